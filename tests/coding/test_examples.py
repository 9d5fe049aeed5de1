"""The examples of the codebook: each rule finds what it is for, in every language, and nothing it is not for."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from verbale.coding import code_statements, explain, load_codebook
from verbale.gazetteer import Gazetteer
from verbale.languages import CODES, base
from verbale.marking import mark
from verbale.model import Statement
from verbale.reading import read_text
from verbale.sample import gazetteer as sample_gazetteer

NAME = "territorial-dispute"
FEWEST_EXAMPLES, FEWEST_COUNTERS = 4, 2


@cache
def data() -> dict[str, Any]:
    return tomllib.loads(files("verbale.codebooks").joinpath(f"{NAME}.examples.toml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    count: Counter[str] = Counter()
    params = []
    for entry in data()[kind]:
        key = f"{entry['language']}-{entry['issue']}-{entry['stance']}"
        count[key] += 1
        params.append(pytest.param(entry, id=f"{key}-{count[key]}"))
    return params


@cache
def names() -> Gazetteer:
    return Gazetteer.load(sample_gazetteer())


@cache
def found(text: str, language: str) -> dict[tuple[str, str], str]:
    """The positions a text takes, read as the words of one actor: issue and stance, with the pattern that shows it."""
    document = read_text(text, language=language)
    whole = Statement(kind="statement", start=0, end=len(document.text), actor=("QPR",), language=language)
    (coded,) = code_statements(document, [whole], marks=mark(document, gazetteer=names()), gazetteer=names())
    return {(position.issue, position.stance): position.pattern for position in coded.positions}


@pytest.mark.parametrize("entry", cases("example"))
def test_example(entry: dict[str, str]) -> None:
    assert (entry["issue"], entry["stance"]) in found(entry["text"], entry["language"]), entry["text"]


@pytest.mark.parametrize("entry", cases("counter"))
def test_counter_example(entry: dict[str, str]) -> None:
    assert (entry["issue"], entry["stance"]) not in found(entry["text"], entry["language"]), entry["text"]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(("kind", "fewest"), [("example", FEWEST_EXAMPLES), ("counter", FEWEST_COUNTERS)])
def test_every_stance_has_examples_in(language: str, kind: str, fewest: int) -> None:
    given = Counter((e["issue"], e["stance"]) for e in data()[kind] if base(e["language"]) == language)
    wanted = {(rule.issue, rule.stance) for rule in load_codebook(NAME).rules}
    assert {key: given[key] for key in wanted if given[key] < fewest} == {}


def test_both_scripts_of_chinese_have_examples() -> None:
    wanted = {(rule.issue, rule.stance) for rule in load_codebook(NAME).rules}
    for script in ("zh-Hans", "zh-Hant"):
        assert wanted == {(e["issue"], e["stance"]) for e in data()["example"] if e["language"] == script}


def test_no_text_is_given_twice_for_one_stance() -> None:
    for kind in ("example", "counter"):
        count = Counter((e["issue"], e["stance"], e["text"]) for e in data()[kind])
        assert [key for key, times in count.items() if times > 1] == []


# What no invented name can show: the sample names no persons.
NOT_SHOWN = {"deny-recognition ~3 person"}


def test_every_pattern_is_shown_by_an_example() -> None:
    matched = set()
    for entry in data()["example"]:
        for sentence in explain(read_text(entry["text"], language=entry["language"]), gazetteer=names()):
            matched |= {(t.issue, t.stance, t.pattern) for t in sentence.trials if t.outcome == "matched"}
    patterns = {(rule.issue, rule.stance, p.source) for rule in load_codebook(NAME).rules for p in rule.patterns}
    assert {entry for entry in patterns - matched if entry[2] not in NOT_SHOWN} == set()
