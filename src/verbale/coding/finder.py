"""Finds the positions that a sentence, read as concepts, takes by the rules of a codebook."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from verbale.coding.alphabet import COMMA, FILLER, STOP, alphabet
from verbale.coding.codebook import Codebook, Rule
from verbale.coding.cues import Weighed
from verbale.coding.index import PatternIndex
from verbale.coding.pattern import Pattern
from verbale.coding.quotes import widen
from verbale.coding.reading import Reading
from verbale.gazetteer import Gazetteer
from verbale.model import Document, Mark, Position, Stance

# Observers without membership are entities whose status is a question; organs speak as their organization does.
_NAME_SYMBOLS = {"observer": "entity", "organ": "organization"}
_BEFORE, _BEHIND = 6, 16
_MOST_COMPLEMENT = 14
_MOST_LEAD = 5


class Match(NamedTuple):
    """A rule and the place in a reading where one of its patterns matched, half-open."""

    rule: Rule
    pattern: str
    first: int
    last: int


CUES = "cues:"
"""What the pattern of a position begins with that rests on cues."""


class Finder:
    """A codebook at work on one document."""

    def __init__(self, document: Document, codebook: Codebook, gazetteer: Gazetteer) -> None:
        self._document = document
        self.codebook = codebook
        self._gazetteer = gazetteer
        self._symbols = alphabet().symbols
        self._symbol_of: dict[tuple[str, str, str], str | None] = {}

    def symbol_of(self, mark: Mark) -> str | None:
        """The symbol of a mark: its concept, or the kind of thing it names; None if it expresses nothing."""
        key = mark[2:5]  # kind, value and form
        if key not in self._symbol_of:
            self._symbol_of[key] = self._find_symbol(mark)
        return self._symbol_of[key]

    def _find_symbol(self, mark: Mark) -> str | None:
        if mark.kind == "concept":
            return FILLER if mark.value == "nothing" else self._symbols.get(mark.value)
        if mark.kind == "actor":
            if mark.form == "person":
                return self._symbols["person"]
            actor = self._gazetteer.actor(mark.value)
            kind: str = actor.kind if actor else "state"
            return self._symbols[_NAME_SYMBOLS.get(kind, kind)]
        if mark.kind == "citation":
            return self._cited(mark.value)
        return self._symbols.get(mark.kind)

    def matches(self, reading: Reading) -> Iterator[Match]:
        """For each rule that the sentence meets, in the order of the codebook, the first place that shows it."""
        symbols = reading.symbols
        met: Rule | None = None
        for number, pattern in self.codebook.index.possible(symbols):
            rule = self.codebook.rule_of[number]
            if rule is met:
                continue
            for hit in pattern.regex.finditer(symbols):
                if exception_to(rule, symbols, hit.span()) is None:
                    yield Match(rule, pattern.source, _last_beginning(pattern, symbols, hit.span()), hit.end())
                    met = rule
                    break

    def likely(self, reading: Reading, *, but: Container[str] = ()) -> Iterator[Match]:
        """What the codebook's cues make of a sentence, the likeliest stance on each issue only; none on those `but`."""
        for cues in self.codebook.cues:
            best: dict[str, Weighed] = {}
            for weighed in cues.weigh(reading.symbols, but=but):
                known = best.get(weighed.issue)
                if known is None or weighed.probability > known.probability:
                    best[weighed.issue] = weighed
            for weighed in best.values():
                rule = _rule_for(self.codebook, weighed.issue, weighed.stance)
                yield Match(rule, f"{CUES} {', '.join(weighed.cues)}", weighed.first, weighed.last)

    def position(self, match: Match, reading: Reading) -> Position:
        """The position a match shows, quoted by the words it covers."""
        rule = match.rule
        first = reading.spans[self._beginning_of_phrase(reading.symbols, match.first)][0]
        stop = self._end_of_phrase(reading.symbols, match.last)
        last = max([span[1] for span in reading.spans[match.first : stop]])
        start, end = widen(self._document.text, first, last, within=reading.sentence)
        return Position(
            issue=rule.issue,
            stance=rule.stance,
            act=rule.act or self._act(reading.symbols[match.first : match.last]),
            start=start,
            end=end,
            target=self._target(match, reading),
            pattern=match.pattern,
        )

    def _beginning_of_phrase(self, symbols: str, first: int) -> int:
        """Where the phrase begins that a match stands in: with what governs it («recalls its support») and whoever
        says it, where nothing but a few words that express nothing stand between."""
        sets = _sets()
        start = first
        for index in range(first - 1, max(first - _MOST_LEAD, -1), -1):
            if symbols[index] in sets.governing:
                start = index
            elif symbols[index] in sets.speaking:
                return _first_of_list(symbols, index, sets)
            elif symbols[index] != FILLER:
                break
        return start

    def _end_of_phrase(self, symbols: str, last: int) -> int:
        """Where the phrase ends that the object of a match stands in: behind the names that complete it."""
        complements = _sets().complements
        end = last
        for index in range(last, min(last + _MOST_COMPLEMENT, len(symbols))):
            if symbols[index] in complements:
                end = index + 1
            elif symbols[index] != FILLER:
                break
        return end

    def _target(self, match: Match, reading: Reading) -> str | None:
        """Whom the object of a match is about: named right before it («Norland's integrity»), else behind it."""
        wanted = match.rule.target
        if not wanted:
            return None
        bars = _sets().predicates + STOP
        for reach, step in (
            (range(match.last - 1, max(match.last - _BEFORE, -1), -1), bars),
            (range(match.last - 1, min(match.last + _BEHIND, len(reading.symbols))), STOP),
        ):
            for index in reach:
                named: Mark | None = reading.marks[index]
                if reading.symbols[index] in wanted and named is not None:
                    return named.value
                if reading.symbols[index] in step and index != match.last - 1:
                    break
        return None

    def _cited(self, value: str) -> str | None:
        if "/RES/" in value:
            return self._symbols["resolutions"]
        for concept, begins in self.codebook.citations.items():
            if value.startswith(begins):
                return self._symbols[concept]
        return None

    def _act(self, symbols: str) -> str:
        """The act of the leading predicate; who reiterates support or a commitment supports."""
        concepts = _acts()
        acts = [self.codebook.acts.get(concepts[s], concepts[s]) for s in symbols if s in concepts]
        if acts[:1] == ["reaffirm"] and "support" in acts:
            return "support"
        return acts[0] if acts else "declare"

    def is_plain(self, act: str) -> bool:
        """Whether an act gives way to another by which a statement takes the same stance."""
        return act in self.codebook.plain_acts


