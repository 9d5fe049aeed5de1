"""The text layer of a PDF page as lines in logical order."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from verbale.reading import heartbeat
from verbale.reading.layout.shape import PageLayout, TextLine
from verbale.reading.pdf.direction import (
    BRACKETS,
    MIRRORED,
    RIGHT_TO_LEFT,
    Token,
    balance,
    in_reading_order,
    kind_of,
    most_run_right_to_left,
    repaired,
    runs_right_to_left,
)  # fmt: skip
from verbale.reading.pdf.drawings import has_picture, rules_of
from verbale.reading.pdf.glyphs import Glyphs, Look, glyphs_of
from verbale.reading.pdf.letters import cleaned
from verbale.reading.pdf.pieces import Piece, Run, pieces_of

_GAP = 0.17  # of the font size: two pieces further apart than this are two words
_MIXED_GAP = 0.09  # the same where letters run from right to left, and every word is a piece
_MOST = 0.85
_RAISED_SIZE, _RAISED_BY = 0.87, 0.1
_BROKEN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BROKEN_SHARE = 0.25
_FEW_LETTERS = 12


class PageReader:
    """Reads the pages of one open PDF. What is learnt of fonts and brackets holds for all of them."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._fonts: dict[bytes, tuple[str, bool, bool]] = {}
        self._sided: list[tuple[TextLine, dict[int, Look]]] = []

    def pages(self) -> list[PageLayout]:
        """Every page, with its brackets the right way round."""
        layouts = [self._page(index) for index in range(len(self._pdf))]
        self._mirror()
        return layouts

    def _page(self, index: int) -> PageLayout:
        heartbeat.beat()
        page = self._pdf[index]
        try:
            width, height = page.get_size()
            layout = PageLayout(index + 1, width, height)
            textpage = page.get_textpage()
            try:
                glyphs = glyphs_of(page, textpage, fonts=self._fonts)
                if _is_broken(glyphs.text):
                    layout.needs_ocr = True
                else:
                    layout.lines = [line for line in self._lines(glyphs, layout) if line.text.strip()]
            finally:
                textpage.close()
            if sum(len(line.text) for line in layout.lines) < _FEW_LETTERS and has_picture(page):
                layout.needs_ocr = True
            layout.rules = rules_of(page)
        finally:
            page.close()
        return layout

    def _lines(self, glyphs: Glyphs, page: PageLayout) -> Iterator[TextLine]:
        mixed = RIGHT_TO_LEFT.search(glyphs.text) is not None
        pieces = pieces_of(glyphs)
        page_sided: tuple[float, float] | None = None  # where the text of such a page begins and ends
        if mixed and most_run_right_to_left(glyphs.text):
            page_sided = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
        for piece in pieces:
            if piece.right < 0 or piece.left > page.width or piece.top < 0 or piece.bottom > page.height:
                continue  # off the page: never seen by a reader
            if mixed:
                line, sided = _mixed_line(glyphs, piece, page, page_sided)
                if sided:
                    self._sided.append((line, sided))
                yield line
            else:
                yield _line(glyphs, piece, piece.runs, page)

    def _mirror(self) -> None:
        """Turns the brackets of text from right to left about, in fonts where they close before they open.

        Whether a bracket is stored as it looks or as it is meant differs by the program that made the file, and within
        a file from font to font: one glyph stands for an opening bracket in one direction and a closing in the other.
        """
        by_font: dict[Look, int] = {}
        for line, places in self._sided:
            for font in set(places.values()):
                score = balance(line.text[at] for at, other in places.items() if other == font)
                by_font[font] = by_font.get(font, 0) + score
        usual = sum(by_font.values())
        for line, places in self._sided:
            letters = list(line.text)
            for at, font in places.items():
                if (by_font[font] or usual) < 0:
                    letters[at] = letters[at].translate(MIRRORED)
            line.text = "".join(letters)


def _is_broken(text: str) -> bool:
    """Whether a text layer is nonsense: characters without a letter, as broken fonts have."""
    solid = len(text) - text.count(" ") - 2 * text.count("\r\n")
    found = sum(1 for _ in _BROKEN.finditer(text))
    return solid > 0 and found > _BROKEN_SHARE * solid


