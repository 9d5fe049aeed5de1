"""Through the content of an OpenDocument text: paragraphs, lists, tables, frames, notes, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from verbale.model import FurnitureKind
from verbale.reading import manuscript
from verbale.reading.changes import Changes
from verbale.reading.manuscript import Paragraph, Run, as_row, script_of
from verbale.reading.odt.lists import Count, Label, Lists
from verbale.reading.odt.names import DC, DRAW, OFFICE, SVG, TABLE, TEXT, XLINK, XML, whole
from verbale.reading.odt.styles import Look, Shape, Styles

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 100
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
        "bibliography",
    )
)  # fmt: skip
_RIGHT = frozenset({"end", "right"})
# What stands in a paragraph and holds no words of it.
_WORDLESS = frozenset({f"{TEXT}bookmark", f"{TEXT}soft-page-break", f"{TEXT}change-end", f"{OFFICE}annotation-end"})


@dataclass(slots=True)
class Setting:
    """What holds for a whole file: its styles and lists, its tracked deletions by their ids, its changes counted."""

    styles: Styles
    lists: Lists
    changes: Changes
    deletions: dict[str, str] = field(default_factory=dict)


class Walk:
    """Goes through the content. `paragraphs` is what it has found; `notes` those called, in order."""

    def __init__(self, setting: Setting) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Paragraph] = []
        self.numbers_pages = False
        self.first_shape: Shape | None = None
        self._set = setting
        self._current = Paragraph()
        self._boxes: list[list[Paragraph]] = []
        self._link = ""
        self._left_out: FurnitureKind | None = None
        self._furniture: FurnitureKind | None = None
        self._in_cell = 0
        self._label: Label | None = None

    def blocks(self, parent: Element) -> None:
        """Everything that stands in an element that holds paragraphs."""
        for child in parent:
            self._block(child)

    def _block(self, element: Element) -> None:
        tag = element.tag
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            self._paragraph(element)
        elif tag == f"{TEXT}list":
            self._list(element, None, 1)
        elif tag == f"{TEXT}section":
            hidden = element.get(f"{TEXT}display") == "none"
            hidden = hidden or self._set.styles.is_hidden("section", element.get(f"{TEXT}style-name"))
            self._within(element, "hidden" if hidden else None)
        elif tag in _INDEXES:
            before, self._furniture = self._furniture, "navigation"
            for body in element.findall(f"{TEXT}index-body"):
                self.blocks(body)
            self._furniture = before
        elif tag == f"{TEXT}index-title":
            self.blocks(element)
        elif tag == f"{TABLE}table":
            self._table(element)
        elif tag == f"{TEXT}tracked-changes":
            self._tracked(element)
        elif tag.startswith(DRAW):
            self._boxes = []
            self._drawing(element)
            self._place_boxes()

    def _within(self, element: Element, left_out: FurnitureKind | None) -> None:
        before, self._left_out = self._left_out, self._left_out or left_out
        self.blocks(element)
        self._left_out = before

    def _tracked(self, element: Element) -> None:
        for region in element:
            author = next(region.iter(f"{DC}creator"), None)
            who = None if author is None else author.text
            deletion = region.find(f"{TEXT}deletion")
            if deletion is not None:
                words = " ".join("".join(p.itertext()) for p in deletion.iter() if p.tag in (f"{TEXT}p", f"{TEXT}h"))
                for key in (f"{TEXT}id", f"{XML}id"):
                    if name := region.get(key):
                        self._set.deletions[name] = words
                self._set.changes.note("deletions", who)
            elif region.find(f"{TEXT}insertion") is not None:
                self._set.changes.note("insertions", who)

    # Lists

    def _list(self, element: Element, outer: Count | None, level: int) -> None:
        style = element.get(f"{TEXT}style-name")
        if outer is None or style:
            count = self._set.lists.begin(
                style=style or "",
                name=element.get(f"{XML}id", ""),
                follows=element.get(f"{TEXT}continue-list", ""),
                goes_on=element.get(f"{TEXT}continue-numbering") == "true",
            )
        else:
            count = outer
        for item in element:
            counted = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    self._list(child, count, level + 1)
                    continue
                if counted and child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    raw = item.get(f"{TEXT}start-value")
                    start = None if raw is None else whole(raw, most=1_000_000, otherwise=1)
                    self._label, counted = count.label(level, start=start), False
                self._block(child)
                self._label = None

    # Paragraphs

    def _paragraph(self, element: Element) -> None:
        shape = self._set.styles.paragraph(element.get(f"{TEXT}style-name"))
        self.first_shape = self.first_shape or shape
        outer = self._current, self._boxes
        self._current, self._boxes = self._begun(element, shape), []
        self._inline(element, shape.look)
        self._end()
        self._place_boxes()
        self._current, self._boxes = outer

    def _begun(self, element: Element, shape: Shape) -> Paragraph:
        paragraph = Paragraph(
            centred=shape.alignment == "center",
            right=shape.alignment in _RIGHT and not shape.right_to_left,
            furniture=self._furniture,
        )
        label, self._label = self._label, None
        if element.tag == f"{TEXT}h":
            level = whole(element.get(f"{TEXT}outline-level"), most=9, otherwise=1)
            label = label or self._set.lists.outline.label(level)
            paragraph.kind, paragraph.level = "heading", level
        elif shape.level:
            paragraph.kind, paragraph.level = "heading", shape.level
        elif label is not None:
            paragraph.kind = "list-item"
        elif shape.quoted:
            paragraph.kind = "quotation"
        if label is not None:
            paragraph.label, paragraph.bullet = None if label.bullet else label.text, label.bullet
        return paragraph

    def _end(self) -> None:
        if not self._current.is_blank:
            self.paragraphs.append(self._current)

    def _place_boxes(self) -> None:
        for box in self._boxes:
            self.paragraphs += box
        self._boxes = []

    def _break(self) -> None:
        """A line ends inside a paragraph: it parts an address or a list, not a heading or what stands in a cell."""
        if self._in_cell or self._current.kind == "heading" or not self._current.text.strip():
            self._add("\n", Look())
            return
        first = self._current
        self._end()
        self._current = Paragraph(
            kind=first.kind, centred=first.centred, right=first.right, furniture=first.furniture
        )  # fmt: skip

    # What stands in a paragraph

    def _inline(self, parent: Element, look: Look) -> None:
        self._add(_BLANKS.sub(" ", parent.text or ""), look)
        for child in parent:
            self._element(child, look)
            self._add(_BLANKS.sub(" ", child.tail or ""), look)

    def _element(self, child: Element, look: Look) -> None:
        tag = child.tag
        if tag in _WORDLESS:
            return
        if tag == f"{TEXT}s":
            self._add(" " * whole(child.get(f"{TEXT}c"), most=_MOST_BLANKS, otherwise=1), look)
        elif tag == f"{TEXT}tab":
            self._add("\t", look)
        elif tag == f"{TEXT}line-break":
            self._break()
        elif tag == f"{TEXT}note":
            self._note(child)
        elif tag == f"{TEXT}a":
            before, self._link = self._link, child.get(f"{XLINK}href", "") or self._link
            self._inline(child, self._set.styles.words(child.get(f"{TEXT}style-name"), look))
            self._link = before
        elif tag == f"{TEXT}change":
            words = self._set.deletions.get(child.get(f"{TEXT}change-id", ""), "")
            if words:
                self._current.runs.append(Run(words, aside="deletion"))
        elif tag == f"{OFFICE}annotation":
            self._set.changes.note("comments")
            words = " ".join("".join(p.itertext()) for p in child.iter(f"{TEXT}p"))
            self._current.runs.append(Run(words, aside="comment"))
        elif tag == f"{TEXT}hidden-text":
            self._current.runs.append(Run(child.get(f"{TEXT}string-value", ""), aside="hidden"))
        elif tag == f"{TEXT}ruby":
            for ruby_base in child.findall(f"{TEXT}ruby-base"):
                self._inline(ruby_base, look)
        elif tag.startswith(DRAW):
            self._drawing(child)
        elif tag.startswith(TEXT):
            self.numbers_pages = self.numbers_pages or tag in (f"{TEXT}page-number", f"{TEXT}page-count")
            self._inline(child, self._set.styles.words(child.get(f"{TEXT}style-name"), look))

    def _add(self, words: str, look: Look) -> None:
        if not words:
            return
        aside: FurnitureKind | None = self._left_out or ("hidden" if look.hidden else None)
        bold, size = look.of(script_of(words))
        run = Run(words, bold, size, self._link, raised=look.raised, aside=aside)
        manuscript.append(self._current.runs, run)

    def _note(self, element: Element) -> None:
        citation = element.find(f"{TEXT}note-citation")
        body = element.find(f"{TEXT}note-body")
        label = "" if citation is None else (citation.get(f"{TEXT}label") or "".join(citation.itertext())).strip()
        if body is None or not label or self._left_out:
            return
        inner = Walk(self._set)
        inner._in_cell = 1  # line breaks in a note part no blocks
        inner.blocks(body)
        self._current.runs.append(Run("", note=label[:20]))
        self.notes.append(manuscript.note(inner.paragraphs, label[:20]))

    def _drawing(self, element: Element) -> None:
        """A frame or shape: the text in it, or what it is said to show."""
        boxes = [box for box in _outermost(element) if len(box)]
        for box in boxes:
            inner = Walk(self._set)
            inner._left_out = self._left_out
            inner.blocks(box)
            self.notes += inner.notes
            self._boxes.append(inner.paragraphs)
        if not boxes:
            words = " ".join(
                (one.text or "").strip() for one in element.iter() if one.tag in (f"{SVG}title", f"{SVG}desc")
            )
            self._current.runs.append(Run(words, aside="image"))

    # Tables

    def _table(self, table: Element) -> None:
        for row in _rows(table):
            self.paragraphs += as_row([paragraphs for cell in row if (paragraphs := self._cell(cell))])

    def _cell(self, cell: Element) -> list[Paragraph]:
        if cell.tag != f"{TABLE}table-cell":
            return []
        before, self.paragraphs = self.paragraphs, []
        self._in_cell += 1
        self.blocks(cell)
        self._in_cell -= 1
        found, self.paragraphs = self.paragraphs, before
        return found


def _rows(table: Element) -> Iterable[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)


def _outermost(element: Element) -> Iterable[Element]:
    """The text boxes in a frame, or the shape itself where it holds paragraphs; none that is in another."""
    if (
        element.tag == f"{DRAW}text-box"
        or element.find(f"{TEXT}p") is not None
        or element.find(f"{TEXT}list") is not None
    ):
        yield element
        return
    for child in element:
        yield from _outermost(child)
