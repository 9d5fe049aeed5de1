"""The names of OpenDocument text (ODF 1.3, part 3): namespaces, and small readings of attributes."""

from __future__ import annotations

import re

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, STYLE = f"{{{_OASIS}office:1.0}}", f"{{{_OASIS}text:1.0}}", f"{{{_OASIS}style:1.0}}"
TABLE, DRAW, META = f"{{{_OASIS}table:1.0}}", f"{{{_OASIS}drawing:1.0}}", f"{{{_OASIS}meta:1.0}}"
FO, SVG = f"{{{_OASIS}xsl-fo-compatible:1.0}}", f"{{{_OASIS}svg-compatible:1.0}}"
XLINK, DC = "{http://www.w3.org/1999/xlink}", "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_LENGTH = re.compile(r"(-?\d{0,6}\.?\d{1,6})(cm|mm|in|pt|pc|px)$")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}


def points(raw: str | None) -> float:
    """A length in points; 0 where it is none."""
    found = _LENGTH.match(raw or "")
    return float(found.group(1)) * _POINTS[found.group(2)] if found else 0.0


def whole(raw: str | None, *, most: int, otherwise: int) -> int:
    """A whole number, at most `most`; `otherwise` where it is none."""
    return min(int(raw), most) if raw is not None and raw.isascii() and raw[:7].isdigit() else otherwise
