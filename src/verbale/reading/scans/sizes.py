"""The size of the type on a scan: from the heights of letters whose height is known, the same for all of a kind.

What the recogniser says of a line's size depends on which letters happen to stand in it: «Nerivia» comes out a fifth
smaller than «Hallmere, 18 February». And no two lines are measured alike, so that sizes of a whole document that are
near one another are made one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from verbale.reading.layout import PageLayout, TextLine
from verbale.reading.scans.hocr import RecognisedLine

ASCENT, DESCENT = 0.78, 0.24  # of the size
# How high letters are, of the size: of capitals and figures, of small letters without anything above or below.
_CAPITAL, _SMALL = 0.65, 0.46
_FLAT = frozenset("acemnorsuvwxzавгежзиклмнопстхчшъыьэюя")
_SQUARE = 0.92  # Chinese characters
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_ARABIC = re.compile("[\u0620-\u06ff]")
# Of Arabic letters, tied to one another, no height is sure; on the average of a line they are so wide, of the size.
_ARABIC_WIDTH = 0.385
_FEWEST_LETTERS = 3
_FEWEST_OF_LEVEL = 40  # letters
_SAME = 0.06  # sizes of long lines that differ by less are one
_NEAR = 0.16  # a short line is of the nearest size within this
_LONG = 30  # letters


def size_of(line: RecognisedLine) -> float:
    """The size of the type of a line, in dots."""
    arabic = [word for word in line.words if _ARABIC.search(word.text)]
    if letters := sum(len(word.text) for word in arabic):
        return sum(word.box.right - word.box.left for word in arabic) / letters / _ARABIC_WIDTH
    wide: list[float] = []
    found: list[float] = []
    for word in line.words:
        marks = {at for start, end in word.raised for at in range(start, end)}
        for at, (letter, box) in enumerate(zip(word.text, word.letters, strict=False)):
            if at in marks:
                continue
            if _HAN.match(letter):
                wide.append(max(box.right - box.left, box.bottom - box.top) / _SQUARE)
            elif (share := _height(letter)) > 0:
                found.append((box.bottom - box.top) / share)
    for measured in (wide, found):
        if len(measured) >= _FEWEST_LETTERS:
            return median(measured)
    return line.size


def _height(letter: str) -> float:
    """How high a letter is, of the size; 0 for one whose height says nothing."""
    if letter.isupper() or letter.isdigit():
        return _CAPITAL
    return _SMALL if letter in _FLAT else 0.0


def levelled(pages: Sequence[PageLayout]) -> list[PageLayout]:
    """The pages, lines of about one size in the document having exactly one."""
    lines = [line for page in pages for line in page.lines if line.confidence is not None]
    levels = _levels(lines)
    return [replace(page, lines=[_at_level(line, levels) for line in page.lines]) for page in pages]


def _levels(lines: Sequence[TextLine]) -> list[float]:
    """The sizes that long lines have, the commonest first."""
    weights: dict[float, int] = {}
    for line in lines:
        if len(line.text) >= _LONG:
            size = round(line.size, 1)
            weights[size] = weights.get(size, 0) + len(line.text)
    levels: list[float] = []
    while weights:

        def around(size: float, left: dict[float, int] = weights) -> int:
            return sum(weight for other, weight in left.items() if abs(other - size) <= _SAME * size)

        level = max(weights, key=around)
        if around(level) < _FEWEST_OF_LEVEL:
            break
        levels.append(level)
        weights = {size: weight for size, weight in weights.items() if abs(size - level) > _SAME * level}
    return levels


def _at_level(line: TextLine, levels: Sequence[float]) -> TextLine:
    if line.confidence is None:
        return line
    level = min(levels, key=lambda level: abs(level - line.size), default=line.size)
    if abs(level - line.size) > (2 * _NEAR if _ARABIC.search(line.text) else _NEAR) * level:
        level = line.size
    size = round(level, 1)
    return replace(line, size=size, top=line.baseline - ASCENT * size, bottom=line.baseline + DESCENT * size)
