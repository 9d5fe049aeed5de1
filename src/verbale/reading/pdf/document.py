"""A PDF becomes a Document."""

from __future__ import annotations

import hashlib

from verbale.errors import UnreadableSource
from verbale.model import Document, Source
from verbale.reading import scans
from verbale.reading.layout import document_of_layout
from verbale.reading.limits import Limits
from verbale.reading.pdf.file import opened
from verbale.reading.pdf.picture import picture_of_page
from verbale.reading.pdf.text import PageReader

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, *, name: str, limits: Limits | None = None) -> Document:
    """The document in a PDF, from its text layer. Nothing in the file is run.

    A page without a text layer, or with a broken one, is recognised (`scans`); where that cannot be done it has
    `needs_ocr` and no text. Raises UnreadableSource for a file that is broken, locked with a password, without pages or
    text, or longer than the limits allow, and for one that would have to be recognised as a whole and cannot be.
    """
    source = Source(name, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, len(data))
    with opened(data, name=name, most_pages=(limits or Limits()).pages) as pdf:
        pages = scans.recognise_missing(PageReader(pdf).pages(), lambda index: picture_of_page(pdf, index))
        meta = {key.lower(): value for key, value in pdf.get_metadata_dict(skip_empty=True).items()}
    if pages and all(page.needs_ocr for page in pages):
        raise UnreadableSource(name, f"has no text layer, only pictures of pages; {scans.advice()}")
    return document_of_layout(source, pages, meta=meta)
