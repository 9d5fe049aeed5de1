"""The figures of an evaluation, and what follows from the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from verbale.coding.agreement import NONE, Agreement, Agreements
from verbale.coding.confusion import Confusion
from verbale.coding.labels import Pair
from verbale.coding.tally import Difference, Outcome

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Score:
    """Hits, false alarms and misses, and what follows from them; a figure that is undefined is 0."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.false) if self.hits else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + self.false + self.missed) if self.hits else 0.0

    def as_dict(self) -> dict[str, float]:
        """The figures as they are printed, rounded to four digits."""
        return {
            "precision": round(self.precision, DIGITS),
            "recall": round(self.recall, DIGITS),
            "f1": round(self.f1, DIGITS),
            "tp": self.hits,
            "fp": self.false,
            "fn": self.missed,
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured.

    Positions are counted on issue and stance: all of them, and by `issues`, `stances`, `languages`, `actors` (a joint
    position counts for each of its actors; `?` where the actor is left open) and `groups` (the documents, or the sets
    of passages: the id up to its last hyphen). `strictness` counts a position as found only where its quote also
    covers the label's, to the degree each level asks. `confusion` says what was taken for what, `agreement` how far
    the two coders agree beyond chance. `quotes` were found, `quotes_exact` of them are the source's own characters.
    `statements` and `attributes` are of whole documents only, `without_position` (passages, and those of them in
    which a position was seen) of passages only. `targets`: positions found on issues that are about something, and
    those of them that name the label's target. `left_out`: documents or passages that only one of two readers
    labelled.
    """

    positions: Score
    issues: Mapping[str, Score]
    stances: Mapping[str, Score]
    languages: Mapping[str, Score]
    actors: Mapping[str, Score]
    groups: Mapping[str, Score]
    strictness: Mapping[str, Score]
    confusion: Confusion
    agreement: Agreements
    quotes: int
    quotes_exact: int
    differences: tuple[Difference, ...]
    statements: Score | None = None
    attributes: Mapping[str, float] = field(default_factory=dict)
    without_position: tuple[int, int] | None = None
    targets: tuple[int, int] = (0, 0)
    left_out: tuple[str, ...] = ()

    def breakdowns(self) -> dict[str, Mapping[str, Score]]:
        """The scores of positions by what they are broken down by, in the plural."""
        names = ("issues", "stances", "languages", "actors", "groups")
        return {name: getattr(self, name) for name in names}

    def as_dict(self) -> dict[str, object]:
        """Everything as JSON has it, every difference included."""
        figures: dict[str, object] = {}
        if self.statements is not None:
            figures["statements"] = self.statements.as_dict()
            figures["attributes"] = {name: round(share, DIGITS) for name, share in self.attributes.items()}
        figures["positions"] = self.positions.as_dict()
        for name, scores in (*self.breakdowns().items(), ("strictness", self.strictness)):
            figures[name] = {key: score.as_dict() for key, score in scores.items()}
        if self.without_position is not None:
            passages, alarms = self.without_position
            figures["without_position"] = {"passages": passages, "false_alarms": alarms}
        found, alike = self.targets
        figures["targets"] = {"positions": found, "share": round(alike / found, DIGITS) if found else None}
        figures["quotes_exact"] = round(self.quotes_exact / self.quotes, DIGITS) if self.quotes else 0.0
        figures["agreement"] = {
            "positions": _rounded(self.agreement.positions),
            "stances": _rounded(self.agreement.stances),
            "issues": {issue: _rounded(found) for issue, found in self.agreement.issues.items()},
        }
        figures["confusion"] = [
            {"label": label_of(want), "found": label_of(have), "count": count}
            for (want, have), count in ordered(self.confusion)
        ]
        figures["left_out"] = list(self.left_out)
        figures["differences"] = [asdict(difference) for difference in self.differences]
        return figures


def score_of(counts: Mapping[Outcome, int]) -> Score:
    """A score out of counts; what was not counted is 0."""
    return Score(hits=counts.get("hits", 0), false=counts.get("false", 0), missed=counts.get("missed", 0))


def scores_of(counts: Mapping[str, Counter[Outcome]]) -> dict[str, Score]:
    """Scores by name, sorted."""
    return {key: score_of(counts[key]) for key in sorted(counts)}


def covered(total: Score, hits: int) -> Score:
    """The score that is left of `total` where only `hits` of its hits hold."""
    return Score(hits, total.false + total.hits - hits, total.missed + total.hits - hits)


def label_of(pair: Pair | None) -> str:
    """A position, or that there is none, as a row or column of the confusion is called."""
    return " ".join(pair) if pair else NONE


def ordered(confusion: Confusion) -> list[tuple[tuple[Pair | None, Pair | None], int]]:
    """The cells of a confusion by label, then by what it was taken for; none comes last."""

    def place(pair: Pair | None) -> tuple[bool, Pair]:
        return pair is None, pair or ("", "")

    return sorted(confusion.items(), key=lambda cell: (place(cell[0][0]), place(cell[0][1])))


def _rounded(found: Agreement) -> dict[str, float | None]:
    figures = {"agreement": found.share, "kappa": found.kappa, "alpha": found.alpha}
    return {"units": found.units} | {
        name: None if value is None else round(value, DIGITS) for name, value in figures.items()
    }
