"""Organs that speak for their body."""

from __future__ import annotations

from verbale.coding import code
from verbale.gazetteer import Gazetteer
from verbale.model import Statement
from verbale.reading import read_text
from verbale.sample import gazetteer as sample_gazetteer
from verbale.structure.voices import by_body


def test_an_organ_without_a_voice_of_its_own_is_its_body() -> None:
    (said,) = by_body([Statement("statement", 0, 9, ("AU-PSC", "NATO", "AU"), "en")])
    assert said.actor == ("AU", "NATO")


def test_an_organ_with_a_voice_stays() -> None:
    (said,) = by_body([Statement("statement", 0, 9, ("UNSC",), "en")])
    assert said.actor == ("UNSC",)


def test_a_body_makes_no_claim_about_itself() -> None:
    assert by_body([Statement("claim", 0, 9, ("AU-PSC",), "en", asserted_by=("AU",))]) == []


def test_the_short_name_of_an_organ_is_of_the_body_named_before_it() -> None:
    names = Gazetteer.load(sample_gazetteer())
    text = (
        "At a meeting of the Meridian Union in Tirvest, the Secretary-General, Lotte Brandal, warned Perantia that "
        "borders must not be redrawn by force."
    )
    assert [statement.actor for statement in code(read_text(text), gazetteer=names)] == [("MU",)]
