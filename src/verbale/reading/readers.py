"""Which reader takes which format. A format is added with one line here and one module.

A reader is a function `(data: bytes, *, name: str) -> Document`; one marked `limited` takes `limits: Limits` as well.
It raises UnreadableSource for what it cannot read. It is imported when it is first needed. Readers marked `apart` run
in a process of their own (`apart`), which can be stopped and is held to its memory; there anything else they raise
becomes an UnreadableSource too.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

from verbale.errors import UnreadableSource
from verbale.model import Document
from verbale.reading import formats
from verbale.reading.limits import Limits


class Reader(NamedTuple):
    """Where a reader is, and how it is to be called."""

    module: str
    function: str
    apart: bool = True
    limited: bool = False


READERS: dict[str, Reader] = {
    formats.TEXT: Reader("verbale.reading.document", "read_plain", apart=False, limited=True),
    formats.MAIL: Reader("verbale.reading.mail", "read_mail", apart=False, limited=True),
    formats.DOCX: Reader("verbale.reading.word", "read_docx", limited=True),
    formats.ODT: Reader("verbale.reading.odt", "read_odt", limited=True),
    formats.RTF: Reader("verbale.reading.rtf", "read_rtf", limited=True),
    formats.PDF: Reader("verbale.reading.pdf", "read_pdf", limited=True),
    formats.PNG: Reader("verbale.reading.scans", "read_image", limited=True),
    formats.JPEG: Reader("verbale.reading.scans", "read_image", limited=True),
    formats.TIFF: Reader("verbale.reading.scans", "read_image", limited=True),
}


def run(media_type: str, data: bytes, *, name: str, limits: Limits) -> Document:
    """Reads some bytes with the reader of their format, in this process.

    Raises UnreadableSource, also where the format has no reader.
    """
    reader = READERS[media_type]
    try:
        function: Any = getattr(import_module(reader.module), reader.function)
    except ModuleNotFoundError as missing:
        raise UnreadableSource(name, f"is of a kind ({media_type}) that needs {missing.name}; install it") from None
    document: Document = function(data, name=name, limits=limits) if reader.limited else function(data, name=name)
    return document
