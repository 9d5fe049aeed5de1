"""Puts the parts of reading together: a source becomes a Document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from verbale.errors import UnreadableSource
from verbale.model import BlockKind, Document, FurnitureKind, Source
from verbale.reading import apart, files, formats, furniture, inline, markdown, notes, readers
from verbale.reading.block_languages import with_languages
from verbale.reading.files import SourceFile
from verbale.reading.limits import MEBIBYTE, Limits
from verbale.reading.lines import TAKEN_OUT, Line, LineKind, layout, split
from verbale.reading.reflow import paragraphs
from verbale.reading.weave import Weaver

_BLOCK_KINDS: dict[LineKind, BlockKind] = {
    "text": "paragraph",
    "code": "paragraph",
    "heading": "heading",
    "bullet": "list-item",
    "number": "list-item",
    "quote": "quotation",
    "row": "table-row",
    "note": "note",
}
_FURNITURE_KINDS: dict[LineKind, FurnitureKind] = {
    "rule": "rule",
    "fence": "rule",
    "image": "image",
    "navigation": "navigation",
    "running-head": "running-head",
    "page-number": "page-number",
}


_LARGE = 2 * MEBIBYTE  # a text of more than this is read where it can be stopped


def read(source: Path | str | SourceFile, *, limits: Limits | None = None) -> Document:
    """The document in a file, whatever its format (`readers.READERS`), told by content and not by name.

    `source_text` of a text file is the file as decoded, with its own line ends; of other formats the text taken out
    of them. Without `limits` those of the environment hold. Raises UnreadableSource, which says what to do; so it
    does for an archive, which is many documents (`batch.documents` reads them).
    """
    limits = limits or Limits.from_environment()
    file = source if isinstance(source, SourceFile) else files.load(source, limits=limits)
    kind = formats.sniff(file.data)
    if kind in formats.REFUSED:
        raise UnreadableSource(file.name, formats.describe(kind))
    if kind in formats.ARCHIVES:
        raise UnreadableSource(file.name, "is an archive, not one document; build or add it, or unpack it")
    is_risky = readers.READERS[kind].apart or len(file.data) > _LARGE
    run = apart.read if is_risky else readers.run
    return run(kind, file.data, name=file.name, limits=limits)


def read_plain(data: bytes, *, name: str, limits: Limits) -> Document:
    """The document in the bytes of a text file: plain, Markdown or HTML, told apart by content.

    Raises UnreadableSource if they are no text, or too much of it.
    """
    text, encoding = files.decode(data, name=name)
    check_length(text, name=name, limits=limits)
    source = SourceFile(name, data).source(files.media_type(text), encoding=encoding)
    return _document(source, text, language=None)


def check_length(text: str, *, name: str, limits: Limits) -> None:
    """Raises UnreadableSource if a text is longer than the limits allow."""
    if len(text) > limits.characters:
        raise UnreadableSource(
            name, f"has more than {limits.characters:,} characters; raise the limit characters to read it"
        )


def read_text(
    text: str, *, name: str = "text", media_type: str = "text/plain", language: str | None = None
) -> Document:
    """A document from a string, read as a file with it would be. `language`, if given, holds for all of it.

    `media_type` of anything but HTML is judged again by content. Raises UnreadableSource if there is no text.
    """
    if not text.strip():
        raise UnreadableSource(name, "is empty; there is nothing to read")
    data = text.encode("utf-8", errors="surrogatepass")
    kind = media_type if media_type == "text/html" else files.media_type(text)
    source = Source(name, hashlib.sha256(data).hexdigest(), kind, len(data), "utf-8")
    return _document(source, text, language=language)


def _document(source: Source, text: str, *, language: str | None) -> Document:
    if source.media_type == "text/html":
        from verbale.reading.web import weave_page  # trafilatura takes most of a second to import

        weaver, meta = weave_page(text)
    else:
        weaver, meta = _weave(text, is_markdown=source.media_type == "text/markdown")
    if not weaver.blocks:
        raise UnreadableSource(source.name, "has no text to read; look at it in an editor")
    reading_text = weaver.text
    return Document(
        source=source,
        source_text=text,
        text=reading_text,
        offsets=weaver.offsets,
        blocks=with_languages(reading_text, weaver.blocks, language),
        note_marks=tuple(weaver.note_marks),
        links=tuple(weaver.links),
        furniture=tuple(sorted(weaver.furniture, key=lambda piece: piece.start_in_source)),
        meta=meta,
    )


def _weave(text: str, *, is_markdown: bool) -> tuple[Weaver, dict[str, str]]:
    """Plain text and Markdown: lines, their kinds, paragraphs, what stands inside them."""
    weaver = Weaver(text)
    begin, meta = furniture.front_matter(text)
    if begin:
        weaver.add_furniture(0, begin, "front-matter")
    lines = split(text, begin)
    markdown.classify(text, lines, markdown=is_markdown)
    furniture.find(text, lines)
    labels = notes.find(text, lines, markdown=is_markdown)
    marks = inline.marks_of(text, labels, markdown=is_markdown)
    tokens = inline.tokens_for(text, marks)
    for line in lines:
        if line.kind in TAKEN_OUT:
            weaver.add_furniture(line.start, line.end, _FURNITURE_KINDS[line.kind])
    for group in paragraphs(text, lines, layout(text, lines)):
        _weave_paragraph(weaver, group, tokens, marks)
    return weaver, meta


def _weave_paragraph(weaver: Weaver, group: Sequence[Line], tokens: inline.Tokens, marks: inline.Marks) -> None:
    first = group[0]
    spans = [(line.start, line.end) for line in group if line.start < line.end]
    if not spans:
        return
    if first.kind == "code":
        scan = inline.Scan()
    else:
        if first.kind == "row":
            spans = inline.cells(weaver.source, first.start, first.end) or spans
        scan = inline.scan(weaver.source, spans, tokens, marks)
    weaver.add_block(
        spans,
        scan,
        kind=_BLOCK_KINDS[first.kind],
        level=first.level,
        indent=first.indent,
        label=first.label,
        lines=len(group),
        glue="\t" if first.kind == "row" else None,
    )
