"""`verbale explain`: why a text was coded as it was."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import codebook_option, gazetteer_option, json_option

if TYPE_CHECKING:
    from verbale.coding.explanation import Concept, ExplainedSentence


@click.command(short_help="Show why a text was coded as it was.")
@click.argument("text")
@click.option("--issue", metavar="ISSUE", help="Only positions on this issue.")
@click.option("--all", "show_all", is_flag=True, help="Show the patterns too whose concepts stood in another order.")
@codebook_option
@gazetteer_option
@json_option
def explain(
    text: str,
    *,
    issue: str | None,
    show_all: bool,
    codebook: tuple[str, ...],
    gazetteer: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Show the concepts that TEXT (a sentence or a passage, or a file that holds one) is read as, and what matched."""
    from verbale import batch

    sentences = batch.explained(text, codebook=codebook, gazetteer=gazetteer)
    if as_json:
        click.echo(json.dumps([asdict(sentence) for sentence in sentences], ensure_ascii=False))
    else:
        _tell(sentences, issue=issue, show_all=show_all)


def _tell(sentences: Iterable[ExplainedSentence], *, issue: str | None, show_all: bool) -> None:
    for sentence in sentences:
        click.echo(sentence.text)
        click.echo("  " + " ".join(map(_shown, sentence.concepts)))
        for trial in sentence.trials:
            if issue in (None, trial.issue) and (show_all or trial.outcome != "order"):
                click.echo(f"  {trial.outcome:<9}{trial.issue} {trial.stance}: {trial.pattern}")
                for label, value in (("words", trial.words), ("except", trial.by)):
                    if value:
                        click.echo(f"           {label}: {value}")
        click.echo()


def _shown(concept: Concept) -> str:
    return f"{concept.name}[{concept.words}]" if concept.words else concept.name
