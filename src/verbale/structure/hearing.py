"""What is heard in a sentence of running text: who is named, what is said, and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verbale.structure.agents import ISSUES, SAYINGS, Agent
from verbale.structure.continuation import SPEAKS, TELLING, Heard
from verbale.structure.grammar import Grammar, grammar
from verbale.structure.known import Known
from verbale.structure.misspelt import nearly_named
from verbale.structure.page import Line, Page, Sentence
from verbale.structure.quotations import Quotations
from verbale.structure.subjects import Saying, sayings, within

_STRONG = frozenset({"call", "condemn", "demand", "deplore", "recognise", "regret", "reject", "welcome"})
_PASSIVES = frozenset({"condemn", "recognise", "reject", "support", "welcome"})
_ASKS = ("?", "？", "؟")
_COMMA = re.compile(r"[,，、]")
_BESIDE = 30
Span = tuple[int, int]


def ending(page: Page, sentence: Sentence) -> str:
    """The character a sentence ends with."""
    return page.text[sentence.start : sentence.end].rstrip()[-1:] or " "


class Hearing:
    """Hears a text sentence by sentence. `known`: the persons named so far; `quotations`: what is open."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.known = Known()
        self.quotations = Quotations(page)

    def hear(self, sentence: Sentence, line: Line) -> Heard:
        """The sentence with what is in it; sentences are to be given in the order of the text."""
        words = grammar(sentence.language)
        quotes = self.quotations.of(sentence)
        voices = self._page.agents(sentence)
        taken = [(agent.start, agent.end) for agent in voices]
        extra = [
            agent
            for agent in self.known.agents(self._page.text, sentence)
            if not any(start < agent.end and agent.start < end for start, end in taken)
        ]
        if extra:
            voices = sorted([*voices, *extra], key=lambda agent: agent.start)
        asks = not quotes and ending(self._page, sentence) in _ASKS  # who asks takes no side
        saying = None if asks else self._saying(sentence, voices, words, quotes)
        if saying is None and not asks and words.spaced and sentence.concepts() & SAYINGS:
            misspelt = nearly_named(self._page.text, sentence.start, sentence.end, self._page.gazetteer)
            more = [agent for agent in misspelt if not within(agent.start, quotes)]
            if more:
                voices = sorted([*voices, *more], key=lambda agent: agent.start)
                saying = self._saying(sentence, voices, words, quotes)
        if saying is not None and saying.agent.actors and not saying.agent.silent:
            saying = self._jointly(saying, sentence, voices, words, quotes)
        return Heard(sentence, line, words, quotes, voices, saying)

    def _saying(
        self,
        sentence: Sentence,
        voices: list[Agent],
        words: Grammar,
        quotes: Sequence[tuple[int, int]],
    ) -> Saying | None:
        """The first verb outside quotations by which somebody takes the word; a medium's only where there is none."""
        text = self._page.simplified
        quoted, about = None, sentence.concepts()
        for saying in sayings(text, sentence, words, skip=quotes, found=voices):
            if saying.verb.value not in TELLING or (saying.passive and saying.verb.value not in _PASSIVES):
                continue
            if saying.verb.value not in SPEAKS | _STRONG and not about & ISSUES:
                continue
            if words.afterwards and self._sets_the_scene(saying, sentence, words):
                continue
            if saying.verb.value == "reported":
                quoted = quoted or saying
            elif saying.agent.actors or saying.agent.offices or saying.agent.mute:
                return saying
        return quoted

    def _jointly(
        self, saying: Saying, sentence: Sentence, voices: Sequence[Agent], words: Grammar, quotes: Sequence[Span]
    ) -> Saying:
        """The saying with those who join in a statement: «A said in a joint statement with B», «A与B发表联合声明»."""
        joint = next((m for m in sentence.marks if m.value == "joint-statement" and not within(m.start, quotes)), None)
        if joint is None:
            return saying
        more = [
            code
            for voice in voices
            if voice.actors
            and not (voice.metonym or voice.silent)
            and (voice.start < joint.start if not words.spaced else abs(voice.start - joint.end) <= _BESIDE)
            and words.follows(self._page.simplified, voice.start, words.companions)
            for code in voice.actors
        ]
        agent = saying.agent._replace(actors=tuple(dict.fromkeys((*saying.agent.actors, *more))))
        return replace(saying, agent=agent)

    def _sets_the_scene(self, saying: Saying, sentence: Sentence, words: Grammar) -> bool:
        """«After A recognised B, …» where the word for «after» ends the clause."""
        clause = _COMMA.split(self._page.simplified[saying.verb.end : sentence.end], maxsplit=1)
        return len(clause) > 1 and clause[0].rstrip().endswith(words.afterwards)
