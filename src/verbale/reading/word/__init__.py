"""Word files (DOCX, DOCM): the final text, with headings, lists, tables, text boxes, notes. Macros are never run."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from verbale.model import Document
from verbale.reading import formats, typed_notes
from verbale.reading.changes import Changes
from verbale.reading.files import SourceFile
from verbale.reading.limits import Limits
from verbale.reading.looks import find_headings
from verbale.reading.manuscript import Paragraph, to_document
from verbale.reading.word.names import R, W, switched
from verbale.reading.word.notes import Notes
from verbale.reading.word.parts import WordFile
from verbale.reading.word.walk import Walk


def read_docx(data: bytes, *, name: str, limits: Limits) -> Document:
    """The document in the bytes of a Word file.

    `meta`: title, author, created, modified; `insertions`, `deletions`, `comments` (how many) and `changed_by` where
    changes were tracked; `macros` where there are any. Raises UnreadableSource if the file is damaged, protected, or
    exceeds the limits.
    """
    file = WordFile(data, name=name, limits=limits)
    notes, changes = Notes(file), Changes()
    head, foot = _letterhead(file, changes)
    walk = Walk(file, part=file.main, notes=notes, changes=changes)
    walk.blocks(file.body)
    typed_notes.find(walk.paragraphs)
    find_headings(walk.paragraphs)
    walk.add_notes(notes.rest())
    meta = file.facts() | changes.as_meta()
    if file.has_macros:
        meta["macros"] = "not run"
    source = SourceFile(name, data).source(formats.DOCX)
    return to_document([*head, *walk.paragraphs, *foot], source=source, meta=meta, limits=limits)


def _letterhead(file: WordFile, changes: Changes) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands at the head and the foot of pages, each part once.

    The head of the first page, where it has one of its own, is a letterhead, and text. So is the head of all pages if
    it has several lines and no page number. Any other, and what stands at the foot, is furniture.
    """
    head: list[Paragraph] = []
    foot: list[Paragraph] = []
    seen: set[str] = set()
    for number, section in enumerate(file.body.iter(f"{W}sectPr")):
        own_first = bool(switched(section.find(f"{W}titlePg")))
        for reference in section:
            if reference.tag not in (f"{W}headerReference", f"{W}footerReference"):
                continue
            kind = reference.get(f"{W}type", "default")
            part = file.relations.get(reference.get(f"{R}id", ""), ("", ""))[1]
            if part in seen or (kind == "first" and not own_first):
                continue
            seen.add(part)
            walk = _part(file, part, changes)
            is_head = reference.tag == f"{W}headerReference"
            alone = len(walk.paragraphs) > 1 and not walk.fields.numbers_pages and not own_first
            if not (is_head and number == 0 and (kind == "first" or (kind == "default" and alone))):
                for paragraph in walk.paragraphs:
                    paragraph.furniture = "page-number" if walk.fields.numbers_pages else "running-head"
            (head if is_head else foot).extend(walk.paragraphs)
    head.sort(key=lambda paragraph: paragraph.furniture is None)
    return head, foot


def _part(file: WordFile, part: str, changes: Changes) -> Walk:
    root: Element | None = file.root(part)
    walk = Walk(file, part=part, notes=None, changes=changes)
    if root is not None:
        walk.blocks(root)
    return walk
