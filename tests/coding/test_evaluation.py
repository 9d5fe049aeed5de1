"""The figures of evaluation, by hand and against the scorer beside the labels."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from verbale.batch import passage_rows, statement_rows
from verbale.coding.evaluation import evaluate
from verbale.coding.figures import Score
from verbale.errors import DataError, UnreadableSource

SCORER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score.py"
TEXT = "Norland does not recognise the vote. Sudria supports the integrity of Norland. Estovia is concerned.\n" * 3
ISSUES = ("vote", "status", "integrity", "settlement")


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def label(first: str, last: str, positions: list[tuple[str, str]], **fields: Any) -> dict[str, Any]:
    return {
        "id": fields.pop("id", "t-01"),
        "document": "t.txt",
        "kind": "statement",
        "heading": None,
        "first": first,
        "last": last,
        "actor": ["NRL"],
        "language": "en",
        "positions": [{"issue": i, "stance": s, "quote": "vote"} for i, s in positions],
    } | fields


def found(start: int, end: int, positions: list[tuple[str, str]], **fields: Any) -> dict[str, Any]:
    return {
        "id": "f",
        "document": "anywhere/t.txt",
        "kind": "statement",
        "start": start,
        "end": end,
        "actor": ["NRL"],
        "language": "en",
        "positions": [{"issue": i, "stance": s, "quote": TEXT[31:35], "start": 31, "end": 35} for i, s in positions],
    } | fields


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        pytest.param(Score(), 0, 0, 0, id="nothing wanted and nothing found is no figure"),
        pytest.param(Score(0, 3, 2), 0, 0, 0, id="no hit"),
        pytest.param(Score(3, 1, 2), 0.75, 0.6, 2 / 3, id="some of each"),
        pytest.param(Score(4), 1, 1, 1, id="all"),
    ],
)
def test_score(score: Score, precision: float, recall: float, f1: float) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


def test_statements_attributes_and_positions_are_counted(folder: Path) -> None:
    gold = write(
        folder / "gold.jsonl",
        [
            label("Norland does", "the vote.", [("vote", "against"), ("law", "for")]),
            label("Sudria supports", "of Norland.", [("integrity", "for")], id="t-02", actor=["SDR"]),
        ],
    )
    predicted = write(
        folder / "predicted.jsonl",
        [
            found(0, 36, [("vote", "against"), ("status", "against")], channel="letter"),
            found(79, 100, [("vote", "for")]),
        ],
    )
    result = evaluate(gold, predicted)
    assert result.statements == Score(hits=1, false=1, missed=1)
    assert result.positions == Score(hits=1, false=2, missed=2)
    assert result.issues["vote"] == Score(hits=1, false=1)
    assert result.languages["en"] == result.positions
    assert result.attributes["actor"] == 1
    assert result.attributes["channel"] == 0
    assert (result.quotes, result.quotes_exact) == (3, 3)
    assert {d.kind for d in result.differences} == {"missed", "false", "attribute"}


def test_what_is_disputed_counts_neither_way(folder: Path) -> None:
    gold = [
        label("Norland does", "the vote.", [("vote", "against")]),
        label("Sudria supports", "of Norland.", [("integrity", "for")], id="t-02", disputed=True),
    ]
    gold[0]["positions"].append({"issue": "law", "stance": "for", "quote": "x", "disputed": True})
    predicted = [found(0, 36, [("vote", "against"), ("law", "for")]), found(37, 78, [("integrity", "for")])]
    result = evaluate(write(folder / "gold.jsonl", gold), write(folder / "predicted.jsonl", predicted))
    assert result.statements == Score(hits=1)
    assert result.positions == Score(hits=1)


def test_passages_pool_what_is_found_for_the_labelled_actor(tmp_path: Path) -> None:
    vote = {"issue": "vote", "stance": "for", "quote": "x"}
    gold = [
        {"id": "a-1", "text": "x", "language": "en", "actor": ["NRL"], "positions": [vote]},
        {"id": "a-2", "text": "y", "language": "zh-Hant", "actor": [], "positions": []},
    ]
    predicted = [
        {"id": "a-1", "actor": ["NRL"], "positions": [vote]},
        {"id": "a-1", "actor": ["SDR"], "positions": [{"issue": "law", "stance": "for", "quote": "x"}]},
        {"id": "a-2", "actor": ["SDR"], "positions": [{"issue": "law", "stance": "for", "quote": "z"}]},
    ]
    result = evaluate(write(tmp_path / "gold.jsonl", gold), write(tmp_path / "predicted.jsonl", predicted))
    assert result.positions == Score(hits=1, false=1)
    assert result.languages == {"en": Score(hits=1), "zh": Score(false=1)}
    assert result.without_position == (1, 1)
    assert (result.quotes, result.quotes_exact) == (2, 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "holds no labels", id="empty"),
        pytest.param("{\n", "gold.jsonl:1: is not JSON", id="half an object"),
        pytest.param("[]\n", "gold.jsonl:1: must be an object", id="a list"),
        pytest.param('{"id": "x"}\n', "gold.jsonl:1: lacks 'document'", id="no document"),
        pytest.param(
            json.dumps(label("Norland does", "the vote.", []) | {"positions": [{"issue": "vote"}]}),
            "gold.jsonl:1: a position lacks 'stance'", id="a position without a stance",
        ),
        pytest.param(
            json.dumps(label("Norland does", "the vote.", [], actor="NRL")), "'actor' must be a list of strings",
            id="one code for a list",
        ),
        pytest.param(
            json.dumps(label("Norland does", "vote.", [("vote", "for")])).replace('"vote"', '"vote", "start": -1', 1),
            "gold.jsonl:1: a position: 'start' must be a number of characters", id="a place before the beginning",
        ),
        pytest.param("[" * 100_000, "gold.jsonl:1: is n", id="nested without end"),
        pytest.param(
            json.dumps(label("Nowhere in it", "vote.", [])), "gold.jsonl:1: 'first' or 'last' does not stand in t.txt",
            id="words that are not there",
        ),
    ],
)  # fmt: skip
def test_labels_that_do_not_hold_together_are_named(folder: Path, content: str, message: str) -> None:
    gold = folder / "gold.jsonl"
    gold.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=message.replace(".", r"\.")):
        evaluate(gold, write(folder / "predicted.jsonl", []))


def test_a_missing_file_of_labels_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="gold"):
        evaluate(tmp_path / "gold.jsonl")


QUOTED = "does not recognise the vote"


def test_quotes_count_at_three_levels(folder: Path) -> None:
    gold = [label("Norland does", "the vote.", [("vote", "against")])]
    gold[0]["positions"][0]["quote"] = QUOTED  # at 8 to 35
    span = {"issue": "vote", "stance": "against", "quote": TEXT[13:35], "start": 13, "end": 35}
    predicted = [found(0, 36, [("law", "for")])]
    predicted[0]["positions"].append(span)
    result = evaluate(write(folder / "gold.jsonl", gold), write(folder / "predicted.jsonl", predicted))
    # 22 of the 27 characters are common: 0.81. The false alarm counts at every level.
    assert dict(result.strictness) == {
        "exact": Score(hits=0, false=2, missed=1),
        "close": Score(hits=1, false=1),
        "loose": Score(hits=1, false=1),
    }


def test_positions_are_counted_by_stance_and_by_each_actor(folder: Path) -> None:
    gold = [label("Norland does", "the vote.", [("vote", "against"), ("law", "for")], actor=["NRL", "SDR"])]
    predicted = [found(0, 36, [("vote", "against")]), found(79, 100, [("vote", "for")], actor=[])]
    result = evaluate(write(folder / "gold.jsonl", gold), write(folder / "predicted.jsonl", predicted))
    assert result.stances == {"against": Score(hits=1), "for": Score(false=1, missed=1)}
    one = Score(hits=1, missed=1)
    assert result.actors == {"NRL": one, "SDR": one, "?": Score(false=1)}


def test_differences_have_the_words_and_the_pattern_that_fired(folder: Path) -> None:
    gold = [label("Norland does", "the vote.", [("law", "for")])]
    gold[0]["positions"][0]["quote"] = QUOTED
    predicted = [found(0, 36, [("vote", "against")])]
    predicted[0]["positions"][0]["pattern"] = "deny-recognition .. vote"
    result = evaluate(write(folder / "gold.jsonl", gold), write(folder / "predicted.jsonl", predicted))
    missed, false = (next(d for d in result.differences if d.kind == kind) for kind in ("missed", "false"))
    assert (missed.detail, missed.words, missed.start, missed.actors) == ("law for", QUOTED, 8, ("NRL",))
    assert (false.detail, false.words, false.start) == ("vote against", TEXT[31:35], 31)
    assert false.pattern == "deny-recognition .. vote"
    assert missed.held_back == false.held_back == ""


@pytest.mark.parametrize(
    ("text", "position", "held_back"),
    [
        pytest.param(
            "Will Norland reject the elections?", ("vote", "against"), "matches, but in words of no statement",
            id="a question",
        ),
        pytest.param("Norland likes music.", ("law", "for"), "no pattern of this issue", id="no concept of it"),
    ],
)  # fmt: skip
def test_a_miss_says_what_held_it_back(tmp_path: Path, text: str, position: tuple[str, str], held_back: str) -> None:
    gold = [{"id": "a-1", "text": text, "language": "en", "actor": [], "positions": []}]
    gold[0]["positions"] = [{"issue": position[0], "stance": position[1], "quote": text[:-1]}]
    result = evaluate(write(tmp_path / "gold.jsonl", gold))
    (missed,) = result.differences
    assert held_back in missed.held_back


def test_targets_are_compared_where_an_issue_has_them(folder: Path) -> None:
    pairs = [("integrity", "for"), ("status", "for"), ("vote", "for")]
    gold, predicted = [label("Norland does", "the vote.", pairs)], [found(0, 36, pairs)]
    for position, target in zip(gold[0]["positions"], ("NRL", None, "NRL"), strict=True):
        position["target"] = target
    predicted[0]["positions"][0]["target"] = "SDR"
    result = evaluate(write(folder / "gold.jsonl", gold), write(folder / "predicted.jsonl", predicted))
    assert result.targets == (2, 1)  # nothing is asked of the vote's
    details = [d.detail for d in result.differences if d.detail.startswith("target")]
    assert details == ["target: NRL was read as SDR (integrity for)"]


def test_two_readers_are_compared_on_what_both_labelled(folder: Path) -> None:
    (folder / "u.txt").write_text(TEXT, encoding="utf-8")
    one = [
        label("Norland does", "the vote.", [("vote", "against"), ("law", "for")]),
        label("Norland does", "the vote.", [("vote", "against")], id="u-01", document="u.txt"),
    ]
    other = [
        label("Norland does", "the vote.", [("vote", "against"), ("status", "for")], id="x"),
        label("Sudria supports", "of Norland.", [("integrity", "for")], id="y", disputed=True),
    ]
    other[0]["positions"].append({"issue": "law", "stance": "for", "quote": "x", "disputed": True})
    first, second = write(folder / "gold.jsonl", one), write(folder / "other.jsonl", other)
    result = evaluate(first, against=second)
    assert result.left_out == ("u.txt",)
    assert result.statements == Score(hits=1)
    assert result.positions == Score(hits=1, false=1)  # what either calls disputed counts neither way
    assert result.agreement.positions.units == 2
    turned = evaluate(second, against=first)
    assert turned.positions == Score(hits=1, missed=1)
    assert turned.agreement.positions == result.agreement.positions


def test_two_readers_of_passages(tmp_path: Path) -> None:
    def labels(name: str, *coded: tuple[str, list[str]]) -> Path:
        return write(
            tmp_path / name,
            [
                {"id": key, "text": "x", "positions": [{"issue": i, "stance": "for", "quote": "x"} for i in issues]}
                for key, issues in coded
            ],
        )  # fmt: skip

    one = labels("one.jsonl", ("a-1", ["vote"]), ("a-2", []), ("a-3", ["law"]))
    other = labels("other.jsonl", ("a-1", ["vote"]), ("a-2", ["law"]), ("b-1", ["law"]))
    result = evaluate(one, against=other)
    assert (result.positions, result.left_out) == (Score(hits=1, false=1), ("a-3", "b-1"))
    with pytest.raises(DataError, match="no id is in both"):
        evaluate(labels("none.jsonl", ("z", [])), against=other)


def scorer() -> ModuleType:
    if not SCORER.is_file():
        pytest.skip("the scorer stands in ../shared, which is not here")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def random_pairs(dice: random.Random) -> list[tuple[str, str]]:
    return [(dice.choice(ISSUES), dice.choice(("for", "against"))) for _ in range(dice.randrange(4))]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the scorer leaves a file open
@pytest.mark.parametrize("seed", range(20))
def test_the_figures_are_those_of_the_scorer(folder: Path, seed: int) -> None:
    score, dice = scorer(), random.Random(seed)
    gold: list[dict[str, Any]] = []
    predicted: list[dict[str, Any]] = []
    for number in range(12):
        start = dice.randrange(len(TEXT) - 60)
        end = start + dice.randrange(20, 60)
        row = label(TEXT[start : start + 12], TEXT[end - 12 : end], random_pairs(dice), id=f"t-{number}")
        row |= {"actor": [dice.choice("AB")], "disputed": dice.random() < 0.2, "source": dice.choice((None, "x/", "X"))}
        for position in row["positions"]:
            position["disputed"] = dice.random() < 0.2
        gold.append(row)
        for _ in range(dice.randrange(3)):
            shift = dice.randrange(-12, 12)
            span = (max(0, start + shift), end + dice.randrange(12))
            predicted.append(
                found(*span, random_pairs(dice), actor=[dice.choice("AB")], kind=dice.choice(("statement", "claim")))
            )
    ours = evaluate(write(folder / "gold.jsonl", gold), write(folder / "predicted.jsonl", predicted)).as_dict()
    theirs, *_ = score.score_statements(gold, predicted, folder)
    assert {key: ours[key] for key in theirs} == theirs


@pytest.mark.parametrize("seed", range(10))
def test_the_figures_of_passages_are_those_of_the_scorer(tmp_path: Path, seed: int) -> None:
    score, dice = scorer(), random.Random(seed)
    gold: list[dict[str, Any]] = []
    predicted: list[dict[str, Any]] = []
    for number in range(20):
        row = label("", "", random_pairs(dice), id=f"{dice.choice('ab')}-{number}", text="the vote")
        row |= {"actor": dice.sample("ABC", dice.randrange(3)), "language": dice.choice(("en", "zh-Hant", "zh-Hans"))}
        for position in row["positions"]:
            position["disputed"] = dice.random() < 0.2
        gold.append(row)
        for _ in range(dice.randrange(3)):
            predicted.append(found(0, 4, random_pairs(dice), id=row["id"], actor=dice.sample("ABC", dice.randrange(3))))
    ours = evaluate(write(tmp_path / "gold.jsonl", gold), write(tmp_path / "predicted.jsonl", predicted)).as_dict()
    theirs, *_ = score.score_passages(gold, predicted)
    assert {key: ours[key] for key in theirs} == theirs


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the scorer leaves a file open
@pytest.mark.parametrize("gold", ["statements.jsonl", "others/documents.jsonl", "others/passages.jsonl"])
def test_on_the_shared_labels_the_figures_are_those_of_the_scorer(tmp_path: Path, gold: str) -> None:
    score, shared = scorer(), SCORER.parent.parent
    labels, documents = shared / "gold" / gold, shared / ("others" if gold.startswith("others") else "seeds")
    passages = gold.endswith("passages.jsonl")
    found = list(passage_rows(labels) if passages else statement_rows([documents]))
    predicted = write(tmp_path / "predicted.jsonl", found)
    wanted = score.rows(labels)
    scored = score.score_passages(wanted, found) if passages else score.score_statements(wanted, found, documents)
    theirs = scored[0]
    written = evaluate(labels, predicted, documents=documents).as_dict()
    now = evaluate(labels, documents=documents).as_dict()
    assert {key: written[key] for key in theirs} == theirs
    assert {key: now[key] for key in theirs} == theirs
