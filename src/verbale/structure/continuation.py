"""Whether a sentence goes on with the words of whoever spoke before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.model import Mark
from verbale.structure.agents import ATTITUDES, SAYINGS, Agent
from verbale.structure.grammar import Grammar
from verbale.structure.page import Line, Page, Sentence
from verbale.structure.subjects import TOLD, Saying

SPEAKS = SAYINGS | {"consider", "adopt"}
TELLING = ATTITUDES | SPEAKS
_PRONOUN = re.compile(r"[^\W\d_]+")
_HEAD = 24
_MOST_WORDS = 12
_BESIDE = 12
_FEW_WORDS = 4
_PAPERS = frozenset({"communique", "declaration-text", "joint-statement", "letter", "press-release", "statement-text"})
_SAME = frozenset({"same-position", "align"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence of running text with what was found in it.

    `quotes`: its quotations; `voices`: the agents in it, persons known by name included; `saying`: what is said in it
    and by whom, outside its quotations.
    """

    sentence: Sentence
    line: Line
    words: Grammar
    quotes: Sequence[tuple[int, int]]
    voices: Sequence[Agent]
    saying: Saying | None

    @property
    def is_quoted(self) -> bool:
        """Whether hardly anything of the sentence stands outside quotation marks."""
        return sum(end - start for start, end in self.quotes) >= (self.sentence.end - self.sentence.start) * 0.85

    @property
    def says_the_same(self) -> bool:
        """Whether it tells who holds what somebody else has just said."""
        return bool(self.sentence.concepts() & _SAME)


def is_continued(page: Page, heard: Heard) -> bool:
    """Whether the sentence takes up the last speaker: a pronoun, or a verb of saying with no subject at all."""
    sentence, words = heard.sentence, heard.words
    concepts = sentence.concepts()
    if not concepts & TELLING:
        return False
    head = page.simplified[sentence.start : sentence.start + 40].lstrip(' \n"“«—–-')
    if not words.spaced:
        we = "we" in concepts and sentence.start > heard.line.start
        return head.startswith(words.pronouns) or "addition" in concepts or we
    first = _PRONOUN.findall(head.lower())[:4]
    if any(word in words.pronouns for word in first) or "addition" in concepts:
        return True
    return "we" in concepts and (sentence.start > heard.line.start or bool(heard.quotes))


def takes_up(page: Page, heard: Heard) -> bool:
    """Whether the sentence begins with a pronoun, or with a verb of saying that has no subject before it."""
    sentence, words, saying = heard.sentence, heard.words, heard.saying
    head = page.simplified[sentence.start : sentence.start + _HEAD].lstrip(" \n—–-*_")
    verb = next(
        (
            mark
            for mark in sentence.marks
            if mark.kind == "concept"
            and mark.value in TELLING
            and not any(a <= mark.start < b for a, b in heard.quotes)
        ),
        None,
    )
    if any(m.value == TOLD and not any(a <= m.start < b for a, b in heard.quotes) for m in sentence.marks):
        return True
    if verb is None or _has_own_subject(page, heard, verb.start):
        return False
    if _paper_speaks(page, heard, verb):
        return True
    first = saying.agent.start if saying is not None else sentence.end
    if any(sentence.start <= voice.start and voice.end <= verb.start for voice in heard.voices):
        first = min(first, verb.start)  # somebody is named before the verb, even if not as its subject
    if words.spaced:
        before = _PRONOUN.findall(_unquoted(page, sentence.start, min(first, verb.start), heard.quotes).lower())
        if len(before) <= _MOST_WORDS and any(word in words.pronouns for word in before):
            return True
        that = any(m.value == "that" and 0 <= m.start - verb.end <= 2 for m in sentence.marks)
        if that and first > verb.end and verb.start - sentence.start <= 2:
            return True
        headless = first > verb.end and verb.start - sentence.start <= 2 and verb.value in SPEAKS
        if headless and words.active_endings and page.text[verb.start : verb.end].endswith(words.active_endings):
            return False
        if headless and saying is not None and not saying.inverted and "," in page.text[verb.end : saying.agent.start]:
            return False  # «Speaking to reporters, A said…»
        return headless and verb.value != "reported" and not words.verb_first
    if head.startswith(words.pronouns):
        return True
    return first >= verb.end and verb.start - sentence.start <= 8 and verb.value in SPEAKS - {"reported"}


def is_pronoun_led(page: Page, heard: Heard) -> bool:
    """Whether a pronoun is the subject of the first verb outside quotations: «they said», «…», they said."""
    verb = next(
        (
            mark
            for mark in heard.sentence.marks
            if mark.value in TELLING and not any(a <= mark.start < b for a, b in heard.quotes)
        ),
        None,
    )
    if verb is None or any(heard.sentence.start <= voice.start < verb.start for voice in _outside(heard)):
        return False
    before = _PRONOUN.findall(_unquoted(page, heard.sentence.start, verb.start, heard.quotes).lower())
    if not heard.words.spaced:
        head = page.simplified[heard.sentence.start : verb.start].lstrip()
        return head.startswith(heard.words.pronouns)
    return 1 <= len(before) <= _FEW_WORDS and before[0] in heard.words.pronouns


def _outside(heard: Heard) -> list[Agent]:
    return [a for a in heard.voices if not any(start <= a.start < end for start, end in heard.quotes)]


def _paper_speaks(page: Page, heard: Heard, verb: Mark) -> bool:
    """Whether the paper spoken through is the subject: «…», the statement said; «it says in the communiqué»."""
    if verb.value not in SPEAKS or any(
        not voice.mute and voice.start < verb.start and not any(a <= voice.start < b for a, b in heard.quotes)
        for voice in heard.voices
    ):
        return False
    for mark in heard.sentence.marks:
        if mark.kind == "concept" and mark.value in _PAPERS and not verb.start <= mark.start < verb.end:
            gap = page.text[verb.end : mark.start] if mark.start >= verb.end else page.text[mark.end : verb.start]
            if len(_PRONOUN.findall(gap)) <= 1 and len(gap) <= _BESIDE:
                return True
    return False


def _has_own_subject(page: Page, heard: Heard, verb: int) -> bool:
    """Whether somebody is named whom a pronoun in the sentence would go back to: behind its first verb, where verbs
    come first, or as the one it is about («as for A, it said…», «in A, they say»)."""
    saying, words, sentence = heard.saying, heard.words, heard.sentence
    if words.spaced and saying is not None and saying.inverted and saying.verb.start == verb:
        return True
    for voice in heard.voices:
        if voice.start > verb or not voice.actors:
            break
        if words.is_viewpoint(page.simplified, sentence.start, voice.start):
            return True
        if voice.metonym and words.is_seat(page.simplified, sentence.start, voice.start, voice.end):
            return True
    return False


def _unquoted(page: Page, start: int, end: int, quotes: Sequence[tuple[int, int]]) -> str:
    """What of a span stands outside quotation marks."""
    kept: list[str] = []
    for first, last in quotes:
        if first < end:
            kept.append(page.text[start : max(start, first)])
            start = max(start, last)
    kept.append(page.text[start:end])
    return " ".join(kept)
