"""The register as a compendium reads it: documents in order of name, statements in order of date and place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from verbale.register.directness import holders
from verbale.register.rows import DocumentRow, PositionRow, StatementRow

if TYPE_CHECKING:
    from verbale.register import Register

UNDATED = "9999"  # sorts after every date a document can bear


class Record(NamedTuple):
    """A statement with its positions in the order of the text; `number` is its place in the record."""

    number: int
    statement: StatementRow
    positions: tuple[PositionRow, ...]


def read_record(register: Register) -> tuple[tuple[DocumentRow, ...], tuple[Record, ...]]:
    """All documents, and all statements in order of date (undated ones last), document and place in it."""
    documents = tuple(sorted(register.documents(), key=lambda d: (d.name, d.sha256)))
    positions: dict[str, list[PositionRow]] = defaultdict(list)
    for position in register.positions():
        positions[position.statement_id].append(position)
    statements = sorted(register.statements(), key=_statement_order)
    return documents, tuple(
        Record(n, statement, tuple(sorted(positions[statement.id], key=_position_order)))
        for n, statement in enumerate(statements)
    )


def speakers_of(statement: StatementRow) -> tuple[str, ...]:
    """The actors whose own words these are, each once; the empty code where a statement is nobody's."""
    own = dict.fromkeys(code for code, directness in holders(statement) if directness != "claimed")
    return tuple(own) or (("",) if statement.kind == "statement" else ())


def subjects_of(statement: StatementRow) -> tuple[str, ...]:
    """The actors a claim speaks about, each once; none for a statement."""
    return tuple(dict.fromkeys(code for code, directness in holders(statement) if directness == "claimed"))


def _statement_order(row: StatementRow) -> tuple[str, str, int, int, str]:
    return (row.date or UNDATED, row.document, row.start, row.end, row.id)


def _position_order(row: PositionRow) -> tuple[int, int, str, str, str]:
    return (row.start, row.end, row.issue, row.stance, row.id)
