"""`verbale show`: what a register holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from verbale.cli.options import json_option, register_option
from verbale.cli.tables import one_line, who

if TYPE_CHECKING:
    from verbale.register import DuplicateRow, Rows


@click.command(short_help="List the documents of a register.")
@click.argument("document", required=False)
@register_option
@click.option("--duplicates", is_flag=True, help="List what is there twice: files, texts in two formats, statements.")
@json_option
def show(document: str | None, *, register: str, duplicates: bool, as_json: bool) -> None:
    """List the documents of a register, or the statements of one DOCUMENT in it."""
    from verbale.register import Register

    if document is not None and duplicates:
        raise click.UsageError("give either a document or --duplicates")
    with Register(register, create=False) as opened:
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


def _tell_duplicates(rows: Rows[DuplicateRow], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(rows.to_dicts(), ensure_ascii=False))
        return
    for row in rows:
        ids = f"  {row.id} = {row.of}" if row.kind == "statement" else ""
        click.echo(f"{row.kind:<10}{row.share:>5.0%}  {row.document} = {row.of_document}{ids}")
