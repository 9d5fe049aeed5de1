"""Positions counted as the comparison goes on: hits, misses and false alarms, and every difference with its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from verbale.coding.agreement import Coded
from verbale.coding.confusion import Confusion, confusion
from verbale.coding.labels import Pair, Quote, Reading
from verbale.coding.strictness import LEVELS, places, shared

OPEN = "?"
"""Under which name positions are counted whose actor is left open."""

Outcome = Literal["hits", "false", "missed"]
Kind = Literal["missed", "false", "attribute"]
Counts = defaultdict[str, Counter[Outcome]]
Why = Callable[[Pair, tuple[int, int]], str]
"""Why a labelled position was not seen: issue and stance, and the span of its words in the source."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where labels and coder part: a missed or false statement or position, or an attribute with another value.

    `detail` says what it is about: `statement`, an issue and a stance, or an attribute with both values. `words` are
    those of the source that show it: the quote, or how the statement begins. `start` is where they stand, in code
    points of the source (of the statement, where the place of the quote is not known). `pattern`: what made the coder
    see a false position; `held_back`: what kept it from a missed one. Both are empty where that is not known.
    """

    kind: Kind
    id: str
    document: str
    start: int
    detail: str
    actors: tuple[str, ...] = ()
    language: str = "und"
    words: str = ""
    pattern: str = ""
    held_back: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One statement or passage as labelled and as found; `text` is the source it stands in, `within` its part of it.

    `label` is None where nobody labelled what was found, `found` empty where nobody found what was labelled.
    """

    text: str
    within: tuple[int, int]
    group: str
    label: Reading | None = None
    found: Sequence[Reading] = ()
    why: Why | None = None

    @property
    def readings(self) -> tuple[Reading, ...]:
        return ((self.label,) if self.label else ()) + tuple(self.found)

    @property
    def of(self) -> Reading:
        """Whose id, place, language and actors the positions are counted under: the label's if there is one."""
        return self.readings[0]

    def positions(self) -> Coded:
        """What the labels want and what was found, each without what the other side holds to be disputed."""
        labels = (self.label,) if self.label else ()
        (want, unsure), (have, doubted) = _pooled(labels), _pooled(self.found)
        return want - doubted, have - unsure

    def chosen(self, pair: Pair) -> tuple[Quote, ...]:
        """The quotes of a labelled position."""
        return self.label.quotes_of(pair) if self.label else ()

    def shown(self, pair: Pair) -> tuple[Quote, ...]:
        """The quotes of a position that was found."""
        return tuple(quote for reading in self.found for quote in reading.quotes_of(pair))


@dataclass(slots=True)
class Tally:
    """Counts as they are made: of all positions, and by issue, stance, language, actor and group.

    `targeted`: the issues whose positions are about something that the words may name; on these the targets of the
    hits are compared.
    """

    targeted: frozenset[str] = frozenset()
    total: Counter[Outcome] = field(default_factory=Counter)
    issues: Counts = field(default_factory=lambda: defaultdict(Counter))
    stances: Counts = field(default_factory=lambda: defaultdict(Counter))
    languages: Counts = field(default_factory=lambda: defaultdict(Counter))
    actors: Counts = field(default_factory=lambda: defaultdict(Counter))
    groups: Counts = field(default_factory=lambda: defaultdict(Counter))
    covered: Counter[str] = field(default_factory=Counter)
    """Of the hits, how many quote the label's words as closely as each level of strictness asks."""
    targets: Counter[bool] = field(default_factory=Counter)
    """Of the hits on those issues, how many have the label's target and how many another one."""
    confusion: Confusion = field(default_factory=Counter)
    coded: list[Coded] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    def compare(self, compared: Compared) -> None:
        """Count the positions of one statement or passage."""
        want, have = compared.positions()
        self.coded.append((want, have))
        self.confusion.update(confusion(want, have, lambda one, other: _alike(compared, one, other)))
        for pair in sorted(want | have):
            outcome: Outcome = "false" if pair not in want else "hits" if pair in have else "missed"
            for counts in self._counts(compared, pair):
                counts[outcome] += 1
            if outcome == "hits":
                share = _alike(compared, pair, pair)
                self.covered.update(level.name for level in LEVELS if share >= level.least)
                if pair[0] in self.targeted:
                    self._compare_targets(compared, pair)
            else:
                self._differ(outcome, compared, pair)

    def differ(self, kind: Kind, of: Reading, detail: str, words: str = "") -> None:
        """Note a difference about a statement."""
        actors = tuple(sorted(of.actors))
        self.differences.append(Difference(kind, of.id, of.document, of.span[0], detail, actors, of.language, words))

    def _compare_targets(self, compared: Compared, pair: Pair) -> None:
        want, have = ({q.target for q in quotes} for quotes in (compared.chosen(pair), compared.shown(pair)))
        # Of a passage several readings are pooled, of which one may name the target and another not.
        alike = want <= have if any(want) else not any(have)
        self.targets[alike] += 1
        if not alike:
            wanted, read = (", ".join(sorted(filter(None, targets))) or "none" for targets in (want, have))
            words = compared.chosen(pair)[0].text if compared.chosen(pair) else ""
            detail = f"target: {wanted} was read as {read} ({' '.join(pair)})"
            self.differ("attribute", compared.of, detail, words)

    def _counts(self, compared: Compared, pair: Pair) -> Iterable[Counter[Outcome]]:
        actors = (compared.label or _finder(compared, pair)).actors
        yield from (self.total, self.issues[pair[0]], self.stances[pair[1]])
        yield from (self.languages[compared.of.language], self.groups[compared.group])
        yield from (self.actors[actor] for actor in actors or (OPEN,))

    def _differ(self, kind: Literal["missed", "false"], compared: Compared, pair: Pair) -> None:
        of = compared.of
        quotes = compared.chosen(pair) if kind == "missed" else compared.shown(pair)
        quote = quotes[0] if quotes else Quote("")
        span = next(places(quote, compared.text, within=compared.within), None)
        held_back = compared.why(pair, span) if kind == "missed" and compared.why and span else ""
        self.differences.append(
            Difference(
                kind,
                of.id,
                of.document,
                span[0] if span else of.span[0],
                " ".join(pair),
                tuple(sorted((of if kind == "missed" else compared.label or _finder(compared, pair)).actors)),
                of.language,
                quote.text,
                quote.pattern,
                held_back,
            )
        )


def _pooled(readings: Sequence[Reading]) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """The positions in some readings, and those they hold to be disputed."""
    return (
        frozenset(pair for reading in readings for pair in reading.positions),
        frozenset(pair for reading in readings for pair in reading.disputed_positions),
    )


def _alike(compared: Compared, one: Pair, other: Pair) -> float:
    return shared(compared.chosen(one), compared.shown(other), compared.text, within=compared.within)


def _finder(compared: Compared, pair: Pair) -> Reading:
    """The first reading that found a position."""
    return next((reading for reading in compared.found if pair in reading.positions), compared.of)
