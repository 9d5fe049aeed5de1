"""The coder: reads the sentences of each statement as concepts and finds the positions they take."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from verbale.coding.alphabet import FILLER, Alphabet, alphabet
from verbale.coding.codebook import Codebook, Rule, load_codebook
from verbale.coding.pattern import symbol_set
from verbale.coding.polarity import fold_polarity
from verbale.coding.quotes import widen
from verbale.coding.reading import Reading, read_sentence
from verbale.gazetteer import Gazetteer
from verbale.languages import base, sentences
from verbale.marking import mark
from verbale.model import Document, Mark, Position, Statement, stable_id
from verbale.structure import read as read_structure

DEFAULT_CODEBOOK = "territorial-dispute"
# Observers without membership are entities whose status is a question; organs speak as their organization does.
_NAME_SYMBOLS = {"observer": "entity", "organ": "organization"}


def code(
    document: Document, *, codebook: Codebook | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Statement, ...]:
    """Every statement of the document with the positions it takes, in the order of the text, with stable ids.

    A claim that takes no position on an issue of the codebook is left out, as the labelling guide has it.
    """
    gazetteer = gazetteer or Gazetteer.load()
    marks = mark(document, gazetteer=gazetteer)
    structure = read_structure(document, marks, gazetteer=gazetteer)
    return code_statements(document, structure.statements, marks=marks, codebook=codebook, gazetteer=gazetteer)


def code_statements(
    document: Document,
    statements: Sequence[Statement],
    *,
    marks: Sequence[Mark],
    codebook: Codebook | None = None,
    gazetteer: Gazetteer | None = None,
) -> tuple[Statement, ...]:
    """The statements with positions and ids. `statements` as the structure room gives them, in order."""
    coder = _Coder(document, marks, codebook or load_codebook(DEFAULT_CODEBOOK), gazetteer or Gazetteer.load())
    coded: list[Statement] = []
    for statement, spans in _own_words(statements):
        positions = coder.positions(statement, spans)
        if not positions and coded:
            positions = coder.same_position(statement, coded[-1])
        if positions or statement.kind == "statement":
            coded.append(_identified(document, statement, positions))
    return tuple(coded)


def _own_words(statements: Sequence[Statement]) -> Iterator[tuple[Statement, list[tuple[int, int]]]]:
    """Each statement with the spans whose words are its own: those of others inside it are taken out."""
    for statement in statements:
        spans = [(statement.start, statement.end)]
        for other in statements:
            if other is statement or other.shared or not _inside(other, statement):
                continue
            spans = [piece for span in spans for piece in _without(span, (other.start, other.end))]
        yield statement, spans


def _inside(inner: Statement, outer: Statement) -> bool:
    within = outer.start <= inner.start and inner.end <= outer.end
    return within and (inner.end - inner.start < outer.end - outer.start or inner.kind == "claim" != outer.kind)


def _without(span: tuple[int, int], hole: tuple[int, int]) -> list[tuple[int, int]]:
    start, end = span
    if hole[1] <= start or hole[0] >= end:
        return [span]
    return [piece for piece in ((start, hole[0]), (hole[1], end)) if piece[1] > piece[0]]


def _identified(document: Document, statement: Statement, positions: Iterable[Position]) -> Statement:
    start, end = document.to_source(statement.start, statement.end)
    own = stable_id(document.source.sha256, statement.kind, start, end, *statement.actor)
    named = []
    for position in positions:
        span = document.to_source(position.start, position.end)
        named.append(replace(position, id=stable_id(own, position.issue, position.stance, *span)))
    return replace(statement, positions=tuple(named), id=own)


@dataclass(slots=True)
class _Found:
    """A rule's match in a sentence, before the best of a statement is chosen."""

    rule: Rule
    pattern: str
    reading: Reading
    first: int
    last: int


