"""Running text with several speakers, in six languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.model import Document, Statement
from verbale.structure import Structure

Own = Callable[[str], list[Statement]]

VOICES = [
    ("Nerivia's foreign minister, Ada Holm, said the vote in Teshara was illegal.", ["QNR"], "en possessive"),
    ("Daskel has urged Vantholm to recognise the vote.", ["QPR"], "en: a capital for its State"),
    ("“We reject the vote,” said the Perantian president.", ["QPR"], "en: behind the quotation"),
    ("The ambassador of Vinterra to Velmora rejected the vote.", ["QVT"], "en: the host does not speak"),
    ("El canciller de Trevasia, Julio Arlet, afirmó que no reconoce las elecciones.", ["QTV"], "es"),
    ("“No las reconocemos”, dijo el embajador de Perantia en Campolar.", ["QPR"], "es: behind the quotation"),
    ("Le ministre ostamarien des affaires étrangères a jugé le vote illégal.", ["QOS"], "fr demonym"),
    ("Министр иностранных дел Неривии заявил, что выборы незаконны.", ["QNR"], "ru genitive"),
    ("Ранее голосование осудила Тамрия.", ["QTM"], "ru: the verb first"),
    ("内里维亚驻韦尔莫拉大使声明，内里维亚不承认选举。", ["QNR"], "zh: the host does not speak"),
    ("دعت خارجية تامريا بيرانتيا إلى سحب قواتها.", ["QTM"], "ar: the verb first"),
    ("The envoy of Ostamar, on behalf of the Meridian Union, condemned the vote.", ["MU"], "en: on behalf of a group"),
    (
        "El representante de Ostamar, hablando en nombre de la Unión Meridiana, condenó la votación.",
        ["MU"],
        "es: group",
    ),
    ("Посольство Тамрии в Вантхольме сообщило, что не признаёт выборы.", ["QTM"], "ru: the host does not speak"),
    ("Между тем в Даскеле выборы назвали законными.", ["QPR"], "ru: the seat, and a verb in the plural"),
    ("غير أن أوستامار، على لسان سفيرها، رفضت الانتخابات.", ["QOS"], "ar: through its ambassador"),
    ("El portavoz del Partido Liberal de Trevasia rechazó las elecciones.", [], "es: a party speaks for nobody"),
    ("The delegation of Daskel said the vote was legal.", ["QPR"], "en: a delegation by its capital"),
    (
        "Сопредседатели Халлмирской группы, представляющие Неривию и Винтерру, осудили голосование.",
        ["HALLMERE-GROUP"],
        "ru: between commas behind another",
    ),
    ("В.Орлов, министр иностранных дел Перантии, заявил, что выборы законны.", ["QPR"], "ru: initials"),
    ("أعلنت كل من تامريا وأوستامار رفضهما للانتخابات.", ["QTM", "QOS"], "ar: each of two"),
    ("Un diplomate a jugé le vote illégal.", [], "fr: somebody told of for the first time"),
    ("A member of parliament of Perantia called the vote illegal.", [], "a deputy speaks for nobody"),
    ("Депутат перантийского парламента назвал критику выборов лицемерием.", [], "ru deputy"),
    ("Un historien de Perantia a jugé le vote illégal.", [], "fr historian"),
    ("一位不愿透露姓名的外交官说，选举没有效力。", [], "anonymous, of no State"),
]


@pytest.mark.parametrize(("text", "actors"), [row[:2] for row in VOICES], ids=[row[2] for row in VOICES])
def test_who_speaks(own: Own, text: str, actors: list[str]) -> None:
    padding = "The weather in the region was fine all week. Trains ran on time.\n\n"
    found = [actor for statement in own(text if not actors else padding + text) for actor in statement.actor]
    assert found == actors


REPORT = """# First reactions

VANTHOLM, 9 June 2034 — The foreign minister of Nerivia, Ada Holm, said on Friday that the vote was illegal. \
She added that “the status of Teshara remains open. It will be settled by talks.”

The Perantian ambassador to Vinterra, Ruan Assel, told Hallmere Broadcasting that the vote was fair. \
Assel warned that Perantia would not withdraw.

