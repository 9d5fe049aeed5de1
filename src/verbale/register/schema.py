"""The tables of a register.

`sources`, `copies` (other names of the same file) and `documents` hold what was read, `statements`, `holders`,
`positions`, `citations`, `dates` and `events` what the machine found in it, `repeats` which documents and statements
say again what others say, `findings` what the audit found, `decisions` what people decided (only ever added to),
`meta` what the register says of itself. The tables are made by the migrations; a test holds the two together.

Spans count code points, half-open. Lists of codes stand as JSON in the order of the text; `holders` repeats those
that hold a position, so that the database can look them up.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

sources = Table(
    "sources",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("encoding", Text),
)

copies = Table(
    "copies",
    metadata,
    Column("sha256", String(64), ForeignKey("sources.sha256"), primary_key=True),
    Column("name", Text, primary_key=True),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("sha256", String(64), ForeignKey("sources.sha256"), nullable=False, index=True),
    Column("name", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("source_text", Text, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("meta", JSON, nullable=False),
    # A hash of all the machine's rows of the document: adding the same again is seen without comparing rows.
    Column("fingerprint", String(32), nullable=False),
)


def _document() -> Column[str]:
    return Column("document_id", String(16), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False)


def _spans() -> list[Column[int]]:
    names = ("start_in_text", "end_in_text", "start_in_source", "end_in_source")
    return [Column(name, Integer, nullable=False) for name in names]


def _pages() -> list[Column[Any]]:
    """The first page a span stands on, rectangles around it, and how surely it was recognised from a picture.

    None where the source has no pages, or the text is its own.
    """
    return [Column("page", Integer), Column("boxes", JSON), Column("ocr_confidence", Float)]


statements = Table(
    "statements",
    metadata,
    Column("id", String(16), primary_key=True),
    _document(),
    Column("kind", Text, nullable=False),
    Column("actor", JSON, nullable=False),
    Column("asserted_by", JSON, nullable=False),
    Column("speaker_name", Text),
    Column("speaker_role", Text),
    Column("channel", Text, nullable=False),
    Column("date", Text),
    Column("place", Text),
    Column("language", Text, nullable=False),
    Column("original_language", Text),
    Column("source", Text),
    Column("translation", Text),
    Column("reported_by", JSON, nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("heading", Text),
    Column("heading_start_in_text", Integer),
    Column("heading_end_in_text", Integer),
    Column("heading_start_in_source", Integer),
    Column("heading_end_in_source", Integer),
    Column("note", Text),
    Column("note_start_in_text", Integer),
    Column("note_end_in_text", Integer),
    Column("note_start_in_source", Integer),
    Column("note_end_in_source", Integer),
    *_spans(),
    Column("text", Text, nullable=False),
    Column("quote", Text, nullable=False),
    *_pages(),
    Index("ix_statements_document_id", "document_id", "start_in_source"),
)

holders = Table(
    "holders",
    metadata,
    Column("statement_id", String(16), ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True),
    Column("code", Text, primary_key=True),
    Index("ix_holders_code", "code"),
)

positions = Table(
    "positions",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("statement_id", String(16), ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("issue", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("target", Text),
    Column("pattern", Text, nullable=False),
    *_spans(),
    Column("text", Text, nullable=False),
    Column("quote", Text, nullable=False),
    *_pages(),
    Index("ix_positions_issue", "issue", "stance"),
)

citations = Table(
    "citations",
    metadata,
    Column("id", String(16), primary_key=True),
    _document(),
    Column("cites", Text, nullable=False, index=True),
    Column("inferred", Boolean, nullable=False),
    *_spans(),
    Column("quote", Text, nullable=False),
    Index("ix_citations_document_id", "document_id"),
)

dates = Table(
    "dates",
    metadata,
    Column("id", String(16), primary_key=True),
    _document(),
    Column("iso", Text),
    Column("inferred", Boolean, nullable=False),
    *_spans(),
    Column("quote", Text, nullable=False),
    Index("ix_dates_document_id", "document_id"),
)

events = Table(
    "events",
    metadata,
    Column("id", String(16), primary_key=True),
    _document(),
    Column("date", Text, nullable=False, index=True),
    *_spans(),
    Column("quote", Text, nullable=False),
    Index("ix_events_document_id", "document_id"),
)

# No foreign keys: the rows are made anew, all of them, whenever a document was added or changed (`linking`).
repeats = Table(
    "repeats",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("of", String(16), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("share", Float, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("level", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("documents", JSON, nullable=False),
    Column("spans", JSON, nullable=False),
)

# No foreign key leads from here: a decision outlives the machine's row it was made on.
decisions = Table(
    "decisions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("who", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("why", Text),
    Column("verdict", Text, nullable=False),
    Column("target", Text, index=True),
    Column("payload", JSON, nullable=False),
    sqlite_autoincrement=True,
)

meta = Table(
    "meta",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
