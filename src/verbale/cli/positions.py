"""`verbale positions`: who takes which position, out of a register."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import gazetteer_option, groups_option, json_option, register_option, tell_undated
from verbale.cli.tables import doubt, one_line, who

if TYPE_CHECKING:
    from verbale.analysis import Listed
    from verbale.model import Stance


@click.command(short_help="List the positions of a register.")
@register_option
@click.option("--issue", metavar="ISSUE", help="Only positions on this issue.")
@click.option("--stance", type=click.Choice(("for", "against", "neutral")), help="Only positions with this stance.")
@click.option("--actor", metavar="CODE", help="Only positions this actor holds.")
@groups_option
@gazetteer_option
@json_option
def positions(
    *,
    register: str,
    issue: str | None,
    stance: Stance | None,
    actor: str | None,
    groups: tuple[str, ...],
    gazetteer: tuple[Path, ...],
    as_json: bool,
) -> None:
    """List the positions of a register. `=` marks those that another document holds too."""
    from verbale.analysis import listing
    from verbale.gazetteer import Gazetteer, Groups
    from verbale.register import Register

    chosen = Groups.chosen(groups, gazetteer=Gazetteer.load(*gazetteer)) if groups else None
    with Register(register, create=False) as opened:
        rows = list(listing(opened, groups=chosen, issue=issue, stance=stance, actor=actor))
    undated = {
        listed.row.statement_id
        for listed in rows
        if chosen and listed.row.kind == "statement" and chosen.lack_a_date(listed.actor, listed.row.date)
    }
    tell_undated(len(undated))
    if as_json:
        click.echo(json.dumps([row.as_dict() for row in rows], ensure_ascii=False))
        return
    for row in rows:
        _tell(row)


def _tell(listed: Listed) -> None:
    row = listed.row
    issue = row.issue + (f" ({row.target})" if row.target else "")
    again = "=" if listed.duplicate_of else " "
    actors = who(listed.actor) + (f" via {listed.via}" if listed.via else "")
    quote = one_line(row.quote) + doubt(row.ocr_confidence)
    click.echo(f"{actors:<16}{again}{row.date or '':<12}{row.stance:<8}{issue:<24}{quote}")
