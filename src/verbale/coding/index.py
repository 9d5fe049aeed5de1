"""Which of a codebook's patterns are worth trying on a sentence: an index by the concepts they cannot do without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbale.coding.alphabet import FIRST_SYMBOL
from verbale.coding.pattern import Pattern, symbol_set

# So few patterns are sooner asked one by one.
_FEW = 12
_TABLES = 2


class PatternIndex:
    """Patterns by number, found by the concepts of a sentence in time that grows with what may match, not with all.

    Sets of patterns are bit masks. For the two rarest needs of patterns there is a table each: which patterns a
    concept meets that need of, and which have no such need.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = list(patterns)
        self._tables: list[tuple[int, dict[str, int]]] = []
        # The smaller a set of concepts, the fewer sentences have one of them.
        rarest = [sorted(pattern.needs, key=int.bit_count)[:_TABLES] for pattern in self._patterns]
        for place in range(_TABLES):
            free, meets = 0, dict[str, int]()
            for number, needs in enumerate(rarest):
                if place >= len(needs):
                    free |= 1 << number
                    continue
                for symbol in _symbols(needs[place]):
                    meets[symbol] = meets.get(symbol, 0) | 1 << number
            self._tables.append((free, meets))

    def possible(self, symbols: str) -> Iterator[tuple[int, Pattern]]:
        """The patterns whose every need a symbol string meets, with their numbers, in order."""
        present = symbol_set(symbols)
        if len(self._patterns) <= _FEW:
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
            if self._patterns[number].may_match(present):
                yield number, self._patterns[number]
            left ^= lowest


def _symbols(need: int) -> Iterator[str]:
    """The symbols of a set as `symbol_set` makes it."""
    while need:
        lowest = need & -need
        yield chr(ord(FIRST_SYMBOL) + lowest.bit_length() - 1)
        need ^= lowest
