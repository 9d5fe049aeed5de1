"""What counts for whom, and how often: groups on request and marked, repetitions once."""

from __future__ import annotations

import csv

import pytest

from verbale.analysis import Counting, listing, matrix
from verbale.exchange import write_matrix_csv, write_positions_csv
from verbale.gazetteer import Actor, Gazetteer, Groups
from verbale.gazetteer.contents import Contents
from verbale.register import Register

AGAINST, FOR = ("vote", "against", "void"), ("vote", "for", "fair")
LAW = ("law", "for", "lawful")
NOTE = (
    "The Ministry of Foreign Affairs has the honour to state that the so-called vote held in the Vale is void, and "
    "that nothing fair or lawful can come of it, as has been said by all who took the floor in Northaven."
)
DAY = "2031-05-03"


@pytest.fixture(scope="module")
def names():
    codes = ("NLD-X", "SUD-X", "ELB")
    actors = {code: Actor(code, "state", {"en": code.title()}) for code in codes}
    actors["AON"] = Actor("AON", "organization", {"en": "Alliance of Oceans"})
    rows = {"AON": (("NLD-X", "2001-01-01", None), ("SUD-X", "2001-01-01", None), ("ELB", "2001-01-01", "2030-01-01"))}
    return Gazetteer(Contents(actors=actors, memberships=rows))


@pytest.fixture(scope="module")
def groups(names):
    return Groups.chosen(["AON"], gazetteer=names)


@pytest.fixture
def register(tmp_path):
    with Register(tmp_path / "r.db") as opened:
        yield opened


def add(register, *drafts):
    for one in drafts:
        register.add(one.document, one.statements)


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_group_speaks_for_itself_unless_asked(register, draft, names):
    add(register, draft().says("AON", NOTE, AGAINST, date=DAY))
    assert matrix(register, gazetteer=names).actors == ("AON",)
    assert [row.actor for row in listing(register)] == [("AON",)]


def test_members_are_marked_and_never_count_as_having_said_it(register, draft, names, groups):
    add(register, draft().says("AON", NOTE, AGAINST, date=DAY))
    found = matrix(register, gazetteer=names, counting=Counting(groups))
    assert found.actors == ("AON", "NLD-X", "SUD-X")  # one had left
    cell = found.cell("SUD-X", "vote")
    assert (cell.stance, cell.directness, cell.via()) == ("against", "member", ("AON",))
    assert (cell.words(), cell.claims()) == ((), ())
    assert found.cell("AON", "vote").via() == ()
    rows = list(listing(register, groups=groups))
    assert [(row.actor, row.via) for row in rows] == [(("AON",), None), (("NLD-X",), "AON"), (("SUD-X",), "AON")]
    assert rows[1].as_dict()["via"] == "AON"


def test_a_members_own_words_outweigh_its_group_and_that_a_claim(register, draft, names, groups):
    letter = draft().says("AON", NOTE, AGAINST, date=DAY).says("NLD-X", NOTE, FOR)
    letter.claims("ELB", "NLD-X SUD-X", NOTE, FOR)
    add(register, letter)
    found = matrix(register, gazetteer=names, counting=Counting(groups))
    own, derived = found.cell("NLD-X", "vote"), found.cell("SUD-X", "vote")
    assert (own.stance, own.directness, own.via()) == ("for", "own", ())
    assert len(own.of_groups()) == len(own.claims()) == 1
    assert (derived.stance, derived.directness) == ("against", "member")


def test_neither_claims_about_a_group_nor_undated_statements_are_expanded(register, draft, names, groups):
    add(register, draft().claims("ELB", "AON", NOTE, FOR, date=DAY).says("AON", NOTE, AGAINST))
    assert matrix(register, gazetteer=names, counting=Counting(groups)).actors == ("AON",)


