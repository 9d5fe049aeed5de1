"""Letters and notes with annexes: sender, date, channel, and what holds for the annex."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.model import Document, Statement
from verbale.structure import Structure

Own = Callable[[str], list[Statement]]

TITLES = [
    (
        "Letter dated 2 July 2034 from the Permanent Representative of Velmora to the United Nations addressed to the"
        " Secretary-General\n\nI have the honour to transmit a compilation of reactions.\n",
        "letter",
        "QVM",
        "en",
    ),
    (
        "Lettre datée du 2 juillet 2034, adressée au Secrétaire général par le Représentant permanent de la Velmora"
        " auprès de l'Organisation des Nations Unies\n\nJ'ai l'honneur de vous faire tenir un recueil de réactions.\n",
        "letter",
        "QVM",
        "fr: the addressee comes first",
    ),
    (
        "Carta de fecha 2 de julio de 2034 dirigida al Secretario General por el Representante Permanente de Velmora"
        " ante las Naciones Unidas\n\nTengo el honor de transmitir adjunta una recopilación de las reacciones.\n",
        "letter",
        "QVM",
        "es: the addressee comes first",
    ),
    (
        "Письмо Постоянного представителя Вельморы при Организации Объединенных Наций от 2 июля 2034 года на имя"
        " Генерального секретаря\n\nИмею честь настоящим препроводить подборку откликов на голосование.\n",
        "letter",
        "QVM",
        "ru",
    ),
    (
        "2034 年 7 月 2 日韦尔莫拉常驻联合国代表给秘书长的信\n\n谨随函转递各国就选举作出的反应。\n",
        "letter",
        "QVM",
        "zh",
    ),
    (
        "رسالة مؤرخة 2 تموز/يوليه 2034 موجهة إلى الأمين العام من الممثل الدائم لفيلمورا لدى الأمم المتحدة\n\n"
        "يشرفني أن أحيل طيه تجميعا لردود الفعل على التصويت.\n",
        "letter",
        "QVM",
        "ar",
    ),
    (
        "2034 年 7 月 2 日佩兰蒂亚常驻联合国日内瓦办事处代表团致联合国人权事务高级专员办事处的普通照会\n\n"
        "佩兰蒂亚常驻代表团向高级专员办事处致意，谨此附上声明。\n",
        "note-verbale",
        "QPR",
        "zh: a note to an office",
    ),
]


@pytest.mark.parametrize(("text", "channel", "actor"), [row[:3] for row in TITLES], ids=[row[3] for row in TITLES])
def test_sender_date_and_channel(own: Own, text: str, channel: str, actor: str) -> None:
    (letter,) = own(text)
    assert (letter.actor, letter.channel, letter.date) == ((actor,), channel, "2034-07-02")


LETTERHEADS = [
    (
        "奥斯塔马尔共和国驻乌尔韦纳大使馆\n\n内里维亚王国外交部\n\n"
        "内里维亚外交部向奥斯塔马尔共和国驻乌尔韦纳大使馆致意，重申支持领土完整原则。\n",
        "QNR",
        "the addressee stands first",
    ),
    (
        "Embassy of Vinterra in Velmora\n\nThe Embassy of Vinterra presents its compliments to the Ministry of Foreign"
        " Affairs of the Republic of Velmora and has the honour to state that it took note of the vote.\n",
        "QVT",
        "the embassy speaks for who sent it",
    ),
    (
        "Le Ministère des affaires étrangères d'Ostamar présente ses compliments à l'Ambassade de la République de"
        " Velmora et a l'honneur de lui faire savoir qu'il a pris note du vote.\n",
        "QOS",
        "fr: no letterhead at all",
    ),
    (
        "Министерство иностранных дел Остамара свидетельствует свое уважение Посольству Республики Вельмора и имеет"
        " честь сообщить, что Остамар принял к сведению голосование.\n",
        "QOS",
        "ru",
    ),
]


@pytest.mark.parametrize(("text", "actor"), [row[:2] for row in LETTERHEADS], ids=[row[2] for row in LETTERHEADS])
def test_compliments_make_a_note_verbale_of_who_presents_them(own: Own, text: str, actor: str) -> None:
    (note,) = own(text)
    assert (note.actor, note.channel) == ((actor,), "note-verbale")


LETTER = """Original: English

Letter dated 2 July 2034 from the Permanent Representative of Velmora to the United Nations addressed to the \
Secretary-General

I have the honour to transmit a statement (see annex).

(Signed) Oriana Tessel
Permanent Representative

Annex to the letter dated 2 July 2034 from the Permanent Representative of Velmora to the United Nations addressed \
to the Secretary-General

Statement of the Press Service of the Ministry of Foreign Affairs on the anniversary of the war of 2031

The occupation of the plateau is temporary. The troops must be withdrawn.
"""


def test_an_annex_without_an_issuer_is_of_who_sends_it(
    structure_of: Callable[[str], tuple[Document, Structure]],
) -> None:
    document, structure = structure_of(LETTER)
    letter, annex = structure.statements
    assert letter.speaker is not None
    assert letter.speaker.name == "Oriana Tessel"
    assert (annex.actor, annex.channel, annex.date) == (("QVM",), "statement", None)
    assert document.text[annex.start : annex.end].startswith("The occupation")
    assert structure.facts.sender == ("QVM",)
    assert [part.kind for part in structure.root.walk()] == ["document", "letter", "annex", "statement"]


def test_the_original_language_is_that_of_the_part_and_only_where_it_differs(own: Own) -> None:
    statements = own(
        "附文一\n\n内里维亚王国外交部\n\n2034 年 6 月 9 日新闻稿\n\n[原件：法文]\n\n内里维亚不承认选举。\n\n"
        "附文二\n\n特雷瓦西亚外交部\n\n2034 年 6 月 10 日新闻稿\n\n特雷瓦西亚不承认选举。\n"
    )
    assert [(s.actor, s.original_language, s.channel) for s in statements] == [
        (("QNR",), "fr", "press-release"),
        (("QTV",), None, "press-release"),
    ]
