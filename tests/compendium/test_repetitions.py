"""A statement that several documents hold: printed once, with where else it stands."""

import pytest

from verbale.compendium.content import arrange
from verbale.register import Register

AGAINST, LAW = ("vote", "against", "void"), ("law", "for", "lawful")
NOTE = (
    "The Ministry of Foreign Affairs has the honour to state that the so-called vote held in the Vale is void, and "
    "that nothing fair or lawful can come of it, as has been said by all who took the floor in Northaven."
)


@pytest.fixture
def printed(tmp_path, invented):
    """What is printed under each actor, and the notes."""

    def of(*drafts):
        with Register(tmp_path / "r.db") as register:
            for one in drafts:
                register.add(one.document, one.statements)
            found = arrange(register, gazetteer=invented)
        actors = {actor.code: actor for part in found.parts for actor in part.actors}
        return actors, [note.text for note in found.notes]

    return of


def test_the_text_is_printed_once_and_its_note_names_both_documents(printed, draft):
    actors, (note,) = printed(
        draft("a.txt").says("NLD-X", NOTE, AGAINST), draft("b.txt").says("NLD-X", NOTE, AGAINST)
    )  # fmt: skip
    (entry,) = actors["NLD-X"].entries
    assert entry.paragraphs
    assert "a.txt, characters" in note
    assert "also in b.txt" in note


def test_what_only_the_repetition_says_is_printed(printed, draft):
    actors, notes = printed(
        draft("a.txt").says("NLD-X", NOTE, AGAINST), draft("b.txt").says("NLD-X", NOTE, AGAINST, LAW)
    )
    assert len(actors["NLD-X"].entries) == len(notes) == 2


def test_an_actor_that_only_the_repetition_names_has_its_entry(printed, draft):
    actors, _ = printed(draft("a.txt").says("NLD-X", NOTE, AGAINST), draft("b.txt").says("NLD-X SUD-X", NOTE, AGAINST))
    assert (len(actors["NLD-X"].entries), len(actors["SUD-X"].entries)) == (1, 1)


def test_claims_are_printed_once_too(printed, draft):
    actors, _ = printed(
        *(draft(f"{name}.txt").claims("NLD-X", "SUD-X", NOTE, AGAINST) for name in "ab"),
    )
    assert len(actors["SUD-X"].attributions) == 1
