"""How right every form of the letters is read. Floors: a figure below one is a fault, a better one raises it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from collection import measures, plain
from collection.letter import LANGUAGES, load

from verbale.reading import read

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reading"

# File: characters, order of blocks, F1 of headings, F1 of notes. A text file has no headings for a reader.
FLOORS = {
    "letter-{}.pdf": (0.999, 0.99, 0.97, 0.97),
    "office-{}.pdf": (0.997, 0.98, 0.97, 0.97),
    "letter-{}.docx": (0.999, 0.99, 0.97, 0.97),
    "letter-{}.html": (0.999, 0.99, 0.97, 0.97),
    "letter-{}.txt": (0.999, 0.99, 0.0, 0.97),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pattern", FLOORS)
def test_letters_are_read_as_well_as_before(pattern: str, language: str) -> None:
    path = FIXTURES / pattern.format(language)
    if not path.exists():
        pytest.skip("LibreOffice makes only some of them")
    truth = json.loads((FIXTURES / f"letter-{language}.json").read_text("utf-8"))
    document = read(path)
    body = measures.read_body(document)
    figures = (
        measures.characters(measures.body(truth), body),
        measures.order(truth, body),
        measures.headings(truth, document).f1,
        measures.notes(truth, document).f1,
    )
    floors = FLOORS[pattern]
    assert all(figure >= floor for figure, floor in zip(figures, floors, strict=True)), (figures, floors)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_committed_is_what_the_letters_make(language: str) -> None:
    letter = load(language)
    assert json.loads((FIXTURES / f"letter-{language}.json").read_text("utf-8")) == plain.truth(letter)
    assert (FIXTURES / f"letter-{language}.txt").read_text("utf-8") == plain.text(letter)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("kitten", "sitting", 3),
        ("abc", "", 3),
        ("", "abc", 3),
        ("领土完整", "领土 完整", 1),
        ("a" * 200, "a" * 199 + "b", 1),
    ],
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert measures.distance(one, other) == expected


def test_a_piece_is_found_where_it_is_most_alike() -> None:
    assert measures.locate("recognise", "does not recogn1se it") == (18, 1)
