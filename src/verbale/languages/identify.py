"""Tells the language of a passage: the six the project reads, or `und` for any other.

By script first, which settles most. Within a script by the commonest words of the languages (`[text] common`, and
`others.toml` for the languages we must not mistake for ours), then, where those do not decide, by lingua's n-grams.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from verbale.languages.load import load
from verbale.languages.scripts import han_variant, script

if TYPE_CHECKING:
    from lingua import LanguageDetector

_SAMPLE = 400  # characters; a passage is in one language, and this much of it tells
_WORDS = re.compile(r"[^\W\d_]+")
_ADDRESSES = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[\w-]+\.[a-z]{2,6}/\S*|@\w+")
_SCRIPTS = {"Latin": ("en", "fr", "es"), "Cyrillic": ("ru",)}
_MIN_LETTERS = 12  # fewer tell nothing: a city, an abbreviation
_MIN_LETTERS_OTHER = 40  # names and headings of one or two words look like any language
_SURE = 0.65  # of lingua's probability mass
_FOREIGN_SHARE = 0.02  # of letters that Arabic does not write


def identify(text: str, default: str = "und") -> str:
    """The language of a passage: `en` `fr` `es` `ru` `zh-Hans` `zh-Hant` `ar`, or `und` if it is clearly another.

    `default` is given where the passage does not tell: no letters, a few words, names only. Judged by its first 400
    characters. Chinese without a character that tells the scripts apart is `default` if that is Chinese, else
    `zh-Hans`.
    """
    sample = text[:_SAMPLE]
    if "/" in sample or "@" in sample:
        sample = _ADDRESSES.sub(" ", sample)
    verdict = _identify(sample)
    if verdict == "zh":
        return default if default.startswith("zh-") else "zh-Hans"
    return verdict or default


@lru_cache(maxsize=8192)
def _identify(sample: str) -> str:
    """As `identify`, with an empty string for what does not tell and `zh` for Chinese in either script."""
    found = script(sample)
    if found is None:
        return ""
    if found == "Han":
        return han_variant(sample) or "zh"
    if found == "Arabic":
        return _arabic(sample)
    if found in _SCRIPTS:
        return _by_words(sample, found) or _by_letters(sample, found)
    return "und"


def _arabic(sample: str) -> str:
    """Arabic, unless letters of Persian, Urdu or another language of the script occur to speak of."""
    letters = frozenset(load("ar").text["letters"])
    written = [letter for letter in "".join(_WORDS.findall(sample)) if letter >= "\u0600"]
    foreign = sum(letter not in letters for letter in written)
    return "und" if foreign > _FOREIGN_SHARE * len(written) else "ar"


@cache
def _common_words(found: str) -> Mapping[str, tuple[str, ...]]:
    """Word → the languages of the script that have it among their commonest."""
    raw = files("verbale.languages").joinpath("others.toml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = {code: load(code).text["common"] for code in _SCRIPTS[found]}
    lists |= tomllib.loads(raw)[found.lower()]
    words: dict[str, list[str]] = {}
    for code, common in lists.items():
        for word in common:
            words.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in words.items()}


def _by_words(sample: str, found: str) -> str:
    """The language whose commonest words the passage is full of, and no other's nearly as much; else nothing."""
    common = _common_words(found)
    words = _WORDS.findall(sample.lower())
    hits: dict[str, int] = {}
    for word in words:
        for code in common.get(word, ()):
            hits[code] = hits.get(code, 0) + 1
    if not hits:
        return ""
    best = max(hits, key=hits.__getitem__)
    rest = max((count for code, count in hits.items() if code != best), default=0)
    if hits[best] < 4 or hits[best] < 2 * rest or hits[best] * 5 < len(words):
        return ""
    return best if best in _SCRIPTS[found] else "und"


def _by_letters(sample: str, found: str) -> str:
    letters = sum(map(len, _WORDS.findall(sample)))
    if letters < _MIN_LETTERS:
        return ""
    best = _detector(found).compute_language_confidence_values(sample)[0]
    if best.value < _SURE:
        return ""
    code = best.language.iso_code_639_1.name.lower()
    if code in _SCRIPTS[found]:
        return code
    return "und" if letters >= _MIN_LETTERS_OTHER else ""


@cache
def _detector(found: str) -> LanguageDetector:
    """Our languages of the script and the neighbours most easily taken for them; the small models."""
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    raw = files("verbale.languages").joinpath("others.toml").read_text(encoding="utf-8")
    codes = [*_SCRIPTS[found], *tomllib.loads(raw)[found.lower()]]
    isos = [getattr(IsoCode639_1, code.upper()) for code in codes]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*isos).with_low_accuracy_mode().build()
