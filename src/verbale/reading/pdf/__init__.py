"""PDF: the text layer of a file becomes lines on pages, and these a Document; a page becomes a picture."""

from verbale.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
