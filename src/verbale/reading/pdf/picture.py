"""A page of a PDF as a picture, for the recogniser."""

from __future__ import annotations

from typing import Any

from verbale.reading.scans.pictures import DPI, MOST_DOTS, Scan


def picture_of_page(pdf: Any, index: int) -> Scan:
    """The page with an index (from 0), in grey, at 300 dots per inch; a poster at fewer, so that it fits in memory."""
    page = pdf[index]
    inches = page.get_width() / 72 * page.get_height() / 72
    dpi = min(DPI, (MOST_DOTS / inches) ** 0.5 if inches else DPI)
    picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    page.close()
    return Scan(picture, dpi)
