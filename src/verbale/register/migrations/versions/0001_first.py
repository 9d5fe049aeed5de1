"""The first schema: sources, documents, what was found in them, and decisions that can only be added to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _what_was_read()
    _statements()
    _positions()
    _marks()
    _what_was_judged()
    _refuse_changes_of_decisions()


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(16), primary_key=True)


def _document() -> sa.Column[str]:
    return sa.Column("document_id", sa.String(16), sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _spans() -> list[sa.Column[int]]:
    names = ("start_in_text", "end_in_text", "start_in_source", "end_in_source")
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _what_was_read() -> None:
    op.create_table(
        "sources",
        sa.Column("sha256", sa.String(64), primary_key=True),
        _text("name"),
        _text("media_type"),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("encoding", sa.Text),
    )
    op.create_table(
        "documents",
        _id(),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("sources.sha256"), nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False, index=True),
        _text("text"),
        _text("source_text"),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("meta", sa.JSON, nullable=False),
        sa.Column("fingerprint", sa.String(32), nullable=False),
    )


def _statements() -> None:
    heading = ("heading_start_in_text", "heading_end_in_text", "heading_start_in_source", "heading_end_in_source")
    note = ("note_start_in_text", "note_end_in_text", "note_start_in_source", "note_end_in_source")
    op.create_table(
        "statements",
        _id(),
        _document(),
        _text("kind"),
        sa.Column("actor", sa.JSON, nullable=False),
        sa.Column("asserted_by", sa.JSON, nullable=False),
        sa.Column("speaker_name", sa.Text),
        sa.Column("speaker_role", sa.Text),
        _text("channel"),
        sa.Column("date", sa.Text),
        sa.Column("place", sa.Text),
        _text("language"),
        sa.Column("original_language", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("translation", sa.Text),
        sa.Column("reported_by", sa.JSON, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("heading", sa.Text),
        *(sa.Column(name, sa.Integer) for name in heading),
        sa.Column("note", sa.Text),
        *(sa.Column(name, sa.Integer) for name in note),
        *_spans(),
        _text("text"),
        _text("quote"),
        sa.Index("ix_statements_document_id", "document_id", "start_in_source"),
    )
    op.create_table(
        "holders",
        sa.Column("statement_id", sa.String(16), sa.ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("code", sa.Text, primary_key=True),
        sa.Index("ix_holders_code", "code"),
    )


def _positions() -> None:
    statement = sa.ForeignKey("statements.id", ondelete="CASCADE")
    op.create_table(
        "positions",
        _id(),
        sa.Column("statement_id", sa.String(16), statement, nullable=False, index=True),
        _text("issue"),
        _text("stance"),
        _text("act"),
        sa.Column("target", sa.Text),
        _text("pattern"),
        *_spans(),
        _text("text"),
        _text("quote"),
        sa.Index("ix_positions_issue", "issue", "stance"),
    )


def _marks() -> None:
    op.create_table(
        "citations",
        _id(),
        _document(),
        sa.Column("cites", sa.Text, nullable=False, index=True),
        sa.Column("inferred", sa.Boolean, nullable=False),
        *_spans(),
        _text("quote"),
        sa.Index("ix_citations_document_id", "document_id"),
    )
    op.create_table(
        "dates",
        _id(),
        _document(),
        sa.Column("iso", sa.Text),
        sa.Column("inferred", sa.Boolean, nullable=False),
        *_spans(),
        _text("quote"),
        sa.Index("ix_dates_document_id", "document_id"),
    )
    op.create_table(
        "events",
        _id(),
        _document(),
        sa.Column("date", sa.Text, nullable=False, index=True),
        *_spans(),
        _text("quote"),
        sa.Index("ix_events_document_id", "document_id"),
    )


def _what_was_judged() -> None:
    op.create_table(
        "findings",
        _id(),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        _text("level"),
        _text("message"),
        sa.Column("actors", sa.JSON, nullable=False),
        sa.Column("documents", sa.JSON, nullable=False),
        sa.Column("spans", sa.JSON, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        _text("who"),
        _text("decided_at"),
        sa.Column("why", sa.Text),
        _text("verdict"),
        sa.Column("target", sa.Text, index=True),
        sa.Column("payload", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table("meta", sa.Column("key", sa.String(64), primary_key=True), _text("value"))


SQLITE_GUARDS = (
    "CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions "
    "BEGIN SELECT RAISE(ABORT, 'decisions can only be added to'); END",
    "CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions "
    "BEGIN SELECT RAISE(ABORT, 'decisions can only be added to'); END",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions "
    "WHEN EXISTS (SELECT 1 FROM decisions WHERE seq = NEW.seq) "
    "BEGIN SELECT RAISE(ABORT, 'decisions can only be added to'); END",
)

POSTGRESQL_GUARDS = (
    "CREATE FUNCTION verbale_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'decisions can only be added to'; END $$",
    "CREATE TRIGGER decisions_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions "
    "FOR EACH STATEMENT EXECUTE FUNCTION verbale_refuse_change()",
)


def _refuse_changes_of_decisions() -> None:
    guards = SQLITE_GUARDS if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_GUARDS
    for guard in guards:
        op.execute(guard)
