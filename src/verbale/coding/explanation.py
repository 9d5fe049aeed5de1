"""Why a text was coded as it was: its marks, its sentences as concepts, and every pattern that was tried on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from verbale.coding.alphabet import COMMA, FILLER, STOP, alphabet
from verbale.coding.codebook import Codebook, Rule, load_codebook
from verbale.coding.finder import Finder, exception_to
from verbale.coding.pattern import Pattern, symbol_set
from verbale.coding.reading import Reader, Reading
from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document, Stance

_SHOWN = {FILLER: "·", COMMA: ",", STOP: ";"}


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept as it was read, with the words that express it; `words` is empty for what parts concepts."""

    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """A pattern whose concepts all stand in the sentence.

    `outcome`: `matched`; `excepted` (it matched, but the exception `by` stands there too); `order` (its concepts
    are all there, but not in its order or reach); or `likely` (no pattern matched on the issue, and the cues that
    `pattern` names make the position likely). `words`: what it rests on, empty for `order`.
    """

    issue: str
    stance: Stance
    pattern: str
    outcome: Literal["matched", "excepted", "order", "likely"]
    words: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence as concepts, polarity folded, with the trials of the codebook's patterns in their order."""

    text: str
    concepts: tuple[Concept, ...]
    trials: tuple[Trial, ...]


def explain(
    document: Document, *, codebook: Codebook | None = None, gazetteer: Gazetteer | None = None
) -> tuple[ExplainedSentence, ...]:
    """Every sentence of a document as the coder reads it, whoever speaks in it, in the order of the text."""
    explainer = Explainer(
        document, codebook=codebook or load_codebook("territorial-dispute"), gazetteer=gazetteer or Gazetteer.load()
    )
    return tuple(explainer.sentences(0, len(document.text)))


class Explainer:
    """Explains the sentences of one document, which is marked once."""

    def __init__(self, document: Document, *, codebook: Codebook, gazetteer: Gazetteer) -> None:
        self._document = document
        self._finder = Finder(document, codebook, gazetteer)
        marks = mark(document, gazetteer=gazetteer)
        self._reader = Reader(document, marks, symbol_of=self._finder.symbol_of, says=alphabet().symbols["that"])

    def sentences(self, start: int, end: int) -> Iterator[ExplainedSentence]:
        """The sentences that a span of the reading text touches, each whole, in order."""
        blocks = self._document.blocks
        touched = [(block.start, block.end) for block in blocks if block.start < end and start < block.end]
        for first, last in self._reader.sentences(touched):
            if first < end and start < last:
                reading = self._reader.read(first, last)
                trials = [*_trials(self._document, reading, self._finder.codebook)]
                trials += _likely(self._document, reading, self._finder, trials)
                text = self._document.text[first:last]
                yield ExplainedSentence(text, _concepts(self._document, reading), tuple(trials))


def _concepts(document: Document, reading: Reading) -> tuple[Concept, ...]:
    names = {symbol: name for name, symbol in alphabet().symbols.items()}
    found = []
    for symbol, (start, end) in zip(reading.symbols, reading.spans, strict=True):
        if symbol in _SHOWN:
            found.append(Concept(_SHOWN[symbol]))
        else:
            found.append(Concept(names[symbol], document.text[start:end]))
    return tuple(found)


def _trials(document: Document, reading: Reading, codebook: Codebook) -> Iterator[Trial]:
    present = symbol_set(reading.symbols)
    for rule in codebook.rules:
        for pattern in rule.patterns:
            if pattern.may_match(present):
                yield _trial(document, reading, rule, pattern)


def _likely(document: Document, reading: Reading, finder: Finder, trials: list[Trial]) -> Iterator[Trial]:
    """What cues make of a sentence on the issues no pattern has matched on."""
    shown = {trial.issue for trial in trials if trial.outcome == "matched"}
    for match in finder.likely(reading):
        if match.rule.issue not in shown:
            words = _words(document, reading, match.first, match.last)
            yield Trial(match.rule.issue, match.rule.stance, match.pattern, "likely", words)


def _words(document: Document, reading: Reading, first: int, last: int) -> str:
    return document.text[reading.spans[first][0] : max(span[1] for span in reading.spans[first:last])]


def _trial(document: Document, reading: Reading, rule: Rule, pattern: Pattern) -> Trial:
    excepted: Trial | None = None
    for hit in pattern.regex.finditer(reading.symbols):
        first, last = hit.span()
        words = _words(document, reading, first, last)
        by = exception_to(rule, reading.symbols, hit.span())
        if by is None:
            return Trial(rule.issue, rule.stance, pattern.source, "matched", words)
        excepted = excepted or Trial(rule.issue, rule.stance, pattern.source, "excepted", words, by.source)
    return excepted or Trial(rule.issue, rule.stance, pattern.source, "order")
