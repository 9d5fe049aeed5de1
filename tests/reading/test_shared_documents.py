"""Reading held against labels made by readers, on documents that are not in this repository."""

import json
import re
from bisect import bisect_left
from functools import cache
from pathlib import Path

import pytest

from verbale.reading import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
LABELS = [
    (SHARED / "gold" / "statements.jsonl", SHARED / "seeds"),
    (SHARED / "gold" / "others" / "documents.jsonl", SHARED / "others"),
]
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
_MARKUP = re.compile(r"[\s\\*_#\[\]()]+")

read_once = cache(read)


def labelled():
    for labels, folder in LABELS:
        if labels.is_file():
            for line in labels.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                yield folder / row["document"], row


def found(document, words):
    """The span of the reading text that exact words of the source are in."""
    place = document.source_text.index(words)
    return bisect_left(document.offsets, place), bisect_left(document.offsets, place + len(words))


def test_first_and_last_words_stand_inside_one_block():
    checked = 0
    for path, row in labelled():
        document = read_once(path)
        for words in (row["first"], row["last"]):
            start, end = found(document, words)
            assert start < end, f"{row['id']}: {words!r} is not in the reading text"
            assert any(block.start <= start and end <= block.end for block in document.blocks), (row["id"], words)
            checked += 1
    assert checked


def test_quotes_map_back_exactly():
    for path, row in labelled():
        document = read_once(path)
        for position in row["positions"]:
            start, end = found(document, position["quote"])
            back = document.quote(start, end)
            assert _MARKUP.sub("", back) == _MARKUP.sub("", position["quote"]), row["id"]
            if "\n" in position["quote"]:
                assert back == position["quote"]
                assert "\n" not in document.text[start:end]


def test_running_heads_of_the_wrapped_letter():
    document = read_once(next((SHARED / "seeds").glob("000_*")))
    heads = [piece.text for piece in document.furniture if piece.kind == "running-head"]
    assert len(heads) == 3
    assert all(head not in document.text.splitlines() for head in heads)


def test_every_footnote_of_the_compilation_is_a_note_with_a_mark():
    notes = [json.loads(line) for line in (SHARED / "gold" / "footnotes.jsonl").read_text("utf-8").splitlines()]
    document = read_once(SHARED / "seeds" / notes[0]["document"])
    labels = {block.label for block in document.blocks if block.kind == "note"}
    marks = {mark.label for mark in document.note_marks}
    assert {str(note["n"]) for note in notes} <= labels
    assert {str(note["n"]) for note in notes} <= marks


def test_languages_of_the_two_versions():
    document = read_once(next((SHARED / "seeds").glob("003_*")))
    assert [block.language for block in document.blocks] == ["en"] * 9 + ["ru"] * 8
