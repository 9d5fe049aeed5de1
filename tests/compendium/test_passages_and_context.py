"""Paragraphs with marked words, and the words around a quote."""

from types import SimpleNamespace

import pytest

from verbale.compendium.context import AROUND, WHOLE, context, utf16_length
from verbale.compendium.footnotes import pieces
from verbale.compendium.passages import paragraphs


def shown(text, *spans, start=100):
    """Paragraphs as strings, marked stretches in brackets."""
    statement = SimpleNamespace(text=text, start=start)
    positions = [SimpleNamespace(start=start + first, end=start + last) for first, last in spans]
    return ["".join(f"[{r.text}]" if r.marked else r.text for r in p) for p in paragraphs(statement, positions)]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        pytest.param("one two", [], ["one two"], id="nothing marked"),
        pytest.param("one two", [(0, 7)], ["[one two]"], id="all of it"),
        pytest.param("one two three", [(4, 7)], ["one [two] three"], id="in the middle"),
        pytest.param(
            "one two three", [(0, 7), (4, 13)], ["[one two three]"], id="overlapping positions are one stretch"
        ),
        pytest.param("one two three", [(0, 13), (4, 7)], ["[one two three]"], id="one inside another"),
        pytest.param("one\ntwo", [(2, 5)], ["on[e]", "[t]wo"], id="across a paragraph's end"),
        pytest.param("  one  \n\n two ", [(2, 5)], ["[one]", "two"], id="white space and empty lines go"),
        pytest.param("one two three", [(3, 8)], ["one [two] three"], id="blank ends of a quote are not marked"),
        pytest.param("和平🕊解决", [(2, 5)], ["和平[🕊解决]"], id="code points, not units"),
        pytest.param("", [], [], id="nothing"),
    ],
)
def test_paragraphs(text, spans, expected):
    assert shown(text, *spans) == expected


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        pytest.param("see https://a.example/b_c?d=1&e=2.", ["https://a.example/b_c?d=1&e=2"], id="full stop outside"),
        pytest.param("（https://a.example/b）。", ["https://a.example/b"], id="full-width brackets"),
        pytest.param('<https://a.example/"x">', ["https://a.example/"], id="ends at a quotation mark"),
        pytest.param("\u2068https://a.example/b\u2069؛ x", ["https://a.example/b"], id="isolated, in Arabic"),
        pytest.param("javascript:alert(1) data:text/html,x file:///etc/passwd", [], id="no other scheme"),
        pytest.param("httpx://a.example", [], id="nearly one"),
    ],
)
def test_addresses(text, addresses):
    found = list(pieces(text))
    assert "".join(piece for piece, _ in found) == text
    assert [piece for piece, is_address in found if is_address] == addresses


def test_a_short_statement_is_shown_with_the_document_around_it():
    text = "before " * 100 + "It rejects it." + " after" * 100
    start = text.index("It rejects")
    found = context(text, start, start + 14)
    _, first, last = found.for_script()
    assert found.text[first:last] == "It rejects it."
    assert found.text.startswith("before")
    assert found.text.endswith("after")
    assert len(found.text) < 400


def test_a_long_statement_is_shown_around_the_quote():
    text = "word " * 1000 + "QUOTE" + " word" * 1000
    at = text.index("QUOTE")
    found = context(text, 0, len(text), quote=(at, at + 5))
    first, last = found.units(at, at + 5)
    assert found.text[first:last] == "QUOTE"
    assert len(found.text) <= 2 * AROUND + 60
    assert len(context(text, 0, len(text)).text) <= AROUND + 60


def test_a_statement_of_middle_length_is_shown_whole():
    text = "x" * 3000
    found = context(text, 100, 100 + WHOLE)
    assert found.for_script() == ("x" * WHOLE, 0, WHOLE)


def test_units_are_those_of_the_script():
    assert utf16_length("a🕊b") == 4
    found = context("🕊" * 500, 10, 500)
    assert found.units(12, 14) == (4, 8)
