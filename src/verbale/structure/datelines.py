"""When and where something was said, from the lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbale.model import Mark
from verbale.structure.page import Line

_JOIN = re.compile(r"^[\s/,，、·&-]*$")
_DASH = re.compile(r"^[\s,，.]*(?:\([^)]{0,30}\)|（[^）]{0,20}）)?[\s,，.]*(?:—{1,2}|–|--|-\s|－)")
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """`place` in English, several joined by « / »; `date` as precise as the words."""

    date: str | None = None
    place: str | None = None

    def or_else(self, other: Dateline) -> Dateline:
        """This one, its gaps filled from the other."""
        return Dateline(self.date or other.date, self.place or other.place)


def of_line(line: Line) -> Dateline:
    """What a dateline says."""
    dates = [mark for mark in line.of("date") if mark.value]
    return Dateline(dates[-1].value if dates else None, _joined(_places(line.marks)))


def within(line: Line, *, until: int | None = None) -> Dateline:
    """The date a heading line carries, and the place written beside it; nothing behind the offset `until` counts."""
    marks = [mark for mark in line.marks if until is None or mark.start < until]
    dates = [mark for mark in marks if mark.kind == "date" and mark.value]
    if not dates:
        return Dateline()
    place = next((spot for spot in _places(marks) if any(_beside(spot, date, line) for date in dates)), None)
    return Dateline(dates[0].value, place.value if place else None)


def opening(line: Line) -> Dateline:
    """What a paragraph opens with before a dash: «MADRID, 20 July 2007 — Today…»."""
    head = [mark for mark in line.marks if mark.start - line.start <= 90]
    places, dates = _places(head), [mark for mark in head if mark.kind == "date" and mark.value]
    ends = [mark.end for mark in (*places, *dates)]
    for end in sorted(ends):
        if _DASH.match(line.text, end - line.start):
            return Dateline(
                next((mark.value for mark in dates if mark.end <= end), None),
                _joined([mark for mark in places if mark.end <= end]),
            )
    return Dateline()


def _places(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind == "place" and mark.form != "region"]


def _joined(places: Sequence[Mark]) -> str | None:
    return " / ".join(dict.fromkeys(mark.value for mark in places)) or None


def _beside(place: Mark, date: Mark, line: Line) -> bool:
    first, second = sorted((place, date), key=lambda mark: mark.start)
    gap = line.text[first.end - line.start : second.start - line.start]
    return len(gap) <= _NEAR and bool(_JOIN.match(gap))