class _Coder:
    def __init__(
        self, document: Document, marks: Sequence[Mark], codebook: Codebook, gazetteer: Gazetteer
    ) -> None:
        self._document = document
        self._codebook = codebook
        self._gazetteer = gazetteer
        self._letters: Alphabet = alphabet()
        pairs = ((self._symbol(m), m) for m in marks)
        self._marks = [(symbol, m) for symbol, m in pairs if symbol]
        self._starts = [m.start for _, m in self._marks]

    def positions(self, statement: Statement, spans: Iterable[tuple[int, int]]) -> list[Position]:
        """At most one position per issue and stance, the first found.

        A neutral one stands only where no other is taken on its issue, and only the first: who declines to take
        sides does so once.
        """
        found: dict[tuple[str, str], Position] = {}
        for start, end in self._sentences(spans):
            reading = self.read(start, end)
            for match in self._matches(reading):
                key = (match.rule.issue, match.rule.stance)
                if key not in found:
                    found[key] = self._position(match, statement)
        taken = {issue for issue, stance in found if stance != "neutral"}
        kept = [p for p in found.values() if p.stance != "neutral"]
        kept += [p for p in found.values() if p.stance == "neutral" and p.issue not in taken][:1]
        return sorted(kept, key=lambda p: (p.start, p.issue))

    def same_position(self, statement: Statement, before: Statement) -> list[Position]:
        """The positions of the statement before, where this one says that it takes the same; quoted from here."""
        symbol = self._letters.symbols["same-position"]
        for start, end in self._sentences([(statement.start, statement.end)]):
            if symbol in self.read(start, end).symbols:
                return [replace(p, start=start, end=end, pattern="same-position") for p in before.positions]
        return []

    def read(self, start: int, end: int) -> Reading:
        """A sentence as concepts, polarity folded."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        own, at = [], start
        for symbol, m in self._marks[first:last]:
            if m.start >= at and m.end <= end or own and own[-1][1][:2] == m[:2]:
                own.append((symbol, m))
                at = m.end
        return fold_polarity(read_sentence(self._document.text, start, end, marks=own, alphabet=self._letters))

    def _sentences(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        blocks = self._document.blocks
        for start, end in spans:
            for block in blocks:
                first, last = max(start, block.start), min(end, block.end)
                if first < last and block.kind != "note":
                    yield from sentences(self._document.text, first, last, language=base(block.language))

    def _symbol(self, mark: Mark) -> str | None:
        if mark.value == "nothing":
            return FILLER
        if mark.kind == "concept":
            return self._letters.symbols.get(mark.value)
        if mark.kind == "actor" and mark.form == "person":
            return self._letters.symbols["person"]
        if mark.kind == "actor":
            actor = self._gazetteer.actor(mark.value)
            kind = actor.kind if actor else "state"
            return self._letters.symbols[_NAME_SYMBOLS.get(kind, kind)]
        if mark.kind == "citation":
            return self._cited(mark.value)
        return self._letters.symbols.get(mark.kind)

    def _cited(self, value: str) -> str | None:
        if "/RES/" in value:
            return self._letters.symbols["resolutions"]
        for concept, begins in self._codebook.citations.items():
            if value.startswith(begins):
                return self._letters.symbols[concept]
        return None

    def _matches(self, reading: Reading) -> Iterator[_Found]:
        present = symbol_set(reading.symbols)
        # Two of the sets a pattern needs, tested in place: most patterns fall here, and a call would cost more.
        possible = [row for row in self._codebook.table if row[0] & present and row[1] & present]
        found: Rule | None = None
        for _, _, rule, pattern in possible:
            if rule is found or not pattern.may_match(present):
                continue
            hit = pattern.regex.search(reading.symbols)
            if hit and not _barred(rule, reading.symbols, hit.span()):
                yield _Found(rule, pattern.source, reading, hit.start(), hit.end())
                found = rule

    def _position(self, found: _Found, statement: Statement) -> Position:
        rule, reading = found.rule, found.reading
        first = reading.spans[found.first][0]
        last = max(span[1] for span in reading.spans[found.first : found.last])
        sentence = (reading.spans[0][0], max(span[1] for span in reading.spans))
        start, end = widen(self._document.text, first, last, within=sentence)
        return Position(
            issue=rule.issue,
            stance=rule.stance,
            act=rule.act or self._act(reading.symbols[found.first : found.last]),
            start=start,
            end=end,
            target=self._target(found) if rule.target else None,
            pattern=found.pattern,
        )

    def _act(self, symbols: str) -> str:
        leading = self._letters.classes["attitude"] + self._letters.classes["derived"] + ("invalid", "inadmissible")
        by_symbol = {self._letters.symbols[concept]: concept for concept in leading}
        for symbol in symbols:
            if symbol in by_symbol:
                concept = by_symbol[symbol]
                return self._codebook.acts.get(concept, concept)
        return "declare"

    def _target(self, found: _Found) -> str | None:
        marks = found.reading.marks
        after = range(found.last - 1, min(found.last + 8, len(marks)))
        within = range(found.first, found.last)
        for index in (*after, *reversed(within)):
            mark = marks[index]
            if mark is not None and mark.kind == "actor":
                return mark.value
        return None


def _barred(rule: Rule, symbols: str, span: tuple[int, int]) -> bool:
    for pattern in rule.unless:
        for hit in pattern.regex.finditer(symbols):
            if hit.start() < span[1] and span[0] < hit.end():
                return True
    return False
