"""The sections of the language files this room reads: the same keys everywhere, and forms that compile."""

from __future__ import annotations

import pytest

from verbale.languages import CODES, load
from verbale.marking.forms import compile_form
from verbale.structure.grammar import grammar


@pytest.mark.parametrize("code", CODES)
def test_the_same_structural_concepts_in_every_language(code: str) -> None:
    assert load(code).structure.keys() == load("en").structure.keys()


@pytest.mark.parametrize("code", CODES)
def test_every_form_compiles(code: str) -> None:
    for forms in load(code).structure.values():
        for form in forms:
            compile_form(form)


@pytest.mark.parametrize("code", CODES)
def test_short_words_are_there(code: str) -> None:
    words = grammar(code)
    assert words.prepositions
    assert words.pronouns
    assert words.questions


def test_an_unknown_language_has_the_short_words_of_english() -> None:
    assert grammar("und").language == "en"
