"""Building the sample: the files, the summary, a second run, and files that cannot be read among others."""

import sqlite3
from pathlib import Path

import pytest

from verbale import building, sample
from verbale.batch import Step, statement_rows
from verbale.building import Summary, build
from verbale.errors import UnreadableSource
from verbale.register import Register

DOCUMENTS = sorted(sample.folder().iterdir())
FILES = {"register.db", "compendium.md", "compendium.html", "matrix.csv", "positions.csv", "report.html"}


def contents(folder: Path) -> dict[str, bytes]:
    """The files as they are; of the register what it holds, because SQLite's file has counters of its own."""
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.name in FILES - {"register.db"}}
    with sqlite3.connect(folder / "register.db") as connection:
        found["register.db"] = "\n".join(connection.iterdump()).encode()
    connection.close()
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary, list[Step]]:
    folder = tmp_path_factory.mktemp("built") / "deep" / "out"
    steps: list[Step] = []
    summary = build(DOCUMENTS, output=folder, gazetteer=[sample.gazetteer()], matter="a vote", on_progress=steps.append)
    return folder, summary, steps


def test_every_file_is_written(built: tuple[Path, Summary, list[Step]]) -> None:
    folder, summary, _ = built
    assert {path.name for path in folder.iterdir()} == FILES
    assert {path.name for path in summary.files} == FILES
    assert summary.report == folder / "report.html"


def test_the_summary_counts_what_the_register_holds(built: tuple[Path, Summary, list[Step]]) -> None:
    folder, summary, _ = built
    with Register(folder / "register.db", create=False) as register:
        rows = register.statements()
        assert summary.documents == len(register.documents()) == len(DOCUMENTS)
        assert summary.statements == sum(row.kind == "statement" for row in rows)
        assert summary.claims == sum(row.kind == "claim" for row in rows)
        assert sum(summary.positions.values()) == len(register.positions())
        assert summary.findings == len(register.findings())
    assert summary.unreadable == ()
    assert summary.as_dict()["files"] == [str(path) for path in summary.files]


def test_progress_tells_every_document_and_the_end(built: tuple[Path, Summary, list[Step]]) -> None:
    _, _, steps = built
    total = len(DOCUMENTS)
    assert [step.done for step in steps] == list(range(total + 1))
    assert {step.total for step in steps} == {total}


def test_every_quote_is_in_its_source(built: tuple[Path, Summary, list[Step]]) -> None:
    folder, _, _ = built
    with Register(folder / "register.db", create=False) as register:
        for row in register.positions():
            source = register.source_text(row.document_id)
            assert source[row.start_in_source : row.end_in_source] == row.quote


def test_a_second_run_changes_nothing(built: tuple[Path, Summary, list[Step]]) -> None:
    folder, summary, _ = built
    before = contents(folder)
    again = build(DOCUMENTS, output=folder, gazetteer=[sample.gazetteer()], matter="a vote")
    assert contents(folder) == before
    assert (again.documents, again.positions, again.findings) == (
        summary.documents,
        summary.positions,
        summary.findings,
    )


@pytest.fixture
def mixed(tmp_path: Path) -> list[Path]:
    """A good file between bad ones."""
    files = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 8,
        "good.txt": b"Statement\n\nNerivia supports the territorial integrity of Velmora.\n",
        "document.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / "missing.txt", *(tmp_path / name for name in files)]


def test_unreadable_files_are_told_and_the_others_done(mixed: list[Path], tmp_path: Path) -> None:
    told: list[UnreadableSource] = []
    summary = build(mixed, output=tmp_path / "out", on_unreadable=told.append)
    assert summary.documents == 1
    assert [Path(name).name for name in summary.unreadable] == [
        "missing.txt",
        "empty.txt",
        "binary.txt",
        "document.pdf",
    ]
    assert [str(error) for error in told] == [f"{error.name}: {error.reason}" for error in told]


def test_without_a_listener_the_first_unreadable_file_raises(mixed: list[Path], tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="missing"):
        build(mixed, output=tmp_path / "out")


def test_nothing_written_before_is_lost(mixed: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([mixed[3]], output=out)
    before = contents(out)
    summary = build([mixed[1]], output=out, on_unreadable=lambda _: None)
    assert summary.unreadable
    assert contents(out) == before


def test_a_failure_while_writing_leaves_what_was_there(
    mixed: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([mixed[3]], output=out)
    before = (out / "compendium.md").read_bytes()

    def half(_: Register, path: Path, **__: object) -> None:
        path.write_text("half a")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "write_markdown", half)
    with pytest.raises(OSError, match="No space"):
        build([mixed[3]], output=out)
    assert (out / "compendium.md").read_bytes() == before
    assert not list(out.glob(".*"))


def test_the_same_file_named_twice_is_read_once(mixed: list[Path], tmp_path: Path) -> None:
    rows = list(statement_rows([mixed[3], mixed[3]]))
    assert len({row["id"] for row in rows}) == len(rows)
