"""Krippendorff's alpha: agreement of coders beyond chance, on values without an order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Alpha for nominal values; each unit holds the values that its coders gave it, in any order.

    1 is full agreement, 0 what chance would give, below 0 is worse than chance. Units with fewer than two values say
    nothing and are left out; None where nothing is left, or where everybody always gave the same value.
    Source: K. Krippendorff, Content Analysis, 4th edition (2018), chapter 12.
    """
    values: Counter[str] = Counter()
    observed = 0.0
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(unit)
        values += counts
        observed += sum(n * (len(unit) - n) for n in counts.values()) / (len(unit) - 1)
    total = values.total()
    expected = sum(n * (total - n) for n in values.values())
    return 1 - observed * (total - 1) / expected if expected else None
