"""Resolutions cited in words: by number and year, by session and number, or by number alone where the body is plain.

Number and year of a Security Council resolution must belong together: that tells 822 (1993) from a number with a
year behind it, and from the resolutions of other bodies that are numbered in the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from verbale.marking.symbols import council_year, is_council_resolution, series
from verbale.marking.vocabulary import connectors
from verbale.model import Document, Mark

_BODIES = {
    "word:security-council": "S",
    "word:general-assembly": "A",
    "word:human-rights-council": "HRC",
    "word:economic-and-social-council": "E",
    "word:parliamentary-assembly": "PACE",
}
_BRACKETED = re.compile(r"[(\uff08](?:(\d{4})|((?:E?S-)?[IVX]{1,6}))[)\uff09]")
_NUMBER_BEFORE = re.compile(r"(?<![A-Za-z\d\u0400-\u04ff/.,\-(])(\d{1,4})(?:[ \u00a0]?[A-F])?[ \u00a0]{0,2}$")
_IN_LIST = re.compile(r"((?:E?S-)?\d{1,4}/\d{1,3})|(\d{1,4})(?![\d/]|[ \u00a0]?[(\uff08])")
_ITEM = r"(?:(?:E?S-)?\d{1,4}/\d{1,3}|\d{1,4}(?:[ \u00a0]?[(\uff08][\w-]{1,8}[)\uff09])?)(?![\d%])"
_FAR = 400


def find(document: Document, words: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    """Every resolution cited by number, in no particular order; numbers whose body cannot be told are left out."""
    text = document.text
    resolutions = [m for m in words if m.value == "word:resolution"]
    bodies = [m for m in words if m.value in _BODIES]
    if not resolutions and not bodies:
        return
    yield from _numbered(document, [m.start for m in resolutions], bodies)
    # Where only one body's resolutions can be meant in the whole document, a number alone is one of them.
    only = {_BODIES[b.value] for b in bodies}
    default = only.pop() if len(only) == 1 else ""
    for word in resolutions:
        for start, end in _lists(text, word, bodies):
            yield from _listed(text, start, end, _body(min(start, word.start), max(end, word.end), bodies) or default)


def _numbered(document: Document, named_at: Sequence[int], bodies: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    """Numbers with a year or a session in brackets: they tell for themselves whose they are."""
    text, blocks = document.text, document.blocks
    starts = [block.start for block in blocks]
    for bracket in _BRACKETED.finditer(text):
        match = _NUMBER_BEFORE.search(text, max(0, bracket.start() - 9), bracket.start())
        if match is None:
            continue
        block = blocks[bisect_right(starts, bracket.start()) - 1]
        named = bisect_left(named_at, block.start) < bisect_left(named_at, block.end)
        number, span = int(match[1]), (match.start(), bracket.end())
        if bracket[1] is None:
            if named or number >= 100:
                yield *span, f"A/RES/{number}({bracket[2]})"
        elif is_council_resolution(number, int(bracket[1])):
            yield *span, f"S/RES/{number}({int(bracket[1])})"
        elif named and _body(*span, bodies) == "PACE":
            yield *span, f"PACE Resolution {number} ({int(bracket[1])})"


def _lists(text: str, word: Mark, bodies: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Stretches of numbers that a word for resolution governs, behind it or, in Chinese, before it."""
    after, before = _list_patterns()
    match = after.match(text, word.end)
    if match is None:
        body = next((b for b in bodies[bisect_left(bodies, (word.end,)) :][:1] if b.start - word.end <= 24), None)
        if body is not None and not re.search(r"[\d.,;:()\n]", text[word.end : body.start]):
            match = after.match(text, body.end) or re.compile(r"[ \u00a0]?\w{2,6}(?=[ \u00a0])").match(text, body.end)
            if match is not None and not match.re.groups:
                match = after.match(text, match.end())
    if match is not None:
        yield match.span(1)
    match = before.search(text, max(0, word.start - 90), word.start)
    if match is not None:
        yield match.span(1)


@cache
def _list_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    c = connectors()
    blank = r"[^\S\n]{0,2}"
    mark = rf"(?:(?:{c.numero}){blank}){{0,2}}"
    items = rf"{_ITEM}(?:{blank}{c.joins}{blank}(?:{c.joins}{blank})?{mark}{_ITEM}){{0,12}}"
    after = re.compile(rf"{blank}{mark}({items})")
    numbered = (
        rf"{_ITEM}(?:{blank}(?:{c.number_after})?{blank}{c.joins}{blank}(?:{c.number_before})?{blank}{_ITEM}){{0,12}}"
    )
    before = re.compile(rf"({numbered}){blank}(?:{c.number_after})[^\s\d,.;\uff0c\u3002\uff1b\u3001]{{0,12}}$")
    return after, before


def _listed(text: str, start: int, end: int, body: str) -> Iterator[tuple[int, int, str]]:
    for match in _IN_LIST.finditer(text, start, end):
        if match.start() and text[match.start() - 1] in "(\uff08/":
            continue
        value = _of_session(match[1], body) if match[1] else _bare(int(match[2]), body)
        if value:
            yield match.start(), match.end(), value


def _of_session(number: str, body: str) -> str | None:
    year = int(number.partition("/")[0]) if number[0].isdigit() else 0
    if year > 100:
        return f"E/RES/{number}" if body == "E" and year > 1970 else None
    return f"A/HRC/RES/{number}" if body == "HRC" else f"A/RES/{number}" if body in "AS" and body else None


def _bare(number: int, body: str) -> str | None:
    if body == "A" or (number in series().sessions and body != "S"):
        session = series().sessions.get(number)
        return f"A/RES/{number}({session})" if session else None
    year = council_year(number) if body == "S" else None
    return f"S/RES/{number}({year})" if year else None


def _body(start: int, end: int, bodies: Sequence[Mark]) -> str:
    """Whose resolution it is: the body named nearest, before or behind; an empty string where none is named near."""
    at = bisect_left(bodies, (start,))
    near = [(start - b.end, b.value) for b in bodies[max(0, at - 1) : at]]
    near += [(max(0, b.start - end), b.value) for b in bodies[at : at + 1]]
    gap, value = min(near, default=(_FAR, ""))
    if gap < _FAR:
        return _BODIES[value]
    return ""
