"""Cuts running text into sentences by each language's own rules.

What ends a sentence, which abbreviations do not, and what closes a quotation is data: `[text]` of the language file.
The rules here are the same for all: a full-width stop always ends a sentence; a full stop, question or exclamation
mark ends one where white space follows and the next word does not begin with a small letter, unless the stop belongs
to an abbreviation, an initial, a list number, or part of a date. One pass, linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from verbale.languages.load import CODES, base, load

_ALWAYS = "。！？｡"  # full-width stops end a sentence in any language
_SOFT = ".!?…"
_OPENERS = "([{«“„‘‚\"'<¿¡—–-"
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_COUNTER = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6}|[^\W\d_])\.")
_DAY_OR_MONTH = re.compile(r"\d{1,2}(?:\.\d{1,2})?\.")
_WORD = re.compile(r"\w+")
_WINDOW = 24  # characters before a stop in which an abbreviation is looked for


@dataclass(frozen=True, slots=True)
class _Rules:
    """One language's `[text]`, compiled."""

    stops: re.Pattern[str]
    ends: re.Pattern[str]
    hard: frozenset[str]
    abbreviations: frozenset[str]
    final: frozenset[str]
    numbered: frozenset[str]
    phrases: dict[str, tuple[str, ...]]
    openings: dict[str, tuple[str, ...]]
    starters: frozenset[str]
    reporting: re.Pattern[str] | None


@cache
def _rules(code: str) -> _Rules:
    text = load(code if code in CODES else "en").text
    hard = frozenset(_ALWAYS) | {end for end in text["sentence_ends"] if end not in _SOFT}
    marks, stops = re.escape("".join(sorted(hard))), re.escape(_SOFT)
    closers = re.escape("".join(sorted({*text["closers"], "”", "’", "»", "」", "』", ")", "）"})))
    # A run of stops is entered at its first only, and taken whole: linear on any input.
    after = rf"[{closers}]*+(?:[ \u00a0\u202f]»)?"  # French sets a blank before the closing mark
    ends = re.compile(
        rf"(?<![{marks}{stops}])(?:[{stops}]*+[{marks}][{marks}{stops}]*+{after}|[{stops}]++{after}(?=\s|$))|[\n\t]"
    )
    listed = {
        key: frozenset(text.get(key, ())) for key in ("abbreviations", "final_abbreviations", "number_abbreviations")
    }
    phrases: dict[str, list[str]] = {}
    openings: dict[str, list[str]] = {}
    for phrase in frozenset().union(*listed.values()):
        if " " in phrase:
            phrases.setdefault(phrase.rsplit(" ", 1)[1], []).append(phrase)
            first, rest = phrase.split(" ", 1)
            openings.setdefault(first, []).append(rest)
    reporting = [re.escape(word) for word in text.get("caseless_reporting", ())]
    return _Rules(
        stops=re.compile(rf"[{marks}{stops}\n\t]"),
        ends=ends,
        hard=hard,
        abbreviations=_with_capitals(listed["abbreviations"]),
        final=_with_capitals(listed["final_abbreviations"]),
        numbered=_with_capitals(listed["number_abbreviations"]),
        phrases={last: tuple(whole) for last, whole in phrases.items()},
        openings={first: tuple(rest) for first, rest in openings.items()},
        starters=frozenset(text.get("common", ())),
        reporting=re.compile(rf"\s?[^\s{marks}{stops}，,：:]{{0,12}}?(?:{'|'.join(reporting)})") if reporting else None,
    )


def _with_capitals(words: frozenset[str]) -> frozenset[str]:
    return words | {word[:1].upper() + word[1:] for word in words}


