"""What pdfium knows of the characters of a page: the text in its order, a box for each, and on demand their font.

pdfium is asked once per page for the text and once per character for its box; the calls are made through `map` with
plain integers, a third of the cost of pypdfium2's own methods. Font, size and baseline are asked per run of one look,
of which a line has one or two.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import hypot
from typing import Any, NamedTuple

_BOX = 16  # bytes of four floats: left, top, right, bottom
_SCALE = 100  # device units per point, when pdfium is asked how a page is turned
_ITALIC, _BOLD_FLAG = 1 << 6, 1 << 18  # font descriptor flags (ISO 32000-2, table 121)
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(r"bold|heavy|black|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obli", re.IGNORECASE)
_BLANK = re.compile(" ")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"[-,]?(?:ps)?(?:mt)?(?:regular|roman|bold|italic|oblique|semi|demi|black|heavy|mt)*$", re.IGNORECASE
)


# Where pdfium writes its answers: made once, since it is asked very often. A process reads one page at a time.
_NAME_LENGTH = 96
_NAME, _FLAGS, _PLACE = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int(), (ctypes.c_double * 2)()
_NAME_AT, _FLAGS_AT, _PLACE_AT = ctypes.addressof(_NAME), ctypes.addressof(_FLAGS), ctypes.addressof(_PLACE)


class Look(NamedTuple):
    """How a run of characters is set: the font size in points, the font's family, whether bold and italic."""

    size: float
    font: str
    bold: bool
    italic: bool


class _Calls(NamedTuple):
    """Functions of pdfium that are called very often, taking plain integers for pointers."""

    loose_box: Any
    origin: Any
    size: Any
    weight: Any
    font: Any
    matrix: Any
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
        plain("FPDFText_GetMatrix", number, pointer, number, pointer),
        plain("FPDFText_GetUnicode", ctypes.c_uint, pointer, number),
    )


@dataclass(slots=True)
class Glyphs:
    """The characters of a page in pdfium's order, with line breaks (`\\r\\n`) where it sees lines.

    `lefts`… have an entry per character: points from the left and the *lower* edge of the page as it is shown. What
    pdfium added itself (line breaks, blanks for gaps) has no width.
    """

    text: str
    lefts: array[float]
    tops: array[float]
    rights: array[float]
    bottoms: array[float]
    _handle: int
    _fonts: dict[bytes, tuple[str, bool, bool]]
    _turned: bool

    def baseline(self, at: int) -> float:
        """The height of the line a character stands on; that of its box, where the page is turned."""
        if self._turned:
            return self.bottoms[at]
        _calls().origin(self._handle, at, _PLACE_AT, _PLACE_AT + 8)
        return _PLACE[1]

    def size(self, at: int) -> float:
        """The font size of a character in points, as it is shown."""
        size: float = _calls().size(self._handle, at)
        if 5 <= size <= 30 and not self._turned:
            return size
        matrix = (ctypes.c_float * 6)()
        _calls().matrix(self._handle, at, ctypes.addressof(matrix))
        return size * (hypot(matrix[2], matrix[3]) or 1.0)

    def settings(self, start: int, end: int) -> tuple[list[float], list[float]]:
        """The sizes and baselines of some characters. What pdfium added has those of the character before."""
        calls, handle, count = _calls(), self._handle, end - start
        sizes = list(map(calls.size, repeat(handle), range(start, end)))
        places = array("d", bytes(16 * count))
        at = places.buffer_info()[0]
        across, up = range(at, at + 16 * count, 16), range(at + 8, at + 8 + 16 * count, 16)
        list(map(calls.origin, repeat(handle), range(start, end), across, up))
        baselines = list(places[1::2]) if not self._turned else [self.bottoms[at] for at in range(start, end)]
        for index in range(count):
            if self.lefts[start + index] == self.rights[start + index] and index:
                sizes[index], baselines[index] = sizes[index - 1], baselines[index - 1]
        return sizes, baselines

    def look(self, at: int) -> Look:
        """How a character is set."""
        calls = _calls()
        size = self.size(at)
        calls.font(self._handle, at, _NAME_AT, _NAME_LENGTH, _FLAGS_AT)
        key = _NAME.value
        known = self._fonts.get(key)
        if known is None:
            known = self._fonts[key] = _named(key.decode("utf-8", "replace"), _FLAGS.value)
        bold = known[1] or calls.weight(self._handle, at) >= _BOLD_WEIGHT
        return Look(size, known[0], bold, known[2])


