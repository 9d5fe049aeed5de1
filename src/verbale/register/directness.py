"""Whose words a position rests on: the actor's own, a report of them, those of a group it belonged to, or only
somebody's claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from verbale.gazetteer import Groups, Member
from verbale.register.rows import PositionRow, StatementRow

Directness = Literal["own", "reported", "member", "claimed"]
"""From the most direct down: `own` words that the document has itself; `reported` by a medium; those of a group whose
`member` the actor was; `claimed` by another."""

ORDER: tuple[Directness, ...] = ("own", "reported", "member", "claimed")


def holders(row: PositionRow | StatementRow) -> Iterator[tuple[str, Directness]]:
    """Every actor the row gives a position to, and how directly.

    A claim gives it to those it speaks of; where it states its asserter's own position too (`shared`), to the
    asserter as well, in words that are then the asserter's own.
    """
    reported = bool(row.reported_by) or row.channel == "media-report"
    words: Directness = "reported" if reported else "own"
    if row.kind == "statement":
        yield from ((actor, words) for actor in row.actor)
        return
    yield from ((actor, "claimed") for actor in row.actor)
    if row.shared:
        yield from ((actor, words) for actor in row.asserted_by if actor not in row.actor)


def members(row: PositionRow | StatementRow, groups: Groups | None) -> Iterator[Member]:
    """The members of the groups that speak in a row, on its date; none where no groups are asked for.

    They never said it themselves, and stand apart from `holders`. What is only claimed of a group says nothing about
    its members.
    """
    if groups is not None:
        yield from groups.expand((actor for actor, how in holders(row) if how != "claimed"), row.date)
