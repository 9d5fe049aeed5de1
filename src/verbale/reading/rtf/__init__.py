"""RTF files: the final text, with headings, lists, tables, text boxes, notes. What is embedded is never opened."""

from __future__ import annotations

from verbale.model import Document
from verbale.reading import formats, typed_notes
from verbale.reading.files import SourceFile
from verbale.reading.limits import Limits
from verbale.reading.looks import find_headings
from verbale.reading.manuscript import Paragraph, to_document
from verbale.reading.rtf.reader import Content, content_of


def read_rtf(data: bytes, *, name: str, limits: Limits) -> Document:
    """The document in the bytes of an RTF file.

    `meta`: title, author; `insertions`, `deletions`, `comments` (how many). Raises UnreadableSource if the file breaks
    off or exceeds the limits.
    """
    found = content_of(data, name=name)
    typed_notes.find(found.text.paragraphs)
    find_headings(found.text.paragraphs)
    head, foot = _letterhead(found)
    meta = {key: words for key, words in found.facts.items() if words} | found.changes.as_meta()
    source = SourceFile(name, data).source(formats.RTF)
    paragraphs = [*head, *found.text.paragraphs, *found.notes, *foot]
    return to_document(paragraphs, source=source, meta=meta, limits=limits)


def _letterhead(found: Content) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands at the head and the foot of pages; the head of the first page is a letterhead, as in Word files."""
    head: list[Paragraph] = []
    foot: list[Paragraph] = []
    for sheet in found.heads:
        if sheet.kind == "first-head" and not found.first_differs:
            continue
        alone = len(sheet.paragraphs) > 1 and not sheet.numbers_pages and not found.first_differs
        if sheet.kind != "first-head" and not (sheet.kind == "head" and alone):
            for paragraph in sheet.paragraphs:
                paragraph.furniture = "page-number" if sheet.numbers_pages else "running-head"
        (foot if sheet.kind == "foot" else head).extend(sheet.paragraphs)
    head.sort(key=lambda paragraph: paragraph.furniture is None)
    return head, foot
