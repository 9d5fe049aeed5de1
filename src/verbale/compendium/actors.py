"""What the actors are called, and in which order and part they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from verbale.analysis.order import alphabetical
from verbale.compendium.words import Words

if TYPE_CHECKING:
    from verbale.gazetteer import Gazetteer

PartName = Literal["organizations", "states", "others"]
PARTS: tuple[PartName, ...] = ("organizations", "states", "others")
ORGANIZATIONS = frozenset({"organization", "organ", "mediation"})
STATES = frozenset({"state", "observer"})


class Names:
    """What actors are called in the language of the frame, and which part they belong to."""

    def __init__(self, words: Words, gazetteer: Gazetteer | None = None) -> None:
        from verbale.gazetteer import Gazetteer

        self._words = words
        self._gazetteer = gazetteer or Gazetteer.load()

    def __call__(self, code: str) -> str:
        """The name of an actor or a medium; the code itself where the gazetteer does not know it."""
        return self._gazetteer.name(code, self._words.language) if code else self._words("unknown_actor")

    def all(self, codes: Iterable[str]) -> str:
        """«A, B and C», in the order given."""
        return self._words.join([self(code) for code in codes])

    def part(self, code: str) -> PartName:
        """The part of the compendium the actor stands in."""
        actor = self._gazetteer.actor(code)
        if actor is None:
            return "others"
        return "organizations" if actor.kind in ORGANIZATIONS else "states" if actor.kind in STATES else "others"

    def ordered(self, codes: Iterable[str]) -> list[str]:
        """The codes, each once: part by part, alphabetical by name in each; the empty code last."""

        def place(code: str) -> tuple[int, bool, tuple[str, str] | bytes, str]:
            name = self(code).removeprefix(self._words("article"))
            return PARTS.index(self.part(code)), not code, alphabetical(name, language=self._words.language), code

        return sorted(set(codes), key=place)
