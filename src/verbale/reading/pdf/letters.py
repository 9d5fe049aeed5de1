"""The letters of a line as they are written: no ligatures, no signs that are none, no blanks nobody typed."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator

from verbale.reading.layout.shape import TextLine
from verbale.reading.lines import WIDE

_HYPHENS = str.maketrans("\ufffe\u2010", "--")  # the first is pdfium's sign for one that a line's end made
_ODD = re.compile("[\x00-\x1f\x7f\u0132\u0133\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")
_COMBINING = re.compile("[\u0300-\u036f\u0653-\u0655]")
_WIDE_BLANK = re.compile(f"(?<=[{WIDE}]) | (?=[{WIDE}])")
_WIDE_LETTER = re.compile(f"[{WIDE}]")
_WIDE_GAP = 0.45  # of the font size: white that Chinese and other letters are set apart by is narrower


def cleaned(line: TextLine) -> TextLine:
    """Takes out what is no letter, opens ligatures, and drops the blanks pdfium sees between Chinese and other letters.

    A letter of a ligature has its share of the box.
    """
    text = line.text
    if text.isascii() and text.isprintable():
        return line
    line.text = text = text.translate(_HYPHENS)
    drop: set[int] = set()
    if " " in text and _WIDE_LETTER.search(text):
        blanks = [match.start() for match in _WIDE_BLANK.finditer(text)]
        narrow = _WIDE_GAP * line.size
        drop = {at for at in blanks if line.lefts[at] == line.rights[at] and _gap(line, at) < narrow}
    if not drop and not _ODD.search(text):
        return _composed(line) if _COMBINING.search(text) else line
    letters: list[str] = []
    lefts, rights, places = array("f"), array("f"), []
    for at, character in enumerate(text):
        places.append(len(lefts))
        for part, left, right in _parts(character, line.lefts[at], line.rights[at], drop=at in drop):
            letters.append(part)
            lefts.append(left)
            rights.append(right)
    places.append(len(lefts))
    line.text, line.lefts, line.rights = "".join(letters), lefts, rights
    line.raised = tuple((places[start], places[end]) for start, end in line.raised if places[start] < places[end])
    return _composed(line) if _COMBINING.search(line.text) else line


def _composed(line: TextLine) -> TextLine:
    """Letters and the accents set over them, as one character where there is one."""
    text = line.text
    letters: list[str] = []
    lefts, rights, places = array("f"), array("f"), []
    for at, character in enumerate(text):
        whole = unicodedata.normalize("NFC", letters[-1] + character) if letters else character
        if letters and _COMBINING.match(character) and len(whole) == 1:
            letters[-1] = whole
            lefts[-1], rights[-1] = min(lefts[-1], line.lefts[at]), max(rights[-1], line.rights[at])
            places.append(len(letters) - 1)
            continue
        places.append(len(letters))
        letters.append(character)
        lefts.append(line.lefts[at])
        rights.append(line.rights[at])
    places.append(len(letters))
    line.text, line.lefts, line.rights = "".join(letters), lefts, rights
    line.raised = tuple((places[start], places[end]) for start, end in line.raised if places[start] < places[end])
    return line


def _gap(line: TextLine, blank: int) -> float:
    """How far the characters on both sides of a blank are apart."""
    if not 0 < blank < len(line.text) - 1:
        return 0.0
    return max(line.lefts[blank + 1] - line.rights[blank - 1], line.lefts[blank - 1] - line.rights[blank + 1])


def _parts(character: str, left: float, right: float, *, drop: bool) -> Iterator[tuple[str, float, float]]:
    if drop or (character < " " and character != "\t"):
        return
    letters = unicodedata.normalize("NFKC", character) if _ODD.match(character) else character
    step = (right - left) / max(1, len(letters))
    for place, letter in enumerate(letters):
        yield letter, left + place * step, left + (place + 1) * step
