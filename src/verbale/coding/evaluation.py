"""How well the coder does against labels made by readers: precision, recall and F1.

What is held against the labels is what the coder finds now, or a file that `verbale code --jsonl` wrote. Whole
documents are matched by span, passages (labels that carry their `text`) by id. What is `disputed` counts neither way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath

from verbale.coding.codebook import Codebook
from verbale.coding.coder import code
from verbale.coding.figures import Evaluation, Outcome, Score, Tally, score_of, scores_of
from verbale.coding.labels import (
    ATTRIBUTES,
    Quote,
    Reading,
    Row,
    Value,
    from_row,
    from_statement,
    need,
    rows,
    span_of_label,
)
from verbale.coding.passages import Passage, code_passage
from verbale.errors import DataError
from verbale.gazetteer import Gazetteer
from verbale.reading import read

LEAST_OVERLAP = 0.5  # of the union of two spans
SAME_ACTORS, SAME_KIND = 0.2, 0.1  # what decides between pairs that overlap alike


def evaluate(
    labels: Path,
    predicted: Path | None = None,
    *,
    documents: Path | None = None,
    codebook: Codebook | None = None,
    gazetteer: Gazetteer | None = None,
) -> Evaluation:
    """The figures for a file of labels, against `predicted` or, without it, what the coder finds now.

    `documents` is the folder that holds the documents the labels name; without it they are looked for beside the labels
    and one folder up, in these folders and in those directly in them. Labels with a `text` of their own are passages
    and need no folder.

    Raises UnreadableSource for a missing file, DataError (file and line named) for a label that does not hold together.
    """
    gold = list(rows(labels))
    if not gold:
        raise DataError(f"{labels}: holds no labels")
    found = None if predicted is None else [row for _, row in rows(predicted)]
    if "text" in gold[0][1]:
        return _evaluate_passages(gold, found, codebook=codebook, gazetteer=gazetteer)
    for where, row in gold:
        need(row, where, "id", "document", "kind", "actor", "positions")
    names = sorted({row["document"] for _, row in gold})
    tally, matching = Tally(), _Matching()
    for name in names:
        document = read(_find(name, documents=documents, labels=labels))
        text = document.source_text
        wanted = [
            from_row(row, span=span_of_label(row, text, where=where)) for where, row in gold if row["document"] == name
        ]
        if found is None:
            seen = [from_statement(document, s) for s in code(document, codebook=codebook, gazetteer=gazetteer)]
        else:
            of_name = (row for row in found if PurePath(row["document"]).name == name)
            seen = [from_row(row, span=(row["start"], row["end"])) for row in of_name]
        matching.take(wanted, seen, tally=tally, text=text)
    return _result(tally, matching.quotes, statements=matching.statements, attributes=matching.attributes())


def _find(name: str, *, documents: Path | None, labels: Path) -> Path:
    """The file of a document: in the folder given, else beside the labels, one folder up, or in a folder there."""
    if documents:
        return documents / name
    for folder in (labels.parent, labels.parent.parent):
        for place in (folder, *sorted(path for path in folder.iterdir() if path.is_dir())):
            if (place / name).is_file():
                return place / name
    return labels.parent / name


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """What two spans have in common, as a share of what they cover together."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def match(wanted: Sequence[Reading], seen: Sequence[Reading]) -> list[tuple[Reading, Reading]]:
    """Which label each found statement answers to, one to one, the best overlap first.

    Half of the union must be common; of pairs that overlap alike, the same actors and the same kind go first.
    """
    candidates = []
    for label in wanted:
        for statement in seen:
            share = overlap(label.span, statement.span)
            if share < LEAST_OVERLAP:
                continue
            share += SAME_ACTORS * (label.actors == statement.actors)
            share += SAME_KIND * (label.attributes["kind"] == statement.attributes["kind"])
            candidates.append((-share, label.span, statement.span[0], label, statement))
    pairs: list[tuple[Reading, Reading]] = []
    taken: set[Reading] = set()
    for *_, label, statement in sorted(candidates, key=lambda candidate: candidate[:3]):
        if label not in taken and statement not in taken:
            taken |= {label, statement}
            pairs.append((label, statement))
    return pairs


