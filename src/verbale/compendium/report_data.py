"""What the report's script shows on demand: statements, positions and cells, as plain data for JSON.

A statement's text stands in it once. Only in a long statement does each position bring the words around it. The exact
characters of the file stand beside the reading text where the two differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from verbale.analysis.matrix import Matrix
from verbale.charts import SYMBOLS
from verbale.compendium.actors import Names
from verbale.compendium.content import heading_of, place_and_date
from verbale.compendium.context import WHOLE, Context, context
from verbale.compendium.footnotes import capitalized, position_label, provenance, where
from verbale.compendium.issues import IssueHead
from verbale.compendium.record import Record, speakers_of
from verbale.compendium.repetitions import Repetitions
from verbale.compendium.words import Words, direction
from verbale.register.rows import DocumentRow, PositionRow, StatementRow

if TYPE_CHECKING:
    from verbale.register import Register


def report_data(
    register: Register,
    documents: Sequence[DocumentRow],
    record: Sequence[Record],
    *,
    matrix: Matrix,
    heads: Sequence[IssueHead],
    words: Words,
    names: Names,
) -> dict[str, Any]:
    """The data of the page. Statements are in the order of documents and text, positions refer to them by number."""
    place = {document.id: n for n, document in enumerate(documents)}
    ordered = sorted(record, key=lambda item: (place[item.statement.document_id], item.statement.start, item.number))
    statements: list[dict[str, Any]] = []
    positions: list[dict[str, Any]] = []
    numbers: dict[str, int] = {}
    repetitions = Repetitions.of(register.duplicates(), record)
    for document_id, items in groupby(ordered, key=lambda item: item.statement.document_id):
        text = register.reading_text(document_id)
        for item in items:
            shown = context(text, item.statement.start, item.statement.end)
            for position in item.positions:
                numbers[position.id] = len(positions)
                found = _position(text, item.statement, position, shown, words=words, names=names)
                positions.append({"statement": len(statements), **found})
            statements.append(
                {
                    "document": place[document_id],
                    **_statement(item.statement, shown, words=words, names=names),
                    "where": _where(item.statement, repetitions.also_in(item), words=words),
                }
            )
    return {
        "words": {"as_in_file": words("as_in_file")},
        "symbols": dict(SYMBOLS),
        "actors": {code: names(code) for code in matrix.actors},
        "issues": {head.code: {"label": head.label, "question": head.question} for head in heads},
        "statements": statements,
        "positions": positions,
        "cells": {
            f"{actor}|{issue}": [numbers[name] for name in cell.position_ids()]
            for (actor, issue), cell in sorted(matrix.cells.items())
        },
        "via": {
            f"{actor}|{issue}": words(
                "member_of", groups=names.all(names.ordered(found.via or "" for found in derived))
            )
            for (actor, issue), cell in sorted(matrix.cells.items())
            if (derived := cell.of_groups())
        },
    }


def _statement(statement: StatementRow, shown: Context, *, words: Words, names: Names) -> dict[str, Any]:
    heading, heading_language = heading_of(statement, words=words, names=names)
    way = (words.label("channel", statement.channel), *provenance(statement, words=words, names=names))
    return {
        "who": " ".join(_who(statement, words=words, names=names)),
        "heading": heading,
        "heading_language": heading_language,
        "when": place_and_date(statement, words=words),
        "way": capitalized(words("semicolon").join(way)),
        "claim": statement.kind == "claim",
        "language": statement.language,
        "direction": direction(statement.language),
        "context": shown.for_script(),
    }


def _where(statement: StatementRow, also: Sequence[str], *, words: Words) -> str:
    """Where the statement stands, and in which other documents."""
    place = where(statement, words=words)
    return place + (words("semicolon") + words("also_in", documents=words.listed(also)) if also else "")


def _who(statement: StatementRow, *, words: Words, names: Names) -> Iterator[str]:
    """Who speaks; for a claim, who says it of whom."""
    speakers = names.all(speakers_of(statement) if statement.kind == "statement" else statement.asserted_by)
    yield speakers or names("")
    if statement.kind == "claim":
        yield words("about_whom", actors=names.all(names.ordered(statement.actor)))
    said = words.listed((statement.speaker_name, statement.speaker_role))
    if said:
        yield f"({said})"


def _position(
    text: str, statement: StatementRow, position: PositionRow, shown: Context, *, words: Words, names: Names
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "stance": position.stance,
        "label": position_label(position, words=words, names=names),
    }
    if statement.end - statement.start > WHOLE:
        shown = context(text, statement.start, statement.end, quote=(position.start, position.end))
        found["context"] = shown.for_script()
    found["span"] = shown.units(position.start, position.end)
    if position.quote != position.text:
        found["quote"] = position.quote
    return found
