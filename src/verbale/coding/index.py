"""Which of a codebook's patterns are worth trying on a sentence: an index by the concepts they cannot do without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbale.coding.alphabet import FIRST_SYMBOL
from verbale.coding.pattern import Pattern, symbol_set

# So few patterns are sooner asked one by one.
_FEW = 12


class PatternIndex:
    """Patterns by number, found by the concepts of a sentence in time that grows with what may match, not with all.

    Sets of patterns are bit masks. For the first, second… need of patterns there is a table: which patterns a concept
    meets that need of, and which have no such need.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = list(patterns)
        self._tables: list[tuple[int, dict[str, int]]] = []
        for place in range(max((len(pattern.needs) for pattern in self._patterns), default=0)):
            free, meets = 0, dict[str, int]()
            for number, pattern in enumerate(self._patterns):
                if place >= len(pattern.needs):
                    free |= 1 << number
                    continue
                for symbol in _symbols(pattern.needs[place]):
                    meets[symbol] = meets.get(symbol, 0) | 1 << number
            self._tables.append((free, meets))

    def possible(self, symbols: str) -> Iterator[tuple[int, Pattern]]:
        """The patterns whose every need a symbol string meets, with their numbers, in order."""
        if len(self._patterns) <= _FEW:
            present = symbol_set(symbols)
            for number, pattern in enumerate(self._patterns):
                if pattern.may_match(present):
                    yield number, pattern
            return
        left = (1 << len(self._patterns)) - 1
        different = set(symbols)
        for free, meets in self._tables:
            met = free
            for symbol in different:
                met |= meets.get(symbol, 0)
            left &= met
        while left:
            lowest = left & -left
            number = lowest.bit_length() - 1
            yield number, self._patterns[number]
            left ^= lowest


def _symbols(need: int) -> Iterator[str]:
    """The symbols of a set as `symbol_set` makes it."""
    while need:
        lowest = need & -need
        yield chr(ord(FIRST_SYMBOL) + lowest.bit_length() - 1)
        need ^= lowest
