"""What must hold for any document and statements."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbale.model import Position, Statement
from verbale.register import Register, identify

LETTERS = st.text("abcdé 声明。объявил\n\r\t\"'=;\u200f\u0301تصريح", min_size=1, max_size=60)
CODES = st.lists(st.sampled_from(["NLD-X", "SUD-X", "AON", "VALE"]), unique=True, max_size=3).map(tuple)


@st.composite
def spans(draw: st.DrawFn, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


@st.composite
def found(draw: st.DrawFn, length: int) -> Statement:
    positions = [
        Position(
            draw(st.sampled_from(["vote", "status"])),
            draw(st.sampled_from(["for", "against", "neutral"])),
            draw(st.sampled_from(["declare", "reject"])),
            *draw(spans(length)),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    return Statement(
        draw(st.sampled_from(["statement", "claim"])),
        *draw(spans(length)),
        draw(CODES),
        "en",
        asserted_by=draw(CODES),
        shared=draw(st.booleans()),
        positions=tuple(positions),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_registers_are_exact_repeatable_and_alike(draft, data):
    letter = draft().says("NLD-X", data.draw(LETTERS))
    document = letter.document
    statements = data.draw(st.lists(found(len(document.text)), max_size=6))
    with tempfile.TemporaryDirectory() as folder:
        one, other = Register(Path(folder, "one.db")), Register(Path(folder, "other.db"))
        with one, other:
            one.add(document, statements)
            assert not one.add(document, statements).changed
            other.add(document, identify(document, statements))
            rows, sayings = one.positions(), one.statements()
            assert rows == other.positions()
            assert sayings == other.statements()
            assert one.positions(actor="AON") == other.positions(actor="AON")
    for row in (*rows, *sayings):
        assert row.quote == document.source_text[row.start_in_source : row.end_in_source]
        assert row.text == document.text[row.start : row.end]
        assert row.quote == document.quote(row.start, row.end)
    assert len({row.id for row in rows}) == len(rows)
    assert {row.statement_id for row in rows} <= {row.id for row in sayings}


@given(st.data())
def test_ids_are_given_once_and_kept(draft, data):
    document = draft().says("NLD-X", data.draw(LETTERS)).document
    statements = data.draw(st.lists(found(len(document.text)), max_size=6))
    named = identify(document, statements)
    ids = [statement.id for statement in named] + [one.id for statement in named for one in statement.positions]
    assert len(set(ids)) == len(ids)
    assert all(ids)
    assert identify(document, named) == named
    assert len(named) == len(set(statements))
