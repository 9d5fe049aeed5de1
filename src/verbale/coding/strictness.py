"""How well the quote that was found covers the quote a reader chose, and when that is well enough.

The measure is intersection over union (the Jaccard index) of the two spans, in characters: Chinese has no blanks to
count words by. Holding spans of evidence to a threshold of it is the convention of the PASCAL visual object classes
challenge (M. Everingham and others, International Journal of Computer Vision 88 (2010), pp. 303–338) that ERASER
brought to text (J. DeYoung and others, ACL 2020, section 4.1, “IOU F1”).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from verbale.coding.labels import Quote

Span = tuple[int, int]

MOST_PLACES = 50
"""How often the same words are looked for in one statement, so that the cost stays bounded."""


class Level(NamedTuple):
    """How much of the union of both quotes must be common for a position to count as found by its words too."""

    name: str
    least: float


LEVELS = (Level("exact", 1.0), Level("close", 0.8), Level("loose", 0.3))


def overlap(one: Span, other: Span) -> float:
    """What two spans have in common, as a share of what they cover together."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def shared(chosen: Iterable[Quote], found: Iterable[Quote], text: str, *, within: Span) -> float:
    """The best overlap of any quote of one position with any of the other, from 0 to 1.

    A quote without a span is looked for in the part `within` of the text, and at every place where its words stand;
    the same words are alike even where the text does not hold them.
    """
    best = 0.0
    candidates = list(found)
    for quote in chosen:
        for other in candidates:
            if quote.text == other.text and (quote.span is None or other.span is None):
                return 1.0
            for span in places(quote, text, within=within):
                best = max([best, *(overlap(span, place) for place in places(other, text, within=within))])
    return best


def places(quote: Quote, text: str, *, within: Span) -> Iterator[Span]:
    """Where a quote stands: its span if it has one, else wherever its words stand in that part of the text."""
    if quote.span is not None:
        yield quote.span
        return
    start, end = within
    for _ in range(MOST_PLACES if quote.text else 0):
        start = text.find(quote.text, start, end)
        if start < 0:
            return
        yield start, start + len(quote.text)
        start += 1
