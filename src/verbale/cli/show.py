"""`verbale show`: what a register holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import json_option, register_option
from verbale.cli.tables import one_line, who

if TYPE_CHECKING:
    from verbale.register import DuplicateRow, Register, Rows


@click.command(short_help="List the documents of a register.")
@click.argument("document", required=False)
@register_option
@click.option("--page", "as_page", is_flag=True, help="Write the page a statement or position stands on, as a picture.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where the picture goes; without it, ID.png here. Further pages stand beside it (FILE-2.png).",
)
@click.option(
    "--source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The source, where the register keeps no copy of it.",
)
@click.option("--duplicates", is_flag=True, help="List what is there twice: files, texts in two formats, statements.")
@json_option
def show(
    document: str | None, *, register: str, as_page: bool, output: Path | None, source: Path | None, duplicates: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """List the documents of a register, or the statements of one DOCUMENT in it.

    With --page, DOCUMENT is the id of a statement or position: the page it stands on becomes a picture, with its words
    marked.
    """
    from verbale.register import Register

    if document is not None and duplicates:
        raise click.UsageError("give either a document or --duplicates")
    if as_page and document is None:
        raise click.UsageError("give the id of a statement or position; `verbale show DOCUMENT` lists them")
    with Register(register, create=False) as opened:
        if as_page and document is not None:
            _write_pages(opened, document, output, source)
            return
        if duplicates:
            _tell_duplicates(opened.duplicates(), as_json=as_json)
            return
        if document is None:
            documents = opened.documents()
            if as_json:
                click.echo(json.dumps(documents.to_dicts(), ensure_ascii=False))
                return
            for row in documents:
                click.echo(f"{row.statements:>6} statements {row.positions:>6} positions  {row.name}")
            return
        statements = opened.statements(document=document)
        if as_json:
            click.echo(json.dumps(statements.to_dicts(), ensure_ascii=False))
            return
        for statement in statements:
            facts = (who(statement.actor), statement.date, statement.place, statement.channel)
            click.echo(f"{statement.id}  " + " · ".join(fact for fact in facts if fact))
            click.echo(f"    {one_line(statement.text)}")


def _write_pages(register: Register, name: str, output: Path | None, source: Path | None) -> None:
    from verbale.exchange.pages import write_pages

    for path in write_pages(register, name, output or Path(f"{name}.png"), source=source):
        click.echo(path)


def _tell_duplicates(rows: Rows[DuplicateRow], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(rows.to_dicts(), ensure_ascii=False))
        return
    for row in rows:
        ids = f"  {row.id} = {row.of}" if row.kind == "statement" else ""
        click.echo(f"{row.kind:<10}{row.share:>5.0%}  {row.document} = {row.of_document}{ids}")
