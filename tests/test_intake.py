"""Documents into a register: what is there is not made again, what was broken off is gone on with."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from verbale import intake
from verbale.batch import Step
from verbale.cli import main
from verbale.errors import UnreadableSource
from verbale.intake import Intake, recipe_of, take_in
from verbale.register import Register

WORDS = "Statement\n\nNerivia supports the territorial integrity of Velmora, for the {}th time.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(WORDS.format(number), encoding="utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("letters/a.txt", WORDS.format("eleven"))
        archive.writestr("letters/again.txt", WORDS.format(1))
        archive.writestr("letters/empty.txt", "")
    return folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are coded from now on."""
    names: list[str] = []
    structure = intake.read_structure

    def noted(document, *arguments, **more):
        names.append(document.name)
        return structure(document, *arguments, **more)

    monkeypatch.setattr(intake, "read_structure", noted)
    return names


def test_what_is_there_is_not_made_again(papers: Path, tmp_path: Path, made: list[str]) -> None:
    errors: list[UnreadableSource] = []
    with Register(tmp_path / "r.db") as register:
        first = take_in([papers], register=register, on_unreadable=errors.append)
        assert made == ["0.txt", "1.txt", "2.txt", "more.zip/letters/a.txt"]
        assert first == Intake(added=4, unchanged=1)
        assert [error.name for error in errors] == ["more.zip/letters/empty.txt"]
        assert [row.document for row in register.duplicates() if row.kind == "file"] == ["more.zip/letters/again.txt"]
        assert take_in([papers], register=register, on_unreadable=errors.append) == Intake(added=0, unchanged=5)
        assert len(made) == 4
        assert take_in([papers], register=register, again=True, on_unreadable=errors.append) == Intake(0, 5)
        assert len(made) == 9


def test_what_was_broken_off_is_gone_on_with(papers: Path, tmp_path: Path, made: list[str]) -> None:
    def interrupt(step: Step) -> None:
        if step.done == 2:
            raise KeyboardInterrupt

    with Register(tmp_path / "r.db") as register, pytest.raises(KeyboardInterrupt):
        take_in([papers], register=register, on_progress=interrupt)
    assert made == ["0.txt", "1.txt"]
    with Register(tmp_path / "r.db") as register:
        take_in([papers], register=register, on_unreadable=lambda _: None)
        assert made == ["0.txt", "1.txt", "2.txt", "more.zip/letters/a.txt"]
        assert len(register.documents()) == 4


def test_another_codebook_gazetteer_or_text_makes_it_anew(papers: Path, tmp_path: Path, made: list[str]) -> None:
    names = tmp_path / "names.toml"
    names.write_text('[[state]]\ncode = "XNE"\nen = { name = ["Nerivia"] }\n', encoding="utf-8")
    one = papers / "0.txt"
    with Register(tmp_path / "r.db") as register:
        take_in([one], register=register)
        assert take_in([one], register=register, gazetteer=[names]) == Intake(added=1, unchanged=0)
        assert take_in([one], register=register, gazetteer=[names], codebook="recognition").unchanged == 0
        one.write_text(WORDS.format(9), encoding="utf-8")
        assert take_in([one], register=register, gazetteer=[names], codebook="recognition").added == 1
    assert made == ["0.txt"] * 4


def test_a_recipe_is_of_content_not_of_names(tmp_path: Path) -> None:
    for name, content in (("a.toml", "x = 1\n"), ("b.toml", "x = 1\n"), ("c.toml", "x = 2\n")):
        (tmp_path / name).write_text(content, encoding="utf-8")
    one, same, other = (recipe_of(gazetteer=[tmp_path / f"{name}.toml"]) for name in "abc")
    assert one == same != other
    assert recipe_of(codebook="recognition") != recipe_of() != one


def test_add_can_be_given_again(papers: Path, tmp_path: Path) -> None:
    command = ["add", str(papers), "--register", str(tmp_path / "r.db"), "--json"]
    first = CliRunner().invoke(main, command)
    assert first.exit_code == 1  # a file could not be read
    assert first.stderr == "verbale: more.zip/letters/empty.txt: is empty; there is nothing to read\n"
    assert json.loads(first.stdout) == {"added": 4, "unchanged": 1, "repeated": 0, "unreadable": 1}
    again = CliRunner().invoke(main, command)
    assert json.loads(again.stdout) == {"added": 0, "unchanged": 5, "repeated": 0, "unreadable": 1}
    shown = CliRunner().invoke(main, ["show", "--register", str(tmp_path / "r.db")])
    assert "more.zip/letters/a.txt" in shown.stdout


def test_a_limit_that_is_none_is_said(papers: Path) -> None:
    result = CliRunner().invoke(main, ["code", str(papers), "--limit", "page=3"])
    assert result.exit_code == 2
    assert result.stderr == "verbale: no limit is called 'page'; did you mean 'pages'?\n"
