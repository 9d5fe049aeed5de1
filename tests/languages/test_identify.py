"""The language of a passage: six, and everything else undetermined."""

import time

import pytest

from verbale.languages import identify

CASES = [
    pytest.param("The Government of Norland does not recognise the so-called elections.", "en", id="en"),
    pytest.param("Statement by the Ministry of Foreign Affairs of Norland", "en", id="en-heading"),
    pytest.param("Le Gouvernement de Norlande ne reconnaît pas les prétendues élections.", "fr", id="fr"),
    pytest.param("Déclaration du porte-parole du Ministère", "fr", id="fr-heading"),
    pytest.param("El Gobierno de Norlandia no reconoce las llamadas elecciones.", "es", id="es"),
    pytest.param("Правительство Норландии не признаёт так называемые выборы.", "ru", id="ru"),
    pytest.param("Заявление МИД", "ru", id="ru-heading"),
    pytest.param("北国政府不承认所谓的选举。", "zh-Hans", id="zh-simplified"),
    pytest.param("北國政府不承認所謂的選舉。", "zh-Hant", id="zh-traditional"),
    pytest.param("北国驻南国大使 Jon Smithson Peterson 声明", "zh-Hans", id="latin-name-in-chinese"),
    pytest.param("لا تعترف حكومة نورلاند بما يسمى الانتخابات.", "ar", id="ar"),
    pytest.param("O Governo da Norlândia não reconhece as chamadas eleições no território.", "und", id="pt-is-not-es"),
    pytest.param("Il Governo della Norlandia non riconosce le cosiddette elezioni nel territorio.", "und", id="it"),
    pytest.param("Die Regierung von Nordland erkennt die sogenannten Wahlen nicht an.", "und", id="de-is-not-en"),
    pytest.param("Norland Hükümeti sözde seçimleri tanımıyor ve bunları reddediyor.", "und", id="tr"),
    pytest.param("Уряд Норландії не визнає так звані вибори, що відбулися на цій території.", "und", id="uk-is-not-ru"),
    pytest.param("Правителството на Норландия не признава така наречените избори.", "und", id="bg-is-not-ru"),
    pytest.param("دولت نورلند این به اصطلاح انتخابات را به رسمیت نمی‌شناسد و گفت که", "und", id="fa-is-not-ar"),
    pytest.param("政府はこの選挙を認めないと述べた。", "und", id="ja-is-not-zh"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_identify(text, expected):
    assert identify(text) == expected


@pytest.mark.parametrize(
    ("text", "default"),
    [
        pytest.param("31.03.2020", "ru", id="digits"),
        pytest.param("Baku, 03.04.2020", "fr", id="city-and-date"),
        pytest.param("NORLAND", "es", id="one-name"),
        pytest.param("https://norland.example/en/statement-of-the-ministry-of-foreign-affairs", "ar", id="address"),
        pytest.param("大使", "zh-Hant", id="same-in-both-scripts"),
    ],
)
def test_what_does_not_tell_is_the_default(text, default):
    assert identify(text, default) == default


def test_chinese_that_does_not_tell_its_script_is_never_another_language():
    assert identify("大使", "en") == "zh-Hans"


def test_speed():
    passages = [f"{number} {case.values[0]}" for number in range(40) for case in CASES]
    identify(" ".join(case.values[0] for case in CASES))
    for case in CASES:
        identify(case.values[0])
    begin = time.process_time()
    for passage in passages:
        identify(passage)
    assert time.process_time() - begin < 2
