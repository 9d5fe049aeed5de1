"""A document seen line by line, each line with its marks: what every other module of this room looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from verbale.gazetteer import Gazetteer
from verbale.languages import base, sentences
from verbale.languages.scripts import simplify_table
from verbale.model import Block, Document, Link, Mark
from verbale.structure.agents import OTHERS, Agent, agents
from verbale.structure.grammar import grammar
from verbale.structure.sides import Sides

_MOST_MARKS = 120
# Concepts that only coding asks for, the commonest ones: nearly half of all marks.
_FILLERS = frozenset({
    "all-others", "and", "basis", "but", "efforts", "help", "if", "including", "is", "not", "not-yet", "nothing",
    "people", "plan", "so-called", "was", "which",
})  # fmt: skip
_PARTS_OF_PHRASES = frozenset({"document-of", "other-organizations", "other-states"})
_ENDS = ".!?。！？؟；;؛…:：,،，"
_CLOSERS = "\"'”’»」』）)]】*_ \u00a0"


@dataclass(slots=True)
class Line:
    """A block of the document with what stands in it.

    `start` and `end` are the block's; `marks` are those that begin in it, in order; `concepts` the values of the
    concept marks among them.
    """

    index: int
    block: Block
    text: str
    marks: list[Mark] = field(default_factory=list)
    concepts: frozenset[str] = frozenset()
    start: int = field(init=False)
    end: int = field(init=False)
    _size: int = field(init=False)

    def __post_init__(self) -> None:
        self.start, self.end = self.block.start, self.block.end
        self._size = len(self.text) * (5 if base(self.block.language) == "zh" else 2) // 2

    def of(self, *kinds: str) -> Iterator[Mark]:
        """The marks of these kinds, in order."""
        return (mark for mark in self.marks if mark.kind in kinds)

    def ends_a_sentence(self) -> bool:
        """Whether the line closes as running text does."""
        bare = self.text.rstrip(_CLOSERS)
        return bool(bare) and bare[-1] in _ENDS

    def size(self) -> int:
        """The length in letters of an alphabet: a Chinese character says about as much as two and a half."""
        return self._size


class Sentence(NamedTuple):
    """A sentence with the marks that begin in it."""

    start: int
    end: int
    language: str
    marks: Sequence[Mark]

    def concepts(self) -> set[str]:
        return {mark.value for mark in self.marks if mark.kind == "concept"}

    def names_others(self, own: Collection[str]) -> bool:
        """Whether anybody but `own` may be named in it: without agents looked for, a bound from above."""
        for mark in self.marks:
            if mark.kind == "concept":
                if mark.value in OTHERS:
                    return True
            elif mark.kind in ("actor", "demonym") and mark.value not in own:
                return True
        return False


class Page:
    """A document and its marks, indexed once. `simplified` is its text with simplified Chinese characters only."""

    def __init__(self, document: Document, marks: Iterable[Mark], gazetteer: Gazetteer) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.text = document.text
        # Short words are looked up in simplified characters; the table keeps every offset.
        traditional = any(block.language == "zh-Hant" for block in document.blocks)
        self.simplified = self.text.translate(simplify_table()) if traditional else self.text
        self.lines = [
            Line(index, block, document.text[block.start : block.end]) for index, block in enumerate(document.blocks)
        ]
        self._starts = [line.start for line in self.lines]
        self._agents: dict[tuple[int, int], list[Agent]] = {}
        self._line_agents: dict[int, list[Agent]] = {}
        self._links = sorted(document.links, key=lambda link: link.start)
        self._link_starts = [link.start for link in self._links]
        self._sentences: dict[int, list[Sentence]] = {}
        self._seats: dict[str, str | None] = {}
        self._houses: dict[str, frozenset[str]] = {}
        self._deal(marks)

    def _deal(self, marks: Iterable[Mark]) -> None:
        """Gives every mark to the line it begins in; both are in the order of the text."""
        lines = iter(self.lines)
        line = next(lines, None)
        longest = -1
        for mark in marks:
            start, end, kind, value = mark[:4]
            if kind == "concept":
                if value in _FILLERS:
                    continue
                if value in _PARTS_OF_PHRASES:
                    # «All States and international organizations» are one phrase, and nobody in particular.
                    if end <= longest:
                        continue
                elif end > longest:
                    longest = end
            while line is not None and start >= line.end:
                line = next(lines, None)
            if line is None:
                break
            if start >= line.start:
                line.marks.append(mark)
                if mark.kind == "place" and mark.form == "capital" and (code := self._seat(mark.value)):
                    # A capital may stand for its government; whether it does is for the sentence to show.
                    line.marks.append(Mark(mark.start, mark.end, "actor", code, "capital"))
        self._name_sides()
        for line in self.lines:
            line.concepts = frozenset([mark.value for mark in line.marks if mark.kind == "concept"])

    def _name_sides(self) -> None:
        """Adds to the lines in Chinese the marks of States cut to one character."""
        lines = [line for line in self.lines if base(line.block.language) == "zh"]
        if not lines:
            return
        marks = (mark for line in self.lines for mark in line.marks)
        sides = Sides(self.simplified, marks, self.gazetteer, excluded=grammar("zh").no_sides)
        for line in lines:
            more = sides.within(line.start, line.end, line.marks)
            if more:
                line.marks = sorted([*line.marks, *more], key=lambda mark: (mark.start, -mark.end))

    def _seat(self, city: str) -> str | None:
        if city not in self._seats:
            self._seats[city] = self.gazetteer.state_of_city(city)
        return self._seats[city]

    def kin(self, codes: Iterable[str]) -> frozenset[str]:
        """The codes with the bodies they are organs of and, for those bodies, the organs: one house, many voices."""
        own = set(codes)
        for code in tuple(own):
            own |= self._house(code)
        return frozenset(own)

    def _house(self, code: str) -> frozenset[str]:
        if code not in self._houses:
            actor = self.gazetteer.actor(code)
            parent = actor.part_of if actor is not None else None
            self._houses[code] = self.gazetteer.organs(code) | ({parent} if parent else frozenset())
        return self._houses[code]

    def links_between(self, start: int, end: int) -> list[Link]:
        """The links that begin in a span, in order."""
        first, last = bisect_left(self._link_starts, start), bisect_left(self._link_starts, end)
        return self._links[first:last]

    def line_at(self, offset: int) -> Line | None:
        """The line an offset lies in, or the one before it."""
        index = bisect_left(self._starts, offset + 1) - 1
        return self.lines[index] if index >= 0 else None

    def sentences(self, line: Line) -> list[Sentence]:
        """The sentences of a line, each with its marks."""
        known = self._sentences.get(line.index)
        if known is None:
            known = self._sentences[line.index] = list(self._cut(line))
        return known

    def agents(self, sentence: Sentence) -> list[Agent]:
        """The agents of a sentence, found once."""
        key = (sentence.start, sentence.end)
        known = self._agents.get(key)
        if known is None:
            known = self._agents[key] = agents(self.simplified, sentence.marks, grammar(sentence.language))
        return known

    def agents_of(self, line: Line) -> list[Agent]:
        """The agents of a line taken as one, as headings are; found once."""
        known = self._line_agents.get(line.index)
        if known is None:
            known = self._line_agents[line.index] = agents(self.simplified, line.marks, grammar(line.block.language))
        return known

    def _cut(self, line: Line) -> Iterator[Sentence]:
        at = 0
        for start, end in sentences(self.text, line.start, line.end, language=line.block.language):
            first = at
            while at < len(line.marks) and line.marks[at].start < end:
                at += 1
            yield from _pieces(start, end, line.block.language, self._in_house(line.marks[first:at]))

    def _in_house(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """The marks of a sentence; the short name of an organ («the Secretary-General») is of the body named before."""
        if not any(mark.form == "short" for mark in marks):
            return marks
        body: str | None = None
        found = []
        for mark in marks:
            actor = self.gazetteer.actor(mark.value) if mark.kind == "actor" else None
            named = mark
            if actor is not None and actor.kind == "organization":
                body = actor.code
            elif actor is not None and actor.kind == "organ" and mark.form == "short" and body is not None:
                named = mark if body in self.kin([actor.code]) else mark._replace(value=body)
            found.append(named)
        return found


def _pieces(start: int, end: int, language: str, marks: Sequence[Mark]) -> Iterator[Sentence]:
    """The sentence; in pieces where it holds more marks than any real one, so that work on it stays bounded."""
    for first in range(_MOST_MARKS, len(marks), _MOST_MARKS):
        cut = marks[first].start
        if start < cut < end:
            yield Sentence(start, cut, language, marks[first - _MOST_MARKS : first])
            start = cut
    yield Sentence(start, end, language, marks[max(0, len(marks) - 1) // _MOST_MARKS * _MOST_MARKS :])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Words as written, line breaks and runs of blanks made one blank."""
    return _SPACES.sub(" ", text).strip()
