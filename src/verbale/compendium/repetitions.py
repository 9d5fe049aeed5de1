"""The same statement in several documents, as a compendium prints it: once, with where else it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbale.compendium.record import Record, speakers_of, subjects_of
from verbale.register.rows import DuplicateRow


@dataclass(frozen=True, slots=True)
class Repetitions:
    """Which statements say again what another one says, by ids, and which documents hold each of them."""

    leaders: dict[str, str]
    places: dict[str, tuple[str, ...]]
    records: dict[str, Record]

    @classmethod
    def of(cls, duplicates: Iterable[DuplicateRow], record: Sequence[Record]) -> Repetitions:
        """The repetitions among the statements of a record."""
        leaders: dict[str, str] = {}
        documents: dict[str, list[str]] = {}
        for row in duplicates:
            if row.kind == "statement":
                leaders[row.id] = row.of
                documents.setdefault(row.of, [row.of_document]).append(row.document)
        records = {item.statement.id: item for item in record}
        return cls(leaders, {leader: tuple(dict.fromkeys(names)) for leader, names in documents.items()}, records)

    def also_in(self, item: Record) -> tuple[str, ...]:
        """The names of the other documents that hold the statement."""
        statement = item.statement
        names = self.places.get(self.leaders.get(statement.id, statement.id), ())
        return tuple(name for name in names if name != statement.document)

    def is_printed_elsewhere(self, item: Record, code: str) -> bool:
        """Whether all that the statement says for this actor stands where the one that it repeats is printed."""
        leader = self.records.get(self.leaders.get(item.statement.id, ""))
        if leader is None or code not in (*speakers_of(leader.statement), *subjects_of(leader.statement)):
            return False
        said = {(position.issue, position.stance) for position in leader.positions}
        return all((position.issue, position.stance) in said for position in item.positions)
