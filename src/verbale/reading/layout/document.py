"""Writes the Document of pages of lines."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence

from verbale.errors import UnreadableSource
from verbale.model import Document, Page, Placement, Source
from verbale.reading import inline
from verbale.reading.block_languages import with_languages
from verbale.reading.layout import footnotes
from verbale.reading.layout.drafting import drafts_of
from verbale.reading.layout.paragraphs import Draft
from verbale.reading.layout.shape import PageLayout, TextLine
from verbale.reading.lines import WIDE
from verbale.reading.weave import Weaver

_NO_CONFIDENCE = float("nan")
_WIDE = re.compile(f"[{WIDE}]")
_SPACED = re.compile(f"[{WIDE}] [A-Za-z0-9]|[A-Za-z0-9] [{WIDE}]")
_UNSPACED = re.compile(f"[{WIDE}][A-Za-z0-9]|[A-Za-z0-9][{WIDE}]")
_SOFT = "\u00ad"


def document_of_layout(
    source: Source, pages: Sequence[PageLayout], *, meta: Mapping[str, str] | None = None
) -> Document:
    """The Document of these pages: lines in reading order, furniture out of the way, paragraphs joined.

    Raises UnreadableSource if there is no text on any page.
    """
    drafts = drafts_of(pages)
    if not any(not draft.furniture for draft in drafts):
        raise UnreadableSource(source.name, "has no text to read; look at it in a viewer")
    text, placement = compose(drafts)
    weaver = _weave(text, placement, drafts)
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


def compose(drafts: Iterable[Draft]) -> tuple[str, Placement]:
    """The source text of drafts, and where its characters stand.

    A line break follows every line, a blank line every draft; they stand at the right edge of the line they end.
    """
    starts, pages = array("I"), array("H")
    tops, bottoms, confidences = array("f"), array("f"), array("f")
    lefts, rights = array("f"), array("f")
    texts: list[str] = []
    for draft in drafts:
        breaks = 2 if texts else 0
        for page, line in draft.lines:
            texts.append("\n" * breaks)
            for edges in (lefts, rights):
                edges.extend([rights[-1]] * breaks if breaks else ())
            breaks = 1
            starts.append(len(lefts))
            pages.append(page)
            tops.append(line.top)
            bottoms.append(line.bottom)
            confidences.append(_NO_CONFIDENCE if line.confidence is None else line.confidence)
            lefts.extend(line.lefts)
            rights.extend(line.rights)
            texts.append(line.text)
    return "".join(texts), Placement(starts, pages, tops, bottoms, confidences, lefts, rights)


def _weave(text: str, placement: Placement, drafts: Sequence[Draft]) -> Weaver:
    weaver = Weaver(text)
    labels = frozenset(draft.label for draft in drafts if draft.kind == "note" and draft.label)
    marks = inline.marks_of(text, labels, markdown=False)
    if any(line.raised for draft in drafts for _, line in draft.lines):
        marks = inline.Marks(False, labels, marks.references)  # marks show as such: none is grown onto a word
    tokens = inline.tokens_for(text, marks)
    tight = len(_UNSPACED.findall(text)) > len(_SPACED.findall(text))
    starts = iter(placement.starts)
    for draft in drafts:
        spans = [_trimmed(line, start) for (_, line), start in zip(draft.lines, starts, strict=False)]
        if draft.furniture:
            for start, end in spans:
                weaver.add_furniture(start, end, draft.kind)  # type: ignore[arg-type]
            continue
        _write(weaver, draft, spans, tokens, marks, tight)
    return weaver


def _trimmed(line: TextLine, start: int) -> tuple[int, int]:
    """The span of a line in the source text, without the blanks at its ends."""
    text = line.text
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _write(
    weaver: Weaver, draft: Draft, spans: list[tuple[int, int]], tokens: inline.Tokens, marks: inline.Marks, tight: bool
) -> None:
    origins = [
        span[0] - (len(line.text) - len(line.text.lstrip())) for span, (_, line) in zip(spans, draft.lines, strict=True)
    ]
    if draft.skip:
        spans[0] = (origins[0] + draft.skip, max(spans[0][1], origins[0] + draft.skip))
    kept = [span for span in spans if span[0] < span[1]]
    if not kept:
        return
    scan = inline.scan(weaver.source, kept, tokens, marks)
    for origin, (_, line) in zip(origins, draft.lines, strict=True):
        for start, end in line.raised:
            if origin + start >= kept[0][0]:
                _raise(scan, weaver.source, origin + start, origin + end, marks.labels)
    scan.cuts.sort()
    if draft.emphasis:
        scan.emphasis = [(kept[0][0], kept[-1][1])]
    glue: str | list[str | None] = "\t"
    if not draft.cells:
        pairs = zip([kept[0], *kept], kept, strict=False)
        glue = [_glue(weaver.source, before, after, tight=tight) for before, after in pairs]
    weaver.add_block(
        kept, scan, kind=draft.kind, level=draft.level, label=draft.label, lines=len(kept), glue=glue  # type: ignore[arg-type]
    )  # fmt: skip


def _glue(source: str, before: tuple[int, int], after: tuple[int, int], *, tight: bool) -> str | None:
    """What stands between two lines, where it is nothing: behind the dash in a number («1999-2001»), and where Chinese
    and other letters meet in a text (`tight`) that has no blank there elsewhere either.
    """
    last, first = source[before[1] - 1], source[after[0]]
    if last == "-" and first.isdigit() and before[1] - before[0] > 1 and source[before[1] - 2].isalnum():
        return ""
    return "" if tight and bool(_WIDE.match(last)) != bool(_WIDE.match(first)) else None


def _raise(scan: inline.Scan, source: str, start: int, end: int, labels: frozenset[str]) -> None:
    """Cuts a raised stretch: a mark of a note that exists, a mark of none; raised letters and squares stay."""
    found = footnotes.labels_of(source[start:end])
    if not found or inline.METRES.search(source, max(0, start - 6), start):
        return
    known = [label in labels for _, _, label in found]
    if not any(known) and (not found[0][2].isdigit() or not labels):
        return
    scan.cuts = [cut for cut in scan.cuts if cut.end <= start or cut.start >= end]
    at = start
    for (first, last, label), is_note in zip(found, known, strict=True):
        if at < start + first:
            scan.cuts.append(inline.Cut(at, start + first))
        kind: inline.CutKind = "note" if is_note else "reference"
        scan.cuts.append(inline.Cut(start + first, start + last, kind=kind, label=label))
        at = start + last
    if at < end:
        scan.cuts.append(inline.Cut(at, end))
