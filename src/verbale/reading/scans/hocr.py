"""Reads hOCR (http://kba.cloud/hocr-spec/1.2/) as Tesseract writes it: lines, words, drawn rules. In dots."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

_TAG = re.compile(
    r"<(?:div|p|span) class='(?P<class>ocr\w+)'[^>]*?title=(?P<quote>['\"])(?P<title>.*?)(?P=quote)[^>]*>"
    r"(?P<text>(?:(?!</?(?:span|div|p)\b).)*)",
    re.DOTALL,
)
_MARKUP = re.compile(r"<[^<>]*>")
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
    """A word, its box, and how sure the recogniser is of it, 0 to 1."""

    text: str
    box: Box
    confidence: float


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

    def baseline_at(self, x: float) -> float:
        """The height of the baseline at a place, in dots from the upper edge of the picture."""
        return self.box.bottom + self.rise + self.slope * (x - self.box.left)


def parse(hocr: str) -> tuple[list[RecognisedLine], list[Box]]:
    """The lines of a page in the recogniser's order, none without words, and its drawn rules."""
    lines: list[RecognisedLine] = []
    rules: list[Box] = []
    for match in _TAG.finditer(hocr):
        kind, facts = match["class"], _facts(match["title"])
        if "bbox" not in facts:
            continue
        box = Box(*map(int, facts["bbox"][:4]))
        if kind in _LINES:
            slope, rise = facts.get("baseline", (0.0, 0.0))[:2]
            lines.append(RecognisedLine(box, facts.get("x_size", (box.bottom - box.top,))[0], slope, rise))
        elif kind == "ocrx_word" and lines:
            text = unescape(_MARKUP.sub("", match["text"])).strip()
            if text:
                lines[-1].words.append(RecognisedWord(text, box, facts.get("x_wconf", (0.0,))[0] / 100))
        elif kind == "ocr_separator":
            rules.append(box)
    return [line for line in lines if line.words], rules


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
