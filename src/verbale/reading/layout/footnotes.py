"""The notes at the foot of a page or column: which lines they are, where each begins, and the marks that call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verbale.reading.inline import METRES
from verbale.reading.layout.shape import TextLine
from verbale.reading.layout.style import Style

_MARK = re.compile(r"[(\[]?(\d{1,3}|[*†‡§¶]{1,4}|[a-z])[)\]]?")
_MARKS = re.compile(rf"{_MARK.pattern}(?:[\s,،、-]*[(\[]?(?:\d{{1,3}}|[*†‡§¶]{{1,4}})[)\]]?)*")
_PLAIN = re.compile(r"[(\[]?(\d{1,3}|[*†‡§¶]{1,4})[.)\]]?[ \t\u00a0]+(?=\S)|([*†‡§¶]{1,4})(?=\w)")
_AFTER = re.compile(r"[.)]?[ \t\u00a0]*")


def labels_of(mark: str) -> list[tuple[int, int, str]]:
    """The labels in the words of a raised stretch («1», «2, 3», «*»), with their spans; none if it is no mark."""
    bare = mark.strip()
    if not _MARKS.fullmatch(bare):
        return []
    return [(found.start(), found.end(), found.group(1)) for found in _MARK.finditer(mark)]


def called(lines: Iterable[TextLine]) -> frozenset[str]:
    """The labels that stand raised in lines, elsewhere than at their beginning."""
    found: set[str] = set()
    for line in lines:
        for start, end in line.raised:
            if start > 0 and not METRES.search(line.text, max(0, start - 6), start):
                found.update(label for _, _, label in labels_of(line.text[start:end]))
    return frozenset(found)


def label_at_start(line: TextLine, marks: frozenset[str]) -> tuple[str, int] | None:
    """The label a line begins with, if it begins a note, and where the words of the note begin.

    A label that is not raised counts only if a mark calls it, or if it is a sign (`*`).
    """
    blank = len(line.text) - len(line.text.lstrip())
    if line.raised and line.raised[0][0] <= blank:
        end = line.raised[0][1]
        label = _MARK.fullmatch(line.text[blank:end].strip())
        if label:
            after = _AFTER.match(line.text, end)
            return label.group(1), after.end() if after else end
    found = _PLAIN.match(line.text, blank)
    plain = (found.group(1) or found.group(2)) if found else ""
    if found and (not plain.isdigit() or plain in marks):
        return plain, found.end()
    return None


def split(
    lines: Sequence[TextLine], style: Style, *, marks: frozenset[str], rules: Sequence[float], goes_on: bool
) -> int:  # fmt: skip
    """Where in the lines of a column its notes begin; their number, if there are none.

    Notes are the last lines of a column, in smaller type, under a rule (`rules`: heights of short ones), or beginning
    with a raised label; the first of them has a label unless it `goes_on` from the page before.
    """
    total = len(lines)
    small = total
    while small and style.is_small(lines[small - 1]):
        small -= 1
    ruled = _below(lines, rules)
    for first in sorted({small, ruled}):
        # With nothing above them small lines are a column of a masthead as likely: «5 March» is no fifth note.
        known = marks if first else frozenset[str]()
        begins = [index for index in range(first, total) if label_at_start(lines[index], known)]
        if begins:
            return first if goes_on else begins[0]
        if first < total and goes_on and first == small:
            return first
    for index, line in enumerate(lines):
        if line.raised and line.raised[0][0] == 0 and label_at_start(line, marks) and 2 * index >= total:
            return index
    return total


def _below(lines: Sequence[TextLine], rules: Sequence[float]) -> int:
    """The index of the first line below the lowest rule that any line is below, if lines stand above it as well."""
    for rule in sorted(rules, reverse=True):
        under = [index for index, line in enumerate(lines) if line.top > rule - 2]
        if under and under[0] > 0 and under == list(range(under[0], len(lines))):
            return under[0]
    return len(lines)
