"""A sentence read as concepts: a string of symbols, each with the place in the text it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.coding.alphabet import COMMA, FILLER, STOP, Alphabet
from verbale.model import Mark

_STOPS = re.compile("[;\uff1b\u061b]")
_COMMAS = re.compile("[,\uff0c\u3001\u060c\u2013\u2014]")
_MOST_FILLERS = 9
# Han text has no blanks: two characters count as a word.
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(slots=True)
class Reading:
    """`symbols[i]` stands for `text[spans[i][0]:spans[i][1]]`; `marks[i]` is the mark it came from, if one."""

    symbols: str
    spans: list[tuple[int, int]]
    marks: list[Mark | None]


def read_sentence(
    text: str, start: int, end: int, *, marks: Sequence[tuple[str, Mark]], alphabet: Alphabet
) -> Reading:
    """Reads a sentence as concepts. `marks`: the symbol and mark of each mark in it, sorted by place."""
    symbols: list[str] = []
    spans: list[tuple[int, int]] = []
    origin: list[Mark | None] = []
    at = start
    for symbol, mark in marks:
        if mark.start > at:
            _between(text, at, mark.start, symbols, spans, origin)
        symbols.append(symbol)
        spans.append((mark.start, mark.end))
        origin.append(mark)
        at = max(at, mark.end)
    if at < end:
        _between(text, at, end, symbols, spans, origin)
    return Reading("".join(symbols), spans, origin)


def _between(
    text: str, start: int, end: int, symbols: list[str], spans: list[tuple[int, int]], marks: list[Mark | None]
) -> None:
    """What stands between two marks: words that express nothing, a comma or a stop."""
    gap = text[start:end]
    if gap == " ":
        return
    here = (start, end)
    if _STOPS.search(gap):
        symbols.append(STOP)
        spans.append(here)
        marks.append(None)
    elif _COMMAS.search(gap):
        symbols.append(COMMA)
        spans.append(here)
        marks.append(None)
    words = gap.strip().count(" ") + 1 if any(map(str.isalnum, gap)) else 0
    if words and _HAN.search(gap):
        words = (len(gap) + 1) // 2
    for _ in range(min(words, _MOST_FILLERS)):
        symbols.append(FILLER)
        spans.append(here)
        marks.append(None)
