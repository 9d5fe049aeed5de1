"""Lines on pages, before anybody knows what they say: the shape between a paginated source and a Document.

All measures are points (1/72 inch) from the left and upper edge of the page as it is shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple


@dataclass(slots=True, eq=False)
class TextLine:
    """A piece of text on one baseline, without a gap wide enough to part columns.

    `text` is in logical order, whatever the direction of the script, without line breaks; `lefts` and `rights` have an
    entry per character of it. `size` is the font size most of it is in (0: not known; then the height serves), `font`
    the name of that font, empty where it is not known; `bold`, `italic`: all of it is. `baseline`: where the letters
    stand (0: not known; then the lower edge serves). `raised`: spans of the text set as superscript. `confidence`: of
    the recognition, 0 to 1; None where the text is the file's own.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    lefts: array[float]
    rights: array[float]
    size: float = 0.0
    font: str = ""
    bold: bool = False
    italic: bool = False
    baseline: float = 0.0
    raised: tuple[tuple[int, int], ...] = ()
    confidence: float | None = None

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def foot(self) -> float:
        """Where the letters stand, from the upper edge."""
        return self.baseline or self.bottom


@dataclass(slots=True, eq=False)
class PageLayout:
    """A page: its size and its lines, in the order the source gives them (any order will do).

    `rules`: drawn horizontal lines as (left, right, y). `needs_ocr`: no text layer, or a broken one, and nothing
    recognised in its place; `confidence`: of the recognition of the whole page, None where there was none.
    """

    number: int
    width: float
    height: float
    lines: list[TextLine] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    needs_ocr: bool = False
    confidence: float | None = None


def joined(one: TextLine, two: TextLine) -> TextLine:
    """One line out of two that are read one after the other on one baseline, with a blank between."""
    edge = one.rights[-1] if two.left >= one.left else one.lefts[-1]
    shift = len(one.text) + 1
    main = max(one, two, key=lambda line: len(line.text))
    known = [line.confidence for line in (one, two) if line.confidence is not None]
    return TextLine(
        f"{one.text} {two.text}",
        min(one.left, two.left),
        min(one.top, two.top),
        max(one.right, two.right),
        max(one.bottom, two.bottom),
        one.lefts + array("f", [edge]) + two.lefts,
        one.rights + array("f", [edge]) + two.rights,
        size=main.size,
        font=main.font,
        bold=one.bold and two.bold,
        italic=one.italic and two.italic,
        baseline=main.baseline,
        raised=one.raised + tuple((start + shift, end + shift) for start, end in two.raised),
        confidence=min(known, default=None),
    )


def cut(line: TextLine, at: int) -> tuple[TextLine, TextLine]:
    """A line cut in two at a blank, which is left out."""

    def part(start: int, end: int) -> TextLine:
        lefts, rights = line.lefts[start:end], line.rights[start:end]
        raised = tuple((max(a, start) - start, min(b, end) - start) for a, b in line.raised if a < end and b > start)
        return replace(
            line, text=line.text[start:end], left=min(lefts), right=max(rights), lefts=lefts, rights=rights,
            raised=raised,
        )  # fmt: skip

    return part(0, at), part(at + 1, len(line.text))


class Word(NamedTuple):
    """A word as recognition gives it: its letters in logical order, and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float | None = None


def line_of_words(
    words: Sequence[Word], *, glue: str = " ", size: float = 0.0, bold: bool = False, right_to_left: bool = False
) -> TextLine:
    """A line out of its words in reading order, parted by `glue` (empty between Chinese characters).

    The letters of a word share its width evenly. Raises ValueError if there is no word.
    """
    if not words:
        raise ValueError("a line needs a word")
    text: list[str] = []
    lefts, rights = array("f"), array("f")
    for number, word in enumerate(words):
        if number and glue:
            edge = rights[-1] if not right_to_left else lefts[-1]
            text.append(glue)
            lefts.extend([edge] * len(glue))
            rights.extend([edge] * len(glue))
        step = (word.right - word.left) / max(1, len(word.text))
        begins = [word.left + step * place for place in range(len(word.text))]
        if right_to_left:
            begins.reverse()
        lefts.extend(begins)
        rights.extend([begin + step for begin in begins])
        text.append(word.text)
    known = [(word.confidence, len(word.text)) for word in words if word.confidence is not None]
    letters = sum(length for _, length in known)
    return TextLine(
        "".join(text),
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
        lefts,
        rights,
        size=size,
        bold=bold,
        confidence=sum(value * length for value, length in known) / letters if letters else None,
    )
