"""`verbale audit`: does the evidence in a register carry what is said of it?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import gazetteer_option, json_option, register_option
from verbale.cli.tables import one_line

if TYPE_CHECKING:
    from verbale.model import Finding
    from verbale.register import Register


@click.command(short_help="Check what is claimed against what is shown.")
@register_option
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only findings of this kind; several times.")
@gazetteer_option
@json_option
def audit(*, register: str, kinds: tuple[str, ...], gazetteer: tuple[Path, ...], as_json: bool) -> None:
    """List what the audit finds in a register, each finding with the words that show it."""
    from verbale.audit import audit as find
    from verbale.gazetteer import Gazetteer
    from verbale.register import Register

    with Register(register, create=False) as opened:
        findings = find(opened, kinds=kinds or None, gazetteer=Gazetteer.load(*gazetteer))
        sources = _sources(opened)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
        return
    for finding in findings:
        _tell(finding, sources)


def _sources(register: Register) -> dict[str, str]:
    """The source of each document, by its name."""
    return {row.name: register.source_text(row.id) for row in register.documents()}


def _tell(finding: Finding, sources: Mapping[str, str]) -> None:
    click.echo(f"{finding.level:<8}{finding.kind}: {finding.message}")
    for name, start, end in finding.spans:
        click.echo(f"        {name}: «{one_line(sources[name][start:end])}»")
