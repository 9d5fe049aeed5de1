"""The register: what goes in comes out, to the letter, and the same twice changes nothing."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from verbale.errors import RegisterError, UnknownName
from verbale.model import Event, Finding, Mark, Speaker
from verbale.register import PositionRow, Register, Rows, StatementRow, store
from verbale.register.records import Records


@pytest.fixture
def place(tmp_path):
    return tmp_path / "positions.db"


@pytest.fixture
def letter(draft):
    return (
        draft()
        .says(
            "NLD-X",
            "Norland does not recognise the vote in the Vale.",
            ("vote", "against", "does not recognise the vote", "VALE"),
            date="2031-04-02",
            place="Northaven",
            speaker=Speaker("A. Writer", None),
            channel="press-release",
        )
        .says("SUD-X", "Sudria supports a peaceful settlement of it.", ("settlement", "for", "peaceful settlement"))
        .claims("NLD-X", "AON SUD-X", "The Alliance and Sudria do not recognise it.", ("vote", "against", "do not"))
    )


def everything(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, with the row numbers that a rewriting would change."""
    database = sqlite3.connect(place)
    try:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f"SELECT rowid, * FROM {name} ORDER BY rowid").fetchall() for name in tables}
    finally:
        database.close()


def execute(place: Path, *commands: str) -> None:
    database = sqlite3.connect(place)
    try:
        with database:
            for command in commands:
                database.execute(command)
    finally:
        database.close()


DECISION = (
    "INSERT INTO decisions (who, decided_at, why, verdict, target, payload) "
    "VALUES ('reader', '2031-05-01T10:00:00Z', 'plain words', 'confirm', 'some-position', '{}')"
)


def test_what_goes_in_comes_out(place, letter):
    with Register(place) as register:
        added = register.add(letter.document, letter.statements)
        positions = register.positions()
        statements = register.statements()
    assert (added.name, added.statements, added.positions, added.changed) == ("letter.txt", 3, 3, True)
    assert [row.actor for row in statements] == [("NLD-X",), ("SUD-X",), ("AON", "SUD-X")]
    first = positions[0]
    assert (first.issue, first.stance, first.act, first.target) == ("vote", "against", "declare", "VALE")
    assert first.text == "does not recognise the vote"
    assert first.quote == "does not \n recognise the \n vote"
    assert letter.document.source_text[first.start_in_source : first.end_in_source] == first.quote
    assert letter.document.text[first.start : first.end] == first.text
    assert (first.date, first.place, first.channel) == ("2031-04-02", "Northaven", "press-release")
    assert first.speaker == Speaker("A. Writer", None)
    assert positions[1].speaker is None
    assert (positions[2].kind, positions[2].asserted_by) == ("claim", ("NLD-X",))


def test_heading_and_note_come_with_their_exact_words(place, draft):
    letter = draft().says("NLD-X", "Note of Norland one two").says("NLD-X", "The vote is void.", note=(0, 4))
    statement = replace(letter.statements[1], heading=(0, 23))
    with Register(place) as register:
        register.add(letter.document, [statement])
        row = register.statements()[0]
    assert row.heading == "Note \n of Norland \n one two"
    assert row.note == "Note"


def test_adding_the_same_twice_changes_nothing(place, letter):
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        before = everything(place)
        again = register.add(letter.document, letter.statements)
    assert not again.changed
    assert everything(place) == before


def test_a_recoded_document_replaces_what_the_machine_found(place, letter):
    changed = [replace(letter.statements[0], date="2031-04-03"), letter.statements[1]]
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        ids = [row.id for row in register.statements()]
        assert register.add(letter.document, changed).changed
        assert [row.id for row in register.statements()] == ids[:2]
        assert [row.date for row in register.statements()] == ["2031-04-03", None]
        assert len(register.documents()) == 1


def test_other_documents_are_left_alone(place, letter, draft):
    other = draft("other.txt").says("SUD-X", "Sudria welcomes the vote.", ("vote", "for", "welcomes the vote"))
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        register.add(other.document, other.statements)
        register.add(letter.document, ())
        assert [(row.document, row.stance) for row in register.positions()] == [("other.txt", "for")]


def test_the_same_bytes_under_another_name_are_the_same_document(place, letter):
    copy = replace(letter.document, source=replace(letter.document.source, name="copy.txt"))
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        added = register.add(copy, letter.statements)
        assert (added.name, added.changed) == ("letter.txt", False)
        register.add(copy, ())
        assert [row.name for row in register.documents()] == ["letter.txt"]


def test_a_failure_leaves_what_was_there(place, letter, monkeypatch):
    def failing(*arguments: object, **keywords: object) -> Records:
        rows = real(*arguments, **keywords)
        rows.found["positions"].append(rows.found["positions"][0])
        return rows

    real = store.records
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        before = everything(place)
        monkeypatch.setattr(store, "records", failing)
        with pytest.raises(RegisterError):
            register.add(letter.document, letter.statements[:1])
    assert everything(place) == before


def test_decisions_outlive_a_recoding(place, letter):
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        execute(place, DECISION)
        before = everything(place)["decisions"]
        register.add(letter.document, ())
    assert everything(place)["decisions"] == before != []


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("UPDATE decisions SET verdict = 'reject'", id="update"),
        pytest.param("DELETE FROM decisions", id="delete"),
        pytest.param("REPLACE INTO decisions SELECT seq, 'x', 'x', 'x', 'x', 'x', '{}' FROM decisions", id="replace"),
    ],
)
def test_decisions_can_only_be_added_to(place, command):
    Register(place).close()
    execute(place, DECISION)
    with pytest.raises(sqlite3.IntegrityError, match="only be added to"):
        execute(place, command)
    execute(place, DECISION)
    assert [row[2] for row in everything(place)["decisions"]] == ["reader", "reader"]


