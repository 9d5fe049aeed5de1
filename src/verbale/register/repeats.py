"""What says again what something else says: the same text in two formats, the same statement in two documents.

Texts are compared by their letters and digits alone, folded: line ends, hyphens, quotation marks, the look of letters
and the two scripts of Chinese make no difference, a few misread letters little. Of these letters a fixed part of all
runs of `RUN` is kept (chosen by the letters they begin with, so that the same words give the same runs wherever they
stand), and how much of the shorter text stands in the longer is the share of its runs that the other has.
Source: A. Broder, On the resemblance and containment of documents (1997), for runs and containment.

A statement repeats another where the words do **and** nothing speaks against it: of the same kind, in another
document, of the same actors or of one left open, of the same date as far as both have one, with no figure that the
longer lacks. A formula that an actor repeats a year later is another statement. A translation is not recognised: its
words differ.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from verbale.languages.fold import fold
from verbale.register.directness import ORDER, holders
from verbale.register.rows import StatementRow

RUN = 12
RUN_OF_HAN = 5
"""How many letters are compared at once; in Chinese a character says about as much as two or three letters."""

KEPT = 4
"""Of so many runs about one is kept: those that begin with a letter whose code point this divides."""

LEAST_SHARE = 0.7
"""How much of the shorter statement must stand in the longer: optical reading that is right to 98 in 100 letters
leaves 0.98¹² = 0.78 of the runs whole."""

LEAST_SHARE_OF_DOCUMENT, MOST_OTHER_FIGURES = 0.8, 0.1

LEAST_LETTERS = 40
LEAST_HAN = 16
"""Shorter statements are formulas («We support Norland's integrity.»): they must be the same to the letter, on a date
that both give in full."""

SAMPLE, LEAST_OF_SAMPLE = 8, 3
"""So many runs of a text, spread over it, are looked for in the others; where so many are found, all are compared."""

MOST_PLACES = 100
"""Of what begins alike in more texts than this only the first are looked at: formulas would cost the square of the
register."""

_HAN = re.compile("[\u3400-\u9fff]")
_FIGURES = re.compile(r"\d{2,}")

Kind = Literal["document", "statement"]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`id` says again what `of` says; `share` of the shorter of them stands in the longer, from 0 to 1."""

    kind: Kind
    id: str
    of: str
    share: float


@dataclass(frozen=True, slots=True)
class Print:
    """A text as it is compared: its letters, and its figures. `run`: how many letters are compared at once."""

    letters: str
    run: int
    figures: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Print:
        """The print of a text; linear in its length."""
        letters = "".join(filter(str.isalnum, fold(unicodedata.normalize("NFKC", text))))
        han = len(_HAN.findall(letters)) * 2 > len(letters)
        return cls(letters, RUN_OF_HAN if han else RUN, frozenset(_FIGURES.findall(text)))

    @property
    def is_short(self) -> bool:
        """Whether the text is too short to tell a statement from a formula."""
        return len(self.letters) < (LEAST_LETTERS if self.run == RUN else LEAST_HAN)

    def runs(self) -> list[str]:
        """The runs that are kept, in the order of the text."""
        letters, run = self.letters, self.run
        begins = (found.start() for found in _beginnings().finditer(letters, 0, max(len(letters) - run + 1, 0)))
        return [letters[at : at + run] for at in begins]

    def share_in(self, other: Print) -> float:
        """How much of this text stands in the other, from 0 to 1."""
        if self.letters == other.letters:
            return 1.0
        own = _runs(self)
        return len(own & _runs(other)) / len(own) if own else 0.0


@cache
def _beginnings() -> re.Pattern[str]:
    """The letters that runs which are kept begin with. (A class of the regular expression is faster than a loop.)"""
    return re.compile(f"[{''.join(letter for letter in map(chr, range(0, 0x10000, KEPT)) if letter.isalnum())}]")


@lru_cache(maxsize=256)
def _runs(text: Print) -> frozenset[str]:
    return frozenset(text.runs())


def repeated_documents(texts: Iterable[tuple[str, str]]) -> Iterator[Repeat]:
    """Which documents are another one in another format, given ids and reading texts in the order of preference.

    Nearly all the words and figures of both must be the other's: a letter that holds a note as its annex is no
    repetition of it, nor is a release about the vote of another year.
    """
    named = [(name, Print.of(text)) for name, text in texts]
    prints = [text for _, text in named]
    near = _near(prints)
    leaders: set[int] = set()
    for number, (name, text) in enumerate(named):
        shares = [
            (min(text.share_in(prints[other]), prints[other].share_in(text)), -other)
            for other in near[number] & leaders
            if len(text.figures ^ prints[other].figures) <= MOST_OTHER_FIGURES * len(text.figures)
        ]
        share, leader = max(shares, default=(0.0, 0))
        if share >= LEAST_SHARE_OF_DOCUMENT and text.letters:
            yield Repeat("document", name, named[-leader][0], round(share, 3))
        else:
            leaders.add(number)


def repeated_statements(
    statements: Iterable[StatementRow], *, copies: Mapping[str, str] | None = None
) -> Iterator[Repeat]:
    """Which statements say again what a statement in another document says.

    The most direct leads, of these the longest, of these the first by document and place. Every other one is linked
    to one leader, the one it shares most with: what two different statements both quote never links these.
    `copies`: ids of documents that are another one in another format, with that one's. There formulas repeat one
    another too.
    """
    document_of = copies or {}
    rows = sorted(statements, key=_preference)
    prints = [Print.of(row.text) for row in rows]
    near = _near(prints)
    leaders: set[int] = set()
    for number, (row, text) in enumerate(zip(rows, prints, strict=True)):
        shares = [
            # Between two that hold all of it, the one it is the whole of.
            (share, -abs(len(prints[other].letters) - len(text.letters)), -other)
            for other in near[number] & leaders
            if (share := _share(row, text, rows[other], prints[other], copies=document_of)) >= LEAST_SHARE
        ]
        if shares:
            share, _, leader = max(shares)
            yield Repeat("statement", row.id, rows[-leader].id, round(share, 3))
        else:
            leaders.add(number)


def _near(texts: Sequence[Print]) -> list[set[int]]:
    """For each text the numbers of those that may stand in it, or it in them.

    A few runs of each text are looked for in all texts: time is linear in their length, and memory in their number.
    """
    near: list[set[int]] = [set() for _ in texts]
    begins: defaultdict[str, list[int]] = defaultdict(list)
    alike: defaultdict[str, list[int]] = defaultdict(list)
    needed = []
    for number, text in enumerate(texts):
        alike[text.letters].append(number)
        runs = text.runs()
        sample = set(runs[:: max(1, len(runs) // SAMPLE)][:SAMPLE])
        needed.append(min(LEAST_OF_SAMPLE, len(sample)))
        for run in sample:
            if len(begins[run]) < MOST_PLACES:
                begins[run].append(number)
    for number, text in enumerate(texts):
        found = Counter(other for run in set(text.runs()) for other in begins.get(run, ()))
        others = [other for other, count in found.items() if count >= needed[other]]
        for other in (*others, *alike[text.letters][:MOST_PLACES]):
            if other != number:
                near[number].add(other)
                near[other].add(number)
    return near


def _preference(row: StatementRow) -> tuple[int, int, str, int, str]:
    directness = min((ORDER.index(how) for _, how in holders(row)), default=len(ORDER))
    return directness, -len(row.text), row.document, row.start, row.id


def _share(row: StatementRow, text: Print, other: StatementRow, whole: Print, *, copies: Mapping[str, str]) -> float:
    """How much of the shorter of two statements stands in the other; 0 where they cannot be the same one."""
    if row.kind != other.kind or row.document_id == other.document_id:
        return 0.0
    if not (_meet(row.actor, other.actor) and _meet(row.asserted_by, other.asserted_by)):
        return 0.0
    if not _same_day(row.date, other.date):
        return 0.0
    shorter, longer = sorted((text, whole), key=lambda found: len(found.letters))
    if text.is_short or whole.is_short:
        copied = copies.get(row.document_id, row.document_id) == copies.get(other.document_id, other.document_id)
        dated = row.date == other.date and len(row.date or "") == len("2031-05-03")
        return 1.0 if (copied or dated) and text.letters == whole.letters else 0.0
    return shorter.share_in(longer) if shorter.figures <= longer.figures else 0.0


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or not set(one).isdisjoint(other)


def _same_day(one: str | None, other: str | None) -> bool:
    """Whether two dates, as precise as they are, can be the same day."""
    return not one or not other or one.startswith(other) or other.startswith(one)
