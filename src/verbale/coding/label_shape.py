"""What the fields of a label, or of a row that the coder wrote, may hold.

Labels are written by hand and by other programs: a field of another shape is named, not stumbled over later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from verbale.errors import DataError

Test = Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_text_or_null(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_id(value: Any) -> bool:
    return isinstance(value, str | int | float)


def _is_place(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _are_texts_or_null(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _are_objects_or_null(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(item, dict) for item in value))


_TEXT = (_is_text, "a string")
_PERHAPS_TEXT = (_is_text_or_null, "a string or null")
_PLACE = (_is_place, "a number of characters from 0 on")
_CODES = (_are_texts_or_null, "a list of strings")

FIELDS: Mapping[str, tuple[Test, str]] = {
    "id": (_is_id, "a string"),
    **dict.fromkeys(("text", "first", "last"), _TEXT),
    **dict.fromkeys(("document", "kind", "heading", "channel", "date", "place", "language"), _PERHAPS_TEXT),
    **dict.fromkeys(("source", "translation"), _PERHAPS_TEXT),
    **dict.fromkeys(("actor", "asserted_by", "reported_by"), _CODES),
    **dict.fromkeys(("start", "end"), _PLACE),
    "positions": (_are_objects_or_null, "a list of objects"),
}
"""The shape of each field of a statement that an evaluation reads. None of them has to be there."""

POSITION_FIELDS: Mapping[str, tuple[Test, str]] = {
    **dict.fromkeys(("issue", "stance"), _TEXT),
    **dict.fromkeys(("quote", "pattern", "target"), _PERHAPS_TEXT),
    **dict.fromkeys(("start", "end"), _PLACE),
}
"""The shape of each field of a position; issue and stance have to be there."""


def check_shape(row: Mapping[str, Any], where: str) -> None:
    """Raises DataError, naming `where` and the field, where a field has another shape than it may."""
    _check(row, FIELDS, where)
    for position in row.get("positions") or ():
        missing = [name for name in ("issue", "stance") if name not in position]
        if missing:
            raise DataError(f"{where}: a position lacks {', '.join(map(repr, missing))}")
        _check(position, POSITION_FIELDS, f"{where}: a position")


def _check(row: Mapping[str, Any], fields: Mapping[str, tuple[Test, str]], where: str) -> None:
    for name, (fits, shape) in fields.items():
        if name in row and not fits(row[name]):
            raise DataError(f"{where}: {name!r} must be {shape}")
