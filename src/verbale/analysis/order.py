"""The order in which actors are listed: organizations, then States, then entities, each by name.

Source: the compilations that Member States annex to letters, which list organizations before States.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from verbale.gazetteer import Gazetteer

PARTS = (
    ("organization", "organ", "mediation", "collective"),
    ("state", "observer"),
    ("entity",),
)
"""Kinds of actors that are listed together. Whom the gazetteer does not know comes last."""


def in_order(codes: Iterable[str], *, gazetteer: Gazetteer | None = None, language: str = "en") -> tuple[str, ...]:
    """The codes as they are listed in a language, each once."""
    known = gazetteer or Gazetteer.load()

    def place(code: str) -> tuple[int, tuple[str, str] | bytes, str]:
        return part_of(code, gazetteer=known), alphabetical(known.name(code, language), language=language), code

    return tuple(sorted(set(codes), key=place))


def part_of(code: str, *, gazetteer: Gazetteer) -> int:
    """Which of the `PARTS` the actor is listed in; their number for one the gazetteer does not know."""
    actor = gazetteer.actor(code)
    found = (part for part, kinds in enumerate(PARTS) if actor is not None and actor.kind in kinds)
    return next(found, len(PARTS))


def alphabetical(name: str, *, language: str) -> tuple[str, str] | bytes:
    """What to sort a name by. Compare only within one language.

    Letters with accents stand with those without, capitals with small ones. Chinese is in the order of GB 18030,
    whose common characters stand by pinyin; for one with several readings that is the commonest.
    """
    if language.partition("-")[0] == "zh":
        return name.encode("gb18030", errors="replace")
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), name
