"""The little of SVG that the pictures need. Every value is escaped; nothing is loaded and nothing runs."""

from __future__ import annotations

import unicodedata
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 cannot hold even as a reference.
_FORBIDDEN = {code: None for code in (*range(0x20), 0xFFFE, 0xFFFF) if code not in (0x9, 0xA, 0xD)}


def element(name: str, *children: str, text: str | None = None, **attributes: object) -> str:
    """One element. Attributes that are None are left out; `_` in their names stands for `-`, and one at the end for
    nothing (`class_`). `children` are elements, `text` is escaped."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_plain(str(value)))}"
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children) + (escape(_plain(text)) if text is not None else "")
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def width_of(text: str, *, size: float) -> float:
    """About how wide a line is in a common sans-serif font: full-width characters take one em, others 0.56."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return size * (wide + 0.56 * (len(text) - wide))


def shortened(text: str, *, size: float, width: float) -> str:
    """The text, cut with an ellipsis where it would be wider than `width`."""
    if width_of(text, size=size) <= width:
        return text
    while text and width_of(text + "…", size=size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _plain(text: str) -> str:
    return text.translate(_FORBIDDEN)
