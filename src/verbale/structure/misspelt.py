"""Names of persons a letter or two away from those of the gazetteer: «Lota Brandel» for Lotte Brandal.

Papers misspell names and transliterate them each in its own way. Asked only where a sentence has a verb of saying and
nobody who could be its subject: a first name as it is known, and behind it nearly the surname that goes with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from verbale.gazetteer import Gazetteer
from verbale.structure.agents import Agent

_PAIR = re.compile(r"\b([A-Z\u00c0-\u00de][^\W\d_]{2,})\s+(?=([A-Z\u00c0-\u00de][^\W\d_]{3,}))")
_ALIKE = 0.8


def nearly_named(text: str, start: int, end: int, gazetteer: Gazetteer) -> Iterator[Agent]:
    """The persons whose names stand in a span of text, Latin script, in a spelling of their own."""
    surnames = _surnames(gazetteer)
    for found in _PAIR.finditer(text, start, end):
        for surname, codes in surnames.get(_plain(found[1]), ()):
            given = _plain(found[2])
            if given[0] == surname[0] and SequenceMatcher(None, given, surname).ratio() >= _ALIKE:
                yield Agent(found.start(), found.end(2), codes[:1], person=True)
                break


@cache
def _surnames(gazetteer: Gazetteer) -> dict[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """By first name, the surnames that go with it and for whom each speaks; no accents, no capitals."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, person in gazetteer.people().items():
        words = [_plain(word) for word in name.split()]
        if len(words) > 1:
            found.setdefault(words[0], []).append((words[-1], person.codes))
    return dict(found)


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
