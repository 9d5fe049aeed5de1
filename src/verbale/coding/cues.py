"""Cues: what the company its concepts keep says of the positions a sentence takes, where no pattern foresaw it.

Patterns say exactly what shows a stance, and can only say what somebody thought of. Cues are weighed: each concept,
each two that follow one another, and each two in this order within a few of one another speak for or against each
position with a weight, and what they come to is a probability (logistic regression). The weights are data, a file
beside the codebook, learned from labelled examples (`make cues`); they are the same for all languages, as patterns
are. A position rests on them only where they are sure (`threshold`) and patterns say nothing about its issue.
"""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
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
Weights = tuple[tuple[int, float], ...]


class Weighed(NamedTuple):
    """A position that cues speak for: how likely it is, the symbols it rests on (half-open), its strongest cues."""

    issue: str
    stance: Stance
    probability: float
    first: int
    last: int
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The weights of a codebook's cues: for a cue, the numbers of the labels it speaks to, with weights.

    They are kept as they are asked for: `single` by the concept, `beside` by two neighbours, `further` by the first of
    two and then the second.
    """

    labels: tuple[Label, ...]
    intercepts: tuple[float, ...]
    threshold: float
    single: Mapping[str, Weights]
    beside: Mapping[str, Weights]
    further: Mapping[str, Mapping[str, Weights]]

    def weigh(self, symbols: str, *, but: Container[str] = ()) -> list[Weighed]:
        """The positions that are at least as likely as the threshold, in the order of the labels.

        On issues in `but` nothing is asked.
        """
        spoken = self._spoken(symbols)
        sums = list(self.intercepts)
        for weights in spoken.values():
            for label, weight in weights:
                sums[label] += weight
        enough = log(self.threshold / (1 - self.threshold))
        likely = [(n, total) for n, total in enumerate(sums) if total >= enough and self.labels[n][0] not in but]
        if not likely:
            return []
        places = company(symbols)
        return [self._weighed(label, total, spoken, places) for label, total in likely]

    def _spoken(self, symbols: str) -> dict[str, Weights]:
        """The cues of a symbol string that have weights; what `company` finds, but much faster."""
        content = symbols.translate(_content())
        found: dict[str, Weights] = {}
        for place, symbol in enumerate(content):
            if symbol in self.single:
                found[symbol] = self.single[symbol]
            pair = content[place : place + 2]
            if pair in self.beside:
                found[pair] = self.beside[pair]
            following = self.further.get(symbol)
            if following:
                for other in content[place + 1 : place + 1 + _REACH]:
                    if other in following:
                        found[symbol + BEFORE + other] = following[other]
        return found

    def _weighed(
        self, label: int, total: float, spoken: Mapping[str, Weights], places: Mapping[str, tuple[int, int]]
    ) -> Weighed:
        speaking = [(weight, cue) for cue, weights in spoken.items() for number, weight in weights if number == label]
        in_favour = sorted(((weight, cue) for weight, cue in speaking if weight > 0), reverse=True)
        wanted = _SHARE * sum(weight for weight, _ in in_favour)
        shown: list[tuple[int, int]] = []
        for weight, cue in in_favour:
            shown.append(places[cue])
            wanted -= weight
            if wanted <= 0:
                break
        strongest = tuple(readable(cue) for _, cue in in_favour[:_SHOWN])
        first = min((first for first, _ in shown), default=0)
        last = max((last for _, last in shown), default=1)
        return Weighed(*self.labels[label], 1 / (1 + exp(-total)), first, last, strongest)


def company(symbols: str) -> dict[str, tuple[int, int]]:
    """The cues in a symbol string, each with the first place it stands in (half-open)."""
    kept = _content()
    content = [
        (place, kept.get(ord(symbol)) or symbol) for place, symbol in enumerate(symbols) if symbol not in _PASSED_OVER
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
    return " ".join(map(_names().__getitem__, cue))


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
    further: dict[str, dict[str, Weights]] = {}
    for cue in table:
        if BEFORE in cue:
            further.setdefault(cue[0], {})[cue[-1]] = tuple(table[cue])
    return Cues(
        labels=tuple(labels),
        intercepts=tuple(intercepts),
        threshold=threshold,
        single={cue: tuple(weights) for cue, weights in table.items() if len(cue) == 1},
        beside={cue: tuple(weights) for cue, weights in table.items() if len(cue) == 2},
        further=further,
    )


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
def _names() -> dict[str, str]:
    return {symbol: name for name, symbol in alphabet().symbols.items()} | {NAME: "@name", BEFORE: ">"}


@cache
def _content() -> dict[int, str]:
    """Every kind of name as one symbol, and nothing for what is passed over."""
    names = {ord(alphabet().symbols[name]): NAME for name in NAMES}
    return names | dict.fromkeys(map(ord, _PASSED_OVER), "")
