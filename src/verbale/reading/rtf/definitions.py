"""The fonts and styles that an RTF file defines at its head."""

from __future__ import annotations

import re
from dataclasses import replace

from verbale.reading.rtf import tables
from verbale.reading.rtf.sheet import Shape, Style

# The names that office programs give these styles, in whatever language they run.
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_LISTED = re.compile(r"(?:toc \d|contents \d|index \d)$", re.IGNORECASE)
_QUOTES = frozenset({"quote", "intense quote", "quotations", "block text"})
_OTHERS = frozenset({"cs", "ds", "ts"})  # styles of words, sections, tables
_NO_PARAGRAPH = -1
_LEVELS = 9


class Definitions:
    """Encodings by font, what paragraphs are by style."""

    def __init__(self) -> None:
        self.encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._styles: dict[int, Style] = {}
        self._style = 0

    def encoding_of(self, font: int) -> str:
        """The encoding of a font: its own, or the file's."""
        return self._fonts.get(font, self.encoding)

    def style_of(self, shape: Shape) -> Style:
        """The style of a paragraph; where it has none, one that says nothing."""
        return self._styles.get(shape.style, Style()) if shape.style else Style()

    def font_word(self, word: str, number: int | None) -> None:
        """A control word in the table of fonts."""
        if word == "f":
            self._font = number or 0
        elif word == "fcharset" and number in tables.CHARSETS:
            self._fonts[self._font] = tables.CHARSETS[number]
        elif word == "cpg" and number:
            self._fonts[self._font] = code_page(number)

    def begin_style(self) -> None:
        """The group of a style begins."""
        self._style = 0

    def style_word(self, word: str, number: int | None) -> None:
        """A control word in a style."""
        if word == "s":
            self._style = number or 0
        elif word in _OTHERS:
            self._style = _NO_PARAGRAPH
        elif word == "outlinelevel" and number is not None and 0 <= number < _LEVELS:
            self._styles[self._style] = replace(self._styles.get(self._style, Style()), level=number + 1)

    def name_style(self, words: str) -> None:
        """The group of a style ends; what stood in it is its name."""
        name = words.strip(" ;")
        style = self._styles.get(self._style, Style())
        heading = _HEADING.match(name)
        level = int(heading.group(1)) if heading else _TITLES.get(name.lower(), style.level)
        self._styles[self._style] = Style(level, bool(_LISTED.match(name)), name.lower() in _QUOTES)


def code_page(number: int) -> str:
    """The encoding of a Windows code page; that of Western Europe for one that nobody knows."""
    name = tables.CODE_PAGES.get(number, f"cp{number}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name
