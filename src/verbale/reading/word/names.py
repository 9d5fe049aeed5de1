"""The names of WordprocessingML (ISO/IEC 29500-1): namespaces, and small readings of attributes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_OFFICE = "http://schemas.openxmlformats.org"
W = f"{{{_OFFICE}/wordprocessingml/2006/main}}"
M = f"{{{_OFFICE}/officeDocument/2006/math}}"
R = f"{{{_OFFICE}/officeDocument/2006/relationships}}"
RELATIONSHIPS = f"{{{_OFFICE}/package/2006/relationships}}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = f"{{{_OFFICE}/drawingml/2006/wordprocessingDrawing}}"
TYPES = f"{_OFFICE}/officeDocument/2006/relationships/"
"""What the types of relationships begin with."""

# The strict form of the standard has other addresses for the same names.
STRICT: dict[bytes, bytes] = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": DRAWING[1:-1].encode(),
}


def value(element: Element | None) -> str | None:
    """The `w:val` of an element, None where there is no element or it has none."""
    return None if element is None else element.get(f"{W}val")


def number(element: Element | None, attribute: str = "val") -> int | None:
    """A whole number in an attribute of `w:`, None where there is none."""
    raw = None if element is None else element.get(f"{W}{attribute}")
    try:
        return None if raw is None else int(float(raw))
    except (ValueError, OverflowError):
        return None


def switched(element: Element | None) -> bool | None:
    """A property that is on or off (17.17.4): None where nothing is said of it."""
    if element is None:
        return None
    return element.get(f"{W}val", "true").lower() not in ("0", "false", "off", "none")