def _named(name: str, flags: int) -> tuple[str, bool, bool]:
    """The family of a font, and whether its name or its flags say that it is bold, italic."""
    bare = _SUBSET.sub("", name)
    bold = bool(flags & _BOLD_FLAG or _BOLD_NAME.search(bare))
    italic = bool(flags & _ITALIC or _ITALIC_NAME.search(bare))
    return _STYLE.sub("", bare) or bare, bold, italic


def glyphs_of(page: Any, textpage: Any, *, fonts: dict[bytes, tuple[str, bool, bool]]) -> Glyphs:
    """The characters of an open page. `fonts` remembers what the names of fonts say, for the whole file."""
    calls = _calls()
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0
    count = textpage.count_chars()
    text = textpage.get_text_range() if count else ""
    if len(text) != count:
        # Characters that pdfium has no letter for, or beyond the basic plane: one for one, or places would be lost.
        codes = map(calls.unicode, repeat(handle), range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)
    boxes = array("f", bytes(_BOX * count))
    address = boxes.buffer_info()[0]
    list(map(calls.loose_box, repeat(handle), range(count), range(address, address + _BOX * count, _BOX)))
    lefts, tops, rights, bottoms = boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]
    for blank in _BLANK.finditer(text, 1):
        at = blank.start()
        if tops[at] == bottoms[at]:  # put in by pdfium: as high as what it follows
            tops[at], bottoms[at] = tops[at - 1], bottoms[at - 1]
    shown = _shown(page)
    if shown is not None:
        lefts, tops, rights, bottoms = _turn(shown, lefts, tops, rights, bottoms)
    return Glyphs(text, lefts, tops, rights, bottoms, handle, fonts, shown is not None)


Turn = Callable[[float, float], tuple[float, float]]


def _shown(page: Any) -> Turn | None:
    """How places on the page as written become places as shown, from the lower left. None if they are the same."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    size = round(width * _SCALE), round(height * _SCALE)

    def device(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        return across.value / _SCALE, height - down.value / _SCALE

    origin, right, up = device(0, 0), device(1000, 0), device(0, 1000)
    a, b = (right[0] - origin[0]) / 1000, (right[1] - origin[1]) / 1000
    c, d = (up[0] - origin[0]) / 1000, (up[1] - origin[1]) / 1000
    e, f = origin
    if max(abs(a - 1), abs(b), abs(c), abs(d - 1)) < 1e-3 and max(abs(e), abs(f)) < 0.1:
        return None
    return lambda x, y: (a * x + c * y + e, b * x + d * y + f)


def _turn(
    shown: Turn, lefts: array[float], tops: array[float], rights: array[float], bottoms: array[float]
) -> tuple[array[float], array[float], array[float], array[float]]:  # fmt: skip
    first = [shown(x, y) for x, y in zip(lefts, bottoms, strict=True)]
    second = [shown(x, y) for x, y in zip(rights, tops, strict=True)]
    pairs = list(zip(first, second, strict=True))
    return (
        array("f", [min(one[0], two[0]) for one, two in pairs]),
        array("f", [max(one[1], two[1]) for one, two in pairs]),
        array("f", [max(one[0], two[0]) for one, two in pairs]),
        array("f", [min(one[1], two[1]) for one, two in pairs]),
    )
