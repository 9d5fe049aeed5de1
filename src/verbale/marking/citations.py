"""Every document, resolution, instrument and statement that a document cites, in normal form."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.model import Document, Mark


def find(document: Document, *, dates: Sequence[Mark] = (), names: Sequence[Mark] = ()) -> list[Mark]:
    """Every citation, left to right."""
    return []


def in_furniture(document: Document) -> list[tuple[int, int, str]]:
    """Document symbols in running heads."""
    return []
