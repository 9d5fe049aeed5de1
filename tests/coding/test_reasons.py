"""What held a position back: told by what of the patterns came nearest."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.coding import load_codebook
from verbale.coding.reasons import Reasons
from verbale.gazetteer import Gazetteer
from verbale.reading import read_text

CODEBOOK = """
name = "mini"
title = "A codebook of one question"

[[issue]]
id = "vote"
question = "Is the vote valid?"

[[issue.rule]]
stance = "against"
when = ["reject .. vote", "reject vote"]
unless = ["hope .. vote"]
"""


@pytest.fixture
def why(tmp_path: Path):
    path = tmp_path / "mini.toml"
    path.write_text(CODEBOOK, encoding="utf-8")

    def of(text: str, pair: tuple[str, str] = ("vote", "against"), words: str | None = None) -> str:
        document = read_text(text, language="en")
        reasons = Reasons(document, codebook=load_codebook(path), gazetteer=Gazetteer.load())
        start = text.index(words or text)
        return reasons.why(pair, (start, start + len(words or text)))

    return of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "We reject the elections.",
            "`reject .. vote` matches, but in words of no statement found for this actor, or in a question",
            id="nobody was found to say it",
        ),
        pytest.param(
            "We hope that they reject the elections.", "`reject .. vote` matches, but `hope .. vote` is an exception",
            id="an exception",
        ),
        pytest.param(
            "The elections they reject.",
            "the concepts of `reject .. vote` are there, but not in its order or reach",
            id="another order",
        ),
        pytest.param("We like music.", "no pattern of this issue and stance finds its concepts here", id="no concept"),
    ],
)  # fmt: skip
def test_the_nearest_is_told(why, text: str, told: str) -> None:
    assert why(text) == told


def test_only_the_sentences_of_the_words_are_looked_at(why) -> None:
    text = "We reject the elections. We like music."
    assert why(text, words="We like music.").startswith("no pattern")
    assert "matches" in why(text, words="reject the elections")


def test_another_stance_is_another_question(why) -> None:
    assert why("We reject the elections.", ("vote", "for")).startswith("no pattern")
