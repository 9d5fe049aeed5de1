"""Folds text for matching without changing its length, so that every offset stays good.

Lower case; traditional Chinese to simplified; Arabic alef, ya and ta marbuta to one shape each; Cyrillic yo, whose
dots are seldom printed, to ye; hyphens, apostrophes,
quotation marks, brackets and every kind of blank to a space. Stops and commas stay: they part phrases.
Source of the Chinese table: OpenCC (t2s, single characters); of the Arabic one: the usual search normalisation.
"""

from __future__ import annotations

from functools import cache, lru_cache

from verbale.languages.scripts import simplify_table

_ARABIC = {0x0622: 0x0627, 0x0623: 0x0627, 0x0625: 0x0627, 0x0671: 0x0627, 0x0649: 0x064A, 0x0629: 0x0647}
# Hyphens and dashes, apostrophes, quotation marks of all six languages, brackets, marks of posts and lists, blanks.
_BLANKS = (
    "\t\n\r\x0b\x0c\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212'\u2018\u2019\u201a\u201b\u02bc`\u00b4\"\u201c\u201d\u201e\u201f"
    "\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\u300a\u300b\u3008\u3009()[]{}\uff08\uff09\u3010\u3011"
    "#@*_/\\|<>\u2022\u2026"
)

_CYRILLIC = {0x0401: 0x0435, 0x0451: 0x0435}


@cache
def _table() -> dict[str, str]:
    table = {**simplify_table(), **_ARABIC, **_CYRILLIC, **dict.fromkeys(map(ord, _BLANKS), 0x20)}
    table[0x0130] = 0x69  # lower-casing a dotted capital I would make two characters of it
    return {chr(written): chr(folded) for written, folded in table.items()}


# Names, concepts and citations are looked for in the same text one after the other.
@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """The text folded for matching; always as long as the text itself."""
    table = _table()
    # Replacing the few characters that do change is many times faster than translating every character.
    for character in table.keys() & set(text):
        text = text.replace(character, table[character])
    return text.lower()
