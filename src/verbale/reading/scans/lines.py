"""What the recogniser found becomes lines as the layout wants them: in points, cut at wide gaps, without specks."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from statistics import median_low

from verbale.reading.layout import PageLayout, TextLine
from verbale.reading.lines import WIDE
from verbale.reading.scans.hocr import Box, RecognisedLine, RecognisedWord

_WIDE_GAP = 1.6  # of the size: blanks of justified lines are narrower, gaps between columns wider
_SPECK_SIZE = 0.3  # of the size: a full stop is smaller, but stands right behind a word
_SPECK_CONFIDENCE = 0.75
_SAME_SIZE = 0.13  # sizes that differ by less, as measured, are one
_FLAT = 8  # a rule is so many times as wide as high, at least
_HAN = re.compile(f"[{WIDE}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_WORDLIKE = re.compile(r"\w")
_QUESTIONABLE = re.compile(r"[|_~=«»<>{}\\^]")


def page_layout(
    number: int, width: float, height: float, *, lines: Sequence[RecognisedLine], rules: Sequence[Box], scale: float
) -> PageLayout:
    """A page of recognised lines. `scale`: points per dot; `width` and `height` in points."""
    pieces = [piece for line in lines for piece in _pieces(line)]
    sizes = _sizes(pieces)
    found = [_text_line(piece, size, scale) for piece, size in zip(pieces, sizes, strict=True)]
    letters = sum(len(line.text) for line in found)
    confidence = sum((line.confidence or 0.0) * len(line.text) for line in found) / letters if letters else 0.0
    drawn = [
        (rule.left * scale, rule.right * scale, (rule.top + rule.bottom) / 2 * scale)
        for rule in rules
        if rule.right - rule.left > _FLAT * (rule.bottom - rule.top)
    ]
    return PageLayout(number, width, height, found, drawn, confidence=round(confidence, 3))


def _pieces(line: RecognisedLine) -> Iterator[RecognisedLine]:
    """A line cut at gaps that part columns, without what specks of dirt were taken for."""
    words = _without_specks(line)
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or _gap(words[at - 1].box, words[at].box) > _WIDE_GAP * line.size:
            yield _part(line, words[start:at])
            start = at


def _gap(one: Box, other: Box) -> int:
    return max(one.left, other.left) - min(one.right, other.right)


def _part(line: RecognisedLine, words: Sequence[RecognisedWord]) -> RecognisedLine:
    boxes = [word.box for word in words]
    box = Box(
        min(box.left for box in boxes), min(box.top for box in boxes), max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )  # fmt: skip
    rise = line.baseline_at(box.left) - box.bottom
    return RecognisedLine(box, line.size, line.slope, rise, list(words))


def _without_specks(line: RecognisedLine) -> list[RecognisedWord]:
    """The words, but for marks that stand alone and are small, or nothing anybody writes, and that are in doubt."""
    words = line.words
    kept = [
        word
        for word in words
        if _WORDLIKE.search(word.text)
        or word.confidence >= _SPECK_CONFIDENCE
        or not (_is_small(word.box, line.size) or _QUESTIONABLE.search(word.text))
    ]
    return kept if any(_WORDLIKE.search(word.text) for word in kept) else []


def _is_small(box: Box, size: float) -> bool:
    return box.right - box.left < _SPECK_SIZE * size and box.bottom - box.top < _SPECK_SIZE * size


def _sizes(pieces: Sequence[RecognisedLine]) -> list[float]:
    """The sizes of lines, in dots: as they are measured they vary with the letters; those near another are one."""
    levels: list[float] = []
    left = sorted(piece.size for piece in pieces for _ in range(len(piece.words)))
    while left:
        level = median_low(left)
        levels.append(level)
        left = [size for size in left if abs(size - level) > _SAME_SIZE * level]
    return [next(level for level in levels if abs(piece.size - level) <= _SAME_SIZE * level) for piece in pieces]


def _text_line(line: RecognisedLine, size: float, scale: float) -> TextLine:
    text: list[str] = []
    lefts, rights = array("f"), array("f")
    for number, word in enumerate(line.words):
        backwards = _RIGHT_TO_LEFT.search(word.text) is not None
        if number and _is_parted(line.words[number - 1].text, word.text):
            text.append(" ")
            lefts.append(rights[-1])
            rights.append(rights[-1])
        text.append(word.text)
        step = (word.box.right - word.box.left) * scale / len(word.text)
        begins = [word.box.left * scale + step * place for place in range(len(word.text))]
        if backwards:
            begins.reverse()
        lefts.extend(begins)
        rights.extend(begin + step for begin in begins)
    letters = sum(len(word.text) for word in line.words)
    middle = (line.box.left + line.box.right) / 2
    return TextLine(
        "".join(text),
        line.box.left * scale,
        line.box.top * scale,
        line.box.right * scale,
        line.box.bottom * scale,
        lefts,
        rights,
        size=round(size * scale, 1),
        baseline=line.baseline_at(middle) * scale,
        confidence=round(sum(word.confidence * len(word.text) for word in line.words) / letters, 3),
    )


def _is_parted(before: str, after: str) -> bool:
    """Whether a blank stands between two words: not beside a Chinese character or its punctuation."""
    return not (_HAN.match(before[-1]) or _HAN.match(after[0]))
