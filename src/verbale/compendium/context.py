"""The words around a quote, as the report keeps them: enough to judge the quote by, not the whole register twice.

A page counts in UTF-16 units, as its script does; the register counts in code points.
"""

from __future__ import annotations

from typing import NamedTuple

AROUND = 400
"""How many characters of the statement are shown on either side of a quote in a long statement."""
WHOLE = 1600
"""A statement up to this long is shown whole."""
SHORT = 240
"""A statement shorter than this is shown with some of the document around it."""
OUTSIDE = 160
"""How much of the document that is, on either side."""


class Context(NamedTuple):
    """A stretch of a document's reading text; it begins at `start`. The statement's own words are `own`."""

    text: str
    start: int
    own: tuple[int, int]

    def units(self, start: int, end: int) -> tuple[int, int]:
        """A span of the reading text as a span of `text` in UTF-16 units."""
        return utf16_length(self.text[: start - self.start]), utf16_length(self.text[: end - self.start])

    def for_script(self) -> tuple[str, int, int]:
        """The text and the span of the statement's own words in it, in UTF-16 units."""
        return (self.text, *self.units(*self.own))


def utf16_length(text: str) -> int:
    """How long JavaScript takes the text to be."""
    return len(text) + sum(char > "\uffff" for char in text)


def context(reading_text: str, start: int, end: int, *, quote: tuple[int, int] | None = None) -> Context:
    """What to show of the statement `start`–`end`: all of it, or where it is long what is around the quote.

    Without a quote a long statement is shown by its beginning.
    """
    first, last = start, end
    if end - start > WHOLE:
        around = quote or (start, start)
        first = _word_start(reading_text, max(start, around[0] - AROUND), stop=start)
        last = _word_end(reading_text, min(end, around[1] + AROUND), stop=end)
    elif end - start < SHORT:
        first = _word_start(reading_text, max(0, start - OUTSIDE), stop=0)
        last = _word_end(reading_text, min(len(reading_text), end + OUTSIDE), stop=len(reading_text))
    return Context(reading_text[first:last], first, (max(first, start), min(last, end)))


def _word_start(text: str, at: int, *, stop: int) -> int:
    """The beginning of the word at `at`; `at` itself where there is none near (Chinese has no spaces)."""
    space = max(text.rfind(" ", max(stop, at - 20), at), text.rfind("\n", max(stop, at - 20), at))
    return space + 1 if at > stop and space >= 0 else at


def _word_end(text: str, at: int, *, stop: int) -> int:
    """The end of the word at `at`; `at` itself where there is none near."""
    ends = [found for mark in " \n" if (found := text.find(mark, at, min(stop, at + 20))) >= 0]
    return min(ends) if at < stop and ends else at
