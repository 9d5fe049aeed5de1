"""Characters become pieces: stretches of one line that no wide gap parts, put together where pdfium cut too often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.reading.pdf.direction import RIGHT_TO_LEFT, tokens
from verbale.reading.pdf.glyphs import Glyphs, Look

_BREAK = "\r\n"
_HYPHEN = "\ufffe"  # pdfium's sign for a hyphen that a line's end made
_SPACE = re.compile(r" +")
_WIDE_GAP = 1.15  # of the height of a line: more than a blank in justified text, less than between columns
_CLOSE = 0.75  # of the height: what is nearer than this to the end of a piece goes on in it
_EVEN = 0.12  # of the height: boxes of one font differ by less


@dataclass(slots=True)
class Run:
    """Characters `start`–`end` of the page in one look, on one baseline."""

    start: int
    end: int
    look: Look
    baseline: float


@dataclass(slots=True)
class Piece:
    """A stretch of a line: its runs, in the order they were found, and its box (measured upwards, as glyphs are)."""

    runs: list[Run]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def pieces_of(glyphs: Glyphs) -> list[Piece]:
    """The pieces of a page, in pdfium's order."""
    found: list[Piece] = []
    mixed = RIGHT_TO_LEFT.search(glyphs.text) is not None
    start = 0
    for row in glyphs.text.split(_BREAK):
        end = start + len(row)
        for first, last in _unbroken(glyphs, start, end):
            for piece in _row(glyphs, first, last, mixed):
                if not (found and _goes_on(found[-1], piece, mixed) and _join(found[-1], piece)):
                    found.append(piece)
        start = end + len(_BREAK)
    return found


def _unbroken(glyphs: Glyphs, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line of pdfium's, cut where it has joined two: behind the hyphen that a line's end made."""
    text = glyphs.text
    hyphen = text.find(_HYPHEN, start, end)
    while hyphen >= 0:
        if hyphen + 1 < end and glyphs.tops[hyphen + 1] <= glyphs.bottoms[hyphen - 1] + 1:
            yield start, hyphen + 1
            start = hyphen + 1
        hyphen = text.find(_HYPHEN, hyphen + 1, end)
    if not text[start:end].isspace() and start < end:
        yield start, end


def _row(glyphs: Glyphs, start: int, end: int, mixed: bool) -> Iterator[Piece]:
    """The pieces of a line as pdfium has it: cut at wide gaps."""
    if mixed:
        yield from _mixed_row(glyphs, start, end)
        return
    text = glyphs.text
    while text[end - 1] == " ":
        end -= 1
    while text[start] == " ":
        start += 1
    wide = _WIDE_GAP * max(1.0, glyphs.tops[start] - glyphs.bottoms[start])
    for gap in _SPACE.finditer(text, start, end):
        if glyphs.lefts[gap.end()] - glyphs.rights[gap.start() - 1] > wide:
            yield _piece(glyphs, [(start, gap.start())])
            start = gap.end()
    yield _piece(glyphs, [(start, end)])


def _mixed_row(glyphs: Glyphs, start: int, end: int) -> Iterator[Piece]:
    """On a page with text from right to left pdfium's order within a line is not to be trusted: by place instead."""
    spans = sorted(tokens(glyphs.text, start, end), key=lambda span: glyphs.lefts[span[0]] + glyphs.rights[span[1] - 1])
    # Blanks that pdfium put in have no width; where they stand is seen from the gaps.
    solid = [span for span in spans if glyphs.lefts[span[0]] < glyphs.rights[span[0]]]
    while solid and glyphs.text[solid[0][0]].isspace():
        del solid[0]
    if not solid:
        return
    wide = _WIDE_GAP * max(1.0, glyphs.tops[solid[0][0]] - glyphs.bottoms[solid[0][0]])
    group: list[tuple[int, int]] = []
    edge = 0.0
    for span in solid:
        if glyphs.text[span[0]].isspace():
            group.append(span)
            continue
        left = min(glyphs.lefts[span[0] : span[1]])
        if group and left - edge > wide:
            yield _piece(glyphs, _without_blanks(glyphs, group))
            group = []
        edge = max(edge if group else left, *glyphs.rights[span[0] : span[1]])
        group.append(span)
    yield _piece(glyphs, _without_blanks(glyphs, group))


def _without_blanks(glyphs: Glyphs, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without the blanks at either end."""
    solid = [index for index, span in enumerate(spans) if not glyphs.text[span[0]].isspace()]
    return spans[solid[0] : solid[-1] + 1]


def _piece(glyphs: Glyphs, spans: list[tuple[int, int]]) -> Piece:
    runs = [run for start, end in spans for run in _runs(glyphs, start, end)]
    return Piece(
        runs,
        min(min(glyphs.lefts[start:end]) for start, end in spans),
        max(max(glyphs.rights[start:end]) for start, end in spans),
        max(max(glyphs.tops[start:end]) for start, end in spans),
        min(min(glyphs.bottoms[start:end]) for start, end in spans),
    )


def _runs(glyphs: Glyphs, start: int, end: int) -> Iterator[Run]:
    """The span in runs of one look: boxes of about one height and place are one."""
    tops, bottoms = glyphs.tops[start:end], glyphs.bottoms[start:end]
    slack = _EVEN * (tops[0] - bottoms[0])
    if max(tops) - min(tops) > slack or max(bottoms) - min(bottoms) > slack:
        first = 0
        for at in range(1, end - start):
            if abs(tops[at] - tops[first]) > slack or abs(bottoms[at] - bottoms[first]) > slack:
                yield _run(glyphs, start + first, start + at)
                first, slack = at, _EVEN * (tops[at] - bottoms[at])
        start += first
    yield _run(glyphs, start, end)


def _run(glyphs: Glyphs, start: int, end: int) -> Run:
    look = glyphs.look(start)
    if look.bold or look.italic:  # of a line that only begins so, no more than the beginning is
        rest = [glyphs.look(at) for at in ((start + end) // 2, end - 1)]
        bold, italic = all(other.bold for other in rest), all(other.italic for other in rest)
        look = look._replace(bold=look.bold and bold, italic=look.italic and italic)
    return Run(start, end, look, glyphs.baseline(start))


def _goes_on(piece: Piece, following: Piece, mixed: bool) -> bool:
    """Whether a piece stands right behind another on the same line: pdfium begins a new line at a raised figure."""
    overlap = min(piece.top, following.top) - max(piece.bottom, following.bottom)
    if overlap < 0.35 * min(piece.height, following.height):
        return False
    close = _CLOSE * max(piece.height, following.height)
    if -close < following.left - piece.right < close:
        return True
    return mixed and -close < piece.left - following.right < close


def _join(piece: Piece, following: Piece) -> bool:
    piece.runs += following.runs
    piece.left, piece.right = min(piece.left, following.left), max(piece.right, following.right)
    piece.top, piece.bottom = max(piece.top, following.top), min(piece.bottom, following.bottom)
    return True