def _line(glyphs: Glyphs, piece: Piece, runs: Iterable[Run], page: PageLayout) -> TextLine:
    """The line of a piece whose runs are in the order of reading."""
    if len(piece.runs) == 1:
        only = piece.runs[0]
        span = slice(only.start, only.end)
        return cleaned(_placed(glyphs.text[span], glyphs.lefts[span], glyphs.rights[span], piece, page, only))
    main = max(piece.runs, key=lambda run: (run.end - run.start) * (run.look.size > 0))
    text: list[str] = []
    lefts, rights = array("f"), array("f")
    raised: list[tuple[int, int]] = []
    edge = float("nan")
    for run in runs:
        begins = glyphs.lefts[run.start]
        apart = abs(begins - edge) > _GAP * main.look.size
        if apart and not text[-1][-1:].isspace() and not glyphs.text[run.start].isspace():
            text.append(" ")
            lefts.append(edge)
            rights.append(edge)
        first = len(lefts)
        text.append(glyphs.text[run.start : run.end])
        lefts.extend(glyphs.lefts[run.start : run.end])
        rights.extend(glyphs.rights[run.start : run.end])
        edge = glyphs.rights[run.end - 1]
        if _is_raised(run, main):
            raised.append((first, len(lefts)))
    line = _placed("".join(text), lefts, rights, piece, page, main)
    line.raised = tuple(raised)
    return cleaned(line)


def _placed(
    text: str, lefts: array[float], rights: array[float], piece: Piece, page: PageLayout, main: Run
) -> TextLine:  # fmt: skip
    return TextLine(
        text,
        max(0.0, piece.left),
        max(0.0, page.height - piece.top),
        min(page.width, piece.right),
        min(page.height, page.height - piece.bottom),
        lefts,
        rights,
        size=main.look.size,
        font=main.look.font,
        bold=_most(piece, "bold"),
        italic=_most(piece, "italic"),
        baseline=page.height - main.baseline,
    )


def _most(piece: Piece, look: str) -> bool:
    """Whether hardly any character of a piece is set otherwise: signs may come from another font."""
    if len(piece.runs) == 1:
        return bool(getattr(piece.runs[0].look, look))
    total = sum(run.end - run.start for run in piece.runs)
    return sum(run.end - run.start for run in piece.runs if getattr(run.look, look)) >= _MOST * total


def _is_raised(run: Run, main: Run) -> bool:
    above = run.baseline - main.baseline
    size = main.look.size
    if run.look.size < _RAISED_SIZE * size:
        return above > _RAISED_BY * size
    return above > 0.25 * size and run.end - run.start <= 4


def _mixed_line(
    glyphs: Glyphs, piece: Piece, page: PageLayout, page_sided: tuple[float, float] | None
) -> tuple[TextLine, dict[int, Look]]:  # fmt: skip
    """The line of a piece on a page with text from right to left, and where its brackets among such letters stand,
    with their fonts.
    """
    main = max(piece.runs, key=lambda run: run.end - run.start)
    by_start = {run.start: run for run in piece.runs}
    line = [
        Token(
            glyphs.text[run.start : run.end],
            kind_of(glyphs.text[run.start : run.end]),
            min(glyphs.lefts[run.start : run.end]),
            max(glyphs.rights[run.start : run.end]),
            run.start,
        )
        for run in piece.runs
    ]
    whole = "".join(token.text for token in line)
    flush = page_sided is not None and page_sided[1] - piece.right + main.look.size < piece.left - page_sided[0]
    right_to_left = runs_right_to_left(whole, page=page_sided is not None, flush=flush)
    order = in_reading_order(_parted(line, main.look.size), right_to_left=right_to_left)
    text: list[str] = []
    lefts, rights = array("f"), array("f")
    raised: list[tuple[int, int]] = []
    sided: dict[int, Look] = {}
    others: list[int] = []
    for read in order:
        first = len(lefts)
        text.append(read.token.text)
        run = by_start.get(read.token.start)
        if run is None:
            lefts.append(read.token.left)
            rights.append(read.token.right)
            continue
        lefts.extend(glyphs.lefts[run.start : run.end])
        rights.extend(glyphs.rights[run.start : run.end])
        if read.token.text in BRACKETS:
            if read.sided:
                sided[first] = run.look._replace(size=0.0)
            else:
                others.append(first)
        if _is_raised(run, main):
            if raised and raised[-1][1] == first:
                first = raised.pop()[0]
            raised.append((first, len(lefts)))
    found = _placed(repaired("".join(text), others) if others else "".join(text), lefts, rights, piece, page, main)
    found.raised = tuple(raised)
    return found, sided


def _parted(line: list[Token], size: float) -> list[Token]:
    """The tokens by place, with a blank in every gap."""
    placed: list[Token] = []
    for token in sorted(line, key=lambda token: token.left + token.right):
        before = placed[-1] if placed else None
        spaced = before is not None and "space" in (before.kind, token.kind)
        if before is not None and not spaced and token.left - before.right > _MIXED_GAP * size:
            placed.append(Token(" ", "space", before.right, token.left, -1))
        if before is None or before.kind != "space" or token.kind != "space":
            placed.append(token)
    return placed