def test_an_actors_positions_include_those_of_its_group_on_request(register, draft, groups):
    add(register, draft().says("AON", NOTE, AGAINST, date=DAY).says("SUD-X", NOTE, LAW))
    assert [row.via for row in listing(register, actor="SUD-X")] == [None]
    assert [row.via for row in listing(register, actor="SUD-X", groups=groups)] == ["AON", None]


def test_the_tables_say_via_whom(register, draft, names, groups, tmp_path):
    add(register, draft().says("AON", NOTE, AGAINST, date=DAY))
    write_matrix_csv(register, tmp_path / "m.csv", gazetteer=names, counting=Counting(groups))
    write_positions_csv(register, tmp_path / "p.csv", gazetteer=names, counting=Counting(groups))
    assert [row["vote"] for row in read(tmp_path / "m.csv")] == ["against", "against (via AON)", "against (via AON)"]
    rows = read(tmp_path / "p.csv")
    assert [(row["actor"], row["via"]) for row in rows] == [("AON", ""), ("NLD-X", "AON"), ("SUD-X", "AON")]


def test_the_same_statement_in_two_documents_counts_once(register, draft, names):
    letter = draft("letter.txt").says("ELB", "Elbora sends a note it has received. " * 5)
    letter.says("NLD-X", NOTE, AGAINST, date=DAY)
    add(register, letter, draft("note.txt").says("NLD-X", NOTE, AGAINST, date=DAY))
    once, twice = (matrix(register, gazetteer=names, counting=Counting(duplicates=how)) for how in (False, True))
    assert len(once.cell("NLD-X", "vote").evidence) == 1
    assert len(twice.cell("NLD-X", "vote").evidence) == 2
    first, second = listing(register)
    (repeated,) = [row for row in (first, second) if row.duplicate_of]
    assert repeated.duplicate_of in {first.row.id, second.row.id} - {repeated.row.id}


def test_what_a_repetition_says_besides_counts(register, draft, names):
    add(register, draft("a.txt").says("NLD-X", NOTE, AGAINST), draft("b.txt").says("NLD-X", NOTE, AGAINST, LAW))
    found = matrix(register, gazetteer=names)
    assert len(found.cell("NLD-X", "vote").evidence) == len(found.cell("NLD-X", "law").evidence) == 1


def test_a_repetition_counts_for_actors_that_the_other_does_not_name(register, draft, names):
    add(register, draft("a.txt").says("NLD-X", NOTE, AGAINST), draft("b.txt").says("NLD-X SUD-X", NOTE, AGAINST))
    found = matrix(register, gazetteer=names)
    assert len(found.cell("NLD-X", "vote").evidence) == len(found.cell("SUD-X", "vote").evidence) == 1
    assert [row.duplicate_of for row in listing(register)] == [None, None]


def test_the_words_themselves_count_before_a_report_of_them(register, draft, names):
    add(
        register,
        draft("a.txt").says("NLD-X", f"{NOTE} {NOTE}", AGAINST, reported_by=("Daily",)),
        draft("b.txt").says("NLD-X", NOTE, AGAINST),
    )
    (evidence,) = matrix(register, gazetteer=names).cell("NLD-X", "vote").evidence
    assert evidence.directness == "own"


def test_a_group_that_is_repeated_is_expanded_once(register, draft, names, groups):
    add(register, draft("a.txt").says("AON", NOTE, AGAINST, date=DAY), draft("b.txt").says("AON", NOTE, AGAINST))
    found = matrix(register, gazetteer=names, counting=Counting(groups))
    assert len(found.cell("SUD-X", "vote").evidence) == 1


def test_positions_of_an_actor_left_open_are_told_apart(register, draft, names):
    add(register, draft().says("", NOTE, AGAINST).says("NLD-X", NOTE, AGAINST))
    found = matrix(register, gazetteer=names)
    (open_row,) = [row.id for row in register.positions() if not row.actor]
    assert (found.actors, found.open) == (("NLD-X",), (open_row,))
