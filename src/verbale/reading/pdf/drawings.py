"""What a page shows besides text: drawn lines that part it, and pictures."""

from __future__ import annotations

import ctypes
from typing import Any

_SHORTEST = 30.0  # points
_THICKEST = 6.0
_MOST_OBJECTS = 4_000
_SHARE_OF_PAGE = 0.2


def rules_of(page: Any) -> list[tuple[float, float, float]]:
    """The horizontal lines drawn on a page, as (left, right, height from the upper edge), from the top.

    Of a page of very many objects none are looked for. On a page that is turned they may be missed.
    """
    import pypdfium2.raw as raw

    count = raw.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return []
    height = page.get_size()[1]
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found: set[tuple[float, float, float]] = set()
    for index in range(count):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        if right.value - left.value >= _SHORTEST and top.value - bottom.value <= _THICKEST:
            found.add((left.value, right.value, height - (top.value + bottom.value) / 2))
    return sorted(found, key=lambda rule: rule[2])


def has_picture(page: Any) -> bool:
    """Whether a picture covers a good part of the page, as in a scan."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > _SHARE_OF_PAGE * width * height:
            return True
    return False
