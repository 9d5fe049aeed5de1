"""Folds negation into the predicate it belongs to, before any issue is coded. The rules are `codebooks/polarity.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbale.coding.alphabet import alphabet
from verbale.coding.pattern import Pattern, compile_pattern, symbol_set
from verbale.coding.reading import Reading


@dataclass(frozen=True, slots=True)
class Fold:
    """A pattern and the symbols that take the place of what it matches."""

    pattern: Pattern
    to: str


@cache
def folds() -> tuple[Fold, ...]:
    """The folding rules, in their order, read once. Raises DataError if one names an unknown concept."""
    data = tomllib.loads(files("verbale.codebooks").joinpath("polarity.toml").read_text(encoding="utf-8"))
    letters = alphabet()
    rules = []
    for number, rule in enumerate(data["fold"], start=1):
        where = f"codebooks/polarity.toml fold {number}"
        pattern = compile_pattern(rule["from"], letters, classes={}, where=where)
        to = "".join(letters.set_of(word, where=where) for word in rule["to"].split())
        rules.append(Fold(pattern, to))
    return tuple(rules)


def fold_polarity(reading: Reading) -> Reading:
    """The reading with every negated predicate as one symbol, whose span is the whole of what was folded."""
    present = symbol_set(reading.symbols)
    for fold in folds():
        if fold.pattern.may_match(present) and _apply(fold, reading):
            present |= symbol_set(fold.to)
    return reading


def _apply(fold: Fold, reading: Reading) -> bool:
    """Folds every match in place; whether there was any."""
    symbols: list[str] = []
    spans: list[tuple[int, int]] = []
    marks = []
    at = 0
    for match in fold.pattern.regex.finditer(reading.symbols):
        first, last = match.span()
        symbols += [reading.symbols[at:first], fold.to]
        whole = (reading.spans[first][0], max(span[1] for span in reading.spans[first:last]))
        spans += [*reading.spans[at:first], *[whole] * len(fold.to)]
        marks += [*reading.marks[at:first], *[reading.marks[first]] * len(fold.to)]
        at = last
    if at:
        reading.symbols = "".join(symbols) + reading.symbols[at:]
        reading.spans = spans + reading.spans[at:]
        reading.marks = marks + reading.marks[at:]
    return at > 0
