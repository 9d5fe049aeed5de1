"""The members on whose behalf a group speaks: asked for group by group, and as of the day it spoke."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from verbale.errors import UnknownName
from verbale.gazetteer.gazetteer import Gazetteer

ALL = "all"
"""In place of a code: every group whose members are kept."""


class Member(NamedTuple):
    """An actor that belonged to the group `via` when that spoke."""

    code: str
    via: str


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups whose statements are expanded to their members. Without `Groups.chosen` nothing is.

    What a group says is not what each member said: whoever expands it must show `via` wherever the member stands, and
    never count it among the member's own statements.
    """

    gazetteer: Gazetteer
    codes: frozenset[str]

    @classmethod
    def chosen(cls, codes: Collection[str], *, gazetteer: Gazetteer) -> Groups | None:
        """These groups, or all of them; None where none was asked for.

        Raises UnknownName, with the nearest code, for one whose members the gazetteer does not keep.
        """
        known = gazetteer.groups()
        for code in codes:
            if code != ALL and code not in known:
                near = get_close_matches(code, known, n=1)
                hint = f"; did you mean {near[0]!r}?" if near else f"; known are {ALL}, {', '.join(known)}"
                raise UnknownName(f"no members of {code!r} are kept{hint}")
        return cls(gazetteer, frozenset(known if ALL in codes else codes)) if codes else None

    def members(self, group: str, date: str | None) -> tuple[str, ...]:
        """The codes of its members on a date, sorted; of a month or year those who were members throughout.

        Empty where the group was not chosen, and where there is no date: nobody can say who belonged to it then.
        """
        days = _first_and_last(date) if group in self.codes else None
        if days is None:
            return ()
        first, last = days
        return tuple(sorted(self.gazetteer.members(group, first) & self.gazetteer.members(group, last)))

    def lack_a_date(self, actors: Iterable[str], date: str | None) -> bool:
        """Whether a group that was chosen speaks, and no date says who its members were."""
        return _first_and_last(date) is None and not self.codes.isdisjoint(actors)

    def expand(self, actors: Iterable[str], date: str | None) -> Iterator[Member]:
        """The members of those of the actors that are groups, but not who speaks in a joint statement itself."""
        speaking = tuple(actors)
        for group in speaking:
            for code in self.members(group, date):
                if code not in speaking:
                    yield Member(code, group)


def _first_and_last(date: str | None) -> tuple[str, str] | None:
    """The first and the last day of a date as precise as it is; None for what is no date."""
    pieces = (date or "").split("-")
    if len(pieces) > 3 or not all(piece.isdecimal() for piece in pieces):
        return None
    year, month, day = (*map(int, pieces), 0, 0)[:3]
    if not 1 <= year <= 9999 or month > 12:
        return None
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return f"{year:04}-{month or 1:02}-{day or 1:02}", f"{year:04}-{last_month:02}-{last_day:02}"
