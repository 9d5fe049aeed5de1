"""What a register answers with: frozen rows, and lists of them.

As in the model, `start`–`end` is a span of the reading text and `start_in_source`–`end_in_source` the same span in
the decoded source; both are half-open and count code points. `page` is the number of the page a span begins on, where
the source has pages; `ocr_confidence` is how surely the words were recognised from a picture, None where they were
not. `text` holds the words of the reading text (hard wraps joined), `quote` the exact characters of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar, cast, overload

from verbale.model import Channel, PageBox, Speaker, Stance, StatementKind

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Added(NamedTuple):
    """What `Register.add` did. `name` is the one under which the register holds the source; `changed` is false
    where it held the same already."""

    document_id: str
    name: str
    statements: int
    positions: int
    changed: bool


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its texts, which `Register.reading_text` and `Register.source_text` give."""

    id: str
    name: str
    sha256: str
    media_type: str
    size: int
    encoding: str | None
    facts: Mapping[str, Any]
    meta: Mapping[str, str]
    statements: int
    positions: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Where a statement or position stands: its document, and rectangles on the pages of its source, one per line.

    `text`: its words; `boxes`: none where the source has no pages.
    """

    id: str
    document: str
    sha256: str
    media_type: str
    text: str
    boxes: tuple[PageBox, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with the words it stands in. `document` is the document's name."""

    id: str
    document_id: str
    document: str
    kind: StatementKind
    actor: tuple[str, ...]
    asserted_by: tuple[str, ...]
    speaker_name: str | None
    speaker_role: str | None
    channel: Channel
    date: str | None
    place: str | None
    language: str
    original_language: str | None
    source: str | None
    translation: str | None
    reported_by: tuple[str, ...]
    shared: bool
    heading: str | None
    note: str | None
    text: str
    quote: str
    start: int
    end: int
    start_in_source: int
    end_in_source: int
    page: int | None
    ocr_confidence: float | None

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, as the model has it; none where neither name nor role is known."""
        return _speaker(self.speaker_name, self.speaker_role)


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position with what is known of the statement it stands in. `document` is the document's name."""

    id: str
    statement_id: str
    document_id: str
    document: str
    issue: str
    stance: Stance
    act: str
    target: str | None
    quote: str
    text: str
    start: int
    end: int
    start_in_source: int
    end_in_source: int
    pattern: str
    kind: StatementKind
    actor: tuple[str, ...]
    asserted_by: tuple[str, ...]
    speaker_name: str | None
    speaker_role: str | None
    channel: Channel
    date: str | None
    place: str | None
    language: str
    original_language: str | None
    source: str | None
    translation: str | None
    reported_by: tuple[str, ...]
    shared: bool
    heading: str | None
    note: str | None
    page: int | None
    ocr_confidence: float | None

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, as the model has it; none where neither name nor role is known."""
        return _speaker(self.speaker_name, self.speaker_role)


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """Something that says again what something else in the register says.

    `kind`: the same `file` under another name (`id` and `of` are then its document's, `document` the other name); a
    `document` that holds the text of another, in another format; a `statement` that another document holds too. `of`
    repeats nothing itself. `document` and `of_document` are names; `share` of the shorter stands in the longer.
    """

    kind: Literal["file", "document", "statement"]
    id: str
    of: str
    document: str
    of_document: str
    share: float


R = TypeVar("R")


class Rows(Sequence[R], Generic[R]):
    """A list of rows that cannot be changed. A slice is a list of rows again."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Iterable[R] = ()) -> None:
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[R]: ...
    def __getitem__(self, index: int | slice) -> R | Rows[R]:
        return Rows(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return self._rows == other._rows if isinstance(other, Rows) else NotImplemented

    def __repr__(self) -> str:
        return f"Rows({list(self._rows)!r})"

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dictionary per row, its keys in the order of the row's fields; tuples become lists, as in JSON."""
        return [_dict(row) for row in self._rows]

    def to_frame(self) -> Any:
        """The rows as a pandas DataFrame, one column per field.

        Raises ImportError, which says what to install, where pandas is missing: Verbale does not depend on it.
        """
        try:
            pandas: Any = import_module("pandas")
        except ImportError as error:
            raise ImportError("to_frame() needs pandas, which is not installed: pip install pandas") from error
        return pandas.DataFrame(self.to_dicts())


def _speaker(name: str | None, role: str | None) -> Speaker | None:
    return Speaker(name, role) if name is not None or role is not None else None


def _dict(row: object) -> dict[str, Any]:
    values = {field.name: getattr(row, field.name) for field in fields(cast("DataclassInstance", row))}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
