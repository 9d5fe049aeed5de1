"""Scripts and the two shapes of Chinese."""

import pytest

from verbale.languages.scripts import han_variant, script, simplify, simplify_table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", None, id="empty"),
        pytest.param("31.03.2020 / 17", None, id="digits-only"),
        pytest.param("Note verbale", "Latin", id="latin"),
        pytest.param("Нота", "Cyrillic", id="cyrillic"),
        pytest.param("مذكرة شفوية", "Arabic", id="arabic"),
        pytest.param("普通照会", "Han", id="han"),
        pytest.param("北国驻南国大使 John Smith 声明", "Han", id="latin-name-in-chinese"),
        pytest.param("The Norlandic word 照会 means note verbale", "Latin", id="chinese-word-in-english"),
        pytest.param("この選挙を認めない", "Kana", id="japanese-is-not-han"),
        pytest.param("대한민국 정부", "Hangul", id="korean"),
        pytest.param("Լեռնային", "Other", id="armenian"),
    ],
)
def test_script(text, expected):
    assert script(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("国际社会对选举的反应", "zh-Hans", id="simplified"),
        pytest.param("國際社會對選舉的反應", "zh-Hant", id="traditional"),
        pytest.param("大使", None, id="the-same-in-both"),
        pytest.param("公里", None, id="one-ambiguous-character-does-not-tell"),
    ],
)
def test_han_variant(text, expected):
    assert han_variant(text) == expected


def test_simplify_keeps_length_and_is_stable():
    text = "北國總統與國際社會，mixed 文本"
    once = simplify(text)
    assert len(once) == len(text)
    assert once == "北国总统与国际社会，mixed 文本"
    assert simplify(once) == once


def test_the_table_maps_one_character_to_one():
    assert len(simplify_table()) > 3000
    assert all(isinstance(new, int) for new in simplify_table().values())
