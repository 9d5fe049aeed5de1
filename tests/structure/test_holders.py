"""Whose words a sentence holds where no verb of any list says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.model import Document
from verbale.structure import Structure

Of = Callable[[str], tuple[Document, Structure]]

HELD = [
    ("“The vote was a farce”, grumbled the Perantian envoy.", ("QPR",), "en: behind the quotation"),
    ("For Ostamar, the referendum has no legal effect.", ("QOS",), "en: a viewpoint"),
    ("The referendum has no legal effect, shrugs Daskel.", ("QPR",), "en: in the tail"),
    ("Perantia: the referendum has no legal effect.", ("QPR",), "en: before a colon"),
    ("Pour la Tamriya, ce scrutin est nul et non avenu.", ("QTM",), "fr: a viewpoint"),
    ("Ce scrutin est nul et non avenu, bougonne Daskel.", ("QPR",), "fr: in the tail"),
    ("A juicio de Nerivia, las elecciones son nulas.", ("QNR",), "es: a viewpoint"),
    ("По мнению Тамрии, выборы незаконны.", ("QTM",), "ru: a viewpoint"),
    ("Выборы незаконны, ворчат в Даскеле.", ("QPR",), "ru: they say in a capital"),
    ("À Daskel, on assure que le vote est légal.", ("QPR",), "fr: the seat, and nobody in particular"),
    (
        "Quant à l’Ostamar, il a rejeté le vote organisé dimanche par les autorités de fait.",
        ("QOS",),
        "fr: the one it is about",
    ),
    ("The elections were void.", (), "nobody is named"),
    ("The elections in Teshara were void.", (), "only the place is named"),
    ("Выборы в Тешаре незаконны.", (), "ru: only the place is named"),
]


@pytest.mark.parametrize(("text", "actors"), [row[:2] for row in HELD], ids=[row[2] for row in HELD])
def test_whose_words_a_sentence_holds(structure_of: Of, text: str, actors: tuple[str, ...]) -> None:
    own = [s for s in structure_of(text)[1].statements if s.kind == "statement"]
    assert [s.actor for s in own] == [actors]


def test_each_answer_of_a_transcript_is_a_statement(structure_of: Of) -> None:
    document, structure = structure_of(
        "MINISTRY OF FOREIGN AFFAIRS OF NERIVIA\n\nPress briefing\n\n3 May 2034\n\n"
        "QUESTION: What is your view of the vote?\n\nMS. HOLM: We do not recognise the vote.\n\n"
        "QUESTION: And of the ceasefire?\n\nMS. HOLM: We support the ceasefire.\n"
    )
    assert [(s.actor, document.text[s.start : s.end]) for s in structure.statements] == [
        (("QNR",), "MS. HOLM: We do not recognise the vote."),
        (("QNR",), "MS. HOLM: We support the ceasefire."),
    ]


def test_a_speech_is_the_statement_of_whom_it_is_given_for(structure_of: Of) -> None:
    _, structure = structure_of(
        "Speech by the Permanent Representative\n\n3 May 2034\n\nMr. President,\n\n"
        "I speak on behalf of Ostamar. We thank the Secretary-General. We do not recognise the vote.\n"
    )
    assert [s.actor for s in structure.statements if s.kind == "statement"] == [("QOS",)]
