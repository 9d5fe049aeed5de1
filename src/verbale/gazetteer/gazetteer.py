"""The gazetteer: actors and places with their names, loaded once from data files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from verbale.gazetteer.contents import Contents, gather
from verbale.gazetteer.forms import forms_of
from verbale.gazetteer.model import Actor, City, Form, Person


class Gazetteer:
    """Who there is, what they are called, and who belongs to what. Immutable; made by `Gazetteer.load`."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._organs: dict[str, frozenset[str]] | None = None

    @classmethod
    def load(cls, *paths: Path) -> Gazetteer:
        """The bundled gazetteer, with the entries of the user's own files added to it.

        The bundled data alone is read once and shared. An entry of a user's file with a known code or name adds its
        forms to that actor, city or medium. Raises DataError where a file breaks its own rules, or gives a form of a
        known meaning another one without listing it under `[[ambiguous]]`.
        """
        return cls(gather(paths)) if paths else _bundled()

    def actors(self) -> tuple[Actor, ...]:
        """Every actor, sorted by code."""
        return tuple(self._contents.actors.values())

    def actor(self, code: str) -> Actor | None:
        """The actor with this code."""
        return self._contents.actors.get(code)

    def organs(self, code: str) -> frozenset[str]:
        """The codes of the organs of a body; empty for whoever has none."""
        if self._organs is None:
            found: dict[str, set[str]] = {}
            for actor in self._contents.actors.values():
                if actor.part_of:
                    found.setdefault(actor.part_of, set()).add(actor.code)
            self._organs = {body: frozenset(organs) for body, organs in found.items()}
        return self._organs.get(code, frozenset())

    def name(self, code: str, language: str = "en") -> str:
        """The actor's usual name in a language (any BCP 47 tag); else in English; else the code itself."""
        actor = self._contents.actors.get(code)
        if actor is None:
            return code
        base = language.partition("-")[0]
        return actor.names.get(language) or actor.names.get(base) or actor.names.get("en") or code

    def forms(self, language: str) -> Iterator[Form]:
        """Every form under which a text in this language may name an actor, a place or a medium.

        `language` may be any BCP 47 tag; its first subtag counts. No two forms have the same text and kind. A place
        and an actor may share a text (Luxembourg), and so both are given. An unknown language has the forms that
        are written alike in all.
        """
        base = language.partition("-")[0]
        if base not in self._forms:
            self._forms[base] = forms_of(self._contents, base)
        return iter(self._forms[base])

    def members(self, group: str, on: str | None = None) -> frozenset[str]:
        """The codes of a group's members on a day (ISO 8601; a month or a year means its beginning); today's if None.

        Empty for a group whose members are not kept.
        """
        rows = self._contents.memberships.get(group, ())
        if on is None:
            return frozenset(code for code, _, until in rows if until is None)
        return frozenset(code for code, since, until in rows if since <= on and (until is None or on < until))

    def groups(self) -> tuple[str, ...]:
        """The codes of the groups whose members are kept, sorted."""
        return tuple(sorted(self._contents.memberships))

    def mediators(self, code: str) -> tuple[str, ...]:
        """The codes of those who mediate in a format of mediation; empty for any other actor."""
        return self._contents.mediators.get(code, ())

    def capital(self, code: str) -> str | None:
        """The English name of the city a State's or entity's government sits in."""
        actor = self._contents.actors.get(code)
        return actor.capital if actor else None

    def city(self, name: str) -> City | None:
        """The city of this English name."""
        return self._contents.cities.get(name)

    def cities(self) -> tuple[City, ...]:
        """Every city, sorted by name."""
        return tuple(self._contents.cities.values())

    def state_of_city(self, name: str) -> str | None:
        """The code of the State or entity a city (by its English name) is in."""
        city = self._contents.cities.get(name)
        return city.country if city else None

    def state_of_medium(self, name: str) -> str | None:
        """The code of the State a medium, by its English name, has its seat in."""
        return self._contents.media.get(name)

    def person(self, name: str) -> Person | None:
        """The office-holder of this name, as the data file writes it."""
        return self._contents.people.get(name)

    def people(self) -> Mapping[str, Person]:
        """Every office-holder by name."""
        return self._contents.people


@cache
def _bundled() -> Gazetteer:
    return Gazetteer(gather(()))
