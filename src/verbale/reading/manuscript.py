"""What word processors write, whatever their format: paragraphs of runs, and the Document made of them.

The readers of DOCX, ODT and RTF make a list of paragraphs. Its source text is the text as taken out of the file, a
paragraph on a line, with what the program writes by itself (numbers of items, marks of notes in brackets) as it shows
it; every quote is of that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from verbale.errors import UnreadableSource
from verbale.model import BlockKind, Document, FurnitureKind, Source
from verbale.reading import inline
from verbale.reading.block_languages import with_languages
from verbale.reading.inline import Cut, Scan
from verbale.reading.limits import Limits
from verbale.reading.weave import Weaver

_BULLET = "\u2022 "
_COMPLEX = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
Script = Literal["western", "asian", "complex"]


def script_of(words: str) -> Script:
    """Which of the three looks that office programs keep for scripts holds for some words."""
    return "complex" if _COMPLEX.search(words) else "asian" if _ASIAN.search(words) else "western"


@dataclass(slots=True)
class Run:
    """Words of one look. `size` in points, 0 where nothing says it; `link`: where they lead.

    `note`: they are the mark of the note of this label; `cell`: with them a new cell of a table's row begins; `aside`:
    they are kept, but are not of the text.
    """

    text: str
    bold: bool = False
    size: float = 0.0
    link: str = ""
    note: str = ""
    cell: bool = False
    raised: bool = False
    aside: FurnitureKind | None = None


def append(runs: list[Run], run: Run) -> None:
    """Puts a run after others; into the last one, if that looks the same."""
    last = runs[-1] if runs else None
    if last is None or last.note or run.note or run.cell or _look(last) != _look(run):
        runs.append(run)
    else:
        last.text += run.text


def _look(run: Run) -> tuple[object, ...]:
    return run.bold, run.size, run.link, run.raised, run.aside


@dataclass(slots=True)
class Paragraph:
    """A paragraph, heading, item, note or row of a table. `label`: its number as shown, or its note's mark.

    `bullet`: the label shows no number; `furniture`: all of it is such. `centred` and `right` are its alignment.
    """

    runs: list[Run] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    level: int = 0
    label: str | None = None
    bullet: bool = False
    centred: bool = False
    right: bool = False
    furniture: FurnitureKind | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs if run.aside is None)

    @property
    def is_blank(self) -> bool:
        return not any(run.aside or run.note or run.text.strip() for run in self.runs)


def note(paragraphs: Iterable[Paragraph], label: str) -> Paragraph:
    """A note as one block. A mark of the author's own that its words begin with once more is taken away."""
    runs: list[Run] = []
    for paragraph in paragraphs:
        runs += [Run(" "), *paragraph.runs] if runs else paragraph.runs
    first = next((run for run in runs if run.text.strip() and run.aside is None), None)
    if first is not None and not label.isalnum() and first.text.lstrip().startswith(label):
        first.text = first.text.lstrip().removeprefix(label)
    return Paragraph(runs, "note", label=label)


def as_row(cells: list[list[Paragraph]]) -> list[Paragraph]:
    """A table's row of cells as one block; as the paragraphs that stand in it where it only serves the layout.

    It does where a cell holds several paragraphs, or only one cell holds anything.
    """
    if len(cells) < 2 or any(len(cell) > 1 for cell in cells):
        return [paragraph for cell in cells for paragraph in cell]
    row = Paragraph(kind="table-row")
    for number, (paragraph,) in enumerate(cells):
        if number:
            row.runs.append(Run("", cell=True))
        if paragraph.label:
            row.runs.append(Run(f"{paragraph.label} "))
        row.runs += paragraph.runs
    return [row]


