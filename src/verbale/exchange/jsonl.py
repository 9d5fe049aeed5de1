"""Statements and marks as JSON Lines, in the fields of the labelling guide.

`start` and `end` are code points of the decoded source, half-open: the source's characters between them are the
statement's words, the position's `quote`, the mark's `text`, to the letter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from verbale.exchange.files import written
from verbale.gazetteer import Groups
from verbale.model import Document, Mark, Position, Statement, stable_id
from verbale.register.ids import statement_id

Row = dict[str, Any]

EDGE = 30
"""How many characters `first` and `last` show of a statement, at most."""

VALUE_NAMES = {"date": "iso", "citation": "cites", "actor": "actor"}
"""Under which further name a mark of this kind carries its value."""


def statement_row(document: Document, statement: Statement) -> Row:
    """The statement with its positions, as one row.

    Lists are lists (`actor`, `reported_by` may be empty); what the document does not say is null, as is `asserted_by`
    of a statement. `heading`, `first` and `last` are exact characters of the source.
    """
    start, end = document.to_source(statement.start, statement.end)
    edge = min(EDGE, end - start)
    speaker = statement.speaker
    return {
        "id": statement_id(document, statement),
        "document": document.name,
        "kind": statement.kind,
        "heading": document.quote(*statement.heading) if statement.heading else None,
        "first": document.source_text[start : start + edge],
        "last": document.source_text[end - edge : end],
        "start": start,
        "end": end,
        "actor": list(statement.actor),
        "asserted_by": list(statement.asserted_by) if statement.kind == "claim" else None,
        "speaker": {"name": speaker.name, "role": speaker.role} if speaker else None,
        "channel": statement.channel,
        "date": statement.date,
        "place": statement.place,
        "language": statement.language,
        "original_language": statement.original_language,
        "source": statement.source,
        "translation": statement.translation,
        "reported_by": list(statement.reported_by),
        **_page(document, statement.start, statement.end),
        "positions": [_position(document, position) for position in statement.positions],
    }


def member_rows(row: Row, groups: Groups | None) -> Iterator[Row]:
    """What a statement's row comes to for the members of the groups that speak in it, on its date.

    Each is the row itself with the member for its actor, `via` the group, `derived_from` the statement's id, and an id
    of its own. None for a claim: what is said about a group says nothing about its members.
    """
    if groups is None or row["kind"] == "claim":
        return
    for member in groups.expand(row["actor"], row["date"]):
        derived = {"id": stable_id(row["id"], *member), "actor": [member.code]}
        yield row | derived | {"via": member.via, "derived_from": row["id"]}


def mark_row(document: Document, mark: Mark) -> Row:
    """The mark as one row: a date carries its value as `iso` too, a citation as `cites`, an actor as `actor`.

    `inferred` is there, and true, where part of the value is from context.
    """
    return _mark(document, *document.to_source(mark.start, mark.end), mark.kind, mark.value, inferred=mark.inferred)


def mark_rows(document: Document, marks: Iterable[Mark]) -> Iterator[Row]:
    """A row per mark, and one per document cited in a running head, in the order of the source.

    Running heads are no part of the reading text, so no mark stands for what they cite.
    """
    from verbale.marking.citations import in_furniture

    rows = [mark_row(document, mark) for mark in marks]
    rows += [_mark(document, start, end, "citation", value) for start, end, value in in_furniture(document)]
    yield from sorted(rows, key=lambda row: (row["start"], -row["end"]))


def write_jsonl(rows: Iterable[Mapping[str, Any]], path: str | Path) -> None:
    """One row per line, UTF-8, letters as they are. The file is there whole or not at all."""
    with written(path) as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _position(document: Document, position: Position) -> Row:
    start, end = document.to_source(position.start, position.end)
    return {
        "issue": position.issue,
        "stance": position.stance,
        "act": position.act,
        "target": position.target,
        "quote": document.source_text[start:end],
        "start": start,
        "end": end,
        "pattern": position.pattern or None,
        **_page(document, position.start, position.end),
    }


def _page(document: Document, start: int, end: int) -> Row:
    """The number of the page a span begins on, where the source has pages; how surely it was recognised, if it was."""
    page = document.page_of(start)
    sure = document.confidence(start, end)
    return ({} if page is None else {"page": page}) | ({} if sure is None else {"ocr_confidence": round(sure, 3)})


def _mark(document: Document, start: int, end: int, kind: str, value: str, *, inferred: bool = False) -> Row:
    text = document.source_text[start:end]
    row: Row = {"document": document.name, "start": start, "end": end, "text": text, "kind": kind, "value": value}
    if kind in VALUE_NAMES and value:
        row[VALUE_NAMES[kind]] = value
    if inferred:
        row["inferred"] = True
    return row
