"""From documents to register, compendium, matrix and report, in one go."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

from verbale.analysis import Counting
from verbale.audit import audit
from verbale.batch import CODEBOOK, OnProgress, OnUnreadable, raise_it
from verbale.coding import Codebook, CodebookName, load_codebook
from verbale.compendium import write_html, write_markdown, write_report
from verbale.errors import UnreadableSource
from verbale.exchange import write_matrix_csv, write_positions_csv
from verbale.gazetteer import Gazetteer, Groups
from verbale.intake import Intake, take_in
from verbale.reading import Limits
from verbale.register import Register, holders


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made. `positions` counts by issue; `files` are those written, `report` the one to open.

    `documents`: those that the register holds; `unchanged`: those given that were in it as they are.
    `actor_open`: positions whose actor the text leaves open. `undated_groups`: statements of groups that were to be
    expanded and could not be, because they bear no date. `repeated_documents` and `repeated_statements`: those that
    say again what another one says, the same file under another name included.
    """

    documents: int
    unchanged: int
    statements: int
    claims: int
    positions: Mapping[str, int]
    actor_open: int
    undated_groups: int
    repeated_documents: int
    repeated_statements: int
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
    expand_groups: Sequence[str] = (),
    count_duplicates: bool = False,
    limits: Limits | None = None,
    again: bool = False,
    on_progress: OnProgress | None = None,
    on_unreadable: OnUnreadable | None = None,
) -> Summary:
    """Reads and codes every document into `output`/register.db, audits it, and writes compendium, tables and report.

    `matter` completes the title («Position of the international community with regard to …»), `language` is that of
    titles and headings. `expand_groups`: codes of groups (or `all`) whose statements are listed in tables and report
    for their members too, marked as the group's; `count_duplicates`: what a document says again counts once more in
    the matrix. What the register held before stays in it; a second run over the same documents changes no file. Each
    document is kept as soon as it is coded, so that an interrupted build loses nothing, and the next goes on where it
    stopped; `again` makes anew what is there already. Without `limits` those of the environment hold.

    Raises UnknownName for a codebook there is none of, and for a group whose members nobody keeps.
    """
    started = perf_counter()
    folder = Path(output)
    unreadable: list[UnreadableSource] = []

    def put_aside(error: UnreadableSource) -> None:
        (on_unreadable or raise_it)(error)
        unreadable.append(error)

    names, questions = Gazetteer.load(*gazetteer), load_codebook(codebook)
    groups = Groups.chosen(expand_groups, gazetteer=names)
    counting = Counting(groups, count_duplicates)
    folder.mkdir(parents=True, exist_ok=True)
    with Register(folder / "register.db") as register:
        taken = take_in(
            paths,
            register=register,
            gazetteer=gazetteer,
            codebook=codebook,
            limits=limits,
            again=again,
            on_progress=on_progress,
            on_unreadable=put_aside,
        )
        findings = audit(register, gazetteer=names)
        register.keep_findings(findings)
        frame = _Frame(names, questions, language, matter, counting)
        files = _write(register, folder, frame)
        return _summary(
            register, taken, groups=groups, findings=len(findings), unreadable=unreadable, folder=folder, files=files,
            started=started,
        )  # fmt: skip


def _summary(
    register: Register,
    taken: Intake,
    *,
    groups: Groups | None,
    findings: int,
    unreadable: Sequence[UnreadableSource],
    folder: Path,
    files: Sequence[Path],
    started: float,
) -> Summary:
    """What the register holds now, counted."""
    held = register.documents(), register.statements(), register.positions()
    repeats = Counter(row.kind for row in register.duplicates())
    counts = Counter(row.issue for row in held[2])
    return Summary(
        documents=len(held[0]),
        unchanged=taken.unchanged,
        statements=sum(row.kind == "statement" for row in held[1]),
        claims=sum(row.kind == "claim" for row in held[1]),
        positions=dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        actor_open=sum(not any(holders(row)) for row in held[2]),
        undated_groups=sum(
            row.kind == "statement" and groups is not None and groups.lack_a_date(row.actor, row.date)
            for row in held[1]
        ),
        repeated_documents=repeats["file"] + repeats["document"] + taken.repeated,
        repeated_statements=repeats["statement"],
        findings=findings,
        unreadable=tuple(error.name for error in unreadable),
        seconds=perf_counter() - started,
        files=(folder / "register.db", *files),
        report=folder / "report.html" if held[0] else None,
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the files that are written have in common."""

    gazetteer: Gazetteer
    codebook: Codebook
    language: str
    matter: str | None
    counting: Counting


def _write(register: Register, folder: Path, frame: _Frame) -> tuple[Path, ...]:
    """The files made out of the register. Each takes its place whole, or what was there stays."""
    issues = tuple(issue.id for issue in frame.codebook.issues)

    def compendium(write: Callable[..., None], **more: object) -> partial[None]:
        frame_words = {"matter": frame.matter, "language": frame.language}
        return partial(write, register, gazetteer=frame.gazetteer, **frame_words, **more)

    def table(write: Callable[..., None], **more: object) -> partial[None]:
        counted = {"language": frame.language, "counting": frame.counting}
        return partial(write, register, gazetteer=frame.gazetteer, **counted, **more)

    writers: dict[str, partial[None]] = {
        "compendium.md": compendium(write_markdown),
        "compendium.html": compendium(write_html),
        "matrix.csv": table(write_matrix_csv, issues=issues),
        "positions.csv": table(write_positions_csv),
        "report.html": compendium(write_report, counting=frame.counting),
    }
    for name, write in writers.items():
        beside = folder / f".{name}.part"
        try:
            write(beside)
            beside.replace(folder / name)
        finally:
            beside.unlink(missing_ok=True)
    return tuple(folder / name for name in writers)