def to_document(
    paragraphs: Iterable[Paragraph], *, source: Source, meta: dict[str, str], limits: Limits
) -> Document:  # fmt: skip
    """The document of some paragraphs. Raises UnreadableSource if there are no words in them, or too many."""
    kept = [paragraph for paragraph in paragraphs if not paragraph.is_blank]
    laid = _laid_out(kept)
    if len(laid.text) > limits.characters:
        reason = f"has more than {limits.characters:,} characters; raise the limit characters to read it"
        raise UnreadableSource(source.name, reason)
    marks = inline.Marks(markdown=False, labels=frozenset(), references=True)
    weaver = Weaver(laid.text)
    for paragraph, place in zip(kept, laid.places, strict=True):
        for at, kind, words in place.asides:
            weaver.add_aside(at, kind, words)
        if not place.spans:
            continue
        if paragraph.furniture:
            weaver.add_furniture(place.start, place.spans[-1][1], paragraph.furniture)
            continue
        _weave(weaver, paragraph, place, marks)
    if not weaver.blocks:
        raise UnreadableSource(source.name, "has no text to read; is it a scan in a text's file?")
    return Document(
        source=source,
        source_text=laid.text,
        text=weaver.text,
        offsets=weaver.offsets,
        blocks=with_languages(weaver.text, weaver.blocks, None),
        note_marks=tuple(weaver.note_marks),
        links=tuple(weaver.links),
        furniture=tuple(sorted(weaver.furniture, key=lambda piece: piece.start_in_source)),
        meta=meta,
    )


@dataclass(slots=True)
class _Place:
    """Where a paragraph stands in the source text: `start` with its label, `spans` (its cells) without a note's."""

    start: int
    spans: list[tuple[int, int]] = field(default_factory=list)
    scan: Scan = field(default_factory=Scan)
    asides: list[tuple[int, FurnitureKind, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _LaidOut:
    text: str
    places: list[_Place]


def _laid_out(paragraphs: Sequence[Paragraph]) -> _LaidOut:
    """The source text, and where in it each paragraph stands."""
    pieces: list[str] = []
    places: list[_Place] = []
    at = 0
    for paragraph in paragraphs:
        place = _Place(at)
        lead = _lead(paragraph)
        pieces.append(lead)
        at += len(lead)
        first = at if paragraph.kind == "note" or paragraph.bullet else place.start
        at = _set(paragraph, place, pieces, first=first, at=at)
        pieces.append("\n")
        at += 1
        places.append(place)
    return _LaidOut("".join(pieces), places)


def _lead(paragraph: Paragraph) -> str:
    """What the program writes before a paragraph's own words."""
    if paragraph.bullet:
        return _BULLET
    if not paragraph.label:
        return ""
    return f"[{paragraph.label}] " if paragraph.kind == "note" else f"{paragraph.label} "


def _set(paragraph: Paragraph, place: _Place, pieces: list[str], *, first: int, at: int) -> int:
    """Sets a paragraph's runs from `at` on; gives the place after it."""
    scan = place.scan
    for run in paragraph.runs:
        if run.aside is not None:
            place.asides.append((at, run.aside, run.text))
            continue
        if run.cell:
            _end_span(place, first, at)
            pieces.append("\t")
            at += 1
            first = at
        words = f"[{run.note}]" if run.note else run.text
        end = at + len(words)
        pieces.append(words)
        if run.note:
            scan.cuts.append(Cut(at, end, kind="note", label=run.note))
        if run.link and end > at:
            scan.links.append((at, end, run.link))
        if run.bold and end > at:
            scan.emphasis.append((at, end))
        at = end
    _end_span(place, first, at)
    return at


def _end_span(place: _Place, first: int, at: int) -> None:
    if at > first:
        place.spans.append((first, at))


def _weave(weaver: Weaver, paragraph: Paragraph, place: _Place, marks: inline.Marks) -> None:
    own = place.scan
    scan = inline.scan(weaver.source, place.spans, _tokens(), marks)
    scan.cuts = sorted([*inline.without(scan.cuts, [(cut.start, cut.end) for cut in own.cuts]), *own.cuts])
    scan.links = inline.links_outside(scan.links, own.links) + own.links
    # The number an item begins with is no part of its look.
    words = place.start + len(_lead(paragraph))
    scan.emphasis = [(place.start, words), *own.emphasis] if words > place.start else own.emphasis
    weaver.add_block(
        place.spans,
        scan,
        kind=paragraph.kind,
        level=paragraph.level,
        label=paragraph.label,
        glue="\t" if paragraph.kind == "table-row" else None,
    )


@cache
def _tokens() -> inline.Tokens:
    return inline.compiled(("reference", "unseen", "bare"), blank=inline.ANY_BLANKS)
