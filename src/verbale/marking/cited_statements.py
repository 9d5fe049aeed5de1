"""Statements cited by who made them, what they are and when: `UN Secretary-General statement 2020-03-23`.

Nothing is guessed: a citation needs a word for the kind of statement, a date tied to it, and somebody who can be
named, in one phrase. What the document says of itself (its title, datelines, sources in notes) is no citation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from verbale.gazetteer import Gazetteer
from verbale.languages import CODES, base, load
from verbale.marking.symbols import series
from verbale.marking.vocabulary import connectors
from verbale.model import Block, Document, Mark

_PHRASE = 130
_BREAK = re.compile(r"[;:!?\n\u3002\uff1b\uff1a\uff01\uff1f\u061f]|\.(?=\s)")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|[\u3002\uff01\uff1f]")
_HOLDERS = ("actor", "demonym")


@dataclass(frozen=True, slots=True)
class _Reader:
    """A document's text with its marks in order, each kind for itself."""

    text: str
    dates: Sequence[Mark]
    names: Sequence[Mark]
    words: Sequence[Mark]

    def within(self, marks: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
        """Those of the marks that lie wholly in the span."""
        return [m for m in marks[bisect_left(marks, (start,)) : bisect_left(marks, (end,))] if m.end <= end]

    def both(self, start: int, end: int) -> Sequence[Mark]:
        """Names and words in the span."""
        return [*self.within(self.names, start, end), *self.within(self.words, start, end)]


def find(
    document: Document, words: Sequence[Mark], *, dates: Sequence[Mark], names: Sequence[Mark]
) -> Iterator[tuple[int, int, str]]:
    """Every statement cited by actor, kind and date."""
    reader = _Reader(document.text, dates, names, words)
    starts = [b.start for b in document.blocks]
    prose: dict[int, bool] = {}
    for word in words:
        if word.form != "type" or not document.blocks:
            continue
        block = document.blocks[bisect_right(starts, word.start) - 1]
        if block.start not in prose:
            prose[block.start] = block.kind not in ("heading", "note") and bool(
                _SENTENCE_END.search(reader.text, block.start, block.end)
            )
        if not prose[block.start]:
            continue
        if connectors().attached.search(reader.text, max(0, word.start - 40), word.start):
            continue
        if base(block.language) == "zh":
            yield from _chinese(reader, word, block)
        else:
            yield from _spaced(reader, word, block)


def _spaced(reader: _Reader, word: Mark, block: Block) -> Iterator[tuple[int, int, str]]:
    """Languages that part words: who stands behind the kind of statement, or before it."""
    kind = word.value.partition(":")[2]
    text = reader.text
    number = _numbered(text, word)
    at = number.end() if number else word.end
    for date in reader.within(reader.dates, at, min(block.end, at + _PHRASE + 20)):
        tie = connectors().dated.search(text, at, date.start)
        if tie is None:
            continue
        if tie.start() - at <= 1:
            found = _who_behind_date(reader, word, date, block) or _who_before(reader, word, block)
        else:
            found = _who_between(reader, at, tie.start())
        if found is None:
            return
        start, end, who = found
        stamp = number[1] if number else date.value
        first, last = min(start, word.start), max(end, date.end)
        yield first, last, f"{who} {kind} {stamp}"
        yield from _coordinated(reader, kind, last, block)
        return


def _numbered(text: str, word: Mark) -> re.Match[str] | None:
    return re.compile(rf"[^\S\n](?:{connectors().numero})[^\S\n]?(\d[\d/.-]*\d)").match(text, word.end)


def _who_between(reader: _Reader, start: int, end: int) -> tuple[int, int, str] | None:
    """statement BY … OF 9 March: the phrase between holds who, and no sentence ends in it."""
    if end - start > _PHRASE or _BREAK.search(reader.text, start, end):
        return None
    if not connectors().by.match(reader.text, start, end) and reader.text[start : start + 2].strip()[:1] < "\u0400":
        return None
    who = _who(reader, start, end)
    return (start, end, who) if who else None


def _who_behind_date(reader: _Reader, word: Mark, date: Mark, block: Block) -> tuple[int, int, str] | None:
    """statement of 9 March BY …"""
    led = connectors().by.match(reader.text, date.end, block.end)
    if led is None:
        return None
    stop = _BREAK.search(reader.text, led.end(), min(block.end, led.end() + 90))
    end = stop.start() if stop else min(block.end, led.end() + 90)
    near = [m for m in reader.within(reader.names, led.end(), end) if m.start - led.end() < 50 and m.kind in _HOLDERS]
    if not near:
        return None
    end = near[0].end
    for name in reader.within(reader.names, end, stop.start() if stop else end + 60):
        if name.start - end > 12:
            break
        end = name.end  # the seat of an embassy
    who = _who(reader, led.end(), end)
    return (word.start, end, who) if who else None


def _who_before(reader: _Reader, word: Mark, block: Block) -> tuple[int, int, str] | None:
    """The Co-Chairs' statement OF 9 March; the President issued a statement ON 6 April."""
    text, start = reader.text, max(block.start, word.start - _PHRASE)
    tie = connectors().possessive.search(text, max(start, word.start - 18), word.start) or connectors().issued.search(
        text, max(start, word.start - 24), word.start
    )
    if tie is None:
        return None
    first = start
    for stop in _BREAK.finditer(text, start, tie.start()):
        first = stop.end()
    comma = text.rfind(", ", first, tie.start())
    first = comma + 2 if comma >= 0 else first
    holders = [
        m
        for m in reader.both(first, tie.start() + 1)
        if m.form == "role" or m.value == "word:security-council" or m.kind in _HOLDERS
    ]
    if not holders or max(m.end for m in holders) < tie.start() - 2:
        return None
    # Who speaks is the unbroken run of names and roles that ends here.
    begin = tie.start()
    for mark in sorted(holders, key=lambda m: -m.end):
        if begin - mark.end > 12:
            break
        begin = min(begin, mark.start)
    who = _who(reader, begin, tie.start() + 1)
    return (begin, word.end, who) if who else None


def _coordinated(reader: _Reader, kind: str, at: int, block: Block) -> Iterator[tuple[int, int, str]]:
    """«statements by A of 5 May and B of 6 May»: the second stands without its word."""
    joined = re.compile(rf"[^\S\n](?:{connectors().joins})[^\S\n]").match(reader.text, at)
    if joined is None:
        return
    for date in reader.within(reader.dates, joined.end(), min(block.end, joined.end() + _PHRASE + 20))[:1]:
        tie = connectors().dated.search(reader.text, joined.end(), date.start)
        if tie is None or re.search(r"[,;:.!?\n]", reader.text[joined.end() : tie.start()]):
            return
        holders = reader.within(reader.names, joined.end(), tie.start())
        if holders and holders[0].start - joined.end() <= 4:
            who = _who(reader, joined.end(), tie.start())
            if who:
                yield joined.end(), date.end, f"{who} {kind} {date.value}"


def _chinese(reader: _Reader, word: Mark, block: Block) -> Iterator[tuple[int, int, str]]:
    """DATE WHO KIND in one unbroken phrase; the number of a note may stand before the kind."""
    text, kind = reader.text, word.value.partition(":")[2]
    start = max(block.start, word.start - 60)
    near = reader.within(reader.dates, start, word.start)
    if not near or (kind == "statement" and connectors().verb_before.match(text, word.end)):
        return
    date = near[-1]
    marks = [
        m for m in reader.both(date.end, word.start) if m.kind != "citation" and m.form != "type" and m.kind != "date"
    ]
    rest = _without(text, date.end, word.start, marks)
    told = re.sub(rf"(?:{connectors().of})$", "", rest)
    issued = connectors().issued.search(told)
    named_of = issued is not None and told != rest
    rest = told[: issued.start()] if issued else rest
    number = _number_sign().search(text, date.end, word.start)
    if number:
        rest = rest.replace(number[1], "")
    if connectors().links.sub("", rest):
        return
    place = next((m for m in marks if m.kind == "place"), None)
    who = _who(reader, date.end, word.start)
    if who is None and place is not None and len(marks) == 1 and kind != "letter":
        if issued is None or named_of:
            yield place.start, word.end, f"{place.value} {kind.title()} {date.value}"
    elif who is not None:
        stamp = number[1] if number else date.value
        yield (number.start() if number else date.start), word.end, f"{who} {kind} {stamp}"


@cache
def _number_sign() -> re.Pattern[str]:
    """The number of a note between its signs."""
    c = connectors()
    return re.compile(rf"(?:{c.number_before})\s?([\w/-]{{1,12}}\d)\s?(?:{c.number_after})\s?$")


def _without(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    pieces, at = [], start
    for mark in sorted(marks):
        if mark.start >= at:
            pieces.append(text[at : mark.start])
            at = mark.end
    return "".join([*pieces, text[at:end]])


def _who(reader: _Reader, start: int, end: int) -> str | None:
    """The citation's name for whoever a phrase names: the actor, and the office of the person speaking for it."""
    roles = [m for m in reader.within(reader.words, start, end) if m.form == "role"]
    actors = [m for m in reader.within(reader.names, start, end) if m.kind in _HOLDERS]
    order = _role_order()
    role = min((m.value.partition(":")[2] for m in roles), key=lambda r: order.get(r, 99), default=None)
    council = any(m.value == "word:security-council" for m in reader.within(reader.words, start, end))
    if role == "embassy":
        return _embassy(reader, start, end, actors)
    if council:
        return f"UNSC {role}" if role else "UNSC"
    code = actors[0].value if actors else None
    if code is None and role is not None:
        code = _held_before(reader, role, start) or _named_next(reader, end)
    if code is None:
        return None
    known = series().names
    name = known.get(code, code)
    if role == "representative" and not _is_state(code):
        role = "spokesperson"  # of a body, whoever speaks for it
    if role is None or name.casefold().endswith(role.casefold()):
        return name
    return known.get("UNSG", name) if code == "UN" and role == "Secretary-General" else f"{name} {role}"


@cache
def _is_state(code: str) -> bool:
    actor = Gazetteer.load().actor(code)
    return actor is not None and actor.kind == "state"


@cache
def _role_order() -> dict[str, int]:
    order: dict[str, int] = {}
    for code in CODES:
        for role in load(code).citations.get("roles", {}):
            order.setdefault(role, len(order))
    english = list(load("en").citations.get("roles", {}))
    return {role: english.index(role) if role in english else 99 for role in order}


def _held_before(reader: _Reader, role: str, at: int) -> str | None:
    """«The Co-Chairs»: whose they are was said where they were first named, right beside the name."""
    words = reader.words
    for index in range(bisect_left(words, (at,)) - 1, max(-1, bisect_left(words, (at,)) - 400), -1):
        word = words[index]
        if word.value != f"role:{role}":
            continue
        beside = bisect_left(reader.names, (word.start,)) - 1
        # The name may hold the word for the office: "X Group Co-Chairs".
        if beside >= 0 and word.start - reader.names[beside].end <= 2 and reader.names[beside].kind == "actor":
            return reader.names[beside].value
    return None


def _named_next(reader: _Reader, at: int) -> str | None:
    """«In the statement issued by the Spokesperson on 31 March, the EU …»: the sentence goes on with who it was."""
    date = bisect_left(reader.dates, (at,))
    if date >= len(reader.dates):
        return None
    end = reader.dates[date].end
    index = bisect_left(reader.names, (end,))
    if index < len(reader.names) and reader.names[index].start - end <= 8 and reader.text[end : end + 1] == ",":
        return reader.names[index].value
    return None


def _embassy(reader: _Reader, start: int, end: int, actors: Sequence[Mark]) -> str | None:
    """An embassy by its State and its seat; «the embassy» is the one named last, seated where its host's capital is."""
    place = next((m.value for m in reader.within(reader.names, start, end) if m.kind == "place"), None)
    code = actors[0].value if actors else None
    if code is None:
        beside = _embassy_before(reader, start)
        if beside is None:
            return None
        code, seat = beside
        place = place or seat
    return f"{code} embassy in {place}" if place else f"{code} embassy"


def _embassy_before(reader: _Reader, at: int) -> tuple[str, str | None] | None:
    words = reader.words
    last = bisect_left(words, (at,)) - 1
    for index in range(last, max(-1, last - 200), -1):
        word = words[index]
        if word.value != "role:embassy":
            continue
        around = [
            m
            for m in reader.within(reader.names, max(0, word.start - 24), min(len(reader.text), word.end + 50))
            if "\n" not in reader.text[min(m.end, word.end) : max(m.start, word.start)]
        ]
        owner = [m for m in around if m.kind in _HOLDERS]
        if not owner:
            continue
        code = min(owner, key=lambda m: max(word.start - m.end, m.start - word.end)).value
        seat = next((m.value for m in around if m.kind == "place"), None)
        return code, seat or _host_capital(reader, word.start, code)
    return None


def _host_capital(reader: _Reader, at: int, code: str) -> str | None:
    """The note's formula names the ministry that writes to the embassy: the seat is that State's capital."""
    line = reader.text.rfind("\n", 0, at) + 1
    hosts = [m.value for m in reader.within(reader.names, line, at) if m.kind == "actor" and m.value != code]
    return Gazetteer.load().capital(hosts[0]) if hosts else None
