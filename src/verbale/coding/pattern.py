"""The language patterns are written in, compiled to regular expressions over symbol strings.

    deny-recognition .. vote          two concepts in this order, in one clause, whatever stands between
    condemn|@con ,, vote              alternatives; classes; only objects of one enumeration may stand between
    not ~3 recognise                  at most three words that express nothing between (commas, `but`, `we` count not;
                                      concepts of the class `topic` count as such words)
    not ~3!that recognise             the same, but nothing of `that` between
    support ..6 mediation|mediator    at most six symbols between
    vote ..!peaceful basis            a gap that must not hold a concept
    state so-called? independence     a token that may be missing
    recognise ..4!comma state         `comma` stands for a comma
    entity -8:vote|framework          not followed, in the same phrase, by these within eight symbols
    ^ talks                           at the beginning of a sentence
    entity is state $                 at the end of a phrase: before a comma, a stop, `and`, or nothing more

Two tokens with nothing written between stand next to one another: three words that express nothing may part them.
A gap is as short as it can be, but one at the end of a pattern as long. It never crosses a stop (semicolon, end of
sentence) and is never longer than forty symbols, so that the cost of a pattern stays linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from verbale.coding.alphabet import COMMA, FILLER, FIRST_SYMBOL, STOP, Alphabet
from verbale.errors import DataError

_REACH = 40
_EDGES = {"^": "^", "$": "$"}
_AHEAD = re.compile(r"-(?P<most>\d+):(?P<bar>\S+)$")
_TOKEN = re.compile(r"(?P<gap>\.\.|,,|~)(?P<most>\d*)(?:!(?P<bar>\S+))?$")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. `needs`: for each token that must be there, the set (`symbol_set`) one of which it needs."""

    source: str
    regex: re.Pattern[str]
    needs: tuple[int, ...]

    def may_match(self, present: int) -> bool:
        """Whether a string with this set of symbols can match at all; a cheap test before the expensive one."""
        # A plain loop: a generator would cost twice what it tests.
        for need in self.needs:  # noqa: SIM110
            if not need & present:
                return False
        return True


@lru_cache(maxsize=1024)
def symbol_set(symbols: str) -> int:
    """The set of the concepts in a symbol string, as a bit mask."""
    mask = 0
    for symbol in set(symbols):
        if symbol >= FIRST_SYMBOL:
            mask |= 1 << (ord(symbol) - ord(FIRST_SYMBOL))
    return mask


def compile_pattern(source: str, alphabet: Alphabet, *, classes: dict[str, str], where: str) -> Pattern:
    """Compiles a pattern. `classes`: a codebook's own classes, as symbols by name.

    Raises DataError, naming `where`, if a token cannot be read or names an unknown concept.
    """
    regex: list[str] = []
    needs: list[int] = []
    beside = False
    for token in source.split():
        gap = _TOKEN.match(token)
        if gap is not None:
            bar = _symbols(gap["bar"], alphabet, classes, where) if gap["bar"] else ""
            regex.append(_gap(gap["gap"], gap["most"], bar, alphabet))
            beside = False
            continue
        ahead = _AHEAD.match(token)
        if ahead is not None:
            bar = _symbols(ahead["bar"], alphabet, classes, where)
            regex.append(f"(?!{_phrase(alphabet)}{{0,{ahead['most']}}}[{bar}])")
            continue
        if token in _EDGES:
            regex.append(_EDGES[token] if token == "^" else f"(?=[{COMMA}{STOP}{alphabet.symbols['and']}]|$)")
            continue
        if beside:
            regex.append(_near(3, alphabet))
        optional = token.endswith("?")
        symbols = _symbols(token.removesuffix("?"), alphabet, classes, where)
        regex.append(f"[{symbols}]" + ("?" if optional else ""))
        if not optional and COMMA not in symbols:
            needs.append(symbol_set(symbols))
        beside = True
    if regex and regex[-1].endswith("}?"):
        regex[-1] = regex[-1].removesuffix("?")
    if not needs:
        raise DataError(f"{where}: pattern {source!r} names no concept")
    return Pattern(source, re.compile("".join(regex)), tuple(needs))


def _symbols(words: str, alphabet: Alphabet, classes: dict[str, str], where: str) -> str:
    comma = {"comma": COMMA}
    return "".join(
        comma.get(word) or classes.get(word) or alphabet.set_of(word, where=where) for word in words.split("|")
    )


def _gap(kind: str, most: str, bar: str, alphabet: Alphabet) -> str:
    if kind == "~":
        return _near(int(most or 3), alphabet, bar=bar)
    reach = int(most or _REACH)
    if kind == "..":
        return f"[^{STOP}{bar}]{{0,{reach}}}?"
    # An object between is passed over only where the enumeration goes on behind it.
    objects = "".join(alphabet.symbols[concept] for concept in alphabet.classes["object"])
    more = f"[{COMMA}{alphabet.symbols['and']}]"
    return f"(?:[^{STOP}{bar}{objects}]|[{objects}](?=[^{STOP}{COMMA}]{{0,8}}{more})){{0,{reach}}}?"


def _near(words: int, alphabet: Alphabet, *, bar: str = "") -> str:
    light = COMMA + "".join(alphabet.symbols[c] for c in ("but", "we", "so-called", "only", "that", "is"))
    light = "".join(symbol for symbol in light if symbol not in bar)
    # What only some codebooks ask about counts as a word like others, so that one codebook does not break another.
    topics = "".join(alphabet.symbols[c] for c in alphabet.classes["topic"])
    word = "".join(symbol for symbol in FILLER + topics if symbol not in bar)
    if not light:
        return f"[{word}]{{0,{words}}}"
    return f"[{light}]{{0,3}}(?:[{word}][{light}]?){{0,{words}}}"


def _phrase(alphabet: Alphabet) -> str:
    return f"[^{COMMA}{STOP}{alphabet.symbols['and']}]"
