"""Gives dates without a year or a month what the dates around them say.

A day and month take the year of the date they are joined with ("31 March and 14 April 2020"), else of the nearest
date before that says when the text speaks, else of the next, else of the document itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.marking.date_forms import DASHES, Grammar
from verbale.model import Document

_FAR = 30


@dataclass(slots=True)
class Found:
    """A date as written; `year`, `month`, `day` are None where the words do not say."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    block: int = 0
    relative: str | None = None
    listed: bool = False  # a further day of a list or range whose month comes later
    weak: bool = False  # dates a thing ("statement of …"), so it says little about when the text speaks
    inferred: bool = False

    @property
    def iso(self) -> str:
        year = self.year or 0
        text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
        if self.month is None:
            return text
        return f"{text}-{self.month:02d}" if self.day is None else f"{text}-{self.month:02d}-{self.day:02d}"


def complete(found: list[Found], document: Document, rules: Grammar) -> None:
    """Gives every date without a year or a month what the dates around it say."""
    text = document.text
    own = re.match(r"(\d{4})(?:-(\d{2}))?", document.meta.get("date", ""))
    explicit = [f.year is not None for f in found]
    for i in range(len(found) - 2, -1, -1):
        _take_from_next(found[i], found[i + 1], text, rules)
    later = _next_explicit(found, explicit)
    strong: Found | None = None
    weak: Found | None = None
    for i, date in enumerate(found):
        incomplete = date.year is None or (date.day is not None and date.month is None)
        if incomplete:
            _fill(date, _anchor(date, strong, weak) or later[i], int(own[1]) if own else None)
        if date.relative in ("last", "next"):
            continue  # looks away from the time the text speaks of
        if date.year is not None and (date.month is not None or explicit[i]):
            if date.weak or (date.month is None and not _opens(text, date)):
                weak = date if date.month is not None else weak
            elif date.month is not None or strong is None or strong.year != date.year:
                strong = date


def _next_explicit(found: list[Found], explicit: list[bool]) -> list[Found | None]:
    """For each date the next one that gives both its year and its month."""
    later: list[Found | None] = [None] * len(found)
    for i in range(len(found) - 2, -1, -1):
        later[i] = found[i + 1] if explicit[i + 1] and found[i + 1].month is not None else later[i + 1]
    return later


def _opens(text: str, date: Found) -> bool:
    """A bare year sets the time of what follows only where it opens a line."""
    return date.start == 0 or "\n" in text[max(0, date.start - 4) : date.start]


def _anchor(date: Found, strong: Found | None, weak: Found | None) -> Found | None:
    if date.month is None and strong is not None and strong.month is None:
        return weak if weak is not None and weak.block == date.block else None
    return strong or weak


def _take_from_next(date: Found, following: Found, text: str, rules: Grammar) -> None:
    """Lists and ranges: "31 March and 14 April 2020", "24–28 June"; and "the April fighting in 2016"."""
    if date.relative or following.block != date.block or following.start - date.end > _FAR:
        return
    between = text[date.end : following.start]
    if date.listed and following.month is not None:
        date.month, date.year, date.inferred = following.month, following.year, True
        return
    if date.year is not None or date.month is None or following.year is None:
        return
    joined = rules.cues.joins.fullmatch(between) is not None
    if following.month is None:
        # Only a month alone takes a bare year further on; a day would more likely be told with its own.
        if date.day is None and not re.search(r"[.,;:!?()\n\u3002\uff0c\uff1b]", between) and not joined:
            date.year, date.inferred = following.year, True
        return
    if joined:
        date.year, date.inferred = following.year, True
        if date.month > following.month and re.search(rf"^\s*[{DASHES}]", between):
            date.year -= 1


def _fill(date: Found, anchor: Found | None, own_year: int | None) -> None:
    year = anchor.year if anchor else own_year
    date.inferred = True
    if date.month is None and date.day is not None:
        if anchor is None or anchor.month is None:
            return
        date.month = anchor.month
    if date.year is None and year is not None:
        base_year = own_year if date.relative in ("this", "last", "next") and own_year else year
        date.year = base_year + {"last": -1, "next": 1}.get(date.relative or "", 0)
