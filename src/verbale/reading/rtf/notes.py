"""The marks of an RTF file's notes, counted as the file says."""

from __future__ import annotations

from verbale.reading.numerals import System, numeral
from verbale.reading.rtf.sheet import Sheet

_FARTHEST = 100_000
# How notes are numbered, by the end of `\ftnn…` and `\aftnn…`: the system, and whether in capitals.
_FORMS: dict[str, tuple[System, bool]] = {
    "ar": ("decimal", False), "alc": ("letter", False), "auc": ("letter", True), "rlc": ("roman", False),
    "ruc": ("roman", True), "cnum": ("circled", False), "dbnum": ("chinese", False),
}  # fmt: skip


class Marks:
    """How far footnotes and endnotes have been counted."""

    def __init__(self) -> None:
        self._counts = {False: 1, True: 1}  # by whether they are endnotes
        self._forms = {False: _FORMS["ar"], True: _FORMS["ar"]}

    def take(self, word: str, number: int | None) -> None:
        """A control word that may say how notes are counted."""
        is_endnote = word.startswith("a")
        word = word.removeprefix("a")
        if word == "ftnstart" and number:
            self._counts[is_endnote] = max(1, min(number, _FARTHEST))
        elif word.startswith("ftnn") and word.removeprefix("ftnn") in _FORMS:
            self._forms[is_endnote] = _FORMS[word.removeprefix("ftnn")]

    def of(self, note: Sheet) -> str:
        """The mark of a note: the author's own, or the next number."""
        if note.mark:
            return note.mark
        system, capitals = self._forms[note.is_endnote]
        words = numeral(self._counts[note.is_endnote], system)
        self._counts[note.is_endnote] += 1
        return words.upper() if capitals else words
