"""Running text in which several speak: press reports, chronologies, the reactions section of an encyclopedia page.

One utterance runs from the sentence that reports it to the last sentence that goes on with the same speaker: in an
open quotation, with a pronoun, under the same name or for the same actor. Another speaker or a sentence of plain
narrative ends it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.model import Mark, Speaker
from verbale.structure.agents import ATTITUDES, ISSUES, SAYINGS, Agent
from verbale.structure.bodies import Bodies
from verbale.structure.continuation import TELLING, Heard, is_continued, is_pronoun_led, takes_up
from verbale.structure.grammar import grammar
from verbale.structure.hearing import Hearing, ending
from verbale.structure.holders import holder, opens
from verbale.structure.names import is_same, speaker
from verbale.structure.page import Line, Page, Sentence, trimmed
from verbale.structure.subjects import Saying, within

_LONGEST_NAME = 60
_PAUSE = 300
_TORN = 60
_GOES_ON = (";", "；", ":", "：")
_NEAR = 12
_PRONOUN = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Utterance:
    """What one voice says in a row of sentences. `first` is the sentence that reports it."""

    start: int
    end: int
    actors: tuple[str, ...]
    speaker: Speaker | None
    first: Sentence
    verb: Mark | None
    agent: Agent | None
    is_claim: bool = False
    tentative: bool = False
    scene: Sentence | None = None
    sentences: list[Sentence] = field(default_factory=list)


class Reporter:
    """Reads running text line by line and keeps who has spoken."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._bodies = Bodies(page)
        self._hearing = Hearing(page)
        self._in_list = False
        self.utterances: list[Utterance] = []
        self.unclaimed: list[Sentence] = []
        self._current: Utterance | None = None
        self._paused: Utterance | None = None
        self._subject: tuple[Agent, Sentence] | None = None
        self._unfinished = False
        self._from = 0

    def open_section(
        self, context: tuple[str, ...], *, listed: bool, host: tuple[str, ...] = (), home: tuple[str, ...] = ()
    ) -> None:
        """A heading or dateline has come between: nobody goes on.

        `context`: the actors an office without a body belongs to. `listed`: the section is a list of dated
        utterances, in which a line without a date goes on with the one before. `host`: the State it is reported from;
        `home`: that of the medium.
        """
        self._current = None
        self._hearing.quotations.close()
        self._paused = None
        self._bodies.context = context
        self._bodies.host = host
        self._bodies.home = home
        self._in_list = listed

    def skip_to(self, offset: int) -> None:
        """Nothing before the offset is anybody's words: a dateline at the head of a report."""
        self._from = offset

    def read(self, lines: Sequence[Line]) -> None:
        """Adds the utterances in these lines to `utterances`."""
        previous: Line | None = None
        for line in lines:
            if previous is not None and line.index != previous.index + 1 and self._parted(previous, line):
                self._current = None
            torn = previous is not None and not self._in_list and _is_torn(previous, line)
            previous = line
            if torn and self._current is not None:
                self._extend(self._page.sentences(line)[0])
            dated = self._in_list and any(mark.start - line.start <= 4 for mark in line.of("date"))
            if dated:
                self._current = None
            if line.block.kind == "quotation" and self._current is not None:
                for sentence in self._page.sentences(line):
                    self._extend(sentence)
                continue
            for sentence in self._page.sentences(line)[1 if torn and self._current is not None else 0 :]:
                if sentence.end <= self._from:
                    continue
                if sentence.start < self._from:
                    rest = [mark for mark in sentence.marks if mark.start >= self._from]
                    sentence = sentence._replace(start=self._from, marks=rest)
                self._take(sentence, line, go_on=self._in_list)
            if self._in_list and self._current is None and self._bodies.context and line.concepts & TELLING:
                self._by_context(line)

    def _parted(self, first: Line, second: Line) -> bool:
        """Whether a line that is no note stands between the two: a time of day, in a row of reports."""
        between = self._page.lines[first.index + 1 : second.index]
        return any(line.block.kind != "note" for line in between)

    def _by_context(self, line: Line) -> None:
        """A line of a list under an actor's name, in which no speaker could be told: it is that actor's."""
        sentences = self._page.sentences(line)
        start, end = trimmed(self._page.text, sentences[0].start, sentences[-1].end)
        actors = self._bodies.context
        self._current = Utterance(start, end, actors, None, sentences[0], None, None, sentences=list(sentences))
        self._current.tentative = not line.concepts & (ATTITUDES | SAYINGS)
        self.utterances.append(self._current)

    def _take(self, sentence: Sentence, line: Line, *, go_on: bool) -> None:
        self._weigh(sentence, line, go_on=go_on)
        if self._current is not None and self._current.actors:
            self._bodies.last = self._current.actors
        named = self._page.agents(sentence)
        words = grammar(sentence.language)
        led = bool(named) and opens(self._page.simplified, sentence, named[0], words)
        self._subject = (named[0], sentence) if led and named[0].actors and not named[0].territory else None
        self._introduce(sentence, named)
        self._bodies.learn(sentence, named, words=grammar(sentence.language))

    def _introduce(self, sentence: Sentence, named: Sequence[Agent]) -> None:
        """Keeps the names of persons in office, so that they are known where they speak by name alone."""
        words = grammar(sentence.language)
        for agent in named:
            if not agent.is_person or agent.listed:
                continue
            actors = agent.actors or self._bodies.at_home(agent)
            until = min(sentence.end, agent.end + _LONGEST_NAME)
            if actors:
                self._hearing.known.add(actors, speaker(self._page, sentence, agent, words, until=until), agent.offices)
        for mark in sentence.marks:
            if mark.kind == "actor" and mark.form == "person":
                name = self._page.text[mark.start : mark.end]
                self._hearing.known.add((mark.value,), Speaker(name, None), frozenset())

    def _weigh(self, sentence: Sentence, line: Line, *, go_on: bool) -> None:
        was_open = self._hearing.quotations.is_open
        heard = self._hearing.hear(sentence, line)
        unfinished, self._unfinished = (
            self._unfinished,
            ending(self._page, sentence) in _GOES_ON,
        )
        if self._current is not None and self._current.tentative and self._goes_back(heard):
            self._current = None  # what they did set the scene: «The envoys of A met. They said…»
        if self._current is None and self._resumes(heard):
            self._current = self._paused
            self._extend(sentence)
        elif self._current is None and self._by_antecedent(heard):
            pass
        elif self._current is not None and self._holds_the_word(heard, was_open=was_open, unfinished=unfinished):
            self._extend(sentence)
        elif heard.saying is None or not self._by_saying(heard, heard.saying):
            self._without_subject(heard, go_on=go_on)

    def _holds_the_word(self, heard: Heard, *, was_open: bool, unfinished: bool) -> bool:
        """Whether the sentence goes on with whoever is speaking, by its shape alone."""
        if (unfinished and heard.sentence.start > heard.line.start) or heard.is_quoted:
            return True
        if takes_up(self._page, heard):
            return True
        return was_open and (heard.saying is None or not heard.saying.inverted)

    def _by_saying(self, heard: Heard, saying: Saying) -> bool:
        """Takes the sentence as words of the subject of its verb; whether that could be done."""
        if saying.agent.silent:
            self._current = None
            return True
        actors = self._spoken_for(heard) or saying.agent.actors or self._body(saying.agent, heard)
        if not actors and heard.words.is_indefinite(self._page.text, saying.agent.start):
            self._current = None
            return True
        if not actors and not (saying.agent.is_person and saying.verb.value in SAYINGS):
            return False
        until = heard.sentence.end if saying.inverted else saying.verb.start
        person = self._hearing.known.named(self._page.text, saying.agent)
        person = person or speaker(self._page, heard.sentence, saying.agent, heard.words, until=until)
        self._hearing.known.add(actors, person, saying.agent.offices)
        if self._goes_on(actors, person, saying, heard.sentence):
            self._extend(heard.sentence)
            self._introduce_speaker(heard, person, saying)
        else:
            self._begin(heard.sentence, actors, person, saying)
        return True

    def _introduce_speaker(self, heard: Heard, person: Speaker | None, saying: Saying) -> None:
        """Where the words so far were a seat's («in A they saw it otherwise»), or nobody's by name, they are those of
        the one who is named now."""
        current = self._current
        if current is None or current.speaker is not None or person is None or person.name is None:
            return
        current.speaker = person
        if current.agent is not None and current.agent.metonym:
            current.scene, current.first = current.first, heard.sentence
            current.agent, current.verb = saying.agent, saying.verb

    def _spoken_for(self, heard: Heard) -> tuple[str, ...]:
        """Those on whose behalf the words are said, with who says them where both are States."""
        for mark in heard.sentence.marks:
            if mark.value != "on-behalf" or any(start <= mark.start < end for start, end in heard.quotes):
                continue
            for agent in heard.voices:
                if 0 <= agent.start - mark.end <= _NEAR and agent.actors:
                    saying = heard.saying
                    own = saying.agent.actors if saying is not None and agent.listed else ()
                    return tuple(dict.fromkeys((*own, *agent.actors)))
        return ()

    def _by_antecedent(self, heard: Heard) -> bool:
        """Takes a sentence that begins with a pronoun as words of the subject of the one before: «The envoys of A met
        on Monday. They said…»."""
        if self._subject is None or self._in_list or not self._goes_back(heard):
            return False
        agent, before = self._subject
        if agent.silent or heard.sentence.start - before.end > _NEAR or not heard.sentence.concepts() & SAYINGS:
            return False
        person = speaker(self._page, before, agent, heard.words, until=before.end)
        start, end = trimmed(self._page.text, heard.sentence.start, heard.sentence.end)
        sentences = [heard.sentence]
        self._current = Utterance(start, end, agent.actors, person, heard.sentence, None, agent, sentences=sentences)
        self._current.scene = before
        self.utterances.append(self._current)
        return True

    def _goes_back(self, heard: Heard) -> bool:
        """Whether the sentence says no more of who speaks than a pronoun, or than the verb behind a quotation."""
        if is_pronoun_led(self._page, heard):
            return True
        if heard.saying is not None or not heard.quotes or not heard.words.spaced:
            return False
        said = any(mark.value in SAYINGS and not within(mark.start, heard.quotes) for mark in heard.sentence.marks)
        return said and (heard.is_quoted or takes_up(self._page, heard))

    def _body(self, agent: Agent, heard: Heard) -> tuple[str, ...]:
        current, another = self._current, False
        speaking = current.actors if current is not None else ()
        # Capitals tell a name from what stands behind an office; scripts without them do not.
        capitals = heard.words.spaced and not heard.words.verb_first
        if capitals and current is not None and current.speaker is not None and current.speaker.name:
            until = min(heard.sentence.end, agent.end + _LONGEST_NAME)
            person = speaker(self._page, heard.sentence, agent, heard.words, until=until)
            another = not is_same(person, current.speaker)
        return self._bodies.of(
            agent, heard.sentence, heard.voices, words=heard.words, speaking=speaking, another=another
        )

    def _without_subject(self, heard: Heard, *, go_on: bool) -> None:
        if not go_on and self._current is not None and self._by_place(heard, subjects=False):
            return
        if self._current is not None and (go_on or is_continued(self._page, heard)):
            self._extend(heard.sentence)
        elif not self._by_place(heard, subjects=self._may_begin(heard)):
            self._paused = self._current or self._paused
            self._current = None
            self.unclaimed.append(heard.sentence)

    def _may_begin(self, heard: Heard) -> bool:
        """Whether a name that opens the sentence may be taken for who speaks in it."""
        current = self._current
        if self._in_list:
            return False
        if current is None or current.tentative or current.sentences[-1].end <= heard.line.start:
            return True
        # Within a paragraph only another one, and only with something a position can be about.
        others = heard.voices and heard.voices[0].actors and not set(heard.voices[0].actors) & set(current.actors)
        return bool(others and heard.sentence.concepts() & ISSUES and not self._hearing.quotations.is_open)

    def _by_place(self, heard: Heard, *, subjects: bool) -> bool:
        """Takes the sentence as a tentative utterance of whoever stands where speakers do."""
        current, sentence = self._current, heard.sentence
        found = holder(self._page.simplified, heard, subjects=subjects)
        if found is None:
            return False
        agent, is_subject = found
        actors = self._spoken_for(heard) or agent.actors or self._body(agent, heard)
        if not actors or (not subjects and current is not None and current.actors == actors):
            return False
        if current is not None and current.tentative and current.actors == actors:
            self._extend(sentence)
            return True
        start, end = trimmed(self._page.text, sentence.start, sentence.end)
        person = speaker(self._page, sentence, agent, heard.words, until=sentence.end)
        begun = Utterance(
            start,
            end,
            actors,
            person,
            sentence,
            None,
            agent,
            tentative=True,
            sentences=[sentence],
        )
        self.utterances.append(begun)
        # A State that does something need not be speaking in what follows; a person or ministry may well be.
        self._current = None if is_subject and not agent.offices else begun
        return True

    def _resumes(self, heard: Heard) -> bool:
        """Whether the sentence goes on with who spoke last, a sentence or two before."""
        paused, words = self._paused, heard.words
        if paused is None or heard.sentence.start - paused.end > _PAUSE or paused is not self.utterances[-1]:
            return False
        head = self._page.simplified[heard.sentence.start : heard.sentence.start + 24].lstrip().lower()
        first = _PRONOUN.match(head)
        if not (head.startswith(words.pronouns) if not words.spaced else first and first.group() in words.pronouns):
            return False
        return takes_up(self._page, heard)

    @staticmethod
    def _media(sentence: Sentence) -> set[str]:
        return {mark.value for mark in sentence.marks if mark.kind == "medium"}

    def _goes_on(self, actors: tuple[str, ...], person: Speaker | None, saying: Saying, sentence: Sentence) -> bool:
        current = self._current
        if current is None:
            return False
        if saying.verb.value not in SAYINGS and set(current.actors) < set(actors):
            return True
        if set(current.actors) != set(actors) or self._media(sentence) - self._media(current.first):
            return False
        if current.tentative and current.verb is None and (saying.agent.actors or saying.agent.offices):
            return False  # what they did sets the scene for what they say
        if self._media(current.first) - self._media(sentence) and current.speaker is None and person is not None:
            return False  # what one medium heard from somebody, and then a person in the words of the report itself
        if person is not None and person.name and saying.agent.offices and current.speaker is None:
            # A house has spoken, and then, elsewhere, somebody who holds an office: two utterances.
            house = current.agent is not None and bool(current.agent.offices)
            return not (house and self._is_elsewhere(saying, sentence))
        return is_same(person, current.speaker)

    def _is_elsewhere(self, saying: Saying, sentence: Sentence) -> bool:
        """Whether a paragraph, a day or a place parts the sentence from what was said before."""
        line = self._page.line_at(sentence.start)
        if line is not None and sentence.start - line.start <= 2:
            return True
        return any(
            m.kind in ("date", "place") and m.start < saying.verb.end and m.form != "region" for m in sentence.marks
        )

    def _begin(self, sentence: Sentence, actors: tuple[str, ...], person: Speaker | None, saying: Saying) -> None:
        start, end = trimmed(self._page.text, sentence.start, sentence.end)
        if saying.inverted and self._hearing.quotations.began is not None:
            start = min(start, self._hearing.quotations.began)  # it began before the sentence that says whose it is
        self._hearing.quotations.began = None
        self._current = Utterance(start, end, actors, person, sentence, saying.verb, saying.agent, sentences=[sentence])
        self._current.scene = self.unclaimed[-1] if self.unclaimed and self.unclaimed[-1].end >= start - 2 else None
        self.utterances.append(self._current)

    def _extend(self, sentence: Sentence) -> None:
        assert self._current is not None
        self._current.end = max(self._current.end, trimmed(self._page.text, sentence.start, sentence.end)[1])
        self._current.sentences.append(sentence)


def _is_torn(line: Line, following: Line) -> bool:
    """Whether a sentence was cut in two by a running head or a page's end: neither half shows where it ends."""
    bare = line.text.rstrip()
    return line.size() >= _TORN and not line.ends_a_sentence() and bare[-1:].isalnum() and following.size() >= _TORN
