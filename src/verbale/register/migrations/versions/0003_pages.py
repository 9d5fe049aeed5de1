"""On which pages statements and positions stand, and where."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for table in ("statements", "positions"):
        op.add_column(table, sa.Column("page", sa.Integer))
        op.add_column(table, sa.Column("boxes", sa.JSON))
