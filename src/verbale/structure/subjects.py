"""Which agent does the saying in a sentence: the subject of its verbs of saying, attitude and decision.

There is no parser here. The subject is the nearest agent before the verb that nothing makes an object, a place or a
modifier (a preposition before it, a verb right before it, a possessive behind it); behind the verb it is looked for
where a quotation has just closed («…», said X), and in languages that put the verb first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from verbale.model import Mark
from verbale.structure.agents import (
    ATTITUDES,
    ISSUES,
    PREDICATES,
    SAYINGS,
    Agent,
    agents,
)
from verbale.structure.grammar import Grammar
from verbale.structure.page import Sentence

_AFTER_QUOTATION = re.compile(r'[”"»’」』“][\s,，.،—–-]*(?:[^\W\d_]{1,3}\s+)?$')
_CLAUSE_STARTS = ',，;；:：。.—–-“”"«»「『(（、\n*_'
_PAPERS = frozenset({"document-of", "resolutions"})
_NOUNS = frozenset({
    "communique", "declaration-text", "issues-statement", "joint-statement", "letter", "press-release",
    "statement-text",
})  # fmt: skip
_SETTINGS = frozenset({"issues-statement", "post"})
TOLD = "as-told"
"""The concept of phrases such as «in his words»: who has the word goes on, whoever else is named."""
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"^\s*[,،(（—–][^,،()（）—–]{1,90}[,،)）—–]")
_SEAT = 60
_BEHIND = 24
_BEHIND_QUOTATION = 48
_BEFORE = 140
_BEFORE_HAN = 80
_CLOSE = 24
_CLOSE_HAN = 3
_STOPS = re.compile(r"[.;:!?“”«»\"。；：]")
_CLAUSE_ENDS = re.compile(r"[，。；：,;.]")
_QUOTED = 90
_MAY_PRECEDE = SAYINGS | {"condemn", "oppose", "reaffirm", "regret", "reject", "support", "welcome", "concern"}


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb with the agent that is its subject. `inverted`: the agent stands behind it."""

    agent: Agent
    verb: Mark
    inverted: bool = False
    passive: bool = False


def quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans between quotation marks, nested ones as one; a quotation that is not closed runs to the end."""
    spans: list[tuple[int, int]] = []
    depth, opened = 0, start
    for found in _QUOTES.finditer(text, start, end):
        mark = found.group()
        opens = mark in _OPEN or (mark == '"' and depth == 0)
        if opens:
            if depth == 0:
                opened = found.start()
            depth = 1 if mark == '"' else depth + 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((opened, found.end()))
    if depth:
        spans.append((opened, end))
    return spans


_OPEN = "“«「『„"
_QUOTES = re.compile(r"[“”«»「」『』„\"]")


def sayings(
    text: str,
    sentence: Sentence,
    words: Grammar,
    *,
    skip: Sequence[tuple[int, int]] = (),
    found: list[Agent] | None = None,
    first: Collection[str] = SAYINGS,
) -> Iterator[Saying]:
    """Every verb outside the `skip` spans whose subject can be told, in the order of the verbs.

    `found`: the agents of the sentence, where the caller has them already. `first`: of what the same words may
    express, the concepts that count first.
    """
    verbs = [
        mark
        for mark in sentence.marks
        if mark.kind == "concept" and mark.value in PREDICATES and not within(mark.start, skip)
    ]
    if not verbs:
        return
    nouns = [(mark.start, mark.end) for mark in sentence.marks if mark.kind == "concept" and mark.value in _NOUNS]
    if nouns and words.spaced:
        # «Statement» is what is said, not the saying.
        verbs = [mark for mark in verbs if mark.value != "declare" or not within(mark.start, nouns)]
    told = [(mark.start, mark.end) for mark in sentence.marks if mark.value == TOLD]
    if told:
        verbs = [mark for mark in verbs if not within(mark.start, told)]
    # The same words may both say something and take a side.
    verbs.sort(key=lambda mark: (mark.start, mark.value not in first))
    voices = [
        agent for agent in (found if found is not None else agents(text, sentence.marks, words))
        if not within(agent.start, skip)
    ]  # fmt: skip
    if not voices:
        return
    seen: set[int] = set()
    for verb in verbs:
        if verb.start in seen:
            continue
        # The same words may stand for several concepts; the first that has a subject counts.
        saying = _subject(text, sentence, verb, voices, verbs, words)
        if saying is not None:
            seen.add(verb.start)
            yield saying


def within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    # A plain loop: it is asked of every mark, and there is mostly no span.
    for start, end in spans:  # noqa: SIM110
        if start <= offset < end:
            return True
    return False


def _subject(
    text: str, sentence: Sentence, verb: Mark, voices: Sequence[Agent], verbs: Sequence[Mark], words: Grammar
) -> Saying | None:
    passive = is_passive(text, verb, words)
    if passive:
        doer = _doer(text, verb, voices, words)
        return Saying(doer, verb, inverted=True, passive=True) if doer is not None else None
    inverted = _behind(text, sentence, verb, voices, words)
    if inverted is not None and (words.verb_first or _closes_quotation(text, verb.start)):
        return Saying(inverted, verb, inverted=True)
    before = _before(text, sentence, verb, voices, verbs, words)
    if before is not None:
        return Saying(before, verb)
    if inverted is not None and words.free_order and verb.value in _MAY_PRECEDE:
        return Saying(inverted, verb, inverted=True)
    if verb.value == "reported":
        quoted = next((agent for agent in voices if 0 <= agent.start - verb.end <= _QUOTED), None)
        return Saying(quoted, verb, inverted=True) if quoted is not None else None
    return None


def is_passive(text: str, verb: Mark, words: Grammar) -> bool:
    if verb.value not in ATTITUDES or verb.value in ("concern", "commit"):
        return False
    if not words.spaced:
        clause = _CLAUSE_ENDS.split(text[max(0, verb.start - 40) : verb.start])[-1]
        return any(word in clause for word in words.passives)
    if words.active_endings and text[verb.start : verb.end].partition(" ")[0].endswith(words.active_endings):
        return False
    clause = _CLAUSE_ENDS.split(text[max(0, verb.start - 40) : verb.start].lower())[-1]
    before = _WORD.findall(clause)[-3:]
    for word in reversed(before):  # «was strongly condemned», «is not recognised»
        if word in words.passives:
            return True
        if word in words.pronouns or word in words.prepositions:
            return False
    return False


def _doer(text: str, verb: Mark, voices: Sequence[Agent], words: Grammar) -> Agent | None:
    """The agent a passive names: «recognised by A», «未被A承认»."""
    for agent in voices:
        if words.spaced:
            gap = text[verb.end : agent.start]
            if 0 <= agent.start - verb.end <= 120 and _names_doer(gap, words):
                return agent
        elif 0 <= verb.start - agent.end <= 24 and words.follows(text, agent.start, words.passives):
            return agent
    return None


def _names_doer(gap: str, words: Grammar) -> bool:
    """Whether what stands between a passive and an agent leads to who did it: «… as a State by any of the …»."""
    if "," in gap:
        return False
    return any(word in f" {gap.lower()} " for word in (f" {by} " for by in words.agents))


def _behind(text: str, sentence: Sentence, verb: Mark, voices: Sequence[Agent], words: Grammar) -> Agent | None:
    following = [agent for agent in voices if agent.start >= verb.end]
    if not following:
        return None
    quoted = _closes_quotation(text, verb.start)
    for agent in following:
        # An Arabic name may begin behind its article, which is written together with it.
        near = text.rfind(" ", verb.end, agent.start) if words.verb_first else agent.start
        if agent.mute and any(0 < other.start - agent.end <= _BEHIND for other in voices):
            continue  # those who are told
        if agent.start - verb.end > (_BEHIND_QUOTATION if quoted else _BEHIND):
            return None
        lead = text[verb.end : max(near, verb.end)]
        if words.distributives and lead.strip().endswith(words.distributives):
            return agent  # «each of A, B and C»
        between = [w for w in _WORD.findall(lead) if w.lower() not in words.articles]
        if len(between) > (0 if words.verb_first else 5 if quoted else 1) or _STOPS.search(text, verb.end, agent.start):
            return None
        if words.follows(text, agent.start, words.prepositions):
            return None
        return agent
    return None


def _closes_quotation(text: str, start: int) -> bool:
    # An auxiliary may stand between: «…», a déclaré X.
    return bool(_AFTER_QUOTATION.search(text, max(0, start - 14), start))


def _before(
    text: str, sentence: Sentence, verb: Mark, voices: Sequence[Agent], verbs: Sequence[Mark], words: Grammar
) -> Agent | None:
    """The nearest agent before the verb that can be its subject."""
    reach = _BEFORE if words.spaced else _BEFORE_HAN
    fallback: Agent | None = None
    nearest: Agent | None = None
    before: Agent | None = None
    for agent in reversed(voices):
        if agent.end > verb.start:
            continue
        if verb.start - agent.end > reach:
            break
        if (
            words.is_possessive(text, agent.end)
            or _is_modifier(agent, sentence)
            or _is_object(text, agent, verbs, words)
        ):
            continue
        land = agent.territory or agent.metonym
        if words.follows(text, agent.start, words.prepositions):
            if not _qualifies(agent, voices) and _speaks_from(text, agent, verb, sentence, words):
                return agent
            if fallback is None and not land and _heads_clause(text, agent, sentence, words):
                fallback = agent
            continue
        if land and not _is_close(text, agent, verb, words):
            continue
        if _begins_clause(text, agent, sentence, words):
            return agent
        if not words.verb_first:
            before = agent if nearest is not None and before is None else before
            nearest = nearest or agent
    if nearest is not None and before is not None and _is_aside(text, before, nearest, verb):
        return before
    return nearest or fallback


def _is_aside(text: str, before: Agent, agent: Agent, verb: Mark) -> bool:
    """Whether commas enclose the agent behind another: «the co-chairs, representing A and B, said»."""
    return text[before.end : before.end + 1] == "," and text[agent.end : verb.start].lstrip()[:1] == ","


def _qualifies(seat: Agent, voices: Sequence[Agent]) -> bool:
    """Whether the words only say where somebody else sits: «a source in one of the delegations»."""
    return any(voice.silent and 0 <= seat.start - voice.end <= _CLOSE for voice in voices)


def _speaks_from(text: str, seat: Agent, verb: Mark, sentence: Sentence, words: Grammar) -> bool:
    """Whether a house or seat behind a word of place does the saying: «in the Kremlin they said», «in A, they hold»."""
    if not words.follows(text, seat.start, words.locatives):
        return False
    gap = text[seat.end : verb.start]
    if seat.offices and len(gap) <= 2:
        return True
    if (
        not words.impersonal
        or seat.territory
        or not text[verb.start : verb.end].split()[0].endswith(words.plural_endings)
    ):
        return False
    # Nothing the verb could be about stands before the seat, and nobody who could be its subject behind it.
    if any(mark.start < seat.start and (mark.kind == "actor" or mark.value in ISSUES) for mark in sentence.marks):
        return False
    if any(mark.kind == "actor" and seat.end <= mark.start < verb.start for mark in sentence.marks):
        return False
    gap = _ASIDE.sub("", gap)
    return len(gap) <= _SEAT and not _CLAUSE_ENDS.search(gap)


def _is_modifier(agent: Agent, sentence: Sentence) -> bool:
    """Whether the name only says whose paper the next word is, or is part of a treaty's title."""
    end = agent.end
    for mark in sentence.marks:
        if mark.start > end + 1:
            break  # marks are in order
        if mark.kind == "citation":
            if mark.start <= agent.start and mark.end > end + 1:
                return True
        elif mark.start >= end and mark.kind == "concept" and mark.value in _PAPERS:
            return True
    return False


