"""A statement's text as paragraphs of runs, with the words of its positions marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.register.rows import PositionRow, StatementRow


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of reading text, `marked` where at least one position quotes it."""

    text: str
    marked: bool


Paragraph = tuple[Run, ...]
"""One block of the statement. Its runs alternate between marked and not."""


def paragraphs(statement: StatementRow, positions: Sequence[PositionRow]) -> tuple[Paragraph, ...]:
    """The statement's text, block by block, without white space at the ends; empty blocks are left out."""
    marked = _covered(statement, positions)
    found = []
    at = 0
    for line in statement.text.split("\n"):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        if start < end:
            found.append(tuple(_runs(statement.text, start, end, marked=marked)))
        at += len(line) + 1
    return tuple(found)


def _covered(statement: StatementRow, positions: Sequence[PositionRow]) -> list[tuple[int, int]]:
    """What the positions quote, counted from the statement's start: in order, without overlaps or blank ends."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((p.start - statement.start, p.end - statement.start) for p in positions):
        quote = statement.text[start:end]
        start, end = start + len(quote) - len(quote.lstrip()), end - len(quote) + len(quote.rstrip())
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _runs(text: str, start: int, end: int, *, marked: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """The span cut where something marked begins or ends."""
    at = start
    for first, last in marked:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if at < first:
            yield Run(text[at:first], marked=False)
        yield Run(text[first:last], marked=True)
        at = last
    if at < end:
        yield Run(text[at:end], marked=False)
