"""Finds the raised marks of notes on a picture. The recogniser takes them for quotation marks, «?» or «®».

What is raised shows in the boxes of the letters; which figure it is, in a second recognising of these alone, all in
one row and with nothing but figures allowed. Notes are numbered in order: what was not read is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verbale.reading.scans import packs
from verbale.reading.scans.engine import Engine, RecognitionFailed
from verbale.reading.scans.hocr import Box, RecognisedLine, RecognisedWord, parse
from verbale.reading.scans.pictures import Scan, inked, paper

if TYPE_CHECKING:
    from PIL.Image import Image

# All in sizes of the line. A figure that stands for a note hangs at half height, about 0.4 high; an asterisk is about
# half as high and as wide as high; quotation marks and apostrophes are narrower, or wider, than high.
_RISE = 0.26
_FIGURE = (0.29, 0.62)
_STAR = (0.13, 0.29)
_STAR_WIDTH = (0.7, 1.45)
_QUOTES = frozenset("“”«»")  # two strokes side by side are not taken for anything else
_PLAIN = frozenset(".,;:()[]-–—/。，、；：（）")
_ENDS = ".,;:。，；：،؛"
_QUOTE = 0.2  # of the size: a quotation mark is as high, an asterisk set as a mark is not
_LONGEST = 4  # characters: a number of three figures in brackets is read as four or five
_ROW_HEIGHT = 36
_FIGURES = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a mark stands: characters `start`–`end` of a word of a line, by their indexes."""

    line: int
    word: int
    start: int
    end: int
    box: Box
    is_star: bool

    @property
    def begins_line(self) -> bool:
        return self.word == 0 and self.start == 0


def with_raised_marks(
    engine: Engine, scan: Scan, pieces: Sequence[RecognisedLine], *, pack: str, expected: int = 1
) -> list[RecognisedLine]:
    """The pieces, raised marks in them read and named in `RecognisedWord.raised`.

    `expected`: the number that the first note of the page likely has, as the pages before went so far.
    """
    ink = inked(scan.picture)
    marks = [mark for index, piece in enumerate(pieces) for mark in _marks(index, piece, ink)]
    if not marks:
        return list(pieces)
    labels = _in_order(marks, _labels(engine, scan.picture, marks, pack), expected)
    found = list(pieces)
    # From the end, so that what was found stays where it was found.
    for mark, label in sorted(zip(marks, labels, strict=True), key=lambda entry: entry[0].start, reverse=True):
        if label:
            words = list(found[mark.line].words)
            words[mark.word] = _labelled(words[mark.word], mark, label)
            found[mark.line] = replace(found[mark.line], words=words)
    return found


def _tight(line: RecognisedLine, ink: Image, letter: str, box: Box) -> Box:
    """The box of what ink there is, where a mark was taken for a sign that touches the letter before it."""
    if letter.isalnum() or letter in _QUOTES or letter in _PLAIN or _rise(line, box) >= _RISE:
        return box
    inset = (box.right - box.left) // 4
    found = ink.crop((box.left + inset, box.top, box.right + 1, box.bottom + 1)).getbbox()
    if found is None:
        return box
    return Box(box.left + inset + found[0], box.top + found[1], box.left + inset + found[2], box.top + found[3])


def _marks(index: int, line: RecognisedLine, ink: Image) -> Iterator[_Mark]:
    for number, word in enumerate(line.words):
        if len(word.letters) != len(word.text):
            continue
        letters = [_tight(line, ink, *pair) for pair in zip(word.text, word.letters, strict=True)]
        word = replace(word, letters=tuple(letters))
        kinds = [_kind(line, text, box) for text, box in zip(word.text, letters, strict=True)]
        start = next((at for at, kind in enumerate(kinds) if not kind), len(kinds))
        if 0 < start <= _LONGEST and number == 0:
            yield _mark(index, number, word, (0, start), kinds)
        end = len(word.text.rstrip(_ENDS))  # «region¹.»: what ends the sentence may stand behind the mark
        stop = next((at for at in range(end, 0, -1) if not kinds[at - 1]), 0)
        if stop < end and end - stop <= _LONGEST and (stop or number):
            yield _mark(index, number, word, (stop, end), kinds)


def last_label(pieces: Sequence[RecognisedLine]) -> int:
    """The highest number among the marks of notes, 0 without any."""
    return max(
        (int(label) for piece in pieces for word in piece.words for start, end in word.raised
         if (label := word.text[start:end]).isdigit()),
        default=0,
    )  # fmt: skip


