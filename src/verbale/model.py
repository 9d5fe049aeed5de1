"""What everything is made of.

Offsets are code points, half-open. `Document.text` is the reading text (hard wraps joined, running heads and
markup taken out); `Document.source_text` is the file as decoded. Spans of marks, parts, statements and positions
are in the reading text; `Document.to_source` gives the place in the file, `Document.quote` its exact characters.

Languages are BCP 47 (`en` `fr` `es` `ru` `zh-Hans` `zh-Hant` `ar`; `und` where none of them was recognised),
States ISO 3166-1 alpha-3, dates ISO 8601 as precise as the text is (`2007`, `2007-07`, `2007-07-19`).
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "list-item", "quotation", "table-row", "note"]
FurnitureKind = Literal[
    "running-head", "page-number", "rule", "front-matter", "image", "reference-mark", "navigation", "deletion",
    "comment", "hidden",
]  # fmt: skip
MarkKind = Literal["actor", "demonym", "place", "medium", "date", "citation", "concept", "figure"]
PartKind = Literal[
    "document", "version", "letter", "annex", "enclosure", "section", "statement", "report", "question", "answer"
]
POOR_RECOGNITION = 0.75
"""Words recognised from a picture with less confidence than this are to be held against it. On scans made for the
purpose, good and poor (benchmarks/reading.py), lines above it have 95 to 99 characters of a hundred right, lines below
it 72 to 94."""

StatementKind = Literal["statement", "claim"]
Channel = Literal[
    "note-verbale", "letter", "statement", "press-release", "spokesperson", "press-conference", "social-media",
    "communique", "joint-statement", "written-answer", "interview", "media-report", "declaration",
]  # fmt: skip
Stance = Literal["for", "against", "neutral"]


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes as received. `name` is how the user named the file; `size` is in bytes."""

    name: str
    sha256: str
    media_type: str
    size: int
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A logical line of the reading text: a paragraph, heading, list item, note… hard wraps already joined.

    `level` is the heading level of the markup (0: none given); `emphasis`: the whole block stands in bold or italics;
    `indent`: leading columns in the file; `label`: a note's mark or a list item's number as written;
    `lines`: how many lines of the file it was joined from; `language`: of this passage.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    emphasis: bool = False
    indent: int = 0
    label: str | None = None
    lines: int = 1
    language: str = "und"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote or reference in running text. `at`: offset in the reading text it stands before."""

    at: int
    label: str
    start_in_source: int
    end_in_source: int


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the span of its words in the reading text, and where it leads."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What was taken out of the reading text and not lost. The span is in the source.

    What an office file keeps but does not show as its text (a deletion that was tracked, a comment, hidden words) is
    not in the source text either: its span is empty, at the place where it stood.
    """

    start_in_source: int
    end_in_source: int
    kind: FurnitureKind
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paginated source (PDF, scan). `number` counts from 1; `width`, `height` in points (1/72 inch), as
    the page is shown, turned where the file says so.

    `needs_ocr`: it has no text layer, or one that cannot be read, and its text was not recognised from the picture;
    `confidence`: of the recognition, 0 to 1, None where the text is the file's own.
    """

    number: int
    width: float
    height: float
    needs_ocr: bool = False
    confidence: float | None = None


class PageBox(NamedTuple):
    """A rectangle on a page: `page` is its number, the edges are in points from the page's left and upper edge."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """Where each character of a paginated source stands on its pages.

    By line of `source_text`, in its order: `starts` (offset of the first character; the first is 0), `pages` (index in
    `Document.pages`), `tops`, `bottoms`, `confidences` (of the recognition, 0 to 1; NaN where the text is the
    file's own). By character of `source_text`: `lefts`, `rights`. All in points from the page's left and upper edge.
    """

    starts: array[int]
    pages: array[int]
    tops: array[float]
    bottoms: array[float]
    confidences: array[float]
    lefts: array[float]
    rights: array[float]

    def line_at(self, offset: int) -> int:
        """The index of the line that a character of `source_text` stands in."""
        return bisect_right(self.starts, offset) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One text with its layout.

    `offsets` has one entry per character of `text`: its place in `source_text`. Blocks are in order, do not overlap,
    and are parted by one newline each. `meta` holds what the file says of itself (front matter, HTML head). A paginated
    source has `pages`, and a `placement` of the characters on them; its `source_text` is the text as extracted, in
    reading order, with running heads and the like.
    """

    source: Source
    source_text: str
    text: str
    offsets: array[int]
    blocks: tuple[Block, ...]
    note_marks: tuple[NoteMark, ...] = ()
    links: tuple[Link, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    placement: Placement | None = None

    @property
    def name(self) -> str:
        return self.source.name

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span in `source_text` that a non-empty span of the reading text came from."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """The exact source characters of a span of the reading text, line breaks and markup included."""
        first, last = self.to_source(start, end)
        return self.source_text[first:last]

    def place(self, start: int, end: int) -> tuple[PageBox, ...]:
        """Where a span of the reading text stands: a rectangle per line, in order. Empty if the source has no pages.

        What the reading text leaves out (a running head in mid-paragraph) is in none of them.
        """
        found: list[PageBox] = []
        placed = self.placement
        while placed is not None and start < end:
            line = placed.line_at(self.offsets[start])
            stop = end
            if line + 1 < len(placed.starts):
                stop = bisect_left(self.offsets, placed.starts[line + 1], start, end)
            lefts = [placed.lefts[at] for at in self.offsets[start:stop]]
            rights = [placed.rights[at] for at in self.offsets[start:stop]]
            page = self.pages[placed.pages[line]].number
            found.append(PageBox(page, min(lefts), placed.tops[line], max(rights), placed.bottoms[line]))
            start = stop
        return tuple(box for box in found if box.right > box.left)

    def page_of(self, start: int) -> int | None:
        """The number of the page that a character of the reading text stands on; None if the source has no pages."""
        if self.placement is None:
            return None
        return self.pages[self.placement.pages[self.placement.line_at(self.offsets[start])]].number

    def confidence(self, start: int, end: int) -> float | None:
        """The lowest confidence of recognition, 0 to 1, of the lines a span of the reading text stands in.

        None where nothing of it was recognised from a picture.
        """
        if self.placement is None:
            return None
        first, last = self.to_source(start, end)
        lines = range(self.placement.line_at(first), self.placement.line_at(last - 1) + 1)
        known = [value for value in (self.placement.confidences[line] for line in lines) if value == value]
        return min(known, default=None)


class Mark(NamedTuple):
    """A typed span of the reading text.

    `value`: an actor code, a city in English, a medium's name, an ISO date, a citation in normal form, a concept.
    `form` says what kind of form it was (`name`, `abbreviation`, `capital`, …); `inferred`: part of the value is
    from context (a date without its year); `alternatives`: other values that fit as well.
    """

    start: int
    end: int
    kind: MarkKind
    value: str
    form: str = "name"
    inferred: bool = False
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A node of the document's tree. `label` is what numbers it (`Annex II`), `heading` what names it."""

    kind: PartKind
    start: int
    end: int
    heading: tuple[int, int] | None = None
    label: str | None = None
    language: str = "und"
    children: tuple[Part, ...] = ()

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as written. Either may be missing."""

    name: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A stance on an issue, shown by a quote: the span `start`–`end` of the reading text."""

    issue: str
    stance: Stance
    act: str
    start: int
    end: int
    target: str | None = None
    pattern: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance of one actor, or one joint utterance of several, that a document holds or reports.

    `kind` is `claim` where somebody (`asserted_by`) says what others (`actor`) hold. `heading` and `note` (the
    footnote it is sourced from) are spans of the reading text, as `start`–`end` is of its body. `shared`: a claim
    whose words state its asserter's own position too («Japan, like the OSCE, is concerned»). `tentative`: no word of
    saying shows that anybody speaks, so that it is one only if it takes a position.
    """

    kind: StatementKind
    start: int
    end: int
    actor: tuple[str, ...]
    language: str
    channel: Channel = "statement"
    asserted_by: tuple[str, ...] = ()
    heading: tuple[int, int] | None = None
    note: tuple[int, int] | None = None
    speaker: Speaker | None = None
    date: str | None = None
    place: str | None = None
    original_language: str | None = None
    source: str | None = None
    translation: str | None = None
    reported_by: tuple[str, ...] = ()
    shared: bool = False
    tentative: bool = False
    positions: tuple[Position, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a date, with the span that says so."""

    date: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What the audit found. `spans` are (document name, start, end) in source code points."""

    kind: str
    level: Literal["note", "warning"]
    message: str
    actors: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()


def stable_id(*parts: object) -> str:
    """Sixteen hexadecimal digits that depend on the parts alone, so that two runs or machines agree."""
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).hexdigest()
