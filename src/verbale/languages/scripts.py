"""Which script a passage is written in, and which Chinese characters are the same one in two shapes.

The Chinese tables are OpenCC's, character by character: they keep length, so offsets stay good. They are built on
first use (about 30 ms).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

Script = Literal["Han", "Latin", "Cyrillic", "Arabic", "Kana", "Hangul", "Other"]

_LETTERS: tuple[tuple[Script, str], ...] = (
    ("Han", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"),
    ("Latin", "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"),
    ("Cyrillic", "\u0400-\u052f\u1c80-\u1c8f"),
    ("Arabic", "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7"
        "\ufb50-\ufdff\ufe70-\ufefc"),
    ("Kana", "\u3041-\u30ff\u31f0-\u31ff"),
    ("Hangul", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"),
)  # fmt: skip
_KNOWN = "".join(letters for _, letters in _LETTERS)
_RUNS = re.compile(
    "|".join(f"(?P<{name}>[{letters}]+)" for name, letters in _LETTERS) + rf"|(?P<Other>[^\W\d_{_KNOWN}]+)"
)
# A Chinese character says about as much as this many letters: a Chinese sentence with foreign names in it stays one.
_LETTERS_PER_HAN = 3

_UNIFIED = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2A6E0))


def letter_counts(text: str) -> dict[Script, int]:
    """How many letters of each script the text has; every script has an entry."""
    counts: dict[Script, int] = dict.fromkeys(get_args(Script), 0)
    for run in _RUNS.finditer(text):
        counts[run.lastgroup] += run.end() - run.start()  # type: ignore[index]  # the groups are the scripts
    return counts


def script(text: str) -> Script | None:
    """The script most of the text is in, or None if it has no letters.

    A Chinese character weighs as three letters; any kana to speak of makes Han text Japanese.
    """
    counts = letter_counts(text)
    if counts["Kana"] * 10 > counts["Han"]:
        counts["Kana"] += counts["Han"]
        counts["Han"] = 0
    counts["Han"] *= _LETTERS_PER_HAN
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else None


@cache
def simplify_table() -> Mapping[int, int]:
    """For `str.translate`: each traditional character's simplified one. One character always becomes one."""
    return MappingProxyType({ord(old): ord(new) for old, new in _changed("t2s")})


def simplify(text: str) -> str:
    """The text in simplified characters, always as long as the text itself."""
    return text.translate(simplify_table())


def han_variant(text: str) -> Literal["zh-Hans", "zh-Hant"] | None:
    """Simplified or traditional, by the characters that exist in one of the two only; None if they do not tell.

    One simplified character alone does not: 里, 后 and some more are old characters too, of another meaning.
    """
    simplified, traditional = _telling()
    characters = set(text)
    old, new = len(characters & traditional), len(characters & simplified)
    if old == new or (old == 0 and new == 1):
        return None
    return "zh-Hant" if old > new else "zh-Hans"


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Characters of simplified text only, and of traditional text only."""
    traditional = {old for old, _ in _changed("t2s")}
    simplified = {old for old, _ in _changed("s2t")}
    return frozenset(simplified - traditional), frozenset(traditional - simplified)


@cache
def _changed(configuration: str) -> tuple[tuple[str, str], ...]:
    """Every unified ideograph that a conversion of OpenCC changes, with what it becomes."""
    from opencc import OpenCC  # loads its dictionaries: only when a table is built

    characters = [chr(code) for first, last in _UNIFIED for code in range(first, last)]
    # A line each, so that the phrases of the dictionaries cannot match.
    converted: list[str] = OpenCC(configuration).convert("\n".join(characters)).split("\n")
    return tuple((old, new) for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1)
