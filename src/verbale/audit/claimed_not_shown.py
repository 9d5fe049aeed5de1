"""`claimed-not-shown`: a claim gives actors a position that no statement of theirs in the register takes."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.audit.evidence import Evidence, finding
from verbale.model import Finding
from verbale.register import PositionRow

KIND = "claimed-not-shown"


def find(evidence: Evidence) -> Iterator[Finding]:
    """A finding per document, claimants, issue and stance, with every actor the claim is not borne out for.

    A report of an actor's words bears a claim out (that it is second-hand is another finding); another claim does
    not. Only a note where all the actors are collectives (the international community), which make no statements.
    """
    shown = {(actor, row.issue, row.stance) for actor, row in evidence.held()}
    claims: dict[tuple[str, tuple[str, ...], str, str], dict[str, list[PositionRow]]] = {}
    for actor, row in evidence.claimed():
        if (actor, row.issue, row.stance) not in shown:
            claim = row.document_id, row.asserted_by, row.issue, row.stance
            claims.setdefault(claim, {}).setdefault(actor, []).append(row)
    for (_, claimants, issue, stance), rows in claims.items():
        first = next(iter(rows.values()))[0]
        message = evidence.words.say(
            KIND if claimants else f"{KIND}-unnamed",
            claimants=evidence.words.actors(claimants) if claimants else "",
            document=first.document,
            actors=evidence.words.actors(rows),
            stance=evidence.words.say(f"stance.{stance}"),
            issue=issue,
        )
        known = (evidence.gazetteer.actor(actor) for actor in rows)
        collective = all(actor is not None and actor.kind == "collective" for actor in known)
        yield finding(
            KIND,
            message,
            level="note" if collective else "warning",
            actors=sorted(rows),
            rows=(row for shared in rows.values() for row in shared),
        )
