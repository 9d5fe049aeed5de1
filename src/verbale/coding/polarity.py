"""Folds negation into the predicate it belongs to, before any issue is coded.

The rules are `codebooks/polarity.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from verbale.coding.alphabet import alphabet
from verbale.coding.pattern import Pattern, compile_pattern, symbol_set
from verbale.model import Mark

Spans = list[tuple[int, int]]
Marks = list[Mark | None]


@dataclass(frozen=True, slots=True)
class Fold:
    """A pattern and the symbols that take the place of what it matches."""

    pattern: Pattern
    to: str


class _Table(NamedTuple):
    """The folds with two of the sets each needs, all that folding can bring into a sentence, and what it leaves be."""

    rows: tuple[tuple[int, int, Fold], ...]
    brought: int
    topics: frozenset[str]


@cache
def _table() -> _Table:
    rows = tuple((fold.pattern.needs[0], fold.pattern.needs[-1], fold) for fold in folds())
    brought = 0
    for fold in folds():
        brought |= symbol_set(fold.to)
    letters = alphabet()
    return _Table(rows, brought, frozenset(letters.symbols[c] for c in letters.classes["topic"]))


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


def fold_polarity(symbols: str, spans: Spans, marks: Marks) -> tuple[str, Spans, Marks]:
    """The symbols with every negated predicate as one, whose span is the whole of what was folded.

    A topic that stood within it is kept behind it: "no strikes were necessary" is still about necessity.
    """
    table = _table()
    possible = symbol_set(symbols) | table.brought
    for first_need, last_need, fold in table.rows:
        if first_need & possible and last_need & possible:
            match = fold.pattern.regex.search(symbols)
            while match:
                first, last = match.span()
                whole = (spans[first][0], max(span[1] for span in spans[first:last]))
                kept = [i for i in range(first, last) if symbols[i] in table.topics and symbols[i] not in fold.to]
                to = fold.to + "".join(symbols[i] for i in kept)
                symbols = symbols[:first] + to + symbols[last:]
                spans[first:last] = [whole] * len(fold.to) + [spans[i] for i in kept]
                marks[first:last] = [marks[first]] * len(fold.to) + [marks[i] for i in kept]
                match = fold.pattern.regex.search(symbols, first + len(to))
    return symbols, spans, marks
