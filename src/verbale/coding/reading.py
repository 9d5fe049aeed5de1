"""Sentences read as concepts: strings of symbols, each with the place in the text it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from verbale.coding.alphabet import COMMA, FILLER, STOP, alphabet
from verbale.coding.polarity import fold_polarity
from verbale.languages import CODES, base, load, sentences
from verbale.model import Document, Mark

_STOPS = re.compile("[;\uff1b\u061b]")
# An en dash between words that touch it joins them: "the Oder–Neisse line".
_COMMAS = re.compile(r"[,\uff0c\u3001\u060c\u2014]|\s\u2013|\u2013\s")
_COLONS = re.compile("[:\uff1a]")
# A question mark, and what may close after it.
_ASKS = re.compile(r"[?\uff1f\u061f]\W{0,6}$")
_WORDS = re.compile(r"[^\W_]")
# Han text has no blanks: two characters count as a word.
_HAN = re.compile("[\u3400-\u9fff]")
_MOST_FILLERS = 9
_SHORT = 40


@dataclass(slots=True)
class Reading:
    """`symbols[i]` stands for `text[spans[i][0]:spans[i][1]]`; `marks[i]` is the mark it came from, if one.

    `sentence` is the span of the whole sentence.
    """

    symbols: str
    spans: list[tuple[int, int]]
    marks: list[Mark | None]
    sentence: tuple[int, int]


class Reader:
    """Reads the sentences of one document as concepts, polarity folded.

    `symbol_of` gives the symbol of a mark, or None for those that express nothing. `says` is the symbol a colon has:
    that of the word that introduces what is said.
    """

    def __init__(
        self, document: Document, marks: Iterable[Mark], *, symbol_of: Callable[[Mark], str | None], says: str
    ) -> None:
        self._document = document
        pairs = ((symbol_of(m), m) for m in marks)
        self._marks = [(symbol, m) for symbol, m in pairs if symbol]
        self._starts = [m.start for _, m in self._marks]
        self._present = {symbol for symbol, _ in self._marks}
        self._block_starts = [block.start for block in document.blocks]
        self._of_block: dict[int, list[tuple[int, int]]] = {}
        self._says = says

    def sentences(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The sentences in some spans of the document, cut to them, in order; notes are left out."""
        blocks = self._document.blocks
        for start, end in spans:
            first = max(0, bisect_right(self._block_starts, start) - 1)
            for number in range(first, bisect_left(self._block_starts, end)):
                if blocks[number].kind == "note":
                    continue
                for from_, to in self._sentences_of(number):
                    if from_ < end and to > start:
                        yield max(from_, start), min(to, end)

    def has(self, symbol: str) -> bool:
        """Whether any mark of the document has this symbol."""
        return symbol in self._present

    def asks(self, start: int, end: int) -> bool:
        """Whether a sentence ends in a question mark."""
        return _ASKS.search(self._document.text, max(start, end - 8), end) is not None

    def read(self, start: int, end: int) -> Reading:
        """A sentence as concepts."""
        symbols: list[str] = []
        spans: list[tuple[int, int]] = []
        origin: list[Mark | None] = []
        at = start
        last_place: tuple[int, int] | None = None
        for symbol, mark in self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            place = (mark.start, mark.end)
            if mark.end > end or (mark.start < at and place != last_place):
                continue
            if mark.start > at:
                self._between(at, mark.start, symbols, spans, origin)
            symbols.append(symbol)
            spans.append(place)
            origin.append(mark)
            at, last_place = mark.end, place
        if at < end:
            self._between(at, end, symbols, spans, origin)
        reading = Reading("".join(symbols), spans, origin, (start, end))
        reading.symbols, reading.spans, reading.marks = fold_polarity(reading.symbols, spans, origin)
        return reading

    def _sentences_of(self, number: int) -> list[tuple[int, int]]:
        found = self._of_block.get(number)
        if found is None:
            block = self._document.blocks[number]
            found = sentences(self._document.text, block.start, block.end, language=base(block.language))
            self._of_block[number] = found
        return found

    def _between(
        self, start: int, end: int, symbols: list[str], spans: list[tuple[int, int]], marks: list[Mark | None]
    ) -> None:
        """What stands between two marks: words that express nothing, a comma, a stop, or a colon, which `says`."""
        gap = self._document.text[start:end]
        if gap == " ":
            return
        new = (_known_symbols_of if len(gap) <= _SHORT else _symbols_of)(gap, self._says)
        if new:
            symbols.append(new)
            spans += [(start, end)] * len(new)
            marks += [None] * len(new)


def _symbols_of(gap: str, says: str) -> str:
    before = gap.rpartition(" ")[2]
    joined = _joined().get(before)
    if joined is not None:
        gap = gap.removesuffix(before)
    stop = STOP if _STOPS.search(gap) else COMMA if _COMMAS.search(gap) else ""
    if not stop and _COLONS.search(gap):
        stop = says
    words = gap.strip().count(" ") + 1 if _WORDS.search(gap) else 0
    if words and _HAN.search(gap):
        words = (len(gap) + 1) // 2
    return stop + FILLER * min(words, _MOST_FILLERS) + (joined or "")


@cache
def _joined() -> dict[str, str]:
    """What is written together with the word behind it, in the languages that do so, and what it reads as: a
    conjunction is one, though no word of its own; articles and prepositions are no words that part two others."""
    symbols: dict[str, str] = {}
    for code in CODES:
        language = load(code)
        conjunctions = tuple(language.grammar.get("conjunctions", ()))
        for proclitic in language.text.get("proclitics", ()):
            symbols[proclitic] = alphabet().symbols["and"] if proclitic.startswith(conjunctions) else ""
    return symbols


# The same few short strings stand between most marks.
_known_symbols_of = lru_cache(maxsize=4096)(_symbols_of)
