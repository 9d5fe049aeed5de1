"""Builds the reading text of a document and, character by character, where in the source it came from."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from verbale.languages.load import CODES, load
from verbale.model import Block, BlockKind, Furniture, FurnitureKind, Link, NoteMark
from verbale.reading.inline import Cut, Scan
from verbale.reading.lines import WIDE

_WIDE = re.compile(f"[{WIDE}“”‘’—…·]")
_LETTERS = re.compile(r"[^\W\d_]+")
_CHAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")  # «cessez-le» of «cessez-le-feu»
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def _compound_parts() -> tuple[frozenset[str], frozenset[str]]:
    """First and second parts of words that are written with a hyphen, of all languages."""
    texts = [load(code).text for code in CODES]
    return tuple(
        frozenset(part for text in texts for part in text.get(key, ())) for key in ("hyphen_first", "hyphen_second")
    )  # type: ignore[return-value]


_PLACES = array("I")


def _places(length: int) -> array[int]:
    """0, 1, 2… at least so many: offsets are copied from it in runs. Kept between documents, as it never changes."""
    if len(_PLACES) < length:
        _PLACES.extend(range(len(_PLACES), length))
    return _PLACES


class Weaver:
    """Takes the blocks of a document in order; `text`, `offsets` and the rest are its state when done.

    Offsets rise strictly: a line break or a blank put between two pieces has the place just after the piece before.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.offsets = array("I")
        self.blocks: list[Block] = []
        self._places = _places(len(source) + 2)
        self.note_marks: list[NoteMark] = []
        self.links: list[Link] = []
        self.furniture: list[Furniture] = []
        self._block_start = 0
        self._words: frozenset[str] | None = None
        self._last = "\n"  # the last character written; a line break at the beginning of a block

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add_furniture(self, start: int, end: int, kind: FurnitureKind) -> None:
        self.furniture.append(Furniture(start, end, kind, self.source[start:end]))

    def add_aside(self, at: int, kind: FurnitureKind, words: str) -> None:
        """Keeps words that the source text does not have, at the place where they stood."""
        self.furniture.append(Furniture(at, at, kind, words))

    def add_block(
        self, spans: Sequence[tuple[int, int]], scan: Scan, *, kind: BlockKind, level: int = 0, indent: int = 0,
        label: str | None = None, lines: int = 1, glue: str | Sequence[str | None] | None = None,
    ) -> bool:  # fmt: skip
        """Writes a block from spans of the source and their cuts. False if nothing is left to read in it.

        `glue` is put between spans (a table's tab), or before each one of them; without it, what the script asks for.
        """
        marks = len(self.note_marks)
        self._open()
        cuts = iter(scan.cuts)
        cut = next(cuts, None)
        for number, (start, end) in enumerate(spans):
            if number:
                self._join(start, glue if glue is None or isinstance(glue, str) else glue[number])
            while cut is not None and cut.start < end:
                self._keep(start, cut.start)
                self._cut(cut)
                start = max(start, cut.end)
                cut = next(cuts, None)
            self._keep(start, end)
        if not self._close():
            del self.note_marks[marks:]  # of nothing
            return False
        self.note_marks[marks:] = [
            mark if mark.at <= len(self.offsets) else replace(mark, at=len(self.offsets))
            for mark in self.note_marks[marks:]
        ]
        first, last = self._block_start, len(self.offsets)
        whole = self._emphasised(scan.emphasis)
        self.blocks.append(Block(first, last, kind, level, whole, indent, label, lines))
        self._add_links(scan.links, first, last)
        return True

    def _open(self) -> None:
        if self.blocks:
            self._put("\n", self.offsets[-1] + 1)
        self._block_start = len(self.offsets)
        self._last = "\n"

    def _close(self) -> bool:
        while self._last == " " and len(self.offsets) > self._block_start:
            self._unput()
        if len(self.offsets) > self._block_start:
            return True
        if self.blocks:
            self._unput()  # the line break
        return False

    def _put(self, character: str, at: int) -> None:
        self.parts.append(character)
        self.offsets.append(at)
        self._last = character

    def _unput(self) -> None:
        self.offsets.pop()
        last = self.parts.pop()
        if len(last) > 1:
            self.parts.append(last[:-1])
        self._last = self.parts[-1][-1] if self.parts else "\n"
        if len(self.offsets) == self._block_start:
            self._last = "\n"

    def _keep(self, start: int, end: int) -> None:
        source = self.source
        if self._last in " \n\t":
            while start < end and source[start] == " ":
                start += 1
        if start >= end:
            return
        self.parts.append(source[start:end])
        self.offsets.extend(self._places[start:end])
        self._last = source[end - 1]

    def _cut(self, cut: Cut) -> None:
        if cut.kind == "note":
            at = len(self.offsets) - (self._last == " ")
            self.note_marks.append(NoteMark(at, cut.label, cut.start, cut.end))
        elif cut.kind == "reference":
            self.add_furniture(cut.start, cut.end, "reference-mark")
        elif cut.kind == "image":
            self.add_furniture(cut.start, cut.end, "image")
        if cut.put == " ":
            if self._last not in " \n\t":
                self._put(" ", cut.start)
        elif cut.put:
            self._put(cut.put, cut.start)

    def _join(self, start: int, glue: str | None) -> None:
        """What stands between two spans of a block, by default two lines of a paragraph."""
        if len(self.offsets) == self._block_start:
            return
        at = self.offsets[-1] + 1
        before, after = self._last, self.source[start]
        if glue is not None:
            if glue and not before.isspace():
                self._put(glue, at)
        elif before == "-" and after.isalpha() and len(self.parts[-1]) > 1 and self.parts[-1][-2].isalpha():
            if after.islower() and self._is_one_word(start):
                self._unput()
        elif (before in "/" and after.isalnum()) or before in " \n":
            pass
        elif not (_WIDE.match(before) and _WIDE.match(after)) and not (
            before > "\u2fff" and before in "，。、；：（「『《"
        ):
            self._put(" ", at)

    def _is_one_word(self, start: int) -> bool:
        """Whether a hyphen at the line's end was put there by the line's end.

        It was, if the source has the word without hyphen elsewhere; it was not, if with the hyphen, or if a part of
        the word is one that compounds are written with (`self-`, `non-`; data of the languages).
        """
        left = _LETTERS.findall(self.parts[-1][-40:-1])
        right = _LETTERS.match(self.source, start)
        if not left or right is None:
            return False
        if self._words is None:
            self._words = frozenset(_HYPHENATED.findall(self.source))
        if f"{left[-1]}{right.group()}" in self._words:
            return True
        firsts, seconds = _compound_parts()
        chain = _CHAIN.search(self.parts[-1], max(0, len(self.parts[-1]) - 40), len(self.parts[-1]) - 1)
        compound = any(f"{part}-{right.group()}" in self._words for part in (left[-1], chain.group() if chain else ""))
        return not (compound or left[-1].lower() in firsts or right.group() in seconds)

    def _emphasised(self, spans: Iterable[tuple[int, int]]) -> bool:
        ordered = sorted(spans)
        if not ordered:
            return False
        reach = self.offsets[self._block_start]
        if ordered[0][0] > reach:
            return False
        for start, end in ordered:
            if start > reach and re.search(r"[^\s*_]", self.source[reach:start]):
                return False
            reach = max(reach, end)
        return reach > self.offsets[-1]

    def _add_links(self, links: Iterable[tuple[int, int, str]], first: int, last: int) -> None:
        for start, end, address in links:
            begin = bisect_left(self.offsets, start, first, last)
            stop = bisect_left(self.offsets, end, begin, last)
            if stop > begin:
                self.links.append(Link(begin, stop, address))
