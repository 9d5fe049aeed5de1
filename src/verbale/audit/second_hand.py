"""`second-hand`: positions of an actor that rest on nothing but reports, unofficial translations, broken references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.audit.evidence import Evidence, finding
from verbale.model import Finding
from verbale.register import PositionRow

KIND = "second-hand"

# A note can be followed up where it has an address, an account, or the symbol or number of a document.
TRACEABLE = re.compile(r"\w\.\w|@\w|\w/\w|\d")


def find(evidence: Evidence) -> Iterator[Finding]:
    """A finding per actor and set of reasons, with all the positions that rest on them.

    A position (issue and stance) is second-hand where every statement that takes it is.
    """
    held: dict[tuple[str, str, str], list[PositionRow]] = {}
    for actor, row in evidence.held():
        held.setdefault((actor, row.issue, row.stance), []).append(row)
    weak: dict[tuple[str, tuple[str, ...]], dict[tuple[str, str], list[PositionRow]]] = {}
    for (actor, issue, stance), rows in held.items():
        given = [reasons(row) for row in rows]
        if all(given):
            why = tuple(sorted(set().union(*given)))
            weak.setdefault((actor, why), {})[issue, stance] = rows
    for (actor, why), positions in weak.items():
        yield _finding(evidence, actor, why, positions)


def reasons(row: PositionRow) -> frozenset[str]:
    """Why the words of a statement are not first-hand; empty where they are."""
    found = {
        "report": bool(row.reported_by) or row.channel == "media-report",
        "translation": row.translation == "unofficial",
        "reference": row.source is None and row.note is not None and not TRACEABLE.search(row.note),
    }
    return frozenset(reason for reason, holds in found.items() if holds)


def _finding(
    evidence: Evidence, actor: str, why: tuple[str, ...], positions: dict[tuple[str, str], list[PositionRow]]
) -> Finding:
    words = evidence.words
    taken = (
        words.say("position", stance=words.say(f"stance.{stance}"), issue=issue) for issue, stance in sorted(positions)
    )
    message = words.say(
        KIND,
        actors=words.actors([actor]),
        positions=words.all_of(taken),
        reasons=words.all_of(words.say(f"reason.{reason}") for reason in why),
    )
    rows = (row for _, shared in sorted(positions.items()) for row in shared)
    return finding(KIND, message, level="note", actors=(actor,), rows=rows)
