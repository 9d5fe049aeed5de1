"""Looks again at what was read badly: each doubtful piece by itself, in the page's language and in English.

On a whole page the recogniser takes what stands side by side for one line, though it stands a little higher or lower
and in another size (a masthead), and reads a document symbol or an address in a Cyrillic, Arabic or Chinese page in
the letters of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.scans import packs
from verbale.reading.scans.engine import Engine, RecognitionFailed
from verbale.reading.scans.hocr import Box, RecognisedLine, RecognisedWord, parse
from verbale.reading.scans.pictures import Scan, paper

if TYPE_CHECKING:
    from PIL.Image import Image

_DOUBTFUL = 0.80  # of the confidence of a piece: sound ones have 0.9
_PLAUSIBLE = 0.5
_LIKE_SYMBOL = re.compile(r"\w/\S*\d|\d\S*/\w|@\w|://")
_SYMBOL = re.compile(r"[(\[]?(?:[A-Z]{1,5}(?:/[\w.()*-]+)+|@\w+|https?://[!-~]+)[.,;:)\]]*")
_BETTER = 0.04
_MOST = 40  # pieces of a page: where more are in doubt, it is the page that is bad
_MARGIN = 0.35  # of the size, around a piece
_LINE = 40  # dots: the size that letters are brought to, where they are larger by half


def looked_at_again(engine: Engine, scan: Scan, pieces: Sequence[RecognisedLine], *, pack: str) -> list[RecognisedLine]:
    """The pieces, with other words where those were read more surely. The order stays."""
    found = _symbols(engine, scan, pieces) if pack != packs.packs()[0].pack else list(pieces)
    doubtful = [index for index, piece in enumerate(found) if piece.confidence < _DOUBTFUL][:_MOST]
    if not doubtful:
        return found
    sheet = _Sheet(scan.picture, [found[index] for index in doubtful])
    for tried in dict.fromkeys((pack, packs.packs()[0].pack)):
        if tried not in engine.packs:
            continue
        try:
            lines, _ = parse(engine.recognise(sheet.picture, pack=tried, dpi=round(scan.dpi), uniform=True))
        except RecognitionFailed:
            continue
        for index, words in zip(doubtful, sheet.words(lines), strict=True):
            again = replace(found[index], words=words)
            if words and again.confidence > found[index].confidence + _BETTER:
                found[index] = again
    return found


def _symbols(engine: Engine, scan: Scan, pieces: Sequence[RecognisedLine]) -> list[RecognisedLine]:
    """The pieces, document symbols and addresses in them read as what they are: Latin letters.

    A Russian page has «А/89/803» in letters that only look like Latin ones, as sure as can be.
    """
    found = list(pieces)
    english = packs.packs()[0].pack
    places = [
        (at, number)
        for at, piece in enumerate(pieces)
        for number, word in enumerate(piece.words)
        if _LIKE_SYMBOL.search(word.text)
    ][:_MOST]
    if not places or english not in engine.packs:
        return found
    cut = [
        replace(pieces[at], words=[word], box=word.box) for at, number in places for word in [pieces[at].words[number]]
    ]
    sheet = _Sheet(scan.picture, cut)
    try:
        lines, _ = parse(engine.recognise(sheet.picture, pack=english, dpi=round(scan.dpi), uniform=True))
    except RecognitionFailed:
        return found
    for (at, number), words in zip(places, sheet.words(lines), strict=True):
        if len(words) == 1 and words[0].confidence >= _PLAUSIBLE and _SYMBOL.fullmatch(words[0].text):
            kept = list(found[at].words)
            kept[number] = words[0]
            found[at] = replace(found[at], words=kept)
    return found


class _Sheet:
    """Pieces cut out of a page, one under another. `picture` is what the recogniser is given."""

    def __init__(self, page: Image, pieces: Sequence[RecognisedLine]) -> None:
        from PIL import Image

        self._places: list[tuple[int, int, float, Box]] = []  # upper and lower edge here, scale, and place on the page
        strips: list[Image.Image] = []
        top = _LINE
        for piece in pieces:
            box = _around(piece, page.size)
            strip = page.crop((box.left, box.top, box.right, box.bottom))
            scale = _LINE / piece.size if piece.size > 1.5 * _LINE else 1.0
            if scale != 1:
                size = (max(1, round(strip.width * scale)), max(1, round(strip.height * scale)))
                strip = strip.resize(size, Image.Resampling.LANCZOS)
            self._places.append((top, top + strip.height, scale, box))
            strips.append(strip)
            top += strip.height + _LINE
        width = max(strip.width for strip in strips) + 2 * _LINE
        self.picture = Image.new("L", (width, top), paper(page))
        for strip, place in zip(strips, self._places, strict=True):
            self.picture.paste(strip, (_LINE, place[0]))

    def words(self, lines: Sequence[RecognisedLine]) -> list[list[RecognisedWord]]:
        """The words found in each piece, at their places on the page."""
        found: list[list[RecognisedWord]] = [[] for _ in self._places]
        for line in lines:
            for word in line.words:
                middle = (word.box.top + word.box.bottom) / 2
                for words, (top, bottom, scale, origin) in zip(found, self._places, strict=True):
                    if top <= middle <= bottom:
                        letters = tuple(_back(box, origin, top, scale) for box in word.letters)
                        words.append(replace(word, box=_back(word.box, origin, top, scale), letters=letters))
        return found


def _around(piece: RecognisedLine, size: tuple[int, int]) -> Box:
    margin = round(_MARGIN * piece.size)
    box = piece.box
    return Box(
        max(0, box.left - margin), max(0, box.top - margin // 2), min(size[0], box.right + margin),
        min(size[1], box.bottom + margin // 2),
    )  # fmt: skip


def _back(box: Box, origin: Box, top: int, scale: float) -> Box:
    return Box(
        origin.left + round((box.left - _LINE) / scale), origin.top + round((box.top - top) / scale),
        origin.left + round((box.right - _LINE) / scale), origin.top + round((box.bottom - top) / scale),
    )  # fmt: skip
