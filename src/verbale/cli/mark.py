"""`verbale mark`: names, dates, citations and words of position, as spans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import (
    Complaints,
    documents_argument,
    gazetteer_option,
    jsonl_option,
    limit_option,
    need_documents,
    output_option,
    quiet_option,
    write_rows,
)
from verbale.cli.progress import progress
from verbale.cli.tables import write_marks

if TYPE_CHECKING:
    from verbale.reading import Limits


@click.command(short_help="Find names, dates, citations, concepts.")
@documents_argument
@jsonl_option
@output_option
@gazetteer_option
@limit_option
@quiet_option
def mark(
    documents: tuple[Path, ...],
    *,
    as_jsonl: bool,
    output: Path | None,
    gazetteer: tuple[Path, ...],
    limits: Limits,
    quiet: bool,
) -> None:
    """Find the names, dates, citations and concepts in DOCUMENTS (files, folders, archives)."""
    from verbale import batch

    need_documents(documents)
    complaints = Complaints()
    with progress(quiet=quiet or output is None) as on_progress:
        rows = batch.mark_rows(
            documents, gazetteer=gazetteer, limits=limits, on_progress=on_progress, on_unreadable=complaints
        )
        (write_rows if as_jsonl else write_marks)(rows, output)
    complaints.leave()
