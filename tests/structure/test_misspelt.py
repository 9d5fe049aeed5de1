"""Names of persons in a spelling of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbale.gazetteer import Gazetteer
from verbale.structure.misspelt import nearly_named

PEOPLE = """
[[person]]
name = "Lotte Brandal"
code = "CHE"
office = "President"
any = ["Brandal"]
"""
NAMES = [
    ("In a post Lotte Brandel warned both sides", ["CHE"], "a letter off"),
    ("Lótte Brandall said", ["CHE"], "accents do not count"),
    ("Lotte Holm said", [], "another surname"),
    ("Ada Brandel said", [], "another first name"),
    ("lotte brandel said", [], "no name"),
]


@pytest.mark.parametrize(("text", "codes"), [row[:2] for row in NAMES], ids=[row[2] for row in NAMES])
def test_a_person_whose_name_is_misspelt(tmp_path: Path, text: str, codes: list[str]) -> None:
    path = tmp_path / "people.toml"
    path.write_text(PEOPLE, encoding="utf-8")
    found = nearly_named(text, 0, len(text), Gazetteer.load(path))
    assert [code for agent in found for code in agent.actors] == codes
