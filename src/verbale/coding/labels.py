"""Labels made by readers, and what the coder found, in one form that can be compared.

The format of labels is JSON Lines, one statement a line (docs/reference/jsonl.md). A label's span is given by its
`heading`, `first` and `last`; a row that `verbale code --jsonl` wrote gives `start` and `end`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from verbale.errors import DataError, UnreadableSource
from verbale.model import Document, Statement

Row = Mapping[str, Any]
Pair = tuple[str, str]  # issue, stance
Value = str | frozenset[str] | tuple[str, ...] | None

ATTRIBUTES = (
    "kind", "actor", "asserted_by", "channel", "date", "place", "language", "source", "translation", "reported_by",
)  # fmt: skip
_SETS = ("actor", "asserted_by")
_CHAINS = ("reported_by",)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that show a position (`of`: its issue and stance), and where they stand in the source if that is known.

    `target`: what it is about, if the words name it. `pattern`: what made the coder see the position, empty for a
    reader's label.
    """

    text: str
    span: tuple[int, int] | None = None
    of: Pair = ("", "")
    pattern: str = ""
    target: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One statement as somebody reads it: a reader's label, or what the coder found.

    `span` is in code points of the source; `disputed` is what careful readers differ over, and counts neither way.
    """

    id: str
    document: str
    span: tuple[int, int]
    attributes: Mapping[str, Value]
    positions: frozenset[Pair]
    disputed_positions: frozenset[Pair] = frozenset()
    disputed: bool = False
    quotes: tuple[Quote, ...] = ()

    @property
    def actors(self) -> frozenset[str]:
        value = self.attributes["actor"]
        return value if isinstance(value, frozenset) else frozenset()

    @property
    def language(self) -> str:
        """The language without its script, `und` where none is given."""
        return str(self.attributes["language"] or "und").partition("-")[0]

    def quotes_of(self, pair: Pair) -> tuple[Quote, ...]:
        """The quotes that show a position; several where a label gives it several times."""
        return tuple(quote for quote in self.quotes if quote.of == pair)


def rows(path: Path) -> Iterator[tuple[str, Row]]:
    """Each object of a JSON Lines file with the place it stands at (`labels.jsonl:3`).

    Raises UnreadableSource where the file cannot be read, DataError (file and line named) where a line is no object.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not splitlines: U+2028 may stand in a text
    except OSError as error:
        raise UnreadableSource(str(path), error.strerror or "cannot be read") from None
    except UnicodeDecodeError:
        raise UnreadableSource(str(path), "is not UTF-8") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"{where}: is not JSON ({error.msg})") from None
        except RecursionError:
            raise DataError(f"{where}: is nested too deeply") from None
        if not isinstance(row, dict):
            raise DataError(f"{where}: must be an object")
        yield where, row


def need(row: Row, where: str, *keys: str) -> None:
    """Raises DataError where the row lacks one of the keys."""
    missing = [key for key in keys if key not in row]
    if missing:
        raise DataError(f"{where}: lacks {', '.join(map(repr, missing))}")


def from_row(row: Row, *, span: tuple[int, int]) -> Reading:
    """A label or a row of the coder, whose shape was checked."""
    positions = row.get("positions") or []
    return Reading(
        id=str(row.get("id")),
        document=PurePath(row.get("document") or "").name,
        span=span,
        attributes={name: _comparable(name, row.get(name)) for name in ATTRIBUTES},
        positions=frozenset((p["issue"], p["stance"]) for p in positions if not p.get("disputed")),
        disputed_positions=frozenset((p["issue"], p["stance"]) for p in positions if p.get("disputed")),
        disputed=bool(row.get("disputed")),
        quotes=tuple(
            Quote(
                p.get("quote") or "",
                (p["start"], p["end"]) if "start" in p and "end" in p else None,
                (p["issue"], p["stance"]),
                p.get("pattern") or "",
                p.get("target"),
            )
            for p in positions
        ),
    )


def from_statement(document: Document, statement: Statement) -> Reading:
    """A statement the coder found, with its spans in the source."""
    return Reading(
        id=statement.id,
        document=PurePath(document.name).name,
        span=document.to_source(statement.start, statement.end),
        attributes={name: _comparable(name, getattr(statement, name)) for name in ATTRIBUTES},
        positions=frozenset((p.issue, p.stance) for p in statement.positions),
        quotes=tuple(
            Quote(
                document.quote(p.start, p.end),
                document.to_source(p.start, p.end),
                (p.issue, p.stance),
                p.pattern,
                p.target,
            )
            for p in statement.positions
        ),
    )


def span_of_label(label: Row, text: str, *, where: str) -> tuple[int, int]:
    """Where a label stands in its document: from `first`, at or after the heading, to the end of `last`.

    Raises DataError where the document has no such words.
    """
    need(label, where, "first", "last")
    heading = max(text.find(label["heading"]), 0) if label.get("heading") else 0
    start = text.find(label["first"], heading)
    if start < 0:
        start = text.find(label["first"])
    end = text.find(label["last"], max(start, 0))
    if start < 0 or end < 0:
        raise DataError(f"{where}: 'first' or 'last' does not stand in {label['document']}")
    return start, end + len(label["last"])


def _comparable(name: str, value: Any) -> Value:
    """A value as it is compared: sets for actors, without regard to case and final stops elsewhere."""
    if name in _SETS:
        return frozenset(value or ())
    if name in _CHAINS:
        return tuple(item.casefold() for item in value or ())
    if isinstance(value, str):
        value = value.strip().rstrip("./").casefold()
    return value or None
