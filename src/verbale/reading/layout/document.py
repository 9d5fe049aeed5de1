"""Writes the Document of pages of lines."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from verbale.errors import UnreadableSource
from verbale.model import Document, Page, Placement, Source
from verbale.reading import inline
from verbale.reading.block_languages import with_languages
from verbale.reading.layout.shape import PageLayout, TextLine
from verbale.reading.weave import Weaver

_NO_CONFIDENCE = float("nan")


def document_of_layout(
    source: Source, pages: Sequence[PageLayout], *, meta: Mapping[str, str] | None = None
) -> Document:
    """The Document of these pages: lines in reading order, furniture out of the way, paragraphs joined.

    Raises UnreadableSource if there is no text on any page.
    """
    lines = [(number, line) for number, page in enumerate(pages) for line in page.lines if line.text.strip()]
    if not lines:
        raise UnreadableSource(source.name, "has no text to read")
    text, placement = compose(lines)
    weaver = Weaver(text)
    marks = inline.marks_of(text, frozenset(), markdown=False)
    tokens = inline.tokens_for(text, marks)
    for start, (_, line) in zip(placement.starts, lines, strict=True):
        spans = [(start, start + len(line.text))]
        weaver.add_block(spans, inline.scan(text, spans, tokens, marks), kind="paragraph")
    reading_text = weaver.text
    return Document(
        source=source,
        source_text=text,
        text=reading_text,
        offsets=weaver.offsets,
        blocks=with_languages(reading_text, weaver.blocks, None),
        note_marks=tuple(weaver.note_marks),
        links=tuple(weaver.links),
        furniture=tuple(sorted(weaver.furniture, key=lambda piece: piece.start_in_source)),
        meta=dict(meta or {}),
        pages=tuple(Page(page.number, page.width, page.height, page.needs_ocr, page.confidence) for page in pages),
        placement=placement,
    )


def compose(lines: Sequence[tuple[int, TextLine]]) -> tuple[str, Placement]:
    """The source text of lines, each with the index of its page, and where its characters stand.

    A line break follows every line but the last; its place is the right edge of the line it ends.
    """
    starts, pages = array("I"), array("H")
    tops, bottoms, confidences = array("f"), array("f"), array("f")
    lefts, rights = array("f"), array("f")
    texts: list[str] = []
    for page, line in lines:
        if texts:
            lefts.append(rights[-1])
            rights.append(rights[-1])
        starts.append(len(lefts))
        pages.append(page)
        tops.append(line.top)
        bottoms.append(line.bottom)
        confidences.append(_NO_CONFIDENCE if line.confidence is None else line.confidence)
        lefts.extend(line.lefts)
        rights.extend(line.rights)
        texts.append(line.text)
    return "\n".join(texts), Placement(starts, pages, tops, bottoms, confidences, lefts, rights)
