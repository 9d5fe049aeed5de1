"""Where the words of an RTF file go: the text, a note, a text box, the head of a page; paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from verbale.model import FurnitureKind
from verbale.reading.manuscript import Paragraph, Run, append, as_row

SheetKind = Literal["text", "footnote", "box", "head", "first-head", "foot", "comment"]
_LONGEST_LABEL = 40
_LONGEST_MARK = 20
_PAGES = frozenset({"chpgn", "sectnum"})
_SET_IN_TWIPS = 360


@dataclass(slots=True)
class Shape:
    """What a paragraph is, by its control words: reset by `\\pard`."""

    style: int = 0
    outline: int | None = None
    alignment: str = "ql"
    right_to_left: bool = False
    in_table: bool = False
    sides: tuple[int, int] = (0, 0)

    def take(self, word: str, number: int | None) -> bool:
        """Whether a control word is about what a paragraph is; if so, it holds from now on."""
        if word == "s":
            self.style = number or 0
        elif word in ("ql", "qr", "qc", "qj"):
            self.alignment = word
        elif word == "outlinelevel":
            self.outline = number or 0
        elif word == "rtlpar":
            self.right_to_left = True
        elif word == "intbl":
            self.in_table = True
        elif word == "li":
            self.sides = (number or 0, self.sides[1])
        elif word == "ri":
            self.sides = (self.sides[0], number or 0)
        else:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Style:
    """A style: the level of its heading (0: none), and whether it is a table of contents or a quotation."""

    level: int = 0
    listed: bool = False
    quoted: bool = False


@dataclass(slots=True)
class Sheet:
    """One place that words go to. `call`: the run that is a note's mark; `mark`: the author's own, empty if counted."""

    kind: SheetKind = "text"
    paragraphs: list[Paragraph] = field(default_factory=list)
    call: Run | None = None
    mark: str = ""
    is_endnote: bool = False
    numbers_pages: bool = False
    label: str = ""
    counted: bool = False
    runs: list[Run] = field(default_factory=list)
    boxes: list[Sheet] = field(default_factory=list)
    _cell: list[Paragraph] = field(default_factory=list)
    _row: list[list[Paragraph]] = field(default_factory=list)

    def add(self, run: Run) -> None:
        """Words, joined to those before if they look alike."""
        append(self.runs, run)

    def take(self, word: str) -> bool:
        """Whether a control word is about the place itself: its marks of notes, its numbers of pages."""
        if word == "chftn":
            self.counted = self.kind != "footnote"
        elif word == "ftnalt":
            self.is_endnote = True
        elif word in _PAGES:
            self.numbers_pages = True
        else:
            return False
        return True

    def own_mark(self) -> str:
        """Takes away the raised words at the end: a mark that the author gave to the note that follows."""
        last = self.runs[-1] if self.runs else None
        if last is None or last.note or not last.raised or (self.counted and last.text.strip()):
            return ""
        self.runs.pop()  # a raised blank before a counted mark goes with it
        return last.text.strip()[:_LONGEST_MARK]

    def end_paragraph(self, shape: Shape, style: Style) -> None:
        paragraph = self._paragraph(shape, style)
        self.runs, self.label = [], ""
        into = self._cell if shape.in_table else self.paragraphs
        if not paragraph.is_blank:
            into.append(paragraph)
        for box in self.boxes:
            into += box.paragraphs
        self.boxes = []

    def break_line(self, shape: Shape, style: Style) -> None:
        """A line ends inside a paragraph: it parts an address or a list, not a heading or what stands in a cell."""
        level = style.level or (shape.outline or -1) + 1
        if self.kind != "text" or shape.in_table or level or not any(run.text.strip() for run in self.runs):
            self.add(Run("\n"))
        else:
            self.end_paragraph(shape, style)

    def end_cell(self, shape: Shape, style: Style) -> None:
        shape.in_table = True
        self.end_paragraph(shape, style)
        if self._cell:
            self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        self.paragraphs += as_row(self._row)
        self._row = []

    def finish(self, shape: Shape, style: Style) -> None:
        """Nothing more comes."""
        if self.runs:
            self.end_paragraph(shape, style)
        if self._cell:
            self._row.append(self._cell)
            self._cell = []
        self.end_row()

    def _paragraph(self, shape: Shape, style: Style) -> Paragraph:
        paragraph = Paragraph(
            self.runs, centred=shape.alignment == "qc", right=shape.alignment == "qr" and not shape.right_to_left
        )
        label = self.label.strip()
        level = shape.outline + 1 if shape.outline is not None and shape.outline < 9 else style.level
        if label:
            paragraph.bullet = not any(map(str.isalnum, label))
            paragraph.label = None if paragraph.bullet else label[:_LONGEST_LABEL]
        furniture: FurnitureKind | None = "navigation" if style.listed else None
        paragraph.furniture = furniture
        if level:
            paragraph.kind, paragraph.level = "heading", level
        elif label:
            paragraph.kind = "list-item"
        elif style.quoted or min(shape.sides) >= _SET_IN_TWIPS:
            paragraph.kind = "quotation"
        return paragraph
