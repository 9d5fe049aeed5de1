"""One multi-pattern matcher per language: every name and every phrase that expresses a concept, in one pass.

The text is folded without changing its length, an Aho-Corasick automaton reports every key in it, and each report is
checked for word boundaries and for what must follow. Of overlapping candidates the leftmost longest stays. The cost
is linear in the text whatever it is, because the number of forms that share a key's end is bounded by the data.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import ahocorasick_rs

from verbale.languages.fold import fold
from verbale.marking.forms import CompiledForm, compile_form
from verbale.model import Mark, MarkKind

# Behind a word of an alphabetic script stands no letter or figure, unless of Han script, which parts nothing by blanks.
_WORD_ENDS = r"(?:(?![^\W_])|(?=[\u2e80-\u9fff]))"
_NO_LETTER = r"(?![^\W\d_])"
_LONGEST_PROCLITIC = 4
# The stop of an initial that a name is written together with.
_INITIALS = re.compile(r"(?<=[ .][^\W\d_])\.(?=[^\W\d_]{3})")
# Folded as the pronoun "his" is, but another ending: it makes another word.
_FOLDED_ALIKE = "\u0629"
# Arabic vowel signs, the long alef above, and the stroke that lengthens a letter.
_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form stands for. `case_sensitive`: the text must have a capital wherever the form has one.

    `layer`: forms of different layers do not compete for the same words; those without one compete with all.
    """

    form: str
    kind: MarkKind
    value: str
    role: str = "name"
    alternatives: tuple[str, ...] = ()
    case_sensitive: bool = False
    layer: str = ""


class _Form(NamedTuple):
    """A form as it is checked where its key was found.

    `blanks`: blanks in front of the key that are not the form's; `tail`: what must follow the key; `as_written`: the
    exact words, for forms all in capitals; `capitals`: where in the key the text must not have a small letter;
    `joined`: the form is spelled as it is behind a proclitic, so one must stand before it.
    """

    script: str
    blanks: int
    tail: str
    as_written: str | None
    capitals: tuple[int, ...]
    joined: bool
    entry: Entry


