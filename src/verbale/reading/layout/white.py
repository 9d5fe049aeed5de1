"""The white of a page: between bands of lines, between columns, inside lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median

from verbale.reading.layout.shape import TextLine, cut

GUTTER = 0.8  # of the height of a line: white this wide may part columns
SLACK = 0.5  # points
_NARROWEST = 0.55  # of the height: a blank wider than those of the line
_BLANK = re.compile(r"[ \u00a0\u3000]")


def core(line: TextLine) -> tuple[float, float]:
    """The height that letters fill: boxes of fonts overlap from line to line."""
    return line.top + 0.22 * line.height, line.bottom - 0.18 * line.height


def bands_of(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines in bands that white parts from side to side."""
    found: list[list[TextLine]] = []
    reach = float("-inf")
    for line in sorted(lines, key=lambda line: core(line)[0]):
        top, bottom = core(line)
        if found and top < reach:
            found[-1].append(line)
        else:
            found.append([line])
        reach = max(reach, bottom)
    return found


def gaps(lines: Iterable[TextLine], least: float) -> list[tuple[float, float]]:
    """The white between lines, from the left, at least so wide."""
    found: list[tuple[float, float]] = []
    edge: float | None = None
    for line in sorted(lines, key=lambda line: line.left):
        if edge is not None and line.left - edge >= least:
            found.append((edge, line.left))
        edge = line.right if edge is None else max(edge, line.right)
    return found


def least_gutter(lines: Sequence[TextLine]) -> float:
    """How wide the white between columns of such lines is at least, in points."""
    return max(4.0, GUTTER * median(line.height for line in lines))


def wide_blanks(line: TextLine) -> list[tuple[int, float, float]]:
    """The blanks of a line that are wider than those between words, with where they begin and end."""
    found = []
    for blank in _BLANK.finditer(line.text, 1, max(1, len(line.text) - 1)):
        at = blank.start()
        start, end = line.rights[at - 1], line.lefts[at + 1]
        if end - start > _NARROWEST * line.height:
            found.append((at, start, end))
    return found


def cut_at(
    line: TextLine, gutter: tuple[float, float], wide: Sequence[tuple[int, float, float]]
) -> list[TextLine]:  # fmt: skip
    """The line, in two if a wide blank of it lies in the gutter; none if it runs across."""
    left, right = gutter
    if line.right <= left + SLACK or line.left >= right - SLACK:
        return [line]
    for at, start, end in wide:
        if start < right and end > left:
            return list(cut(line, at))
    return []


def columns_of(lines: Sequence[TextLine], gutters: Sequence[float]) -> list[list[TextLine]]:
    """The lines in columns, from the left, parted at these places; no column is empty."""
    found: list[list[TextLine]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        found[sum(gutter < line.left for gutter in gutters)].append(line)
    return [column for column in found if column]
