"""Documents made by hand, so that marking is tested without a reader."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest

from verbale.model import Block, Document, Furniture, Source


def _document_of(language: str, *lines: str, meta: dict[str, str] | None = None, kind: str = "paragraph") -> Document:
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(at, at + len(line), kind, language=language))  # type: ignore[arg-type]
        at += len(line) + 1
    return Document(
        source=Source("made.txt", "0" * 64, "text/plain", len(text)),
        source_text=text,
        text=text,
        offsets=array("L", range(len(text))),
        blocks=tuple(blocks),
        furniture=(Furniture(0, len(text), "running-head", text),) if kind == "heading" else (),
        meta=meta or {},
    )


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    """Makes a document of one language from its lines, one block each."""
    return _document_of
