"""The text layer of a PDF page as lines: pdfium's text, with the box of every character.

pdfium is asked once per page for the text and once per character for its box. All other facts (font, size, baseline)
are asked per run of one look, of which a line has one or two. Calls are made through `map` with plain integers, which
costs a third of what pypdfium2's own methods do.
"""

from __future__ import annotations

import ctypes
from array import array
from functools import cache
from itertools import repeat
from typing import Any, NamedTuple

from verbale.reading.layout.shape import PageLayout, TextLine

_BREAK = "\r\n"
_BOX = 16  # bytes of four floats: left, top, right, bottom


class _Calls(NamedTuple):
    """Functions of pdfium that are called very often, taking plain integers for pointers."""

    loose_box: Any
    origin: Any
    size: Any
    weight: Any
    font: Any
    unicode: Any


@cache
def _calls() -> _Calls:
    import pypdfium2.raw as raw

    pointer, number = ctypes.c_void_p, ctypes.c_int

    def plain(name: str, result: Any, *arguments: Any) -> Any:
        address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
        return ctypes.CFUNCTYPE(result, *arguments)(address or 0)

    return _Calls(
        plain("FPDFText_GetLooseCharBox", number, pointer, number, pointer),
        plain("FPDFText_GetCharOrigin", number, pointer, number, pointer, pointer),
        plain("FPDFText_GetFontSize", ctypes.c_double, pointer, number),
        plain("FPDFText_GetFontWeight", number, pointer, number),
        plain("FPDFText_GetFontInfo", ctypes.c_ulong, pointer, number, pointer, ctypes.c_ulong, pointer),
        plain("FPDFText_GetUnicode", ctypes.c_uint, pointer, number),
    )


def page_layout(pdf: Any, index: int) -> PageLayout:
    """The lines of a page of an open PDF, in pdfium's order."""
    page = pdf[index]
    try:
        width, height = page.get_size()
        layout = PageLayout(index + 1, width, height)
        textpage = page.get_textpage()
        try:
            layout.lines = _lines(textpage, height)
        finally:
            textpage.close()
    finally:
        page.close()
    layout.needs_ocr = not layout.lines
    return layout


def _lines(textpage: Any, height: float) -> list[TextLine]:
    calls = _calls()
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    count = textpage.count_chars()
    text = textpage.get_text_range()
    if len(text) != count:
        text = "".join(map(chr, map(calls.unicode, repeat(handle), range(count))))
    boxes = array("f", bytes(_BOX * count))
    address = boxes.buffer_info()[0]
    list(map(calls.loose_box, repeat(handle), range(count), range(address, address + _BOX * count, _BOX)))
    lefts, tops, rights, bottoms = boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]
    found: list[TextLine] = []
    start = 0
    for piece in text.split(_BREAK):
        end = start + len(piece)
        if piece.strip():
            found.append(
                TextLine(
                    piece,
                    min(lefts[start:end]),
                    height - max(tops[start:end]),
                    max(rights[start:end]),
                    height - min(bottoms[start:end]),
                    lefts[start:end],
                    rights[start:end],
                    size=calls.size(handle, start),
                )
            )
        start = end + len(_BREAK)
    return found
