"""Sentences in which the one who speaks says what others hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from verbale.model import Mark
from verbale.structure.agents import ATTITUDES, COLLECTIVES, ISSUES, PREDICATES, Agent
from verbale.structure.grammar import Grammar, grammar
from verbale.structure.page import Page, Sentence, trimmed
from verbale.structure.subjects import Saying, sayings

_CONTENTS = ATTITUDES | ISSUES
_HOLDS = ATTITUDES | {"adopt", "consider", "declare"}
_TELL = _HOLDS | {"reservation"}
_DEEDS = frozenset({"violate", "undermine", "refrain", "occupied", "force-use", "must", "stress"})
_COMMAS = re.compile(r"[,，;；.。،]")
_NEAR_DOCUMENT = 60
_CONTENT = 200
_ADDRESSES = frozenset({"call", "demand", "hope", "withhold"})
_CLAUSE = 40
_CLAUSE_HAN = 16
_REACH = 42
_REACH_HAN = 14


@dataclass(frozen=True, slots=True)
class Claim:
    """What others are said to hold, in the span that says so. `shared`: the words state the speaker's own view too."""

    start: int
    end: int
    actors: tuple[str, ...]
    shared: bool = False


def claims(page: Page, sentences: Iterable[Sentence], own: Collection[str]) -> list[Claim]:
    """The claims in consecutive sentences of one speaker, neighbours about the same actors joined."""
    own = page.kin(own)
    found: list[Claim] = []
    last = -2
    for number, sentence in enumerate(sentences):
        for claim in _in_sentence(page, sentence, own):
            previous = found[-1] if found else None
            if (
                previous is not None
                and last == number - 1
                and not (claim.shared or previous.shared)
                and previous.actors == claim.actors
            ):
                found[-1] = Claim(previous.start, claim.end, claim.actors)
            else:
                found.append(claim)
            last = number
    return found


def _in_sentence(page: Page, sentence: Sentence, own: frozenset[str]) -> Iterator[Claim]:
    concepts = sentence.concepts()
    if not concepts & _TELL:
        return
    if concepts & _ALL_BUT:
        found = list(all_but(page, sentence, own))
        if found:
            yield from found
            return
    words = grammar(sentence.language)
    if not sentence.names_others(own):
        return
    voices = page.agents(sentence)
    if all(own.issuperset(agent.actors) for agent in voices):
        return
    start, end = trimmed(page.text, sentence.start, sentence.end)
    said = [
        s
        for s in _held(sentence, sayings(page.simplified, sentence, words, found=voices, first=_HOLDS))
        if not s.agent.silent
    ]
    first = next((s for s in said if s.agent.actors or s.agent.offices), None)
    if first is not None and first.verb.value in _HOLDS and first.agent.actors:
        others = _others(first.agent, own)
        if others and not set(first.agent.actors) & set(own):
            if not _speaks_first(page, sentence, first, words):
                yield Claim(start, end, others)
                return
        elif first.agent.listed and set(others) - COLLECTIVES:
            yield Claim(start, end, others, shared=True)
            return
    if "like" in concepts:
        likened = _likened(page, sentence, voices, own, words)
        if likened:
            yield Claim(start, end, likened, shared=True)
            return
    passive = next((s for s in said if s.passive and _others(s.agent, own)), None)
    if passive is not None and passive.verb.value in ATTITUDES:
        yield Claim(start, end, _others(passive.agent, own))
        return
    embedded = _embedded(sentence, said, first, own, words)
    if embedded is not None:
        yield Claim(start, end, _others(embedded.agent, own))
        return
    papers = _papers(page, sentence, voices, own, words)
    if papers:
        yield Claim(start, end, papers, shared=True)


_ALL_BUT = frozenset({"any-state", "chair-states"})


def all_but(page: Page, sentence: Sentence, own: Collection[str]) -> Iterator[Claim]:
    """«No State other than A and B recognises…»: of all others, and of those excepted; «none of the co-chair
    countries recognises…», said by the co-chairs: of the States that mediate in their format."""
    start, end = trimmed(page.text, sentence.start, sentence.end)
    voices = page.agents(sentence)
    everyone = tuple(dict.fromkeys(code for agent in voices if agent.collective for code in agent.actors))
    marks = {mark.value: mark for mark in reversed(sentence.marks) if mark.kind == "concept"}
    if "chair-states" in marks:
        chairs = [code for format in sorted(own) for code in page.gazetteer.mediators(format)]
        if chairs:
            yield Claim(start, end, tuple(dict.fromkeys((*chairs, *everyone))))
        return
    if "except-for" not in marks or "recognise" not in marks:
        return
    beside = marks["except-for"].end
    excepted = next((a for a in voices if 0 <= a.start - beside <= _CLAUSE_HAN and not a.collective), None)
    if excepted is not None and everyone:
        yield Claim(start, end, everyone)
        yield Claim(start, end, excepted.actors)


def _held(sentence: Sentence, said: Iterable[Saying]) -> Iterator[Saying]:
    """Without those in which the agent is only asked to do what the verb says."""
    for saying in said:
        if saying.inverted and not saying.passive and saying.verb.value in _ADDRESSES:
            continue
        if saying.agent.collective and not saying.inverted and _is_addressed(sentence, saying):
            continue
        yield saying


def _others(agent: Agent, own: Collection[str]) -> tuple[str, ...]:
    return tuple(actor for actor in agent.actors if actor not in own)


