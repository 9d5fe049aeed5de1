"""Short texts that are already cut out (a post, a press report, a paragraph), each with an id of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verbale.coding.codebook import Codebook
from verbale.coding.coder import code
from verbale.coding.labels import Row, need, rows
from verbale.errors import DataError
from verbale.gazetteer import Gazetteer
from verbale.model import Document, Statement
from verbale.reading import read_text


@dataclass(frozen=True, slots=True)
class Passage:
    """A short text. `title` and `document` say where it is from and are not coded; `language` is BCP 47."""

    id: str
    text: str
    title: str | None = None
    language: str | None = None
    document: str | None = None

    @classmethod
    def from_row(cls, row: Row, *, where: str) -> Passage:
        """A passage from an object with `id` and `text`; raises DataError where one of them is missing."""
        need(row, where, "id", "text")
        if not isinstance(row["text"], str):
            raise DataError(f"{where}: 'text' must be a string")
        return cls(str(row["id"]), row["text"], row.get("title"), row.get("language"), row.get("document"))


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of a JSON Lines file.

    Raises UnreadableSource where it cannot be read, DataError (file and line named) where a line is no passage.
    """
    for where, row in rows(path):
        yield Passage.from_row(row, where=where)


def code_passage(
    passage: Passage, *, codebook: Codebook | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Document, tuple[Statement, ...]]:
    """The passage as a document named by its id, and the statements in it with their positions."""
    document = read_text(passage.text, name=passage.document or passage.id, language=passage.language)
    return document, code(document, codebook=codebook, gazetteer=gazetteer)
