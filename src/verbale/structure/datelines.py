"""When and where something was said, from the lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbale.model import Mark
from verbale.structure.page import Line

# An article may stand before the date: «PARIS, le 3 mai».
_JOIN = re.compile(r"^[\s/,，、·&–—\"“«»”-]*(?:(?<=, )[^\W\d_]{1,3}\s)?$")
_STOP = re.compile(
    r"(?:,\s*\d{1,2}\s[^\W\d_]{3,4})?[^\W\d_]{0,4}\.?[\s,]*(?:[/(（][^/)）\n]{2,40}[/)）])?\s*(?:[.。—–]-?|-)"
)
_DASH = re.compile(r"^[\s,，.]*(?:\([^)]{0,30}\)|（[^）]{0,20}）)?[\s,，.]*(?:—{1,2}|–|--|-\s|－)")
_WIRE = re.compile(r"[^\W\d_]?[\"”»)）]?\s*[:：]?\s*")
_AGENCY = re.compile(r"[(（/]\s*[«“\"]?([^\W\d_a-z][^\d()（）/«»“”\"\n]{1,38}?)[»”\"]?\s*[)）/][\s.,:：—–-]*$")
_NEAR = 4
_HEAD = 100


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


def opening(line: Line) -> tuple[Dateline, int]:
    """What a paragraph opens with, and where that ends: «MADRID, 20 July 2007 — Today…», «City. The minister…»."""
    head = [mark for mark in line.marks if mark.start - line.start <= _HEAD]
    places, dates = _places(head), [mark for mark in head if mark.kind == "date" and mark.value]
    at = line.start
    media = [mark for mark in head if mark.kind == "medium"]
    for mark in sorted((*media, *places, *dates), key=lambda mark: mark.start):
        if mark.start < at:
            continue
        if not _JOIN.match(line.text[at - line.start : mark.start - line.start]):
            break
        at = mark.end
    if at == line.start:
        return Dateline(), line.start
    found = _DASH.match(line.text, at - line.start) or _STOP.match(line.text, at - line.start)
    if found is None and at > line.start and media and media[0].start - line.start <= 1 and media[0].end < at:
        found = _WIRE.match(line.text, at - line.start)  # the agency stands first, and no stop behind
    if found is None or not any(mark.end <= at for mark in (*places, *dates)):
        return Dateline(), line.start
    date = next((mark.value for mark in dates if mark.end <= at), None)
    return Dateline(date, _joined([mark for mark in places if mark.end <= at])), line.start + found.end()


def agency(line: Line, body: int) -> str | None:
    """The name in brackets or between strokes at the end of what a paragraph opens with; `body` is where that ends."""
    found = _AGENCY.search(line.text[: body - line.start])
    return found[1].strip() if found else None


def _places(marks: Iterable[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind == "place" and mark.form != "region"]


def _joined(places: Sequence[Mark]) -> str | None:
    return " / ".join(dict.fromkeys(mark.value for mark in places)) or None


def _beside(place: Mark, date: Mark, line: Line) -> bool:
    first, second = sorted((place, date), key=lambda mark: mark.start)
    gap = line.text[first.end - line.start : second.start - line.start]
    return len(gap) <= _NEAR and bool(_JOIN.match(gap))
