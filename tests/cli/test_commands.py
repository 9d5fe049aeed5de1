"""The commands on the sample and on small files: what they print, and where."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from verbale import sample
from verbale.cli import main

NAMES = ("--gazetteer", str(sample.gazetteer()))
NOTE = """Note verbale

The Embassy of Nerivia presents its compliments to the Ministry of Foreign Affairs and has the honour to state that
Nerivia supports the territorial integrity of Velmora.

Vantholm, 4 May 2021
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_code_gives_rows_with_the_fields_of_the_guide(note: Path) -> None:
    done = run("code", note, *NAMES, "--jsonl")
    (row,) = rows(done.stdout)
    assert (done.exit_code, done.stderr) == (0, "")
    assert row["document"] == "note.txt"
    assert row["actor"] == ["QNR"]
    assert [(p["issue"], p["stance"]) for p in row["positions"]] == [("integrity", "for")]  # type: ignore[attr-defined]
    text = note.read_text(encoding="utf-8")
    for position in row["positions"]:  # type: ignore[attr-defined]
        assert text[position["start"] : position["end"]] == position["quote"]


def test_code_prints_a_table_a_person_can_read(note: Path) -> None:
    done = run("code", note, *NAMES)
    assert "QNR" in done.stdout
    assert "integrity (QVM)" in done.stdout


def test_code_writes_to_a_file(note: Path, tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    done = run("code", note, *NAMES, "--jsonl", "-o", out)
    assert done.stdout == ""
    assert rows(out.read_text(encoding="utf-8")) == rows(run("code", note, *NAMES, "--jsonl").stdout)


def test_passages_keep_their_ids(tmp_path: Path) -> None:
    passages = tmp_path / "passages.jsonl"
    texts = {"p-1": "Nerivia supports the territorial integrity of Velmora.", "p-2": "The weather was fine."}
    lines = [json.dumps({"id": key, "text": text, "title": "A post"}) for key, text in texts.items()]
    passages.write_text("\n".join(lines), encoding="utf-8")
    found = rows(run("code", "--passages", passages, "--jsonl", *NAMES).stdout)
    assert {row["id"] for row in found if row["positions"]} == {"p-1"}
    for row in found:
        assert texts[str(row["id"])][row["start"] : row["end"]]  # type: ignore[misc]


def test_passages_of_the_sample_can_be_evaluated(tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    run("code", "--passages", sample.passages(), "--jsonl", "-o", out, *NAMES)
    written = json.loads(run("evaluate", sample.passages(), out, "--json").stdout)
    now = json.loads(run("evaluate", sample.passages(), "--json", *NAMES).stdout)
    assert without_reasons(written) == without_reasons(now)


def test_rows_of_the_sample_evaluate_as_the_coder_does(tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    run("code", sample.folder(), "--jsonl", "-o", out, *NAMES)
    written = json.loads(run("evaluate", sample.labels(), out, "--json").stdout)
    now = json.loads(run("evaluate", sample.labels(), "--json", *NAMES).stdout)
    assert without_reasons(written) == without_reasons(now)


def without_reasons(figures: dict[str, Any]) -> dict[str, Any]:
    """What held a position back is known only where the coder has just read the text."""
    return figures | {"differences": [difference | {"held_back": ""} for difference in figures["differences"]]}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("{\n", ":1: is not JSON", id="half an object"),
        pytest.param('{"id": "x"}\n', ":1: lacks 'text'", id="no text"),
        pytest.param('{"id": "x", "text": 1}\n', ":1: 'text' must be a string", id="a number for a text"),
    ],
)
def test_a_passage_that_does_not_hold_together_is_named(content: str, message: str, tmp_path: Path) -> None:
    passages = tmp_path / "passages.jsonl"
    passages.write_text(content, encoding="utf-8")
    done = run("code", "--passages", passages, "--jsonl")
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_mark_gives_values_under_their_names(note: Path) -> None:
    found = rows(run("mark", note, *NAMES, "--jsonl").stdout)
    assert {"QNR", "QVM"} <= {row.get("actor") for row in found}
    assert "2021-05-04" in {row.get("iso") for row in found}
    text = note.read_text(encoding="utf-8")
    for row in found:
        assert text[row["start"] : row["end"]] == row["text"]  # type: ignore[misc]


def test_bad_input_is_one_line_each_and_the_rest_is_done(note: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    done = run(
        "code", tmp_path / "missing.txt", tmp_path / "empty.txt", note, tmp_path / "binary.txt", "--jsonl", *NAMES
    )
    assert done.exit_code == 1
    assert len(rows(done.stdout)) == 1
    complaints = done.stderr.splitlines()
    assert [name for line in complaints for name in ("missing", "empty", "binary") if f"{name}.txt: " in line] == [
        "missing",
        "empty",
        "binary",
    ]
    assert len(complaints) == 3
    assert all(line.startswith("verbale: ") for line in complaints)


def test_build_tells_what_it_made_and_what_to_open(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("build", sample.folder(), "-o", out, *NAMES)
    assert done.exit_code == 0
    assert f"Open {out / 'report.html'}" in done.stdout
    for word in ("documents", "statements", "positions", "findings", "seconds"):
        assert word in done.stdout
    for command in (["show"], ["positions"]):
        listed = run(*command, "--register", out / "register.db")
        assert listed.exit_code == 0
        assert listed.stdout
        assert json.loads(run(*command, "--register", out / "register.db", "--json").stdout)


def test_build_as_json(note: Path, tmp_path: Path) -> None:
    done = run("build", note, "-o", tmp_path / "out", "--json", *NAMES)
    summary = json.loads(done.stdout)
    assert summary["documents"] == 1
    assert summary["positions"] == {"integrity": 1}


def test_a_register_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    done = run("positions", "--register", tmp_path / "none.db")
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "none.db").exists()


def test_an_output_that_cannot_be_written_is_one_line(note: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("build", note, "-o", tmp_path / "file" / "out")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1


def test_the_sample_is_copied_and_copied_again(tmp_path: Path) -> None:
    first, second = (run("sample", tmp_path / "lesson") for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert {"documents", "gazetteer.toml", "labels.jsonl"} <= {path.name for path in (tmp_path / "lesson").iterdir()}


def test_the_bundled_data_hold_together() -> None:
    done = run("check")
    assert (done.exit_code, done.stdout) == (0, "")


def test_check_names_file_and_key(tmp_path: Path) -> None:
    book = tmp_path / "mine.toml"
    book.write_text(
        'name = "mine"\ntitle = "Mine"\n[[issue]]\nid = "vote"\nquestion = "?"\n'
        '[[issue.rule]]\nstance = "for"\nwhen = ["no-such-concept"]\n',
        encoding="utf-8",
    )
    done = run("check", "--codebook", book)
    assert done.exit_code == 1
    assert "mine.toml" in done.stdout
    assert "no-such-concept" in done.stdout
