"""Verbatim records: lines that begin with who takes the floor, «Ms. Holm (Norland):», «А.Хольм:», «The President:».

A speech runs from its label to the next one. Who presides has the floor only to give it to others, but for a statement
made «in the capacity of the representative of A». What is marked as a question is nobody's statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from verbale.model import Speaker
from verbale.structure.agents import Agent
from verbale.structure.grammar import grammar
from verbale.structure.page import Line, Page, Sentence, plain

_LABEL = re.compile(r"[\s*_–—-]*([^:：\n]{2,90}?)\s*[:：][*_]*\s")
_ASIDE = re.compile(r"\s*[(（][^)）]*[)）]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,3}[^\W\d_a-zа-я][^\W\d_]+(?:-[^\W\d_]+)?$")
_MOST_WORDS = 6
_FEWEST = 3


@dataclass(slots=True)
class Speech:
    """What one speaker says from taking the floor to giving it up. `actors`: empty where the record does not say."""

    actors: tuple[str, ...]
    speaker: Speaker | None
    lines: list[Line] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end


@dataclass(frozen=True, slots=True)
class _Floor:
    """Who takes the floor at the head of a line. `named`: by a label that can be nothing else; `mute`: who presides,
    who asks."""

    actors: tuple[str, ...] = ()
    speaker: Speaker | None = None
    named: bool = False
    mute: bool = False


def speeches(page: Page) -> list[Speech]:
    """The speeches of a verbatim record, in order; none where the document is no such record."""
    heads = [(line, _floor(page, line)) for line in page.lines if line.block.kind != "note"]
    taken = [floor for _, floor in heads if floor is not None]
    if len(taken) < _FEWEST or sum(floor.named for floor in taken) < _FEWEST:
        return []
    found: list[Speech] = []
    current: Speech | None = None
    presiding = False
    for line, floor in heads:
        if floor is not None:
            presiding = floor.mute
            current = None if floor.mute else Speech(floor.actors, floor.speaker)
            if current is not None:
                found.append(current)
        elif presiding and "in-capacity" in line.concepts:
            actors = next((agent.actors for s in page.sentences(line) for agent in page.agents(s) if agent.actors), ())
            current = Speech(actors, None)
            found.append(current)
            presiding = False
        elif current is not None and "presiding" in line.concepts:
            current, presiding = None, True
        if current is not None and (line.ends_a_sentence() or not current.lines):
            current.lines.append(line)
    return [speech for speech in found if speech.lines]


def _floor(page: Page, line: Line) -> _Floor | None:
    """Who takes the floor in a line, by the label it begins with; None where it begins with none."""
    found = _LABEL.match(line.text)
    if found is None:
        return None
    words = grammar(line.block.language)
    label = _ASIDE.sub("", found.group(1)).strip(" *_")
    cut = line.start + found.end(1)
    if label.lower() in words.questions or label.lower() in words.chairs:
        return _Floor(mute=True)
    if len(label.split()) > _MOST_WORDS:
        return None
    marks = [mark for mark in line.marks if mark.end <= cut]
    if "(" in found.group(1):
        return _with_body(page, line, label)
    if _INITIALS.match(label):
        known = next((mark.value for mark in marks if mark.kind == "actor" and mark.form == "person"), None)
        return _Floor((known,) if known else (), Speaker(label, None), named=True)
    return None


def _with_body(page: Page, line: Line, label: str) -> _Floor | None:
    """«NAME (BODY):»: the body stands alone in the first brackets."""
    open_, close = line.text.find("("), line.text.find(")")
    within = [mark for mark in line.marks if line.start + open_ < mark.start and mark.end <= line.start + close]
    sentence = Sentence(line.start + open_ + 1, line.start + close, line.block.language, within)
    named: list[Agent] = page.agents(sentence)
    if len(named) != 1 or not named[0].actors or named[0].metonym:
        return None
    if named[0].end - named[0].start < (close - open_ - 1) * 0.6:
        return None
    return _Floor(named[0].actors, Speaker(plain(label), None), named=True)
