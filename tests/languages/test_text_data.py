"""The `[text]` sections of the language files hold together."""

import pytest

from verbale.languages import CODES, load

LISTS = ("sentence_ends", "closers", "abbreviations", "number_abbreviations", "common", "navigation", "page")
STOPPED = ("abbreviations", "final_abbreviations", "number_abbreviations")


@pytest.mark.parametrize("code", CODES)
def test_the_same_keys_in_every_language(code):
    text = load(code).text
    for key in LISTS:
        assert isinstance(text[key], list), f"{code}.toml [text] {key}"
        assert len(set(text[key])) == len(text[key]), f"{code}.toml [text] {key} says something twice"


@pytest.mark.parametrize("code", CODES)
def test_abbreviations_are_written_with_their_stop(code):
    text = load(code).text
    for key in STOPPED:
        assert all(form.endswith(".") for form in text.get(key, ())), f"{code}.toml [text] {key}"


@pytest.mark.parametrize("code", CODES)
def test_no_abbreviation_is_of_two_kinds_that_differ(code):
    text = load(code).text
    assert not set(text["abbreviations"]) & set(text.get("final_abbreviations", ())), f"{code}.toml [text]"


@pytest.mark.parametrize("code", CODES)
def test_page_numbers_say_where_the_number_stands(code):
    assert all("#" in form for form in load(code).text["page"])
