"""The footnote of a statement: by which way it came, and where its words stand.

A note is one line of text in the language of the frame; addresses in it are found again by `pieces`, so that each
format can make links of them and of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.compendium.actors import Names
from verbale.compendium.words import Words
from verbale.register.rows import PositionRow, StatementRow

_NEVER_IN_ADDRESS = r"\s<>\"'«»“”„，。；、）】،؛؟\u2066-\u2069"
_ADDRESS = re.compile(rf"https?://[^{_NEVER_IN_ADDRESS}]*[^{_NEVER_IN_ADDRESS}.,;:!?)\]]")


@dataclass(frozen=True, slots=True)
class Note:
    """Footnote `number` and its text."""

    number: int
    text: str


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is an address that may be linked (http or https)."""
    at = 0
    for found in _ADDRESS.finditer(text):
        if at < found.start():
            yield text[at : found.start()], False
        yield found.group(), True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def footnote(
    number: int,
    statement: StatementRow,
    *,
    positions: Sequence[PositionRow],
    also: Sequence[str] = (),
    words: Words,
    names: Names,
) -> Note:
    """Channel, source, translation, chain, original language, place in the file, and the positions marked.

    `also`: the names of other documents that hold the statement.
    """
    parts = [words.label("channel", statement.channel), *provenance(statement, words=words, names=names)]
    parts.append(where(statement, words=words))
    if also:
        parts.append(words("also_in", documents=words.listed(also)))
    if positions:
        marked = words("semicolon").join(position_label(p, words=words, names=names) for p in positions)
        parts.append(words("marked", positions=marked))
    return Note(number, capitalized(words("semicolon").join(parts)))


def where(statement: StatementRow, *, words: Words) -> str:
    """The document a statement stands in, with the page, or where it has no pages the characters of the source."""
    if statement.page is not None:
        return words("on_page", document=statement.document, page=statement.page)
    return words("where", document=statement.document, start=statement.start_in_source, end=statement.end_in_source)


def provenance(statement: StatementRow, *, words: Words, names: Names) -> Iterator[str]:
    """What is known of the way a statement came: source, translation, original language, the chain of media."""
    source = " ".join((statement.source or statement.note or "").split())
    if source:
        yield words("source", source=source)
    if statement.translation:
        yield words("unofficial")
    if statement.original_language:
        yield words("original_language", language=words.language_name(statement.original_language))
    if statement.reported_by:
        yield words("reported_by", chain=words.chain([names(medium) for medium in statement.reported_by]))


def position_label(position: PositionRow, *, words: Words, names: Names) -> str:
    """«Vote: against (does not recognize)», with what it is about where the words name it."""
    act = words.label("act", position.act)
    if position.target:
        act = words.listed((act, words("about", target=names(position.target))))
    issue, stance = words.label("issue", position.issue), words.label("stance", position.stance)
    return words("position", issue=issue, stance=stance, act=act)


def capitalized(text: str) -> str:
    """The text with its first letter a capital, where its script has capitals."""
    return text[:1].upper() + text[1:]