def _speaks_first(page: Page, sentence: Sentence, saying: Saying, words: Grammar) -> bool:
    """Whether the speaker's own «we», or a deed of those named, stands between them and the verb."""
    if any(mark.value == "we" and mark.start <= saying.verb.start for mark in sentence.marks):
        return True
    if _is_deed(sentence, saying):
        return True
    reach = _REACH if words.spaced else _REACH_HAN
    return not saying.inverted and saying.verb.start - saying.agent.end > reach


def _is_deed(sentence: Sentence, saying: Saying) -> bool:
    """Whether a deed or a duty stands between the agent and the verb: «A must respect», «A, in breach of…»."""
    return any(
        mark.value in _DEEDS and saying.agent.end <= mark.start < saying.verb.start
        for mark in sentence.marks
        if mark.kind == "concept"
    )


def _likened(
    page: Page, sentence: Sentence, voices: Sequence[Agent], own: Collection[str], words: Grammar
) -> tuple[str, ...]:
    """The others in the comma-bound stretch around «like», «一样», «как и»."""
    mark = next(mark for mark in sentence.marks if mark.kind == "concept" and mark.value == "like")
    if words.spaced:
        after = [agent for agent in voices if 0 <= agent.start - mark.end <= 12]
        near = after[:1]
    else:
        stops = [found.end() for found in _COMMAS.finditer(page.text, sentence.start, mark.start)]
        since = stops[-1] if stops else sentence.start
        near = [agent for agent in voices if agent.end > since and agent.start < mark.end + 12]
    return tuple(dict.fromkeys(actor for agent in near for actor in agent.actors if actor not in own))


def _embedded(
    sentence: Sentence, said: Sequence[Saying], first: Saying | None, own: Collection[str], words: Grammar
) -> Saying | None:
    """«We note that A has rejected…»: a later verb of attitude with a subject of its own right before it."""
    reach = _CLAUSE if words.spaced else _CLAUSE_HAN
    for saying in said:
        if saying is first or saying.passive or saying.verb.value not in ATTITUDES:
            continue
        if not saying.inverted and saying.verb.start - saying.agent.end > reach:
            continue
        if saying.inverted or _is_addressed(sentence, saying) or _is_deed(sentence, saying):
            continue
        if _others(saying.agent, own) and not set(saying.agent.actors) & set(own):
            return saying
    return None


def _is_addressed(sentence: Sentence, saying: Saying) -> bool:
    """Whether the agent is asked to do what the verb says: «calls on all States not to recognise»."""
    before = [
        mark.value
        for mark in sentence.marks
        if mark.kind == "concept" and mark.end <= saying.agent.start and mark.value in PREDICATES
    ]
    return bool(before) and before[-1] in _ADDRESSES


def _papers(
    page: Page, sentence: Sentence, voices: Sequence[Agent], own: Collection[str], words: Grammar
) -> tuple[str, ...]:
    """«the decision of A advocating…», «A's statement calling for…»: others whose paper or pledge is cited for what
    it holds."""
    taken: Agent | None = None
    papers = [mark for mark in sentence.marks if mark.kind == "concept" and mark.value in _PAPERS]
    if not papers:
        return ()
    holds = [mark for mark in sentence.marks if mark.kind == "concept" and mark.value in _CONTENTS]
    found: list[str] = []
    for paper in papers:
        for agent in voices:
            if agent.territory or agent.metonym or _names_conflict(sentence, agent):
                continue
            if not words.spaced and words.follows(page.simplified, agent.start, words.prepositions):
                continue  # «towards A's decision» is what the speaker talks about
            if not _belongs(page, paper, agent, words) and not _goes_on(page, taken, agent, words):
                continue
            taken = agent
            behind = max(agent.end, paper.end)
            if any(0 <= verb.start - behind <= _CONTENT and not _parts(page, behind, verb, words) for verb in holds):
                found += [actor for actor in agent.actors if actor not in own]
    return tuple(dict.fromkeys(found))


def _parts(page: Page, behind: int, verb: Mark, words: Grammar) -> bool:
    """Whether a comma parts the paper from the verb, where no relative clause may follow its noun."""
    return not words.spaced and _COMMAS.search(page.text, behind, verb.start) is not None


def _names_conflict(sentence: Sentence, agent: Agent) -> bool:
    """Whether the name is one of a conflict's: «resolution of the A–B conflict»."""
    return any(mark.value == "conflict" and 0 <= mark.start - agent.start <= _CLAUSE for mark in sentence.marks)


def _goes_on(page: Page, taken: Agent | None, agent: Agent, words: Grammar) -> bool:
    """Whether the agent is coordinated with one whose paper it is: «the statements by A of 1 May and B of 2 May»."""
    if taken is None or not 0 <= agent.start - taken.end <= _NEAR_DOCUMENT:
        return False
    return words.follows(page.text, agent.start, words.conjunctions)


_PAPERS = frozenset({"document-of", "statement-text", "position"})


def _belongs(page: Page, paper: Mark, agent: Agent, words: Grammar) -> bool:
    """Whether the agent is whose paper it is: «of A» behind it, «A's» before it."""
    if 0 <= agent.start - paper.end <= _NEAR_DOCUMENT and words.spaced:
        gap = page.text[paper.end : agent.start]
        if _COMMAS.search(gap):
            return False
        return words.follows(page.text, agent.start, words.genitives) or (not words.genitives and not gap.strip())
    if 0 <= paper.start - agent.end <= 3:
        return words.is_possessive(page.simplified, agent.end)
    return False