def _mark(index: int, number: int, word: RecognisedWord, span: tuple[int, int], kinds: Sequence[str]) -> _Mark:
    boxes = word.letters[slice(*span)]
    box = Box(
        min(box.left for box in boxes), min(box.top for box in boxes), max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )  # fmt: skip
    return _Mark(index, number, *span, box, set(kinds[slice(*span)]) == {"star"})


def _rise(line: RecognisedLine, box: Box) -> float:
    """How far above the baseline a box begins."""
    return (line.baseline_at((box.left + box.right) / 2) - box.bottom) / line.size


def _kind(line: RecognisedLine, letter: str, box: Box) -> str:
    """`figure` or `star` for what hangs as a mark of a note does, empty for anything else."""
    height = (box.bottom - box.top) / line.size
    if letter in _QUOTES and height >= _QUOTE:
        return ""
    if _rise(line, box) < _RISE:
        return ""
    if _FIGURE[0] <= height <= _FIGURE[1]:
        return "figure"
    width = (box.right - box.left) / max(1, box.bottom - box.top)
    return "star" if _STAR[0] <= height < _STAR[1] and _STAR_WIDTH[0] <= width <= _STAR_WIDTH[1] else ""


def _labels(engine: Engine, page: Image, marks: Sequence[_Mark], pack: str) -> list[str]:
    """What the figures are, as far as they can be read; `*` for a star."""
    from PIL import Image

    figures = [mark for mark in marks if not mark.is_star]
    read: dict[_Mark, str] = {}
    if figures:
        strips = [_enlarged(page, mark.box) for mark in figures]
        row = Image.new("L", (sum(strip.width + _ROW_HEIGHT for strip in strips) + 40, 3 * _ROW_HEIGHT), paper(page))
        places, at = [], 40
        for strip in strips:
            row.paste(strip, (at, _ROW_HEIGHT))
            places.append((at, at + strip.width))
            at += strip.width + _ROW_HEIGHT
        english = packs.packs()[0].pack  # reads figures best
        try:
            lines, _ = parse(engine.figures(row, pack=english if english in engine.packs else pack))
        except RecognitionFailed:
            lines = []
        letters = [pair for line in lines for word in line.words for pair in zip(word.letters, word.text, strict=False)]
        for mark, (left, right) in zip(figures, places, strict=True):
            inside = "".join(text for box, text in letters if left <= (box.left + box.right) / 2 <= right)
            number = _FIGURES.search(inside)
            read[mark] = number.group() if number else ""
    return ["*" if mark.is_star else read[mark] for mark in marks]


def _enlarged(page: Image, box: Box) -> Image:
    from PIL import Image

    strip = page.crop((box.left - 2, box.top - 2, box.right + 2, box.bottom + 2))
    scale = _ROW_HEIGHT / strip.height
    return strip.resize((max(1, round(strip.width * scale)), _ROW_HEIGHT), Image.Resampling.BICUBIC)


def _in_order(marks: Sequence[_Mark], labels: list[str], expected: int) -> list[str]:
    """The labels, those that were not read filled in: marks in the text and notes at the foot each count up.

    Where there are as many of the one as of the other, they are the same numbers. An asterisk comes before figures.
    """
    runs = []
    for at_foot in (False, True):
        run = [at for at, mark in enumerate(marks) if mark.begins_line == at_foot]
        run.sort(key=lambda at: (marks[at].line, marks[at].word))
        while run and marks[run[0]].is_star:
            del run[0]
        runs.append(run)
    found = ["" if mark.is_star else label for mark, label in zip(marks, labels, strict=True)]
    stars = set(range(len(marks))) - {at for run in runs for at in run}
    body, foot = runs
    if len(body) == len(foot):
        votes = Counter({expected: 1})
        votes.update(int(found[at]) - place for run in runs for place, at in enumerate(run) if found[at])
        first = votes.most_common(1)[0][0]
        if first > 0:
            return [
                "*" if at in stars else str(first + (body + foot).index(at) % len(body)) for at in range(len(marks))
            ]
    for run in runs:
        number = expected - 1
        for place, at in enumerate(run):
            later = [int(found[other]) - steps for steps, other in enumerate(run[place:]) if found[other]]
            if not found[at] or int(found[at]) <= number:
                found[at] = str(later[0] if later and later[0] > number else number + 1)
            number = int(found[at])
    return ["*" if at in stars else label for at, label in enumerate(found)]


def _labelled(word: RecognisedWord, mark: _Mark, label: str) -> RecognisedWord:
    text = word.text[: mark.start] + label + word.text[mark.end :]
    letters = word.letters[: mark.start] + (mark.box,) * len(label) + word.letters[mark.end :]
    raised = (*word.raised, (mark.start, mark.start + len(label)))
    return replace(word, text=text, letters=letters, raised=raised)
