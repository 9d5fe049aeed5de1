"""The examples of the codebook: each rule finds what it is for, in every language, and nothing it is not for."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
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
NOT_SHOWN = {"deny-recognition ~3 person -4:unilateral"}
BANK = Path(__file__).resolve().parents[2] / "benchmarks" / "bank"


def matched(texts: Iterable[tuple[str, str]]) -> set[tuple[str, str, str]]:
    """The patterns that match in some texts, each given with its language: issue, stance, pattern."""
    sentences = (explain(read_text(text, language=language), gazetteer=names()) for text, language in texts)
    return {
        (trial.issue, trial.stance, trial.pattern)
        for several in sentences
        for sentence in several
        for trial in sentence.trials
        if trial.outcome == "matched"
    }


def passages(stances: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The passages of the bank that take one of some stances."""
    for path in sorted(BANK.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            if any((p["issue"], p["stance"]) in stances for p in passage.get("positions", ())):
                yield passage["text"], passage["language"]


def test_every_pattern_is_shown_by_an_example() -> None:
    """Or by a passage of the bank, which is looked through for those only that no example shows."""
    patterns = {(rule.issue, rule.stance, p.source) for rule in load_codebook(NAME).rules for p in rule.patterns}
    open_ = {entry for entry in patterns if entry[2] not in NOT_SHOWN}
    open_ -= matched((entry["text"], entry["language"]) for entry in data()["example"])
    open_ -= matched(passages({(issue, stance) for issue, stance, _ in open_}))
    assert open_ == set()
