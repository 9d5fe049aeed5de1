"""Names of persons beside the words that say what they are: no list has them, so they are known by where they stand."""

from __future__ import annotations

import re

from verbale.model import Speaker
from verbale.structure.agents import Agent
from verbale.structure.grammar import Grammar
from verbale.structure.page import Page, Sentence, plain

_TOKEN = re.compile(r"[ \u00a0,]*([^\s,.;:!?()\[\]“”\"«»„—–]+(?:\.(?=\s+[^\W\d_a-z]))?)")
_ARABIC_NAME = re.compile(r"[\s،]*([\u0621-\u064a\u064b-\u0652]+(?: [\u0621-\u064a\u064b-\u0652]+){0,5})\s*[،,]")
_HAN_NAME = re.compile(
    r"[\s(（]*([^\s，。；：、,.;:“”‘’\"「」『』（）()《》]{2,24}(?:\s*[·•]\s*[^\s，。；：、,.;:“”‘’\"「」『』（）()《》]{1,12})*|[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,4})"
)
_MOST_WORDS = 5


def speaker(page: Page, sentence: Sentence, agent: Agent, words: Grammar, *, until: int) -> Speaker | None:
    """Who speaks, as written: the role is the agent's phrase, the name stands behind it, before it, or is it.

    `until`: where the verb begins, or the sentence ends; no name reaches beyond it.
    """
    person = next(
        (
            mark
            for mark in sentence.marks
            if mark.kind == "actor" and mark.form == "person" and agent.start <= mark.start < agent.end
        ),
        None,
    )
    role = _role(page, agent, words) if agent.is_person else None
    if person is not None:
        return Speaker(plain(page.text[person.start : person.end]), _without(role, page, person.start, person.end))
    if role is None:
        return None
    if not words.spaced or words.verb_first:
        until = next((mark.start for mark in sentence.marks if agent.end < mark.start < until), until)
    name = name_after(page, agent.end, until, words)
    if name is None and words.spaced:
        name = _name_before(page, agent.start, sentence.start)
    return Speaker(name, role)


def _role(page: Page, agent: Agent, words: Grammar) -> str:
    return plain(page.text[agent.start : agent.end])


def _without(role: str | None, page: Page, start: int, end: int) -> str | None:
    if role is None:
        return None
    bare = plain(role.replace(plain(page.text[start:end]), " ")).strip(" ,")
    return bare or None


def name_after(page: Page, start: int, until: int, words: Grammar) -> str | None:
    """The name that begins at or right behind `start`."""
    if until - start < 2:
        return None
    if words.verb_first:
        found = _ARABIC_NAME.match(page.text, start, min(until, start + 80))
        return plain(found.group(1)) if found else None
    if not words.spaced:
        if words.is_possessive(page.simplified, start):
            return None
        found = _HAN_NAME.match(page.text, start, min(until, start + 60))
        return _cut(plain(found.group(1)), words) if found else None
    taken: list[str] = []
    at = start
    while len(taken) < _MOST_WORDS:
        token = _TOKEN.match(page.text, at, until)
        if token is None or ("," in token.group(0)[: -len(token.group(1))] and taken):
            break
        word = token.group(1)
        if not word[0].isupper() and not (taken and word.lower() in words.particles):
            break
        if not (not taken and word.lower().rstrip(".") in words.honorifics):
            taken.append(word)
        at = token.end()
    while taken and taken[-1].lower() in words.particles:
        taken.pop()
    return " ".join(taken) or None


def _cut(name: str, words: Grammar) -> str | None:
    """A Chinese name without the verb or the word of place that is written on behind it."""
    ends = [at for word in words.name_ends if (at := name.find(word, 2)) > 0]
    return name[: min(ends, default=len(name))] or None


def _name_before(page: Page, end: int, start: int) -> str | None:
    """«Firstname Lastname, the ambassador…»: capitalised words before a comma."""
    before = page.text[max(start, end - 80) : end].rstrip()
    before = before.rsplit("\n", 1)[-1]
    found = re.search(r"((?:[^\W\d_][\w.'’-]*\s+){0,4}[^\W\d_][\w.'’-]*)\s*,(?:\s+[^\W\d_]{1,4})?$", before)
    if found is None:
        return None
    parts = found.group(1).split()
    kept: list[str] = []
    for part in reversed(parts):
        if not part[0].isupper():
            break
        kept.append(part)
    return " ".join(reversed(kept)) or None


def surname(name: str) -> str:
    """The part of a name that is used alone afterwards."""
    pieces = re.split(r"[\s·•]+", name.strip())
    return pieces[-1]


def is_same(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two speakers for the same body may be the same person, as far as names tell."""
    if one is None or one.name is None or other is None or other.name is None:
        return True
    return surname(one.name) == surname(other.name)
