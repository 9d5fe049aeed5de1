"""Whose words are whose."""

from __future__ import annotations

import pytest

from verbale.coding.own_words import own_words
from verbale.model import Statement


def statement(start: int, end: int, *, kind: str = "statement", shared: bool = False) -> Statement:
    return Statement(kind, start, end, ("QNR",), "en", shared=shared)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param([statement(0, 10)], [[(0, 10)]], id="alone"),
        pytest.param(
            [statement(0, 100), statement(40, 60, kind="claim")],
            [[(0, 40), (60, 100)], [(40, 60)]],
            id="a claim takes its words away",
        ),
        pytest.param(
            [statement(0, 100), statement(40, 60, kind="claim", shared=True)],
            [[(0, 100)], [(40, 60)]],
            id="a shared claim does not",
        ),
        pytest.param(
            [statement(0, 100), statement(0, 100, kind="claim")], [[], [(0, 100)]], id="a claim that is all of it"
        ),
        pytest.param([statement(0, 50), statement(50, 100)], [[(0, 50)], [(50, 100)]], id="neighbours do not overlap"),
        pytest.param(
            [statement(0, 60), statement(40, 100)], [[(0, 60)], [(40, 100)]], id="a piled-up one takes nothing"
        ),
        pytest.param(
            [statement(0, 100), statement(10, 20), statement(30, 40)],
            [[(0, 10), (20, 30), (40, 100)], [(10, 20)], [(30, 40)]],
            id="two inside",
        ),
        pytest.param(
            [statement(10, 20, kind="claim"), statement(0, 100)], [[(10, 20)], [(0, 10), (20, 100)]], id="any order"
        ),
    ],
)
def test_words_of_others_are_taken_out(statements: list[Statement], expected: list[list[tuple[int, int]]]) -> None:
    assert [spans for _, spans in own_words(statements)] == expected
