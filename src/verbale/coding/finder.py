"""Finds the positions that a sentence, read as concepts, takes by the rules of a codebook."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.coding.alphabet import FILLER, alphabet
from verbale.coding.codebook import Codebook, Rule
from verbale.coding.pattern import symbol_set
from verbale.coding.quotes import widen
from verbale.coding.reading import Reading
from verbale.gazetteer import Gazetteer
from verbale.model import Document, Mark, Position

# Observers without membership are entities whose status is a question; organs speak as their organization does.
_NAME_SYMBOLS = {"observer": "entity", "organ": "organization"}
_TARGET_REACH = 8


class Match(NamedTuple):
    """A rule and the place in a reading where one of its patterns matched, half-open."""

    rule: Rule
    pattern: str
    first: int
    last: int


class Finder:
    """A codebook at work on one document."""

    def __init__(self, document: Document, codebook: Codebook, gazetteer: Gazetteer) -> None:
        self._document = document
        self._codebook = codebook
        self._gazetteer = gazetteer
        self._symbols = alphabet().symbols

    def symbol_of(self, mark: Mark) -> str | None:
        """The symbol of a mark: its concept, or the kind of thing it names; None if it expresses nothing."""
        if mark.kind == "concept":
            return FILLER if mark.value == "nothing" else self._symbols.get(mark.value)
        if mark.kind == "actor":
            if mark.form == "person":
                return self._symbols["person"]
            actor = self._gazetteer.actor(mark.value)
            kind: str = actor.kind if actor else "state"
            return self._symbols[_NAME_SYMBOLS.get(kind, kind)]
        if mark.kind == "citation":
            return self._cited(mark.value)
        return self._symbols.get(mark.kind)

    def matches(self, reading: Reading) -> Iterator[Match]:
        """For each rule that the sentence meets, in the order of the codebook, the first place that shows it."""
        symbols = reading.symbols
        present = symbol_set(symbols)
        # Three of the sets a pattern needs, tested in place: nearly all patterns fall here, and calls would cost more.
        possible = [row for row in self._codebook.table if row[0] & present and row[1] & present and row[2] & present]
        met: Rule | None = None
        for _, _, _, rule, pattern in possible:
            if rule is met:
                continue
            for hit in pattern.regex.finditer(symbols):
                if not _barred(rule, symbols, present, hit.span()):
                    yield Match(rule, pattern.source, *hit.span())
                    met = rule
                    break

    def position(self, match: Match, reading: Reading) -> Position:
        """The position a match shows, quoted by the words it covers."""
        rule = match.rule
        first = reading.spans[match.first][0]
        last = max(span[1] for span in reading.spans[match.first : match.last])
        sentence = (reading.spans[0][0], max(span[1] for span in reading.spans))
        start, end = widen(self._document.text, first, last, within=sentence)
        return Position(
            issue=rule.issue,
            stance=rule.stance,
            act=rule.act or self._act(reading.symbols[match.first : match.last]),
            start=start,
            end=end,
            target=_target(match, reading) if rule.target else None,
            pattern=match.pattern,
        )

    def _cited(self, value: str) -> str | None:
        if "/RES/" in value:
            return self._symbols["resolutions"]
        for concept, begins in self._codebook.citations.items():
            if value.startswith(begins):
                return self._symbols[concept]
        return None

    def _act(self, symbols: str) -> str:
        acts = _acts()
        for symbol in symbols:
            if symbol in acts:
                return self._codebook.acts.get(acts[symbol], acts[symbol])
        return "declare"


@cache
def _acts() -> dict[str, str]:
    """The symbols that name an act, with their concepts."""
    letters = alphabet()
    concepts = (*letters.classes["attitude"], *letters.classes["derived"], "invalid", "inadmissible")
    return {letters.symbols[concept]: concept for concept in concepts}


def _barred(rule: Rule, symbols: str, present: int, span: tuple[int, int]) -> bool:
    """Whether a pattern that the rule excepts stands where the rule matched."""
    for pattern in rule.unless:
        if pattern.may_match(present):
            for hit in pattern.regex.finditer(symbols):
                if hit.start() < span[1] and span[0] < hit.end():
                    return True
    return False


def _target(match: Match, reading: Reading) -> str | None:
    """The actor named nearest behind the object, else the last one inside what was matched."""
    behind = range(match.last - 1, min(match.last + _TARGET_REACH, len(reading.marks)))
    for index in (*behind, *reversed(range(match.first, match.last))):
        named: Mark | None = reading.marks[index]
        if named is not None and named.kind == "actor":
            return named.value
    return None
