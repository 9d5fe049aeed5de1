"""Write src/verbale/gazetteer/cldr.toml: names of States and territories from the Unicode CLDR, through Babel.

    python tools/make_cldr_names.py

Babel is a development tool here and no dependency of the library. Only names are taken that text uses as they stand:
those with brackets or dashes explain themselves to a reader of a list, and are left to the curated files.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import babel
import opencc
from babel import Locale
from babel.core import get_global

DATA = Path(__file__).parents[1] / "src" / "verbale" / "gazetteer"
LOCALES = {
    "en": ("en", "en_GB"),
    "fr": ("fr", "fr_CA"),
    "es": ("es", "es_419", "es_MX"),
    "ru": ("ru",),
    "zh": ("zh", "zh_Hant", "zh_Hant_HK"),
    "ar": ("ar", "ar_EG", "ar_SA", "ar_LY"),
}
ENTITIES = frozenset({"EH", "TW", "XK"})
"""Curated as entities, whose names are listed there as those of territories: CLDR adds nothing to them."""
EXPLAINED = frozenset("()（）[]-–")
HOMOGRAPHS = frozenset({("MLI", "ar"), ("OMN", "ar"), ("TGO", "ru"), ("COD", "es"), ("COG", "es")})
"""Names that are common words in that language, or another's as well: the curated files have them in safe company."""

LEFT_OUT = frozenset([
    "AC", "AS", "CP", "CQ", "DG", "EA", "EU", "EZ", "FK", "GF", "GI", "GL", "GU", "HK", "IC", "MO", "NC", "PF", "PR",
    "PS", "QO", "TA", "UN", "XA", "XB", "YT", "ZZ",
])  # fmt: skip
"""Not countries, or names that say more than where: the curated files have them."""

HEADER = f"""\
# Short names of States and territories. Do not edit: tools/make_cldr_names.py wrote it from Babel {babel.__version__}.
# Facts: Unicode Common Locale Data Repository (CLDR), under the Unicode licence. Traditional Chinese names of the
# zh_Hant and zh_Hant_HK locales stand in simplified characters under zh, because text is matched after folding.
"""


def curated_codes() -> frozenset[str]:
    """The codes the curated files have entries for: other CLDR territories are regions."""
    states = tomllib.loads((DATA / "states.toml").read_text(encoding="utf-8"))["state"]
    return frozenset(entry["code"] for entry in states)


def names(territory: str) -> Iterator[tuple[str, list[str]]]:
    """The usable names of a territory by language, the language's main locale first."""
    simplified = opencc.OpenCC("t2s")
    for language, locales in LOCALES.items():
        found = [Locale.parse(locale).territories.get(territory, "") for locale in locales]
        usable = [name.replace("’", "'") for name in found if usable_name(name, language)]
        if language == "zh":
            usable = [simplified.convert(name) for name in usable]
        yield language, list(dict.fromkeys(usable))
    traditional = Locale.parse("zh_Hant").territories.get(territory, "")
    yield "zh-Hant", [traditional] if usable_name(traditional, "zh") else []


def usable_name(name: str, language: str) -> bool:
    """Whether text uses the name as it stands: nothing in brackets, no dash between words, no character of a list."""
    if not name or " & " in name:
        return False
    dashes_of_lists = " - " in name or " – " in name
    return not dashes_of_lists and not EXPLAINED - {"-"} & set(name)


def render() -> str:
    """The whole file. States and entities come first, by code; then the territories, by English name."""
    alpha3 = {code: data for code, data in get_global("territory_aliases").items() if len(code) == 3}
    curated = curated_codes()
    codes = {aliases[0]: code for code, aliases in alpha3.items() if len(aliases) == 1 and code in curated}
    actors, regions = [], []
    for territory, english in sorted(Locale.parse("en").territories.items()):
        if len(territory) != 2 or territory in LEFT_OUT:
            continue
        code = codes.get(territory)
        lines = [f"{language} = [{', '.join(map(quoted, found))}]" for language, found in names(territory) if found]
        lines = [line for line in lines if (code, line.partition(" ")[0]) not in HOMOGRAPHS]
        if territory in ENTITIES or not lines:
            continue
        if code in curated:
            actors.append("\n".join(["[[state]]", f'code = "{code}"', *lines]))
        elif usable_name(english, "en"):
            regions.append("\n".join(["[[region]]", f"name = {quoted(english.replace('’', chr(39)))}", *lines]))
    return "\n\n".join([HEADER.rstrip("\n"), *sorted(actors), *sorted(regions)]) + "\n"


def quoted(text: str) -> str:
    return f'"{text}"'


if __name__ == "__main__":
    (DATA / "cldr.toml").write_text(render(), encoding="utf-8")
    sys.exit(0)
