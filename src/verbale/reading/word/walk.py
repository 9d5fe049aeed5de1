"""Through the text of a Word file: paragraphs, tables, text boxes, notes, tracked changes.

What tracked changes inserted is text, what they deleted is not, and is kept beside it; so are comments and hidden
words. Nothing is followed out of the file, and nothing in it is run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from verbale.model import FurnitureKind
from verbale.reading import manuscript
from verbale.reading.changes import Changes
from verbale.reading.manuscript import Paragraph, Run, as_row, script_of
from verbale.reading.word.fields import Fields
from verbale.reading.word.names import COMPATIBILITY, DRAWING, M, R, W, switched
from verbale.reading.word.notes import Called, NoteKind, Notes
from verbale.reading.word.parts import WordFile
from verbale.reading.word.styles import Look, Shape, is_centred, is_right

_CHOICE, _FALLBACK = f"{COMPATIBILITY}Choice", f"{COMPATIBILITY}Fallback"
_NO_LOOK = Look()


class Walk:
    """Goes through one part of a file. `paragraphs` is what it has found, in order."""

    def __init__(self, file: WordFile, *, part: str, notes: Notes | None, changes: Changes) -> None:
        self.paragraphs: list[Paragraph] = []
        self.fields = Fields()
        self._file = file
        self._relations = file.relations if part == file.main else file.related(part)
        self._notes = notes
        self._changes = changes
        self._comments = file.by_id("comments", "comment") if notes is not None else {}
        self._current = Paragraph()
        self._shape = Shape()
        self._carried: list[Run] = []
        self._link = ""
        self._left_out: FurnitureKind | None = None
        self._in_cell = 0
        self._boxes: list[list[Paragraph]] = []

    def blocks(self, parent: Element) -> None:
        """Everything that stands in an element that holds paragraphs and tables."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag == f"{W}sdt":
                self._each(_contents(child), self.blocks)
            elif tag in (f"{W}customXml", f"{W}ins", f"{W}moveTo"):
                self.blocks(child)
            elif tag == f"{COMPATIBILITY}AlternateContent":
                self._each(_chosen(child), self.blocks)
            elif tag == f"{W}sectPr":
                self._end_section()

    def add_notes(self, called: Iterable[Called]) -> None:
        """The content of notes, each as one block."""
        for note in called:
            inner = Walk(self._file, part=self._note_part(note.kind), notes=None, changes=self._changes)
            inner._in_cell = 1  # line breaks in a note part no blocks
            inner.blocks(note.content)
            self.paragraphs.append(manuscript.note(inner.paragraphs, note.label))

    def _note_part(self, kind: NoteKind) -> str:
        return self._file.part_of_kind(f"{kind}s") or self._file.main

    def _end_section(self) -> None:
        if self._notes is not None:
            self.add_notes(self._notes.end_section())

    def _each(self, elements: Iterable[Element], walk: Callable[[Element], None]) -> None:
        for element in elements:
            walk(element)

    # Paragraphs

    def _paragraph(self, element: Element) -> None:
        properties = element.find(f"{W}pPr")
        mark_deleted = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        outer = self._current, self._shape, self._boxes
        self._shape = self._file.styles.paragraph(properties)
        self._boxes = []
        self._current = self._begun(self._shape)
        self._current.runs, self._carried = self._carried, []
        self._inline(element)
        if mark_deleted and self._current.runs:
            self._carried = self._current.runs  # a deleted paragraph's end joins it to the next
        else:
            self._end()
        for box in self._boxes:
            self.paragraphs += box
        self._current, self._shape, self._boxes = outer
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._end_section()

    def _begun(self, shape: Shape) -> Paragraph:
        label = self._file.numbering.label(shape.list_id, shape.list_level or 0)
        paragraph = Paragraph(centred=is_centred(shape), right=is_right(shape))
        if label is not None:
            paragraph.label, paragraph.bullet = None if label.bullet else label.text, label.bullet
        if shape.listed:
            paragraph.furniture = "navigation"
        elif shape.level:
            paragraph.kind, paragraph.level = "heading", shape.level
        elif label is not None:
            paragraph.kind = "list-item"
        elif shape.quoted:
            paragraph.kind = "quotation"
        return paragraph

    def _end(self) -> None:
        if not self._current.is_blank:
            self.paragraphs.append(self._current)

    def _break(self) -> None:
        """A line ends inside a paragraph: it parts an address or a list, not a heading or what stands in a cell."""
        if self._in_cell or self._current.kind == "heading" or not self._current.text.strip():
            self._add("\n", _NO_LOOK)
            return
        first = self._current
        self._end()
        self._current = Paragraph(
            kind=first.kind, centred=first.centred, right=first.right, furniture=first.furniture
        )  # fmt: skip

    # What stands in a paragraph

    def _inline(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag == f"{W}hyperlink":
                self._linked(child, self._relations.get(child.get(f"{R}id", ""), ("", ""))[1])
            elif tag == f"{W}fldSimple":
                self._linked(child, self.fields.simple(child.get(f"{W}instr", "")))
            elif tag in (f"{W}ins", f"{W}moveTo"):
                self._changes.note("insertions", child.get(f"{W}author"))
                self._inline(child)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._changes.note("deletions", child.get(f"{W}author"))
                self._beside(child, "deletion")
            elif tag in (f"{W}smartTag", f"{W}customXml", f"{W}dir", f"{W}bdo"):
                self._inline(child)
            elif tag == f"{W}sdt":
                self._each(_contents(child), self._inline)
            elif tag == f"{COMPATIBILITY}AlternateContent":
                self._each(_chosen(child), self._inline)
            elif tag in (f"{M}oMath", f"{M}oMathPara"):
                self._add("".join(one.text or "" for one in child.iter(f"{M}t")), _NO_LOOK)

    def _linked(self, element: Element, address: str) -> None:
        before, self._link = self._link, address or self._link
        self._inline(element)
        self._link = before

    def _beside(self, element: Element, kind: FurnitureKind) -> None:
        """Everything in an element is kept beside the text."""
        before, self._left_out = self._left_out, self._left_out or kind
        self._inline(element)
        self._left_out = before

    def _run(self, run: Element) -> None:
        look = self._file.styles.run(run.find(f"{W}rPr"), self._shape)
        reference: tuple[NoteKind, Element] | None = None
        for child in run:
            name = child.tag.removeprefix(W)
            if name in ("t", "delText"):
                if reference and self._custom(reference, child.text or ""):
                    reference = None
                else:
                    self._add(child.text or "", look)
            elif name in _CHARACTERS:
                self._add(_CHARACTERS[name], look)
            elif name in ("br", "cr"):
                self._break()
            elif name == "sym":
                self._add(_symbol(child), look)
            elif name == "fldChar":
                self.fields.turn(child.get(f"{W}fldCharType"))
            elif name == "instrText":
                self.fields.instruct(child.text or "")
            elif name in ("footnoteReference", "endnoteReference"):
                kind: NoteKind = "footnote" if name == "footnoteReference" else "endnote"
                reference = (kind, child) if child.get(f"{W}customMarkFollows", "0") not in ("0", "false") else None
                if reference is None:
                    self._call(kind, child)
            elif name == "commentReference":
                self._comment(child.get(f"{W}id", ""))
            elif name == "ruby":
                self._each(child.findall(f"{W}rubyBase"), self._inline)
            elif name in ("drawing", "pict", "object"):
                self._picture(child)
            elif child.tag == f"{COMPATIBILITY}AlternateContent":
                for chosen in _chosen(child):
                    self._picture(chosen)

    def _add(self, words: str, look: Look) -> None:
        if not words or self.fields.inside_instruction:
            return
        aside: FurnitureKind | None = self._left_out or ("hidden" if look.hidden else None)
        link = self._link or self.fields.link
        bold, size = look.of(script_of(words))
        run = Run(words, bold, size, link, raised=bool(look.raised), aside=aside)
        manuscript.append(self._current.runs, run)

    def _call(self, kind: NoteKind, reference: Element, custom: str = "") -> bool:
        if self._notes is None or self._left_out:
            return False
        label = self._notes.call(kind, reference, custom=custom)
        if label is not None:
            self._current.runs.append(Run("", note=label))
        return label is not None

    def _custom(self, reference: tuple[NoteKind, Element], mark: str) -> bool:
        """Whether words are the author's own mark of a note."""
        return bool(mark.strip()) and self._call(*reference, custom=mark.strip()[:20])

    def _comment(self, name: str) -> None:
        content = self._comments.get(name)
        if content is not None:
            words = " ".join("".join(one.text or "" for one in p.iter(f"{W}t")) for p in content.iter(f"{W}p"))
            self._changes.note("comments")
            self._current.runs.append(Run(words, aside="comment"))

    def _picture(self, element: Element) -> None:
        """A drawing: the text boxes in it, or what it is said to show."""
        boxes = list(_outermost(element, f"{W}txbxContent"))
        for box in boxes:
            inner = Walk(self._file, part=self._file.main, notes=self._notes, changes=self._changes)
            inner._relations, inner._left_out = self._relations, self._left_out
            inner.blocks(box)
            self._boxes.append(inner.paragraphs)
        if not boxes:
            shown = next(element.iter(f"{DRAWING}docPr"), None)
            words = "" if shown is None else shown.get("descr") or shown.get("title") or ""
            self._current.runs.append(Run(words, aside="image"))

    # Tables

    def _table(self, table: Element) -> None:
        for row in _within(table, f"{W}tr"):
            deleted = row.find(f"{W}trPr/{W}del")
            if deleted is not None:
                self._changes.note("deletions", deleted.get(f"{W}author"))
            before, self._left_out = self._left_out, "deletion" if deleted is not None else self._left_out
            cells = [paragraphs for cell in _within(row, f"{W}tc") if (paragraphs := self._cell(cell))]
            self._left_out = before
            self.paragraphs += as_row(cells)

    def _cell(self, cell: Element) -> list[Paragraph]:
        before, self.paragraphs = self.paragraphs, []
        self._in_cell += 1
        self.blocks(cell)
        self._in_cell -= 1
        found, self.paragraphs = self.paragraphs, before
        return found


_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def _symbol(element: Element) -> str:
    try:
        return chr(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""


def _chosen(alternatives: Element) -> list[Element]:
    """The first of several forms of the same content."""
    return (alternatives.findall(_CHOICE) or alternatives.findall(_FALLBACK))[:1]


def _contents(control: Element) -> list[Element]:
    """What a content control holds; nothing where it shows its own hint to whoever should fill it in."""
    hint = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return [] if switched(hint) else control.findall(f"{W}sdtContent")


def _within(parent: Element, tag: str) -> Iterable[Element]:
    """The rows of a table or the cells of a row, through what may be wrapped around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _within(child, tag)


def _outermost(element: Element, tag: str) -> Iterable[Element]:
    """The elements of a name that are in none other of that name; of alternatives only the first is looked into."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            for chosen in _chosen(child):
                yield from _outermost(chosen, tag)
        else:
            yield from _outermost(child, tag)
