"""`verbale sample`: the bundled sample, to try things on."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Copy the bundled sample into a folder.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def sample(folder: Path) -> None:
    """Copy the bundled sample (documents, labels and a gazetteer about an invented dispute) into FOLDER."""
    from verbale import sample as bundled

    bundled.copy(folder)
    click.echo(f"{folder}: documents/, letter.pdf, gazetteer.toml, labels.jsonl, passages.jsonl")
