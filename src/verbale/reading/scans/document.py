"""Pictures of pages become a Document; so do the pages of a PDF that nothing can be read on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from verbale.errors import UnreadableSource
from verbale.model import Document, Source
from verbale.reading.layout import PageLayout, document_of_layout
from verbale.reading.limits import Limits
from verbale.reading.scans import packs
from verbale.reading.scans.engine import find_engine
from verbale.reading.scans.pictures import Scan, scans_in
from verbale.reading.scans.recognition import Recogniser
from verbale.reading.scans.sizes import levelled

_MOST_SHOWN = 8
_SIGNATURES = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


def read_image(data: bytes, *, name: str, limits: Limits | None = None) -> Document:
    """The document in a PNG, JPEG or TIFF file, recognised by Tesseract.

    Raises UnreadableSource where Tesseract or the pack of the language is not installed, saying what installs it, and
    for a file that is broken, too large, has too many pages, or nothing to read on them.
    """
    engine = find_engine()
    media_type = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), "image/tiff")
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type, len(data))
    scans = scans_in(data, name=name, most_pages=(limits or Limits()).pages)
    if engine is None:
        next(scans, None)  # a broken picture is that first of all
        raise UnreadableSource(name, f"is a picture of pages; {advice()}")
    recogniser = Recogniser(engine)
    pages = levelled([recogniser.page(scan, number) for number, scan in enumerate(scans, 1)])
    return _document(source, pages)


def recognise_missing(pages: Sequence[PageLayout], picture_of: Callable[[int], Scan]) -> list[PageLayout]:
    """The pages, those that need it recognised where that can be done.

    `picture_of` gives the picture of the page with an index. The pages that have a text say which language to expect.
    """
    engine = find_engine() if any(page.needs_ocr for page in pages) else None
    if engine is None:
        return list(pages)
    recogniser = Recogniser(engine)
    for page in pages:
        recogniser.learn("\n".join(line.text for line in page.lines))
    return levelled([
        recogniser.page(picture_of(index), page.number) if page.needs_ocr else page for index, page in enumerate(pages)
    ])  # fmt: skip


def advice() -> str:
    """What to do about pages that could not be recognised."""
    engine = find_engine()
    if engine is None:
        return f"to read them, install Tesseract: {packs.install_command()}"
    if missing := [pack for pack in packs.packs() if pack.pack not in engine.packs]:
        return f"to read them, install the languages of Tesseract: {packs.install_command(missing)}"
    return f"Tesseract ({engine.program}) could not read them; scan them again, at 300 dpi"


def unread_pages(document: Document) -> str | None:
    """What is to be said of pages of a document that nobody could read; None if there are none."""
    numbers = [page.number for page in document.pages if page.needs_ocr]
    if not numbers:
        return None
    shown = ", ".join(map(str, numbers[:_MOST_SHOWN])) + (" …" if len(numbers) > _MOST_SHOWN else "")
    what = "page" if len(numbers) == 1 else "pages"
    return f"{what} {shown} of {len(document.pages)} could not be read and are left out; {advice()}"


def _document(source: Source, pages: Sequence[PageLayout]) -> Document:
    if not any(page.lines for page in pages):
        if any(page.needs_ocr for page in pages):
            raise UnreadableSource(source.name, f"is a picture of pages; {advice()}")
        raise UnreadableSource(source.name, "is a picture without text; nothing could be recognised on it")
    return document_of_layout(source, pages)
