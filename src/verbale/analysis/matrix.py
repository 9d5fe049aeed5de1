"""Actors and issues: who stands where, on which evidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from verbale.analysis.order import in_order
from verbale.gazetteer import Gazetteer
from verbale.model import Stance
from verbale.register.directness import ORDER, Directness, holders

if TYPE_CHECKING:
    from verbale.register import Register


class Evidence(NamedTuple):
    """One position of the register, as it bears on one actor."""

    position_id: str
    stance: Stance
    directness: Directness


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one actor stands on one issue. `evidence` is never empty and in the order of the register.

    What others claim of the actor never weighs against its own words, or a report of them: `stance` and `directness`
    are those of the words where there are any, and of the claims only where there are none.
    """

    actor: str
    issue: str
    evidence: tuple[Evidence, ...]

    @property
    def directness(self) -> Directness:
        """The most direct evidence there is."""
        return min((found.directness for found in self.evidence), key=ORDER.index)

    @property
    def stance(self) -> Stance | Literal["mixed"]:
        """The stance that all the evidence shows that counts; `mixed` where it shows more than one."""
        stances = {found.stance for found in self.words() or self.evidence}
        return stances.pop() if len(stances) == 1 else "mixed"

    def words(self) -> tuple[Evidence, ...]:
        """The evidence in the actor's own words, or in a report of them."""
        return tuple(found for found in self.evidence if found.directness != "claimed")

    def claims(self) -> tuple[Evidence, ...]:
        """The evidence in what others say of the actor."""
        return tuple(found for found in self.evidence if found.directness == "claimed")

    def position_ids(self, stance: Stance | None = None) -> tuple[str, ...]:
        """The positions of the register behind the cell, all or those of a stance."""
        return tuple(found.position_id for found in self.evidence if stance is None or found.stance == stance)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors by issues. There is no cell where the register holds nothing.

    `actors` are in the order of a listing (`in_order`) and `names` gives each its name, in the language asked for.
    """

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    names: Mapping[str, str]
    cells: Mapping[tuple[str, str], Cell]

    def cell(self, actor: str, issue: str) -> Cell | None:
        """Where the actor stands on the issue, if the register shows it."""
        return self.cells.get((actor, issue))


def matrix(
    register: Register,
    *,
    issues: Collection[str] | None = None,
    gazetteer: Gazetteer | None = None,
    language: str = "en",
) -> Matrix:
    """The matrix of a register's positions. `issues`: only these, in this order; otherwise all, alphabetically."""
    known = gazetteer or Gazetteer.load()
    evidence: dict[tuple[str, str], list[Evidence]] = {}
    for row in register.positions(issue=issues):
        for actor, directness in holders(row):
            evidence.setdefault((actor, row.issue), []).append(Evidence(row.id, row.stance, directness))
    actors = in_order((actor for actor, _ in evidence), gazetteer=known, language=language)
    found = {issue for _, issue in evidence}
    return Matrix(
        actors,
        tuple(issues) if issues is not None else tuple(sorted(found)),
        {actor: known.name(actor, language) for actor in actors},
        {key: Cell(*key, tuple(shown)) for key, shown in sorted(evidence.items())},
    )
