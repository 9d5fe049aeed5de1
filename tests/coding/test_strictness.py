"""How far quotes overlap, and what was taken for what: worked by hand."""

from collections import Counter

import pytest

from verbale.coding.confusion import confusion
from verbale.coding.labels import Pair, Quote
from verbale.coding.strictness import LEVELS, MOST_PLACES, overlap, places, shared

#       0         10        20        30
TEXT = "Norland rejects the vote. Norland rejects the vote."


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param((0, 10), (0, 10), 1.0, id="the same"),
        pytest.param((0, 10), (0, 8), 0.8, id="8 of 10: close, just"),
        pytest.param((0, 10), (1, 11), 9 / 11, id="one character further: 9 of 11"),
        pytest.param((0, 10), (5, 15), 1 / 3, id="5 of 15: loose"),
        pytest.param((0, 10), (6, 16), 1 / 4, id="4 of 16: not even loose"),
        pytest.param((0, 10), (10, 20), 0.0, id="side by side"),
        pytest.param((0, 4), (8, 9), 0.0, id="apart"),
    ],
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], share: float) -> None:
    assert overlap(one, other) == pytest.approx(share)
    assert overlap(other, one) == pytest.approx(share)


@pytest.mark.parametrize(
    ("chosen", "found", "levels"),
    [
        pytest.param(Quote("rejects the vote", (8, 24)), Quote("rejects the vote", (8, 24)), 3, id="exact"),
        # 16 of 17 characters.
        pytest.param(Quote("rejects the vote", (8, 24)), Quote("rejects the vote.", (8, 25)), 2, id="a full stop more"),
        # «the vote» is 8 of the 16 characters of «rejects the vote».
        pytest.param(Quote("rejects the vote"), Quote("the vote", (16, 24)), 1, id="half of it"),
        # «vote» is 4 of 16.
        pytest.param(Quote("rejects the vote"), Quote("vote", (20, 24)), 0, id="a quarter of it"),
        pytest.param(Quote("rejects the vote", (8, 24)), Quote("rejects the vote", (34, 50)), 0, id="another place"),
        pytest.param(
            Quote("rejects the vote"), Quote("rejects the vote", (34, 50)), 3, id="a label that says no place"
        ),
        pytest.param(Quote("rejects it"), Quote("rejects it"), 3, id="the same words that the text does not hold"),
        pytest.param(Quote("rejects it"), Quote("rejects", (8, 15)), 0, id="words that the text does not hold"),
        pytest.param(Quote(""), Quote("rejects", (8, 15)), 0, id="no quote"),
    ],
)
def test_levels_of_strictness(chosen: Quote, found: Quote, levels: int) -> None:
    share = shared([chosen], [found], TEXT, within=(0, len(TEXT)))
    assert sum(share >= level.least for level in LEVELS) == levels


def test_a_quote_is_looked_for_in_its_statement_only() -> None:
    assert list(places(Quote("Norland"), TEXT, within=(5, len(TEXT)))) == [(26, 33)]


def test_words_that_stand_everywhere_are_not_looked_for_without_end() -> None:
    assert len(list(places(Quote("a"), "a" * 1000, within=(0, 1000)))) == MOST_PLACES


VOTE_AGAINST, VOTE_FOR, STATUS, LAW = ("vote", "against"), ("vote", "for"), ("status", "against"), ("law", "for")


@pytest.mark.parametrize(
    ("want", "have", "cells"),
    [
        pytest.param([VOTE_FOR], [VOTE_FOR], {(VOTE_FOR, VOTE_FOR): 1}, id="the same"),
        pytest.param([VOTE_FOR], [], {(VOTE_FOR, None): 1}, id="missed"),
        pytest.param([], [VOTE_FOR], {(None, VOTE_FOR): 1}, id="a false alarm"),
        pytest.param([VOTE_FOR], [VOTE_AGAINST], {(VOTE_FOR, VOTE_AGAINST): 1}, id="the other stance"),
        pytest.param([LAW], [STATUS], {(LAW, STATUS): 1}, id="the same words, another issue"),
        pytest.param(
            [VOTE_FOR], [STATUS], {(VOTE_FOR, None): 1, (None, STATUS): 1}, id="other words, another issue"
        ),
        pytest.param(
            [VOTE_AGAINST, LAW], [VOTE_FOR, VOTE_AGAINST, STATUS],
            {(VOTE_AGAINST, VOTE_AGAINST): 1, (LAW, STATUS): 1, (None, VOTE_FOR): 1},
            id="one to one, the same first",
        ),
        pytest.param([], [], {}, id="nothing"),
    ],
)  # fmt: skip
def test_what_was_taken_for_what(want: list[Pair], have: list[Pair], cells: dict[object, int]) -> None:
    found = confusion(want, have, lambda one, other: 0.5 if (one, other) == (LAW, STATUS) else 0.1)
    assert found == Counter(cells)
