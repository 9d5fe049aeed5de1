"""`second-hand`: positions of an actor that rest on nothing but reports, unofficial translations, broken references."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from verbale.audit.evidence import Evidence, finding
from verbale.languages.fold import fold
from verbale.model import Finding
from verbale.register import PositionRow

KIND = "second-hand"


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
        "reference": _is_broken(f"{row.source or ''} {row.note or ''}"),
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


def _is_broken(reference: str) -> bool:
    words = _squeezed(reference)
    return any(broken in words for broken in _broken_references())


@cache
def _broken_references() -> tuple[str, ...]:
    lists = tomllib.loads(files("verbale.audit").joinpath("broken_references.toml").read_text(encoding="utf-8"))
    return tuple(_squeezed(words) for language in lists.values() for words in language)


def _squeezed(words: str) -> str:
    return "".join(fold(words).split())
