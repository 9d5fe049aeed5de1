"""Which of a codebook's patterns are worth trying on a sentence: an index by the concept each can least do without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from verbale.coding.alphabet import FIRST_SYMBOL
from verbale.coding.pattern import Pattern, symbol_set


class PatternIndex:
    """Patterns by number, found by the concepts of a sentence in time that grows with what may match, not with all."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = list(patterns)
        self._by_symbol: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            # The smallest of the sets it needs is the one that fewest sentences have.
            for symbol in _symbols(min(pattern.needs, key=int.bit_count)):
                self._by_symbol[symbol].append(number)

    def possible(self, symbols: str) -> Iterator[tuple[int, Pattern]]:
        """The patterns whose every need a symbol string meets, with their numbers, in order."""
        present = symbol_set(symbols)
        numbers: set[int] = set()
        for symbol in set(symbols):
            numbers.update(self._by_symbol.get(symbol, ()))
        for number in sorted(numbers):
            if self._patterns[number].may_match(present):
                yield number, self._patterns[number]


def _symbols(need: int) -> Iterator[str]:
    """The symbols of a set as `symbol_set` makes it."""
    while need:
        lowest = need & -need
        yield chr(ord(FIRST_SYMBOL) + lowest.bit_length() - 1)
        need ^= lowest
