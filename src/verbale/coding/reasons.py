"""What held a position back that a reader sees and the coder does not, as far as the patterns can tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from verbale.coding.codebook import Codebook
from verbale.coding.explanation import Explainer, Trial
from verbale.coding.labels import Pair
from verbale.gazetteer import Gazetteer
from verbale.model import Document

MOST_SENTENCES = 4


class Reasons:
    """Looks for what held positions back in one document, read as concepts when it is first asked."""

    def __init__(self, document: Document, *, codebook: Codebook, gazetteer: Gazetteer) -> None:
        self._document = document
        self._codebook = codebook
        self._gazetteer = gazetteer

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self._document, codebook=self._codebook, gazetteer=self._gazetteer)

    def why(self, pair: Pair, span: tuple[int, int]) -> str:
        """Why the coder did not see this position in the words at this span of the source, in one line.

        Of what the patterns of the issue and stance came to in these sentences the nearest to a match is told. A
        pattern that matches here was not asked, or not believed: the words are in no statement that was found, or in
        one of another actor, or they are a question. Empty where the words stand nowhere in the reading text.
        """
        offsets = self._document.offsets
        start, end = bisect_left(offsets, span[0]), bisect_left(offsets, span[1])
        # Where the reading text is in another order than the source, the words are not found this way.
        if start >= end or not span[0] <= offsets[start] <= offsets[end - 1] < span[1]:
            return ""
        trials = list(self._trials(pair, start, end))
        for outcome in ("matched", "likely", "excepted", "order"):
            nearest = [trial for trial in trials if trial.outcome == outcome]
            if nearest:
                # The longest pattern asks for most, so it says most.
                return _told(max(nearest, key=lambda trial: len(trial.pattern.split())))
        return "no pattern of this issue and stance finds its concepts here"

    def _trials(self, pair: Pair, start: int, end: int) -> Iterator[Trial]:
        for number, sentence in enumerate(self._explainer.sentences(start, end)):
            if number == MOST_SENTENCES:
                return
            yield from (trial for trial in sentence.trials if (trial.issue, trial.stance) == pair)


def _told(trial: Trial) -> str:
    if trial.outcome in ("matched", "likely"):
        return f"`{trial.pattern}` matches, but in words of no statement found for this actor, or in a question"
    if trial.outcome == "excepted":
        return f"`{trial.pattern}` matches, but `{trial.by}` is an exception"
    return f"the concepts of `{trial.pattern}` are there, but not in its order or reach"
