"""Cues: what concepts in one another's company make likely, and that patterns come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.coding import code, combine, load_codebook
from verbale.coding.alphabet import alphabet
from verbale.coding.codebook import Codebook
from verbale.coding.cues import Cues, company, parse_cues, readable
from verbale.coding.finder import CUES
from verbale.errors import DataError
from verbale.gazetteer import Gazetteer
from verbale.reading import read_text
from verbale.sample import gazetteer as sample_gazetteer

ISSUES = {"vote", "talks"}
SMALL = """
threshold = 0.8
[vote.against]
intercept = -3.0
"condemn" = 1.0
"condemn > vote" = 3.5
"condemn vote" = 0.5
"@name" = -0.25
[vote.for]
intercept = -3.0
"support vote" = 4.0
"""
CODEBOOK = """
name = "small"
title = "the polls"
[[issue]]
id = "vote"
question = "Are the polls accepted?"
[[issue.rule]]
stance = "for"
when = ["welcome .. vote"]
"""


def symbols(words: str) -> str:
    known = alphabet().symbols | {"w": "w", ",": ",", ";": ";"}
    return "".join(known[word] for word in words.split())


def small() -> Cues:
    return parse_cues(SMALL, file="small.cues.toml", issues=ISSUES)


def codebook(folder: Path) -> Codebook:
    (folder / "small.toml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "small.cues.toml").write_text(SMALL, encoding="utf-8")
    return load_codebook(folder / "small.toml")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("vote", {"vote"}, id="one"),
        pytest.param("state w vote", {"@name", "vote", "@name vote", "@name > vote"}, id="names-are-one"),
        pytest.param("w , ;", set(), id="nothing"),
        pytest.param("vote w w , w vote", {"vote", "vote vote", "vote > vote"}, id="fillers-part-nothing"),
    ],
)
def test_company(sentence: str, expected: set[str]) -> None:
    assert {readable(cue) for cue in company(symbols(sentence))} == expected


def test_company_reaches_six_further() -> None:
    found = {readable(cue) for cue in company(symbols("vote talks law if but and troops peaceful"))}
    assert "vote > troops" in found
    assert "vote > peaceful" not in found


@given(st.lists(st.sampled_from(["state", "vote", "condemn", "support", "w", ",", ";"]), max_size=20))
def test_what_is_weighed_is_the_company(words: list[str]) -> None:
    """The fast way through a sentence finds the cues that the plain one does."""
    string, cues = symbols(" ".join(words)), small()
    known = {"condemn", "condemn > vote", "condemn vote", "@name", "support vote"}
    assert {readable(cue) for cue in cues._spoken(string)} == {readable(cue) for cue in company(string)} & known


def test_company_tells_places() -> None:
    string = symbols("w condemn w w vote")
    places = {readable(cue): place for cue, place in company(string).items()}
    assert places == {"condemn": (1, 2), "vote": (4, 5), "condemn vote": (1, 5), "condemn > vote": (1, 5)}


# -3 + 1 + 3.5 + 0.5 = 2, whose probability is 0.881 (1 / (1 + e^-2)); a name takes a quarter away: 0.852.
@pytest.mark.parametrize(
    ("sentence", "probability"),
    [
        pytest.param("condemn w vote", 0.881, id="likely"),
        pytest.param("state condemn w vote", 0.852, id="less-likely"),
        pytest.param("vote condemn", None, id="order"),
        pytest.param("condemn law vote", 0.818, id="not-neighbours"),
        pytest.param("vote", None, id="unlikely"),
        pytest.param("", None, id="empty"),
    ],
)
def test_weigh(sentence: str, probability: float | None) -> None:
    found = [(one.issue, one.stance, round(one.probability, 3)) for one in small().weigh(symbols(sentence))]
    assert found == ([] if probability is None else [("vote", "against", probability)])


def test_weighed_rests_on_its_strongest_cues() -> None:
    (found,) = small().weigh(symbols("w talks condemn w vote law"))
    assert (found.first, found.last) == (2, 5)
    assert found.cues == ("condemn > vote", "condemn", "condemn vote")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param("threshold = 2.0", "threshold must be a probability", id="threshold"),
        pytest.param("", "threshold must be a probability", id="no-threshold"),
        pytest.param("threshold = 0.8\n[vot.for]\nintercept = 1.0", "no issue 'vot'", id="issue"),
        pytest.param("threshold = 0.8\n[vote.pro]\nintercept = 1.0", "no such stance", id="stance"),
        pytest.param("threshold = 0.8\n[vote.for]\n", "the intercept is missing", id="intercept"),
        pytest.param(
            "threshold = 0.8\n[vote.for]\nintercept = 1.0\n'condem' = 1.0", "no concept 'condem'", id="concept"
        ),
        pytest.param("threshold = ", "bad.cues.toml", id="toml"),
    ],
)
def test_unsound_file(raw: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_cues(raw, file="bad.cues.toml", issues=ISSUES)


def test_file_beside_own_codebook(tmp_path: Path) -> None:
    known = codebook(tmp_path)
    assert known.cues[0].labels == (("vote", "against"), ("vote", "for"))
    assert combine([known, load_codebook("recognition")]).cues == known.cues


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        pytest.param("Perantia welcomes the vote.", [("for", "welcome .. vote")], id="pattern"),
        pytest.param("Perantia condemns the vote.", [("against", CUES)], id="cues"),
        pytest.param(
            "Perantia condemns the vote. Perantia welcomes the vote.", [("for", "welcome .. vote")], id="patterns-first"
        ),
        pytest.param("Does Perantia condemn the vote?", [], id="question"),
    ],
)
def test_patterns_come_first(text: str, stances: list[tuple[str, str]], tmp_path: Path) -> None:
    document = read_text(text, language="en")
    statements = code(document, codebook=codebook(tmp_path), gazetteer=Gazetteer.load(sample_gazetteer()))
    positions = [position for statement in statements for position in statement.positions]
    assert [position.stance for position in positions] == [stance for stance, _ in stances]
    for position, (_, pattern) in zip(positions, stances, strict=True):
        assert position.pattern.startswith(pattern)
        assert document.text[position.start : position.end] == document.quote(position.start, position.end)
        assert "vote" in document.text[position.start : position.end]


def test_bundled_cues_are_of_issues_of_their_codebook() -> None:
    known = load_codebook("territorial-dispute")
    (cues,) = known.cues
    assert {issue for issue, _ in cues.labels} <= {issue.id for issue in known.issues}
    assert len(cues.single) + len(cues.beside) + sum(map(len, cues.further.values())) > 500
