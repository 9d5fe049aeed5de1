"""Groups expanded to their members: which, when, and only where asked for."""

import pytest

from verbale.errors import UnknownName
from verbale.gazetteer import Actor, Gazetteer, Groups
from verbale.gazetteer.contents import Contents

ROWS = {
    "AON": (
        ("NLD-X", "2001-01-01", None),
        ("SUD-X", "2005-06-01", None),
        ("ELB", "2001-01-01", "2020-02-01"),
        ("ZAR-X", "2001-01-01", "2010-01-01"),
        ("ZAR-X", "2015-01-01", None),
    ),
    "LEAGUE": (("NLD-X", "1990-01-01", None),),
}


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    actors = {code: Actor(code, "state") for code in ("NLD-X", "SUD-X", "ELB", "ZAR-X")}
    groups = {code: Actor(code, "organization") for code in ROWS}
    return Gazetteer(Contents(actors=actors | groups, memberships=ROWS))


@pytest.mark.parametrize(
    ("date", "members"),
    [
        pytest.param("2006-05-03", "ELB NLD-X SUD-X ZAR-X", id="a day"),
        pytest.param("2005-05-31", "ELB NLD-X ZAR-X", id="the day before one joined"),
        pytest.param("2020-01-31", "ELB NLD-X SUD-X ZAR-X", id="the last day of one that left"),
        pytest.param("2020-02-01", "NLD-X SUD-X ZAR-X", id="the first day without it"),
        pytest.param("2020-01", "ELB NLD-X SUD-X ZAR-X", id="a month it was in to the end"),
        pytest.param("2020-02", "NLD-X SUD-X ZAR-X", id="a month it was out of"),
        pytest.param("2020", "NLD-X SUD-X ZAR-X", id="a year only part of which it was in"),
        pytest.param("2012-12", "ELB NLD-X SUD-X", id="between two spells"),
        pytest.param("1999-12-31", "", id="before there was the group"),
        pytest.param(None, "", id="no date"),
        pytest.param("spring", "", id="what is no date"),
        pytest.param("2020-13", "", id="no such month"),
    ],
)
def test_members_are_those_of_the_whole_time_the_date_means(names: Gazetteer, date: str | None, members: str) -> None:
    groups = Groups.chosen(["AON"], gazetteer=names)
    assert groups is not None
    assert groups.members("AON", date) == tuple(members.split())


def test_who_speaks_itself_is_not_derived(names: Gazetteer) -> None:
    groups = Groups.chosen(["all"], gazetteer=names)
    assert groups is not None
    found = [tuple(member) for member in groups.expand(["AON", "NLD-X", "LEAGUE"], "2006")]
    assert found == [("ELB", "AON"), ("SUD-X", "AON"), ("ZAR-X", "AON")]


def test_only_the_groups_that_were_asked_for(names: Gazetteer) -> None:
    assert Groups.chosen([], gazetteer=names) is None
    groups = Groups.chosen(["LEAGUE"], gazetteer=names)
    assert groups is not None
    assert list(groups.expand(["AON"], "2006")) == []


@pytest.mark.parametrize(("code", "hint"), [("LEAGE", "did you mean 'LEAGUE'"), ("XX", "known are all, AON, LEAGUE")])
def test_a_group_without_members_is_named(names: Gazetteer, code: str, hint: str) -> None:
    with pytest.raises(UnknownName, match=hint):
        Groups.chosen([code], gazetteer=names)