class Matcher:
    """Finds the forms of a set of entries in text of one language."""

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        spaced: bool = True,
        proclitics: Iterable[str] = (),
        suffixes: Iterable[str] = (),
        after_proclitic: Mapping[str, str] | None = None,
        before_suffix: Mapping[str, str] | None = None,
    ) -> None:
        """`spaced`: whether the language parts words by blanks; `proclitics` and `suffixes`: what may be written
        together with an Arabic word before and after it; `after_proclitic` and `before_suffix`: what its beginning
        and its ending are written as there."""
        self._spaced = spaced
        self._beginnings = dict(after_proclitic or {})
        self._endings = dict(before_suffix or {})
        self._proclitics = frozenset(proclitics)
        endings = "|".join(sorted(map(re.escape, suffixes), key=len, reverse=True))
        self._arabic_ends = (f"(?:{endings})?" if endings else "") + _NO_LETTER
        by_key: dict[str, list[_Form]] = {}
        for entry in entries:
            for spelling, joined in self._spellings(entry.form):
                compiled = compile_form(spelling)
                # In a spaced language the blank before a word is part of its key, which spares most false reports.
                blanks = int(spaced and compiled.script == "alphabetic")
                by_key.setdefault(" " * blanks + compiled.key, []).append(
                    self._form(compiled, entry, blanks=blanks, joined=joined)
                )
        self._forms = list(by_key.values())
        self._layers = sorted({form.entry.layer for forms in self._forms for form in forms} - {""})
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_key), matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(self, text: str, *, at: int = 0) -> list[Mark]:
        """The marks in a text, left to right; two marks overlap only where one form stands for several things, or
        where they are of two layers.

        `at`: where the text begins in the document, added to every offset. Arabic vowel signs and lengthened letters
        are looked through: forms are written without them.
        """
        if _SIGNS.search(text) is None:
            return self._longest(self._candidates(text), at)
        bare, starts, moved = _without_signs(text)
        found: list[Mark] = []
        for mark in self._longest(self._candidates(bare), 0):
            first = mark.start + moved[bisect_right(starts, mark.start) - 1]
            last = mark.end - 1 + moved[bisect_right(starts, mark.end - 1) - 1]
            found.append(mark._replace(start=at + first, end=at + last + 1))
        return found

    def _longest(self, candidates: list[tuple[int, int, Entry]], at: int) -> list[Mark]:
        """Of overlapping candidates the leftmost longest in each layer; of those without a layer, what stays in all."""
        candidates.sort(key=itemgetter(0, 1))
        marks: list[Mark] = []
        first, count = 0, len(candidates)
        while first < count:
            start, minus_end, entry = candidates[first]
            end, last = -minus_end, first + 1
            while last < count and candidates[last][0] < end:
                end = max(end, -candidates[last][1])
                last += 1
            if last == first + 1:
                # Most candidates have no rival.
                marks.append(Mark(at + start, at + end, entry.kind, entry.value, entry.role, False, entry.alternatives))
            else:
                marks += self._of_rivals(candidates[first:last], at)
            first = last
        return marks

    def _of_rivals(self, candidates: list[tuple[int, int, Entry]], at: int) -> list[Mark]:
        """What stays of a sorted run of candidates that overlap, sorted."""
        if len(self._layers) < 2 or len({entry.layer for _, _, entry in candidates}) == 1:
            return _leftmost_longest(candidates, at)
        kept: list[Mark] = []
        common: dict[Mark, None] | None = None
        for layer in self._layers:
            found = _leftmost_longest([c for c in candidates if c[2].layer in ("", layer)], at)
            kept += [mark for mark in found if mark.kind == "concept"]
            common = {m: None for m in found if m.kind != "concept" and (common is None or m in common)}
        return sorted([*kept, *(common or ())], key=lambda mark: (mark.start, -mark.end))

    def _spellings(self, form: str) -> Iterator[tuple[str, bool]]:
        """The form, and what it is written as where something is joined to it; whether that is joined in front."""
        spellings = [(form, False)]
        for written, joined in self._beginnings.items():
            spellings += [(joined + s.removeprefix(written), True) for s, _ in spellings if s.startswith(written)]
        for written, joined in self._endings.items():
            spellings += [(s.removesuffix(written) + joined, front) for s, front in spellings if s.endswith(written)]
        yield from spellings

    def _form(self, compiled: CompiledForm, entry: Entry, *, blanks: int, joined: bool) -> _Form:
        # Nobody's name is written together with a pronoun; what a concept's word belongs to often is. A form that ends
        # with a proclitic goes on in the word that it is written together with.
        arabic_ends = self._arabic_ends if entry.kind == "concept" else _NO_LETTER
        if " " in entry.form and entry.form.rpartition(" ")[2] in self._proclitics:
            arabic_ends = ""
        ends = {"han": "", "arabic": arabic_ends, "alphabetic": _WORD_ENDS}[compiled.script]
        exact = compiled.as_written if not compiled.rest else None
        letters = enumerate(entry.form[: len(compiled.key)]) if entry.case_sensitive else ()
        capitals = tuple(at for at, letter in letters if letter.isupper())
        return _Form(compiled.script, blanks, compiled.rest + ends, exact, capitals, joined, entry)

    def _candidates(self, text: str) -> list[tuple[int, int, Entry]]:
        """Every form that stands somewhere in the text: start, minus end, entry."""
        # A blank in front lets the first word match keys that begin with one.
        folded = _INITIALS.sub(" ", fold(" " + text))
        found: list[tuple[int, int, Entry]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for script, blanks, tail, as_written, capitals, joined, entry in self._forms[index]:
                if joined and not folded[start - 1].isalpha():
                    continue
                stop = end
                if tail:
                    rest = _compiled(tail).match(folded, end)
                    if rest is None:
                        continue
                    stop = rest.end()
                    if stop == end + 1 and text[stop - 2] in _FOLDED_ALIKE:
                        continue
                if not blanks and script != "han" and not self._begins_word(folded, start, script):
                    continue
                first, last = start + blanks - 1, stop - 1
                if as_written is not None and text[first:last].replace("\n", " ") != as_written:
                    continue
                for at in capitals:
                    if text[first + at].islower():
                        break
                else:
                    found.append((first, -last, entry))
        return found

    def _begins_word(self, folded: str, start: int, script: str) -> bool:
        before = folded[start - 1]
        if not before.isalnum():
            return True
        if script == "alphabetic":
            return "\u2e80" <= before <= "\u9fff"
        first = start
        while first > 0 and start - first <= _LONGEST_PROCLITIC and folded[first - 1].isalpha():
            first -= 1
        return folded[first:start] in self._proclitics


def _without_signs(text: str) -> tuple[str, list[int], list[int]]:
    """The text without vowel signs; where each of its pieces begins, and by how much it stood further on."""
    pieces: list[str] = []
    starts, moved = [0], [0]
    at = kept = 0
    for sign in _SIGNS.finditer(text):
        pieces.append(text[at : sign.start()])
        kept += sign.start() - at
        at = sign.end()
        starts.append(kept)
        moved.append(at - kept)
    pieces.append(text[at:])
    return "".join(pieces), starts, moved


@cache
def _compiled(tail: str) -> re.Pattern[str]:
    """A tail as a pattern, when it is first needed: most of a thousand never are, and each takes a millisecond."""
    return re.compile(tail)


def _leftmost_longest(candidates: list[tuple[int, int, Entry]], at: int) -> list[Mark]:
    """Of sorted candidates that overlap the leftmost longest, once for each thing that its words stand for."""
    marks: list[Mark] = []
    last_end, place, known = 0, (-1, 0), set()
    for start, minus_end, entry in candidates:
        meaning = (entry.kind, entry.value)
        if (start, minus_end) == place:
            if meaning in known or (entry.kind == "demonym" and ("actor", entry.value) in known):
                continue
            if entry.kind == "actor" and ("demonym", entry.value) in known:
                # The same word names the State and its people: it is the name that counts.
                marks = [m for m in marks if (m.start, m.kind, m.value) != (at + start, "demonym", entry.value)]
            known.add(meaning)
        elif start >= last_end:
            place, last_end, known = (start, minus_end), -minus_end, {meaning}
        else:
            continue
        marks.append(Mark(at + start, at + last_end, entry.kind, entry.value, entry.role, False, entry.alternatives))
    return marks
