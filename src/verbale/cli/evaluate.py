"""`verbale evaluate`: the coder, or a second reader, held against labels made by readers."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import codebook_option, gazetteer_option, json_option
from verbale.cli.tables import one_line

if TYPE_CHECKING:
    from verbale.coding.agreement import Agreement, Agreements
    from verbale.coding.confusion import Confusion
    from verbale.coding.figures import Evaluation, Score
    from verbale.coding.tally import Difference


@click.command(short_help="Measure agreement with readers' labels.")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predicted", required=False, type=click.Path(path_type=Path))
@click.option(
    "--against", type=click.Path(path_type=Path), metavar="OTHER",
    help="Another reader's labels, to be held against GOLD in place of the coder's findings.",
)  # fmt: skip
@click.option(
    "--documents", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where the labelled documents are; without it, they are looked for near the labels.",
)  # fmt: skip
@click.option(
    "--show", type=click.IntRange(0), default=0, metavar="N",
    help="Show the first N differences of each kind, with their words; the page and --json have them all.",
)  # fmt: skip
@click.option(
    "--html", "page", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write everything, every difference included, to this HTML page as well.",
)  # fmt: skip
@gazetteer_option
@codebook_option
@json_option
def evaluate(
    gold: Path,
    predicted: Path | None,
    *,
    against: Path | None,
    documents: Path | None,
    show: int,
    page: Path | None,
    gazetteer: tuple[Path, ...],
    codebook: tuple[str, ...],
    as_json: bool,
) -> None:
    """Measure agreement with the labels in GOLD (JSON Lines).

    PREDICTED is a file that `verbale code --jsonl` wrote; without it the documents or passages are coded now. With
    --against, two readers' labels of the same documents or passages are compared.
    """
    from verbale.coding import evaluation, load_codebook
    from verbale.gazetteer import Gazetteer

    if predicted and against:
        raise click.UsageError("give either PREDICTED or --against")
    names = Gazetteer.load(*gazetteer)
    result = evaluation.evaluate(
        gold,
        predicted,
        against=against,
        documents=documents,
        codebook=load_codebook(codebook),
        gazetteer=names,
    )
    if page:
        from verbale.compendium import write_evaluation

        write_evaluation(result, page, labels=gold.name, other=against.name if against else None, gazetteer=names)
    if as_json:
        click.echo(json.dumps(result.as_dict(), ensure_ascii=False))
        return
    _tell(result)
    _tell_differences(result.differences, show)
    if page:
        click.echo(f"\nOpen {page}")


def _tell(result: Evaluation) -> None:
    """The figures as tables."""
    if result.left_out:
        click.echo(f"labelled by one reader only, left out: {len(result.left_out)}\n")
    click.echo(f"{'':<36}precision   recall       F1    hits  false  missed")
    if result.statements is not None:
        _tell_score("statements", result.statements)
    _tell_score("positions", result.positions)
    for name, score in result.strictness.items():
        _tell_score(f"  {QUOTES[name]}", score)
    for plural, scores in result.breakdowns().items():
        click.echo(f"\npositions by {plural.removesuffix('s')}")
        for name, score in scores.items():
            _tell_score(f"  {name}", score)
    if result.attributes:
        click.echo("\nattributes of the statements found")
        for name, share in result.attributes.items():
            click.echo(f"  {name:<34}{share:>9.3f}")
    found, alike = result.targets
    if found:
        click.echo(f"\ntargets of the positions found: {alike} of {found} alike")
    if result.without_position is not None:
        passages, alarms = result.without_position
        click.echo(f"\npassages without a position: {passages}, of which one was seen in {alarms}")
    _tell_agreement(result.agreement)
    _tell_confusion(result.confusion)
    click.echo(f"\nquotes that equal their source: {result.quotes_exact} of {result.quotes}")


QUOTES = {"exact": "quoted exactly", "close": "quotes overlap by 0.8", "loose": "quotes overlap by 0.3"}


def _tell_score(label: str, score: Score) -> None:
    click.echo(
        f"{label:<36}{score.precision:>9.3f}{score.recall:>9.3f}{score.f1:>9.3f}"
        f"{score.hits:>8}{score.false:>7}{score.missed:>8}"
    )


def _tell_agreement(found: Agreements) -> None:
    click.echo(f"\n{'agreement beyond chance':<36}    units    alike    kappa    alpha")
    _tell_coefficients("stance or none, where either coded", found.positions)
    _tell_coefficients("stance, where both coded", found.stances)
    for issue, figures in found.issues.items():
        _tell_coefficients(f"  {issue}", figures)


def _tell_coefficients(label: str, figures: Agreement) -> None:
    values = (figures.share, figures.kappa, figures.alpha)
    shown = "".join(f"{'-' if value is None else format(value, '.3f'):>9}" for value in values)
    click.echo(f"{label:<36}{figures.units:>9}{shown}")


def _tell_confusion(confusion: Confusion) -> None:
    """A line per label, with what it was taken for."""
    from verbale.coding.figures import label_of, ordered

    click.echo("\nlabel, and what was found")
    for want, cells in groupby(ordered(confusion), key=lambda cell: cell[0][0]):
        found = ", ".join(f"{count} {label_of(have)}" for (_, have), count in cells)
        click.echo(f"  {label_of(want):<34}{found}")


def _tell_differences(differences: tuple[Difference, ...], show: int) -> None:
    """The first of each kind: a line that parts its facts by tabs, and below it the words and the reason."""
    for kind in ("false", "missed", "attribute"):
        for difference in [d for d in differences if d.kind == kind][:show]:
            where = difference.document or difference.id
            click.echo(f"\n{kind}\t{difference.id}\t{where}\t{difference.start}\t{difference.detail}")
            for label, value in (
                ("words", one_line(difference.words)),
                ("pattern", difference.pattern),
                ("held back", difference.held_back),
            ):
                if value:
                    click.echo(f"    {label}: {value}")
