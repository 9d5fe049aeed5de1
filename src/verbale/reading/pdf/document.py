"""A PDF becomes a Document."""

from __future__ import annotations

import hashlib

from verbale.model import Document, Source
from verbale.reading.layout import document_of_layout
from verbale.reading.limits import Limits
from verbale.reading.pdf.file import opened
from verbale.reading.pdf.text import PageReader

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, *, name: str, limits: Limits | None = None) -> Document:
    """The document in a PDF, from its text layer. Nothing in the file is run.

    A page without a text layer, or with a broken one, has `needs_ocr` and no text. Raises UnreadableSource for a file
    that is broken, locked with a password, without pages or text, or longer than the limits allow.
    """
    source = Source(name, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, len(data))
    with opened(data, name=name, most_pages=(limits or Limits()).pages) as pdf:
        pages = PageReader(pdf).pages()
        meta = {key.lower(): value for key, value in pdf.get_metadata_dict(skip_empty=True).items()}
    return document_of_layout(source, pages, meta=meta)
