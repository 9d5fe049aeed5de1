"""Why a text was coded as it was."""

from __future__ import annotations

from verbale.coding import explain
from verbale.gazetteer import Gazetteer
from verbale.reading import read_text
from verbale.sample import gazetteer as sample_gazetteer


def explained(text: str) -> tuple:
    return explain(read_text(text), gazetteer=Gazetteer.load(sample_gazetteer()))


def test_concepts_stand_with_their_words() -> None:
    (sentence,) = explained("Nerivia does not recognise the elections.")
    concepts = {c.name: c.words for c in sentence.concepts}
    assert concepts["deny-recognition"] == "not recognise"
    assert concepts["vote"] == "elections"
    assert concepts["state"] == "Nerivia"


def test_trials_say_how_they_ended() -> None:
    (sentence,) = explained("Nerivia calls on all States not to recognise the elections and rejects the elections.")
    outcomes = {t.outcome for t in sentence.trials}
    assert "matched" in outcomes
    assert "order" in outcomes
    matched = {(t.issue, t.stance) for t in sentence.trials if t.outcome == "matched"}
    assert ("abstain-call", "for") in matched
    assert all(t.words for t in sentence.trials if t.outcome != "order")
    assert all(t.by for t in sentence.trials if t.outcome == "excepted")
