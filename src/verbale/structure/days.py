"""Days told from the day of the paper: «on Tuesday», «hier», «сегодня», «周二», «أمس»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from verbale.languages import CODES, base, load

_FULL = 10
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class _Days:
    """What a language calls days: `pattern` finds one, `back` says how many days before today it is, `week` which day
    of the week (Monday is 0); both by the word in lower case."""

    pattern: re.Pattern[str]
    back: dict[str, int]
    week: dict[str, int]


def told_day(text: str, spans: Iterable[tuple[int, int]], *, language: str, today: str | None) -> str | None:
    """The ISO date of the first day named in the spans of `text` by its place in the week or beside today.

    `today`: the ISO date the text is told on; None, or one less precise than a day, tells nothing. A day of the week
    is the last one before that date, or the date itself.
    """
    if today is None or len(today) < _FULL:
        return None
    days = _days(language)
    for start, end in spans:
        found = days.pattern.search(text, start, end)
        if found is not None:
            return _resolved(found.group().lower(), days, date.fromisoformat(today[:_FULL]))
    return None


def _resolved(word: str, days: _Days, today: date) -> str:
    back = days.back.get(word)
    if back is None:
        back = (today.weekday() - days.week[word]) % 7
    return (today - timedelta(days=back)).isoformat()


@cache
def _days(language: str) -> _Days:
    code = base(language)
    words = load(code if code in CODES else _FALLBACK).grammar
    named: dict[str, list[str]] = words.get("days", {})
    week: Sequence[Sequence[str]] = words.get("week", ())
    back = {word: days for days, key in enumerate(("today", "yesterday")) for word in named.get(key, ())}
    of_week = {word: number for number, forms in enumerate(week) for word in forms}
    listed = "|".join(map(re.escape, sorted((*back, *of_week), key=len, reverse=True)))
    pattern = listed if words.get("characters") else rf"(?<!\w)(?:{listed})(?!\w)"
    return _Days(re.compile(pattern, re.IGNORECASE), back, of_week)
