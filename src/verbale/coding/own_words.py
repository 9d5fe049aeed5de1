"""Whose words are whose: a statement's own sentences, without those of other statements that stand inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verbale.model import Statement

Span = tuple[int, int]


def own_words(statements: Sequence[Statement]) -> Iterator[tuple[Statement, list[Span]]]:
    """Each statement, in the order given, with the spans whose words are its own.

    A statement inside another takes its words away from it, but not where it is `shared`: there the words state the
    position of both. Linear where statements do not pile up, since only those that begin inside one are looked at.
    """
    in_order = sorted(range(len(statements)), key=lambda i: (statements[i].start, -statements[i].end))
    holes: dict[int, list[Span]] = {}
    open_around: list[int] = []
    for index in in_order:
        inner = statements[index]
        open_around = [i for i in open_around if statements[i].end > inner.start]
        for around in open_around:
            if not inner.shared and _inside(inner, statements[around]):
                holes.setdefault(around, []).append((inner.start, inner.end))
        open_around.append(index)
    for index, statement in enumerate(statements):
        spans = [(statement.start, statement.end)]
        for hole in holes.get(index, ()):
            spans = [piece for span in spans for piece in _without(span, hole)]
        yield statement, spans


def _inside(inner: Statement, outer: Statement) -> bool:
    if inner.end > outer.end:
        return False
    return inner.end - inner.start < outer.end - outer.start or inner.kind == "claim" != outer.kind


def _without(span: Span, hole: Span) -> list[Span]:
    start, end = span
    if hole[1] <= start or hole[0] >= end:
        return [span]
    return [piece for piece in ((start, hole[0]), (hole[1], end)) if piece[1] > piece[0]]
