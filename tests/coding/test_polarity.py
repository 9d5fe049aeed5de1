"""Polarity: negation, refusal and absence, in whatever words, become one symbol with the predicate they belong to."""

from __future__ import annotations

import pytest

from verbale.coding import explain
from verbale.gazetteer import Gazetteer
from verbale.reading import read_text
from verbale.sample import gazetteer as sample_gazetteer

# Folded concept: in each language, words that come to it.
FOLDED = {
    "deny-recognition": {
        "en": ["does not recognise", "refuses to recognise", "has never recognised", "was not recognised"],
        "fr": ["ne reconnaît pas", "refuse de reconnaître", "n'a jamais reconnu", "n'est pas reconnu"],
        "es": ["no reconoce", "se niega a reconocer", "nunca ha reconocido", "no es reconocida"],
        "ru": ["не признаёт", "отказывается признать", "никогда не признавала", "не признается"],
        "zh": ["不承认", "拒不承认", "从未承认", "不予承认"],
        "ar": ["لا تعترف", "لم تعترف", "لن تعترف", "عدم الاعتراف"],
    },
    "invalid": {
        "en": ["is not valid", "lacks legitimacy", "is unlawful"],
        "fr": ["n'est pas valide", "dépourvu de légitimité", "est illégal"],
        "es": ["no es válido", "carece de legitimidad", "es ilegal"],
        "ru": ["не является законным", "нелегитимно", "незаконно"],
        "zh": ["不合法", "没有合法性", "非法"],
        "ar": ["غير شرعي", "غير قانونية", "يفتقر إلى الشرعية"],
    },
    "no-effect": {
        "en": ["has no legal effect", "without legal force"],
        "fr": ["n'a aucun effet juridique", "sans effet juridique"],
        "es": ["no tiene efecto jurídico", "sin efectos jurídicos"],
        "ru": ["не имеет юридической силы", "не имеет никаких правовых последствий"],
        "zh": ["没有法律效力", "不产生法律后果"],
        "ar": ["ليس له أثر قانوني", "لا آثار قانونية"],
    },
    "no-prejudge": {
        "en": ["does not prejudge", "cannot affect", "without prejudice", "should not affect"],
        "fr": ["ne préjuge pas", "ne saurait affecter", "sans préjudice", "ne doit pas influer sur"],
        "es": ["no prejuzga", "no puede afectar", "sin perjuicio", "no debe influir en"],
        "ru": ["не предрешает", "не может повлиять", "без ущерба для", "не должны повлиять"],
        "zh": ["不预断", "不能影响", "不影响", "不应影响"],
        "ar": ["لا يستبق", "لا تؤثر على", "دون المساس", "ينبغي ألا يؤثر على"],
    },
    "no-alternative": {
        "en": ["there is no alternative", "no other way"],
        "fr": ["il n'y a pas d'alternative", "sans autre issue"],
        "es": ["no hay alternativa", "no existe otra salida"],
        "ru": ["нет альтернативы", "нет иного пути"],
        "zh": ["没有其他选择", "别无选择"],
        "ar": ["لا بديل", "ليس هناك بديل"],
    },
    "undermine": {
        "en": ["does not contribute", "is not conducive"],
        "fr": ["ne contribue pas", "n'est pas propice"],
        "es": ["no contribuye", "no facilita"],
        "ru": ["не способствует", "не помогает"],
        "zh": ["不利于", "无助于"],
        "ar": ["لا يسهم", "لا تساعد"],
    },
    "not-accept": {
        "en": ["does not accept"],
        "fr": ["n'accepte pas"],
        "es": ["no acepta"],
        "ru": ["не принимает"],
        "zh": ["不能同意"],
        "ar": ["لا تقبل"],
    },
}
# A double negation affirms: the predicate stays, and nothing is denied.
AFFIRMED = {
    "en": ("cannot but condemn", "condemn"),
    "fr": ("ne peut que condamner", "condemn"),
    "es": ("no puede sino condenar", "condemn"),
    "ru": ("не может не осудить", "condemn"),
    "zh": ("不能不谴责", "condemn"),
    "ar": ("لا يسعه إلا أن يدين", "condemn"),
}
# Words in which a negation stands by but denies something else.
APART = {
    "en": "has not said whether it recognises",
    "fr": "ne dit pas si elle reconnaît",
    "es": "no dice si reconoce",
    "ru": "не сказал, признает ли",
    "zh": "没有说明是否承认",
    "ar": "لم يقل ما إذا كانت تعترف",
}


def cases() -> list[object]:
    return [
        pytest.param(concept, language, words, id=f"{language}-{concept}-{number}")
        for concept, by_language in FOLDED.items()
        for language, several in by_language.items()
        for number, words in enumerate(several, start=1)
    ]


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return Gazetteer.load(sample_gazetteer())


def concepts(words: str, language: str, names: Gazetteer) -> list[str]:
    (sentence,) = explain(read_text(words, language=language), gazetteer=names)
    return [concept.name for concept in sentence.concepts]


@pytest.mark.parametrize(("concept", "language", "words"), cases())
def test_negation_is_folded_into_its_predicate(concept: str, language: str, words: str, names: Gazetteer) -> None:
    read = concepts(words, language, names)
    assert concept in read
    assert "not" not in read


@pytest.mark.parametrize("language", AFFIRMED)
def test_a_double_negation_affirms(language: str, names: Gazetteer) -> None:
    words, concept = AFFIRMED[language]
    read = concepts(words, language, names)
    assert concept in read
    assert "not" not in read
    assert "approve" not in read


@pytest.mark.parametrize("language", APART)
def test_a_negation_of_something_else_is_left_alone(language: str, names: Gazetteer) -> None:
    read = concepts(APART[language], language, names)
    assert "deny-recognition" not in read
    assert "recognise" in read
