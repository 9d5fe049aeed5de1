"""Names and the codes they stand for, in six languages, with the near misses that taught the data its caution."""

from __future__ import annotations

import pytest

from verbale.gazetteer import Form, Gazetteer

# language, form, kind, value
NAMES = [
    ("en", "Azerbaijan", "actor", "AZE", "short name"),
    ("en", "Republic of Azerbaijan", "actor", "AZE", "official name"),
    ("en", "UK", "actor", "GBR", "abbreviation"),
    ("en", "U.S.", "actor", "USA", "abbreviation with stops"),
    ("en", "Turkey", "actor", "TUR", "name given up"),
    ("en", "Türkiye", "actor", "TUR", "name of today"),
    ("en", "Czechia", "actor", "CZE", "short name of today"),
    ("en", "Burma", "actor", "MMR", "older name"),
    ("en", "Norwegian", "demonym", "NOR", "adjective"),
    ("en", "Norwegians", "demonym", "NOR", "people"),
    ("en", "Holy See", "actor", "VAT", "observer"),
    ("en", "NAM", "actor", "NONALIGNED", "abbreviation that is a State's code"),
    ("en", "White House", "actor", "USA", "seat as metonym"),
    ("en", "British Foreign Office", "actor", "GBR", "ministry"),
    ("en", "Northern Ireland", "place", "Northern Ireland", "no State's name inside it"),
    ("en", "South China Sea", "place", "South China Sea", "no State's name inside it"),
    ("en", "New York", "place", "New York", "city"),
    ("en", "China Daily", "medium", "China Daily", "no State's name inside it"),
    ("en", "Minsk Group", "actor", "OSCE-MG", "format, no city"),
    ("en", "NATO Secretary General", "actor", "NATO", "not the Secretary-General of the United Nations"),
    ("fr", "Norvège", "actor", "NOR", "short name"),
    ("fr", "norvégiennes", "demonym", "NOR", "feminine plural"),
    ("fr", "Quai d'Orsay", "actor", "FRA", "seat as metonym"),
    ("fr", "ONU", "actor", "UN", "abbreviation"),
    ("fr", "communauté internationale", "actor", "INTL-COMMUNITY", "collective"),
    ("fr", "Bakou", "place", "Baku", "exonym"),
    ("es", "EE.UU.", "actor", "USA", "plural abbreviation"),
    ("es", "noruegas", "demonym", "NOR", "feminine plural"),
    ("es", "OTAN", "actor", "NATO", "abbreviation"),
    ("es", "Ginebra", "place", "Geneva", "exonym"),
    ("es", "Corea del Norte", "actor", "PRK", "short name"),
    ("ru", "Норвегии", "actor", "NOR", "genitive"),
    ("ru", "Азербайджаном", "actor", "AZE", "instrumental"),
    ("ru", "США", "actor", "USA", "abbreviation"),
    ("ru", "РФ", "actor", "RUS", "abbreviation"),
    ("ru", "норвежск*", "demonym", "NOR", "adjective"),
    ("ru", "Москвы", "place", "Moscow", "genitive of a capital"),
    ("ru", "Кремля", "actor", "RUS", "seat as metonym"),
    ("ru", "ЕС", "actor", "EU", "abbreviation"),
    ("ru", "Путиным", "actor", "RUS", "person, instrumental"),
    ("zh", "阿塞拜疆", "actor", "AZE", "mainland usage"),
    ("zh", "亚塞拜然", "actor", "AZE", "Taiwan usage"),
    ("zh", "沙乌地阿拉伯", "actor", "SAU", "Taiwan usage"),
    ("zh", "纽西兰", "actor", "NZL", "Taiwan usage"),
    ("zh", "北韩", "actor", "PRK", "Taiwan usage"),
    ("zh", "朝鲜", "actor", "PRK", "mainland usage"),
    ("zh", "中方", "actor", "CHN", "epithet"),
    ("zh", "美方", "actor", "USA", "epithet"),
    ("zh", "安理会", "actor", "UNSC", "abbreviation"),
    ("zh", "欧安组织", "actor", "OSCE", "abbreviation"),
    ("zh", "阿盟", "actor", "LAS", "abbreviation"),
    ("zh", "约旦河西岸", "place", "West Bank", "no State's name inside it"),
    ("zh", "发展中国家", "actor", "DEVELOPING-COUNTRIES", "holds the characters of a State's name by accident"),
    ("zh", "北美国家", "place", "North America", "holds the characters of a State's name by accident"),
    ("zh", "新华社", "medium", "Xinhua", "agency"),
    ("ar", "نرويج", "actor", "NOR", "bare, the article is the matcher's"),
    ("ar", "نرويجية", "demonym", "NOR", "feminine adjective"),
    ("ar", "البيت الأبيض", "actor", "USA", "seat as metonym"),
    ("ar", "مجلس الأمن", "actor", "UNSC", "organ"),
    ("ar", "سلطنة عمان", "actor", "OMN", "full name"),
    ("ar", "عمان", "place", "Amman", "the city: the State is named in full"),
    ("ar", "رويترز", "medium", "Reuters", "agency"),
]

