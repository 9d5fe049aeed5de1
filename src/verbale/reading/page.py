"""The blocks of a web page, each with the spans of the HTML source its text stands in.

A pass over the tags, no tree: what opens and closes a block, a cell, a link, emphasis. Which blocks are main text is
for `web` to say.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from verbale.model import BlockKind

# Attribute values are bounded, so that quotes never closed cost little.
_TAG = re.compile(
    r"<(?:[!?][^<>]{0,5000}|(/?)([A-Za-z][A-Za-z0-9-]{0,30})((?:[^<>\"']++|\"[^\"]{0,5000}\"|'[^']{0,5000}')*+))>"
)
_COMMENT, _COMMENT_END = "<!--", "-->"
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_SPACE = re.compile(r"\s+")
_UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "textarea",
        "select",
        "iframe",
        "title",
        "math",
        "object",
        "head",
    ]
)
_VOID = frozenset(["area", "base", "col", "embed", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_INLINE = frozenset(
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var",
    ]
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOILERPLATE = frozenset(["nav", "aside", "form", "button", "menu", "dialog"])
_OUTER = frozenset(["header", "footer"])  # boilerplate, unless inside the article
_CLOSED_BY_NEXT = frozenset(["p", "li", "tr", "td", "th", "dd", "dt"])
_EMPHASIS = frozenset(["b", "strong", "em", "i"])
# What a page does not show, and what an encyclopedia's software puts into its headings.
_HIDDEN = re.compile(r"(?i)(?:^|\s)(?:hidden(?=\s|=|/|$)|style\s*=\s*[\"'][^\"']{0,500}?display\s*:\s*none)")
_TOOL = re.compile(r"(?i)(?:^|\s)class\s*=\s*[\"'][^\"']{0,500}?(?:mw-editsection|mw-jump-link|noprint)\b")
# How encyclopedias mark the box that sums an article up.
_INFOBOX = re.compile(r"(?i)(?:^|\s)class\s*=\s*[\"'][^\"']{0,500}?(?:infobox|basic-?info)")


@dataclass
class Piece:
    """A block of a page. `glues` says, span by span, what stands before it; `anchors` are the ids it begins with.

    `infobox`: it is of a box that sums an article up.
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    boilerplate: bool = False
    infobox: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)
    glues: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    raised: list[tuple[int, int]] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    label: str | None = None
    source: str = ""

    @cached_property
    def plain(self) -> str:
        """The text without any blanks, to compare with an extraction of the same page."""
        return _SPACE.sub("", html.unescape("".join(self.source[start:end] for start, end in self.spans)))


def pieces(source: str, *, unseen: list[tuple[int, int]] | None = None) -> Iterator[Piece]:
    """Every block of the page that has text, in order. To `unseen` the texts are added that the page does not show."""
    reader = _Reader(source, [] if unseen is None else unseen)
    for opened, end, name, attributes, closing in _tags(source):
        if not name:
            reader.text(opened, end)
        elif closing:
            reader.close(name, opened)
        else:
            reader.open(name, attributes, opened, end)
        yield from reader.done
        reader.done.clear()
    reader.flush()
    yield from reader.done


def _tags(source: str) -> Iterator[tuple[int, int, str, str, bool]]:
    """Tags and the texts between them: (start, end, name, attributes, closing); a text has no name."""
    position = 0
    while (opened := source.find("<", position)) >= 0:
        if opened > position:
            yield position, opened, "", "", False
        if source.startswith(_COMMENT, opened):
            closed = source.find(_COMMENT_END, opened + 4)
            if closed < 0:
                return
            position = closed + len(_COMMENT_END)
            continue
        match = _TAG.match(source, opened)
        if match is None:
            yield opened, opened + 1, "", "", False
            position = opened + 1
            continue
        position = match.end()
        name = (match.group(2) or "").lower()
        if name in _UNREAD and not match.group(1) and not match.group().endswith("/>"):
            position = _after(source, name, position)
        elif name:
            yield opened, position, name, match.group(3), bool(match.group(1))
    if position < len(source):
        yield position, len(source), "", "", False


def _after(source: str, name: str, position: int) -> int:
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(source, position)
    if closing:
        return closing.end()
    return position if name == "head" else len(source)


