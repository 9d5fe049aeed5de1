"""A document and what was found in it, as rows of the tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from verbale.model import Document, Event, Mark, Position, Statement, stable_id
from verbale.register.ids import document_id, identify

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of one document. Those in `found` are the machine's, by table, parents before children."""

    source: Row
    document: Row
    found: Mapping[str, list[Row]]


def records(
    document: Document,
    statements: Iterable[Statement],
    *,
    marks: Iterable[Mark] = (),
    events: Iterable[Event] = (),
    facts: object = None,
    revision: str = "",
) -> Records:
    """The rows that stand for the document. `revision` is the schema they are for: a newer one makes them differ."""
    source = {name: getattr(document.source, name) for name in ("sha256", "name", "media_type", "size", "encoding")}
    found = _found(document, identify(document, statements), marks, events)
    row: Row = {
        "id": document_id(document),
        "sha256": document.source.sha256,
        "name": document.name,
        "text": document.text,
        "source_text": document.source_text,
        "facts": plain(facts if facts is not None else {}),
        "meta": dict(document.meta),
    }
    whole = [revision, {name: value for name, value in row.items() if name != "name"}, found]
    row["fingerprint"] = hashlib.blake2b(json.dumps(whole, sort_keys=True).encode(), digest_size=16).hexdigest()
    return Records(source, row, found)


def plain(value: object) -> Any:
    """The value as JSON can hold it: dataclasses by field, sets sorted, anything unknown as its words."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _found(
    document: Document, statements: Iterable[Statement], marks: Iterable[Mark], events: Iterable[Event]
) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {
        name: [] for name in ("statements", "holders", "positions", "citations", "dates", "events")
    }
    for statement in statements:
        found["statements"].append(_statement(document, statement))
        found["holders"].extend({"statement_id": statement.id, "code": code} for code in _holders(statement))
        found["positions"].extend(_position(document, statement, position) for position in statement.positions)
    for mark in dict.fromkeys(marks):
        if mark.kind == "citation":
            cited = {"cites": mark.value, "inferred": mark.inferred}
            found["citations"].append(_place(document, mark, "citation", mark.value) | cited)
        elif mark.kind == "date":
            dated = {"iso": mark.value or None, "inferred": mark.inferred}
            found["dates"].append(_place(document, mark, "date", mark.value) | dated)
    for event in dict.fromkeys(events):
        found["events"].append(_place(document, event, "event", event.date) | {"date": event.date})
    for name in ("citations", "dates", "events"):  # marks that differ in form alone are one
        found[name] = list({row["id"]: row for row in found[name]}.values())
    return found


def _holders(statement: Statement) -> list[str]:
    """Whom looking for an actor's positions must find: in a shared claim those who make it as well."""
    makers = statement.asserted_by if statement.kind == "claim" and statement.shared else ()
    return list(dict.fromkeys((*statement.actor, *makers)))


def _statement(document: Document, statement: Statement) -> Row:
    speaker = statement.speaker
    return {
        "id": statement.id,
        "document_id": document_id(document),
        "kind": statement.kind,
        "actor": list(statement.actor),
        "asserted_by": list(statement.asserted_by),
        "speaker_name": speaker.name if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "channel": statement.channel,
        "date": statement.date,
        "place": statement.place,
        "language": statement.language,
        "original_language": statement.original_language,
        "source": statement.source,
        "translation": statement.translation,
        "reported_by": list(statement.reported_by),
        "shared": statement.shared,
        **_named_span(document, "heading", statement.heading),
        **_named_span(document, "note", statement.note),
        **_span(document, statement.start, statement.end),
        **_pages(document, statement.start, statement.end),
        "text": document.text[statement.start : statement.end],
        "quote": document.quote(statement.start, statement.end),
    }


def _position(document: Document, statement: Statement, position: Position) -> Row:
    return {
        "id": position.id,
        "statement_id": statement.id,
        "issue": position.issue,
        "stance": position.stance,
        "act": position.act,
        "target": position.target,
        "pattern": position.pattern,
        **_span(document, position.start, position.end),
        **_pages(document, position.start, position.end),
        "text": document.text[position.start : position.end],
        "quote": document.quote(position.start, position.end),
    }


def _place(document: Document, mark: Mark | Event, kind: str, value: str) -> Row:
    span = _span(document, mark.start, mark.end)
    name = stable_id(document.source.sha256, kind, span["start_in_source"], span["end_in_source"], value)
    quote = document.quote(mark.start, mark.end)
    return {"id": name, "document_id": document_id(document), **span, "quote": quote}


def _span(document: Document, start: int, end: int) -> Row:
    first, last = document.to_source(start, end)
    return {"start_in_text": start, "end_in_text": end, "start_in_source": first, "end_in_source": last}


def _pages(document: Document, start: int, end: int) -> Row:
    """Where a span stands on the pages of its source: rectangles as [page, left, top, right, bottom], in points."""
    places = document.place(start, end)
    boxes = [[box.page, *(round(edge, 1) for edge in box[1:])] for box in places]
    return {
        "page": document.page_of(start), "boxes": boxes or None, "ocr_confidence": document.confidence(start, end),
    }  # fmt: skip


def _named_span(document: Document, name: str, span: tuple[int, int] | None) -> Row:
    """A span that may be missing, with the exact characters of the source it stands on."""
    places = _span(document, *span) if span else dict.fromkeys(_PLACES)
    return {name: document.quote(*span) if span else None, **{f"{name}_{key}": value for key, value in places.items()}}


_PLACES = ("start_in_text", "end_in_text", "start_in_source", "end_in_source")
