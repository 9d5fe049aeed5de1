"""Names of States cut to their first character: «诺方» and «诺总统» after 诺兰 has been named, in Chinese.

The commonest are in the gazetteer; which State the others stand for, the text itself says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from verbale.gazetteer import Gazetteer
from verbale.model import Mark
from verbale.structure.agents import OFFICES
from verbale.structure.grammar import grammar

_PAIR = 2
_STATES = frozenset({"state", "observer", "entity"})


@cache
def _side() -> re.Pattern[str]:
    """A character with the one for «side» behind it, unless that begins another word."""
    words = grammar("zh")
    return re.compile(f"[\u4e00-\u9fff][{''.join(words.sides)}](?![{''.join(words.not_behind_sides)}])")


@cache
def _usual(gazetteer: Gazetteer) -> dict[str, str]:
    """The States whose short name is known anyhow, by its character: those the gazetteer has with «side»."""
    forms = (form for form in gazetteer.forms("zh") if len(form.text) == _PAIR and form.kind == "actor")
    return {form.text[0]: form.value for form in forms if _side().match(form.text)}


class Sides:
    """Which State a first character stands for at a place of a text.

    `marks`: those of the whole text, in order; `excluded`: characters that make other words of their own.
    """

    def __init__(self, text: str, marks: Iterable[Mark], gazetteer: Gazetteer, *, excluded: Iterable[str]) -> None:
        self._text = text
        self._usual = _usual(gazetteer)
        self._named: dict[str, tuple[list[int], list[str]]] = {}
        excluded = frozenset(excluded)
        for mark in marks:
            first = text[mark.start]
            if mark.kind != "actor" or first in excluded or not "\u4e00" <= first <= "\u9fff":
                continue
            actor = gazetteer.actor(mark.value)
            if actor is not None and actor.kind in _STATES:
                starts, codes = self._named.setdefault(first, ([], []))
                starts.append(mark.start)
                codes.append(mark.value)

    def within(self, start: int, end: int, marks: Sequence[Mark]) -> list[Mark]:
        """The marks that such short names make in a line, whose own marks are `marks`."""
        taken = [(mark.start, mark.end) for mark in marks if mark.kind != "concept" or mark.value in OFFICES]
        found = [self._at(side.start(), side.end(), taken) for side in _side().finditer(self._text, start, end)]
        for mark in marks:
            if mark.kind == "concept" and mark.value in OFFICES and mark.start > start:
                found.append(self._at(mark.start - 1, mark.start, taken))
        return [mark for mark in found if mark is not None]

    def _at(self, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Mark | None:
        first = self._text[start]
        named, usual = self._named.get(first), self._usual.get(first)
        if (named is None and usual is None) or any(at < end and start < last for at, last in taken):
            return None
        if named is None:
            return Mark(start, end, "actor", usual or "")
        starts, codes = named
        before = bisect_left(starts, start) - 1
        return Mark(start, end, "actor", codes[max(before, 0)])
