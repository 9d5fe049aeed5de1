"""The register as CSV, for spreadsheets and statistics.

UTF-8 with a byte order mark: without it Excel takes the file for the local code page and shows nonsense for anything
but ASCII; LibreOffice, Numbers, R (readr) and pandas (`encoding="utf-8-sig"`) read it as well. Commas part the cells,
CRLF the rows (RFC 4180); line breaks inside a quote stay as the source has them.

A spreadsheet runs a cell that begins like a formula, and any document can hold such words. In these cells an
apostrophe stands before the text, and the last column, `guarded`, names the columns where that is so: whoever needs
the exact characters takes one apostrophe off those, as `read_positions_csv` does. All other cells are as they are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.analysis import ONCE, Cell, Counting, Listed, listing, matrix
from verbale.exchange.files import written
from verbale.gazetteer import Gazetteer

if TYPE_CHECKING:
    from verbale.register import Register

POSITION_COLUMNS = (
    "position_id", "statement_id", "document", "actor", "actor_name", "issue", "stance", "act", "target", "quote",
    "kind", "asserted_by", "speaker_name", "speaker_role", "channel", "date", "place", "language",
    "original_language", "source", "translation", "reported_by", "via", "duplicate_of", "start", "end", "page",
    "ocr_confidence", "document_id", "guarded",
)  # fmt: skip
"""`start` and `end` are code points of the decoded source; lists are parted by `; `; what is not known is empty, an
actor that the text leaves open too. `via` is filled in a row derived for a member of a group: the group that spoke.
`duplicate_of`: the position that this one says again, in another document. `ocr_confidence`: how surely the words were
recognised from a picture, 0 to 1; below `verbale.model.POOR_RECOGNITION` they are to be held against it."""

STARTS_OF_FORMULAS = frozenset("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet take a cell for a formula; in the full-width forms where Chinese or Japanese is set up."""

GUARD = "'"
BETWEEN = "; "


def write_positions_csv(
    register: Register,
    path: str | Path,
    *,
    gazetteer: Gazetteer | None = None,
    language: str = "en",
    counting: Counting = ONCE,
) -> None:
    """One row per position, in the order of the register; names of actors in `language`.

    Positions that repeat others are there and marked; where groups are to be expanded, a row for each member follows
    what the group said.
    """
    known = gazetteer or Gazetteer.load()
    rows = (_position(row, known, language) for row in listing(register, groups=counting.groups))
    _write(path, POSITION_COLUMNS, rows)


def read_positions_csv(path: str | Path) -> Iterator[dict[str, str]]:
    """The rows of a table that `write_positions_csv` wrote, without the apostrophes of guarded cells."""
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            for column in filter(None, row["guarded"].split(BETWEEN)):
                row[column] = row[column].removeprefix(GUARD)
            yield row


def write_matrix_csv(
    register: Register,
    path: str | Path,
    *,
    issues: Sequence[str] | None = None,
    gazetteer: Gazetteer | None = None,
    language: str = "en",
    counting: Counting = ONCE,
) -> None:
    """One row per actor, one column per issue, organizations first, then States, by name in `language`.

    A cell is empty, or a stance: `for`, `against`, `neutral` or `mixed`; where the register has it only at second
    hand, with `(reported)`, `(claimed)`, or `(via …)` and the group that spoke after it.
    """
    table = matrix(register, issues=issues, gazetteer=gazetteer, language=language, counting=counting)
    rows = (
        {"actor": actor, "actor_name": table.names[actor]}
        | {issue: _shown(table.cell(actor, issue)) for issue in table.issues}
        for actor in table.actors
    )
    _write(path, ("actor", "actor_name", *table.issues, "guarded"), rows)


def _position(listed: Listed, gazetteer: Gazetteer, language: str) -> dict[str, str]:
    row = listed.row
    return {
        "position_id": row.id,
        "statement_id": row.statement_id,
        "document": row.document,
        "actor": BETWEEN.join(listed.actor),
        "actor_name": BETWEEN.join(gazetteer.name(code, language) for code in listed.actor),
        "issue": row.issue,
        "stance": row.stance,
        "act": row.act,
        "target": row.target or "",
        "quote": row.quote,
        "kind": row.kind,
        "asserted_by": BETWEEN.join(row.asserted_by),
        "speaker_name": row.speaker_name or "",
        "speaker_role": row.speaker_role or "",
        "channel": row.channel,
        "date": row.date or "",
        "place": row.place or "",
        "language": row.language,
        "original_language": row.original_language or "",
        "source": row.source or "",
        "translation": row.translation or "",
        "reported_by": BETWEEN.join(row.reported_by),
        "via": listed.via or "",
        "duplicate_of": listed.duplicate_of or "",
        "start": str(row.start_in_source),
        "end": str(row.end_in_source),
        "page": "" if row.page is None else str(row.page),
        "ocr_confidence": "" if row.ocr_confidence is None else f"{row.ocr_confidence:.2f}",
        "document_id": row.document_id,
    }


def _shown(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.directness == "own":
        return cell.stance
    via = ", ".join(cell.via())
    return f"{cell.stance} (via {via})" if via else f"{cell.stance} ({cell.directness})"


def _write(path: str | Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    with written(path, encoding="utf-8-sig", newline="") as stream:
        table = csv.DictWriter(stream, columns)
        table.writeheader()
        table.writerows(_guarded(row) for row in rows)


def _guarded(row: Mapping[str, str]) -> dict[str, str]:
    """The row with an apostrophe before every cell that a spreadsheet would run, and a list of these."""
    risky = [column for column, cell in row.items() if _looks_like_formula(cell)]
    cells = {column: GUARD + cell if column in risky else cell for column, cell in row.items()}
    return cells | {"guarded": BETWEEN.join(risky)}


def _looks_like_formula(cell: str) -> bool:
    # Blanks before the sign: some programs strip them when they import.
    return cell[:1] in STARTS_OF_FORMULAS or cell.lstrip()[:1] in STARTS_OF_FORMULAS
