"""`verbale check`: do the data files hold together?"""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.options import gazetteer_option


@click.command(short_help="Check language, gazetteer, codebook files.")
@gazetteer_option
@click.option(
    "--codebook", metavar="NAME_OR_FILE", help="A bundled codebook or a TOML file of your own; without it, all bundled."
)
def check(gazetteer: tuple[Path, ...], codebook: str | None) -> None:
    """Report what is wrong in language, gazetteer and codebook files, by file and key."""
    from verbale import checking

    problems = checking.check(gazetteer=gazetteer, codebook=codebook)
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"{len(problems)} problems in the data files" if problems else "data files: no problems", err=True)
    if problems:
        click.get_current_context().exit(1)
