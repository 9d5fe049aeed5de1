"""From documents to rows, and to register, compendium, matrix and report, in one go.

A file that cannot be read never loses another: it is told to `on_unreadable` and left out. Without `on_unreadable`
the first of them raises UnreadableSource.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from verbale.audit import audit
from verbale.coding import Codebook, code, code_statements, load_codebook
from verbale.coding.passages import code_passage, read_passages
from verbale.compendium import write_html, write_markdown, write_report
from verbale.errors import UnreadableSource
from verbale.exchange import mark_rows as rows_of_marks
from verbale.exchange import statement_row, write_matrix_csv, write_positions_csv
from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document
from verbale.reading import expand, read
from verbale.register import Register
from verbale.structure import read as read_structure

CODEBOOK = "territorial-dispute"
Row = Mapping[str, object]
OnUnreadable = Callable[[UnreadableSource], None]


class Step(NamedTuple):
    """How far the work is: `done` of `total` steps, and what is being done now."""

    done: int
    total: int
    doing: str


OnProgress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made. `positions` counts by issue; `files` are those written, `report` the one to open."""

    documents: int
    statements: int
    claims: int
    positions: Mapping[str, int]
    findings: int
    unreadable: tuple[str, ...]
    seconds: float
    files: tuple[Path, ...]
    report: Path | None

    def as_dict(self) -> dict[str, object]:
        """The summary as JSON has it."""
        paths = {"files": [str(path) for path in self.files], "report": self.report and str(self.report)}
        return asdict(self) | paths | {"seconds": round(self.seconds, 2)}


def documents(
    paths: Sequence[str | os.PathLike[str]],
    *,
    on_progress: OnProgress | None = None,
    on_unreadable: OnUnreadable | None = None,
) -> Iterator[Document]:
    """Every document under the files and folders, read one at a time, in the order given."""
    unreadable = on_unreadable or _raise
    files: list[Path] = []
    for path in paths:
        try:
            files += [file for file in expand([Path(path)]) if file not in files]
        except UnreadableSource as error:
            unreadable(error)
    for number, file in enumerate(files):
        if on_progress:
            on_progress(Step(number, len(files), file.name))
        try:
            document = read(file)
        except UnreadableSource as error:
            unreadable(error)
        else:
            yield document
    if on_progress:
        on_progress(Step(len(files), len(files), ""))


def statement_rows(
    paths: Sequence[str | os.PathLike[str]],
    *,
    codebook: str | Path = CODEBOOK,
    gazetteer: Sequence[Path] = (),
    on_progress: OnProgress | None = None,
    on_unreadable: OnUnreadable | None = None,
) -> Iterator[Row]:
    """The statements of documents with their positions, as rows (docs/reference/jsonl.md)."""
    names, questions = Gazetteer.load(*gazetteer), load_codebook(codebook)
    for document in documents(paths, on_progress=on_progress, on_unreadable=on_unreadable):
        for statement in code(document, codebook=questions, gazetteer=names):
            yield statement_row(document, statement)


def passage_rows(path: Path, *, codebook: str | Path = CODEBOOK, gazetteer: Sequence[Path] = ()) -> Iterator[Row]:
    """The statements of short passages as rows that carry the passage's `id`; none for a passage without any."""
    names, questions = Gazetteer.load(*gazetteer), load_codebook(codebook)
    for passage in read_passages(path):
        document, statements = code_passage(passage, codebook=questions, gazetteer=names)
        for statement in statements:
            yield statement_row(document, statement) | {"id": passage.id, "document": passage.document}


def mark_rows(
    paths: Sequence[str | os.PathLike[str]],
    *,
    gazetteer: Sequence[Path] = (),
    on_progress: OnProgress | None = None,
    on_unreadable: OnUnreadable | None = None,
) -> Iterator[Row]:
    """The marks of documents as rows (docs/reference/jsonl.md), in the order of the source."""
    names = Gazetteer.load(*gazetteer)
    for document in documents(paths, on_progress=on_progress, on_unreadable=on_unreadable):
        yield from rows_of_marks(document, mark(document, gazetteer=names))


def build(
    paths: Sequence[str | os.PathLike[str]],
    *,
    output: str | os.PathLike[str],
    gazetteer: Sequence[Path] = (),
    codebook: str | Path = CODEBOOK,
    matter: str | None = None,
    language: str = "en",
    on_progress: OnProgress | None = None,
    on_unreadable: OnUnreadable | None = None,
) -> Summary:
    """Reads and codes every document into `output`/register.db, audits it, and writes compendium, tables and report.

    `matter` completes the title («Position of the international community with regard to …»), `language` is that of
    titles and headings. What the register held before stays in it; a second run over the same documents changes no
    file. Each document is kept as soon as it is coded, so that an interrupted build loses nothing.
    """
    started = perf_counter()
    folder = Path(output)
    unreadable: list[UnreadableSource] = []

    def put_aside(error: UnreadableSource) -> None:
        (on_unreadable or _raise)(error)
        unreadable.append(error)

    names, questions = Gazetteer.load(*gazetteer), load_codebook(codebook)
    folder.mkdir(parents=True, exist_ok=True)
    with Register(folder / "register.db") as register:
        for document in documents(paths, on_progress=on_progress, on_unreadable=put_aside):
            _take_in(register, document, codebook=questions, gazetteer=names)
        findings = audit(register, gazetteer=names)
        register.keep_findings(findings)
        files = _write(register, folder, codebook=questions, gazetteer=names, matter=matter, language=language)
        held = register.documents(), register.statements(), register.positions()
    counts = Counter(row.issue for row in held[2])
    return Summary(
        documents=len(held[0]),
        statements=sum(row.kind == "statement" for row in held[1]),
        claims=sum(row.kind == "claim" for row in held[1]),
        positions=dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        findings=len(findings),
        unreadable=tuple(error.name for error in unreadable),
        seconds=perf_counter() - started,
        files=(folder / "register.db", *files),
        report=folder / "report.html" if held[0] else None,
    )


def _take_in(register: Register, document: Document, *, codebook: Codebook, gazetteer: Gazetteer) -> None:
    """Mark, structure and code one document, and keep what was found."""
    marks = mark(document, gazetteer=gazetteer)
    structure = read_structure(document, marks, gazetteer=gazetteer)
    statements = code_statements(document, structure.statements, marks=marks, codebook=codebook, gazetteer=gazetteer)
    register.add(document, statements, marks=marks, facts=structure.facts)


def _write(
    register: Register, folder: Path, *, codebook: Codebook, gazetteer: Gazetteer, matter: str | None, language: str
) -> tuple[Path, ...]:
    """The files made out of the register. Each takes its place whole, or what was there stays."""
    issues = tuple(issue.id for issue in codebook.issues)

    def compendium(write: Callable[..., None]) -> partial[None]:
        return partial(write, register, matter=matter, language=language, gazetteer=gazetteer)

    def table(write: Callable[..., None]) -> partial[None]:
        return partial(write, register, language=language, gazetteer=gazetteer)

    writers: dict[str, partial[None]] = {
        "compendium.md": compendium(write_markdown),
        "compendium.html": compendium(write_html),
        "matrix.csv": partial(table(write_matrix_csv), issues=issues),
        "positions.csv": table(write_positions_csv),
        "report.html": compendium(write_report),
    }
    for name, write in writers.items():
        beside = folder / f".{name}.part"
        try:
            write(beside)
            beside.replace(folder / name)
        finally:
            beside.unlink(missing_ok=True)
    return tuple(folder / name for name in writers)


def _raise(error: UnreadableSource) -> None:
    raise error
