"""`verbale add`: documents into a register that is there, or is made."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import (
    Complaints,
    again_option,
    codebook_option,
    documents_argument,
    gazetteer_option,
    json_option,
    limit_option,
    need_documents,
    quiet_option,
    register_option,
)
from verbale.cli.progress import progress

if TYPE_CHECKING:
    from verbale.reading import Limits


@click.command(short_help="Put documents into a register.")
@documents_argument
@register_option
@gazetteer_option
@codebook_option
@again_option
@json_option
@limit_option
@quiet_option
def add(
    documents: tuple[Path, ...],
    *,
    register: str,
    gazetteer: tuple[Path, ...],
    codebook: tuple[str, ...],
    again: bool,
    as_json: bool,
    limits: Limits,
    quiet: bool,
) -> None:
    """Read and code DOCUMENTS (files, folders, archives) into a register, which is made if it is not there.

    What it holds already is left as it is, so that the same command can be given again after an interruption.
    """
    from verbale.audit import audit
    from verbale.gazetteer import Gazetteer
    from verbale.intake import take_in
    from verbale.register import Register

    need_documents(documents)
    complaints = Complaints()
    with Register(register) as opened, progress(quiet=quiet) as on_progress:
        taken = take_in(
            documents,
            register=opened,
            gazetteer=gazetteer,
            codebook=codebook,
            limits=limits,
            again=again,
            on_progress=on_progress,
            on_unreadable=complaints,
        )
        if taken.added:
            opened.keep_findings(audit(opened, gazetteer=Gazetteer.load(*gazetteer)))
    if as_json:
        click.echo(json.dumps(asdict(taken) | {"unreadable": complaints.count}))
    else:
        for label, count in (*asdict(taken).items(), ("unreadable files", complaints.count)):
            click.echo(f"{label:<24}{count:>6}")
    complaints.leave()