class _Quotes:
    """How many quotes there are, and how many are the source's own characters."""

    def __init__(self) -> None:
        self.all = self.exact = 0

    def take(self, quotes: Iterable[Quote], text: str) -> None:
        for quote in quotes:
            self.all += 1
            self.exact += quote.text in text if quote.span is None else text[slice(*quote.span)] == quote.text


class _Matching:
    """Statements found, missed and invented, and how often the attributes of the found ones agree."""

    def __init__(self) -> None:
        self.counts: Counter[Outcome] = Counter()
        self.agreeing: Counter[str] = Counter()
        self.quotes = _Quotes()

    @property
    def statements(self) -> Score:
        return score_of(self.counts)

    def attributes(self) -> dict[str, float]:
        return {name: self.agreeing[name] / max(self.counts["hits"], 1) for name in ATTRIBUTES}

    def take(self, wanted: list[Reading], seen: list[Reading], *, tally: Tally, text: str) -> None:
        """Compare the labels of one document with what was found in it."""
        pairs = match(wanted, seen)
        aside = {statement for label, statement in pairs if label.disputed}
        answered = {reading for pair in pairs for reading in pair}
        for label, statement in pairs:
            if not label.disputed:
                self.counts["hits"] += 1
                self._compare(label, statement, tally)
        for label in wanted:
            if label not in answered and not label.disputed:
                self.counts["missed"] += 1
                tally.differ("missed", label, "statement")
                tally.compare(label, want=label.positions, have=frozenset(), group=label.document)
        for statement in seen:
            if statement not in answered:
                self.counts["false"] += 1
                tally.differ("false", statement, "statement")
                tally.compare(statement, want=frozenset(), have=statement.positions, group=statement.document)
            if statement not in aside:
                self.quotes.take(statement.quotes, text)

    def _compare(self, label: Reading, statement: Reading, tally: Tally) -> None:
        for name in ATTRIBUTES:
            want, have = label.attributes[name], statement.attributes[name]
            if want == have:
                self.agreeing[name] += 1
            else:
                tally.differ("attribute", label, f"{name}: {_shown(want)} was read as {_shown(have)}")
        have_pairs = statement.positions - label.disputed_positions
        tally.compare(label, want=label.positions, have=have_pairs, group=label.document)


def _evaluate_passages(
    gold: list[tuple[str, Row]], found: list[Row] | None, *, codebook: Codebook | None, gazetteer: Gazetteer | None
) -> Evaluation:
    """Labels of passages: the positions of the labelled actor, pooled over all that was found under the id."""
    by_id: defaultdict[str, list[Reading]] = defaultdict(list)
    for row in found or ():
        by_id[str(row["id"])].append(from_row(row, span=(0, 0)))
    tally, quotes, empty, alarms = Tally(), _Quotes(), 0, 0
    for where, row in gold:
        need(row, where, "id", "text", "positions")
        label = from_row(row, span=(0, len(row["text"])))
        if found is None:
            document, statements = code_passage(
                Passage.from_row(row, where=where), codebook=codebook, gazetteer=gazetteer
            )
            seen = [from_statement(document, statement) for statement in statements]
        else:
            seen = by_id[label.id]
        seen = [s for s in seen if not s.actors or not label.actors or s.actors & label.actors]
        have = frozenset(pair for s in seen for pair in s.positions) - label.disputed_positions
        tally.compare(label, want=label.positions, have=have, group=label.id.rpartition("-")[0] or label.id)
        empty += not label.positions
        alarms += not label.positions and bool(have)
        for statement in seen:
            quotes.take((Quote(quote.text) for quote in statement.quotes), row["text"])
    return _result(tally, quotes, without_position=(empty, alarms))


def _result(
    tally: Tally,
    quotes: _Quotes,
    *,
    statements: Score | None = None,
    attributes: Mapping[str, float] | None = None,
    without_position: tuple[int, int] | None = None,
) -> Evaluation:
    return Evaluation(
        positions=score_of(tally.total),
        issues=scores_of(tally.issues),
        languages=scores_of(tally.languages),
        groups=scores_of(tally.groups),
        quotes=quotes.all,
        quotes_exact=quotes.exact,
        differences=tuple(tally.differences),
        alpha=tally.alpha(),
        statements=statements,
        attributes=attributes or {},
        without_position=without_position,
    )


def _shown(value: Value) -> str:
    """A value for a person to read."""
    if isinstance(value, frozenset):
        value = tuple(sorted(value))
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return value or "none"
