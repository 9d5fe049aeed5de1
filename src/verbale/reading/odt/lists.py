"""The numbers of lists and headings of an OpenDocument text, counted as its programs count them (ODF 1.3, 19.880)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from verbale.reading.numerals import System, numeral
from verbale.reading.odt.names import STYLE, TEXT, whole

LEVELS = 10
_FARTHEST = 1_000_000
# The formats of numbers, by the sign they begin with (20.314, and what office programs write beyond it).
_SYSTEMS: dict[str, System] = {
    "1": "decimal", "a": "letter", "i": "roman", "一": "chinese", "壹": "chinese", "أ": "arabic-letter",
    "а": "cyrillic", "①": "circled",
}  # fmt: skip


class Label(NamedTuple):
    """What stands before a paragraph; `bullet`: a sign that is no number."""

    text: str
    bullet: bool


class _Level(NamedTuple):
    """How a level is numbered: `form` is its first number, empty for none; `shown` how many levels it shows."""

    form: str
    prefix: str
    suffix: str
    shown: int
    start: int
    bullet: bool


@dataclass(slots=True)
class Count:
    """How far a list has been counted, level by level."""

    levels: dict[int, _Level]
    numbers: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def label(self, level: int, *, start: int | None = None) -> Label | None:
        """The label of the next item at a level from 1 on; None where it has none. `start`: its number, if given."""
        if not 1 <= level <= LEVELS or level not in self.levels:
            return None
        one = self.levels[level]
        before = self.numbers[level - 1]
        following = one.start if before is None else min(before + 1, _FARTHEST)
        self.numbers[level - 1] = following if start is None else start
        self.numbers[level:] = [None] * (LEVELS - level)
        if one.bullet:
            return Label("\u2022", True)
        first = max(1, level - one.shown + 1)
        shown = [self._number(at) for at in range(first, level + 1) if at in self.levels]
        text = f"{one.prefix}{'.'.join(filter(None, shown))}{one.suffix}".strip()
        return Label(text, False) if text else None

    def _number(self, level: int) -> str:
        one = self.levels[level]
        number = self.numbers[level - 1]
        if not one.form:
            return ""
        words = numeral(one.start if number is None else number, _SYSTEMS.get(one.form[0].lower(), "decimal"))
        return words.upper() if one.form[0].isupper() else words


class Lists:
    """The styles of lists, and the lists that can be gone on with."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self.outline = Count({})
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                self._styles[style.get(f"{STYLE}name", "")] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self.outline = Count(_levels(style))
        self._named: dict[str, Count] = {}
        self._last: dict[str, Count] = {}

    def begin(self, *, style: str, name: str, follows: str, goes_on: bool) -> Count:
        """The count of a list that begins: a new one, or that of the list it goes on with."""
        count = self._named.get(follows) or (self._last.get(style) if goes_on else None) or Count(self.levels(style))
        self._last[style] = count
        if name:
            self._named[name] = count
        return count

    def levels(self, style: str) -> dict[int, _Level]:
        return self._styles.get(style, {})


def _levels(style: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for one in style:
        level = whole(one.get(f"{TEXT}level"), most=LEVELS, otherwise=0)
        if level:
            found[level] = _Level(
                form=one.get(f"{STYLE}num-format", ""),
                prefix=one.get(f"{STYLE}num-prefix", "")[:100],
                suffix=one.get(f"{STYLE}num-suffix", "")[:100],
                shown=whole(one.get(f"{TEXT}display-levels"), most=LEVELS, otherwise=1),
                start=whole(one.get(f"{TEXT}start-value"), most=_FARTHEST, otherwise=1),
                bullet=one.tag in (f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"),
            )
    return found
