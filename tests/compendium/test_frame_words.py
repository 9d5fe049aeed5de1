"""The words of the frame: all of them in all languages, and what is made of them."""

import string

import pytest

from verbale.compendium.words import Words, frame_languages, tables
from verbale.errors import UnknownName
from verbale.model import Channel

LANGUAGES = {"en", "fr", "es", "ru", "zh", "ar"}


def entries():
    for table, keys in tables().items():
        if table.startswith("months"):
            continue
        for key, texts in keys.items():
            yield pytest.param(texts, id=f"{table}.{key}")


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("texts", list(entries()))
def test_every_key_is_there_in_every_language_with_the_same_fields(texts):
    assert set(texts) == LANGUAGES
    assert len({frozenset(fields(text)) for text in texts.values()}) == 1


def test_frame_languages():
    assert set(frame_languages()) == LANGUAGES


def test_every_month_is_there():
    months = tables()["months"]
    assert set(months) == LANGUAGES
    assert {len(names) for names in months.values()} == {12}


@pytest.mark.parametrize("channel", Channel.__args__)
def test_every_channel_has_a_name(channel):
    assert Words.of("fr").label("channel", channel) != ""
    assert channel in tables()["channel"]


def test_every_issue_of_the_bundled_codebooks_has_a_name():
    codebook = pytest.importorskip("verbale.coding.codebook")
    for name in codebook.codebook_names():
        for issue in codebook.load_codebook(name).issues:
            assert issue.id in tables()["issue"], f"{name}: {issue.id}"


@pytest.mark.parametrize(
    ("language", "iso", "written"),
    [
        ("en", "2031-05-03", "3 May 2031"),
        ("fr", "2031-05-01", "1er mai 2031"),
        ("es", "2031-05-03", "3 de mayo de 2031"),
        ("ru", "2031-05-03", "3 мая 2031 года"),
        ("ru", "2031-05", "май 2031 года"),
        ("zh", "2031-05-03", "2031年5月3日"),
        ("ar", "2031-05-03", "3 أيار/مايو 2031"),
        ("en", "2031", "2031"),
        ("en", None, "undated"),
        ("en", "spring 2031", "spring 2031"),
        ("en", "2031-13", "2031-13"),
        ("en", "2031-05-03/2031-05-09", "2031-05-03/2031-05-09"),
    ],
)
def test_date(language, iso, written):
    assert Words.of(language).date(iso) == written


def test_lists():
    words = Words.of("en")
    assert words.join([]) == ""
    assert words.join(["A"]) == "A"
    assert words.join(["A", "B", "C"]) == "A, B and C"
    assert words.chain(["A", "B", "C"]) == "A, citing B, citing C"
    assert words.listed(["A", None, "", "B"]) == "A, B"


def test_what_is_filled_into_a_frame_from_right_to_left_is_isolated():
    assert "\u2068Oslo\u2069" in Words.of("ar")("source", source="Oslo")
    assert "\u2068" not in Words.of("fr")("source", source="Oslo")


def test_braces_in_what_is_filled_in_stay():
    assert Words.of("en")("source", source="{0} {x}") == "source: {0} {x}"


def test_languages_have_names_and_unknown_ones_their_tag():
    assert Words.of("fr").language_name("zh-Hant") == "chinois"
    assert Words.of("fr").language_name("und") == "und"


def test_a_language_without_words_is_named():
    with pytest.raises(UnknownName, match="'de'"):
        Words.of("de")
    assert Words.of("zh-Hant").language == "zh"
