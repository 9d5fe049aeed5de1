"""What an evaluation measured, as one page: figures, what was taken for what, and every difference with its words.

For those who write labels and codebooks, so its frame is in English, as the command line is. It loads nothing, and
runs nothing but its own script, which only hides differences that are not asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.compendium.pages import render
from verbale.compendium.words import direction

if TYPE_CHECKING:
    from verbale.coding.agreement import Agreement, Agreements
    from verbale.coding.confusion import Confusion
    from verbale.coding.figures import Evaluation, Score
    from verbale.coding.labels import Pair
    from verbale.gazetteer import Gazetteer

TITLES = {
    "issues": "By issue",
    "stances": "By stance",
    "languages": "By language",
    "actors": "By actor",
    "groups": "By document, or set of passages",
}
LEVELS = {
    "exact": "and quoted in exactly the label's words",
    "close": "and quotes overlap by 0.8 or more",
    "loose": "and quotes overlap by 0.3 or more",
}
KINDS = {"missed": "Missed", "false": "False alarm", "attribute": "Attribute"}
SHADES = 4  # of the cells of the confusion, by their share of the row


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A score under its name; `note` says more of the name."""

    name: str
    score: Score
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a label was found as something: `shade` from 1 to `SHADES`, `right` where that is the same."""

    count: int
    shade: int
    right: bool
    title: str


@dataclass(frozen=True, slots=True)
class ConfusionTable:
    """Labels down, what was found across, each with its cells; no cell where it never happened."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]


def write_evaluation(
    evaluation: Evaluation, path: Path, *, labels: str, other: str | None = None, gazetteer: Gazetteer | None = None
) -> None:
    """Writes the page to `path`.

    `labels` names the labels, `other` those of a second reader they were held against; None: what the coder found.
    The same evaluation gives the same page, byte for byte.
    """
    page = render(
        "evaluation.html",
        style=("report.css", "evaluation.css"),
        script="evaluation.js",
        evaluation=evaluation,
        labels=labels,
        other=other,
        overall=_overall(evaluation),
        breakdowns=[(TITLES[by], _rows(by, scores, gazetteer)) for by, scores in evaluation.breakdowns().items()],
        agreement=_agreement(evaluation.agreement),
        confusion=_table(evaluation.confusion),
        differences=sorted(evaluation.differences, key=lambda d: (list(KINDS).index(d.kind), d.document, d.start)),
        details=sorted({_about(d.kind, d.detail) for d in evaluation.differences}),
        about=_about,
        kinds=KINDS,
        direction=direction,
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def _overall(evaluation: Evaluation) -> list[ScoreRow]:
    rows = [ScoreRow("Statements", evaluation.statements)] if evaluation.statements else []
    rows.append(ScoreRow("Positions", evaluation.positions))
    return rows + [ScoreRow(LEVELS[name], score) for name, score in evaluation.strictness.items()]


def _rows(by: str, scores: Mapping[str, Score], gazetteer: Gazetteer | None) -> list[ScoreRow]:
    def note(name: str) -> str:
        if by != "actors":
            return ""
        said = gazetteer.name(name) if gazetteer else name
        return "left open" if name == "?" else said if said != name else ""

    return [ScoreRow(name, score, note(name)) for name, score in scores.items()]


def _agreement(found: Agreements) -> list[tuple[str, Agreement]]:
    whole = [
        ("Stance or none, where at least one took a position", found.positions),
        ("Stance, where both took a position", found.stances),
    ]
    return whole + list(found.issues.items())


def _table(confusion: Confusion) -> ConfusionTable:
    def order(pairs: Iterable[Pair | None]) -> list[Pair | None]:
        return sorted(set(pairs), key=lambda pair: (pair is not None, pair or ("", "")))

    # None stands first, where it is in sight: most differences are positions missed or invented.
    found, wanted = order(have for _, have in confusion), order(want for want, _ in confusion)
    rows = []
    for want in wanted:
        whole = sum(confusion[want, have] for have in found)
        rows.append((_label(want), tuple(_cell(confusion, want, have, whole) for have in found)))
    return ConfusionTable(tuple(map(_label, found)), tuple(rows))


def _cell(confusion: Confusion, want: Pair | None, have: Pair | None, whole: int) -> Cell | None:
    count = confusion[want, have]
    if not count:
        return None
    title = f"{_label(want)}, found as {_label(have)}: {count} of {whole}"
    return Cell(count, max(1, round(SHADES * count / whole)), want == have, title)


def _label(pair: Pair | None) -> str:
    return " ".join(pair) if pair else "none"


def _about(kind: str, detail: str) -> str:
    """What differences can be filtered by: an issue, `statement`, or the name of an attribute."""
    return detail.partition(":")[0] if kind == "attribute" else detail.partition(" ")[0]
