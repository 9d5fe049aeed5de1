"""Whose office it is where the words do not say: «the minister», «the ambassador», «the organization»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.languages.fold import fold
from verbale.structure.agents import OFFICES, PERSONS, Agent
from verbale.structure.grammar import Grammar
from verbale.structure.page import Page, Sentence

_CLAUSE = re.compile(r"[,;:،؛—–(]")
_WORD = re.compile(r"\w+")
_MOST_ROLES = 60
_HOUSES = frozenset({"government-of", "ministry"})
_STEM = 5
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class _Role:
    """An office that was named together with its body: the beginnings of its words, and the body's codes."""

    stems: tuple[str, ...]
    actors: tuple[str, ...]


class Bodies:
    """Keeps which offices have been named with their bodies, and tells whose office a bare one is.

    `context`: the actors of the section (an encyclopedia's heading); `host`: the State a report comes from;
    `home`: that of the medium it is in; `last`: who spoke last.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._roles: list[_Role] = []
        self._states: set[str] = set()
        self._before: tuple[str, ...] = ()
        self._organization: tuple[str, ...] = ()
        self.context: tuple[str, ...] = ()
        self.host: tuple[str, ...] = ()
        self.home: tuple[str, ...] = ()
        self.last: tuple[str, ...] = ()

    def learn(self, sentence: Sentence, named: Sequence[Agent], *, words: Grammar) -> None:
        """Keeps what a sentence that has been read says of bodies and offices."""
        for agent in named:
            if agent.offices & PERSONS and agent.actors and not agent.listed and len(self._roles) < _MOST_ROLES:
                self._roles.append(_Role(self._stems(sentence, agent, words), agent.actors))
        self._before = tuple(dict.fromkeys(code for agent in named for code in agent.actors))
        for code in self._before:
            if self._is_organization(code):
                self._organization = (code,)
        self._states.update(code for agent in named if not agent.listed for code in agent.actors)

    def _is_organization(self, code: str) -> bool:
        actor = self._page.gazetteer.actor(code)
        return actor is not None and actor.kind == "organization"

    def of(
        self,
        agent: Agent,
        sentence: Sentence,
        voices: Sequence[Agent],
        *,
        words: Grammar,
        speaking: tuple[str, ...],
        another: bool = False,
    ) -> tuple[str, ...]:
        """The codes of the body an office belongs to; empty where the text does not settle it.

        One that is told of for the first time has none. In this order: the section's actor; for an office that only
        bodies of States have, the last of these; the only one named before it in the sentence, or the seat the
        sentence is set in; where nobody has the word (`speaking` is empty), or who has it is `another` person, the
        only one in the sentence before; the body this office was last named with; who has the word; the State
        reported from; that of the medium, for a ministry; the only one in the text so far.
        """
        if not agent.offices or words.is_indefinite(self._page.text, agent.start):
            return ()
        if self.context:
            return self.context
        if fold(self._page.simplified[agent.start : agent.end]).startswith(words.of_bodies):
            named = [code for voice in voices if voice.end <= agent.start for code in voice.actors]
            body = next((code for code in reversed(named) if self._is_organization(code)), None)
            if body or self._organization:
                return (body,) if body else self._organization
        if words.is_possessed(self._page.simplified, agent.start):
            return self.last  # «its minister» is of somebody named already, or it stays open whose
        found = self._near(agent, sentence, voices, words) or self._seat(agent, voices, words)
        if not found and (another or not speaking) and len(self._before) == 1:
            found = self._before
        if not found and agent.offices & PERSONS:
            found = self._by_role(sentence, agent, words)
        known = found or speaking or self.host or self.at_home(agent)
        return known or (tuple(self._states) if len(self._states) == 1 else ())

    def at_home(self, agent: Agent) -> tuple[str, ...]:
        """The State of a house that needs no naming at home («the Foreign Ministry», in a paper of its own country)."""
        return self.context or (self.home if agent.offices & _HOUSES else ())

    def _near(self, agent: Agent, sentence: Sentence, voices: Sequence[Agent], words: Grammar) -> tuple[str, ...]:
        near = {
            code
            for voice in voices
            if voice.end <= agent.start
            and not (voice.metonym or voice.territory)
            and self._leads(sentence, voice, words)
            for code in voice.actors
        }
        return tuple(near) if len(near) == 1 else ()

    def _leads(self, sentence: Sentence, voice: Agent, words: Grammar) -> bool:
        """Whether a name stands at the head of a clause, and so may be what the sentence is about."""
        text = self._page.simplified
        if not words.spaced:
            return not words.follows(text, voice.start, words.prepositions)
        clause = _CLAUSE.split(text[sentence.start : voice.start])[-1].lower()
        head = [word for word in _WORD.findall(clause) if word not in words.articles and word not in words.connectives]
        return len(head) <= (1 if words.verb_first else 0)

    def _seat(self, agent: Agent, voices: Sequence[Agent], words: Grammar) -> tuple[str, ...]:
        """Whose seat the sentence is set in, before the office: «From A, the minister said…»."""
        text = self._page.simplified
        for seat in voices:
            if seat.metonym and seat.end <= agent.start and words.follows(text, seat.start, words.locatives):
                return seat.actors
        return ()

    def _by_role(self, sentence: Sentence, agent: Agent, words: Grammar) -> tuple[str, ...]:
        """The body that the same office was last named with: «the minister» after «Norland's foreign minister»."""
        wanted = self._stems(sentence, agent, words)
        for role in reversed(self._roles if wanted else []):
            if all(stem in role.stems for stem in wanted):
                return role.actors
        return ()

    def _stems(self, sentence: Sentence, agent: Agent, words: Grammar) -> tuple[str, ...]:
        """How the words of an agent's offices begin, so that neither endings nor an article written with them count."""
        attached = tuple(words.articles) if words.verb_first else ()
        found: dict[str, None] = {}
        for mark in sentence.marks:
            if mark.value in OFFICES and agent.start <= mark.start < agent.end:
                for word in _WORD.findall(fold(self._page.simplified[mark.start : mark.end])):
                    bare = next((word[len(a) :] for a in attached if word.startswith(a)), word)
                    if len(bare) >= _SHORTEST_STEM or bare > "\u2e80":
                        found[bare[:_STEM]] = None
        return tuple(found)
