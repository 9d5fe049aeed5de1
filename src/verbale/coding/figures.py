"""The figures of an evaluation: counted as the comparison goes on, and what follows from the counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from verbale.coding.agreement import alpha
from verbale.coding.labels import Pair, Reading

DIGITS = 4

Outcome = Literal["hits", "false", "missed"]


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
class Difference:
    """Where labels and coder part: a missed or false statement or position, or an attribute with another value."""

    kind: Literal["missed", "false", "attribute"]
    id: str
    document: str
    start: int
    detail: str


@dataclass(slots=True)
class Tally:
    """Counts as they are made: all positions, and those of each issue, language and group."""

    total: Counter[Outcome] = field(default_factory=Counter)
    issues: defaultdict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    languages: defaultdict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    groups: defaultdict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    differences: list[Difference] = field(default_factory=list)
    both: list[tuple[frozenset[Pair], frozenset[Pair]]] = field(default_factory=list)

    def compare(self, of: Reading, *, want: frozenset[Pair], have: frozenset[Pair], group: str) -> None:
        """Count the positions of one statement."""
        self.both.append((want, have))
        for pair in sorted(want | have):
            outcome: Outcome = "false" if pair not in want else "hits" if pair in have else "missed"
            for counts in (self.total, self.issues[pair[0]], self.languages[of.language], self.groups[group]):
                counts[outcome] += 1
            if outcome != "hits":
                self.differ(outcome, of, " ".join(pair))

    def alpha(self) -> float | None:
        """Agreement beyond chance on the stance of each compared statement on each issue that anybody saw."""
        return alpha((_stance(want, issue), _stance(have, issue)) for want, have in self.both for issue in self.issues)

    def differ(self, kind: Literal["missed", "false", "attribute"], of: Reading, detail: str) -> None:
        self.differences.append(Difference(kind, of.id, of.document, of.span[0], detail))


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured. `groups` are the documents, or the sets of passages (the id up to its last hyphen).

    `alpha` is Krippendorff's, over statements and issues. `statements` and `attributes` are of whole documents only,
    `without_position` (passages, and those of them in which a position was seen) of passages only.
    """

    positions: Score
    issues: Mapping[str, Score]
    languages: Mapping[str, Score]
    groups: Mapping[str, Score]
    quotes: int
    quotes_exact: int
    differences: tuple[Difference, ...]
    alpha: float | None = None
    statements: Score | None = None
    attributes: Mapping[str, float] = field(default_factory=dict)
    without_position: tuple[int, int] | None = None

    def as_dict(self) -> dict[str, object]:
        """The figures as JSON has them, without the differences."""
        figures: dict[str, object] = {}
        if self.statements is not None:
            figures["statements"] = self.statements.as_dict()
            figures["attributes"] = {name: round(share, DIGITS) for name, share in self.attributes.items()}
        figures["positions"] = self.positions.as_dict()
        for name, scores in (("languages", self.languages), ("issues", self.issues), ("groups", self.groups)):
            figures[name] = {key: score.as_dict() for key, score in scores.items()}
        if self.without_position is not None:
            passages, alarms = self.without_position
            figures["without_position"] = {"passages": passages, "false_alarms": alarms}
        figures["alpha"] = None if self.alpha is None else round(self.alpha, DIGITS)
        figures["quotes_exact"] = round(self.quotes_exact / self.quotes, DIGITS) if self.quotes else 0.0
        return figures


def score_of(counts: Counter[Outcome]) -> Score:
    return Score(hits=counts["hits"], false=counts["false"], missed=counts["missed"])


def scores_of(counts: Mapping[str, Counter[Outcome]]) -> dict[str, Score]:
    return {key: score_of(counts[key]) for key in sorted(counts)}


def _stance(pairs: frozenset[Pair], issue: str) -> str:
    """What a coder says of an issue, as one value."""
    return "+".join(sorted(stance for about, stance in pairs if about == issue)) or "none"
