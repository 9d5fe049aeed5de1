"""`verbale build`: everything in one go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import (
    LANGUAGES,
    Complaints,
    again_option,
    codebook_option,
    documents_argument,
    gazetteer_option,
    groups_option,
    json_option,
    limit_option,
    need_documents,
    quiet_option,
    tell_undated,
)
from verbale.cli.progress import progress

if TYPE_CHECKING:
    from verbale.building import Summary
    from verbale.reading import Limits


@click.command(short_help="Make register, compendium, matrix and report.")
@documents_argument
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where to write; made if it is not there.",
)  # fmt: skip
@gazetteer_option
@codebook_option
@click.option("--matter", metavar="TEXT", help="What the positions are about, for the titles.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True,
    help="The language of the titles and headings that are written.",
)  # fmt: skip
@groups_option
@click.option("--count-duplicates", is_flag=True, help="Count in the matrix what a document says again once more.")
@again_option
@json_option
@limit_option
@quiet_option
def build(
    documents: tuple[Path, ...],
    *,
    output: Path,
    gazetteer: tuple[Path, ...],
    codebook: tuple[str, ...],
    matter: str | None,
    language: str,
    groups: tuple[str, ...],
    count_duplicates: bool,
    again: bool,
    as_json: bool,
    limits: Limits,
    quiet: bool,
) -> None:
    """Make the register, the compendium, the matrix and the report of DOCUMENTS (files, folders, archives)."""
    from verbale import building

    need_documents(documents)
    complaints = Complaints()
    with progress(quiet=quiet) as on_progress:
        summary = building.build(
            documents,
            output=output,
            gazetteer=gazetteer,
            codebook=codebook,
            matter=matter,
            language=language,
            expand_groups=groups,
            count_duplicates=count_duplicates,
            limits=limits,
            again=again,
            on_progress=on_progress,
            on_unreadable=complaints,
        )
    if as_json:
        click.echo(json.dumps(summary.as_dict(), ensure_ascii=False))
    else:
        _tell(summary)
    tell_undated(summary.undated_groups)
    complaints.leave()


def _tell(summary: Summary) -> None:
    """The summary as a person reads it."""
    rows = [
        ("documents", summary.documents),
        *([("  unchanged", summary.unchanged)] if summary.unchanged else []),
        ("statements", summary.statements),
        ("claims about others", summary.claims),
        ("positions", sum(summary.positions.values())),
        *((f"  {issue}", count) for issue, count in summary.positions.items()),
        ("positions, actor open", summary.actor_open),
        ("repeated documents", summary.repeated_documents),
        ("repeated statements", summary.repeated_statements),
        ("findings", summary.findings),
        ("unreadable files", len(summary.unreadable)),
    ]
    for label, count in rows:
        click.echo(f"{label:<24}{count:>6}")
    click.echo(f"{'seconds':<24}{summary.seconds:>6.1f}")
    if summary.report:
        click.echo(f"\nOpen {summary.report}")
