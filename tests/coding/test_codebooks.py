"""The examples of the codebooks that came after the first: each rule finds what it is for, and nothing it is not for.

The first codebook has more examples and a module of its own: test_examples.py.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from verbale.coding import code_statements, codebook_names, combine, explain, load_codebook
from verbale.gazetteer import Gazetteer
from verbale.languages import CODES, base
from verbale.marking import mark
from verbale.model import Statement
from verbale.reading import read_text
from verbale.sample import gazetteer as sample_gazetteer

NAMES = [name for name in codebook_names() if name != "territorial-dispute"]
FEWEST = {"example": 3, "counter": 1}


@cache
def data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("verbale.codebooks").joinpath(f"{name}.examples.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    count: Counter[str] = Counter()
    params = []
    for name in NAMES:
        for entry in data(name)[kind]:
            key = f"{name}-{entry['language']}-{entry['issue']}-{entry['stance']}"
            count[key] += 1
            params.append(pytest.param(name, entry, id=f"{key}-{count[key]}"))
    return params


@cache
def names() -> Gazetteer:
    return Gazetteer.load(sample_gazetteer())


def stances(name: str) -> set[tuple[str, str]]:
    return {(rule.issue, rule.stance) for rule in load_codebook(name).rules}


def found(name: str, text: str, language: str) -> set[tuple[str, str]]:
    """The positions a text takes by a codebook, read as the words of one actor: issue and stance."""
    document = read_text(text, language=language)
    whole = Statement(kind="statement", start=0, end=len(document.text), actor=("QPR",), language=language)
    marks = mark(document, gazetteer=names())
    (coded,) = code_statements(document, [whole], marks=marks, codebook=load_codebook(name), gazetteer=names())
    return {(position.issue, position.stance) for position in coded.positions}


@pytest.mark.parametrize(("name", "entry"), cases("example"))
def test_example(name: str, entry: dict[str, str]) -> None:
    assert (entry["issue"], entry["stance"]) in found(name, entry["text"], entry["language"]), entry["text"]


@pytest.mark.parametrize(("name", "entry"), cases("counter"))
def test_counter_example(name: str, entry: dict[str, str]) -> None:
    assert (entry["issue"], entry["stance"]) not in found(name, entry["text"], entry["language"]), entry["text"]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("kind", FEWEST)
@pytest.mark.parametrize("name", NAMES)
def test_every_stance_has_examples_in(name: str, kind: str, language: str) -> None:
    given = Counter((e["issue"], e["stance"]) for e in data(name)[kind] if base(e["language"]) == language)
    assert {key: given[key] for key in stances(name) if given[key] < FEWEST[kind]} == {}


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("name", NAMES)
def test_both_scripts_of_chinese_have_examples(name: str, script: str) -> None:
    assert {(e["issue"], e["stance"]) for e in data(name)["example"] if e["language"] == script} == stances(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_pattern_is_shown_by_an_example(name: str) -> None:
    codebook = load_codebook(name)
    matched = set()
    for entry in data(name)["example"]:
        document = read_text(entry["text"], language=entry["language"])
        for sentence in explain(document, codebook=codebook, gazetteer=names()):
            matched |= {(t.issue, t.stance, t.pattern) for t in sentence.trials if t.outcome == "matched"}
    patterns = {(rule.issue, rule.stance, p.source) for rule in codebook.rules for p in rule.patterns}
    assert patterns - matched == set()


def test_all_bundled_codebooks_can_be_used_together() -> None:
    everything = combine([load_codebook(name) for name in codebook_names()])
    assert len({issue.id for issue in everything.issues}) == len(everything.issues)
