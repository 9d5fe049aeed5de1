"""The bank of examples holds together, and its figures do not fall below their floors (tests/bank_floors.toml)."""

from __future__ import annotations

import importlib.util
import tomllib
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from verbale.coding import load_codebook
from verbale.model import Stance

HERE = Path(__file__).resolve().parent
FLOORS: dict[str, float] = tomllib.loads((HERE / "bank_floors.toml").read_text(encoding="utf-8"))["bank"]
KINDS = {"take", "near-miss", "none", "running"}


@cache
def bank() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bank", HERE.parent / "benchmarks" / "bank.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def figures() -> dict[str, float]:
    found: dict[str, float] = bank().bank_figures()
    return found


def labels(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The positions of a passage, or those of all statements of a running text."""
    return row.get("positions") or [p for statement in row.get("statements", ()) for p in statement["positions"]]


@pytest.mark.parametrize("file", sorted(path.stem for path in (HERE.parent / "benchmarks" / "bank").glob("*.jsonl")))
def test_every_label_holds_together(file: str) -> None:
    issues = {issue.id for issue in load_codebook("territorial-dispute").issues}
    stances = set(get_args(Stance))
    faults, ids = [], set()
    for row in bank().rows():
        if row["language"].partition("-")[0] != file:
            continue
        faults += [f"{row['id']}: twice"] * (row["id"] in ids)
        ids.add(row["id"])
        faults += [f"{row['id']}: kind {row['kind']}"] * (row["kind"] not in KINDS)
        for label in labels(row):
            known = label["issue"] in issues and label["stance"] in stances
            faults += [f"{row['id']}: {label['issue']} {label['stance']}"] * (not known)
            faults += [f"{row['id']}: quote {label['quote']!r}"] * (label["quote"] not in row["text"])
        for statement in row.get("statements", ()):
            start = row["text"].find(statement["first"])
            faults += [f"{row['id']}: {statement['first']!r}"] * (start < 0)
            faults += [f"{row['id']}: {statement['last']!r}"] * (row["text"].find(statement["last"], start) < 0)
    assert ids
    assert not faults


@pytest.mark.parametrize(("name", "least"), FLOORS.items())
def test_floor(name: str, least: float) -> None:
    assert figures()[name] >= least - 0.00005


def test_false_alarms_are_few() -> None:
    assert figures()["bank.without_position.false_alarms"] <= 0.04
