"""What the instructions of fields say, which DOCX and RTF write alike (ISO/IEC 29500-1, 17.16.5)."""

from __future__ import annotations

import re

_LINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]{1,2000})\"")
_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


def link_of(instruction: str) -> str:
    """The address of an instruction to link; empty for any other."""
    found = _LINK.match(instruction)
    return found.group(1) if found else ""


def is_page_number(instruction: str) -> bool:
    """Whether a field shows the number of a page or of pages."""
    return bool(_PAGE.match(instruction))
