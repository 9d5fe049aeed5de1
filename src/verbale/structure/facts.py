"""What a document says of itself at its head: symbols, date, session, agenda items, language of the original, title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verbale.languages import base
from verbale.structure.lines import LANGUAGES, Role
from verbale.structure.page import Line, Page, plain

_SYMBOL = re.compile(r"\b[A-Z]{1,6}(?:/[A-Z0-9.()]+){1,6}\b")
_FURNITURE = ("running-head", "page-number")


@dataclass(frozen=True, slots=True)
class Facts:
    """Bibliographic facts as the document states them; empty or None where it does not.

    `type`: the channel of its first statement (`letter`, `note-verbale`…); `sender`: codes of who sent it.
    """

    symbols: tuple[str, ...] = ()
    date: str | None = None
    title: str | None = None
    session: str | None = None
    agenda_items: str | None = None
    original_language: str | None = None
    sender: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    type: str | None = None


def original_language(line: Line) -> str | None:
    """The language a line such as «[Original: French]» names."""
    for mark in line.of("concept"):
        if mark.value in LANGUAGES:
            return LANGUAGES[mark.value]
    return None


def facts(page: Page, roles: Sequence[Role]) -> Facts:
    """The facts in the lines before the first body, and in the running heads taken out of the text."""
    head: list[Line] = []
    for line, role in zip(page.lines, roles, strict=True):
        if role in ("question", "answer") or (role == "body" and line.ends_a_sentence() and line.size() > 200):
            break
        head.append(line)
        if len(head) >= 40:
            break
    original = next((original_language(line) for line in head if roles[line.index] == "original"), None)
    titled = [line for line in head if roles[line.index] == "title"]
    title = titled[0] if titled else None
    dated = [
        mark.value
        for line in (titled or [x for x in head if roles[x.index] == "dateline"])
        for mark in line.of("date")
        if mark.value
    ]
    return Facts(
        symbols=_symbols(page, head),
        date=(dated[0] if dated else None) or page.document.meta.get("date", "")[:10] or None,
        title=plain(title.text) if title else page.document.meta.get("title"),
        session=_first(head, "session"),
        agenda_items=_first(head, "agenda-item"),
        original_language=original,
    )


def _symbols(page: Page, head: Sequence[Line]) -> tuple[str, ...]:
    pieces = [line.text for line in head if line.size() < 120]
    pieces += [item.text for item in page.document.furniture if item.kind in _FURNITURE]
    found: dict[str, None] = {}
    for piece in pieces[:200]:
        found.update(dict.fromkeys(symbol.rstrip(".") for symbol in _SYMBOL.findall(piece)))
    return tuple(found)


def _first(head: Sequence[Line], concept: str) -> str | None:
    line = next((line for line in head if concept in line.concepts and line.size() < 160), None)
    return plain(line.text) if line else None


def is_original_elsewhere(language: str, original: str | None) -> bool:
    """Whether the original is in another language than the text at hand."""
    return original is not None and base(language) != original
