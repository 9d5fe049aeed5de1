"""Who could be speaking in a stretch of text: names, offices and houses joined into the phrases that name one voice.

«Norland's ambassador to Sudria», «посол Норландии в Судрии», «诺兰驻苏德里亚大使» are each three marks and one agent,
whose actor is Norland: the first name in the phrase speaks, the one behind the word of place is only the host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verbale.model import Mark
from verbale.structure.grammar import Grammar

OFFICES = frozenset({
    "spokesperson", "ministry", "embassy", "press-service", "office", "government-of", "envoy", "the-body",
})  # fmt: skip
"""Concepts that stand for whoever they belong to: persons in office and the houses they speak from."""

BODY = "the-body"
"""The concept of words such as «the alliance»: they stand for a body named before."""

PERSONS = frozenset({"spokesperson", "office", "envoy"})
MUTE = "no-voice"
NAMELESS = "anonymous"
OTHERS = {"any-state": "INTL-COMMUNITY", "other-states": "INTL-COMMUNITY", "other-organizations": "INTL-ORGS"}

COLLECTIVES = frozenset({"INTL-COMMUNITY", "INTL-ORGS"})

ATTITUDES = frozenset({
    "accept", "align", "call", "commit", "concern", "condemn", "demand", "deplore", "hope", "note", "oppose",
    "reaffirm", "recognise", "regret", "reject", "respect", "support", "welcome", "withhold",
})  # fmt: skip
ISSUES = frozenset({
    "annexation", "authorities", "ceasefire", "conflict", "displaced", "effect", "fighting", "force-use", "framework",
    "future-status", "hostilities", "independence", "integrity", "invalid", "law", "mediator", "occupation",
    "occupied", "outcome", "part-of", "peaceful", "resolutions", "return", "self-determination", "settlement",
    "military-solution", "state-as", "statehood", "talks", "troops", "unilateral", "unity", "valid", "victory",
    "violate", "vote", "withdrawal",
})  # fmt: skip
"""Concepts that positions are about: an attitude to anything else is no utterance worth a record."""

SAYINGS = frozenset({"declare", "say-more", "addition", "issues-statement", "post", "reported"})
PREDICATES = ATTITUDES | SAYINGS | {"consider", "adopt"}

_BREAKS = re.compile(r"[,.;:!?()\[\]“”\"«»„\n，。；：！？、（）「」『』《》،؛؟—–]")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|['’]s?")
_LONGEST_GAP = 42
_LONGEST_GAP_HAN = 12
_LONGEST_LIST_GAP = 24
_ASIDE = 4
_MEETING = 12
_NONE: frozenset[str] = frozenset()


class Agent(NamedTuple):
    """A phrase that names one voice, or several joined ones.

    `actors`: the codes, in the order of the text; empty for an office whose body is not named. `offices`: concepts
    in the phrase. `mute`: somebody who speaks for no actor. `metonym`: a capital that may stand for its State;
    `territory`: a name of the land, which may or may not mean those who govern it.
    `listed`: more than one voice was joined; `open_ended`: «and other countries» is among them.
    """

    start: int
    end: int
    actors: tuple[str, ...]
    offices: frozenset[str] = _NONE
    mute: bool = False
    metonym: bool = False
    territory: bool = False
    listed: bool = False
    open_ended: bool = False
    nameless: bool = False
    person: bool = False

    @property
    def silent(self) -> bool:
        """Whether nothing it says counts: it speaks for no actor, or is anonymous and of none."""
        return self.mute or (self.nameless and not self.actors)

    @property
    def collective(self) -> bool:
        """Whether it names nobody in particular: the international community, any other State."""
        return bool(self.actors) and COLLECTIVES.issuperset(self.actors)

    @property
    def is_person(self) -> bool:
        return bool(self.offices & PERSONS)


def agents(text: str, marks: Sequence[Mark], words: Grammar) -> list[Agent]:
    """The agents among the marks of a sentence or line, left to right, joined voices as one."""
    return _listed(text, _phrases(text, marks, words), words)


def _pieces(text: str, marks: Sequence[Mark], words: Grammar) -> Iterator[Agent | None]:
    """Every mark that can be part of an agent; None for one that parts two of them."""
    taken = -1
    for index, mark in enumerate(marks):
        if mark.start < taken:
            continue
        if mark.kind == "concept":
            value = mark.value
            if value in PREDICATES or value == "addressed-to":
                yield None
            elif value in OFFICES:
                if words.appositions and text.startswith(words.appositions, mark.start):
                    continue
                if _is_named(marks, index, mark) or (value == BODY and not words.is_definite(text, mark.start)):
                    continue
                yield Agent(mark.start, mark.end, (), frozenset({value}))
                taken = mark.end
            elif value in OTHERS:
                yield Agent(mark.start, mark.end, (OTHERS[value],), open_ended=value != "any-state")
                taken = mark.end
            elif value in (MUTE, NAMELESS):
                yield Agent(mark.start, mark.end, (), mute=value == MUTE, nameless=value == NAMELESS)
                taken = mark.end
        elif mark.kind in ("actor", "demonym"):
            form = mark.form
            yield Agent(
                mark.start,
                mark.end,
                (mark.value,),
                offices=_at(marks, index, mark),
                metonym=form == "capital",
                territory=form == "territory",
                person=form == "person",
            )
            taken = mark.end


def _at(marks: Sequence[Mark], index: int, mark: Mark) -> frozenset[str]:
    """The offices that the same words express («the Kremlin» is a house and stands for a State)."""
    offices = [
        other.value
        for other in marks[max(0, index - 3) : index + 4]
        if other.start == mark.start and other.end == mark.end and other.kind == "concept" and other.value in OFFICES
    ]
    return frozenset(offices) if offices else _NONE


def _is_named(marks: Sequence[Mark], index: int, mark: Mark) -> bool:
    """Whether an actor's name behind it in the list covers the same words."""
    near = marks[index + 1 : index + 4]
    return any(other.kind in ("actor", "demonym") for other in near if other[:2] == mark[:2])


