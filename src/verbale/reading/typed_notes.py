"""Notes that an author typed: a raised number in the text, and a paragraph that begins with the same one raised.

Word processors have notes of their own, which need no finding. Files that were made of a PDF or of an old text have
these instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.reading.inline import METRES
from verbale.reading.manuscript import Paragraph, Run

_LABEL = re.compile(r"[(\[]?(\d{1,3}|[*†‡§]{1,3})[)\].]?")


def find(paragraphs: Sequence[Paragraph]) -> None:
    """Makes notes of the paragraphs that begin with a raised label, and marks of those labels in the text before.

    Only where a mark stands before its note: a raised number alone may be an exponent.
    """
    marks: dict[str, list[Run]] = {}
    for paragraph in paragraphs:
        words = [run for run in paragraph.runs if run.text.strip() and run.aside is None]
        first = words[0] if words else None
        label = _label(first)
        if first is not None and label in marks and paragraph.kind in ("paragraph", "list-item") and len(words) > 1:
            for run in marks.pop(label):
                run.note, run.text = label, ""
            paragraph.kind, paragraph.label, paragraph.bullet = "note", label, False
            paragraph.runs.remove(first)
            continue
        before = ""
        for run in words:
            if (found := _label(run)) and before.strip() and not METRES.search(before):
                marks.setdefault(found, []).append(run)
            before = run.text


def _label(run: Run | None) -> str:
    """The label that a run shows, raised; empty for any other run."""
    found = _LABEL.fullmatch(run.text.strip()) if run is not None and run.raised and not run.note else None
    return found.group(1) if found else ""
