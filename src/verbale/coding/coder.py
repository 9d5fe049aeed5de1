"""The coder: reads the sentences of each statement as concepts and finds the positions they take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from verbale.coding.alphabet import alphabet
from verbale.coding.codebook import Codebook, load_codebook
from verbale.coding.finder import Finder, Match
from verbale.coding.own_words import own_words
from verbale.coding.reading import Reader
from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document, Mark, Position, Statement, stable_id
from verbale.structure import read as read_structure

DEFAULT_CODEBOOK = "territorial-dispute"


def code(
    document: Document, *, codebook: Codebook | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Statement, ...]:
    """Every statement of the document with the positions it takes, in the order of the text, with stable ids.

    A claim or a tentative statement that takes no position on an issue of the codebook is left out.
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
    finder = Finder(document, codebook or load_codebook(DEFAULT_CODEBOOK), gazetteer or Gazetteer.load())
    symbols = alphabet().symbols
    reader = Reader(document, marks, symbol_of=finder.symbol_of, says=symbols["that"])
    coded: list[Statement] = []
    for statement, spans in own_words(statements):
        positions = find_positions(reader, finder, spans)
        if not positions and coded and _says_the_same(reader, statement, symbols["same-position"]):
            positions = [
                replace(p, start=statement.start, end=statement.end, pattern="same-position")
                for p in coded[-1].positions
            ]
        if positions or (statement.kind == "statement" and not statement.tentative):
            coded.append(_identified(document, statement, positions))
    return tuple(coded)


def find_positions(reader: Reader, finder: Finder, spans: Iterable[tuple[int, int]]) -> list[Position]:
    """The positions that the sentences in some spans take: one per issue and stance, the first that is not plain.

    Who asks takes none. A neutral one stands only where no side is taken on its issue. Cues are heard on the issues
    that no pattern has found anything on.
    """
    found: dict[tuple[str, str], Position] = {}
    likely: dict[str, Position] = {}
    heard: set[str] = set()
    for start, end in reader.sentences(spans):
        if reader.asks(start, end):
            continue
        reading = reader.read(start, end)
        for match in _governing(finder.matches(reading)):
            key = (match.rule.issue, match.rule.stance)
            heard.add(match.rule.issue)
            if key not in found:
                found[key] = finder.position(match, reading)
            elif finder.is_plain(found[key].act):
                other = finder.position(match, reading)
                found[key] = found[key] if finder.is_plain(other.act) else other
        for match in finder.likely(reading, but=heard):
            likely[match.rule.issue] = finder.position(match, reading)
            heard.add(match.rule.issue)
    shown = {issue for issue, _ in found}
    found |= {(issue, p.stance): p for issue, p in likely.items() if issue not in shown}
    sided = {issue for issue, stance in found if stance != "neutral"}
    kept = [p for p in found.values() if p.stance != "neutral" or p.issue not in sided]
    return sorted(kept, key=lambda p: (p.start, p.issue))


def _governing(matches: Iterable[Match]) -> list[Match]:
    """The matches without those that stand inside one of the other side: who rejects a call does not make it."""
    found = list(matches)
    return [
        match
        for match in found
        if not any(
            other.rule.issue == match.rule.issue
            and other.rule.stance != match.rule.stance
            and "neutral" not in (other.rule.stance, match.rule.stance)
            and other.first < match.first
            and match.last <= other.last
            for other in found
        )
    ]


def _says_the_same(reader: Reader, statement: Statement, symbol: str) -> bool:
    """Whether a statement says no more than that its actor holds the position told just before."""
    if not reader.has(symbol):
        return False
    spans = [(statement.start, statement.end)]
    return any(symbol in reader.read(start, end).symbols for start, end in reader.sentences(spans))


def _identified(document: Document, statement: Statement, positions: Iterable[Position]) -> Statement:
    start, end = document.to_source(statement.start, statement.end)
    own = stable_id(document.source.sha256, statement.kind, start, end, *statement.actor)
    named = tuple(
        Position(p.issue, p.stance, p.act, p.start, p.end, p.target, p.pattern, _position_id(document, own, p))
        for p in positions
    )
    return replace(statement, positions=named, id=own)


def _position_id(document: Document, statement_id: str, position: Position) -> str:
    span = document.to_source(position.start, position.end)
    return stable_id(statement_id, position.issue, position.stance, *span)
