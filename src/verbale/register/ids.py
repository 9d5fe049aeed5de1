"""Names that two runs, or two machines, give alike.

They depend on the hash of the source's bytes and on places in the source, not in the reading text: a better way of
joining lines does not rename what it did not touch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from verbale.model import Document, Position, Statement, stable_id


def document_id(document: Document) -> str:
    """The id of what was read from these bytes, whatever the file is called."""
    return id_of_bytes(document.source.sha256)


def id_of_bytes(sha256: str) -> str:
    """The id of the document with this hash."""
    return stable_id(sha256, "document")


def statement_id(document: Document, statement: Statement) -> str:
    """The statement's own id, or one from source, kind, span in the source and actors."""
    span = document.to_source(statement.start, statement.end)
    return statement.id or stable_id(document.source.sha256, statement.kind, *span, *statement.actor)


def position_id(document: Document, position: Position, *, statement: str) -> str:
    """The position's own id, or one from its statement's id, issue, stance and span in the source."""
    span = document.to_source(position.start, position.end)
    return position.id or stable_id(statement, position.issue, position.stance, *span)


def identify(document: Document, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The same statements, each with an id of its own, and so their positions.

    Two that share an id are told apart by their order; one that repeats another to the letter is left out.
    """
    taken: set[str] = set()
    found: dict[Statement, None] = {}
    for statement in dict.fromkeys(statements):
        name = _free(statement_id(document, statement), taken)
        positions = []
        for position in dict.fromkeys(statement.positions):
            own = _free(position_id(document, position, statement=name), taken)
            positions.append(position if position.id == own else replace(position, id=own))
        named = name, tuple(positions)
        same = named == (statement.id, statement.positions)
        found[statement if same else replace(statement, id=name, positions=named[1])] = None
    return tuple(found)


def _free(name: str, taken: set[str]) -> str:
    """The name, or where it is taken the first numbered one that is not."""
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = stable_id(name, number)
    taken.add(candidate)
    return candidate
