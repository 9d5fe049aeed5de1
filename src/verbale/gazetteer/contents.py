"""Everything the data files say, joined: entries of one code or name from several files become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from verbale.errors import DataError
from verbale.gazetteer.inflection import Endings, citation_form
from verbale.gazetteer.model import LANGUAGES, Actor, ActorKind, City, Person
from verbale.gazetteer.sources import ANY, Entry, entries, read_toml

DATA = Path(__file__).parent

BUNDLED = (
    "cldr", "states", "former", "entities", "organizations", "mediation", "collectives", "cities", "regions", "media",
    "people", "memberships", "ambiguous",
)  # fmt: skip
"""The bundled files, without their suffix. Generated names come first: the curated files add to them."""

Interval = tuple[str, str, str | None]
"""A member's code, the day it joined, and the day from which it is no longer a member."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """What a form of several meanings means, the likeliest first, and whether it is a name or an adjective."""

    values: tuple[str, ...]
    demonym: bool


@dataclass(slots=True)
class Contents:
    """What the files hold, by code or name, in sorted order."""

    entries: list[Entry] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    cities: dict[str, City] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    """The State each medium has its seat in, where that is known."""
    memberships: dict[str, tuple[Interval, ...]] = field(default_factory=dict)
    mediators: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ambiguous: dict[tuple[str, str], Ambiguity] = field(default_factory=dict)
    endings: Mapping[str, Endings] = field(default_factory=dict)
    references: list[tuple[str, str]] = field(default_factory=list)
    """Codes that something refers to, each with the place that does, for the message if there is no such actor."""


def gather(paths: Iterable[Path]) -> Contents:
    """The bundled data and the user's files, as one. Raises DataError where a file breaks its own rules."""
    contents = Contents(endings=read_toml(DATA / "inflections.toml"))
    files = [DATA / f"{name}.toml" for name in BUNDLED]
    for path in (*files, *paths):
        tables = read_toml(path)
        for entry in entries(tables, path.name):
            contents.entries.append(entry)
            _take(entry, contents)
        _take_memberships(tables.get("membership", {}), contents, file=path.name)
        _take_ambiguous(tables.get("ambiguous", []), contents, file=path.name)
    _check_references(contents)
    contents.actors = dict(sorted(contents.actors.items()))
    contents.cities = dict(sorted(contents.cities.items()))
    return contents


def _take(entry: Entry, contents: Contents) -> None:
    referred = [entry.fields.get("part_of"), entry.fields.get("country"), *entry.fields.get("mediators", ())]
    if entry.table == "city":
        known = contents.cities.get(entry.key)
        country, capital = entry.fields.get("country"), bool(entry.fields.get("capital"))
        contents.cities[entry.key] = City(
            entry.key, country or (known.country if known else None), capital or bool(known and known.capital)
        )
    elif entry.table == "person":
        person = _person(entry)
        contents.people[entry.key] = person
        referred += person.codes
    elif entry.table == "medium":
        if entry.fields.get("country"):
            contents.media[entry.key] = entry.fields["country"]
    elif entry.table != "region":
        contents.actors[entry.key] = _actor(entry, contents.actors.get(entry.key))
        if mediators := entry.fields.get("mediators"):
            contents.mediators[entry.key] = tuple(mediators)
    contents.references += [(code, entry.where) for code in referred if code is not None]


def _actor(entry: Entry, known: Actor | None) -> Actor:
    """The actor of this entry; where the code is known already, what the entry adds to it."""
    names = {language: citation_form(forms["name"][0]) for language, forms in entry.forms.items() if forms.get("name")}
    names.pop(ANY, None)
    if ANY in entry.forms and (alike := entry.forms[ANY].get("name")):
        names = {"en": alike[0], **names}
    usual = entry.fields.get("usual", {})
    details: dict[str, Any] = {
        key: entry.fields[key] for key in ("part_of", "capital", "since", "until") if key in entry.fields
    }
    if known is not None:
        if _kind(entry) == "observer":
            details["kind"] = "observer"
        return replace(known, names={**names, **known.names, **usual}, **details)
    return Actor(entry.key, _kind(entry), {**names, **usual}, **details)


def _kind(entry: Entry) -> ActorKind:
    if entry.table == "state":
        return "observer" if entry.fields.get("observer") else "state"
    if entry.table == "organization":
        return "organ" if "part_of" in entry.fields else "organization"
    kinds: dict[str, ActorKind] = {
        "former": "state", "entity": "entity", "mediation": "mediation", "collective": "collective",
    }  # fmt: skip
    return kinds[entry.table]


def _person(entry: Entry) -> Person:
    codes = entry.fields.get("codes") or [entry.fields.get("code")]
    if not all(isinstance(code, str) for code in codes):
        raise entry.fault("expected an actor's code under 'code', or several under 'codes'")
    since, until = entry.fields.get("since"), entry.fields.get("until")
    return Person(entry.key, tuple(codes), entry.fields.get("office", ""), since, until)


def _take_memberships(groups: Mapping[str, Mapping[str, object]], contents: Contents, *, file: str) -> None:
    """Intervals are ISO dates with a slash, the second left out for members of today: `1973-01-01/2020-02-01`."""
    for group, members in groups.items():
        rows: list[Interval] = []
        where = f"{file}: [membership.{group}]"
        contents.references += [(code, where) for code in (group, *members)]
        for code, value in members.items():
            for interval in value if isinstance(value, list) else [value]:
                since, slash, until = str(interval).partition("/")
                if not slash or (until and until <= since):
                    raise DataError(f"{where} {code}: expected FROM/TO or FROM/ as ISO dates")
                rows.append((code, since, until or None))
        contents.memberships[group] = (*contents.memberships.get(group, ()), *rows)


def _take_ambiguous(rows: Sequence[Mapping[str, Any]], contents: Contents, *, file: str) -> None:
    for row in rows:
        values = row.get("values")
        if not isinstance(values, list) or len(values) < 2:
            raise DataError(f"{file}: [[ambiguous]] {dict(row)}: expected two values or more under 'values'")
        contents.references += [(code, f"{file}: [[ambiguous]]") for code in values]
        ambiguity = Ambiguity(tuple(values), demonym=bool(row.get("demonyms")))
        for language in (*LANGUAGES, ANY):
            for text in row.get(language, ()):
                contents.ambiguous[language, text] = ambiguity


def _check_references(contents: Contents) -> None:
    """Every code that is referred to must be that of an actor, every capital a city."""
    for code, where in contents.references:
        if code not in contents.actors:
            raise DataError(f"{where}: expected the code of a known actor, not {code!r}")
    for entry in contents.entries:
        capital = entry.fields.get("capital")
        if isinstance(capital, str) and capital not in contents.cities:
            raise entry.fault(f"expected the capital {capital!r} to be the name of a [[city]]")