def _heads_clause(text: str, agent: Agent, sentence: Sentence, words: Grammar) -> bool:
    """«The office of A», «Members of A»: the agent ends a short phrase that begins its sentence."""
    if not words.spaced or agent.start - sentence.start > 40:
        return False
    head = text[sentence.start : agent.start]
    found = [word.lower() for word in _WORD.findall(head) if word.lower() not in words.articles]
    return len(found) == 2 and found[1] in words.genitives and found[0] not in words.prepositions


def _is_close(text: str, agent: Agent, verb: Mark, words: Grammar) -> bool:
    gap = _ASIDE.sub("", text[agent.end : verb.start])
    return len(gap) <= (_CLOSE if words.spaced else _CLOSE_HAN) and not _CLAUSE_ENDS.search(gap)


def _begins_clause(text: str, agent: Agent, sentence: Sentence, words: Grammar) -> bool:
    """Whether the agent stands where subjects do: first in its sentence, behind a comma or behind a date."""
    head = text[max(sentence.start, agent.start - 24) : agent.start].rstrip()
    while words.spaced and head.rpartition(" ")[2].lower().rstrip("'’") in words.articles and head.strip():
        head = head.rpartition(" ")[0].rstrip()
    if not head or head[-1] in _CLAUSE_STARTS:
        return True
    if words.verb_first and len(_WORD.findall(text, sentence.start, agent.start)) == 1:
        return True
    if words.topicalizers and head.rpartition(" ")[2] in words.topicalizers:
        return True
    gap = 2 if words.spaced else 0
    return any(0 <= agent.start - mark.end <= gap for mark in sentence.marks if mark.kind == "date")


def _is_object(text: str, agent: Agent, verbs: Sequence[Mark], words: Grammar) -> bool:
    """Whether a verb stands right before the agent, and so has it for its object."""
    if words.verb_first:
        return False
    for verb in verbs:
        if verb.value not in _SETTINGS and verb.end <= agent.start <= verb.end + 8:
            gap = text[verb.end : agent.start].strip().lower()
            if not gap or gap in words.articles:
                return True
    return False
