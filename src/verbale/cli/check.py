"""`verbale check`: do the data files hold together?"""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.options import gazetteer_option


@click.command(short_help="Check language, gazetteer, codebook files.")
@gazetteer_option
@click.option("--codebook", metavar="NAME_OR_FILE", help="A bundled codebook, or a TOML file of your own.")
def check(gazetteer: tuple[Path, ...], codebook: str | None) -> None:
    """Report what is wrong in the files given, by file and key; without any, in all the bundled data."""
    from verbale import checking

    problems = checking.check(gazetteer=gazetteer, codebook=codebook)
    for problem in problems:
        click.echo(str(problem))
    click.echo(f"data files: {len(problems) or 'no'} problem{'' if len(problems) == 1 else 's'}", err=True)
    if problems:
        click.get_current_context().exit(1)
