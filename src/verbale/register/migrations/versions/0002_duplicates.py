"""Other names of the same file, and what repeats what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "copies",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("sources.sha256"), primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
    )
    op.create_table(
        "repeats",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("of", sa.String(16), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("share", sa.Float, nullable=False),
    )
