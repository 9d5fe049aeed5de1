"""The issues as a reader meets them: a short head in the language of the frame, and the question of the codebook."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.compendium.words import Words

if TYPE_CHECKING:
    from verbale.coding.codebook import Codebook


@dataclass(frozen=True, slots=True)
class IssueHead:
    """What an issue is called, and what it asks, in the words (and the language) of the codebook."""

    code: str
    label: str
    question: str | None
    question_language: str = "en"


def issue_heads(found: Collection[str], *, words: Words, codebook: Codebook | None = None) -> tuple[IssueHead, ...]:
    """The issues found, in the order of the codebook; those it does not have come last, by code.

    Without a codebook, the bundled ones are asked.
    """
    books = (codebook,) if codebook else _bundled()
    questions = {issue.id: issue.question for book in books for issue in book.issues}
    ordered = [*(code for code in questions if code in found), *sorted(set(found) - set(questions))]
    return tuple(IssueHead(code, words.label("issue", code), questions.get(code)) for code in ordered)


def _bundled() -> tuple[Codebook, ...]:
    # Loaded here and not above: whoever brings a codebook does not wait for the coder.
    from verbale.coding.codebook import codebook_names, load_codebook

    return tuple(load_codebook(name) for name in codebook_names())
