from __future__ import annotations

import pytest

from verbale.gazetteer.inflection import citation_form, inflect

ENDINGS = {"а": ["ы", "е"], "я": ["и"], "": ["у"]}


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("Судри|я", ["Судрия", "Судрии"]),
        ("Норд|", ["Норд", "Норду"]),
        ("Нор|а и Суд|а", ["Нора и Суда", "Нора и Суды", "Нора и Суде", "Норы и Суда", "Норы и Суды", "Норы и Суде",
                           "Норе и Суда", "Норе и Суды", "Норе и Суде"]),
        ("Норд*", ["Норд*"]),
    ],
    ids=["ending", "no ending", "two words", "nothing marked"],
)  # fmt: skip
def test_inflect(written: str, forms: list[str]) -> None:
    assert list(inflect(written, ENDINGS)) == forms


def test_an_unknown_ending_is_an_error() -> None:
    with pytest.raises(KeyError, match="ия"):
        list(inflect("Норланд|ия", ENDINGS))


def test_citation_form() -> None:
    assert citation_form("Нор|а и Суд|а") == "Нора и Суда"
