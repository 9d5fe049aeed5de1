"""What the command line is from outside: help, versions, exit statuses, errors in one line."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import verbale
from verbale import batch
from verbale.cli import main
from verbale.errors import DataError, RegisterError, UnknownName, UnreadableSource, VerbaleError

COMMANDS = sorted(main.commands)


def test_version() -> None:
    done = CliRunner().invoke(main, ["--version"])
    assert (done.exit_code, done.output) == (0, f"verbale {verbale.__version__}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_short_one(command: str) -> None:
    done = CliRunner().invoke(main, [command, "--help"])
    assert done.exit_code == 0
    assert len(main.commands[command].short_help or "") in range(10, 46)


def test_an_option_means_the_same_everywhere() -> None:
    """The same name has the same help and default in every command, but for what a command writes to."""
    seen: dict[str, set[tuple[str, str]]] = {}
    for command in main.commands.values():
        for parameter in command.params:
            for name in parameter.opts:
                if name.startswith("--") and name not in ("--output", "--codebook"):
                    meaning = (str(getattr(parameter, "help", "")), repr(parameter.default))
                    seen.setdefault(name, set()).add(meaning)
    assert {name: meanings for name, meanings in seen.items() if len(meanings) > 1} == {}


def test_help_loads_no_room() -> None:
    code = (
        "import sys\nfrom verbale.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([n for n in ('rich', 'sqlalchemy', 'verbale.coding', 'verbale.languages') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        pytest.param(UnreadableSource("a.pdf", "is empty"), 1, id="source"),
        pytest.param(DataError("book.toml: issue 'vote':\nno rule"), 2, id="data, on two lines"),
        pytest.param(UnknownName("no codebook 'x'"), 2, id="name"),
        pytest.param(RegisterError("r.db: is damaged"), 3, id="register"),
    ],
)
def test_an_error_of_the_library_is_one_line_and_a_status(
    error: VerbaleError, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(batch, "statement_rows", fail)
    done = CliRunner().invoke(main, ["code", "x.txt", "--jsonl"])
    assert done.exit_code == status
    assert done.stdout == ""
    assert done.stderr == "verbale: " + " ".join(str(error).split()) + "\n"


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "statement_rows", interrupt)
    done = CliRunner().invoke(main, ["code", "x.txt"])
    assert done.exit_code == 130
    assert "interrupted" in done.stderr


@pytest.mark.parametrize("command", ["build", "code", "mark"])
def test_no_document_is_a_usage_error(command: str, tmp_path: Path) -> None:
    arguments = ["-o", str(tmp_path / "out")] if command == "build" else []
    done = CliRunner().invoke(main, [command, *arguments])
    assert done.exit_code == 2
    assert "at least one file" in done.stderr