class _Reader:
    """Builds pieces from tags and texts; finished ones are in `done`."""

    def __init__(self, source: str, unseen: list[tuple[int, int]]) -> None:
        self.source = source
        self.unseen = unseen
        self._hidden_from: int | None = None  # how many elements were open as one began that is not shown
        self._boxes_from: int | None = None
        self.done: list[Piece] = []
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._piece = Piece(source=source)
        self._glue = ""
        self._in_cell = False
        self._anchors: list[str] = []
        self._link: tuple[int, str] | None = None
        self._strong: int | None = None
        self._raised: int | None = None

    def text(self, start: int, end: int) -> None:
        blank = self.source[start:end].isspace()
        if self._hidden_from is not None:
            if not blank:
                self.unseen.append((start, end))
            return
        if blank and not self._piece.spans:
            return
        if not self._piece.spans:
            self._begin()
        self._piece.spans.append((start, end))
        self._piece.glues.append(self._glue if not blank else "")
        if not blank:
            self._glue = ""

    def open(self, name: str, attributes: str, start: int, end: int) -> None:
        if name in _VOID:
            return
        if name == "br" or name == "hr":
            self._break(name)
            return
        if name in ("td", "th"):
            self._glue = "\t" if self._piece.spans else ""
            self._in_cell = True
        elif name not in _INLINE:
            self._enter_block(name)
        if not self._piece.spans and ("id" in attributes or "name" in attributes):
            self._anchors += [value for key, value in pairs(attributes) if key in ("id", "name")]
        if self._hidden_from == len(self._open) - 1 and self._open[-1] == name and name in _CLOSED_BY_NEXT:
            self._counts[self._open.pop()] -= 1
            self._hidden_from = None
        if self._hidden_from is None and (_HIDDEN.search(attributes) or _TOOL.search(attributes)):
            self._hidden_from = len(self._open)
        if self._boxes_from is None and _INFOBOX.search(attributes):
            self._boxes_from = len(self._open)
        self._open.append(name)
        self._counts[name] += 1
        if name == "a":
            address = next((value for key, value in pairs(attributes) if key == "href"), "")
            self._link = (end, address) if address else None
        elif name in _EMPHASIS and self._strong is None:
            self._strong = end
        elif name == "sup":
            self._raised = end

    def close(self, name: str, start: int) -> None:
        if name == "a" and self._link:
            if self._link[0] < start:
                self._piece.links.append((self._link[0], start, self._link[1]))
            self._link = None
        elif name == "sup" and self._raised is not None:
            self._piece.raised.append((self._raised, start))
            self._raised = None
        if not self._counts[name]:
            return
        while self._open:
            last = self._open.pop()
            self._counts[last] -= 1
            if last == name:
                break
        if self._hidden_from is not None and len(self._open) <= self._hidden_from:
            self._hidden_from = None
        if self._boxes_from is not None and len(self._open) <= self._boxes_from:
            self._boxes_from = None
        if name in _EMPHASIS and self._strong is not None and not any(self._counts[tag] for tag in _EMPHASIS):
            self._piece.emphasis.append((self._strong, start))
            self._strong = None
        if name in ("td", "th"):
            self._in_cell = False
        elif name not in _INLINE and not (self._in_row and name != "tr"):
            self.flush()

    def flush(self) -> None:
        """Ends the block at hand."""
        piece = self._piece
        while piece.spans and self.source[slice(*piece.spans[-1])].isspace():
            piece.spans.pop()
            piece.glues.pop()
        if piece.kind == "table-row" and "\t" not in piece.glues:
            piece.kind = "paragraph"  # a table for the layout: its cell holds text, not a value
        if piece.spans:
            if self._strong is not None:
                piece.emphasis.append((self._strong, piece.spans[-1][1]))
                self._strong = piece.spans[-1][1]
            if self._link and self._link[0] < piece.spans[-1][1]:
                piece.links.append((self._link[0], piece.spans[-1][1], self._link[1]))
                self._link = (piece.spans[-1][1], self._link[1])
            self.done.append(piece)
        self._piece = Piece(source=self.source)
        self._glue = ""

    @property
    def _in_row(self) -> bool:
        return self._counts["tr"] > 0 and self._piece.kind == "table-row"

    def _enter_block(self, name: str) -> None:
        """A block begins: the one before ends, unless both are the first in a table's cell."""
        if (
            self._in_cell
            and self._counts["tr"]
            and name in ("p", "div")
            and (not self._piece.spans or self._glue == "\t")
        ):
            return
        if self._in_row and "\t" in self._piece.glues and name != "tr":
            self._split_off_cell()
        self.flush()

    def _split_off_cell(self) -> None:
        """A second paragraph begins in a cell: the table is one for the layout, and the cell stands for itself."""
        row, glues = self._piece, self._piece.glues
        at = len(glues) - 1 - glues[::-1].index("\t")
        cell = Piece("paragraph", boilerplate=row.boilerplate, source=self.source)
        cell.spans, cell.glues = row.spans[at:], ["", *glues[at + 1 :]]
        row.spans, row.glues = row.spans[:at], glues[:at]
        place = cell.spans[0][0]
        row.links, cell.links = _parted(row.links, place)
        row.emphasis, cell.emphasis = _parted(row.emphasis, place)
        row.raised, cell.raised = _parted(row.raised, place)
        self.done.append(row)
        self._piece = cell

    def _break(self, name: str) -> None:
        if name == "br" and (any(self._counts[tag] for tag in _HEADINGS) or self._in_row):
            self._glue = self._glue or " "
        else:
            self.flush()

    def _begin(self) -> None:
        """Sets what the block is, by what is open as its text begins."""
        piece, counts = self._piece, self._counts
        level = next((level for tag, level in _HEADINGS.items() if counts[tag]), 0)
        if level:
            piece.kind, piece.level = "heading", level
        elif counts["tr"] and self._in_cell:
            piece.kind = "table-row"
        elif counts["li"]:
            piece.kind = "list-item"
        elif counts["blockquote"]:
            piece.kind = "quotation"
        inside = counts["article"] or counts["main"]
        piece.boilerplate = any(counts[tag] for tag in _BOILERPLATE) or (
            not inside and any(counts[tag] for tag in _OUTER)
        )
        piece.infobox = self._boxes_from is not None
        piece.anchors, self._anchors = self._anchors, []


_Span = TypeVar("_Span", tuple[int, int], tuple[int, int, str])


def _parted(spans: list[_Span], place: int) -> tuple[list[_Span], list[_Span]]:
    """Spans before a place, and those from it on."""
    return [span for span in spans if span[0] < place], [span for span in spans if span[0] >= place]


def pairs(attributes: str) -> Iterator[tuple[str, str]]:
    """The attributes of a tag: names in small letters, values as they are meant."""
    for match in _ATTRIBUTE.finditer(attributes):
        yield match.group(1).lower(), html.unescape(match.group(2) or match.group(3) or match.group(4) or "")
