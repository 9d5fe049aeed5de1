"""Characters become pieces: stretches of one line that no wide gap parts, put together where pdfium cut too often."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.reading.pdf.direction import RIGHT_TO_LEFT, tokens, unmirrored
from verbale.reading.pdf.glyphs import Glyphs, Look

_BREAK = "\r\n"
_HYPHEN = "\ufffe"  # pdfium's sign for a hyphen that a line's end made
_SPACE = re.compile(r" +")
_WIDE_GAP = 1.25  # of the font size: more than a blank in justified text, less than between columns
_CLOSE = 0.8  # of the font size: what is nearer than this to the end of a piece goes on in it
_EVEN = 0.12  # of the font size: boxes of one font differ by less
_WORD_GAP = 0.09  # of the font size: letters that join are set without any
_ABOVE, _BELOW = 0.7, 0.2  # of the font size: what a line takes up at least, whatever letters it has
_BACK = 8  # pieces: how far back the one may be that a piece goes on from


@dataclass(slots=True)
class Run:
    """Characters `start`–`end` of the page in one look, on one baseline."""

    start: int
    end: int
    look: Look
    baseline: float


@dataclass(slots=True, eq=False)
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

    @property
    def size(self) -> float:
        return max(run.look.size for run in self.runs)


def pieces_of(glyphs: Glyphs) -> list[Piece]:
    """The pieces of a page, in pdfium's order."""
    found: list[Piece] = []
    mixed = RIGHT_TO_LEFT.search(glyphs.text) is not None
    if mixed:
        glyphs.text = _as_stored(glyphs)
    start = 0
    for row in glyphs.text.split(_BREAK):
        end = start + len(row)
        for first, last in _unbroken(glyphs, start, end):
            for piece in _mixed_row(glyphs, first, last) if mixed else _row(glyphs, first, last):
                _add(found, piece, mixed)
        start = end + len(_BREAK)
    return found


def _as_stored(glyphs: Glyphs) -> str:
    """The text of a page with the brackets that the file has."""
    rows: list[str] = []
    start = 0
    for row in glyphs.text.split(_BREAK):
        rows.append(unmirrored(row, glyphs.lefts[start : start + len(row)]))
        start += len(row) + len(_BREAK)
    return _BREAK.join(rows)


def _add(found: list[Piece], piece: Piece, mixed: bool) -> None:
    """Adds a piece, to those it goes on from if there are any: pdfium begins a new line at a raised figure."""
    if not mixed:
        if found and _goes_on(found[-1], piece, mixed=False):
            _join(found[-1], piece)
        else:
            found.append(piece)
        return
    for before in reversed(found[-_BACK:]):
        if _goes_on(before, piece, mixed=True):
            found.remove(before)
            _join(before, piece)
            piece = before
    found.append(piece)


def _join(before: Piece, piece: Piece) -> None:
    before.runs += piece.runs
    before.left, before.right = min(before.left, piece.left), max(before.right, piece.right)
    before.top, before.bottom = max(before.top, piece.top), min(before.bottom, piece.bottom)


def _goes_on(piece: Piece, following: Piece, *, mixed: bool) -> bool:
    overlap = min(piece.top, following.top) - max(piece.bottom, following.bottom)
    if overlap < 0.35 * min(piece.height, following.height):
        return False
    close = _CLOSE * max(piece.size, following.size)
    if -close < following.left - piece.right < close:
        return True
    if not mixed:
        return False
    inside = piece.left <= following.left and following.right <= piece.right
    around = following.left <= piece.left and piece.right <= following.right
    return inside or around or -close < piece.left - following.right < close


