"""Persons named with their office, known where they speak by name alone afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from verbale.model import Speaker
from verbale.structure.agents import Agent
from verbale.structure.names import surname
from verbale.structure.page import Sentence

_MOST_NAMES = 40
_FIRST_NAME = re.compile(r"(?<=\w[\s,])([^\W\d_a-z][^\W\d_]+)\s+$")
_HEAD_NAME = re.compile(r"([^\W\d_a-z][^\W\d_]+)\s+$")


@dataclass(slots=True)
class Known:
    """Who has been named so far, by the name used alone afterwards."""

    by_name: dict[str, tuple[tuple[str, ...], Speaker, frozenset[str]]] = field(default_factory=dict)

    def add(self, actors: tuple[str, ...], person: Speaker | None, offices: frozenset[str]) -> None:
        if person is None or not person.name or not actors:
            return
        key = surname(person.name)
        if len(key) > 1 and (key in self.by_name or len(self.by_name) < _MOST_NAMES):
            self.by_name.setdefault(key, (actors, person, offices))

    def agents(self, text: str, sentence: Sentence) -> Iterator[Agent]:
        for name, (actors, person, offices) in self.by_name.items():
            at = text.find(name, sentence.start, sentence.end)
            if at >= 0 and not _is_namesake(
                text[sentence.start : at], text[at + len(name) : at + len(name) + 1], person
            ):
                yield Agent(at, at + len(name), actors, offices & {"spokesperson"})

    def named(self, text: str, agent: Agent) -> Speaker | None:
        known = self.by_name.get(text[agent.start : agent.end])
        return known[1] if known else None


def _is_namesake(before: str, after: str, person: Speaker) -> bool:
    """Whether another first name stands before the surname than the person's: in the sentence, or at its head before
    an apposition."""
    found = _FIRST_NAME.search(before) or (_HEAD_NAME.match(before) if after == "," else None)
    return found is not None and found.group(1) not in (person.name or "") and found.group(1) not in (person.role or "")
