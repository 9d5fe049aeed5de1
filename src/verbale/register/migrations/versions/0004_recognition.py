"""How surely statements and positions were recognised from pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for table in ("statements", "positions"):
        op.add_column(table, sa.Column("ocr_confidence", sa.Float))
