"""How heavy the letters of a line are: the recogniser does not tell bold, and headings often are nothing but that."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from verbale.reading.scans.hocr import RecognisedLine
from verbale.reading.scans.pictures import inked
from verbale.reading.scans.sizes import size_of

if TYPE_CHECKING:
    from PIL.Image import Image

_BOLD = 1.2  # times as wide as usual; bold faces have stems 1.4 to 1.7 times as wide, in lines with some that are not
_FEWEST = 4  # lines, to tell what is usual


def bold_lines(picture: Image, pieces: Sequence[RecognisedLine]) -> list[bool]:
    """For each piece, whether its strokes are wider than those of most, for their size. None is where few are."""
    if len(pieces) < _FEWEST:
        return [False] * len(pieces)
    from PIL import ImageFilter

    ink = inked(picture)
    inner = ink.filter(ImageFilter.MinFilter(3))
    widths = [_stroke(ink, inner, piece) / size_of(piece) for piece in pieces]
    letters = [len(word) for piece in pieces for word in [" ".join(found.text for found in piece.words)]]
    usual = median(width for width, length in zip(widths, letters, strict=True) for _ in range(length))
    return [width > _BOLD * usual for width in widths]


def _stroke(ink: Image, inner: Image, piece: RecognisedLine) -> float:
    """How wide the strokes are, in dots: the ink, over half of what peeling one dot off all edges takes away."""
    box = (piece.box.left, piece.box.top, piece.box.right, piece.box.bottom)
    whole, left = ink.crop(box).histogram()[255], inner.crop(box).histogram()[255]
    return 2 * whole / (whole - left) if whole > left else 0.0
