"""What the bundled data must hold, whatever is added to it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from verbale.gazetteer import Form, Gazetteer
from verbale.gazetteer.contents import BUNDLED, DATA
from verbale.gazetteer.model import LANGUAGES, ROLES
from verbale.gazetteer.sources import read_toml
from verbale.languages.fold import fold

FORMER = {"CSK", "DDR", "SCG", "SUN", "VDR", "YMD", "YUG"}
SCRIPTS = {"ru": r"[Ѐ-ӿ]", "zh": r"[一-鿿]", "ar": r"[؀-ۿ]"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def forms() -> dict[str, dict[str, list[Form]]]:
    """All forms by language and text."""
    found: dict[str, dict[str, list[Form]]] = {}
    for language in LANGUAGES:
        by_text = found.setdefault(language, {})
        for form in Gazetteer.load().forms(language):
            by_text.setdefault(form.text, []).append(form)
    return found


def states(gazetteer: Gazetteer) -> list[str]:
    return [actor.code for actor in gazetteer.actors() if actor.kind == "state" and actor.code not in FORMER]


def test_it_is_loaded_once() -> None:
    assert Gazetteer.load() is Gazetteer.load()


def test_there_are_193_member_states_and_two_observers(gazetteer: Gazetteer) -> None:
    assert len(states(gazetteer)) == 193
    assert [actor.code for actor in gazetteer.actors() if actor.kind == "observer"] == ["PSE", "VAT"]


def test_counts_of_the_other_kinds(gazetteer: Gazetteer) -> None:
    kinds = Counter(actor.kind for actor in gazetteer.actors())
    assert kinds["organization"] + kinds["organ"] >= 90
    assert kinds["entity"] >= 15
    assert kinds["mediation"] >= 15
    assert kinds["collective"] >= 5
    assert len(gazetteer.cities()) >= 300
    assert len(gazetteer.people()) >= 250


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_actor_has_a_name_to_show(gazetteer: Gazetteer, language: str) -> None:
    names = {actor.code: actor.names.get(language, "") for actor in gazetteer.actors()}
    assert [code for code, name in names.items() if not name or re.search(r"[*|~]", name)] == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_states_are_named_in_the_script_of_the_language(gazetteer: Gazetteer, language: str) -> None:
    strange = [code for code in states(gazetteer) if not re.search(SCRIPTS[language], gazetteer.name(code, language))]
    assert strange == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_form(gazetteer: Gazetteer, language: str) -> None:
    named = {code for form in gazetteer.forms(language) for code in (form.value, *form.alternatives)}
    assert set(states(gazetteer)) - named == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_has_two_meanings_of_one_kind(gazetteer: Gazetteer, language: str) -> None:
    """Also not once text is folded, which is how it is matched."""
    known: dict[tuple[str, str, bool], Form] = {}
    clashes = []
    for form in gazetteer.forms(language):
        other = known.setdefault((fold(form.text), form.kind, form.text.isupper()), form)
        if (other.value, other.alternatives) != (form.value, form.alternatives):
            clashes.append((form, other))
    assert clashes == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_are_sorted_and_well_written(gazetteer: Gazetteer, language: str) -> None:
    forms = list(gazetteer.forms(language))
    assert forms == sorted(forms)
    for form in forms:
        assert form.text == form.text.strip()
        assert "|" not in form.text
        assert "  " not in form.text
        assert form.case_sensitive == form.text[:1].isupper()
        assert form.role in {*ROLES, "capital", "city", "region"}
        assert form.kind in ("actor", "demonym", "place", "medium")


def test_chinese_forms_are_simplified(gazetteer: Gazetteer) -> None:
    """Traditional text is matched after folding, so a traditional character in a form would never match."""
    assert [form.text for form in gazetteer.forms("zh") if fold(form.text).strip() != folded_only(form.text)] == []


def folded_only(text: str) -> str:
    """The text as folding leaves it if nothing in it is a traditional character."""
    return "".join(c if "\u4e00" <= c <= "\u9fff" else fold(c) for c in text).strip()


def test_every_capital_is_a_city_of_the_data(gazetteer: Gazetteer) -> None:
    for code in states(gazetteer):
        capital = gazetteer.capital(code)
        assert capital is not None, code
        city = gazetteer.city(capital)
        assert city is not None
        assert city.capital


@pytest.mark.parametrize("name", [name for name in BUNDLED if name not in ("ambiguous", "memberships")])
def test_files_are_sorted(name: str) -> None:
    tables = read_toml(DATA / f"{name}.toml")
    for rows in tables.values():
        keys = [row.get("name") or row["code"] for row in rows]
        assert keys in (sorted(keys), sorted(keys, key=str.casefold))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.name)
def test_files_open_with_a_header(path: object) -> None:
    with open(str(path), encoding="utf-8") as file:
        assert file.readline().startswith("# ")