ABSENT = [
    ("en", "Kingdom", "actor", "an epithet that fits too many"),
    ("en", "Council", "actor", "too many"),
    ("es", "EU", "actor", "no abbreviation of the Union in Spanish"),
    ("fr", "AU", "actor", "the article, in a heading in capitals"),
    ("ar", "مالي", "actor", "financial"),
    ("ar", "عمان", "actor", "Amman"),
    ("ar", "ماليه", "place", "folds to the feminine of financial"),
    ("ar", "روسيا", "demonym", "the State's name"),
    ("zh", "外交政策", "medium", "a title that is a term"),
    ("en", "Abbas", "actor", "a first name too"),
    ("ru", "Того", "actor", "of that"),
    ("zh", "美", "actor", "beautiful"),
    ("zh", "中", "actor", "middle"),
    ("zh", "大会", "actor", "any congress"),
    ("zh", "法方", "actor", "inside words about law"),
    ("ru", "Норвегия*", "actor", "a stem would swallow the adjective"),
]


def found(language: str, text: str, kind: str) -> list[Form]:
    return [form for form in Gazetteer.load().forms(language) if form.text == text and form.kind == kind]


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"), [row[:4] for row in NAMES], ids=[f"{row[0]} {row[4]}" for row in NAMES]
)
def test_a_form_stands_for_its_actor_or_place(language: str, text: str, kind: str, value: str) -> None:
    assert [form.value for form in found(language, text, kind)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "kind"), [row[:3] for row in ABSENT], ids=[f"{row[0]} {row[3]}" for row in ABSENT]
)
def test_unsafe_forms_are_not_in_the_data(language: str, text: str, kind: str) -> None:
    assert found(language, text, kind) == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "values"),
    [
        ("en", "Congo", "actor", ["COD", "COG"]),
        ("zh", "刚果", "actor", ["COD", "COG"]),
        ("ru", "Корее", "actor", ["KOR", "PRK"]),
        ("en", "Korean", "demonym", ["KOR", "PRK"]),
        ("en", "Guterres", "actor", ["UNSG", "PRT"]),
    ],
    ids=["two States", "two States in Chinese", "inflected", "adjective", "a person of two offices"],
)
def test_ambiguous_forms_keep_their_alternatives(language: str, text: str, kind: str, values: list[str]) -> None:
    [form] = found(language, text, kind)
    assert [form.value, *form.alternatives] == values


def test_a_name_and_a_city_may_share_a_form() -> None:
    assert [form.value for form in found("fr", "Luxembourg", "actor")] == ["LUX"]
    assert [(form.value, form.role) for form in found("fr", "Luxembourg", "place")] == [("Luxembourg", "capital")]


def test_land_is_told_from_those_who_govern_it() -> None:
    [land], [authorities] = found("en", "Abkhazia", "actor"), found("en", "Republic of Abkhazia", "actor")
    assert (land.value, land.role) == ("ABKH", "territory")
    assert (authorities.value, authorities.role) == ("ABKH", "name")


def test_proper_names_ask_for_a_capital_and_adjectives_do_not() -> None:
    assert found("ru", "Чад", "actor")[0].case_sensitive
    assert found("en", "Jordan", "actor")[0].case_sensitive
    assert not found("fr", "norvégien", "demonym")[0].case_sensitive
    assert not found("en", "international community", "actor")[0].case_sensitive


def test_names_alike_in_all_languages_stand_in_every_one() -> None:
    for language in ("en", "ru", "zh", "ar", "und"):
        assert [form.value for form in found(language, "Day.Az", "medium")] == ["Day.Az"]
