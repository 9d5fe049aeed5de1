"""The public names: what is listed is there, and what is there is listed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import verbale

INIT = Path(verbale.__file__)


def test_names_are_sorted_and_listed_once() -> None:
    assert verbale.__all__ == sorted(set(verbale.__all__))


@pytest.mark.parametrize("name", verbale.__all__)
def test_name_is_there(name: str) -> None:
    assert getattr(verbale, name).__name__ == name


def test_names_for_the_type_checker_are_those_that_are_loaded() -> None:
    tree = ast.parse(INIT.read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imported = {
        (node.module, alias.name) for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert imported == {(module, name) for name, module in verbale._HOME.items()}
    assert set(verbale._HOME) == set(verbale.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        verbale.nothing  # noqa: B018


def test_the_version_is_the_installed_one() -> None:
    assert verbale.__version__.count(".") == 2


def test_importing_the_package_loads_no_room() -> None:
    code = "import sys, verbale; print([name for name in sys.modules if name.startswith('verbale.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
