"""The `[concepts]` sections of the language files: the same concepts in all of them, and forms that can be found."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from importlib.resources import files

import pytest

from verbale.languages import CODES, load
from verbale.languages.fold import fold
from verbale.marking.forms import compile_form

# Pairs of concepts that one form may stand for, because its words say both: "political settlement", "to evacuate".
BOTH = {
    ("not", "self-determination"),
    ("undermine", "violate"),
    ("reject", "talks"),
    ("accept", "support"),
    ("basis", "law"),
    ("call", "ceasefire"),
    ("ceasefire", "talks"),
    ("conflict", "integrity"),
    ("depart", "return"),
    ("depart", "withdrawal"),
    ("displaced", "return"),
    ("fighting", "force-use"),
    ("help", "support"),
    ("mediator", "peaceful"),
    ("mediator", "talks"),
    ("must", "refrain"),
    ("ceasefire", "must"),
    ("authorities", "recognise"),
    ("must", "self-determination"),
    ("occupied", "troops"),
    ("only", "unity"),
    ("peaceful", "settlement"),
    ("peaceful", "talks"),
    ("settlement", "talks"),
}
FORMS = [(code, concept, form) for code in CODES for concept, forms in load(code).concepts.items() for form in forms]


def toml(name: str) -> dict[str, object]:
    return tomllib.loads(files("verbale.languages").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def alphabet() -> set[str]:
    return {concept for table in toml("alphabet").values() for concept in table}  # type: ignore[attr-defined]


def topics() -> set[str]:
    return set(toml("alphabet")["topic"])  # type: ignore[call-overload]


@pytest.mark.parametrize("code", CODES)
def test_every_concept_has_forms_or_is_said_to_lack_them(code: str) -> None:
    lacking = {name.removeprefix("concepts.") for name in toml(code).get("lacks", ())}  # type: ignore[attr-defined]
    assert alphabet() - set(load(code).concepts) - lacking == set()


@pytest.mark.parametrize("code", CODES)
def test_no_concept_is_unknown_to_the_alphabet(code: str) -> None:
    assert set(load(code).concepts) - alphabet() == set()


@pytest.mark.parametrize("code", CODES)
def test_no_form_stands_for_two_concepts_by_accident(code: str) -> None:
    by_form: dict[str, set[str]] = defaultdict(set)
    for language, concept, form in FORMS:
        # Topics are the business of some codebooks only, and lay a second meaning on words by design.
        if language == code and concept not in topics():
            by_form[fold(form).strip()].add(concept)
    doubtful = {form: concepts for form, concepts in by_form.items() if len(concepts) > 1}
    assert {form: names for form, names in doubtful.items() if tuple(sorted(names)) not in BOTH} == {}


@pytest.mark.parametrize("code", CODES)
def test_no_form_is_given_twice(code: str) -> None:
    for concept, forms in load(code).concepts.items():
        assert len(set(forms)) == len(forms), f"{code}.toml [concepts] {concept}"


@pytest.mark.parametrize("code", CODES)
def test_every_form_compiles(code: str) -> None:
    for language, _, form in FORMS:
        if language == code:
            assert compile_form(form).key.strip()


@pytest.mark.parametrize("code", CODES)
def test_wildcards_follow_two_letters_at_least(code: str) -> None:
    short = [(c, f) for language, c, f in FORMS if language == code and re.search(r"(?:^| )\w?\*", f)]
    assert short == []


@pytest.mark.parametrize("code", CODES)
def test_gaps_have_blanks_around_them(code: str) -> None:
    assert [(c, f) for language, c, f in FORMS if language == code and "~" in f.replace(" ~ ", "")] == []


def test_forms_of_chinese_are_simplified() -> None:
    assert [f for code, _, f in FORMS if code == "zh" and fold(f) != f.lower()] == []
