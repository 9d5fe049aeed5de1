"""The labels of the bundled sample hold together, and with its documents and its gazetteer."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from verbale import sample
from verbale.gazetteer import Gazetteer
from verbale.model import Channel, Stance

Row = dict[str, Any]


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ISSUES = words(
    "vote status framework prejudge process integrity mediation settlement ceasefire resolutions law force withdrawal "
    "displaced abstain-call self-determination"
)
ACTS = words(
    "condemn deplore reject deny-recognition deny-validity deny-effect regret concern oppose note recognise support "
    "reaffirm welcome call demand hope declare"
)
STANCES = frozenset(get_args(Stance))
CHANNELS = frozenset(get_args(Channel))
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
FIELDS = words(
    "id document kind heading first last actor asserted_by speaker channel date place language original_language "
    "source translation reported_by positions"
)
USER_ASSIGNED = re.compile(r"Q[M-Z][A-Z]|X[A-Z]{2}")  # what ISO 3166-1 alpha-3 leaves to users


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


STATEMENTS = rows(sample.labels())
PASSAGES = rows(sample.passages())
POSITIONS = [(row, position) for row in STATEMENTS for position in row["positions"]]
NAMES = tomllib.loads(sample.gazetteer().read_text(encoding="utf-8"))
TABLES = ("state", "entity", "organization", "mediation", "city", "region", "medium")
CODES = {entry["code"] for table in TABLES for entry in NAMES[table] if "code" in entry}
COLLECTIVES = {"INTL-COMMUNITY", "INTL-ORGS", "UN", "UNSC", "UNSG", "UNGA"}
MEDIA = {entry["name"] for entry in NAMES["medium"]}


def identity(row: Row) -> str:
    return str(row["id"])


@cache
def text_of(document: str) -> str:
    # As the scorer reads it: line ends are left as they are.
    with (sample.folder() / document).open(encoding="utf-8", newline="") as file:
        return file.read()


def span(row: Row) -> tuple[int, int]:
    """Where the scorer finds a statement: `first` after the heading, `last` after `first`."""
    text = text_of(row["document"])
    heading = text.find(row["heading"]) if row["heading"] else 0
    assert heading >= 0, "the heading is not in the document"
    start = text.find(row["first"], heading)
    assert start >= 0, "`first` is not below the heading"
    end = text.find(row["last"], start)
    assert end >= 0, "`last` is not behind `first`"
    return start, end + len(row["last"])


@pytest.mark.parametrize("row", STATEMENTS, ids=identity)
def test_every_field_is_there(row: Row) -> None:
    assert row.keys() - {"disputed"} == FIELDS


@pytest.mark.parametrize("row", STATEMENTS, ids=identity)
def test_a_statement_is_found_in_its_document(row: Row) -> None:
    start, end = span(row)
    assert 12 <= len(row["first"]) <= 30
    assert 12 <= len(row["last"]) <= 30
    assert end - start >= len(row["first"])


@pytest.mark.parametrize("row", STATEMENTS, ids=identity)
def test_every_quote_stands_in_its_statement(row: Row) -> None:
    start, end = span(row)
    body = text_of(row["document"])[start:end]
    for position in row["positions"]:
        assert position["quote"] in body


@pytest.mark.parametrize("row", STATEMENTS, ids=identity)
def test_values_are_from_the_closed_lists(row: Row) -> None:
    assert row["kind"] in ("statement", "claim")
    assert row["channel"] in CHANNELS
    assert row["translation"] in (None, "unofficial")
    assert row["date"] is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", row["date"])


@pytest.mark.parametrize("row", [*STATEMENTS, *PASSAGES], ids=identity)
def test_positions_are_from_the_closed_lists(row: Row) -> None:
    positions = row["positions"]
    for position in positions:
        assert position["issue"] in ISSUES
        assert position["stance"] in STANCES
        assert position["act"] in ACTS
    said = [(position["issue"], position["stance"]) for position in positions]
    assert len(said) == len(set(said)), "one position per issue and stance"


@pytest.mark.parametrize("row", [*STATEMENTS, *PASSAGES], ids=identity)
def test_everybody_named_is_in_the_gazetteer(row: Row) -> None:
    assert row["actor"]
    assert set(row["actor"]) <= CODES | COLLECTIVES
    assert set(row["asserted_by"] or []) <= CODES | COLLECTIVES | MEDIA
    assert set(row["reported_by"]) <= MEDIA
    targets = {position["target"] for position in row["positions"]} - {None}
    assert targets <= CODES | COLLECTIVES


@pytest.mark.parametrize("row", STATEMENTS, ids=identity)
def test_a_claim_says_who_asserts_it_and_carries_a_position(row: Row) -> None:
    assert (row["kind"] == "claim") == bool(row["asserted_by"])
    if row["kind"] == "claim":
        assert row["positions"]


@pytest.mark.parametrize("row", STATEMENTS, ids=identity)
def test_places_are_cities_of_the_gazetteer(row: Row) -> None:
    cities = {entry["name"] for entry in NAMES["city"]}
    assert row["place"] is None or set(row["place"].split(" / ")) <= cities


@pytest.mark.parametrize("row", PASSAGES, ids=identity)
def test_a_passage_holds_its_quotes(row: Row) -> None:
    for position in row["positions"]:
        assert row["text"].count(position["quote"]) == 1


@pytest.mark.parametrize("kept", [STATEMENTS, PASSAGES], ids=["statements", "passages"])
def test_no_id_is_used_twice(kept: list[Row]) -> None:
    assert len({row["id"] for row in kept}) == len(kept)


def test_every_document_is_labelled_and_of_a_handy_size() -> None:
    names = {path.name for path in sample.folder().iterdir()}
    assert names == {row["document"] for row in STATEMENTS}
    assert len(names) >= 8
    assert all(1_000 <= len(text_of(name)) <= 6_000 for name in names)


def test_all_languages_issues_stances_and_kinds_occur() -> None:
    assert {row["language"].partition("-")[0] for row in STATEMENTS} == set(LANGUAGES)
    assert {"zh-Hans", "zh-Hant"} <= {row["language"] for row in STATEMENTS}
    assert {position["issue"] for _, position in POSITIONS} == ISSUES
    assert {position["stance"] for _, position in POSITIONS} == STANCES
    assert {row["kind"] for row in STATEMENTS} == {"statement", "claim"}
    for issue in ISSUES - {"prejudge"}:
        assert "for" in {position["stance"] for _, position in POSITIONS if position["issue"] == issue}


def test_passages_are_six_per_language_and_a_third_without_a_position() -> None:
    languages = [row["language"].partition("-")[0] for row in PASSAGES]
    without = [row["language"].partition("-")[0] for row in PASSAGES if not row["positions"]]
    assert Counter(languages) == dict.fromkeys(LANGUAGES, 6)
    assert Counter(without) == dict.fromkeys(LANGUAGES, 2)


def test_invented_states_have_codes_left_to_users() -> None:
    assert all(USER_ASSIGNED.fullmatch(entry["code"]) for entry in NAMES["state"])


def test_invented_names_are_nobody_else_s() -> None:
    bundled = Gazetteer.load()
    assert not CODES & {actor.code for actor in bundled.actors()}
    own = Gazetteer.load(sample.gazetteer())
    for language in LANGUAGES:
        known = {(form.text.casefold(), form.value) for form in bundled.forms(language)}
        texts = {text for text, _ in known}
        added = {(form.text.casefold(), form.value) for form in own.forms(language)} - known
        assert added, language
        assert not {text for text, _ in added} & texts, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_invented_actor_has_a_name_in_every_language(language: str) -> None:
    gazetteer = Gazetteer.load(sample.gazetteer())
    assert all(language in actor.names for code in CODES if (actor := gazetteer.actor(code)))
    assert all(gazetteer.actor(code) for code in CODES)


def test_the_sample_can_be_copied(tmp_path: Path) -> None:
    sample.copy(tmp_path / "sample")
    sample.copy(tmp_path / "sample")  # again, over the first
    copied = {path.name for path in (tmp_path / "sample").iterdir()}
    assert copied == {"README.md", "documents", "gazetteer.toml", "labels.jsonl", "letter.pdf", "passages.jsonl"}
    documents = {path.name for path in (tmp_path / "sample" / "documents").iterdir()}
    assert documents == {path.name for path in sample.folder().iterdir()}
