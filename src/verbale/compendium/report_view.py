"""What stands on the report's page itself: the matrix, the issues, the findings."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from verbale.analysis.matrix import Cell, Matrix
from verbale.charts import SYMBOLS, matrix_svg
from verbale.compendium.actors import Names
from verbale.compendium.issues import IssueHead
from verbale.compendium.words import Words
from verbale.model import Finding, Stance
from verbale.register.rows import DocumentRow, DuplicateRow

if TYPE_CHECKING:
    from verbale.register import Register

STANCES: tuple[Stance, ...] = ("for", "against", "neutral")
LONGEST_QUOTE = 400


@dataclass(frozen=True, slots=True)
class StanceView:
    """A stance with its symbol and what it is called."""

    code: str
    symbol: str
    label: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as a button. `stances` are all that its evidence shows, claims included.

    `member`: it rests only on what a group said to which the actor belonged.
    """

    issue: str
    stance: str
    stances: tuple[str, ...]
    claimed: bool
    member: bool
    count: int
    symbol: str
    label: str


@dataclass(frozen=True, slots=True)
class RowView:
    """An actor with its cells, one per issue. `search` is what the filter looks in: name and code, small letters."""

    code: str
    name: str
    search: str
    cells: tuple[CellView | None, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """The actors of a part."""

    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue with how many actors take each stance in their own words, as numbers and as pieces of a bar."""

    code: str
    label: str
    question: str | None
    question_language: str
    numbers: tuple[int, ...]
    bar: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words that a finding points at, and where they stand."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with the words it points at."""

    level: str
    message: str
    quotes: tuple[QuoteView, ...]


def stance_view(code: str, *, words: Words) -> StanceView:
    """A stance, `mixed` included, as the legend shows it."""
    return StanceView(code, SYMBOLS[code], words("mixed") if code == "mixed" else words.label("stance", code))


def group_views(matrix: Matrix, heads: Sequence[IssueHead], *, words: Words, names: Names) -> tuple[GroupView, ...]:
    """The rows of the matrix under the parts of the compendium."""
    return tuple(
        GroupView(words(f"part_{part}"), tuple(_row(code, matrix, heads, words=words, names=names) for code in codes))
        for part, codes in groupby(matrix.actors, key=names.part)
    )


def issue_views(matrix: Matrix, heads: Sequence[IssueHead]) -> tuple[IssueView, ...]:
    """The issues, with bars on one scale: the issue that most actors speak to fills it."""
    numbers = {head.code: _numbers(matrix, head.code) for head in heads}
    scale = max((sum(found) for found in numbers.values()), default=0) or 1
    return tuple(
        IssueView(
            head.code, head.label, head.question, head.question_language, numbers[head.code],
            tuple(_bar(numbers[head.code], scale)),
        )
        for head in heads
    )  # fmt: skip


def picture(matrix: Matrix, *, title: str, words: Words) -> str:
    """The matrix as an SVG file in a data address, to be saved from the page."""
    legend = {view.code: view.label for view in (stance_view(code, words=words) for code in SYMBOLS)}
    members = {"member": words("member_only")} if any_member(matrix) else {}
    svg = matrix_svg(
        matrix,
        title=title,
        issue_label=lambda issue: words.label("issue", issue),
        legend=legend | {"claimed": words("claims_only")} | members,
        language=words.language,
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def any_member(matrix: Matrix) -> bool:
    """Whether a cell rests only on what a group said."""
    return any(cell.directness == "member" for cell in matrix.cells.values())


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with what of it is there twice."""

    row: DocumentRow
    again: tuple[str, ...]


def document_views(
    documents: Sequence[DocumentRow], duplicates: Iterable[DuplicateRow], *, words: Words
) -> list[DocumentView]:
    """The documents, each with its other names and with the document whose text it is too."""
    names: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    for row in duplicates:
        if row.kind == "file":
            names.setdefault(row.id, []).append(row.document)
        elif row.kind == "document":
            texts[row.id] = words("same_text", document=row.of_document)
    views = []
    for document in documents:
        other = names.get(document.id)
        said = [words("also_received", documents=words.listed(other))] if other else []
        views.append(DocumentView(document, (*said, *([texts[document.id]] if document.id in texts else []))))
    return views


def finding_views(
    findings: Sequence[Finding], register: Register, documents: Sequence[DocumentRow], *, words: Words
) -> list[tuple[str, list[FindingView]]]:
    """The findings by kind, kinds in the order in which they first come."""
    ids = {document.name: document.id for document in documents}
    texts: dict[str, str] = {}

    def quotes(finding: Finding) -> Iterator[QuoteView]:
        for name, start, end in finding.spans:
            where = words("where", document=name, start=start, end=end)
            if name in ids and name not in texts:
                texts[name] = register.source_text(ids[name])
            yield QuoteView(_shortened(texts.get(name, "")[start:end]), where)

    found: dict[str, list[FindingView]] = {}
    for finding in findings:
        view = FindingView(finding.level, finding.message, tuple(quotes(finding)))
        found.setdefault(words.label("kind", finding.kind), []).append(view)
    return list(found.items())


def _row(code: str, matrix: Matrix, heads: Sequence[IssueHead], *, words: Words, names: Names) -> RowView:
    name = names(code)
    cells = ((head, matrix.cell(code, head.code)) for head in heads)
    return RowView(
        code,
        name,
        f"{name} {code}".lower(),
        tuple(_cell(cell, name=name, head=head, words=words) if cell else None for head, cell in cells),
    )


def _cell(cell: Cell, *, name: str, head: IssueHead, words: Words) -> CellView:
    claimed, member = cell.directness == "claimed", cell.directness == "member"
    only = {"claims_only": claimed, "member_only": member}
    count = len(cell.position_ids())
    said = stance_view(cell.stance, words=words).label
    pieces = [name, head.label, said, *(words(key) for key, holds in only.items() if holds), str(count)]
    return CellView(
        issue=head.code,
        stance=cell.stance,
        stances=tuple(sorted({found.stance for found in cell.evidence})),
        claimed=claimed,
        member=member,
        count=count,
        symbol=SYMBOLS[cell.stance],
        label=words.listed(pieces),
    )


def _numbers(matrix: Matrix, issue: str) -> tuple[int, ...]:
    shown = [{found.stance for found in cell.words()} for (_, code), cell in matrix.cells.items() if code == issue]
    return tuple(sum(stance in stances for stances in shown) for stance in STANCES)


def _bar(numbers: tuple[int, ...], scale: int) -> Iterator[tuple[str, float, float]]:
    x = 0.0
    for stance, number in zip(STANCES, numbers, strict=True):
        width = round(100 * number / scale, 2)
        if width:
            yield stance, round(x, 2), width
        x += width


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rstrip() + "…"
