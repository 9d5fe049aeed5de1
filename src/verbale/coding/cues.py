"""Cues: what the company its concepts keep says of the positions a sentence takes, where no pattern foresaw it.

Patterns say exactly what shows a stance, and can only say what somebody thought of. Cues are weighed: each concept,
each two that follow one another, and each two in this order within a few of one another speak for or against each
position with a weight, and what they come to is a probability (logistic regression). The weights are data, a file
beside the codebook, learned from labelled examples (`make cues`); they are the same for all languages, as patterns
are. A position rests on them only where they are sure (`threshold`) and patterns say nothing about its issue.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp, log
from typing import Any, NamedTuple, cast, get_args

from verbale.coding.alphabet import COMMA, FILLER, NAMES, STOP, alphabet
from verbale.errors import DataError
from verbale.model import Stance

# One symbol for every kind of name, and what parts two concepts of which others may stand between.
NAME, BEFORE = "@", ">"
_REACH = 6
_PASSED_OVER = FILLER + COMMA + STOP
_SHOWN = 3
# The quote covers the cues that together make up this share of what speaks for the position.
_SHARE = 0.6

Label = tuple[str, Stance]


class Weighed(NamedTuple):
    """A position that cues speak for: how likely it is, the symbols it rests on (half-open), its strongest cues."""

    issue: str
    stance: Stance
    probability: float
    first: int
    last: int
    cues: tuple[str, ...]


class Cues(NamedTuple):
    """The weights of a codebook's cues. `table`: for a cue, the numbers of the labels it speaks to, with weights."""

    labels: tuple[Label, ...]
    intercepts: tuple[float, ...]
    table: Mapping[str, tuple[tuple[int, float], ...]]
    threshold: float

    def weigh(self, symbols: str) -> list[Weighed]:
        """The positions that are at least as likely as the threshold, in the order of the labels."""
        sums = list(self.intercepts)
        present = company(symbols)
        spoken = [(cue, self.table[cue]) for cue in present if cue in self.table]
        for _, weights in spoken:
            for label, weight in weights:
                sums[label] += weight
        enough = log(self.threshold / (1 - self.threshold))
        return [self._weighed(number, total, spoken, present) for number, total in enumerate(sums) if total >= enough]

    def _weighed(
        self,
        label: int,
        total: float,
        spoken: Iterable[tuple[str, tuple[tuple[int, float], ...]]],
        present: Mapping[str, tuple[int, int]],
    ) -> Weighed:
        speaking = [(weight, cue) for cue, weights in spoken for number, weight in weights if number == label]
        in_favour = sorted(((weight, cue) for weight, cue in speaking if weight > 0), reverse=True)
        wanted = _SHARE * sum(weight for weight, _ in in_favour)
        places: list[tuple[int, int]] = []
        for weight, cue in in_favour:
            places.append(present[cue])
            wanted -= weight
            if wanted <= 0:
                break
        strongest = tuple(readable(cue) for _, cue in in_favour[:_SHOWN])
        first = min((first for first, _ in places), default=0)
        last = max((last for _, last in places), default=1)
        return Weighed(*self.labels[label], 1 / (1 + exp(-total)), first, last, strongest)


def company(symbols: str) -> dict[str, tuple[int, int]]:
    """The cues in a symbol string, each with the first place it stands in (half-open)."""
    names = _names()
    content = [
        (place, NAME if symbol in names else symbol)
        for place, symbol in enumerate(symbols)
        if symbol not in _PASSED_OVER
    ]
    found: dict[str, tuple[int, int]] = {}
    for number, (place, symbol) in enumerate(content):
        found.setdefault(symbol, (place, place + 1))
        beside = True
        for further, other in content[number + 1 : number + 1 + _REACH]:
            found.setdefault(symbol + BEFORE + other, (place, further + 1))
            if beside:
                found.setdefault(symbol + other, (place, further + 1))
                beside = False
    return found


def readable(cue: str) -> str:
    """A cue in the names of its concepts: `vote`, `condemn vote`, `condemn > vote`."""
    names = {symbol: name for name, symbol in alphabet().symbols.items()} | {NAME: "@name", BEFORE: ">"}
    return " ".join(names[symbol] for symbol in cue)


def parse_cues(raw: str, *, file: str, issues: Iterable[str]) -> Cues:
    """The cues of a codebook with these issues, from their file.

    Raises DataError, naming `file`, for what is no TOML, an unknown issue, stance or concept, or a threshold that is
    no probability.
    """
    try:
        data = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file}: {error}") from None
    threshold = data.pop("threshold", None)
    if not isinstance(threshold, float) or not 0 < threshold < 1:
        raise DataError(f"{file}: threshold must be a probability, between 0 and 1")
    labels: list[Label] = []
    intercepts: list[float] = []
    table: dict[str, list[tuple[int, float]]] = {}
    for issue, stances in data.items():
        if issue not in issues:
            raise DataError(f"{file}: the codebook has no issue {issue!r}")
        for stance, weights in stances.items():
            if stance not in get_args(Stance):
                raise DataError(f"{file} [{issue}.{stance}]: no such stance")
            _take(weights, len(labels), table, where=f"{file} [{issue}.{stance}]")
            intercepts.append(float(weights["intercept"]))
            labels.append((issue, cast(Stance, stance)))
    return Cues(tuple(labels), tuple(intercepts), {cue: tuple(weights) for cue, weights in table.items()}, threshold)


def _take(weights: Mapping[str, Any], label: int, table: dict[str, list[tuple[int, float]]], *, where: str) -> None:
    symbols = alphabet().symbols | {"@name": NAME, BEFORE: BEFORE}
    if "intercept" not in weights:
        raise DataError(f"{where}: the intercept is missing")
    for cue, weight in weights.items():
        if cue == "intercept":
            continue
        words = cue.split()
        unknown = [word for word in words if word not in symbols]
        if unknown:
            raise DataError(f"{where}: no concept {unknown[0]!r}")
        table.setdefault("".join(symbols[word] for word in words), []).append((label, float(weight)))


@cache
def _names() -> frozenset[str]:
    return frozenset(alphabet().symbols[name] for name in NAMES)
