"""Headings by their look, where an author made them bold or large and used no style for them.

A heading stands out from the body: it is short, ends no sentence, and all of it is bold or larger than the body. Its
level is the rank of its look among those of the document. What is only bold and has a figure in it (a date, a number)
is left as it is: bold lines are no rare thing in letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from verbale.reading.lines import SENTENCE_END
from verbale.reading.manuscript import Paragraph, Run

_LONGEST = 200
_LARGER = 1.12  # times the body: 14 points over 12 are meant, 11.5 over 11 are not
_LOWEST_LEVEL = 6
_AHEAD = 4  # paragraphs, among which one of text must be
_TEXT = 80  # characters; in Chinese fewer, but there sentences end in a stop
_Look = tuple[float, bool, bool, bool]  # size, larger than the body, bold, centred


def find_headings(paragraphs: Sequence[Paragraph]) -> None:
    """Makes headings of the paragraphs that look like one.

    One that is as large as a heading that a style gave is of that one's level; the others go on below.
    """
    body, bold_body = _body(paragraphs)
    styled = _styled(paragraphs)
    looks: dict[int, _Look] = {}
    for index, paragraph in enumerate(paragraphs):
        can_be = _can_be_heading(paragraph) and _heads_something(paragraphs[index + 1 : index + 1 + _AHEAD])
        if can_be and (look := _look(paragraph, body, bold_body)):
            looks[index] = look
    below = sorted({look for look in looks.values() if _level(look, styled) is None}, reverse=True)
    for index, look in looks.items():
        level = _level(look, styled)
        if level is None:
            level = max(styled, default=0) + 1 + below.index(look)
        paragraphs[index].kind, paragraphs[index].level = "heading", min(_LOWEST_LEVEL, level)


def _styled(paragraphs: Sequence[Paragraph]) -> dict[int, float]:
    """The sizes of the headings that styles gave, by their levels; the smallest of each."""
    sizes: dict[int, float] = {}
    for paragraph in paragraphs:
        if paragraph.kind == "heading" and (words := _words(paragraph)):
            size = min(run.size for run in words)
            sizes[paragraph.level] = min(size, sizes.get(paragraph.level, size))
    return sizes


def _level(look: _Look, styled: dict[int, float]) -> int | None:
    """The highest level whose headings are no larger than the look, among those larger than the body's size."""
    size, larger = look[0], look[1]
    return next((level for level in sorted(styled) if larger and 0 < styled[level] <= size), None)


def _body(paragraphs: Sequence[Paragraph]) -> tuple[float, bool]:
    """The size most words of the document are in, and whether most of them are bold."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    for paragraph in paragraphs:
        if paragraph.furniture or paragraph.kind in ("heading", "note"):
            continue
        for run in _words(paragraph):
            length = len(run.text.strip())
            sizes[run.size] += length
            total += length
            bold += length if run.bold else 0
    return (sizes.most_common(1)[0][0] if sizes else 0.0), bold * 2 > total


def _can_be_heading(paragraph: Paragraph) -> bool:
    if paragraph.kind not in ("paragraph", "list-item") or paragraph.furniture or paragraph.bullet or paragraph.right:
        return False
    text = paragraph.text.strip()
    return 0 < len(text) <= _LONGEST and any(map(str.isalpha, text)) and not SENTENCE_END.search(text[-8:])


def _heads_something(following: Sequence[Paragraph]) -> bool:
    """Whether text follows: what closes a letter in bold is a name."""
    return any(
        paragraph.kind == "heading" or len(text) >= _TEXT or SENTENCE_END.search(text[-8:])
        for paragraph in following
        if (text := paragraph.text.strip())
    )


def _look(paragraph: Paragraph, body: float, bold_body: bool) -> _Look | None:
    """How a paragraph stands out from the body; None if it does not."""
    words = _words(paragraph)
    bold = all(run.bold for run in words) and not bold_body
    size = min(run.size for run in words)
    larger = body > 0 and size >= body * _LARGER
    numbered = any(character.isdigit() for run in words for character in run.text)
    if not larger and not (bold and not numbered):
        return None
    return (size if larger else body, larger, bold, paragraph.centred)


def _words(paragraph: Paragraph) -> list[Run]:
    return [run for run in paragraph.runs if run.aside is None and not run.note and run.text.strip()]
