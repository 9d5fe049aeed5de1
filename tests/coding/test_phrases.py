"""A position is quoted by its phrase: who says it, what governs it, its object with what completes that."""

from __future__ import annotations

import pytest

from verbale.coding import code
from verbale.gazetteer import Gazetteer
from verbale.reading import read_text
from verbale.sample import gazetteer

CASES = [
    pytest.param(
        "en",
        "Perantia reiterates its full support for the efforts of the mediators, and is grateful to them.",
        "Perantia reiterates its full support for the efforts of the mediators",
        id="en-governed",
    ),
    pytest.param(
        "en",
        "The Ministry said: “We do not recognise the so-called elections held in Teshara”, and left.",
        "We do not recognise the so-called elections held in Teshara",
        id="en-we",
    ),
    pytest.param(
        "en",
        "After the meeting Perantia, Nerivia and Uresha strongly condemned the so-called elections in Teshara.",
        "Perantia, Nerivia and Uresha strongly condemned the so-called elections in Teshara",
        id="en-list",
    ),
    pytest.param(
        "fr",
        "La Perantie rappelle son ferme attachement à l'intégrité territoriale de la Velmora et salue la visite.",
        "rappelle son ferme attachement à l'intégrité territoriale de la Velmora",
        id="fr-complement",
    ),
    pytest.param(
        "ru",
        "Перантия подтверждает поддержку усилий посредников по мирному урегулированию конфликта в Тешаре.",
        "Перантия подтверждает поддержку усилий посредников по мирному урегулированию конфликта в Тешаре",
        id="ru-objects",
    ),
    pytest.param(
        "zh-Hans",
        "佩兰蒂亚不承认在特沙拉举行的所谓“选举”。",
        "佩兰蒂亚不承认在特沙拉举行的所谓“选举”",
        id="zh-closing-mark",
    ),
    pytest.param(
        "ar",
        "لا تعترف بيرانتيا بالانتخابات المزعومة في تيشارا.",
        "لا تعترف بيرانتيا بالانتخابات المزعومة في تيشارا",
        id="ar-verb-first",
    ),
]


@pytest.mark.parametrize(("language", "text", "quote"), CASES)
def test_quote(language: str, text: str, quote: str) -> None:
    document = read_text(text, language=language)
    statements = code(document, gazetteer=Gazetteer.load(gazetteer()))
    quotes = {document.text[p.start : p.end] for statement in statements for p in statement.positions}
    assert quotes == {quote}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "Perantia rejects the calls for the withdrawal of its troops from Teshara.", id="en"),
        pytest.param("fr", "La Pérantie rejette les appels au retrait de son contingent.", id="fr"),
        pytest.param("es", "Perantia rechaza los llamamientos a la retirada de sus tropas.", id="es"),
        pytest.param("ru", "Перантия отвергает призывы к выводу своих войск.", id="ru"),
        pytest.param("zh-Hans", "佩兰蒂亚拒绝有关其撤军的呼吁。", id="zh"),
    ],
)
def test_who_rejects_a_call_does_not_make_it(language: str, text: str) -> None:
    document = read_text(text, language=language)
    statements = code(document, gazetteer=Gazetteer.load(gazetteer()))
    sides = {(p.issue, p.stance) for statement in statements for p in statement.positions}
    assert sides == {("withdrawal", "against")}
