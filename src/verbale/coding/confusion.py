"""What was taken for what: the positions of labels against those that were found, `none` included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from verbale.coding.labels import Pair
from verbale.coding.strictness import LEVELS

Confusion = Counter[tuple[Pair | None, Pair | None]]
"""How often a labelled position (None: none) was found as which position (None: none). Never None for both."""

Likeness = Callable[[Pair, Pair], float]
"""How far the quotes of a labelled and of a found position overlap, from 0 to 1."""


def confusion(want: Collection[Pair], have: Collection[Pair], alike: Likeness) -> Confusion:
    """The positions of one statement, each label against what it was taken for, one to one.

    A statement takes several positions, so it must be said which was taken for which. First the same ones; of what is
    left, another stance on the same issue; then another issue shown by overlapping words (at least the loosest of the
    levels of strictness). What still has no partner stands against none: missed, or a false alarm.
    """
    table: Confusion = Counter()
    left, over = sorted(want), sorted(have)
    for test in (_same, _same_issue, lambda one, other: alike(one, other) >= LEVELS[-1].least):
        for one, other in list(_partners(left, over, test)):
            table[one, other] += 1
    table.update((one, None) for one in left)
    table.update((None, other) for other in over)
    return table


def _partners(left: list[Pair], over: list[Pair], test: Callable[[Pair, Pair], bool]) -> Iterator[tuple[Pair, Pair]]:
    """Pairs that pass the test, taken out of both lists."""
    for one in list(left):
        other = next((candidate for candidate in over if test(one, candidate)), None)
        if other is not None:
            left.remove(one)
            over.remove(other)
            yield one, other


def _same(one: Pair, other: Pair) -> bool:
    return one == other


def _same_issue(one: Pair, other: Pair) -> bool:
    return one[0] == other[0]
