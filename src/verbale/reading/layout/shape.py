"""Lines on pages, before anybody knows what they say: the shape between a paginated source and a Document.

All measures are points (1/72 inch) from the left and upper edge of the page as it is shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
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


@dataclass(slots=True)
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
