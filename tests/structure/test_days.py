"""Days told from the day of the paper, in six languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.model import Statement
from verbale.structure.days import told_day

FRIDAY = "2034-06-09"
DAYS = [
    ("en", "said on Tuesday that", "2034-06-06"),
    ("en", "said on Friday", "2034-06-09"),
    ("en", "told reporters yesterday", "2034-06-08"),
    ("fr", "a tweeté mercredi que", "2034-06-07"),
    ("es", "aseguró este jueves", "2034-06-08"),
    ("ru", "в понедельник назвало", "2034-06-05"),
    ("zh", "周二表示", "2034-06-06"),
    ("ar", "قال أمس", "2034-06-08"),
    ("en", "said that", None),
    ("en", "Mondays", None),
]


@pytest.mark.parametrize(("language", "text", "iso"), DAYS, ids=[f"{row[0]} {row[1]}" for row in DAYS])
def test_a_day_told_from_the_day_of_the_paper(language: str, text: str, iso: str | None) -> None:
    assert told_day(text, [(0, len(text))], language=language, today=FRIDAY) == iso


@pytest.mark.parametrize("today", [None, "2034", "2034-06"])
def test_without_a_day_of_the_paper_nothing_is_told(today: str | None) -> None:
    assert told_day("said on Tuesday", [(0, 15)], language="en", today=today) is None


PAGES = [
    ("site: The Hallmere Letter", ("The Hallmere Letter",), "a key that names it"),
    ("publisher: Ministry of Foreign Affairs of Nerivia", (), "an office is no medium"),
    (
        "description: Our North-Lake intern sums it up.\nurl: https://www.northlake.example/a",
        ("North-Lake",),
        "its site",
    ),
    ("author: Ada Holm\nurl: https://www.northlake.example/a", (), "nothing that names it"),
    ("source: somewhere", (), "a source may be the text's own"),
]


@pytest.mark.parametrize(("front", "media"), [row[:2] for row in PAGES], ids=[row[2] for row in PAGES])
def test_a_page_that_names_itself_in_its_front_matter(
    own: Callable[[str], list[Statement]], front: str, media: tuple[str, ...]
) -> None:
    (statement,) = own(
        f"---\ntitle: Reactions\ndate: 2034-06-09\n{front}\n---\n\n"
        "The foreign minister of Nerivia said on Tuesday that the vote was illegal.\n"
    )
    assert (statement.date, statement.reported_by) == ("2034-06-06", media)
