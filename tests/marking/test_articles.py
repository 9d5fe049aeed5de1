"""No word that expresses a concept takes the beginning of a name away: «las naciones», «las Naciones Unidas»."""

from __future__ import annotations

import pytest

from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.reading import read_text

CASES = [
    ("fr", "Les États-Unis appellent au calme.", "USA"),
    ("fr", "Les États Membres de l'Organisation des Nations Unies votent.", "UN-MEMBERS"),
    ("fr", "La Norvège reconnaît l'État de Palestine.", "PSE"),
    ("fr", "L'État d'Israël a répondu.", "ISR"),
    ("fr", "L'État du Qatar salue l'accord.", "QAT"),
    ("es", "Las Naciones Unidas piden calma.", "UN"),
    ("es", "Los Estados Unidos piden calma.", "USA"),
    ("es", "Los Países Bajos piden calma.", "NLD"),
    ("es", "Los Estados miembros de la UE piden calma.", "EU"),
    ("en", "The United States calls for calm.", "USA"),
    ("en", "Norway recognises the State of Palestine.", "PSE"),
]


@pytest.mark.parametrize(("language", "text", "actor"), CASES)
def test_a_name_is_found_behind_its_article(language: str, text: str, actor: str) -> None:
    marks = mark(read_text(text, language=language), gazetteer=Gazetteer.load())
    assert actor in {m.value for m in marks if m.kind == "actor"}
