"""`verbale evaluate`: the coder held against labels made by readers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import codebook_option, gazetteer_option, json_option

if TYPE_CHECKING:
    from verbale.coding.figures import Difference, Evaluation, Score


@click.command(short_help="Measure agreement with readers' labels.")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predicted", required=False, type=click.Path(path_type=Path))
@click.option(
    "--documents", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where the labelled documents are; without it, they are looked for near the labels.",
)  # fmt: skip
@click.option(
    "--show", type=click.IntRange(0), default=0, metavar="N", help="Show the first N differences of each kind."
)
@gazetteer_option
@codebook_option
@json_option
def evaluate(
    gold: Path,
    predicted: Path | None,
    *,
    documents: Path | None,
    show: int,
    gazetteer: tuple[Path, ...],
    codebook: tuple[str, ...],
    as_json: bool,
) -> None:
    """Measure agreement with the labels in GOLD (JSON Lines).

    PREDICTED is a file that `verbale code --jsonl` wrote; without it the documents or passages are coded now.
    """
    from verbale.coding import evaluation, load_codebook
    from verbale.gazetteer import Gazetteer

    result = evaluation.evaluate(
        gold,
        predicted,
        documents=documents,
        codebook=load_codebook(codebook),
        gazetteer=Gazetteer.load(*gazetteer),
    )
    if as_json:
        click.echo(json.dumps(result.as_dict(), ensure_ascii=False))
    else:
        _tell(result)
    _tell_differences(result.differences, show)


def _tell(result: Evaluation) -> None:
    """The figures as tables."""
    click.echo(f"{'':<36}precision   recall       F1    hits  false  missed")
    if result.statements is not None:
        _tell_score("statements", result.statements)
    _tell_score("positions", result.positions)
    for title, scores in (("issue", result.issues), ("language", result.languages), ("group", result.groups)):
        _tell_scores(title, scores)
    if result.attributes:
        click.echo("\nattributes of the statements found")
        for name, share in result.attributes.items():
            click.echo(f"  {name:<34}{share:>9.3f}")
    if result.without_position is not None:
        passages, alarms = result.without_position
        click.echo(f"\npassages without a position: {passages}, of which one was seen in {alarms}")
    if result.alpha is not None:
        click.echo(f"\nKrippendorff's alpha, stances of statements on issues: {result.alpha:.3f}")
    click.echo(f"\nquotes that equal their source: {result.quotes_exact} of {result.quotes}")


def _tell_scores(title: str, scores: Mapping[str, Score]) -> None:
    click.echo(f"\npositions by {title}")
    for name, score in scores.items():
        _tell_score(f"  {name}", score)


def _tell_score(label: str, score: Score) -> None:
    click.echo(
        f"{label:<36}{score.precision:>9.3f}{score.recall:>9.3f}{score.f1:>9.3f}"
        f"{score.hits:>8}{score.false:>7}{score.missed:>8}"
    )


def _tell_differences(differences: Iterable[Difference], show: int) -> None:
    """The first of each kind, tab-separated."""
    differences = tuple(differences)
    for kind in ("false", "missed", "attribute"):
        for difference in [d for d in differences if d.kind == kind][:show]:
            where = difference.document or difference.id
            click.echo(f"{kind}\t{difference.id}\t{where}\t{difference.start}\t{difference.detail}")