def _phrases(text: str, marks: Sequence[Mark], words: Grammar) -> list[Agent]:
    found: list[Agent] = []
    current: Agent | None = None
    for piece in _pieces(text, marks, words):
        joined = _joined(text, current, piece, words) if current is not None and piece is not None else None
        if joined is not None:
            current = joined
            continue
        if current is not None:
            found.append(current)
        current = piece
    if current is not None:
        found.append(current)
    return found


def _joined(text: str, left: Agent, right: Agent, words: Grammar) -> Agent | None:
    """Both as one phrase, or None where they do not belong together."""
    if right.start - left.end > (_LONGEST_GAP if words.spaced else _LONGEST_GAP_HAN):
        return None
    gap = text[left.end : right.start]
    if _BREAKS.search(gap):
        return None
    if words.proclitics and gap[gap.rfind(" ") + 1 :] in words.articles:
        gap = gap[: gap.rfind(" ") + 1]  # an article written together with the name behind it
    if left.mute and right.offices:
        return None
    if right.metonym and left.offices and not left.actors and _is_genitive(gap, words):
        return left._replace(end=right.end, actors=right.actors)  # «the delegation of CAPITAL»
    if any(piece.metonym or piece.open_ended or piece.collective for piece in (left, right)):
        return None
    if right.person and not left.offices:
        return None
    if not words.spaced and gap.strip() in words.appositions:
        return right._replace(start=left.start)  # «the chair of A, B»: B speaks
    if not (_joins_words(gap, left, right, words) if words.spaced else _joins_characters(gap, left, right, words)):
        return None
    return Agent(
        left.start,
        right.end,
        left.actors or (() if _is_host(text, left, right, words) else right.actors),
        left.offices | right.offices,
        mute=left.mute or right.mute,
        listed=left.listed,
        nameless=left.nameless or right.nameless,
        person=left.person,
    )


def _is_genitive(gap: str, words: Grammar) -> bool:
    """Whether the words between two names only say that the first is of the second."""
    between = [word.lower().rstrip("'’") for word in _WORDS.findall(gap)]
    if not words.genitives:
        return words.spaced and not between
    return bool(between) and all(word in words.genitives or word in words.articles for word in between)


def _is_host(text: str, left: Agent, right: Agent, words: Grammar) -> bool:
    """Whether the name on the right is only where the office on the left is seated."""
    return bool(left.offices & {"envoy", "embassy"}) and words.follows(text, right.start, words.hosts)