class _Sets(NamedTuple):
    """Symbols that may complete an object («the settlement of the conflict in Sudria»), all predicates, and what may
    stand before a match in its phrase: what governs it, who speaks, and what joins several of them."""

    complements: str
    predicates: str
    governing: str
    speaking: str
    joining: str


def _first_of_list(symbols: str, index: int, sets: _Sets) -> int:
    """The first of the names that a list ends with: «Norland, Sudria and Zarland»."""
    first = index
    while index > 0 and symbols[index - 1] in sets.speaking + sets.joining:
        index -= 1
        first = index if symbols[index] in sets.speaking else first
    return first


@cache
def _sets() -> _Sets:
    letters = alphabet()
    names = "".join(letters.symbols[name] for name in letters.classes["name"])
    predicates = "".join(
        letters.symbols[c] for kind in ("attitude", "verdict", "derived") for c in letters.classes[kind]
    )
    symbols = letters.symbols
    objects = "".join(symbols[concept] for concept in letters.classes["object"])
    return _Sets(
        complements=names + objects + symbols["occupied"],
        predicates=predicates,
        governing=predicates + symbols["not"] + symbols["must-not"] + symbols["cannot-but"] + symbols["refrain"],
        speaking=names + symbols["we"],
        joining=symbols["and"] + COMMA,
    )


@cache
def _acts() -> dict[str, str]:
    """The symbols that name an act, with their concepts."""
    letters = alphabet()
    concepts = (*letters.classes["attitude"], *letters.classes["derived"], "invalid", "inadmissible")
    return {letters.symbols[concept]: concept for concept in concepts}


@cache
def _rule_for(codebook: Codebook, issue: str, stance: Stance) -> Rule:
    """A rule without patterns: what a position that rests on cues is about is told as by the issue's own rules."""
    target = next((rule.target for rule in codebook.rules if rule.issue == issue and rule.target), "")
    return Rule(issue, stance, (), PatternIndex(()), None, target)


def _last_beginning(pattern: Pattern, symbols: str, span: tuple[int, int]) -> int:
    """Where the shortest match begins that ends as a match does and begins behind a comma in it, else where it begins.

    «Supports the Court's view, calls for a ceasefire» shows a call, not support; its quote begins at the call.
    """
    first, last = span
    comma = symbols.rfind(COMMA, first, last)
    while comma > first:
        hit = pattern.regex.search(symbols, comma + 1)
        if hit is not None and hit.end() == last:
            return hit.start()
        comma = symbols.rfind(COMMA, first, comma)
    return first


def exception_to(rule: Rule, symbols: str, span: tuple[int, int]) -> Pattern | None:
    """The pattern that the rule excepts and that stands where the rule matched; None if the match holds."""
    for _, pattern in rule.unless.possible(symbols):
        for hit in pattern.regex.finditer(symbols):
            if hit.start() < span[1] and span[0] < hit.end():
                return pattern
    return None
