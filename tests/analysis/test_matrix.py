"""The matrix: who stands where, whose words show it, and in which order actors are listed."""

from __future__ import annotations

import pytest

from verbale.analysis import in_order, matrix
from verbale.register import Register

AGAINST = ("vote", "against", "void")
FOR = ("vote", "for", "fair")
NEUTRAL = ("vote", "neutral", "noted")
TEXT = "void, fair or noted"


@pytest.fixture
def table(tmp_path, invented):
    def make(*drafts, **options):
        with Register(tmp_path / "r.db") as register:
            for draft in drafts:
                register.add(draft.document, draft.statements)
            return matrix(register, gazetteer=invented, **options)

    return make


@pytest.mark.parametrize(
    ("sayings", "stance", "directness"),
    [
        pytest.param([("own", AGAINST)], "against", "own", id="own words"),
        pytest.param([("reported", AGAINST)], "against", "reported", id="a report of them"),
        pytest.param([("claimed", AGAINST)], "against", "claimed", id="only a claim"),
        pytest.param([("claimed", FOR), ("own", AGAINST)], "against", "own", id="no claim weighs against own words"),
        pytest.param([("claimed", FOR), ("reported", AGAINST)], "against", "reported", id="nor against a report"),
        pytest.param([("own", FOR), ("reported", AGAINST)], "mixed", "own", id="a report does"),
        pytest.param([("own", FOR), ("own", NEUTRAL)], "mixed", "own", id="neutral is a stance"),
        pytest.param([("own", NEUTRAL)], "neutral", "own", id="neutral alone"),
        pytest.param([("claimed", FOR), ("claimed", AGAINST)], "mixed", "claimed", id="claims that differ"),
    ],
)
def test_what_a_cell_shows(table, draft, sayings, stance, directness):
    letter = draft()
    for how, position in sayings:
        if how == "claimed":
            letter.claims("AON", "NLD-X", TEXT, position)
        else:
            letter.says("NLD-X", TEXT, position, reported_by=("Daily",) if how == "reported" else ())
    cell = table(letter).cell("NLD-X", "vote")
    assert (cell.stance, cell.directness) == (stance, directness)
    assert len(cell.position_ids()) == len(sayings)
    assert len(cell.claims()) == sum(how == "claimed" for how, _ in sayings)
    assert len(cell.words()) + len(cell.claims()) == len(sayings)


def test_cells_lead_to_the_positions_behind_them(tmp_path, draft, invented):
    letter = draft().says("NLD-X SUD-X", TEXT, AGAINST, FOR)
    with Register(tmp_path / "r.db") as register:
        register.add(letter.document, letter.statements)
        cell = matrix(register, gazetteer=invented).cell("SUD-X", "vote")
        ids = {row.stance: row.id for row in register.positions()}
    assert cell.stance == "mixed"
    assert cell.position_ids("for") == (ids["for"],)
    assert set(cell.position_ids()) == set(ids.values())


def test_a_report_is_a_report_by_its_channel_too(table, draft):
    assert (
        table(draft().says("NLD-X", TEXT, FOR, channel="media-report")).cell("NLD-X", "vote").directness == "reported"
    )


def test_a_claimant_that_shares_its_claim_has_a_cell_of_its_own(table, draft):
    found = table(draft().claims("AON", "NLD-X", TEXT, FOR, shared=True))
    assert found.cell("AON", "vote").directness == "own"
    assert found.cell("NLD-X", "vote").directness == "claimed"


def test_a_claimant_that_does_not_share_it_has_none(table, draft):
    assert table(draft().claims("AON", "NLD-X", TEXT, FOR)).cell("AON", "vote") is None


def test_issues_are_all_or_those_asked_for(table, draft):
    letter = draft().says("NLD-X", TEXT, FOR, ("status", "for", "fair"), ("law", "for", "void"))
    assert table(letter).issues == ("law", "status", "vote")
    assert table(letter, issues=["vote", "force", "law"]).issues == ("vote", "force", "law")


def test_an_empty_register_has_an_empty_matrix(table):
    found = table()
    assert (found.actors, found.issues, dict(found.cells)) == ((), (), {})


@pytest.mark.parametrize(
    ("language", "order"),
    [
        pytest.param(
            "en", ["AON", "COS", "ALL", "ELB", "NLD-X", "SUD-X", "ZAR-X", "VALE", "QQQ"], id="É stands with E"
        ),
        pytest.param("fr", ["COS", "ALL", "AON", "ZAR-X", "ELB", "NLD-X", "SUD-X", "VALE", "QQQ"], id="other names"),
        pytest.param("zh-Hans", ["COS", "ALL", "AON", "ELB", "NLD-X", "SUD-X", "ZAR-X", "VALE", "QQQ"], id="pinyin"),
    ],
)
def test_organizations_before_states_and_by_name(invented, language, order):
    codes = {actor.code for actor in invented.actors()} | {"QQQ"}
    assert list(in_order(codes, gazetteer=invented, language=language)) == order
