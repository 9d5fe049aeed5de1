"""Opens a PDF, or says in one line why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from verbale.errors import UnreadableSource

# What pdfium says of a file (FPDF_GetLastError), by its number.
_REASONS = {
    0: "is a PDF without pages; get it again from where it came",
    2: "cannot be read",
    3: "is a broken PDF; get it again from where it came",
    4: "is locked with a password; save it without one",
    5: "is locked in a way that cannot be read; save it without the lock",
    6: "is a broken PDF: no page of it can be found",
}


@contextmanager
def opened(data: bytes, *, name: str, most_pages: int) -> Iterator[Any]:
    """The PDF in these bytes, as pypdfium2 has it, closed at the end.

    Raises UnreadableSource (with `name`) if it is broken, locked, has no pages or more than `most_pages`.
    """
    import pypdfium2  # a tenth of a second, and a library of 9 MB, for PDFs only

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise UnreadableSource(name, _reason(data)) from None
    try:
        if len(pdf) > most_pages:
            said = f"has {len(pdf)} pages, more than {most_pages}; raise the limit pages to read it"
            raise UnreadableSource(name, said)
        yield pdf
    except pypdfium2.PdfiumError:  # a page that is named and is not there
        raise UnreadableSource(name, _REASONS[6]) from None
    finally:
        pdf.close()


def _reason(data: bytes) -> str:
    """Why a PDF cannot be opened. Asked anew, since pdfium does not forget what it said of another file."""
    import pypdfium2.raw as raw

    opened = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if opened:
        raw.FPDF_CloseDocument(opened)
        return _REASONS[0]
    return _REASONS.get(raw.FPDF_GetLastError(), _REASONS[3])
