"""Goes through the tokens of an RTF file and deals its words to the sheets they belong to.

What holds for words and paragraphs holds inside a group; a group with a destination sends its words elsewhere or
nowhere.
"""

from __future__ import annotations

import re
import sys
from array import array
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Literal

from verbale.errors import UnreadableSource
from verbale.reading import manuscript
from verbale.reading.changes import Changes
from verbale.reading.manuscript import Paragraph, Run, script_of
from verbale.reading.numerals import numeral
from verbale.reading.rtf import tables
from verbale.reading.rtf.sheet import Shape, Sheet, SheetKind, Style
from verbale.reading.rtf.tokens import CHARACTERS, characters_of, tokens
from verbale.reading.word.fields import link_of

_DEEPEST = 1000
_LONGEST_INSTRUCTION = 3000
Destination = Literal["text", "nowhere", "fonts", "styles", "fact", "label", "instruction"]
# The names that office programs give these styles, in whatever language they run.
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_LISTED = re.compile(r"(?:toc \d|contents \d|index \d)$", re.IGNORECASE)
_QUOTES = frozenset({"quote", "intense quote", "quotations", "block text"})
_NO_PARAGRAPH = -1  # a style of words, sections or tables
_SAID = frozenset({"u", CHARACTERS})
_PAGES = ("chpgn", "sectnum")
_SHEETS: dict[str, SheetKind] = {
    "footnote": "footnote", "shptxt": "box", "dptxbxtext": "box", "annotation": "comment", "headerf": "first-head",
}  # fmt: skip


@dataclass(slots=True)
class _State:
    """What holds in a group."""

    sheet: Sheet
    shape: Shape
    destination: Destination = "text"
    encoding: str = "cp1252"
    bold: bool = False
    other_bold: bool = False
    size: float = 12.0
    other_size: float = 0.0
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    link: str = ""
    fallback: int = 1
    ignorable: bool = False
    fact: str = ""


@dataclass(slots=True)
class Content:
    """What was found: the text, the notes in the order of their marks, the heads and feet of pages, the facts."""

    text: Sheet
    notes: list[Paragraph] = field(default_factory=list)
    heads: list[Sheet] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    first_differs: bool = False


