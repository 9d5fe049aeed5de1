"""Web pages: the main text, with headings, lists, tables and links, each character at its place in the HTML source.

trafilatura decides what is main text; `page` says where it stands. Nothing is run or fetched: scripts and styles are
skipped, addresses are only recorded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import starmap
from typing import Any

from verbale.reading import inline
from verbale.reading.page import Piece, pairs, pieces
from verbale.reading.weave import Weaver

_SPACE = re.compile(r"\s+")
_TAGS = re.compile(r"<[^<>]*>")
_WAY_BACK = 2  # characters
_LANGUAGE = re.compile(r"<html[^<>]{0,500}?\slang\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_META_TAG = re.compile(r"<meta\s([^<>]{1,1000})>", re.IGNORECASE)
_LONGEST_HEAD = 200_000
_SAY_WHEN = frozenset({
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "pubdate", "publishdate", "og:published_time",
})  # fmt: skip
_ISO_DAY = re.compile(r"\s*[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_META = ("title", "author", "url", "hostname", "description", "sitename", "date", "language")
_MIN_SHARE = 0.25  # of the page's own text; if less of it is found in the extraction, the extraction has failed
_SHORT = 20  # characters; a shorter block belongs to the main text only if it is a whole line of it


def weave_page(source: str) -> tuple[Weaver, dict[str, str]]:
    """The main text of a web page, and what its head says: title, author, date, url, language, description.

    Blocks outside the main text are kept as furniture of kind `navigation`.
    """
    extraction, meta = _extract(source)
    unseen: list[tuple[int, int]] = []
    blocks = [piece for piece in pieces(source, unseen=unseen) if piece.plain]
    labels = _find_notes(source, blocks)
    marks = inline.Marks(markdown=False, labels=labels, references=True)
    weaver = Weaver(source)
    for piece, keep in zip(blocks, _main_text(blocks, extraction), strict=True):
        if not any(map(str.isalnum, piece.plain)):
            weaver.add_furniture(piece.spans[0][0], piece.spans[-1][1], "rule")
        elif keep:
            _weave(weaver, piece, marks)
        else:
            weaver.add_furniture(piece.spans[0][0], piece.spans[-1][1], "navigation")
    for start, end in unseen:
        weaver.add_furniture(start, end, "hidden")
    return weaver, meta


def _extract(source: str) -> tuple[str, dict[str, str]]:
    """What trafilatura takes for the main text, and the page's bibliographic facts."""
    from trafilatura import bare_extraction

    extracted: Any = bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
    )
    facts: dict[str, Any] = extracted.as_dict() if extracted is not None else {}
    meta = {key: str(facts[key]) for key in _META if facts.get(key)}
    if language := _LANGUAGE.search(source):
        meta["language"] = language.group(1)
    if published := _published(source):
        meta["date"] = published
    return facts.get("text") or facts.get("raw_text") or "", meta


def _published(source: str) -> str | None:
    """The day of publication that the head gives as an ISO date, which is then no matter of guessing."""
    for tag in _META_TAG.finditer(source, 0, _LONGEST_HEAD):
        said = dict(pairs(tag.group(1)))
        name = (said.get("property") or said.get("name") or said.get("itemprop") or "").lower()
        if name in _SAY_WHEN and (day := _ISO_DAY.match(said.get("content", ""))):
            return day.group().strip()
    return None


def _main_text(blocks: Sequence[Piece], extraction: str) -> list[bool]:
    """For each block of the page, whether it is main text."""
    lines = {_SPACE.sub("", line).lstrip("-|#") for line in extraction.splitlines()}
    whole = _SPACE.sub("", extraction)
    kept = [piece.plain in lines or (len(piece.plain) >= _SHORT and piece.plain in whole) for piece in blocks]
    total = sum(len(piece.plain) for piece in blocks if not piece.boilerplate)
    found = sum(len(piece.plain) for piece, keep in zip(blocks, kept, strict=True) if keep)
    if True not in kept or found < _MIN_SHARE * total:
        return [not piece.boilerplate for piece in blocks]
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    for index in range(first, last + 1):  # what the extraction lost in the midst of the text
        if blocks[index].kind in ("heading", "table-row", "note") and not blocks[index].boilerplate:
            kept[index] = True
    for index in range(last + 1, len(blocks)):
        kept[index] = kept[index] or blocks[index].kind == "note"
        if kept[index] and blocks[index - 1].kind == "heading" and not blocks[index - 1].boilerplate:
            kept[index - 1] = True  # what the notes stand under
    titles = [index for index in range(first) if blocks[index].level == 1]
    if titles:
        kept[titles[-1]] = True
    for index, piece in enumerate(blocks):
        kept[index] = kept[index] or (piece.infobox and not piece.boilerplate)
    return kept


def _find_notes(source: str, blocks: Sequence[Piece]) -> frozenset[str]:
    """Makes notes of the blocks that marks of this page lead to, and gives the marks' labels."""
    anchors = {anchor: piece for piece in blocks for anchor in piece.anchors}
    labels: set[str] = set()
    for piece in blocks:
        for start, end, address in piece.links:
            target = anchors.get(address[1:]) if address.startswith("#") else None
            label = _label(source, start, end)
            if target is None or target is piece or target.kind not in ("list-item", "paragraph") or not label:
                continue
            target.kind, target.label = "note", target.label or label
            labels.add(label)
    return frozenset(labels)


def _label(source: str, start: int, end: int) -> str:
    """The label a mark shows (`3` of `<sup>[3]</sup>`), empty for words."""
    text = _TAGS.sub("", html.unescape(source[start:end])).strip("[]() \u00a0\n\t")
    return text if text.isdigit() or (text and not text.strip("*†‡§")) else ""


def _weave(weaver: Weaver, piece: Piece, marks: inline.Marks) -> None:
    scan = inline.scan(weaver.source, piece.spans, _tokens(), marks)
    own: list[inline.Cut] = []
    for start, end in piece.raised:
        label = _label(weaver.source, start, end)
        if label and (label in marks.labels or not label.isdigit() or weaver.source.startswith(("<a", "["), start)):
            own.append(inline.Cut(start, end, kind="note" if label in marks.labels else "reference", label=label))
    if piece.kind == "note":
        own = [*inline.without(own, back := list(_ways_back(weaver.source, piece))), *starmap(inline.Cut, back)]
    scan.cuts = sorted([*inline.without(scan.cuts, [(cut.start, cut.end) for cut in own]), *own])
    scan.emphasis = piece.emphasis
    scan.links = inline.links_outside(scan.links, piece.links)
    scan.links += [link for link in piece.links if not link[2].startswith("#")]
    weaver.add_block(
        piece.spans, scan, kind=piece.kind, level=piece.level, label=piece.label, glue=piece.glues
    )  # fmt: skip


def _ways_back(source: str, piece: Piece) -> Iterator[tuple[int, int]]:
    """The links of a note that lead back to its marks (`^`, `↩`, `a b`): no words of it."""
    for start, end, address in piece.links:
        shown = _TAGS.sub("", html.unescape(source[start:end])).strip()
        if address.startswith("#") and (len(shown) <= _WAY_BACK or not any(map(str.isalnum, shown))):
            yield start, end


@cache
def _tokens() -> inline.Tokens:
    """As in plain text, with entities; a line break is a blank like any other."""
    return inline.compiled(("reference", "raised", "unseen", "bare", "entity"), blank=inline.ANY_BLANKS)
