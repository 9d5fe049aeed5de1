"""`verbale positions`: who takes which position, out of a register."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from verbale.cli.options import json_option, register_option
from verbale.cli.tables import one_line

if TYPE_CHECKING:
    from verbale.model import Stance


@click.command(short_help="List the positions of a register.")
@register_option
@click.option("--issue", metavar="ISSUE", help="Only positions on this issue.")
@click.option("--stance", type=click.Choice(("for", "against", "neutral")), help="Only positions with this stance.")
@click.option("--actor", metavar="CODE", help="Only positions this actor holds.")
@json_option
def positions(*, register: str, issue: str | None, stance: Stance | None, actor: str | None, as_json: bool) -> None:
    """List the positions of a register."""
    from verbale.register import Register

    with Register(register, create=False) as opened:
        rows = opened.positions(issue=issue, stance=stance, actor=actor)
    if as_json:
        click.echo(json.dumps(rows.to_dicts(), ensure_ascii=False))
        return
    for row in rows:
        issue_shown = row.issue + (f" ({row.target})" if row.target else "")
        actors = ", ".join(row.actor) or "?"
        click.echo(f"{actors:<16} {row.date or '':<12}{row.stance:<8}{issue_shown:<24}{one_line(row.quote)}")
