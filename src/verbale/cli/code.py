"""`verbale code`: statements and positions of documents or of short passages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import (
    Complaints,
    codebook_option,
    documents_argument,
    gazetteer_option,
    groups_option,
    jsonl_option,
    limit_option,
    need_documents,
    output_option,
    quiet_option,
    tell_undated,
    write_rows,
)
from verbale.cli.progress import progress
from verbale.cli.tables import write_statements

if TYPE_CHECKING:
    from verbale.reading import Limits


@click.command(short_help="Find statements and their positions.")
@documents_argument
@click.option(
    "--passages", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Short texts that are already cut out: JSON Lines with id, text and, if known, title, language, document.",
)  # fmt: skip
@jsonl_option
@output_option
@gazetteer_option
@codebook_option
@groups_option
@limit_option
@quiet_option
def code(
    documents: tuple[Path, ...],
    *,
    passages: Path | None,
    as_jsonl: bool,
    output: Path | None,
    gazetteer: tuple[Path, ...],
    codebook: tuple[str, ...],
    groups: tuple[str, ...],
    limits: Limits,
    quiet: bool,
) -> None:
    """Find the statements of DOCUMENTS (files, folders, archives) and the positions they take."""
    from verbale import batch

    complaints = Complaints()
    undated: list[object] = []
    with progress(quiet=quiet or output is None) as on_progress:
        if passages is not None:
            if documents:
                raise click.UsageError("give either documents or --passages")
            if groups:
                raise click.UsageError("--expand-group goes with documents: passages have no date of their own")
            rows = batch.passage_rows(passages, codebook=codebook, gazetteer=gazetteer)
        else:
            need_documents(documents)
            rows = batch.statement_rows(
                documents,
                codebook=codebook,
                gazetteer=gazetteer,
                expand_groups=groups,
                on_undated=undated.append,
                limits=limits,
                on_progress=on_progress,
                on_unreadable=complaints,
            )
        (write_rows if as_jsonl else write_statements)(rows, output)
    tell_undated(len(undated))
    complaints.leave()
