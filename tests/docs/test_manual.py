"""The manual says what is: examples run, commands and public names are documented, links lead somewhere."""

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import verbale
from verbale.cli import main


def load_manual() -> ModuleType:
    spec = importlib.util.spec_from_file_location("manual", Path(__file__).with_name("manual.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["manual"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


manual = load_manual()
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def named(page: Path) -> str:
    return str(page.relative_to(manual.ROOT))


@pytest.mark.parametrize("page", manual.PAGES, ids=named)
def test_examples_run_and_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    for block in manual.BLOCK.finditer(page.read_text(encoding="utf-8")):
        for example in manual.examples(block):
            real = manual.run(example, tmp_path)
            if block["kind"] == "python":
                assert "Traceback" not in real, real
            else:
                assert manual.agree(example.output, real), f"$ {example.command}\n{real}"


@pytest.mark.parametrize("page", manual.PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_in_the_reference(command: str) -> None:
    page = (manual.ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert f"\n## verbale {command}\n" in page
    assert f"\n$ verbale {command} --help\n" in page


@pytest.mark.parametrize("name", verbale.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    page = (manual.ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    assert f"`{name}" in page


@pytest.mark.parametrize(
    ("shown", "real", "same"),
    [
        pytest.param("a\nb\n", "a\nb\n", True, id="the same"),
        pytest.param("a\n…\nd\n", "a\nb\nc\nd\n", True, id="lines left out"),
        pytest.param("seconds   1.0\n", "seconds  19.5\n", True, id="another time"),
        pytest.param("a\n", "a\nb\n", False, id="a line more"),
        pytest.param("a.b\n", "axb\n", False, id="a full stop is no wildcard"),
    ],
)
def test_agree(shown: str, real: str, same: bool) -> None:
    assert manual.agree(shown, real) is same


def test_the_figures_in_the_readme_are_the_measured_ones() -> None:
    spec = importlib.util.spec_from_file_location("accuracy", manual.ROOT / "benchmarks" / "accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    accuracy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(accuracy)
    page = (manual.ROOT / "README.md").read_text(encoding="utf-8")
    report = json.loads((manual.ROOT / "benchmarks" / "accuracy.json").read_text(encoding="utf-8"))
    assert accuracy.with_table(page, report) == page
