"""`verbale show`: what a register holds."""

from __future__ import annotations

import json

import click

from verbale.cli.options import json_option, register_option
from verbale.cli.tables import one_line


@click.command(short_help="List the documents of a register.")
@click.argument("document", required=False)
@register_option
@json_option
def show(document: str | None, *, register: str, as_json: bool) -> None:
    """List the documents of a register, or the statements of one DOCUMENT in it."""
    from verbale.register import Register

    with Register(register, create=False) as opened:
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
            facts = (", ".join(statement.actor) or "?", statement.date, statement.place, statement.channel)
            click.echo(f"{statement.id}  " + " · ".join(fact for fact in facts if fact))
            click.echo(f"    {one_line(statement.text)}")
