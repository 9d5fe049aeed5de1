"""Statements of a document as labelled and as found: which answers to which, and what is counted about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from verbale.coding.figures import Score, score_of
from verbale.coding.labels import ATTRIBUTES, Quote, Reading, Value
from verbale.coding.strictness import overlap
from verbale.coding.tally import Compared, Outcome, Tally, Why

LEAST_OVERLAP = 0.5  # of the union of two spans
MOST_WORDS = 300  # of a statement that only one side has, in characters
SAME_ACTORS, SAME_KIND = 0.2, 0.1  # what decides between pairs that overlap alike


def match(wanted: Sequence[Reading], seen: Sequence[Reading]) -> list[tuple[Reading, Reading]]:
    """Which label each found statement answers to, one to one, the best overlap first.

    Half of the union must be common; of pairs that overlap alike, the same actors and the same kind go first.
    """
    candidates = []
    for label in wanted:
        for statement in seen:
            share = overlap(label.span, statement.span)
            if share < LEAST_OVERLAP:
                continue
            share += SAME_ACTORS * (label.actors == statement.actors)
            share += SAME_KIND * (label.attributes["kind"] == statement.attributes["kind"])
            candidates.append((-share, label.span, statement.span[0], label, statement))
    pairs: list[tuple[Reading, Reading]] = []
    taken: set[Reading] = set()
    for *_, label, statement in sorted(candidates, key=lambda candidate: candidate[:3]):
        if label not in taken and statement not in taken:
            taken |= {label, statement}
            pairs.append((label, statement))
    return pairs


class Quotes:
    """How many quotes there are, and how many are the source's own characters."""

    def __init__(self) -> None:
        self.all = self.exact = 0

    def take(self, quotes: Iterable[Quote], text: str) -> None:
        for quote in quotes:
            self.all += 1
            self.exact += quote.text in text if quote.span is None else text[slice(*quote.span)] == quote.text


class Matching:
    """Statements found, missed and invented, and how often the attributes of the found ones agree."""

    def __init__(self, tally: Tally) -> None:
        self.counts: Counter[Outcome] = Counter()
        self.agreeing: Counter[str] = Counter()
        self.quotes = Quotes()
        self.tally = tally

    @property
    def statements(self) -> Score:
        return score_of(self.counts)

    def attributes(self) -> dict[str, float]:
        return {name: self.agreeing[name] / max(self.counts["hits"], 1) for name in ATTRIBUTES}

    def take(self, wanted: list[Reading], seen: list[Reading], *, text: str, why: Why | None = None) -> None:
        """Compare the labels of one document with what was found in it."""
        pairs = match(wanted, seen)
        aside = {statement for label, statement in pairs if label.disputed or statement.disputed}
        answered = {reading for pair in pairs for reading in pair}
        for label, statement in pairs:
            if statement not in aside:
                self.counts["hits"] += 1
                self._attributes(label, statement)
                self.tally.compare(Compared(text, _around(label, statement), label.document, label, [statement], why))
        for label in wanted:
            if label not in answered and not label.disputed:
                self._alone("missed", label, text)
                self.tally.compare(Compared(text, label.span, label.document, label, why=why))
        for statement in seen:
            if statement not in answered and not statement.disputed:
                self._alone("false", statement, text)
                self.tally.compare(Compared(text, statement.span, statement.document, found=[statement]))
            if statement not in aside:
                self.quotes.take(statement.quotes, text)

    def _alone(self, outcome: Outcome, reading: Reading, text: str) -> None:
        """A statement that only one side has."""
        self.counts[outcome] += 1
        kind: Literal["missed", "false"] = "missed" if outcome == "missed" else "false"
        self.tally.differ(kind, reading, "statement", _beginning(text, reading.span))

    def _attributes(self, label: Reading, statement: Reading) -> None:
        for name in ATTRIBUTES:
            want, have = label.attributes[name], statement.attributes[name]
            if want == have:
                self.agreeing[name] += 1
            else:
                self.tally.differ("attribute", label, f"{name}: {_shown(want)} was read as {_shown(have)}")


def _around(one: Reading, other: Reading) -> tuple[int, int]:
    """Where the words of either may stand."""
    return min(one.span[0], other.span[0]), max(one.span[1], other.span[1])


def _beginning(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return text[start:end] if end - start <= MOST_WORDS else text[start : start + MOST_WORDS].rstrip() + "…"


def _shown(value: Value) -> str:
    """A value for a person to read."""
    if isinstance(value, frozenset):
        value = tuple(sorted(value))
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return value or "none"
