"""One multi-pattern matcher per language: every name and every phrase that expresses a concept, in one pass.

The text is folded without changing its length, an Aho-Corasick automaton reports every key in it, and each report is
checked for word boundaries and for what must follow. Of overlapping candidates the leftmost longest stays. The cost
is linear in the text whatever it is, because the number of forms that share a key's end is bounded by the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from verbale.languages.fold import fold
from verbale.marking.forms import CompiledForm, compile_form
from verbale.model import Mark, MarkKind

_NOTHING = re.compile(r"(?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form stands for. `case_sensitive`: the text must begin with a capital where the form does."""

    form: str
    kind: MarkKind
    value: str
    role: str = "name"
    alternatives: tuple[str, ...] = ()
    case_sensitive: bool = False


class Matcher:
    """Finds the forms of a set of entries in text of one language."""

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        spaced: bool = True,
        proclitics: Iterable[str] = (),
        suffixes: Iterable[str] = (),
    ) -> None:
        """`spaced`: whether the language parts words by blanks; `proclitics` and `suffixes`: what may be written
        together with an Arabic word before and after it."""
        self._spaced = spaced
        self._proclitics = frozenset(proclitics)
        endings = "|".join(sorted(map(re.escape, suffixes), key=len, reverse=True))
        self._suffixes = re.compile(f"(?:{endings})?(?![^\\W\\d_])") if endings else _NOTHING
        by_key: dict[str, list[tuple[CompiledForm, Entry]]] = {}
        for entry in entries:
            form = compile_form(entry.form)
            key = " " + form.key if spaced and form.script == "alphabetic" else form.key
            by_key.setdefault(key, []).append((form, entry))
        self._keys = list(by_key)
        self._by_key = [tuple(group) for group in by_key.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(self._keys, matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(self, text: str) -> list[Mark]:
        """The marks in a text, left to right; two marks overlap only where one form stands for several things."""
        # A blank in front lets the first word match keys that begin with one.
        folded = fold(" " + text)
        best = _leftmost_longest(self._candidates(folded, text))
        return [
            Mark(start, end, entry.kind, entry.value, entry.role, False, entry.alternatives)
            for start, end, entries in best
            for entry in entries
        ]

    def _candidates(self, folded: str, text: str) -> Iterator[tuple[int, int, list[Entry]]]:
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            found: dict[int, list[Entry]] = {}
            for form, entry in self._by_key[index]:
                stop = self._check(form, folded, start, end)
                if stop < 0 or not _as_written(form, entry, text[self._first(form, start) : stop - 1]):
                    continue
                group = found.setdefault(stop, [])
                if all((entry.kind, entry.value) != (other.kind, other.value) for other in group):
                    group.append(entry)
            for stop, entries in found.items():
                yield self._first(form, start), stop - 1, entries

    def _first(self, form: CompiledForm, start: int) -> int:
        """Where a form begins in the text: the folded text has one blank more in front, and so may the key."""
        return start if self._spaced and form.script == "alphabetic" else start - 1

    def _check(self, form: CompiledForm, folded: str, start: int, end: int) -> int:
        """Where the form ends in the folded text, or -1 if it does not stand there after all."""
        if form.rest is not None:
            match = form.rest.match(folded, end)
            if match is None:
                return -1
            end = match.end()
        if form.script == "han":
            return end
        if form.script == "arabic":
            suffix = self._suffixes.match(folded, end)
            if suffix is None or not self._after_proclitic(folded, start):
                return -1
            return suffix.end()
        if end < len(folded) and folded[end].isalnum() and not _is_han(folded[end]):
            return -1
        if not self._spaced and folded[start - 1].isalnum() and not _is_han(folded[start - 1]):
            return -1
        return end

    def _after_proclitic(self, folded: str, start: int) -> bool:
        first = start
        while first > 0 and start - first < 5 and folded[first - 1].isalpha():
            first -= 1
        return first == start or folded[first:start] in self._proclitics


def _is_han(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff"


def _as_written(form: CompiledForm, entry: Entry, words: str) -> bool:
    if form.as_written is not None and form.rest is None:
        return words.replace("\n", " ") == form.as_written
    return not entry.case_sensitive or not words[0].islower()


def _leftmost_longest(
    candidates: Iterable[tuple[int, int, list[Entry]]],
) -> Iterator[tuple[int, int, list[Entry]]]:
    last_end = 0
    merged: tuple[int, int, list[Entry]] | None = None
    for start, end, entries in sorted(candidates, key=lambda c: (c[0], -c[1])):
        if merged is not None and (start, end) == merged[:2]:
            known = {(entry.kind, entry.value) for entry in merged[2]}
            merged[2].extend(entry for entry in entries if (entry.kind, entry.value) not in known)
        elif start >= last_end:
            if merged is not None:
                yield merged
            merged = (start, end, list(entries))
            last_end = end
    if merged is not None:
        yield merged
