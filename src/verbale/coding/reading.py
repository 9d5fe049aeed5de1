"""A sentence read as concepts: a string of symbols, each with the place in the text it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.coding.alphabet import COMMA, FILLER, STOP, Alphabet
from verbale.model import Mark

_STOPS = re.compile("[;\uff1b\u061b]")
_COMMAS = re.compile("[,\uff0c\u3001\u060c\u2013\u2014]")
_COLONS = re.compile("[:\uff1a]")
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
    colon = alphabet.symbols["that"]
    at = start
    for symbol, mark in marks:
        if mark.start > at:
            _between(text, at, mark.start, symbols, spans, origin, colon)
        symbols.append(symbol)
        spans.append((mark.start, mark.end))
        origin.append(mark)
        at = max(at, mark.end)
    if at < end:
        _between(text, at, end, symbols, spans, origin, colon)
    return Reading("".join(symbols), spans, origin)


def _between(
    text: str,
    start: int,
    end: int,
    symbols: list[str],
    spans: list[tuple[int, int]],
    marks: list[Mark | None],
    colon: str,
) -> None:
    """What stands between two marks: words that express nothing, a comma, a stop, or a colon, which says `that`."""
    gap = text[start:end]
    if gap == " ":
        return
    new = STOP if _STOPS.search(gap) else COMMA if _COMMAS.search(gap) else colon if _COLONS.search(gap) else ""
    words = gap.strip().count(" ") + 1 if any(map(str.isalnum, gap)) else 0
    if words and _HAN.search(gap):
        words = (len(gap) + 1) // 2
    new += FILLER * min(words, _MOST_FILLERS)
    symbols.append(new)
    spans += [(start, end)] * len(new)
    marks += [None] * len(new)
