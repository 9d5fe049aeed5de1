"""The tree of a document: its annexes and enclosures by their labels, and in them the statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.model import Part, PartKind
from verbale.structure.lines import Role
from verbale.structure.page import Line, Page, plain
from verbale.structure.units import Unit


@dataclass(slots=True)
class _Open:
    """A labelled part while its end is not known."""

    line: Line | None
    kind: PartKind
    units: list[tuple[int, Unit]]


def tree(page: Page, roles: Sequence[Role], units: Sequence[Unit], kinds: Sequence[PartKind]) -> Part:
    """The document's parts; `kinds` says what each unit is.

    Enclosures stand inside the annex before them. A part ends where the next of its rank begins.
    """
    labels = [line for line, role in zip(page.lines, roles, strict=True) if role == "part"]
    opened = [_Open(None, "section", [])] + [_Open(line, _kind(line), []) for line in labels]
    at = 0
    for number, unit in enumerate(units):
        while at + 1 < len(opened) and _start(opened[at + 1]) <= unit.start:
            at += 1
        opened[at].units.append((number, unit))
    end = len(page.text)
    top: list[Part] = [_leaf(page, unit, kinds[number]) for number, unit in opened[0].units]
    rest = opened[1:]
    position = 0
    while position < len(rest):
        following = position + 1
        if rest[position].kind == "annex":
            while following < len(rest) and rest[following].kind == "enclosure":
                following += 1
        stop = _start(rest[following]) if following < len(rest) else end
        top.append(_part(page, rest[position], rest[position + 1 : following], stop, kinds))
        position = following
    return Part(
        "document", 0, end, language=page.document.blocks[0].language if page.lines else "und", children=tuple(top)
    )


def _part(page: Page, opened: _Open, inner: Sequence[_Open], stop: int, kinds: Sequence[PartKind]) -> Part:
    children = [_leaf(page, unit, kinds[number]) for number, unit in opened.units]
    for index, nested in enumerate(inner):
        children.append(_part(page, nested, (), _start(inner[index + 1]) if index + 1 < len(inner) else stop, kinds))
    line = opened.line
    assert line is not None
    return Part(
        opened.kind,
        line.start,
        stop,
        label=plain(line.text),
        language=opened.units[0][1].language if opened.units else line.block.language,
        children=tuple(children),
    )


def _leaf(page: Page, unit: Unit, kind: PartKind) -> Part:
    heading = heading_span(unit)
    return Part(kind, heading[0] if heading else unit.start, unit.end, heading=heading, language=unit.language)


def heading_span(unit: Unit) -> tuple[int, int] | None:
    """The heading lines a unit stands under: its title with the letterhead above it, or else what heads it."""
    named = unit.headed("title") or unit.headed("section")
    letterhead = unit.headed("issuer")
    own_part = bool(unit.headed("part"))
    if named:
        lines = [named[-1]]
        if letterhead and own_part and letterhead[-1].start < named[-1].start:
            lines = [letterhead[0], named[-1]]
    elif letterhead:
        lines = letterhead if own_part else letterhead[-1:]
    elif unit.headed("dateline"):
        lines = unit.inherited[-1:]
    else:
        lines = unit.inherited[-1:]
    return (lines[0].start, lines[-1].end) if lines else None


def _start(opened: _Open) -> int:
    return opened.line.start if opened.line is not None else 0


def _kind(line: Line) -> PartKind:
    first = next(mark.value for mark in line.of("concept") if mark.value in ("annex", "enclosure"))
    return "annex" if first == "annex" else "enclosure"
