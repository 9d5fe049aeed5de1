"""What a line is, by what it says and where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.structure.lines import is_dateline, is_part_label, roles
from verbale.structure.page import Page

PageOf = Callable[[str], Page]

BODIES = {
    "Annexe": "La Nérivie ne reconnaît pas les élections organisées dans la région et le fait savoir.\n",
    "Anexo": "Nerivia no reconoce las elecciones celebradas en la región y así lo hace saber a todos.\n",
    "Приложение": "Неривия не признаёт выборы в регионе и сообщает об этом всем заинтересованным сторонам.\n",
    "附文": "内里维亚不承认在该地区举行的选举。\n",
    "2034": "内里维亚不承认在该地区举行的选举。\n",
    "المرفق": "لا تعترف نيريفيا بالانتخابات التي أجريت في الإقليم وتعلن ذلك للجميع.\n",
    "Annex": "Nerivia does not recognise the elections held in the region and lets everybody know.\n",
}

LABELS = [
    ("Annex II", True, "label with a roman numeral"),
    ("附文三", True, "Chinese numeral"),
    ("Приложение 2", True, "Russian label"),
    ("Annexe I", True, "French label"),
    ("Anexo", True, "bare label"),
    ("المرفق الأول", True, "Arabic label"),
    ("2034 年 6 月 27 日韦尔莫拉常驻联合国代表团临时代办给秘书长的信的附件", True, "label at the end"),
    (
        "Annex to the letter dated 2 July 2034 from the Permanent Representative of Velmora to the United Nations"
        " addressed to the Secretary-General",
        True,
        "long label that names its letter",
    ),
    ("The annex holds the reactions of several States.", False, "a sentence about an annex"),
    ("Annexation of the plateau by force is not accepted by Nerivia", False, "a word that begins alike"),
]


@pytest.mark.parametrize(("text", "expected"), [row[:2] for row in LABELS], ids=[row[2] for row in LABELS])
def test_labels_of_parts(page_of: PageOf, text: str, expected: bool) -> None:
    # A label alone has no language: the text below it lends its own, as in any document.
    language = next((body for word, body in BODIES.items() if text.startswith(word)), BODIES["Annex"])
    assert is_part_label(page_of(f"{text}\n\n{language}").lines[0]) is expected


DATELINES = [
    ("Vantholm, 9 June 2034", True, "city and date"),
    ("Vantholm / Campolar / Hallmere, 09.06.2034", True, "several cities"),
    ("2034 年 7 月 24 日，乌尔韦纳", True, "date before city"),
    ("Вантхольм, 9 июня 2034 года", True, "Russian"),
    ("Medhara, le 20 juin 2034", True, "French article"),
    ("Campolar, 21 de junio de 2034", True, "Spanish prepositions"),
    ("زويدان، 24 يونيو 2034", True, "Arabic comma"),
    ("Nowhereville, 9 June 2034", True, "a place nobody has listed"),
    ("Nerivia does not recognise the vote of 8 June 2034", False, "a sentence with a date"),
    ("Statement of 9 June 2034 by the Ministry of Foreign Affairs", False, "a title with a date"),
]


@pytest.mark.parametrize(("text", "expected"), [row[:2] for row in DATELINES], ids=[row[2] for row in DATELINES])
def test_datelines(page_of: PageOf, text: str, expected: bool) -> None:
    assert is_dateline(page_of(text).lines[0]) is expected


def test_a_compilation_has_issuers_titles_datelines_and_bodies(page_of: PageOf) -> None:
    page = page_of(
        "**NERIVIA**\n\n**Statement by the Ministry of Foreign Affairs of Nerivia**\n\nVantholm, 09.06.2034\n\n"
        "Nerivia does not recognise the vote.\n\n**I. States**\n\nQ: Will it do so later?\n\nA: No, it will not.\n"
    )
    assert roles(page) == ["issuer", "title", "dateline", "body", "section", "question", "answer"]


def test_the_name_of_a_land_heads_no_letter(page_of: PageOf) -> None:
    assert roles(page_of("# Teshara\n\n# Nerivia\n\nNerivia supports the peaceful settlement.\n"))[:2] == [
        "section",
        "issuer",
    ]
