"""Whether a sentence goes on with the words of whoever spoke before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.structure.agents import ATTITUDES, SAYINGS, Agent
from verbale.structure.grammar import Grammar
from verbale.structure.page import Line, Page, Sentence
from verbale.structure.subjects import Saying

SPEAKS = SAYINGS | {"consider", "adopt"}
TELLING = ATTITUDES | SPEAKS
_PRONOUN = re.compile(r"[^\W\d_]+")


def is_continued(page: Page, sentence: Sentence, line: Line, words: Grammar) -> bool:
    """Whether the sentence takes up the last speaker: a pronoun, or a verb of saying with no subject at all."""
    concepts = sentence.concepts()
    if not concepts & TELLING:
        return False
    head = page.simplified[sentence.start : sentence.start + 40].lstrip(' \n"“«—–-')
    if not words.spaced:
        we = "we" in concepts and sentence.start > line.start
        return head.startswith(words.pronouns) or "addition" in concepts or we
    first = _PRONOUN.findall(head.lower())[:4]
    return any(word in words.pronouns for word in first) or bool(concepts & {"addition", "we"})


def takes_up(
    page: Page,
    sentence: Sentence,
    saying: Saying | None,
    voices: Sequence[Agent],
    words: Grammar,
    quotes: Sequence[tuple[int, int]],
) -> bool:
    """Whether the sentence begins with a pronoun, or with a verb of saying that has no subject before it."""
    head = page.simplified[sentence.start : sentence.start + 24].lstrip(" \n—–-*_")
    verb = next(
        (
            mark
            for mark in sentence.marks
            if mark.kind == "concept" and mark.value in TELLING and not any(a <= mark.start < b for a, b in quotes)
        ),
        None,
    )
    if verb is None:
        return False
    first = saying.agent.start if saying is not None else sentence.end
    if any(sentence.start <= voice.start and voice.end <= verb.start for voice in voices):
        first = min(first, verb.start)  # somebody is named before the verb, even if not as its subject
    if words.spaced:
        before = _PRONOUN.findall(_unquoted(page, sentence.start, min(first, verb.start), quotes).lower())
        if len(before) <= 12 and any(word in words.pronouns for word in before):
            return True
        that = any(m.value == "that" and 0 <= m.start - verb.end <= 2 for m in sentence.marks)
        if that and first > verb.end and verb.start - sentence.start <= 2:
            return True
        headless = first > verb.end and verb.start - sentence.start <= 2 and verb.value in SPEAKS
        return headless and verb.value != "reported" and not words.verb_first
    if head.startswith(words.pronouns):
        return True
    return first >= verb.end and verb.start - sentence.start <= 8 and verb.value in SPEAKS - {"reported"}


def _unquoted(page: Page, start: int, end: int, quotes: Sequence[tuple[int, int]]) -> str:
    """What of a span stands outside quotation marks."""
    kept: list[str] = []
    for first, last in quotes:
        if first < end:
            kept.append(page.text[start : max(start, first)])
            start = max(start, last)
    kept.append(page.text[start:end])
    return " ".join(kept)


def is_quoted(sentence: Sentence, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether hardly anything of the sentence stands outside quotation marks."""
    return sum(end - start for start, end in quotes) >= (sentence.end - sentence.start) * 0.85
