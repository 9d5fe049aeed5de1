"""Odd and hostile input: nothing crashes, and the time stays in proportion to the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document
from verbale.reading import read_text
from verbale.structure import Structure, read

WORST = {
    "one sentence": "Nerivia condemns the elections in Teshara and Ostamar said that Perantia rejects the vote ",
    "open quotations": "“Nerivia said, ",
    "only commas": "Nerivia, ",
    "only headings": "# NERIVIA\n\n## Statement by the Ministry of Foreign Affairs of Nerivia\n\n",
    "Chinese without a stop": "内里维亚和奥斯塔马尔谴责",
    "short lines": "Nerivia\n\n",
    "marks of notes": "Nerivia condemns the vote.[1]\n\n",
}


@pytest.mark.parametrize("name", WORST)
def test_a_hundred_thousand_characters_of_it_stay_linear(gazetteer: Gazetteer, name: str) -> None:
    document = read_text(WORST[name] * (100_000 // len(WORST[name])))
    marks = mark(document, gazetteer=gazetteer)
    began = time.process_time()
    read(document, marks, gazetteer=gazetteer)
    assert time.process_time() - began < 8


@pytest.mark.parametrize("text", ["x", ".", "# A\n\n# B\n", "A\n\n***\n", "[1]", "«", "Q:", "附件"])
def test_scraps_do_not_crash(structure_of: Callable[[str], tuple[Document, Structure]], text: str) -> None:
    structure_of(text)


def test_statements_are_sorted_and_lie_in_the_text(structure_of: Callable[[str], tuple[Document, Structure]]) -> None:
    document, structure = structure_of("Nerivia said it rejects the vote. Perantia said it welcomes the vote. " * 30)
    spans = [(s.start, s.end) for s in structure.statements]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(document.text) for start, end in spans)
