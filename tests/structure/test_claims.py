"""Who is said to hold what, in somebody else's statement: subjects only, never targets and places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verbale.model import Statement

Claims = Callable[[str], list[Statement]]
HEAD = "Statement by the Ministry of Foreign Affairs of the Republic of Velmora\n\n"

CLAIMS = [
    ("The international community has rejected the vote.", [("INTL-COMMUNITY",)], "collective"),
    ("Nerivia, Ostamar and the Meridian Union condemned the vote.", [("QNR", "QOS", "MU")], "a list"),
    ("In 2031, the Security Council adopted resolutions, condemning the occupation.", [("UNSC",)], "a body's act"),
    ("Like Nerivia, Velmora supports the peaceful settlement.", [("QNR",)], "shared with others"),
    (
        "We align ourselves with the statement of the Meridian Union on the non-recognition of the vote.",
        [("MU",)],
        "paper",
    ),
    ("No State other than Perantia recognises Teshara.", [("INTL-COMMUNITY",), ("QPR",)], "all but one"),
    ("Teshara is not recognised by any other country.", [("INTL-COMMUNITY",)], "passive"),
    ("Velmora condemns Perantia for the vote.", [], "a target"),
    ("Perantia must respect the ceasefire.", [], "a duty"),
    ("The vote held in Teshara by Perantia is condemned.", [], "a doer of something else"),
    ("We call on Nerivia and Ostamar not to recognise the vote.", [], "who is asked"),
    ("The Ministry reiterates its support for the talks with Perantia.", [], "its own ministry"),
    ("The elections contradict the Security Council resolutions.", [], "a modifier"),
]


@pytest.mark.parametrize(("text", "actors"), [row[:2] for row in CLAIMS], ids=[row[2] for row in CLAIMS])
def test_claims(claims: Claims, text: str, actors: list[tuple[str, ...]]) -> None:
    found = claims(f"{HEAD}{text}\n")
    assert [claim.actor for claim in found] == actors
    assert all(claim.asserted_by == ("QVM",) for claim in found)


LANGUAGES = [
    (
        "Déclaration du Ministère des affaires étrangères de la Velmora\n\n"
        "La communauté internationale a rejeté ce vote.\n",
        "fr",
    ),
    (
        "Declaración del Ministerio de Relaciones Exteriores de Velmora\n\n"
        "La comunidad internacional ha rechazado el voto.\n",
        "es",
    ),
    ("Заявление Министерства иностранных дел Вельморы\n\nМеждународное сообщество отвергло выборы.\n", "ru"),
    ("韦尔莫拉外交部的声明\n\n国际社会一致谴责这次选举。\n", "zh"),
    ("بيان صادر عن وزارة خارجية فيلمورا\n\nوقد رفض المجتمع الدولي هذه الانتخابات.\n", "ar"),
]


@pytest.mark.parametrize("text", [row[0] for row in LANGUAGES], ids=[row[1] for row in LANGUAGES])
def test_the_international_community_in_every_language(claims: Claims, text: str) -> None:
    assert [claim.actor for claim in claims(text)] == [("INTL-COMMUNITY",)]
