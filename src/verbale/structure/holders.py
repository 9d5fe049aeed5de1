"""Whose words a sentence holds where no known verb of saying shows it: by where a name stands.

Reporters have more verbs than any list: «…», growled A; for A, the vote is void; A: the vote is void; A will have none
of it. What all of them have in common is the place of the name: behind a closing quotation, behind the last comma,
behind a word of viewpoint, before a colon, or first in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.structure.agents import Agent
from verbale.structure.continuation import Heard
from verbale.structure.grammar import Grammar
from verbale.structure.page import Sentence

_WORD = re.compile(r"[^\W\d_]+")
_COMMA = re.compile(r"[,،，—–]")
_COLON = re.compile(r"\s?[:：]")
_STOP = re.compile(r"[.;:!?。；：！？؟]")
_NUMBER = re.compile(r"\W*(?:\d{1,2}\s?[:h.]\s?\d{2}\s*[—–-]+\s*|(?:\d{1,3}|[a-z])[.):、]\s*)?", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,،，:：;(（«“\"—–-]")
_TAIL = 90
_TAIL_HAN = 20
_BEHIND_QUOTE = 60
_BEHIND_BEHALF = 12
_WORDS_BEFORE = 4
_HEAD = 110
_HEAD_HAN = 40
_SHORT_HEAD = 3


def holder(text: str, heard: Heard, *, subjects: bool = True) -> tuple[Agent, bool] | None:
    """The agent whose words the sentence holds, by its place alone, and whether it is but the subject of the sentence;
    None where no place is telling. Names in quotations are not asked.

    `subjects`: whether a name may be taken for the one who speaks because it opens the sentence.
    """
    sentence, words, quotes = heard.sentence, heard.words, heard.quotes
    outside = [a for a in heard.voices if not a.silent and not any(start <= a.start < end for start, end in quotes)]
    if not outside:
        return None
    for mark in sentence.marks:
        if mark.value == "on-behalf" and not any(start <= mark.start < end for start, end in quotes):
            named = next((a for a in outside if a.actors and 0 <= a.start - mark.end <= _BEHIND_BEHALF), None)
            if named is not None:
                return named, False
    if heard.says_the_same and (alike := _alike(outside)) is not None:
        return alike, False
    for rule in (
        _behind_quotation,
        _in_the_view,
        _in_the_seat,
        _before_colon,
        _in_tail,
    ):
        found = rule(text, sentence, outside, words, quotes)
        if found is not None:
            return found, False
    # A line without a stop is a heading: it tells of something, and nobody says it.
    first = _first(text, sentence, outside, words) if subjects and heard.line.ends_a_sentence() else None
    return (first, True) if first is not None else None


def _alike(voices: Sequence[Agent]) -> Agent | None:
    """«A and B took the same view»: the only one named, where somebody is said to hold what was told before."""
    named = [agent for agent in voices if agent.actors and not agent.territory]
    return named[0] if len(named) == 1 else None


_Quotes = Sequence[tuple[int, int]]


def _behind_quotation(
    text: str, sentence: Sentence, voices: Sequence[Agent], words: Grammar, quotes: _Quotes
) -> Agent | None:
    """«…», growled A at the meeting."""
    for _, end in quotes:
        for agent in voices:
            if not 0 <= agent.start - end <= _BEHIND_QUOTE or (agent.territory and not agent.offices):
                continue
            if _STOP.search(text, end, agent.start):
                break
            if _few_words(text, end, agent.start, words) and _may_speak(text, agent, words):
                return agent
    return None


def _few_words(text: str, start: int, end: int, words: Grammar) -> bool:
    """Whether hardly more than a verb and a name in capitals stand in a span."""
    found = [word for word in _WORD.findall(text[start:end]) if word.lower() not in words.articles]
    return len([word for word in found if word[0].islower() or not words.spaced]) <= _WORDS_BEFORE


def _in_the_view(
    text: str, sentence: Sentence, voices: Sequence[Agent], words: Grammar, quotes: _Quotes
) -> Agent | None:
    """«For A, the vote is void», «the vote is, in the opinion of A, void»."""
    for agent in voices:
        if agent.collective or not words.is_viewpoint(text, sentence.start, agent.start):
            continue
        behind = text[agent.end : agent.end + 40]
        led = agent.start - sentence.start <= _HEAD // 2 or not words.spaced
        if led or _CLAUSE_END.search(behind) or agent.end >= sentence.end - 2:
            return agent
    return None


def _in_the_seat(
    text: str,
    sentence: Sentence,
    voices: Sequence[Agent],
    words: Grammar,
    quotes: _Quotes,
) -> Agent | None:
    """«In A, they say the vote is void»."""
    for agent in voices[:2]:
        if agent.metonym and words.is_seat(text, sentence.start, agent.start, agent.end):
            return agent
    return None


def _before_colon(
    text: str, sentence: Sentence, voices: Sequence[Agent], words: Grammar, quotes: _Quotes
) -> Agent | None:
    """«A: the vote is void», «A does not mince words: “…”»."""
    found = _COLON.search(text, sentence.start, min(sentence.end, sentence.start + _HEAD))
    if found is None or text[found.end() : sentence.end].strip() == "":
        return None
    before = [a for a in voices if a.end <= found.start() and not a.collective]
    if not before:
        return None
    if found.start() - before[-1].end <= 1 and opens(text, sentence, before[-1], words):
        return before[-1]
    named = [a for a in before if not a.territory and _may_speak(text, a, words)]
    opened = any(found.end() <= start <= found.end() + 2 for start, _ in quotes)
    return named[0] if named and (opened or opens(text, sentence, named[0], words)) else None


def _in_tail(text: str, sentence: Sentence, voices: Sequence[Agent], words: Grammar, quotes: _Quotes) -> Agent | None:
    """«The vote is void, as they see it in A.»: behind the last comma, with a few words before it."""
    commas = [found.end() for found in _COMMA.finditer(text, sentence.start, sentence.end)]
    reach = _TAIL if words.spaced else _TAIL_HAN
    for cut in reversed(commas[-3:]):
        if sentence.end - cut > reach:
            return None
        tail = [a for a in voices if a.start >= cut]
        if not tail:
            continue
        agent = tail[0]
        if agent.territory and not agent.offices:
            continue
        between = [word for word in _WORD.findall(text.lower(), cut, agent.start) if word not in words.articles]
        led = 1 <= len(between) <= _WORDS_BEFORE and between[0] not in words.relatives
        if led and between[0] not in words.prepositions and _may_speak(text, agent, words):
            return agent
    return None


def _first(text: str, sentence: Sentence, voices: Sequence[Agent], words: Grammar) -> Agent | None:
    """«A will have none of it»: the name opens its sentence, or stands behind the verb that does."""
    agent = voices[0]
    if agent.collective or (agent.territory and not agent.offices) or words.is_possessive(text, agent.end):
        return None
    if not opens(text, sentence, agent, words):
        return None
    behind = text[agent.end : agent.end + 2].lstrip()
    return None if behind[:1] in (".", "?", "؟", "？") else agent


def opens(text: str, sentence: Sentence, agent: Agent, words: Grammar) -> bool:
    """Whether nothing but a number, an article and, where verbs come first, a verb stands before the agent."""
    found = _NUMBER.match(text, sentence.start, agent.start)
    start = found.end() if found else sentence.start
    if _STOP.search(text, start, agent.start):
        return False
    if not words.spaced:
        return agent.start - start <= 1
    head = [w for w in _WORD.findall(text[start : agent.start].lower()) if w not in words.articles]
    if not head:
        return True
    if words.verb_first:
        return len(head) == 1 and head[0] not in words.prepositions
    return len(head) == 1 and head[0] in words.connectives


def _may_speak(text: str, agent: Agent, words: Grammar) -> bool:
    """Whether no preposition makes the agent a place or an object; of a seat it may («they say in A»)."""
    if not words.follows(text, agent.start, words.prepositions):
        return True
    return words.follows(text, agent.start, words.locatives) and (agent.metonym or bool(agent.offices))