def _unbroken(glyphs: Glyphs, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line of pdfium's, cut where it has joined two: behind the hyphen that a line's end made."""
    text = glyphs.text
    hyphen = text.find(_HYPHEN, start, end)
    while hyphen >= 0:
        if hyphen + 1 < end and glyphs.tops[hyphen + 1] <= glyphs.bottoms[hyphen - 1] + 1:
            yield start, hyphen + 1
            start = hyphen + 1
        hyphen = text.find(_HYPHEN, hyphen + 1, end)
    if start < end and not text[start:end].isspace():
        yield start, end


def _row(glyphs: Glyphs, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a line as pdfium has it: cut at wide gaps."""
    text = glyphs.text
    while text[end - 1] == " ":
        end -= 1
    while text[start] == " ":
        start += 1
    wide = _WIDE_GAP * glyphs.size(start)
    for gap in _SPACE.finditer(text, start, end):
        if glyphs.lefts[gap.end()] - glyphs.rights[gap.start() - 1] > wide:
            yield _plain_piece(glyphs, start, gap.start())
            start = gap.end()
    yield _plain_piece(glyphs, start, end)


def _plain_piece(glyphs: Glyphs, start: int, end: int) -> Piece:
    """A piece of one span, in which what stands further on in the text stands further right."""
    tops, bottoms = glyphs.tops[start:end], glyphs.bottoms[start:end]
    top, bottom = max(tops), min(bottoms)
    slack = _EVEN * (top - bottom)
    if top - min(tops) > slack or max(bottoms) - bottom > slack:
        return _piece(glyphs, [(start, end)])
    run = _run(glyphs, start, end)
    size = run.look.size
    return Piece(
        [run],
        glyphs.lefts[start],
        glyphs.rights[end - 1],
        max(top, run.baseline + _ABOVE * size),
        min(bottom, run.baseline - _BELOW * size),
    )


def _mixed_row(glyphs: Glyphs, start: int, end: int) -> Iterator[Piece]:
    """On a page with text from right to left pdfium's order within a line is not to be trusted: by place instead.

    Nor are the blanks it puts in: it sees some where there are none, and misses others; the gaps tell. The file's own
    are kept, but for those at the ends, which stand anywhere.
    """
    text = glyphs.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    solid = [
        span for span in tokens(text, start, end)
        if not text[span[0]].isspace() or glyphs.lefts[span[0]] < glyphs.rights[span[0]]
    ]  # fmt: skip
    spans = [part for span in solid for part in _words(glyphs, *span)]
    spans.sort(key=lambda span: glyphs.lefts[span[0]] + glyphs.rights[span[1] - 1])
    if not spans:
        return
    wide = _WIDE_GAP * glyphs.size(spans[0][0])
    group: list[tuple[int, int]] = []
    edge = 0.0
    for span in spans:
        if text[span[0]].isspace():
            group.append(span)
            continue
        left = min(glyphs.lefts[span[0] : span[1]])
        if group and edge and left - edge > wide:
            yield _piece(glyphs, _solid(text, group))
            group = []
        edge = max(edge if group and edge else left, *glyphs.rights[span[0] : span[1]])
        group.append(span)
    yield _piece(glyphs, _solid(text, group))


def _solid(text: str, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The spans without the blanks at either end."""
    words = [index for index, span in enumerate(spans) if not text[span[0]].isspace()]
    return spans[words[0] : words[-1] + 1]


def _words(glyphs: Glyphs, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch of letters cut where there is a gap between two that are read from right to left."""
    if RIGHT_TO_LEFT.match(glyphs.text, start):
        least = _WORD_GAP * glyphs.size(start)
        edge = glyphs.lefts[start]
        for at in range(start + 1, end):
            if edge - glyphs.rights[at] > least:
                yield start, at
                start, edge = at, glyphs.lefts[at]
            edge = min(edge, glyphs.lefts[at])
    yield start, end


def _piece(glyphs: Glyphs, spans: Sequence[tuple[int, int]]) -> Piece:
    runs: list[Run] = []
    left, right, top, bottom = float("inf"), float("-inf"), float("-inf"), float("inf")
    for number, (start, end) in enumerate(spans):
        tops, bottoms = glyphs.tops[start:end], glyphs.bottoms[start:end]
        top, bottom = max(top, max(tops)), min(bottom, min(bottoms))
        left, right = min(left, min(glyphs.lefts[start:end])), max(right, max(glyphs.rights[start:end]))
        inner = 0 < number < len(spans) - 1
        if inner and tops[0] == glyphs.tops[runs[-1].start] and bottoms[0] == glyphs.bottoms[runs[-1].start]:
            before = runs[-1]
            if max(tops) == min(tops) and max(bottoms) == min(bottoms):
                runs.append(Run(start, end, before.look, before.baseline))  # set as the word before it
                continue
        runs += _runs(glyphs, start, end)
    for run in runs:
        top = max(top, run.baseline + _ABOVE * run.look.size)
        bottom = min(bottom, run.baseline - _BELOW * run.look.size)
    return Piece(runs, left, right, top, bottom)


def _runs(glyphs: Glyphs, start: int, end: int) -> Iterator[Run]:
    """The span in runs of one size on one baseline.

    Boxes of about one height and place are of one. Others need not be of two: some fonts do not say how high they
    are, and each letter's box is as high as the letter.
    """
    tops, bottoms = glyphs.tops[start:end], glyphs.bottoms[start:end]
    highest, lowest = max(tops), min(bottoms)
    slack = _EVEN * (highest - lowest)
    if highest - min(tops) > slack or max(bottoms) - lowest > slack:
        sizes, baselines = glyphs.settings(start, end)
        first = 0
        for at in range(1, end - start):
            slack = _EVEN * max(sizes[first], 1.0)
            if abs(sizes[at] - sizes[first]) > slack or abs(baselines[at] - baselines[first]) > slack:
                yield _run(glyphs, start + first, start + at)
                first = at
        start += first
    yield _run(glyphs, start, end)


def _run(glyphs: Glyphs, start: int, end: int) -> Run:
    look = glyphs.look(start)
    if look.bold or look.italic:  # of a line that only begins so, no more than the beginning is
        last = glyphs.look(end - 1)
        look = look._replace(bold=look.bold and last.bold, italic=look.italic and last.italic)
    return Run(start, end, look, glyphs.baseline(start))
