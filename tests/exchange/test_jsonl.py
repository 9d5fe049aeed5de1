"""Statements and marks as JSON Lines."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest

from verbale.exchange import mark_row, mark_rows, statement_row, write_jsonl
from verbale.model import Mark, Speaker
from verbale.register import Register

FIELDS = [
    "id", "document", "kind", "heading", "first", "last", "start", "end", "actor", "asserted_by", "speaker", "channel",
    "date", "place", "language", "original_language", "source", "translation", "reported_by", "positions",
]  # fmt: skip


@pytest.fixture
def letter(draft):
    return (
        draft()
        .says(
            "NLD-X",
            "Norland, on 2 April, rejects the vote and upholds X/RES/9 of the Council.",
            ("vote", "against", "rejects the vote", "VALE"),
            date="2031-04-02",
            speaker=Speaker("A. Writer"),
            reported_by=("Daily",),
        )
        .claims("NLD-X", "SUD-X", "So does Sudria.", ("vote", "against", "So does"), heading=(0, 7))
    )


def test_a_statement_has_the_fields_of_the_guide(letter):
    document = letter.document
    row, claim = (statement_row(document, statement) for statement in letter.statements)
    assert list(row) == list(claim) == FIELDS
    assert (row["document"], row["kind"], row["actor"], row["date"]) == (
        "letter.txt",
        "statement",
        ["NLD-X"],
        "2031-04-02",
    )
    assert (row["asserted_by"], row["reported_by"], row["heading"]) == (None, ["Daily"], None)
    assert row["speaker"] == {"name": "A. Writer", "role": None}
    assert (claim["asserted_by"], claim["reported_by"], claim["heading"]) == (["NLD-X"], [], "Norland")
    assert claim["speaker"] is None
    words = document.source_text[row["start"] : row["end"]]
    assert words.startswith(row["first"])
    assert words.endswith(row["last"])
    assert (len(row["first"]), len(row["last"]), claim["first"]) == (30, 30, claim["last"])


def test_a_position_is_its_exact_words(letter):
    (position,) = statement_row(letter.document, letter.statements[0])["positions"]
    assert list(position) == ["issue", "stance", "act", "target", "quote", "start", "end", "pattern"]
    assert letter.document.source_text[position["start"] : position["end"]] == position["quote"]
    assert "\n" in position["quote"]
    assert position["target"] == "VALE"


def test_a_statement_keeps_its_id_and_has_the_registers(letter, tmp_path):
    with Register(tmp_path / "r.db") as register:
        register.add(letter.document, letter.statements)
        ids = [row.id for row in register.statements()]
    assert [statement_row(letter.document, statement)["id"] for statement in letter.statements] == ids
    assert statement_row(letter.document, replace(letter.statements[0], id="own"))["id"] == "own"


@pytest.mark.parametrize(
    ("mark", "more"),
    [
        pytest.param(
            Mark(12, 19, "date", "2031-04-02", inferred=True), {"iso": "2031-04-02", "inferred": True}, id="date"
        ),
        pytest.param(Mark(12, 19, "date", ""), {}, id="date without a value"),
        pytest.param(Mark(50, 57, "citation", "X/RES/9"), {"cites": "X/RES/9"}, id="citation"),
        pytest.param(Mark(0, 7, "actor", "NLD-X"), {"actor": "NLD-X"}, id="actor"),
        pytest.param(Mark(0, 7, "demonym", "NLD-X"), {}, id="demonym"),
        pytest.param(Mark(21, 28, "concept", "reject"), {}, id="concept"),
    ],
)
def test_a_mark_carries_its_value_by_name(letter, mark, more):
    row = mark_row(letter.document, mark)
    assert row.pop("document") == "letter.txt"
    assert letter.document.source_text[row.pop("start") : row.pop("end")] == row.pop("text")
    assert row == {"kind": mark.kind, "value": mark.value} | more


def test_marks_come_in_the_order_of_the_source_with_those_of_running_heads(letter, monkeypatch):
    furniture = SimpleNamespace(in_furniture=lambda document: [(3, 5, "X/1"), (90, 92, "X/2")])
    monkeypatch.setitem(sys.modules, "verbale.marking.citations", furniture)
    rows = list(mark_rows(letter.document, [Mark(50, 57, "citation", "X/RES/9"), Mark(0, 7, "actor", "NLD-X")]))
    assert [row["value"] for row in rows] == ["NLD-X", "X/1", "X/RES/9", "X/2"]
    assert rows[1]["cites"] == "X/1"


def test_lines_are_read_back_as_written(letter, tmp_path):
    rows = [statement_row(letter.document, statement) for statement in letter.statements]
    rows.append({"quote": "声明\u2028\r\nتصريح"})
    path = tmp_path / "rows.jsonl"
    write_jsonl(rows, path)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [json.loads(line) for line in lines[:-1]] == rows
    assert "声明" in lines[2]
    assert lines[-1] == ""
