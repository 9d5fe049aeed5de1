"""Lines with letters that run from right to left: from the order on the page to the order of reading.

A PDF shows glyphs at places; the order of reading is inferred (the reverse of the Unicode Bidirectional Algorithm,
UAX #9). pdfium does that too, but parts numbers from their signs, turns words of Latin script about, and mirrors
brackets that were never mirrored. Only its order inside words and numbers is kept: these are the tokens here. They are
sorted by place, read from the side the line begins on, and runs of the other direction are turned back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_LETTERS = "\u0590-\u05ff\u0600-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200c\u200d"
_PUNCTUATION = "\u060c\u061b\u061f\u06d4\u066a-\u066c"
RIGHT_TO_LEFT = re.compile(f"(?![{_PUNCTUATION}])[{_LETTERS}]")
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN = re.compile(
    rf"(?P<right>(?:(?![{_PUNCTUATION}])[{_LETTERS}])+)|(?P<number>[{_DIGITS}]+)|(?P<space>\s)"
    rf"|(?P<left>(?:(?![{_LETTERS}])[^\W\d_])+)|(?P<other>.)",
    re.DOTALL,
)
# Signs that hold a number together, if a digit stands on both sides (types CS of UAX #9).
_SEPARATORS = frozenset(".,/:\u060c\u066b\u066c")
_OPENING, _CLOSING = "([{«‹<", ")]}»›>"
_PARTNER = dict(zip(_OPENING + _CLOSING, _CLOSING + _OPENING, strict=True))
MIRRORED = str.maketrans(_PARTNER)
BRACKETS = frozenset(_PARTNER)


_ITEM_NUMBER = re.compile(rf"[^\w\s]?[{_DIGITS}]{{1,3}}[^\w\s]?")


class Token(NamedTuple):
    """A word, a number, a sign or a blank, with its place on the line."""

    text: str
    kind: str
    left: float
    right: float
    start: int


class Read(NamedTuple):
    """A token in the order of reading. `sided`: it stands among letters that run from right to left."""

    token: Token
    sided: bool


def tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of words, numbers, signs and blanks between two places of a text."""
    return (match.span() for match in _TOKEN.finditer(text, start, end))


def unmirrored(line: str, lefts: Sequence[float]) -> str:
    """A line of pdfium's, with where its characters begin, with the brackets as the file has them.

    pdfium mirrors those it takes to stand among letters from right to left: where the last letter before is one of
    them, or, with no letter before, where it puts what stands further right first.
    """
    sided: bool | None = None
    letters: list[str] = []
    for at, character in enumerate(line):
        if character in _PARTNER:
            beside = at - 1 if at and not line[at - 1].isspace() else at + 1
            backwards = beside < len(line) and (lefts[beside] < lefts[at]) == (beside > at)
            character = _PARTNER[character] if (backwards if sided is None else sided) else character
        elif character.isalpha():
            sided = RIGHT_TO_LEFT.match(character) is not None
        letters.append(character)
    return "".join(letters)


def kind_of(text: str) -> str:
    """What a token is: `right`, `left` (words, by the direction they run in), `number`, `space` or `other`."""
    match = _TOKEN.match(text)
    return (match.lastgroup if match else None) or "other"


def runs_right_to_left(text: str, *, page: bool, flush: bool) -> bool:
    """Whether a line of these words begins on the right: enough of them are of a script that does.

    `page`: most of its page does; then one word is enough, and of other lines those with words that are `flush` with
    its right edge begin there, and an item's number.
    """
    right = len(RIGHT_TO_LEFT.findall(text))
    if right == 0:
        return page and ((flush and any(map(str.isalpha, text))) or _ITEM_NUMBER.fullmatch(text) is not None)
    return page or right * 3 >= sum(character.isalpha() for character in text) - right


def most_run_right_to_left(text: str) -> bool:
    """Whether more letters of a text are of scripts that run from right to left than of others."""
    return 2 * len(RIGHT_TO_LEFT.findall(text)) > sum(character.isalpha() for character in text)


def in_reading_order(line: Iterable[Token], *, right_to_left: bool) -> list[Read]:
    """The tokens of one line, given in any order, as they are read. Ties keep their order."""
    if right_to_left:
        placed = sorted(line, key=lambda token: -(token.left + token.right))
        return _turned_back(placed, own="right", other="left")
    placed = sorted(line, key=lambda token: token.left + token.right)
    return _turned_back(placed, own="left", other="right")


