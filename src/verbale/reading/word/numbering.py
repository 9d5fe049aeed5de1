"""The numbers that Word writes before paragraphs, counted as it counts them (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from verbale.reading.numerals import System, numeral
from verbale.reading.word.names import W, number, switched, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_NONE = "0"  # the list that is none: it takes a paragraph out of its style's list
_FARTHEST = 1_000_000

# The formats there are words for here (17.18.59); any other is written in digits.
_SYSTEMS: dict[str, System] = {
    "lowerLetter": "letter",
    "upperLetter": "letter",
    "lowerRoman": "roman",
    "upperRoman": "roman",
    "chineseCounting": "chinese",
    "chineseCountingThousand": "chinese",
    "ideographDigital": "chinese",
    "japaneseCounting": "chinese",
    "taiwaneseCounting": "chinese",
    "taiwaneseCountingThousand": "chinese",
    "russianLower": "cyrillic",
    "russianUpper": "cyrillic",
    "arabicAlpha": "arabic-letter",
    "arabicAbjad": "abjad",
    "decimalEnclosedCircle": "circled",
    "decimalEnclosedCircleChinese": "circled",
    "none": "none",
}
_CAPITALS = frozenset({"upperLetter", "upperRoman", "russianUpper"})


def written(count: int, form: str) -> str:
    """A number in one of Word's formats."""
    words = numeral(count, _SYSTEMS.get(form, "decimal"))
    return words.upper() if form in _CAPITALS else f"0{words}" if form == "decimalZero" and count < 10 else words


class Label(NamedTuple):
    """What stands before a paragraph; `bullet`: a sign that is no number."""

    text: str
    bullet: bool


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    legal: bool


class Numbering:
    """The lists of a file, and how far each has been counted. `list_of` gives the list of a style."""

    def __init__(self, root: Element | None, list_of: Callable[[str], str | None]) -> None:
        self._list_of = list_of
        self._abstract = (
            {} if root is None else {one.get(f"{W}abstractNumId", ""): one for one in root.iter(f"{W}abstractNum")}
        )
        self._lists = {} if root is None else {one.get(f"{W}numId", ""): one for one in root.iter(f"{W}num")}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, list_id: str | None, level: int) -> Label | None:
        """The label of the next paragraph of a list at a level from 0 on; None where it has none."""
        if list_id is None or list_id == _NONE or list_id not in self._lists or not 0 <= level < LEVELS:
            return None
        levels = self._levels_of(list_id)
        one = levels.get(level)
        if one is None:
            return None
        counts = self._count(list_id, level, levels)
        if one.form == "bullet":
            return Label("\u2022", True)

        def shown(place: re.Match[str]) -> str:
            at = int(place.group(1)) - 1
            other = levels.get(at, one)
            count = counts[at]
            return written(other.start if count is None else count, "decimal" if one.legal else other.form)

        text = _PLACE.sub(shown, one.text).strip()
        return Label(text, False) if text else None

    def _count(self, list_id: str, level: int, levels: dict[int, _Level]) -> list[int | None]:
        counts = self._counts.setdefault(self._abstract_of(list_id), [None] * LEVELS)
        override = self._override(list_id, level)
        before = counts[level]
        if override is not None and (list_id, level) not in self._begun:
            counts[level] = override
        else:
            counts[level] = levels[level].start if before is None else min(before + 1, _FARTHEST)
        self._begun.add((list_id, level))
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        return counts

    def _abstract_of(self, list_id: str) -> str:
        return value(self._lists[list_id].find(f"{W}abstractNumId")) or ""

    def _override(self, list_id: str, level: int) -> int | None:
        for one in self._lists[list_id].iter(f"{W}lvlOverride"):
            if number(one, "ilvl") == level:
                return number(one.find(f"{W}startOverride"))
        return None

    def _levels_of(self, list_id: str) -> dict[int, _Level]:
        known = self._levels.get(list_id)
        if known is None:
            known = self._levels[list_id] = {}
            abstract = self._abstract.get(self._abstract_of(list_id))
            linked = None if abstract is None else value(abstract.find(f"{W}numStyleLink"))
            other = self._list_of(linked) if linked else None
            if other and other != list_id and other in self._lists:
                known |= self._levels_of(other)
            own = [] if abstract is None else list(abstract.iter(f"{W}lvl"))
            for one in [*own, *self._lists[list_id].iter(f"{W}lvl")]:
                at = number(one, "ilvl")
                if at is not None:
                    known[at] = _level(one)
        return known


def _level(element: Element) -> _Level:
    start = number(element.find(f"{W}start"))
    return _Level(
        form=value(element.find(f"{W}numFmt")) or "decimal",
        text=(value(element.find(f"{W}lvlText")) or "")[:100],
        start=1 if start is None else max(0, min(start, _FARTHEST)),
        legal=bool(switched(element.find(f"{W}isLgl"))),
    )
