"""What must hold whatever the words: changes to a text that may change only so much of its coding."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

import pytest

from verbale.coding import Codebook, code, load_codebook
from verbale.coding.codebook import _parse
from verbale.gazetteer import Gazetteer
from verbale.model import Statement
from verbale.reading import read_text
from verbale.sample import gazetteer as sample_gazetteer

NERIVIA = {
    "en": "Nerivia does not recognise the elections held in Teshara and supports the territorial integrity of Velmora.",
    "fr": "La Nérivie ne reconnaît pas les élections du Téshara et soutient l’intégrité territoriale de la Velmora.",
    "es": "Nerivia no reconoce las elecciones celebradas en Téshara y apoya la integridad territorial de Velmora.",
    "ru": "Неривия не признаёт выборы, проведённые в Тешаре, и поддерживает территориальную целостность Вельморы.",
    "zh": "内里维亚不承认在泰沙拉举行的选举，支持韦尔莫拉的领土完整。",
    "ar": "لا تعترف نيريفيا بالانتخابات التي جرت في تيشارا وتدعم وحدة أراضي فيلمورا.",
}
# The same States, one put for the other.
OTHER = {
    "en": ("Nerivia", "Vinterra"), "fr": ("La Nérivie", "La Vinterra"), "es": ("Nerivia", "Vinterra"),
    "ru": ("Неривия", "Винтерра"), "zh": ("内里维亚", "温特拉"), "ar": ("نيريفيا", "فينتيرا"),
}  # fmt: skip


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return Gazetteer.load(sample_gazetteer())


def coded(text: str, names: Gazetteer, codebook: Codebook | None = None) -> tuple[Statement, ...]:
    return code(read_text(text), gazetteer=names, codebook=codebook)


def pairs(statements: Iterable[Statement]) -> set[tuple[str, str]]:
    return {(p.issue, p.stance) for statement in statements for p in statement.positions}


@pytest.mark.parametrize("language", NERIVIA)
def test_another_name_changes_only_the_name(language: str, names: Gazetteer) -> None:
    text = NERIVIA[language]
    one, other = coded(text, names), coded(text.replace(*OTHER[language]), names)
    assert pairs(one) == pairs(other) == {("vote", "against"), ("integrity", "for")}
    assert [s.actor for s in one] == [("QNR",)]
    assert [s.actor for s in other] == [("QVT",)]
    assert [[p.target for p in s.positions] for s in one] == [[p.target for p in s.positions] for s in other]


@pytest.mark.parametrize("language", NERIVIA)
def test_a_sentence_about_somebody_else_changes_nothing_of_the_first(language: str, names: Gazetteer) -> None:
    alone = coded(NERIVIA[language], names)
    added = {
        "en": " Perantia recognised the independence of Teshara.",
        "fr": " La Pérantie a reconnu l’indépendance du Téshara.",
        "es": " Perantia reconoció la independencia de Téshara.",
        "ru": " Перантия признала независимость Тешары.",
        "zh": "佩兰蒂亚承认泰沙拉独立。",
        "ar": " واعترفت بيرانتيا باستقلال تيشارا.",
    }[language]
    both = coded(NERIVIA[language] + added, names)
    own = [s for s in both if s.actor == ("QNR",)]
    assert pairs(own) == pairs(alone)
    assert pairs(s for s in both if s.actor == ("QPR",)) == {("status", "for")}


def test_the_order_of_issues_changes_nothing(names: Gazetteer) -> None:
    from importlib.resources import files

    raw = files("verbale.codebooks").joinpath("territorial-dispute.toml").read_text(encoding="utf-8")
    head, *issues = raw.split("[[issue]]")
    turned = _parse(head + "".join("[[issue]]" + issue for issue in reversed(issues)), "turned.toml")
    assert len(turned.issues) == len(tomllib.loads(raw)["issue"])
    for text in NERIVIA.values():
        assert coded(text, names, turned) == coded(text, names, load_codebook("territorial-dispute"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("If the elections were held, Nerivia would not recognise them.", id="a condition"),
        pytest.param("Does Nerivia recognise the elections held in Teshara?", id="a question"),
        pytest.param("Nerivia congratulated Velmora on its national day.", id="a ceremony"),
    ],
)
def test_what_is_no_position(text: str, names: Gazetteer) -> None:
    assert pairs(coded(text, names)) == set()
