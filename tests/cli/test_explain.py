"""`verbale explain`, and several codebooks at once."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from verbale.cli import main

TEXT = "Norland does not recognise the elections and calls on all States not to recognise the elections."


def run(*arguments: str) -> str:
    done = CliRunner().invoke(main, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_text_is_shown_with_what_matched() -> None:
    shown = run("explain", TEXT)
    assert "deny-recognition[not recognise]" in shown
    assert "matched  vote against:" in shown
    assert "words: not recognise the elections" in shown
    assert "order" not in shown


def test_one_issue_with_all_its_patterns() -> None:
    shown = run("explain", TEXT, "--issue", "abstain-call", "--all")
    assert "matched  abstain-call for:" in shown
    assert "vote against" not in shown


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "passage.txt"
    file.write_text(TEXT)
    assert run("explain", str(file)) == run("explain", TEXT)


def test_as_json() -> None:
    (sentence,) = json.loads(run("explain", TEXT, "--json"))
    assert sentence["text"] == TEXT
    assert {"name": "deny-recognition", "words": "not recognise"} in sentence["concepts"]


def test_several_codebooks_at_once(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'name = "own"\n[[issue]]\nid = "say"\nquestion = "?"\n'
        '[[issue.rule]]\nstance = "for"\nwhen = ["deny-recognition"]\n'
    )
    shown = run("explain", TEXT, "--codebook", "territorial-dispute", "--codebook", str(own))
    assert "matched  say for:" in shown
    assert "matched  vote against:" in shown
