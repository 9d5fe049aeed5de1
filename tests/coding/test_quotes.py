"""Quotes that can stand alone."""

from __future__ import annotations

import pytest

from verbale.coding.quotes import widen


@pytest.mark.parametrize(
    ("text", "matched", "expected"),
    [
        pytest.param("rejects the vote", "rejects the vot", "rejects the vote", id="a word is not cut"),
        pytest.param("rejects the “vote” held", "rejects the “vote", "rejects the “vote”", id="mark closed behind"),
        pytest.param("the “vote” is void", "vote” is void", "“vote” is void", id="mark opened before"),
        pytest.param("der „Wahl“ nicht", "„Wahl", "„Wahl“", id="low opening mark"),
        pytest.param("не признаёт «выборы» там", "не признаёт «выборы", "не признаёт «выборы»", id="angle marks"),
        pytest.param("不承认“选举”结果", "不承认“选举", "不承认“选举”", id="Han marks"),
        pytest.param("不承认「選舉」", "不承認"[:2], "不承", id="Han words are not widened"),
        pytest.param("the States’ vote", "vote", "vote", id="an apostrophe opens nothing"),
        pytest.param("rejects the vote", "rejects the vote", "rejects the vote", id="nothing to widen"),
        pytest.param("a “long one. Another", "a “long", "a “long", id="a mark that never closes"),
    ],
)
def test_widen(text: str, matched: str, expected: str) -> None:
    start = text.index(matched)
    first, last = widen(text, start, start + len(matched), within=(0, len(text)))
    assert text[first:last] == expected


def test_never_beyond_the_sentence() -> None:
    text = "It said “no. Then” it left."
    assert widen(text, 8, 11, within=(0, 12)) == (8, 11)
