"""What a gazetteer holds: actors, cities, persons, and the forms under which a text names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from verbale.model import MarkKind

ActorKind = Literal["state", "observer", "entity", "organization", "organ", "mediation", "collective"]

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""The languages every list of names is kept in, in the order of the data files."""

ROLES = ("name", "short", "abbreviation", "epithet", "territory", "demonym", "person")
"""What a form can be to its actor, besides `capital`, `city` and `region`, which places have.

`name` is a usual or official name, `short` a clipped one that still names nobody else, `epithet` a word that stands
for the actor (an office, a palace, a polite formula), `territory` a name that means the land at least as often as
those who govern it: a text that says it need not mean the actor.
"""


class Form(NamedTuple):
    """One way of naming something, in the form syntax of the data files (`*` and ` ~ ` stand for endings and gaps).

    `value`: an actor code, or the English name of a city, region or medium. A `case_sensitive` form fits only words
    whose first letter is upper case in the text, so that «Turkey» is no bird; it still fits headings in capitals.
    `alternatives`: other values that fit the same words.
    """

    text: str
    kind: MarkKind
    value: str
    role: str
    case_sensitive: bool = False
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can hold a position.

    `names`: the usual name by language (`zh-Hant` where it is known apart). `part_of`: the code of the body an organ
    belongs to. `capital`: the English name of the seat of government. `since` and `until` bound the time in which a
    former State existed.
    """

    code: str
    kind: ActorKind
    names: Mapping[str, str] = field(default_factory=dict)
    part_of: str | None = None
    capital: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class City:
    """A city. `country` is the code of the State or entity it is in; `capital` whether its government sits there."""

    name: str
    country: str | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """An office-holder whose surname stands for a State or body in the news. Years bound the time in the office."""

    name: str
    codes: tuple[str, ...]
    office: str
    since: int | None = None
    until: int | None = None
