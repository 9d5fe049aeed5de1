"""`shift`: the same actor on the same issue, for at one date and against at another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from verbale.audit.evidence import Evidence, finding
from verbale.model import Finding
from verbale.register import PositionRow

KIND = "shift"


def find(evidence: Evidence) -> Iterator[Finding]:
    """A finding for every turn from for to against or back, with the quotes on both sides of it.

    Positions with different targets are about different things; one without a target goes with any. Where an actor is
    for and against on one date there is no telling which way it turned, and the date is left out; so are statements
    without a date, and dates of which one holds the other (`2007` and `2007-07`). Claims of others do not count.
    """
    dated: dict[tuple[str, str], list[PositionRow]] = {}
    for actor, row in evidence.held():
        if row.date and row.stance != "neutral":
            dated.setdefault((actor, row.issue), []).append(row)
    for (actor, _), rows in sorted(dated.items()):
        targets: list[str | None] = [*sorted({row.target for row in rows if row.target})]
        for target in targets or [None]:
            for before, after in _turns([row for row in rows if row.target in (target, None)]):
                yield _finding(evidence, actor, before, after)


def _turns(rows: list[PositionRow]) -> Iterator[tuple[list[PositionRow], list[PositionRow]]]:
    """The positions of neighbouring dates between which the stance changes."""
    days: dict[str, list[PositionRow]] = {}
    for row in rows:
        days.setdefault(row.date or "", []).append(row)
    plain = [(day, found) for day, found in sorted(days.items()) if len({row.stance for row in found}) == 1]
    for (day, before), (later, after) in pairwise(plain):
        if before[0].stance != after[0].stance and not later.startswith(day):
            yield before, after


def _finding(evidence: Evidence, actor: str, before: list[PositionRow], after: list[PositionRow]) -> Finding:
    words = evidence.words
    message = words.say(
        KIND,
        actors=words.actors([actor]),
        issue=before[0].issue,
        stance=words.say(f"stance.{before[0].stance}"),
        date=before[0].date or "",
        later_stance=words.say(f"stance.{after[0].stance}"),
        later_date=after[0].date or "",
    )
    return finding(KIND, message, level="warning", actors=(actor,), rows=(*before, *after))