@pytest.mark.parametrize(
    ("asked", "stances"),
    [
        pytest.param({}, ["against", "for", "against"], id="everything"),
        pytest.param({"issue": "vote"}, ["against", "against"], id="one issue"),
        pytest.param({"issue": ["vote", "settlement"]}, ["against", "for", "against"], id="any of several"),
        pytest.param({"issue": []}, [], id="none of none"),
        pytest.param({"stance": "for"}, ["for"], id="stance"),
        pytest.param({"actor": "SUD-X"}, ["for", "against"], id="actor, among others"),
        pytest.param({"actor": "SUD-X", "kind": "statement"}, ["for"], id="actor's own"),
        pytest.param({"actor": "SUD"}, [], id="part of a code is no code"),
        pytest.param({"document": "letter.txt"}, ["against", "for", "against"], id="document"),
        pytest.param({"document": "%"}, [], id="no wildcards"),
        pytest.param({"issue": "vote' OR 1=1 --"}, [], id="no SQL"),
    ],
)
def test_filters(place, letter, asked, stances):
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        assert [row.stance for row in register.positions(**asked)] == stances


def test_who_shares_a_claim_holds_its_positions(place, draft):
    claim = ("settlement", "for", "want peace")
    letter = draft().claims("NLD-X", "SUD-X", "Norland and Sudria want peace.", claim, shared=True)
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        assert len(register.positions(actor="NLD-X")) == len(register.positions(actor="SUD-X")) == 1


def test_documents_tell_what_they_are(place, letter):
    @dataclass
    class Facts:
        symbols: tuple[str, ...]
        date: str | None = None

    with Register(place) as register:
        added = register.add(letter.document, letter.statements, facts=Facts(("X/1/2",), "2031-04-05"))
        row = register.documents()[0]
        assert (row.id, row.sha256) == (added.document_id, letter.document.source.sha256)
        assert row.facts == {"symbols": ["X/1/2"], "date": "2031-04-05"}
        assert (row.statements, row.positions, row.size) == (3, 3, letter.document.source.size)
        assert register.reading_text(row.id) == letter.document.text
        assert register.source_text(row.id) == letter.document.source_text
        with pytest.raises(UnknownName, match="no-such-id"):
            register.reading_text("no-such-id")


def test_citations_dates_and_events_are_kept(place, letter):
    marks = [
        Mark(0, 7, "actor", "NLD-X"),
        Mark(8, 12, "date", "2031-04", inferred=True),
        Mark(13, 16, "citation", "S/RES/9999(2031)"),
        Mark(13, 16, "citation", "S/RES/9999(2031)", form="short"),
    ]
    with Register(place) as register:
        register.add(letter.document, (), marks=marks, events=[Event("2031", 0, 7)])
    tables = everything(place)
    assert [row[3:5] for row in tables["citations"]] == [("S/RES/9999(2031)", 0)]
    assert [row[3:5] for row in tables["dates"]] == [("2031-04", 1)]
    assert [row[3] for row in tables["events"]] == ["2031"]


def test_findings_stay_until_the_register_changes(place, letter):
    found = (
        Finding("shift", "warning", "One.", ("NLD-X",), ("letter.txt",), (("letter.txt", 0, 4), ("letter.txt", 6, 9))),
        Finding("second-hand", "note", "Two."),
    )
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        register.keep_findings(found)
        register.keep_findings(found)
        register.add(letter.document, letter.statements)
        assert register.findings() == found
        register.add(letter.document, ())
        assert register.findings() == ()


def test_it_knows_with_what_a_document_was_made(place, letter):
    digest = letter.document.source.sha256
    with Register(place) as register:
        assert not register.has(digest, recipe="one", name="letter.txt")
        register.add(letter.document, letter.statements, recipe="one")
        before = everything(place)
        register.add(letter.document, letter.statements, recipe="one")
        assert everything(place) == before
        assert register.has(digest, recipe="one", name=letter.document.name)
        assert not register.has(digest, recipe="two", name="letter.txt")
        assert not list(register.duplicates())
        assert register.has(digest, recipe="one", name="copy.txt")
        assert [row.document for row in register.duplicates()] == ["copy.txt"]
        register.add(letter.document, ())
        assert not register.has(digest, recipe="one", name="letter.txt")


def test_rows_are_a_list(place, letter):
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        rows = register.positions()
    assert isinstance(rows[1:], Rows)
    assert list(rows[1:]) == [rows[1], rows[2]]
    assert rows == Rows(list(rows)) != Rows()
    assert isinstance(rows[0], PositionRow)
    dicts = rows.to_dicts()
    assert dicts[2]["actor"] == ["AON", "SUD-X"]
    assert list(dicts[0]) == list(PositionRow.__dataclass_fields__)
    with pytest.raises(AttributeError):
        rows[0].issue = "status"


def test_a_frame_has_a_column_per_field(place, letter):
    pytest.importorskip("pandas", reason="pandas is optional")
    with Register(place) as register:
        register.add(letter.document, letter.statements)
        frame = register.statements().to_frame()
    assert list(frame.columns) == list(StatementRow.__dataclass_fields__)
    assert list(frame["kind"]) == ["statement", "statement", "claim"]


def test_without_pandas_a_frame_says_what_is_missing(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        Rows().to_frame()


def test_registers_that_write_at_once_lose_nothing(place, draft):
    def add(worker: int) -> None:
        with Register(place) as register:
            for number in range(8):
                letter = draft(f"{worker}-{number}.txt").says("NLD-X", "It is void.", ("vote", "against", "void"))
                register.add(letter.document, letter.statements)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(4)))
    with Register(place) as register:
        assert len(register.documents()) == len(register.positions()) == 32
