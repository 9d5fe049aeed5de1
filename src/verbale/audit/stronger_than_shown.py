"""`stronger-than-shown`: a claim gives actors an act that no statement of theirs in the register goes as far as."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from verbale.audit.evidence import Evidence, finding
from verbale.model import Finding
from verbale.register import PositionRow

KIND = "stronger-than-shown"
# On the lowest rungs an act says too little to be overstated.
_LOWEST = 3


def find(evidence: Evidence) -> Iterator[Finding]:
    """A finding per claim and act that it is set over, with all the actors it says too much of.

    The actor's own statements (reported or not) take the position, but every act of theirs stands on a lower rung of
    `strength.toml` than the claim's. Where none takes it at all, that is `claimed-not-shown`.
    """
    shown: dict[tuple[str, str, str], list[PositionRow]] = {}
    for actor, row in evidence.held():
        shown.setdefault((actor, row.issue, row.stance), []).append(row)
    overstated: dict[tuple[str, str], dict[str, tuple[PositionRow, PositionRow]]] = {}
    for actor, claim in evidence.claimed():
        rungs = _rungs().get(claim.stance, {})
        own = shown.get((actor, claim.issue, claim.stance), ())
        if rungs.get(claim.act, 0) < _LOWEST or not own or not all(row.act in rungs for row in own):
            continue
        strongest = max(own, key=lambda row: rungs[row.act])
        if rungs[strongest.act] < rungs[claim.act]:
            overstated.setdefault((claim.id, strongest.act), {})[actor] = claim, strongest
    for actors in overstated.values():
        yield _finding(evidence, actors)


def _finding(evidence: Evidence, actors: Mapping[str, tuple[PositionRow, PositionRow]]) -> Finding:
    words = evidence.words
    claim, strongest = next(iter(actors.values()))
    message = words.say(
        KIND if claim.asserted_by else f"{KIND}-unnamed",
        claimants=words.actors(claim.asserted_by) if claim.asserted_by else "",
        document=claim.document,
        actors=words.actors(actors),
        act=claim.act,
        own_act=strongest.act,
        stance=words.say(f"stance.{claim.stance}"),
        issue=claim.issue,
    )
    rows = (claim, *(own for _, own in actors.values()))
    return finding(KIND, message, level="warning", actors=sorted(actors), rows=rows)


@cache
def _rungs() -> Mapping[str, Mapping[str, int]]:
    """For each stance the rungs of the acts."""
    return tomllib.loads(files("verbale.audit").joinpath("strength.toml").read_text(encoding="utf-8"))
