"""What is asked of the tables, and the rows it is answered with.

The answers stand in an order that depends on what the register holds, not on when it was added: document by name, and
within it the order of the text.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from verbale.model import PageBox
from verbale.register.rows import DocumentRow, PlaceRow, PositionRow, Rows, StatementRow
from verbale.register.schema import documents, holders, positions, sources, statements

Wanted = str | Collection[str] | None
"""One value, any of several, or no matter which."""

# Fields of the rows that the tables name otherwise, or hold as JSON.
_RENAMED = {"start": "start_in_text", "end": "end_in_text"}
_LISTS = ("actor", "asserted_by", "reported_by")
_OF_POSITION = frozenset(positions.c.keys())


def documents_of(connection: Connection) -> Rows[DocumentRow]:
    """Every document, by name."""
    said = select(func.count()).where(statements.c.document_id == documents.c.id).scalar_subquery()
    taken = (
        select(func.count())
        .select_from(positions.join(statements))
        .where(statements.c.document_id == documents.c.id)
        .scalar_subquery()
    )
    query = (
        select(
            *documents.c["id", "name", "facts", "meta"],
            *sources.c["sha256", "media_type", "size", "encoding"],
            said.label("statements"),
            taken.label("positions"),
        )
        .select_from(documents.join(sources))
        .order_by(documents.c.name, documents.c.id)
    )
    return Rows(DocumentRow(**row) for row in connection.execute(query).mappings())


def statements_of(connection: Connection, *, actor: Wanted, document: Wanted, kind: Wanted) -> Rows[StatementRow]:
    """The statements that answer to all that is asked."""
    fields = [_column(name) for name in StatementRow.__dataclass_fields__ if name != "document"]
    query = select(documents.c.name.label("document"), *fields).select_from(statements.join(documents))
    query = query.where(*_holding(actor), *_within(document), *_among(statements.c.kind, kind))
    query = _in_order(query, statements.c.id)
    return Rows(StatementRow(**_typed(row)) for row in connection.execute(query).mappings())


def positions_of(
    connection: Connection, *, issue: Wanted, stance: Wanted, actor: Wanted, document: Wanted, kind: Wanted
) -> Rows[PositionRow]:
    """The positions that answer to all that is asked."""
    fields = [_position_column(name) for name in PositionRow.__dataclass_fields__ if name != "document"]
    tables = positions.join(statements).join(documents)
    query = select(documents.c.name.label("document"), *fields).select_from(tables)
    query = query.where(
        *_holding(actor),
        *_within(document),
        *_among(statements.c.kind, kind),
        *_among(positions.c.issue, issue),
        *_among(positions.c.stance, stance),
    )
    query = _in_order(query, positions.c.start_in_source, positions.c.issue, positions.c.stance, positions.c.id)
    return Rows(PositionRow(**_typed(row)) for row in connection.execute(query).mappings())


def place_of(connection: Connection, name: str) -> PlaceRow | None:
    """Where the statement or position with this id stands; None if there is none."""
    origin = (documents.c.name.label("document"), *sources.c["sha256", "media_type"])
    for table, tables in ((positions, positions.join(statements)), (statements, statements)):
        query = select(*table.c["id", "text", "boxes"], *origin).select_from(tables.join(documents).join(sources))
        row = connection.execute(query.where(table.c.id == name)).mappings().one_or_none()
        if row is not None:
            boxes = tuple(PageBox(int(box[0]), *box[1:]) for box in row["boxes"] or ())
            return PlaceRow(row["id"], row["document"], row["sha256"], row["media_type"], row["text"], boxes)
    return None


def _column(name: str) -> ColumnElement[Any]:
    return statements.c[_RENAMED.get(name, name)].label(name)


def _position_column(name: str) -> ColumnElement[Any]:
    stored = _RENAMED.get(name, name)
    return positions.c[stored].label(name) if stored in _OF_POSITION else _column(name)


def _typed(row: Any) -> dict[str, Any]:
    values = dict(row)
    return values | {name: tuple(values[name]) for name in _LISTS}


def _among(column: ColumnElement[str], wanted: Wanted) -> list[ColumnElement[bool]]:
    if wanted is None:
        return []
    return [column == wanted] if isinstance(wanted, str) else [column.in_(sorted(wanted))]


def _holding(actor: Wanted) -> list[ColumnElement[bool]]:
    if actor is None:
        return []
    return [statements.c.id.in_(select(holders.c.statement_id).where(*_among(holders.c.code, actor)))]


def _within(document: Wanted) -> list[ColumnElement[bool]]:
    if document is None:
        return []
    return [or_(*_among(documents.c.name, document), *_among(documents.c.id, document))]


def _in_order(query: Select[Any], *then: ColumnElement[Any]) -> Select[Any]:
    first = (documents.c.name, documents.c.id, statements.c.start_in_source, statements.c.end_in_source.desc())
    return query.order_by(*first, *then)
