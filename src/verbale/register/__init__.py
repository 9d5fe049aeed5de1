"""The record: documents, statements and positions in a database, each opening on the exact words.

    with Register("positions.db") as register:
        register.add(document, statements)
        for row in register.positions(issue="vote", stance="against"):
            print(row.actor, row.date, row.quote)

`Register` is loaded when it is first used: what only needs the ids or the rows does not pay for the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.register.directness import Directness, holders, members
from verbale.register.ids import identify
from verbale.register.rows import Added, DocumentRow, DuplicateRow, PlaceRow, PositionRow, Rows, StatementRow

if TYPE_CHECKING:
    from verbale.register.store import Register

__all__ = [
    "Added",
    "Directness",
    "DocumentRow",
    "DuplicateRow",
    "PlaceRow",
    "PositionRow",
    "Register",
    "Rows",
    "StatementRow",
    "holders",
    "identify",
    "members",
]


def __getattr__(name: str) -> object:
    if name == "Register":
        from verbale.register.store import Register

        return Register
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
