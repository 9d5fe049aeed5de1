"""Widens what a pattern matched to a quote that can stand alone: no word cut, no quotation or bracket left open."""

from __future__ import annotations

import re

# Quotation marks and brackets whose two halves differ; straight quotation marks have no half to miss.
_PAIRS = {"“": "”", "‘": "’", "«": "»", "「": "」", "『": "』", "《": "》", "(": ")", "（": "）", "„": "“"}
_HALVES = re.compile("[" + re.escape("".join({*_PAIRS, *_PAIRS.values()})) + "]")
_WORD = re.compile(r"[^\W_]")
_REACH = 160


def widen(text: str, start: int, end: int, *, within: tuple[int, int]) -> tuple[int, int]:
    """The span grown to whole words and closed quotation marks, never beyond `within` (its sentence)."""
    first, last = within
    while end < last and _WORD.match(text, end) and _WORD.match(text, end - 1) and text[end] < "\u2e80":
        end += 1
    if not _HALVES.search(text, start, end):
        return start, end
    for opening, closing in _PAIRS.items():
        open_halves = text.count(opening, start, end) - text.count(closing, start, end)
        if open_halves > 0:
            found = text.find(closing, end, min(last, end + _REACH))
            end = found + 1 if found >= 0 else end
        elif open_halves < 0:
            found = text.rfind(opening, max(first, start - _REACH), start)
            start = found if found >= 0 and closing != "’" else start
    return start, end