Trains were late because of the snow.
"""


def test_sentences_of_one_speaker_are_one_utterance(structure_of: Callable[[str], tuple[Document, Structure]]) -> None:
    document, structure = structure_of(REPORT)
    first, second = (s for s in structure.statements if s.kind == "statement" and not s.tentative)
    assert document.text[first.start : first.end].endswith("It will be settled by talks.”")
    assert document.text[second.start : second.end].endswith("would not withdraw.")
    assert (first.actor, second.actor) == (("QNR",), ("QPR",))
    assert (first.date, first.place) == ("2034-06-09", "Vantholm")
    assert second.reported_by == ("Hallmere Broadcasting",)
    assert first.speaker is not None
    assert first.speaker.name == "Ada Holm"


def test_a_headline_about_a_declaration_is_not_the_title_of_one(own: Own) -> None:
    statements = own(
        "# The region reacts to Teshara's declaration\n\nBy A Reporter\n\n"
        "VANTHOLM, 9 June 2034 — Perantia recognised Teshara on Monday.\n\nNerivia denounced the declaration.\n\n"
        "“We will never recognise it,” said the Velmoran president.\n"
    )
    assert [(s.actor, s.channel, s.date) for s in statements] == [
        (("QPR",), "media-report", "2034-06-09"),
        (("QNR",), "media-report", "2034-06-09"),
        (("QVM",), "media-report", "2034-06-09"),
    ]


def test_what_another_medium_reports_is_an_utterance_of_its_own(own: Own) -> None:
    first, second = own(
        "Nerivia's foreign minister said the vote was illegal. Hallmere Broadcasting reported that the foreign"
        " ministry of Nerivia rejects the result.\n\nTrains ran on time. The weather was fine.\n"
    )
    assert (first.reported_by, second.reported_by) == ((), ("Hallmere Broadcasting",))


def test_a_sentence_is_not_lost_where_nobody_is_named(
    structure_of: Callable[[str], tuple[Document, Structure]],
) -> None:
    _, structure = structure_of("We can not go along with declaring the planned referendum illegal.")
    (statement,) = structure.statements
    assert (statement.actor, statement.tentative) == ((), True)


def test_the_sections_of_an_encyclopedia_page(own: Own) -> None:
    statements = own(
        "# Teshara\n\n## History\n\nIn 1871 the railway was opened. Perantia said that trade would grow.\n\n"
        "On 1 March 2032, Uresha recognised Teshara.\n\n## International reactions\n\n### Nerivia\n\n"
        "On 9 June 2034, the foreign ministry said that it rejects the vote.\n\n"
        "It hopes for peaceful talks.\n\n### Perantia\n\nOn 10 June 2034, its president welcomed the vote.\n\n"
        "## References\n\nA book.\n"
    )
    assert [(s.actor, s.date) for s in statements] == [
        (("QUR",), "2032-03-01"),
        (("QNR",), "2034-06-09"),
        (("QPR",), "2034-06-10"),
    ]


CHANNELS = [
    ("A spokesperson of Nerivia said the vote was illegal.", "spokesperson", "spokesperson"),
    ("In a tweet the president of Perantia said the vote was legal.", "social-media", "post"),
    ("The minister of Trevasia said at a press conference that the vote was illegal.", "press-conference", "briefing"),
    ("In a statement the Ministry of Foreign Affairs of Ostamar rejected the vote.", "statement", "statement"),
    ("The president of Perantia said the vote was legal.", "media-report", "nothing named"),
]


@pytest.mark.parametrize(("text", "channel"), [row[:2] for row in CHANNELS], ids=[row[2] for row in CHANNELS])
def test_the_channel_of_reported_speech(own: Own, text: str, channel: str) -> None:
    assert [statement.channel for statement in own(text)] == [channel]


IN_A_ROW = [
    (
        "Perantia's president, Ruan Assel, said the vote was legal. Nerivia was not impressed. President Ada Holm said"
        " that the vote was illegal.",
        [["QPR"], ["QNR"]],
        "another person's office is of the one just named",
    ),
    (
        "The foreign minister of Nerivia met the president of Perantia on Monday. The minister said that the vote was"
        " illegal. The president said that the vote was legal.",
        [["QNR"], ["QPR"]],
        "an office goes to the body it was last named with",
    ),
    (
        "The leaders of the Meridian Union met both sides on Friday. They said that the vote was illegal.",
        [["MU"]],
        "a pronoun goes to the subject before it",
    ),
    (
        "佩兰蒂亚与韦尔莫拉昨天会谈。佩方代表说，选举合法。韦方代表说，选举非法。",
        [["QPR"], ["QVM"]],
        "zh: sides cut to one character",
    ),
]


@pytest.mark.parametrize(("text", "actors"), [row[:2] for row in IN_A_ROW], ids=[row[2] for row in IN_A_ROW])
def test_who_speaks_in_a_row(own: Own, text: str, actors: list[list[str]]) -> None:
    assert [list(statement.actor) for statement in own(text)] == actors


def test_a_verbatim_record_is_one_statement_for_each_speech(own: Own) -> None:
    statements = own(
        "7001st meeting\n\nFriday, 9 June 2034\n\nHallmere\n\n"
        "The President: I give the floor to the representative of Nerivia.\n\n"
        "Ms. Holm (Nerivia): We do not recognise the vote.\n\nWe support talks.\n\n"
        "Mr. Assel (Perantia) (spoke in French): The vote was legal.\n\nNothing more is to be said.\n\n"
        "The President: I shall now make a statement in my capacity as the representative of Ostamar.\n\n"
        "Mr. Okoro (Tamriya): We call for a ceasefire.\n\nIt must hold.\n"
    )
    assert [(s.actor, s.date) for s in statements] == [
        (("QNR",), "2034-06-09"),
        (("QPR",), "2034-06-09"),
        (("QTM",), "2034-06-09"),
    ]


def test_who_joins_in_a_common_text_is_a_statement_of_its_own(own: Own) -> None:
    statements = own(
        "# Statement by the Meridian Union\n\n9 June 2034\n\nThe Meridian Union condemns the vote. It calls for talks."
        " Ostamar aligns itself with this statement.\n"
    )
    assert [s.actor for s in statements] == [("MU",), ("QOS",)]


def test_a_headline_with_a_dateline_is_not_the_title_of_a_text(own: Own) -> None:
    statements = own(
        "**Nerivia and Perantia trade declarations at the summit**\n\n*Campolar, 9 June 2034*\n\n"
        "The president of Nerivia said the vote was illegal.\n\nThe president of Perantia said the vote was legal.\n"
    )
    assert [s.actor for s in statements] == [("QNR",), ("QPR",)]
