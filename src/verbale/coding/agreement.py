"""Agreement of two coders beyond chance, on values without an order: Krippendorff's alpha and Cohen's kappa.

What a unit is decides what a figure says. Over all statements and all issues most units would be empty for both
coders: text that nobody coded, on which agreement is cheap. `of_positions` leaves those out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from verbale.coding.labels import Pair

NONE = "none"
"""The value of a unit on which a coder took no position."""

Coded = tuple[frozenset[Pair], frozenset[Pair]]
"""The positions (issue, stance) that the first and the second coder saw in one statement."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree: on how many units, with which share of them alike, and beyond chance.

    Figures are None where they are undefined: no unit, or one value only.
    """

    units: int
    share: float | None
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreements:
    """Agreement of two coders on positions, three ways (`of_positions`)."""

    positions: Agreement
    stances: Agreement
    issues: Mapping[str, Agreement]


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


def kappa(units: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa; each unit holds the value of the first coder and that of the second.

    Unlike alpha it takes what chance would give from each coder's own habits, and makes no allowance for few units.
    None where there is no unit, or where both coders always gave the same one value.
    Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20
    (1960), pp. 37–46.
    """
    pairs = list(units)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[value] * second[value] for value in first)
    if by_chance == len(pairs) ** 2:
        return None
    observed = sum(one == other for one, other in pairs)
    return (observed * len(pairs) - by_chance) / (len(pairs) ** 2 - by_chance)


def agreement(units: Iterable[tuple[str, str]]) -> Agreement:
    """All figures for units that hold the value of the first coder and that of the second."""
    pairs = list(units)
    alike = sum(one == other for one, other in pairs)
    return Agreement(len(pairs), alike / len(pairs) if pairs else None, kappa(pairs), alpha(pairs))


def of_positions(coded: Iterable[Coded]) -> Agreements:
    """The agreement on what two coders saw in the same statements; a statement one of them missed is empty for him.

    `positions`: a unit is one statement and one issue on which **at least one** of the two took a position; its value
    is the stance, or `none`. What neither coded is no unit: so `none` never stands on both sides, and the figure
    cannot grow with the length of the text. It is the strictest of the three.
    `stances`: of these, the units on which **both** took a position: given that they saw the same question, did they
    read the same answer? Missed and invented positions do not count here. (It stands to `positions` as cu-alpha to
    u-alpha in K. Krippendorff and others, On the reliability of unitizing textual continua, Quality & Quantity 50
    (2016), pp. 2347–2364.)
    `issues`: for each issue that somebody coded, as content analysis reports each variable: a unit is a statement in
    which at least one coder took a position **on any issue**; its value is the stance on this one, or `none`.
    """
    somewhere = [both for both in coded if both[0] or both[1]]
    issues = sorted({issue for both in somewhere for pairs in both for issue, _ in pairs})
    valued = {issue: [(stance(one, issue), stance(other, issue)) for one, other in somewhere] for issue in issues}
    by_one = [unit for units in valued.values() for unit in units if unit != (NONE, NONE)]
    return Agreements(
        positions=agreement(by_one),
        stances=agreement(unit for unit in by_one if NONE not in unit),
        issues={issue: agreement(units) for issue, units in valued.items()},
    )


def stance(pairs: frozenset[Pair], issue: str) -> str:
    """What a coder says of an issue, as one value: `for`, `against+for` where he saw both, or `none`."""
    return "+".join(sorted(stance for about, stance in pairs if about == issue)) or NONE