def content_of(data: bytes, *, name: str) -> Content:
    """Everything in an RTF file. Raises UnreadableSource where it breaks off or is nested without end."""
    return _Reader(name).read(data)


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._found = Content(Sheet())
        self._state = _State(self._found.text, Shape())
        self._stack: list[_State] = []
        self._pending = bytearray()
        self._said: list[str] = []
        self._skip = 0
        self._high = 0
        self._ansi = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._styles: dict[int, Style] = {}
        self._style = 0
        self._words = ""  # of the style, fact or instruction at hand
        self._instruction = ""
        self._counts = {False: 1, True: 1}
        self._forms = {False: tables.NOTE_FORMS["ar"], True: tables.NOTE_FORMS["ar"]}

    def read(self, data: bytes) -> Content:
        closed = False
        for token in tokens(data):
            if token.word in _SAID and not self._state.ignorable:
                self._characters(token.raw) if token.raw else self._unicode(token.number or 0)
            elif token.raw and not token.word:
                self._text(token.raw)
            elif token.word == "}":
                self._flush()
                closed = self._close()
                if closed:
                    break
            else:
                self._flush()
                self._open() if token.word == "{" else self._control(token.word, token.number)
        if not closed:
            raise UnreadableSource(self._name, "is damaged: the RTF file breaks off before its end; get it anew")
        return self._found

    # Words

    def _text(self, raw: bytes) -> None:
        if self._skip:
            passed = min(self._skip, len(raw))
            raw, self._skip = raw[passed:], self._skip - passed
        self._pending += raw

    def _say(self, character: str) -> None:
        """A character, after the bytes that stand before it."""
        if self._pending:
            self._said.append(self._pending.decode(self._state.encoding, errors="replace"))
            self._pending.clear()
        self._said.append(character)

    def _flush(self) -> None:
        """Puts what has been read since the last control word where it belongs."""
        if self._pending or self._said:
            self._say("")
            words = "".join(self._said)
            self._said.clear()
            self._put(words)

    def _put(self, words: str) -> None:
        state = self._state
        if state.destination == "text":
            aside = "deletion" if state.deleted else "hidden" if state.hidden else None
            if state.deleted and (not state.sheet.runs or state.sheet.runs[-1].aside != "deletion"):
                self._found.changes.note("deletions")
            bold, size = state.bold, state.size
            if script_of(words) != "western":
                bold, size = bold or state.other_bold, state.other_size or size
            run = Run(words, bold, size, state.link, raised=state.raised)
            run.aside = aside  # type: ignore[assignment]
            state.sheet.add(run)
        elif state.destination == "label":
            state.sheet.label += words
        elif state.destination in ("styles", "fact") or (
            state.destination == "instruction" and len(self._words) < _LONGEST_INSTRUCTION
        ):
            self._words += words

    def _characters(self, raw: bytes) -> None:
        """A run of characters; as one, where each has one byte that stands in for it and nothing is to be skipped."""
        found = characters_of(raw)
        if self._state.fallback == 1 and not self._skip and not self._high:
            units = array("H", [number & 0xFFFF for number, _ in found])
            self._say(units.tobytes().decode(f"utf-16-{sys.byteorder[0]}e", errors="replace"))
            return
        for number, byte in found:
            self._unicode(number)
            self._text(byte)

    def _unicode(self, number: int) -> None:
        code = number & 0xFFFF
        self._skip = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            if self._high:
                self._say(chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00))
            self._high = 0
            return
        self._high = 0
        self._say(chr(code))

    # Groups

    def _open(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise UnreadableSource(self._name, f"is nested deeper than {_DEEPEST} groups, as no text is")
        self._skip = 0
        self._stack.append(self._state)
        self._state = copy(self._state)
        self._state.shape = copy(self._state.shape)
        self._state.ignorable = False
        if self._state.destination == "styles":
            self._style, self._words = 0, ""

    def _close(self) -> bool:
        """Ends a group; whether it was the last."""
        self._skip = 0
        if not self._stack:
            return False
        inner, self._state = self._state, self._stack.pop()
        if inner.sheet is not self._state.sheet:
            self._end_sheet(inner)
        elif inner.destination == "instruction" != self._state.destination:
            self._instruction, self._words = self._words, ""
            inner.sheet.numbers_pages |= self._instruction.strip().startswith(("PAGE", "NUMPAGES"))
        elif inner.destination == "styles" == self._state.destination:
            self._name_style()
        elif inner.destination == "fact" != self._state.destination:
            self._found.facts.setdefault(inner.fact, self._words.strip())
            self._words = ""
        elif self._state.destination == "text" == inner.destination and inner.sheet.runs:
            self._state.shape = inner.shape  # what is said of a paragraph in a group holds for the paragraph
        if not self._stack:
            inner.sheet.finish(inner.shape, self._style_of(inner.shape))
            return True
        return False

    def _end_sheet(self, inner: _State) -> None:
        sheet = inner.sheet
        sheet.finish(inner.shape, self._style_of(inner.shape))
        outer = self._state.sheet
        if sheet.kind == "footnote" and sheet.call is not None:
            label = self._label(sheet)
            sheet.call.note = label
            self._found.notes.append(manuscript.note(sheet.paragraphs, label))
        elif sheet.kind == "box":
            outer.boxes.append(sheet)
        elif sheet.kind == "comment":
            self._found.changes.note("comments")
            words = " ".join(paragraph.text for paragraph in sheet.paragraphs)
            outer.add(Run(words, aside="comment"))
        else:
            self._found.heads.append(sheet)

    def _label(self, sheet: Sheet) -> str:
        """A note's mark: the author's own, or counted."""
        if sheet.mark:
            return sheet.mark
        system, capitals = self._forms[sheet.is_endnote]
        words = numeral(self._counts[sheet.is_endnote], system)
        self._counts[sheet.is_endnote] += 1
        return words.upper() if capitals else words

    # Control words

    def _control(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "*":
            state.ignorable = True
        elif state.ignorable and word not in tables.KNOWN:
            state.ignorable, state.destination = False, "nowhere"
        elif self._skip and word in tables.CHARACTERS:
            self._skip -= 1
        elif word in tables.CHARACTERS:
            self._put(tables.CHARACTERS[word])
        elif self._destination(word) or state.destination == "nowhere":
            pass
        elif state.destination in ("fonts", "styles"):
            self._table(word, number)
        elif word in ("par", "cell", "row", "line") or word in tables.PARAGRAPH_ENDS:
            self._end(word)
        elif not self._look(word, number) and not self._paragraph_word(word, number):
            self._document_word(word, number)
        if word != "*":
            state.ignorable = False

    def _destination(self, word: str) -> bool:
        """Whether a word sends the rest of its group somewhere."""
        state = self._state
        if word in _SHEETS or word in tables.HEADS | tables.FEET:
            kind = _SHEETS.get(word, "head" if word in tables.HEADS else "foot")
            if state.destination == "nowhere" and kind != "box":
                return True
            self._begin_sheet(kind)
        elif word in ("fonttbl", "stylesheet"):
            state.destination, self._words = "fonts" if word == "fonttbl" else "styles", ""
        elif word == "fldinst" and state.destination == "text":
            state.destination, self._words = "instruction", ""
        elif word == "fldrslt" and state.destination == "text":
            state.link = link_of(self._instruction) or state.link
        elif word in ("listtext", "pntext") and state.destination == "text":
            state.destination = "label"
        elif word in tables.FACTS and self._in_facts():
            state.destination, state.fact, self._words = "fact", tables.FACTS[word], ""
        elif word in ("info", "shpinst", "upr") or word in tables.SKIPPED:
            state.destination = "nowhere"
            state.fact = word
        elif word == "ud":
            state.destination = self._stack[-2].destination if len(self._stack) > 1 else "text"
        else:
            return False
        return True

    def _in_facts(self) -> bool:
        return self._state.destination == "nowhere" and self._state.fact == "info"

    def _begin_sheet(self, kind: SheetKind) -> None:
        state = self._state
        outer = state.sheet
        sheet = Sheet(kind)
        if kind == "footnote":
            sheet.mark, outer.counted = outer.own_mark(), False
            sheet.call = Run("", note="?")
            outer.add(sheet.call)
        state.sheet, state.shape, state.destination = sheet, Shape(), "text"
        state.bold = state.other_bold = state.hidden = state.raised = state.deleted = False
        state.link = ""

    def _table(self, word: str, number: int | None) -> None:
        """A word in the table of fonts or of styles."""
        if self._state.destination == "fonts":
            if word == "f":
                self._font = number or 0
            elif word == "fcharset" and number in tables.CHARSETS:
                self._fonts[self._font] = tables.CHARSETS[number]
            elif word == "cpg" and number:
                self._fonts[self._font] = _code_page(number)
        elif word in ("s", "cs", "ds", "ts"):
            self._style = (number or 0) if word == "s" else _NO_PARAGRAPH
        elif word == "outlinelevel" and number is not None and 0 <= number < 9:
            self._styles[self._style] = replace(self._styles.get(self._style, Style()), level=number + 1)

    def _name_style(self) -> None:
        """Takes what has been read as the name of the style at hand."""
        name, self._words = self._words.strip(" ;"), ""
        style = self._styles.get(self._style, Style())
        heading = _HEADING.match(name)
        level = int(heading.group(1)) if heading else _TITLES.get(name.lower(), style.level)
        self._styles[self._style] = Style(level, bool(_LISTED.match(name)), name.lower() in _QUOTES)

    def _style_of(self, shape: Shape) -> Style:
        return self._styles.get(shape.style, Style()) if shape.style else Style()

    def _end(self, word: str) -> None:
        state = self._state
        if state.destination != "text":
            return
        style = self._style_of(state.shape)
        if word == "cell":
            state.sheet.end_cell(state.shape, style)
        elif word == "row":
            state.sheet.end_row()
        elif word == "line":
            state.sheet.break_line(state.shape, style)
        else:
            state.sheet.end_paragraph(state.shape, style)

    def _look(self, word: str, number: int | None) -> bool:
        """Whether a word is about how words look."""
        state, on = self._state, number != 0
        if word == "b":
            state.bold = on
        elif word == "ab":  # of the scripts that are not the group's first
            state.other_bold = on
        elif word == "afs":
            state.other_size = (number or 24) / 2
        elif word == "fs":
            state.size = (number or 24) / 2
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "revised":
            if on:
                self._found.changes.note("insertions")
        elif word == "super":
            state.raised = on
        elif word in ("nosupersub", "sub"):
            state.raised = False
        elif word == "plain":
            state.bold = state.other_bold = state.hidden = state.raised = state.deleted = False
            state.size, state.other_size = 12.0, 0.0
        elif word == "f":
            state.encoding = self._fonts.get(number or 0, self._ansi)
        elif word == "uc":
            state.fallback = max(0, min(number or 0, 10))
        else:
            return False
        return True

    def _paragraph_word(self, word: str, number: int | None) -> bool:
        """Whether a word is about what a paragraph is."""
        shape = self._state.shape
        if word == "pard":
            self._state.shape = Shape()
        elif word == "s":
            shape.style = number or 0
        elif word in ("ql", "qr", "qc", "qj"):
            shape.alignment = word
        elif word == "outlinelevel":
            shape.outline = number or 0
        elif word == "rtlpar":
            shape.right_to_left = True
        elif word == "intbl":
            shape.in_table = True
        elif word == "li":
            shape.sides = (number or 0, shape.sides[1])
        elif word == "ri":
            shape.sides = (shape.sides[0], number or 0)
        elif word == "chftn":
            self._state.sheet.counted = self._state.sheet.kind != "footnote"
        elif word == "ftnalt":
            self._state.sheet.is_endnote = True
        elif word in _PAGES:
            self._state.sheet.numbers_pages = True
        else:
            return False
        return True

    def _document_word(self, word: str, number: int | None) -> None:
        if word in tables.ENCODINGS:
            self._ansi = self._state.encoding = tables.ENCODINGS[word]
        elif word == "ansicpg" and number:
            self._ansi = self._state.encoding = _code_page(number)
        elif word == "titlepg":
            self._found.first_differs = True
        elif word in ("ftnstart", "aftnstart") and number:
            self._counts[word == "aftnstart"] = max(1, min(number, 100_000))
        elif (form := tables.NOTE_FORMS.get(word.removeprefix("a").removeprefix("ftnn"))) and "ftnn" in word:
            self._forms[word.startswith("aftn")] = form


def _code_page(number: int) -> str:
    name = tables.CODE_PAGES.get(number, f"cp{number}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name
