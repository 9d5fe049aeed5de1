"""A letter as written: its masthead, its blocks, its notes. Every form of it is made from this."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

LETTERS = Path(__file__).resolve().parent / "letters"
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
HEADING_LEVELS = {"title": 1, "part": 1, "heading1": 2, "heading2": 3, "heading3": 4, "heading4": 5}

RunKind = Literal["plain", "bold", "italic", "note"]
_INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|\[\^(?P<note>[^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; of a note mark, `text` is its label."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block as written. `label`: the number of a numbered paragraph or an item; `rows`: the cells of a table."""

    kind: str
    runs: tuple[Run, ...] = ()
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[tuple[Run, ...], ...] = ()
    lines: tuple[tuple[Run, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as written. `furniture` is what each of its pages carries besides the text."""

    language: str
    title: str
    masthead: dict[str, str | list[str]]
    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Run, ...]] = field(default_factory=dict)

    @property
    def symbol(self) -> str:
        return "–".join(self.listed("symbols"))

    @property
    def right_to_left(self) -> bool:
        return self.language == "ar"

    def listed(self, key: str) -> list[str]:
        """The lines of an entry of the masthead."""
        entry = self.masthead[key]
        return entry if isinstance(entry, list) else [entry]


def load(language: str) -> Letter:
    """The letter in a language. Raises KeyError where its file lacks an entry."""
    data = tomllib.loads((LETTERS / f"{language}.toml").read_text("utf-8"))
    blocks = tuple(_block(entry) for entry in data["text"]["blocks"])
    notes = {label: runs(text) for label, text in data["notes"].items()}
    return Letter(data["language"], data["title"], data["masthead"], blocks, notes)


def _block(entry: list) -> Block:  # type: ignore[type-arg]
    kind, *rest = entry
    if kind == "page":
        return Block(kind)
    if kind == "signature":
        return Block(kind, lines=tuple(map(runs, rest[0])))
    if kind == "table":
        return Block(kind, rows=tuple(map(tuple, rest[0])))
    if kind == "columns":
        return Block(kind, columns=tuple(map(runs, rest[0])))
    if kind in ("number", "item"):
        return Block(kind, runs(rest[1]), label=rest[0])
    return Block(kind, runs(rest[0]))


def runs(text: str) -> tuple[Run, ...]:
    """A text cut where its look changes: `**bold**`, `*italic*`, `[^1]` for a note mark."""
    found: list[Run] = []
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            found.append(Run("plain", text[at : match.start()]))
        kind = match.lastgroup
        found.append(Run(kind, match.group(kind)))  # type: ignore[arg-type]
        at = match.end()
    if at < len(text):
        found.append(Run("plain", text[at:]))
    return tuple(found)


def plain(pieces: tuple[Run, ...]) -> str:
    """The text of runs, without note marks."""
    return "".join(run.text for run in pieces if run.kind != "note")
