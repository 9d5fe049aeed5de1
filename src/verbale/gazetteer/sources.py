"""Gazetteer files, bundled or a user's own, as checked tables.

A file is TOML with arrays of tables, one per kind of thing: `[[state]] [[former]] [[entity]] [[organization]]
[[mediation]] [[collective]] [[city]] [[region]] [[medium]] [[person]]`, besides `[[ambiguous]]` for forms with several
meanings and `[membership.GROUP]`. An entry has its own keys and, for each language, either a list of names or a
table of lists by role.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.errors import DataError
from verbale.gazetteer.model import LANGUAGES, ROLES

ANY = "any"
"""The key for names that every language writes alike: «Day.Az», `OSCE`."""

_LANGUAGE_KEYS = frozenset({*LANGUAGES, ANY, "zh-Hant"})
_ACTOR_KEYS = frozenset({"code", "part_of", "capital", "observer", "since", "until", "usual", "note"})
TABLES: Mapping[str, frozenset[str]] = {
    "state": _ACTOR_KEYS,
    "former": _ACTOR_KEYS,
    "entity": _ACTOR_KEYS,
    "organization": _ACTOR_KEYS,
    "mediation": _ACTOR_KEYS | {"mediators"},
    "collective": _ACTOR_KEYS,
    "city": frozenset({"name", "country", "capital", "note"}),
    "region": frozenset({"name", "country", "note"}),
    "medium": frozenset({"name", "country", "note"}),
    "person": frozenset({"name", "code", "codes", "office", "since", "until", "note"}),
}
"""What keys an entry of each kind may have, besides the languages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file: its table, its key (a code or an English name), its own fields, its forms as written."""

    file: str
    table: str
    key: str
    fields: Mapping[str, Any]
    forms: Mapping[str, Mapping[str, list[str]]]

    @property
    def where(self) -> str:
        """File, table and key, as a message names them."""
        return f"{self.file}: [[{self.table}]] {self.key}"

    def fault(self, expected: str) -> DataError:
        """The error to raise where this entry breaks a rule."""
        return DataError(f"{self.where}: {expected}")


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of one file. Raises DataError naming the file where it is missing, not UTF-8 or not TOML."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name}: expected a readable TOML file in UTF-8: {error}") from error


def entries(tables: Mapping[str, Any], file: str) -> Iterator[Entry]:
    """Every entry of the file's arrays of tables, in the order of the file, checked for shape."""
    for table, content in tables.items():
        if table in ("ambiguous", "membership"):
            continue
        if table not in TABLES:
            raise DataError(f"{file}: [[{table}]]: expected one of {', '.join(sorted(TABLES))}, ambiguous, membership")
        if not isinstance(content, list):
            raise DataError(f"{file}: {table}: expected an array of tables, written [[{table}]]")
        for row in content:
            yield _entry(row, table, file=file)


def _entry(row: Mapping[str, Any], table: str, *, file: str) -> Entry:
    allowed = TABLES[table]
    identifier = "name" if "name" in allowed else "code"
    key = row.get(identifier)
    if not isinstance(key, str) or not key:
        raise DataError(f"{file}: [[{table}]]: expected a text under {identifier!r} in every entry")
    fields = {name: value for name, value in row.items() if name in allowed}
    entry = Entry(file, table, key, fields, forms={})
    forms = {language: _by_role(row[language], entry, where=language) for language in row if language not in allowed}
    return Entry(file, table, key, fields, forms)


def _by_role(value: object, entry: Entry, *, where: str) -> Mapping[str, list[str]]:
    """The forms of one language; a bare list is a list of names."""
    if where not in _LANGUAGE_KEYS:
        raise entry.fault(f"{where!r}: expected a language ({', '.join(LANGUAGES)}, {ANY}) or one of its own keys")
    by_role: dict[str, list[str]] = {}
    for role, forms in (value if isinstance(value, dict) else {"name": value}).items():
        if role not in ROLES:
            raise entry.fault(f"{where}.{role}: expected one of {', '.join(ROLES)}")
        if not isinstance(forms, list) or not all(isinstance(form, str) and form == form.strip() for form in forms):
            raise entry.fault(f"{where}.{role}: expected a list of texts without spaces around them")
        by_role[role] = forms
    return by_role
