"""What holds for every text, however broken."""

import time
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.errors import UnreadableSource
from verbale.reading import read_text

PIECES = [
    "**", "*", "_", "[", "](", ")", "http://a.b/c_d", "<sup>1</sup>", "\n", "\n\n", "  \n", " ", "  ", "# ", "> ", "- ",
    "1. ", "| a | b |\n", "---\n", "____\n", "* ", "\\*", "\\\\_", "&amp;", "&nbsp;", "&#x;", "<b>", "</b>", "<br>",
    "<!-- x -->", "\u00ad", "\u200b", "\u0640", "\uf02a", "\u3000", "\u00a0", "中文", "国", "。", "，", "word", "Word",
    "co-", "op", ".", "!", "[3]", "[^1]", "[^1]: ", "¹", "S/2031/505\n", "31-48857\n", "\f", "\r\n", "\r", "`", "``",
    "```\n", "~~", "ы", "؟", "عربي", '"', "“", "”", "(", "<", ">", "\u2028", "\x85", "\x0b", "\U0001f600",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_character_knows_its_place(text):
    try:
        document = read_text(text)
    except UnreadableSource:
        return
    places = list(document.offsets)
    assert len(places) == len(document.text)
    assert all(before < after for before, after in pairwise(places))
    for character, place in zip(document.text, places, strict=True):
        # As in the source, or a blank put between lines, a break between blocks, an entity's character.
        assert character == text[place : place + 1] or character in " \n\t" or text[place] == "&"


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_blocks_cover_the_text(text):
    try:
        document = read_text(text)
    except UnreadableSource:
        return
    assert "\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text
    assert all(block.start < block.end for block in document.blocks)
    assert all("\n" not in document.text[block.start : block.end] for block in document.blocks)
    assert all(0 <= mark.at <= len(document.text) for mark in document.note_marks)
    assert all(0 <= link.start < link.end <= len(document.text) for link in document.links)
    assert all(text[piece.start_in_source : piece.end_in_source] == piece.text for piece in document.furniture)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_reading_is_deterministic(text):
    try:
        first, second = read_text(text), read_text(text)
    except UnreadableSource:
        return
    assert (first.text, first.blocks, first.furniture, first.note_marks, first.links) == (
        second.text, second.blocks, second.furniture, second.note_marks, second.links,
    )  # fmt: skip


@pytest.mark.parametrize("head", ["", "# Heading\n\n", "<html><body><p>"], ids=["plain", "markdown", "html"])
@pytest.mark.parametrize(
    "piece",
    [
        "*", "[", "<", "(", "\n", "a", "_", "`", "&", "|", "\\", "> ", "[](", "<a ", "<!--", "**a", "[1]", "<sup>",
        " ", "![", "*a* ", '<a "', "1\n", "A/1\n", "x\n\n", "http://", "\u200b", "。", "&amp;", "---\n", "[^", "a*",
    ],
)  # fmt: skip
def test_worst_cases_are_linear(head, piece):
    text = head + piece * (100_000 // len(piece))
    begin = time.process_time()
    with suppress(UnreadableSource):  # nothing but rules or blanks
        read_text(text)
    assert time.process_time() - begin < 4  # quadratic would take minutes