def sentences(text: str, start: int, end: int, *, language: str) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, as half-open spans of `text` in order.

    They cover everything but white space. A line break or tab always parts two sentences, so none crosses a block.
    `language` is a tag as in the model; one without data is read by the general rules, with English abbreviations.
    """
    rules = _rules(base(language))
    spans: list[tuple[int, int]] = []
    first = _skip_blanks(text, start, end)
    for mark in _stops(text, start, end, rules):
        stop = mark.end()
        if mark.start() < first and stop <= first:
            continue
        if text[mark.start()] in "\n\t":
            stop = mark.start()
        elif not _ends(text, first, mark, end, rules):
            continue
        _append(spans, text, first, stop)
        first = _skip_blanks(text, mark.end(), end)
    _append(spans, text, first, end)
    return spans


def _stops(text: str, start: int, end: int, rules: _Rules) -> Iterator[re.Match[str]]:
    """Where a sentence may end: what `ends` finds, looked for where a stop stands, which is several times faster."""
    at = start
    while (stop := rules.stops.search(text, at, end)) is not None:
        mark = rules.ends.match(text, stop.start(), end)
        if mark is None:
            at = stop.end()
        else:
            at = mark.end()
            yield mark


def _append(spans: list[tuple[int, int]], text: str, first: int, stop: int) -> None:
    while stop > first and text[stop - 1].isspace():
        stop -= 1
    if stop > first:
        spans.append((first, stop))


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, first: int, mark: re.Match[str], end: int, rules: _Rules) -> bool:
    """Whether the stops just found end the sentence that began at `first`."""
    run = mark.group()
    following = _skip_blanks(text, mark.end(), end)
    if following == end:
        return True
    quoted = run[-1] not in rules.hard and run[-1] not in _SOFT
    if quoted and rules.reporting and rules.reporting.match(text, mark.end(), end):
        return False  # «“…。”他说»: the reporting clause belongs to what it reports
    if not rules.hard.isdisjoint(run):
        return True
    if text[following] in _SOFT or _next_letter(text, following, end).islower():
        return False
    if run[0] == "…" or run.startswith(".."):
        before = text[max(first, mark.start() - 3) : mark.start()]
        # Three dots set apart stand for words left out, unless a sentence has ended before them.
        return not (before == "" or before[-1].isspace()) or before.rstrip()[-1:] in tuple(_SOFT)
    return run[0] != "." or quoted or not _belongs_to_word(text, first, mark.start(), following, rules)


def _next_letter(text: str, at: int, end: int) -> str:
    while at < end and (text[at] in _OPENERS or text[at].isspace()):
        at += 1
    return text[at] if at < end else ""


def _belongs_to_word(text: str, first: int, stop: int, following: int, rules: _Rules) -> bool:
    """Whether a full stop at `stop` is part of the word before it, and ends no sentence."""
    before = text[max(first, stop - _WINDOW) : stop + 1]
    token = before.split()[-1].lstrip(_OPENERS)
    next_is_digit = text[following].isdigit()
    if token in rules.abbreviations:
        return True
    if token in rules.numbered and (next_is_digit or text[following] in "IVX№§"):
        return True
    if token in rules.final:
        return not _starts_sentence(text, following, rules)
    if any(text.startswith(rest, following) for rest in rules.openings.get(token, ())):
        return True  # the first half of an abbreviation written with a blank
    if any(before.endswith(phrase) for phrase in rules.phrases.get(token, ())):
        return not _starts_sentence(text, following, rules)
    if stop + 1 - len(token) <= first + 1 and _COUNTER.fullmatch(token):
        return True  # the number of a paragraph or list item, at the beginning of it
    if next_is_digit and _DAY_OR_MONTH.fullmatch(token):
        return True
    if _INITIALS.fullmatch(token) and token[0].isupper():
        return len(token) == 2 or not _starts_sentence(text, following, rules)
    return False


def _starts_sentence(text: str, at: int, rules: _Rules) -> bool:
    """Whether the capitalised word here is one of the commonest, which has a capital only at a beginning."""
    word = _WORD.match(text, at)
    return word is not None and word.group().lower() in rules.starters
