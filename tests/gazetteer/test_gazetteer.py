"""What can be asked of a gazetteer, and what a user's own file may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.errors import DataError
from verbale.gazetteer import City, Gazetteer

MINE = """
[[state]]
code = "NRL"
capital = "Norstad"
en = { name = ["Norland", "Kingdom of Norland"], demonym = ["Norlandish"] }
ru = ["Норланди|я"]

[[entity]]
code = "EAST-SUDRIA"
en = { name = ["East Sudrian Republic"], territory = ["East Sudria"] }

[[organization]]
code = "UNSC"
en = ["Council of Fifteen"]

[[city]]
name = "Norstad"
country = "NRL"
capital = true
any = ["Norstad"]

[[medium]]
name = "Norland Gazette"
any = ["Norland Gazette"]

[membership.GUAM]
NRL = "2031-01-01/"
"""


def user_file(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("NOR", "en", "Norway"),
        ("NOR", "ru", "Норвегия"),
        ("NOR", "zh-Hans", "挪威"),
        ("AZE", "zh-Hant", "亞塞拜然"),
        ("NKR", "zh-Hant", "纳戈尔诺-卡拉巴赫"),
        ("NOR", "de", "Norway"),
        ("PSE", "fr", "Palestine"),
        ("VAT", "es", "Santa Sede"),
        ("UNSG", "ru", "Генеральный секретарь ООН"),
        ("Norland Gazette", "en", "Norland Gazette"),
    ],
    ids=["en", "ru", "subtag", "traditional", "no traditional", "unknown language", "fr", "es", "ru office", "no code"],
)
def test_name(code: str, language: str, name: str) -> None:
    assert Gazetteer.load().name(code, language) == name


@pytest.mark.parametrize(
    ("code", "kind", "part_of"),
    [
        ("NOR", "state", None),
        ("VAT", "observer", None),
        ("YUG", "state", None),
        ("TRNC", "entity", None),
        ("NATO", "organization", None),
        ("PACE", "organ", "COE"),
        ("OSCE-MG", "mediation", "OSCE"),
        ("INTL-COMMUNITY", "collective", None),
    ],
)
def test_actor(code: str, kind: str, part_of: str | None) -> None:
    actor = Gazetteer.load().actor(code)
    assert actor is not None
    assert (actor.kind, actor.part_of) == (kind, part_of)


def test_an_unknown_code_is_no_actor() -> None:
    assert Gazetteer.load().actor("NRL") is None


def test_actors_are_sorted_by_code() -> None:
    codes = [actor.code for actor in Gazetteer.load().actors()]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize(
    ("group", "code", "day", "member"),
    [
        ("EU", "GBR", "2020-01-31", True),
        ("EU", "GBR", "2020-02-01", False),
        ("EU", "HRV", "2013-06-30", False),
        ("EU", "HRV", "2013-07-01", True),
        ("COE", "RUS", "2020", True),
        ("COE", "RUS", None, False),
        ("GUAM", "UZB", "2004-01-01", True),
        ("GUAM", "UZB", "2020-03-31", False),
        ("ALBA", "BOL", "2020-05-01", False),
        ("ALBA", "BOL", "2021", True),
        ("P5", "SUN", "1985", True),
        ("P5", "RUS", "1985", False),
        ("OSCE-MG", "FRA", "2007-07-19", True),
        ("NATO", "SWE", None, True),
        ("NATO", "NOR", "1948", False),
    ],
)
def test_membership_on_a_day(group: str, code: str, day: str | None, member: bool) -> None:
    assert (code in Gazetteer.load().members(group, day)) is member


@pytest.mark.parametrize(
    ("group", "day", "count"),
    [("EU", "2007-07-19", 27), ("EU", "2020-03-31", 27), ("EU", None, 27), ("NATO", None, 32), ("OSCE", None, 57),
     ("LAS", None, 22), ("AU", None, 55), ("P5", None, 5), ("G7", None, 7), ("OAS", "2010", 35), ("COE", "2020", 47)],
)  # fmt: skip
def test_size_of_groups(group: str, day: str | None, count: int) -> None:
    assert len(Gazetteer.load().members(group, day)) == count


def test_a_group_nobody_keeps_has_no_members() -> None:
    assert Gazetteer.load().members("NORLAND-CLUB") == frozenset()


def test_mediators() -> None:
    assert Gazetteer.load().mediators("OSCE-MG") == ("FRA", "RUS", "USA")
    assert Gazetteer.load().mediators("NOR") == ()


@pytest.mark.parametrize(
    ("city", "state"),
    [("Baku", "AZE"), ("Geneva", "CHE"), ("Washington, D.C.", "USA"), ("Tiraspol", "PMR"), ("Norstad", None)],
)
def test_state_of_city(city: str, state: str | None) -> None:
    assert Gazetteer.load().state_of_city(city) == state


def test_capital_and_city() -> None:
    gazetteer = Gazetteer.load()
    assert gazetteer.capital("KAZ") == "Astana"
    assert gazetteer.capital("UNSC") is None
    assert gazetteer.city("Astana") == City("Astana", "KAZ", capital=True)


def test_person() -> None:
    person = Gazetteer.load().person("António Guterres")
    assert person is not None
    assert (person.codes, person.since, person.until) == (("UNSG", "PRT"), 2017, None)


def test_a_users_file_adds_to_the_bundled_data(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load(user_file(tmp_path, MINE))
    forms = {(form.text, form.kind): form.value for form in gazetteer.forms("en")}
    assert forms["Kingdom of Norland", "actor"] == "NRL"
    assert forms["Norlandish", "demonym"] == "NRL"
    assert forms["East Sudria", "actor"] == "EAST-SUDRIA"
    assert forms["Norstad", "place"] == "Norstad"
    assert forms["Norland Gazette", "medium"] == "Norland Gazette"
    assert forms["Council of Fifteen", "actor"] == "UNSC"
    assert forms["Security Council", "actor"] == "UNSC"
    assert {form.text for form in gazetteer.forms("ru")} >= {"Норландия", "Норландии"}
    assert gazetteer.name("UNSC") == "United Nations Security Council"
    assert gazetteer.state_of_city(gazetteer.capital("NRL") or "") == "NRL"
    assert "NRL" in gazetteer.members("GUAM")


def test_a_users_file_changes_nothing_for_others(tmp_path: Path) -> None:
    Gazetteer.load(user_file(tmp_path, MINE))
    assert Gazetteer.load().actor("NRL") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[state]]\nen = ["Norland"]', "'code'"),
        ('[[country]]\ncode = "NRL"', "[[country]]"),
        ('state = "NRL"', "[[state]]"),
        ('[[state]]\ncode = "NRL"\nenglish = ["Norland"]', "'english'"),
        ('[[state]]\ncode = "NRL"\nen = "Norland"', "en.name"),
        ('[[state]]\ncode = "NRL"\nen = { nickname = ["N"] }', "en.nickname"),
        ('[[state]]\ncode = "NRL"\nen = [" Norland"]', "without spaces"),
        ('[[state]]\ncode = "NRL"\ncapital = "Norstad"\nen = ["Norland"]', "'Norstad'"),
        ('[[city]]\nname = "Norstad"\ncountry = "NRL"\nany = ["Norstad"]', "'NRL'"),
        ('[[mediation]]\ncode = "N5"\nmediators = ["NRL"]\nen = ["Norstad Five"]', "'NRL'"),
        ('[[person]]\nname = "A. Norlander"\nen = ["Norlander"]', "'code'"),
        ('[[ambiguous]]\nvalues = ["NOR"]\nen = ["Nordic"]', "two values"),
        ('[[ambiguous]]\nvalues = ["NOR", "NRL"]\nen = ["Nordic"]', "'NRL'"),
        ('[membership.EU]\nNOR = "2031-01-01"', "FROM/TO"),
        ('[membership.EU]\nNOR = "2031-01-01/2030-01-01"', "FROM/TO"),
        ('[membership.EU]\nNRL = "2031-01-01/"', "'NRL'"),
        ("[[state]\n", "TOML"),
    ],
    ids=lambda value: value[:40].replace("\n", " ") if isinstance(value, str) else None,
)
def test_errors_in_data_say_where_and_what_was_expected(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(DataError, match="expected") as error:
        Gazetteer.load(user_file(tmp_path, text))
    assert says in str(error.value)
    assert "mine.toml" in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"absent\.toml"):
        Gazetteer.load(tmp_path / "absent.toml")


def test_a_form_of_another_meaning_must_be_declared(tmp_path: Path) -> None:
    clash = '[[state]]\ncode = "NRL"\nen = ["Norway"]\n'
    with pytest.raises(DataError, match=r"'Norway' \(en\) also means NOR"):
        list(Gazetteer.load(user_file(tmp_path, clash)).forms("en"))
    declared = clash + '[[ambiguous]]\nvalues = ["NOR", "NRL"]\nen = ["Norway"]\n'
    gazetteer = Gazetteer.load(user_file(tmp_path, declared))
    [form] = [form for form in gazetteer.forms("en") if form.text == "Norway"]
    assert (form.value, form.alternatives) == ("NOR", ("NRL",))


def test_an_ending_that_no_paradigm_has_is_named(tmp_path: Path) -> None:
    path = user_file(tmp_path, '[[state]]\ncode = "NRL"\nru = ["Норландищ|ще"]\n')
    with pytest.raises(DataError, match="ще"):
        list(Gazetteer.load(path).forms("ru"))
