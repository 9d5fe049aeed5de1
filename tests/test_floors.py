"""No figure falls below its floor (tests/floors.toml). A floor only rises."""

import importlib.util
import tomllib
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
HALF_A_DIGIT = 0.00005  # figures are rounded to four digits


@cache
def accuracy() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy", HERE.parent / "benchmarks" / "accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def figures(part: str) -> dict[str, float]:
    if part == "sample":
        found: dict[str, float] = accuracy().sample_figures()
    else:
        found = accuracy().shared_figures()
    return found


def floors() -> list[tuple[str, float]]:
    return [(name, least) for part in FLOORS.values() for name, least in part.items()]


@pytest.mark.parametrize(("name", "least"), floors(), ids=[name for name, _ in floors()])
def test_floor(name: str, least: float) -> None:
    part = "sample" if name.startswith("sample.") else "shared"
    if part == "shared" and not accuracy().SHARED.is_dir():
        pytest.skip("the labelled documents stand in ../shared, which is not here")
    assert figures(part)[name] >= least - HALF_A_DIGIT