def _turned_back(placed: Sequence[Token], *, own: str, other: str) -> list[Read]:
    """Turns back the runs of the other direction, and what holds numbers together."""
    found: list[Read] = []
    at = 0
    while at < len(placed):
        if placed[at].kind == own:
            found.append(Read(placed[at], own == "right"))
            at += 1
            continue
        stop = at
        while stop < len(placed) and placed[stop].kind != own:
            stop += 1
        found += _between(placed[at:stop], own=own, other=other)
        at = stop
    return found


def _between(stretch: Sequence[Token], *, own: str, other: str) -> Iterator[Read]:
    """What stands between two words of the line's own direction."""
    sided = own == "right"
    holds = [index for index, token in enumerate(stretch) if token.kind == other]
    first = last = -1
    if holds:
        first, last = _run(stretch, holds[0], holds[-1])
        run = [*reversed(stretch[first : last + 1])]
        if not sided:
            run = _numbers_kept(run)
        before = _numbers_kept(stretch[:first]) if sided else stretch[:first]
        after = _numbers_kept(stretch[last + 1 :]) if sided else stretch[last + 1 :]
        yield from (Read(token, sided) for token in before)
        yield from (Read(token, not sided) for token in run)
        yield from (Read(token, sided) for token in after)
        return
    yield from (Read(token, sided) for token in (_numbers_kept(stretch) if sided else stretch))


def _run(stretch: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """A run of words of the other direction with the numbers and signs that belong to it.

    Numbers at either end are read with the words they touch; a bracket is, if its partner stands inside.
    """

    def grow(at: int, step: int) -> int:
        while 0 <= at + step < len(stretch):
            following = stretch[at + step]
            beyond = at + 2 * step
            if following.kind == "number":
                at += step
            elif following.kind == "other" and following.text not in _PARTNER and 0 <= beyond < len(stretch):
                if stretch[beyond].kind not in ("number", "other") or following.text in "\u060c\u061b":
                    break
                at += step
            else:
                break
        return at

    first, last = grow(first, -1), grow(last, 1)
    if first > 0 and _has_lone(stretch[first : last + 1], stretch[first - 1].text):
        first -= 1
    if last + 1 < len(stretch) and _has_lone(stretch[first : last + 1], stretch[last + 1].text):
        last += 1
    while stretch[first].kind == "other" and stretch[first].text not in _PARTNER and first < last:
        first += 1
    return first, last


def _has_lone(run: Sequence[Token], bracket: str) -> bool:
    """Whether a run holds an odd number of brackets of this shape, so that its partner must be outside."""
    pair = {bracket, _PARTNER.get(bracket, "")}
    return bracket in _PARTNER and sum(token.text in pair for token in run) % 2 == 1


def _numbers_kept(stretch: Sequence[Token]) -> list[Token]:
    """Turns back numbers with their separators («17/8/2031»), which run from left to right in either direction."""
    kept: list[Token] = []
    at = 0
    while at < len(stretch):
        stop = at + 1
        if stretch[at].kind == "number":
            while (
                stop + 1 < len(stretch)
                and stretch[stop].text in _SEPARATORS
                and stretch[stop + 1].kind == "number"
            ):  # fmt: skip
                stop += 2
        kept += reversed(stretch[at:stop])
        at = stop
    return kept


def repaired(text: str, places: Iterable[int]) -> str:
    """A text with those brackets turned that would close before anything is open, or open and never close."""
    letters = list(text)
    depth: dict[str, int] = {}
    for at in places:
        opening = letters[at] if letters[at] in _OPENING else _PARTNER[letters[at]]
        closes = letters[at] != opening
        if closes == (depth.get(opening, 0) == 0):
            letters[at], closes = _PARTNER[letters[at]], not closes
        depth[opening] = depth.get(opening, 0) + (-1 if closes else 1)
    return "".join(letters)


def balance(text: Iterable[str]) -> int:
    """How many brackets and guillemets close after they open, less those that open after they close."""
    score = 0
    before = ""
    for character in text:
        if character in _PARTNER:
            if before and _PARTNER[character] == before:
                score += 1 if before in _OPENING else -1
                before = "" if before in _OPENING else character
            else:
                before = character
    return score
