"""From documents to register, compendium, matrix and report, in one go."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

from verbale.audit import audit
from verbale.batch import CODEBOOK, OnProgress, OnUnreadable, documents, raise_it
from verbale.coding import Codebook, CodebookName, code_statements, load_codebook
from verbale.compendium import write_html, write_markdown, write_report
from verbale.errors import UnreadableSource
from verbale.exchange import write_matrix_csv, write_positions_csv
from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document
from verbale.register import Register
from verbale.structure import read as read_structure


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


def build(
    paths: Sequence[str | os.PathLike[str]],
    *,
    output: str | os.PathLike[str],
    gazetteer: Sequence[Path] = (),
    codebook: CodebookName = CODEBOOK,
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
        (on_unreadable or raise_it)(error)
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
