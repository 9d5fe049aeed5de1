"""Quotations that run over several sentences: where one is open, and where it began."""

from __future__ import annotations

from verbale.structure.page import Page, Sentence, trimmed
from verbale.structure.subjects import quoted_spans

_CLOSERS = '”»」』"'
_CLOSED = ("”", "»", "」", "』", '"', "”.", "».", '".')


class Quotations:
    """Follows quotation marks from sentence to sentence of one text.

    `is_open`: the last sentence ended inside a quotation; `began`: where that quotation's first sentence begins.
    """

    def __init__(self, page: Page) -> None:
        self._text = page.text
        self.is_open = False
        self.began: int | None = None

    def close(self) -> None:
        """Something stands between that no quotation goes on over."""
        self.is_open = False

    def of(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The quotations in the next sentence; one left open goes on in the one after."""
        was_open = self.is_open
        spans = self._spans(sentence)
        if not was_open:
            self.began = trimmed(self._text, sentence.start, sentence.end)[0] if self.is_open else None
        return spans

    def _spans(self, sentence: Sentence) -> list[tuple[int, int]]:
        text, start, end = self._text, sentence.start, sentence.end
        spans = quoted_spans(text, start, end)
        if self.is_open:
            closing = min((at for mark in _CLOSERS if (at := text.find(mark, start, end)) >= 0), default=-1)
            if closing < 0:
                return [(start, end)]
            self.is_open = False
            spans = [(start, closing + 1), *quoted_spans(text, closing + 1, end)]
        if spans and spans[-1][1] == end and not text[start:end].rstrip().endswith(_CLOSED):
            self.is_open = True
        return spans