def _joins_words(gap: str, left: Agent, right: Agent, words: Grammar) -> bool:
    between = [word.lower() for word in _WORDS.findall(gap)]
    if not between:
        return True
    if len(between) > 5 or any(word in words.conjunctions for word in between):
        return False
    if left.offices and right.offices and any(word in words.agents for word in between):
        return False  # «addressed to the minister by the ambassador»
    if right.offices and any(word in words.recipients for word in between):
        return False  # an addressee
    if words.possessives and between[0].startswith(("'", "’")):
        return len(between) <= 3
    bound = any(word in words.prepositions for word in between)
    if left.offices:
        return bound or (bool(right.offices) and not left.actors and len(between) <= 2)
    return bool(right.offices) and not bound and len(between) <= 2


def _joins_characters(gap: str, left: Agent, right: Agent, words: Grammar) -> bool:
    bare = gap.strip()
    if not bare:
        return not (gap and left.actors and right.actors)
    if bare in words.conjunctions:
        return False
    if left.offices and not right.offices and bare in words.locatives:
        return False  # where somebody speaks, not whose somebody is
    seated = bare.startswith((*words.hosts, *words.locatives, *words.possessives))
    if not (left.offices or right.offices):
        return seated and len(bare) <= 3
    if right.offices:
        return seated or not any(word in bare for word in words.prepositions)
    return seated and len(bare) <= 4


def _listed(text: str, phrases: Sequence[Agent], words: Grammar) -> list[Agent]:
    """Joins neighbours that a list joins: «A, B and C», «A、B和其它国家»."""
    found: list[Agent] = []
    for agent in phrases:
        aside = found and agent.nameless and not agent.actors and _is_said_of(text, found[-1], agent, words)
        if aside:
            found[-1] = found[-1]._replace(nameless=True)  # «an official, who asked not to be named»
        elif found and _is_list_gap(text, found[-1], agent, words):
            found[-1] = _union(found[-1], agent)
        else:
            found.append(agent)
    return found


def _is_said_of(text: str, left: Agent, right: Agent, words: Grammar) -> bool:
    """Whether the words on the right are said of the one on the left: «an official, who asked not to be named»."""
    gap = text[left.end : right.start]
    between = [word.lower() for word in _WORDS.findall(gap)]
    if len(between) > 2 or len(gap) > _LONGEST_LIST_GAP:
        return False
    return all(word in words.relatives or word in words.passives for word in between)


def _is_list_gap(text: str, left: Agent, right: Agent, words: Grammar) -> bool:
    if right.start - left.end > _LONGEST_LIST_GAP:
        return False
    gap = text[left.end : right.start]
    if left.mute or right.mute or left.metonym != right.metonym:
        return False
    if left.open_ended and right.actors and any(word in gap.lower() for word in words.inclusions):
        return True
    if not words.spaced:
        if words.meets and any(word in text[right.end : right.end + _MEETING] for word in words.meets):
            return False  # «A spoke with B»
        bare = gap.strip(" ，、-–—\n")
        return (
            (not bare and bool(gap.strip(" \n")))
            or bare in words.conjunctions
            or (right.open_ended and bare in words.etceteras)
        )
    if not gap.strip(" ,'’`\"“”«»()\n-،"):
        return "," in gap or "،" in gap or "(" in gap
    if any(stop in gap for stop in '.;:!?”“"«»'):
        return False
    between = [word.lower().rstrip("'’") for word in _WORDS.findall(gap)]
    joined = "," in gap or "،" in gap or any(word in words.conjunctions for word in between)
    return joined and all(
        word in words.conjunctions or word in words.articles or word in words.prepositions for word in between
    )


def _union(left: Agent, right: Agent) -> Agent:
    # «A, B and other countries» names A and B; the rest stays unnamed.
    more = () if right.open_ended and left.actors else right.actors
    named = () if left.open_ended and left.collective else left.actors
    actors = tuple(dict.fromkeys((*named, *more)))
    return left._replace(
        end=right.end,
        actors=actors,
        offices=left.offices | right.offices,
        metonym=left.metonym and right.metonym,
        territory=left.territory and right.territory,
        listed=len(actors) > 1,
        open_ended=left.open_ended or right.open_ended,
    )
