"""Invented documents for all rooms above coding, and the actors that speak in them."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable
from typing import Any

import pytest

from verbale.gazetteer import Actor, Gazetteer
from verbale.gazetteer.contents import Contents
from verbale.model import Block, Document, Position, Source, Statement


class Draft:
    """A document that is written utterance by utterance, together with the statements it holds.

    In the source every second blank is a line break with blanks around it, as in text out of a PDF, so that places
    in the reading text and in the source differ.
    """

    def __init__(self, name: str = "letter.txt") -> None:
        self.name = name
        self._texts: list[str] = []
        self._statements: list[Statement] = []

    def says(self, actor: str, text: str, *positions: tuple[str | None, ...], **fields: Any) -> Draft:
        """A statement of the actors (parted by blanks). A position: issue, stance, its words, a target, an act; the
        last two may be left out."""
        start = sum(len(earlier) + 1 for earlier in self._texts)
        taken = []
        for issue, stance, words, *more in positions:
            target, act = (*more, None, "declare")[: len(more)] + (None, "declare")[len(more) :]
            at = start + text.index(words)
            taken.append(Position(issue, stance, act, at, at + len(words), target))  # type: ignore[arg-type]
        self._texts.append(text)
        fields = {"kind": "statement", "language": "en"} | fields
        end = start + len(text)
        self._statements.append(
            Statement(start=start, end=end, actor=tuple(actor.split()), positions=tuple(taken), **fields)
        )
        return self

    def claims(self, asserter: str, actor: str, text: str, *positions: tuple[str | None, ...], **fields: Any) -> Draft:
        """A claim of the asserters about the actors."""
        return self.says(actor, text, *positions, kind="claim", asserted_by=tuple(asserter.split()), **fields)

    @property
    def document(self) -> Document:
        text = "\n".join(self._texts)
        source, offsets, blanks = [], array("I"), 0
        for letter in text:
            blanks += letter == " "
            wrapped = letter == " " and blanks % 2
            offsets.append(sum(map(len, source)) + (1 if wrapped else 0))
            source.append(" \n " if wrapped else letter)
        source_text = "".join(source)
        content = source_text.encode()
        # Drafts of the same words stay two documents.
        sha256 = hashlib.sha256(self.name.encode() + content).hexdigest()
        received = Source(self.name, sha256, "text/plain", len(content), "utf-8")
        return Document(received, source_text, text, offsets, (Block(0, len(text), "paragraph"),))

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(self._statements)


@pytest.fixture(scope="session")
def draft() -> Callable[..., Draft]:
    return Draft


@pytest.fixture(scope="session")
def invented() -> Gazetteer:
    """Two organizations, four States, an entity and a collective that exist nowhere."""
    actors = [
        Actor("AON", "organization", {"en": "Alliance of Oceans", "fr": "Union des océans", "zh": "海洋联盟"}),
        Actor("COS", "organ", {"en": "Council of Seas"}),
        Actor("ELB", "state", {"en": "Élbora", "zh": "埃尔博拉"}),
        Actor("NLD-X", "state", {"en": "Norland", "fr": "Pays du Nord", "zh": "诺兰"}),
        Actor("SUD-X", "state", {"en": "Sudria", "fr": "Sudrie", "zh": "苏德里亚"}),
        Actor("ZAR-X", "state", {"en": "Zarland", "fr": "Arlande", "zh": "扎兰"}),
        Actor("VALE", "entity", {"en": "the Vale"}),
        Actor("ALL", "collective", {"en": "the world"}),
    ]
    return Gazetteer(Contents(actors={actor.code: actor for actor in actors}))
