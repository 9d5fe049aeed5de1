"""What is usual in a document: the size of its running text, how far its lines are apart, where they begin and end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbale.reading.layout.order import Region
from verbale.reading.layout.shape import TextLine
from verbale.reading.lines import WIDE

_LARGER, _SMALLER = 1.08, 0.94  # of the usual size: what is a heading, what may be a note
_DEFAULT_PITCH = 1.35  # of the size, where a size has too few lines to tell
_LEVELS = 6
_RARE = 0.12  # of the text
_WIDE = re.compile(f"[{WIDE}]")


def half_points(size: float) -> float:
    return round(size * 2) / 2


@dataclass(frozen=True, slots=True)
class Style:
    """`size`: of running text, in points (0: not known); `bold`: most of it is bold; `large`: the sizes above it, the
    largest first; `pitches`: by size the usual distance from line to line; `edges`: by size where the lines that are
    not in columns begin and end, as (left, right); `fonts`: by font the share of the Chinese text that is in it.
    """

    size: float
    bold: bool
    large: tuple[float, ...]
    pitches: Mapping[float, float]
    edges: Mapping[float, tuple[float, float]]
    fonts: Mapping[str, float]

    def is_large(self, line: TextLine) -> bool:
        return self.size > 0 and line.size > _LARGER * self.size

    def is_small(self, line: TextLine) -> bool:
        return self.size > 0 and 0 < line.size < _SMALLER * self.size

    def is_set_apart(self, line: TextLine) -> bool:
        """Whether a line of Chinese is in a font that hardly any other is in: headings are set in another one there,
        since Chinese has no bold of old.
        """
        return 0 < self.fonts.get(line.font, 0) < _RARE and _is_wide(line.text)

    def level(self, size: float) -> int:
        """The level of a heading in this size: 1 for the largest; one below the last for what is only bold."""
        larger = sum(other > half_points(size) for other in self.large)
        return min(_LEVELS, larger + 1)

    def pitch(self, line: TextLine) -> float:
        """How far below a line the next one of its paragraph usually stands."""
        known = self.pitches.get(half_points(line.size))
        if known is not None:
            return known
        ratio = self.pitches[self.size] / self.size if self.size and self.size in self.pitches else _DEFAULT_PITCH
        return ratio * (line.size or line.height / 1.2)


def style_of(pages: Iterable[Sequence[Region]]) -> Style:
    """What is usual on these pages, given as their regions."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    steps: dict[float, Counter[float]] = {}
    fonts: Counter[str] = Counter()
    alone: dict[float, list[TextLine]] = {}
    for page in pages:
        for region in page:
            for line in region.lines:
                length = len(line.text)
                sizes[half_points(line.size)] += length
                total += length
                bold += length * line.bold
                if line.font and _is_wide(line.text):
                    fonts[line.font] += length
                if not region.columns:
                    alone.setdefault(half_points(line.size), []).append(line)
            for above, below in pairwise(region.lines):
                step = below.foot - above.foot
                if half_points(above.size) == half_points(below.size) and 0 < step < 4 * max(above.height, 1):
                    steps.setdefault(half_points(above.size), Counter())[round(step * 2) / 2] += 1
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    large = tuple(sorted((other for other in sizes if other > _LARGER * size and size > 0), reverse=True))
    pitches = {key: pitch for key, counted in steps.items() if (pitch := _usual(counted))}
    edges = {key: edges_of(lines) for key, lines in alone.items()}
    wide = sum(fonts.values())
    shares = {font: count / wide for font, count in fonts.items()} if wide else {}
    return Style(size, bold * 2 > total, large, pitches, edges, shares)


def _is_wide(text: str) -> bool:
    """Whether most of a text is Chinese."""
    return not text.isascii() and 2 * len(_WIDE.findall(text)) > len(text)


def _usual(steps: Counter[float]) -> float | None:
    """The commonest distance, the smaller one of two that are about as common; None if hardly one is."""
    total = sum(steps.values())
    if total < 3:
        return None
    merged = {step: sum(count for other, count in steps.items() if abs(other - step) <= 0.5) for step in steps}
    most = max(merged.values())
    near = min(step for step, count in merged.items() if count >= 0.6 * most)
    inside = [(step, count) for step, count in steps.items() if abs(step - near) <= 0.5]
    return sum(step * count for step, count in inside) / sum(count for _, count in inside)


def edges_of(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Where lines begin and end: as far out as a tenth of them come, and two at least if there are so many."""
    return -_reached([-line.left for line in lines]), _reached([line.right for line in lines])


def _reached(ends: list[float]) -> float:
    ordered = sorted(ends, reverse=True)
    return ordered[min(len(ordered) - 1, max(1, len(ordered) // 10))]
