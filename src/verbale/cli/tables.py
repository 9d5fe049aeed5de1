"""Rows as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, TextIO

from verbale.cli.options import opened
from verbale.model import POOR_RECOGNITION

Row = Mapping[str, Any]

QUOTE_LENGTH = 100
OPEN_ACTOR = "(actor open)"


def one_line(text: str, length: int = QUOTE_LENGTH) -> str:
    """The text without its line breaks, cut with an ellipsis where it is longer."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def who(actors: Sequence[str]) -> str:
    """The actors' codes; where the text leaves open who it is, that it does."""
    return ", ".join(actors) or OPEN_ACTOR


def write_statements(rows: Iterable[Row], output: Path | None) -> None:
    """Statements under their document, each with its positions and their quotes."""
    with opened(output) as stream:
        for document, group in groupby(rows, key=_document):
            stream.write(f"{document}\n")
            # The rows derived for the members of a group follow the group's own and are told in one line.
            for (_, via), derived in groupby(group, key=lambda row: (row.get("derived_from"), row.get("via"))):
                if via is None:
                    for row in derived:
                        _write_statement(row, stream)
                else:
                    stream.write(f"    via {via}: {', '.join(row['actor'][0] for row in derived)}\n")


def _document(row: Row) -> str:
    return str(row.get("document") or row.get("id"))


def _write_statement(row: Row, stream: TextIO) -> None:
    facts = [who(row["actor"]), row.get("date"), row.get("place"), row.get("channel")]
    if row["kind"] == "claim":
        facts.append("claimed by " + who(row.get("asserted_by") or ()))
    stream.write("  " + " · ".join(str(fact) for fact in facts if fact) + "\n")
    for position in row["positions"]:
        write_position(position, stream)


def write_position(position: Row, stream: TextIO) -> None:
    """One position: stance, issue, target, act, and the quote that shows it; whether that was poorly recognised."""
    issue = position["issue"] + (f" ({position['target']})" if position.get("target") else "")
    quote = one_line(position["quote"]) + doubt(position.get("ocr_confidence"))
    stream.write(f"    {position['stance']:<8}{issue:<24}{position['act']:<17}{quote}\n")


def doubt(ocr_confidence: float | None) -> str:
    """What is to be said behind words that were recognised from a picture with little certainty."""
    if ocr_confidence is None or ocr_confidence >= POOR_RECOGNITION:
        return ""
    return f" [poor scan: {ocr_confidence:.2f}]"


def write_marks(rows: Iterable[Row], output: Path | None) -> None:
    """Marks under their document: where, what kind, which value, and the words."""
    with opened(output) as stream:
        for document, group in groupby(rows, key=_document):
            stream.write(f"{document}\n")
            for row in group:
                stream.write(f"  {row['start']:>8}  {row['kind']:<9}{row['value']:<24}{one_line(row['text'], 60)}\n")
