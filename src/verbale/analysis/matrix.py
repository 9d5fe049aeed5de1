"""Actors and issues: who stands where, on which evidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from verbale.analysis.counting import ONCE, Counting, held
from verbale.analysis.order import in_order
from verbale.gazetteer import Gazetteer
from verbale.model import Stance
from verbale.register.directness import ORDER, Directness, holders

if TYPE_CHECKING:
    from verbale.register import Register


class Evidence(NamedTuple):
    """One position of the register, as it bears on one actor; `via` is the group that took it, for a `member`."""

    position_id: str
    stance: Stance
    directness: Directness
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one actor stands on one issue. `evidence` is never empty and in the order of the register.

    What others claim of the actor never weighs against its own words, or a report of them, and what a group said
    whose member it was never counts among them: `stance` and `directness` are those of the words where there are any;
    without words, those of the group; of the claims only where there is nothing else.
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
        stances = {found.stance for found in self.words() or self.of_groups() or self.evidence}
        return stances.pop() if len(stances) == 1 else "mixed"

    def words(self) -> tuple[Evidence, ...]:
        """The evidence in the actor's own words, or in a report of them."""
        return tuple(found for found in self.evidence if found.directness in ("own", "reported"))

    def of_groups(self) -> tuple[Evidence, ...]:
        """The evidence in what groups said whose member the actor was."""
        return tuple(found for found in self.evidence if found.directness == "member")

    def via(self) -> tuple[str, ...]:
        """The groups the cell rests on, sorted, where it rests on nothing more direct; else none."""
        return tuple(sorted({found.via or "" for found in self.of_groups()})) if self.directness == "member" else ()

    def claims(self) -> tuple[Evidence, ...]:
        """The evidence in what others say of the actor."""
        return tuple(found for found in self.evidence if found.directness == "claimed")

    def position_ids(self, stance: Stance | None = None) -> tuple[str, ...]:
        """The positions of the register behind the cell, each once, all or those of a stance."""
        ids = (found.position_id for found in self.evidence if stance is None or found.stance == stance)
        return tuple(dict.fromkeys(ids))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors by issues. There is no cell where the register holds nothing.

    `actors` are in the order of a listing (`in_order`) and `names` gives each its name, in the language asked for.
    `open` are the positions, by id, that stand in no row because the text leaves their actor open.
    """

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    names: Mapping[str, str]
    cells: Mapping[tuple[str, str], Cell]
    open: tuple[str, ...] = ()

    def cell(self, actor: str, issue: str) -> Cell | None:
        """Where the actor stands on the issue, if the register shows it."""
        return self.cells.get((actor, issue))


def matrix(
    register: Register,
    *,
    issues: Collection[str] | None = None,
    gazetteer: Gazetteer | None = None,
    language: str = "en",
    counting: Counting = ONCE,
) -> Matrix:
    """The matrix of a register's positions. `issues`: only these, in this order; otherwise all, alphabetically.

    What several documents say alike counts once, and what a group says for the group alone, unless `counting` has it
    otherwise.
    """
    known = gazetteer or Gazetteer.load()
    evidence: dict[tuple[str, str], list[Evidence]] = {}
    for row, actor, directness, via in held(register, counting=counting, issues=issues):
        evidence.setdefault((actor, row.issue), []).append(Evidence(row.id, row.stance, directness, via))
    actors = in_order((actor for actor, _ in evidence), gazetteer=known, language=language)
    found = {issue for _, issue in evidence}
    return Matrix(
        actors,
        tuple(issues) if issues is not None else tuple(sorted(found)),
        {actor: known.name(actor, language) for actor in actors},
        {key: Cell(*key, tuple(shown)) for key, shown in sorted(evidence.items())},
        tuple(row.id for row in register.positions(issue=issues) if not any(holders(row))),
    )
