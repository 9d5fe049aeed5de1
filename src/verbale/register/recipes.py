"""With what each document was read and coded, so that work that broke off is taken up where it was.

A recipe is a text that changes with whatever could make another result of the same bytes. It stands in `meta`, under
the document's id; a migration drops it, and so the document is made anew.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from verbale.register import schema

_PREFIX = "made:"


def note(connection: Connection, document_id: str, recipe: str | None) -> None:
    """Remembers with what a document was made; None where nobody can say."""
    if of(connection, document_id) == recipe:
        return
    connection.execute(schema.meta.delete().where(schema.meta.c.key == _PREFIX + document_id))
    if recipe is not None:
        connection.execute(insert(schema.meta), [{"key": _PREFIX + document_id, "value": recipe}])


def of(connection: Connection, document_id: str) -> str | None:
    """With what a document was made, if the register has it and knows."""
    there = schema.documents.join(schema.meta, schema.meta.c.key == _PREFIX + schema.documents.c.id)
    recipe = select(schema.meta.c.value).select_from(there).where(schema.documents.c.id == document_id)
    found: str | None = connection.execute(recipe).scalar()
    return found
