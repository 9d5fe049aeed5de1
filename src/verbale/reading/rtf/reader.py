"""Goes through the tokens of an RTF file and deals its words to the sheets they belong to.

What holds for words and paragraphs holds inside a group; a group with a destination sends its words elsewhere or
nowhere.
"""

from __future__ import annotations

import sys
from array import array
from copy import copy
from dataclasses import dataclass, field

from verbale.errors import UnreadableSource
from verbale.model import FurnitureKind
from verbale.reading import manuscript
from verbale.reading.changes import Changes
from verbale.reading.instructions import is_page_number, link_of
from verbale.reading.manuscript import Paragraph, Run, script_of
from verbale.reading.rtf import tables
from verbale.reading.rtf.definitions import Definitions, code_page
from verbale.reading.rtf.notes import Marks
from verbale.reading.rtf.sheet import Shape, Sheet, SheetKind
from verbale.reading.rtf.state import State
from verbale.reading.rtf.tokens import CHARACTERS, characters_of, tokens

_DEEPEST = 1000
_LONGEST_INSTRUCTION = 3000
_SAID = frozenset({"u", CHARACTERS})
_SHEETS: dict[str, SheetKind] = {
    "footnote": "footnote", "shptxt": "box", "dptxbxtext": "box", "annotation": "comment", "headerf": "first-head",
}  # fmt: skip


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
        self._state = State(self._found.text, Shape())
        self._stack: list[State] = []
        self._pending = bytearray()
        self._said: list[str] = []
        self._skip = 0
        self._high = 0
        self._definitions = Definitions()
        self._marks = Marks()
        self._words = ""  # of the style, fact or instruction at hand
        self._instruction = ""

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
            aside: FurnitureKind | None = "deletion" if state.deleted else "hidden" if state.hidden else None
            if state.deleted and (not state.sheet.runs or state.sheet.runs[-1].aside != "deletion"):
                self._found.changes.note("deletions")
            bold, size = state.bold, state.size
            if script_of(words) != "western":
                bold, size = bold or state.other_bold, state.other_size or size
            state.sheet.add(Run(words, bold, size, state.link, raised=state.raised, aside=aside))
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
            self._definitions.begin_style()
            self._words = ""

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
            inner.sheet.numbers_pages |= is_page_number(self._instruction)
        elif inner.destination == "styles" == self._state.destination:
            self._definitions.name_style(self._words)
            self._words = ""
        elif inner.destination == "fact" != self._state.destination:
            self._found.facts.setdefault(inner.fact, self._words.strip())
            self._words = ""
        elif self._state.destination == "text" == inner.destination and inner.sheet.runs:
            self._state.shape = inner.shape  # what is said of a paragraph in a group holds for the paragraph
        if not self._stack:
            inner.sheet.finish(inner.shape, self._definitions.style_of(inner.shape))
            return True
        return False

    def _end_sheet(self, inner: State) -> None:
        sheet = inner.sheet
        sheet.finish(inner.shape, self._definitions.style_of(inner.shape))
        outer = self._state.sheet
        if sheet.kind == "footnote" and sheet.call is not None:
            label = self._marks.of(sheet)
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
        elif state.destination == "fonts":
            self._definitions.font_word(word, number)
        elif state.destination == "styles":
            self._definitions.style_word(word, number)
        elif word in ("par", "cell", "row", "line") or word in tables.PARAGRAPH_ENDS:
            self._end(word)
        elif not (state.take(word, number) or state.shape.take(word, number) or state.sheet.take(word)):
            self._other(word, number)
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
        state.be_plain()
        state.link = ""

    def _end(self, word: str) -> None:
        state = self._state
        if state.destination != "text":
            return
        style = self._definitions.style_of(state.shape)
        if word == "cell":
            state.sheet.end_cell(state.shape, style)
        elif word == "row":
            state.sheet.end_row()
        elif word == "line":
            state.sheet.break_line(state.shape, style)
        else:
            state.sheet.end_paragraph(state.shape, style)

    def _other(self, word: str, number: int | None) -> None:
        """What is neither about words nor about a paragraph alone."""
        if word == "pard":
            self._state.shape = Shape()
        elif word == "f":
            self._state.encoding = self._definitions.encoding_of(number or 0)
        elif word == "revised" and number != 0:
            self._found.changes.note("insertions")
        elif word in tables.ENCODINGS:
            self._definitions.encoding = self._state.encoding = tables.ENCODINGS[word]
        elif word == "ansicpg" and number:
            self._definitions.encoding = self._state.encoding = code_page(number)
        elif word == "titlepg":
            self._found.first_differs = True
        else:
            self._marks.take(word, number)
