"""What the recogniser found becomes lines as the layout wants them: in points, cut at wide gaps, without specks."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace

from verbale.reading.layout import PageLayout, TextLine
from verbale.reading.lines import WIDE
from verbale.reading.scans.hocr import Box, RecognisedLine, RecognisedWord
from verbale.reading.scans.pictures import Scan
from verbale.reading.scans.sizes import ASCENT, DESCENT, size_of
from verbale.reading.scans.weight import bold_lines

_WIDE_GAP = 1.6  # of the size: blanks of justified lines are narrower, gaps between columns wider
_SPECK_SIZE = 0.3  # of the size: a full stop is smaller, but stands right behind a word
_PICTURE = 0.3  # of the confidence: bar codes and stamps have less, the worst of text that is any has more
_APART = 0.35  # of the size
_DOT = 0.125  # of the size: the raised mark of a note is larger
_FLAT = 8  # a rule is so many times as wide as high, at least
_HAN = re.compile(f"[{WIDE}]")
_WORDLIKE = re.compile(r"[^\W_]")
_DRAWN = re.compile(r"[|_~=<>{}\\\[\]^]+")


def pieces_of(lines: Sequence[RecognisedLine]) -> list[RecognisedLine]:
    """The lines cut at gaps that part columns, without what specks of dirt were taken for."""
    return [piece for line in lines for piece in _pieces(line)]


def readable(pieces: Sequence[RecognisedLine]) -> list[RecognisedLine]:
    """The pieces that are text: what was read with hardly any certainty is a bar code, a stamp or a signature."""
    return [piece for piece in pieces if piece.confidence >= _PICTURE]


def page_layout(number: int, scan: Scan, *, pieces: Sequence[RecognisedLine], rules: Sequence[Box]) -> PageLayout:
    """A page of recognised pieces of lines: the picture they were found on says how heavy each is."""
    scale = 72 / scan.dpi
    bold = bold_lines(scan.picture, pieces)
    found = [_text_line(*facts, scale=scale) for facts in zip(pieces, bold, strict=True)]
    letters = sum(len(line.text) for line in found)
    confidence = sum((line.confidence or 0.0) * len(line.text) for line in found) / letters if letters else 0.0
    drawn = [
        (rule.left * scale, rule.right * scale, (rule.top + rule.bottom) / 2 * scale)
        for rule in rules
        if rule.right - rule.left > _FLAT * (rule.bottom - rule.top)
    ]
    return PageLayout(number, scan.width, scan.height, found, drawn, confidence=round(confidence, 3))


def _pieces(line: RecognisedLine) -> Iterator[RecognisedLine]:
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
    """The words, but for specks of dirt and drawn lines: marks that stand alone, small or such as nobody writes."""
    words = [_clean(word, line) for word in line.words]
    kept = [
        word
        for at, word in enumerate(words)
        if _WORDLIKE.search(word.text)
        or not (_DRAWN.fullmatch(word.text) or (_is_small(word.box, line.size) and _is_alone(words, at, line.size)))
    ]
    return kept if any(_WORDLIKE.search(word.text) for word in kept) else []


def _is_alone(words: Sequence[RecognisedWord], at: int, size: float) -> bool:
    """Whether a word stands apart from those beside it, as what ends a sentence does not."""
    beside = [words[other].box for other in (at - 1, at + 1) if 0 <= other < len(words)]
    return all(_gap(words[at].box, box) > _APART * size for box in beside)


def _clean(word: RecognisedWord, line: RecognisedLine) -> RecognisedWord:
    """A word without the specks before and behind it: dots, and far above where a full stop stands."""
    start, end = 0, len(word.text)
    while start < end and _is_speck(word, start, line):
        start += 1
    while end > start + 1 and _is_speck(word, end - 1, line):
        end -= 1
    if (start, end) == (0, len(word.text)) or start == end:
        return word
    return replace(word, text=word.text[start:end], letters=word.letters[start:end])


def _is_speck(word: RecognisedWord, at: int, line: RecognisedLine) -> bool:
    box = word.letters[at]
    small = max(box.right - box.left, box.bottom - box.top) < _DOT * line.size
    raised = line.baseline_at(box.left) - box.bottom > 2 * _DOT * line.size
    return small and raised and not (word.text[at].isalnum() or _HAN.match(word.text[at]))


def _is_small(box: Box, size: float) -> bool:
    return box.right - box.left < _SPECK_SIZE * size and box.bottom - box.top < _SPECK_SIZE * size


def _text_line(line: RecognisedLine, bold: bool, *, scale: float) -> TextLine:
    text: list[str] = []
    lefts, rights = array("f"), array("f")
    raised: list[tuple[int, int]] = []
    for number, word in enumerate(line.words):
        if number and _is_parted(line.words[number - 1], word):
            text.append(" ")
            lefts.append(rights[-1])
            rights.append(rights[-1])
        raised += [(len(lefts) + start, len(lefts) + end) for start, end in word.raised]
        text.append(word.text)
        lefts.extend(box.left * scale for box in word.letters)
        rights.extend(box.right * scale for box in word.letters)
    size = size_of(line)
    # The box of the ink varies with the letters; lines of one size are to be of one height.
    baseline = line.baseline_at((line.box.left + line.box.right) / 2)
    return TextLine(
        "".join(text),
        line.box.left * scale,
        (baseline - ASCENT * size) * scale,
        line.box.right * scale,
        (baseline + DESCENT * size) * scale,
        lefts,
        rights,
        size=size * scale,
        bold=bold,
        baseline=baseline * scale,
        raised=tuple(raised),
        confidence=round(line.confidence, 3),
    )


def _is_parted(word: RecognisedWord, following: RecognisedWord) -> bool:
    """Whether a blank stands between two words: not beside a Chinese character, nor before the mark of a note."""
    if following.raised and following.raised[0][0] == 0:
        return False
    return not (_HAN.match(word.text[-1]) or _HAN.match(following.text[0]))
