"""How well the coder, or a second reader, does against labels made by readers.

What is held against the labels is what the coder finds now, a file that `verbale code --jsonl` wrote, or the labels of
another reader. Whole documents are matched by span, passages (labels that carry their `text`) by id. What is
`disputed` counts neither way.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePath

from verbale.coding.agreement import of_positions
from verbale.coding.codebook import Codebook, load_codebook
from verbale.coding.coder import DEFAULT_CODEBOOK, code
from verbale.coding.figures import Evaluation, covered, score_of, scores_of
from verbale.coding.label_shape import check_shape
from verbale.coding.labels import (
    Quote,
    Reading,
    Row,
    from_row,
    from_statement,
    need,
    rows,
    span_of_label,
)
from verbale.coding.matching import Matching, Quotes
from verbale.coding.passages import Passage, code_passage
from verbale.coding.reasons import Reasons
from verbale.coding.strictness import LEVELS
from verbale.coding.tally import Compared, Tally, Why
from verbale.errors import DataError
from verbale.gazetteer import Gazetteer
from verbale.model import Document
from verbale.reading import read

Rows = list[tuple[str, Row]]


def evaluate(
    labels: Path,
    predicted: Path | None = None,
    *,
    against: Path | None = None,
    documents: Path | None = None,
    codebook: Codebook | None = None,
    gazetteer: Gazetteer | None = None,
) -> Evaluation:
    """The figures for a file of labels, against `predicted` or, without it, what the coder finds now.

    `against` is the file of another reader's labels instead: then only documents and passages that both labelled are
    compared, and false alarms are what the other alone saw. `documents` is the folder that holds the documents the
    labels name; without it they are looked for beside the labels and one folder up, in these folders and in those
    directly in them. Labels with a `text` of their own are passages and need no folder.

    Raises UnreadableSource for a missing file, DataError (file and line named) for a label that does not hold together.
    """
    gold = _checked(labels)
    if not gold:
        raise DataError(f"{labels}: holds no labels")
    other = against or predicted
    # Rows derived for the members of a group are not what these said.
    found = None if other is None else [(where, row) for where, row in _checked(other) if not row.get("via")]
    coder = _Coder(codebook or load_codebook(DEFAULT_CODEBOOK), gazetteer or Gazetteer.load())
    key = "id" if "text" in gold[0][1] else "document"
    left_out: tuple[str, ...] = ()
    if against and found is not None:
        gold, found, left_out = _in_both(gold, found, key=key)
        if not gold:
            raise DataError(f"{labels} and {against}: no {key} is in both")
    if key == "id":
        return _evaluate_passages(gold, found, coder=coder, left_out=left_out)
    return _evaluate_documents(gold, found, coder=coder, left_out=left_out, documents=documents, labels=labels)


def _checked(path: Path) -> Rows:
    """The rows of a file, each of the shape it must have."""
    found = list(rows(path))
    for where, row in found:
        check_shape(row, where)
    return found


@dataclass(frozen=True)
class _Coder:
    """The codebook and the gazetteer, and what codes by them now where nothing that was found before is given."""

    codebook: Codebook
    gazetteer: Gazetteer

    def tally(self) -> Tally:
        return Tally(frozenset(rule.issue for rule in self.codebook.rules if rule.target))

    def statements(self, document: Document) -> list[Reading]:
        found = code(document, codebook=self.codebook, gazetteer=self.gazetteer)
        return [from_statement(document, statement) for statement in found]

    def passage(self, passage: Passage) -> tuple[Document, list[Reading]]:
        document, found = code_passage(passage, codebook=self.codebook, gazetteer=self.gazetteer)
        return document, [from_statement(document, statement) for statement in found]

    def why(self, document: Document) -> Why:
        return Reasons(document, codebook=self.codebook, gazetteer=self.gazetteer).why


def _in_both(gold: Rows, found: Rows, *, key: str) -> tuple[Rows, Rows, tuple[str, ...]]:
    """The labels of two readers on what both labelled, and the names of what only one did."""
    for where, row in (*gold, *found):
        need(row, where, key)
    one, other = ({_name(row, key) for _, row in labels} for labels in (gold, found))
    both = one & other
    kept = [[(where, row) for where, row in labels if _name(row, key) in both] for labels in (gold, found)]
    return kept[0], kept[1], tuple(sorted(one ^ other))


def _name(row: Row, key: str) -> str:
    return str(row[key]) if key == "id" else PurePath(row[key] or "").name


def _evaluate_documents(
    gold: Rows,
    found: Rows | None,
    *,
    coder: _Coder,
    left_out: tuple[str, ...],
    documents: Path | None,
    labels: Path,
) -> Evaluation:
    """Labels of whole documents: statements matched by span, one document after the other."""
    for where, row in gold:
        need(row, where, "id", "document", "kind", "actor", "positions")
        if not row["document"]:
            raise DataError(f"{where}: 'document' must name a file")
    for where, row in found or ():
        need(row, where, "document")
    matching = Matching(coder.tally())
    for name in sorted({row["document"] for _, row in gold}):
        document = read(_find(name, documents=documents, labels=labels))
        text = document.source_text
        wanted = [_reading(row, text, where=where) for where, row in gold if row["document"] == name]
        if found is None:
            matching.take(wanted, coder.statements(document), text=text, why=coder.why(document))
        else:
            of_name = ((where, row) for where, row in found if PurePath(row["document"] or "").name == name)
            seen = [_reading(row, text, where=where, spans=True) for where, row in of_name]
            matching.take(wanted, seen, text=text)
    return _result(matching.tally, matching.quotes, matching=matching, left_out=left_out)


def _reading(row: Row, text: str, *, where: str, spans: bool = False) -> Reading:
    """A row as it stands in its document; `spans`: by its `start` and `end` if it has them."""
    if spans and "start" in row and "end" in row:
        return from_row(row, span=(row["start"], row["end"]))
    return from_row(row, span=span_of_label(row, text, where=where))


def _find(name: str, *, documents: Path | None, labels: Path) -> Path:
    """The file of a document: in the folder given, else beside the labels, one folder up, or in a folder there."""
    if documents:
        return documents / name
    for folder in (labels.parent, labels.parent.parent):
        for place in (folder, *sorted(path for path in folder.iterdir() if path.is_dir())):
            if (place / name).is_file():
                return place / name
    return labels.parent / name


def _evaluate_passages(gold: Rows, found: Rows | None, *, coder: _Coder, left_out: tuple[str, ...]) -> Evaluation:
    """Labels of passages: the positions of the labelled actor, pooled over all that was found under the id."""
    by_id: defaultdict[str, list[Reading]] = defaultdict(list)
    for where, row in found or ():
        need(row, where, "id")
        by_id[str(row["id"])].append(from_row(row, span=(0, 0)))
    tally, quotes, empty, alarms = coder.tally(), Quotes(), 0, 0
    for where, row in gold:
        need(row, where, "id", "text", "positions")
        text, why = row["text"], None
        label = from_row(row, span=(0, len(text)))
        if found is None:
            document, seen = coder.passage(Passage.from_row(row, where=where))
            why = coder.why(document)
        else:
            seen = by_id[label.id]
        if label.disputed or any(s.disputed for s in seen):
            continue
        seen = [s for s in seen if not s.actors or not label.actors or s.actors & label.actors]
        group = label.id.rpartition("-")[0] or label.id
        compared = Compared(text, (0, len(text)), group, label, seen, why)
        tally.compare(compared)
        want, have = compared.positions()
        empty += not want
        alarms += not want and bool(have)
        for statement in seen:
            quotes.take((Quote(quote.text) for quote in statement.quotes), text)
    return _result(tally, quotes, without_position=(empty, alarms), left_out=left_out)


def _result(
    tally: Tally,
    quotes: Quotes,
    *,
    matching: Matching | None = None,
    without_position: tuple[int, int] | None = None,
    left_out: tuple[str, ...] = (),
) -> Evaluation:
    total = score_of(tally.total)
    return Evaluation(
        positions=total,
        issues=scores_of(tally.issues),
        stances=scores_of(tally.stances),
        languages=scores_of(tally.languages),
        actors=scores_of(tally.actors),
        groups=scores_of(tally.groups),
        strictness={level.name: covered(total, tally.covered[level.name]) for level in LEVELS},
        confusion=tally.confusion,
        agreement=of_positions(tally.coded),
        quotes=quotes.all,
        quotes_exact=quotes.exact,
        differences=tuple(tally.differences),
        statements=matching.statements if matching else None,
        attributes=matching.attributes() if matching else {},
        without_position=without_position,
        targets=(tally.targets.total(), tally.targets[True]),
        left_out=left_out,
    )
