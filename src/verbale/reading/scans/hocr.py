"""Reads hOCR (http://kba.cloud/hocr-spec/1.2/) as Tesseract writes it: lines, words, drawn rules. In dots."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape

_TAG = re.compile(r"<(?:div|p|span) class='(ocr\w+)'[^>]*?title=(?:\"([^\"]*)\"|'([^']*)')[^>]*>([^<]*)")
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"})


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in dots from the left and upper edge."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word, its box, and how sure the recogniser is of it, 0 to 1.

    `letters`: the box of each character, in the order of the text (empty: not known); `raised`: spans of the text that
    are the mark of a note.
    """

    text: str
    box: Box
    confidence: float
    letters: tuple[Box, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class RecognisedLine:
    """A line: its words in reading order. `size`: of its letters, ascender to descender; the baseline is that of a
    straight line: its `slope`, and how far it is above the lower edge of the box at its left end (`rise`, negative up).
    """

    box: Box
    size: float
    slope: float
    rise: float
    words: list[RecognisedWord] = field(default_factory=list)

    @property
    def confidence(self) -> float:
        """How sure the recogniser is of the words, the longer the more they count. 0 without words."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / letters if letters else 0.0

    def baseline_at(self, x: float) -> float:
        """The height of the baseline at a place, in dots from the upper edge of the picture."""
        return self.box.bottom + self.rise + self.slope * (x - self.box.left)


def parse(hocr: str) -> tuple[list[RecognisedLine], list[Box]]:
    """The lines of a page in the recogniser's order, none without words, and its drawn rules."""
    lines: list[RecognisedLine] = []
    rules: list[Box] = []
    for match in _TAG.finditer(hocr):
        kind, facts = match[1], _facts(match[2] or match[3])
        if kind == "ocrx_cinfo":
            _add_letter(lines, unescape(match[4]), facts)
            continue
        if "bbox" not in facts:
            continue
        box = Box(*map(int, facts["bbox"][:4]))
        if kind in _LINES:
            slope, rise = facts.get("baseline", (0.0, 0.0))[:2]
            lines.append(RecognisedLine(box, facts.get("x_size", (box.bottom - box.top,))[0], slope, rise))
        elif kind == "ocrx_word" and lines:
            lines[-1].words.append(RecognisedWord("", box, facts.get("x_wconf", (0.0,))[0] / 100))
        elif kind == "ocr_separator":
            rules.append(box)
    for line in lines:
        line.words = [word for word in line.words if word.text.strip()]
    return [line for line in lines if line.words], rules


def _add_letter(lines: list[RecognisedLine], letter: str, facts: dict[str, tuple[float, ...]]) -> None:
    """Puts a letter, with its box, to the word that was begun last."""
    if not (lines and lines[-1].words and letter and "x_bboxes" in facts):
        return
    word = lines[-1].words[-1]
    boxes = (Box(*map(int, facts["x_bboxes"][:4])),) * len(letter)
    lines[-1].words[-1] = replace(word, text=word.text + letter, letters=word.letters + boxes)


def _facts(title: str) -> dict[str, tuple[float, ...]]:
    """`bbox 1 2 3 4; x_wconf 90` as names and numbers; what has no numbers is left out."""
    facts: dict[str, tuple[float, ...]] = {}
    for entry in title.split(";"):
        name, *values = entry.split()
        try:
            facts[name] = tuple(map(float, values))
        except ValueError:
            continue
    return facts
