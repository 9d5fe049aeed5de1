"""Which documents and statements of a register repeat others, kept as long as the documents stay what they are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from sqlalchemy import Connection, insert, select

from verbale.register import queries, schema
from verbale.register.repeats import Repeat, repeated_documents, repeated_statements
from verbale.register.rows import DuplicateRow, Rows

STATE = "repeats"
"""Under which key `meta` says of which documents the table of repeats speaks."""


def state_of(connection: Connection) -> str:
    """What the documents are now: changes when one is added or changed."""
    documents = select(*schema.documents.c["id", "fingerprint"]).order_by(schema.documents.c.id)
    whole = "\n".join(f"{row.id} {row.fingerprint}" for row in connection.execute(documents))
    return hashlib.blake2b(whole.encode(), digest_size=16).hexdigest()


def kept(connection: Connection) -> tuple[Repeat, ...] | None:
    """The repeats as they were kept; None where they are of other documents than the register holds now."""
    known = select(schema.meta.c.value).where(schema.meta.c.key == STATE)
    if connection.execute(known).scalar() != state_of(connection):
        return None
    rows = connection.execute(schema.repeats.select().order_by(schema.repeats.c.kind, schema.repeats.c.id))
    return tuple(Repeat(row.kind, row.id, row.of, row.share) for row in rows)


def found(connection: Connection) -> tuple[Repeat, ...]:
    """The repeats as they are, looked for in the texts of all documents and statements."""
    texts = schema.documents.c["id", "text"]
    in_order = connection.execute(select(*texts).order_by(schema.documents.c.name, schema.documents.c.id))
    copies = list(repeated_documents((row.id, row.text) for row in in_order))
    statements = queries.statements_of(connection, actor=None, document=None, kind=None)
    same = {copy.id: copy.of for copy in copies}
    return (*copies, *repeated_statements(statements, copies=same))


def keep(connection: Connection, repeats: Iterable[Repeat]) -> None:
    """Puts these in the place of those that were kept."""
    connection.execute(schema.repeats.delete())
    rows = [{"kind": repeat.kind, "id": repeat.id, "of": repeat.of, "share": repeat.share} for repeat in repeats]
    if rows:
        connection.execute(insert(schema.repeats), rows)
    connection.execute(schema.meta.delete().where(schema.meta.c.key == STATE))
    connection.execute(insert(schema.meta), [{"key": STATE, "value": state_of(connection)}])


def note_name(connection: Connection, *, sha256: str, name: str) -> None:
    """Remembers another name under which the same bytes were given."""
    there = schema.copies.select().where(schema.copies.c.sha256 == sha256, schema.copies.c.name == name)
    if connection.execute(there).first() is None:
        connection.execute(insert(schema.copies), [{"sha256": sha256, "name": name}])


def rows(connection: Connection, repeats: Iterable[Repeat]) -> Rows[DuplicateRow]:
    """The same files under other names, then documents, then statements, with the documents they stand in."""
    names = {row.id: row.name for row in connection.execute(select(*schema.documents.c["id", "name"]))}
    of_statement = {
        row.id: names[row.document_id] for row in connection.execute(select(*schema.statements.c["id", "document_id"]))
    }
    files = select(schema.documents.c.id, schema.documents.c.name.label("first"), schema.copies.c.name)
    files = files.join(schema.copies, schema.copies.c.sha256 == schema.documents.c.sha256)
    answer = [
        DuplicateRow("file", row.id, row.id, row.name, row.first, 1.0)
        for row in connection.execute(files.order_by(schema.documents.c.name, schema.copies.c.name))
    ]
    name_of: dict[str, Callable[[str], str]] = {"document": names.__getitem__, "statement": of_statement.__getitem__}
    for repeat in repeats:
        name = name_of[repeat.kind]
        answer.append(DuplicateRow(repeat.kind, repeat.id, repeat.of, name(repeat.id), name(repeat.of), repeat.share))
    order = ("file", "document", "statement")
    return Rows(sorted(answer, key=lambda row: (order.index(row.kind), row.document, row.of_document, row.id)))
