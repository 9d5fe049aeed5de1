"""Pieces of one line put together: the number of an item and its words, justified words with wide blanks between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from verbale.reading.layout.shape import TextLine, joined

_SAME_ROW_GAP = 3.0  # of the height: pieces of a line nearer than this are one line after all
_BLANK_AT_MOST = 4.0  # of the height: blanks of justified text in the narrowest columns
_NEAR_LINES = 9.0  # of the height
_EDGE = 3.0  # points
_COLUMN_ROWS = 3  # rows with a gap at one place: columns
_LONGEST_LABEL = 7
_LABEL_GAP = 4.0  # of the height
# What numbers an item: «1.» «(a)» «iv)» «—» «•», Chinese numerals with their comma.
_ITEM = re.compile(
    r"\d{1,3}[.)、．]?|[(（]\w{1,5}[)）]|\w{1,4}[.)]|[\u4e00-\u9fff]{1,3}、|[-–—•‣◦▪●■▶►○□➢*\uf0b7\uf0a7\uf02d]"
)


def with_labels(lines: Sequence[TextLine], right_to_left: bool) -> list[TextLine]:
    """The lines, with the number or bullet of an item put to the words beside it, however wide the gap.

    Of several beside each other the one nearest to the words goes first; numbers beside numbers are cells.
    """
    labels = [line for line in lines if _is_label(line)]
    if not labels:
        return list(lines)
    found = {id(line): line for line in lines}
    for label in sorted(labels, key=lambda line: line.right if right_to_left else -line.left):
        beside: TextLine | None = None
        nearest = _LABEL_GAP * label.height
        for line in found.values():
            gap = gap_between(label, line, right_to_left)
            if 0 < gap < nearest and abs(line.foot - label.foot) < 0.3 * label.height:
                beside, nearest = line, gap
        if beside is not None and not _is_label(beside):
            key = next(key for key, line in found.items() if line is beside)
            found[key] = joined(label, beside)
            del found[id(label)]
    return list(found.values())


def _is_label(line: TextLine) -> bool:
    return len(line.text) <= _LONGEST_LABEL and _ITEM.fullmatch(line.text.strip()) is not None


def rejoined(lines: list[TextLine], right_to_left: bool) -> list[TextLine]:
    """The lines, with those put together that only wide blanks part, as in justified text in narrow columns.

    Other lines close by go from edge to edge just as far, and hardly any line near has its gap at the same place.
    """
    rows = _rows_of_pieces(lines, right_to_left)
    broken = [row for row in rows if len(row) > 1]
    if not broken:
        return lines
    found: list[TextLine] = []
    for row in rows:
        if len(row) > 1 and _is_justified(row, rows):
            whole = row[0]
            for line in row[1:]:
                whole = joined(whole, line)
            found.append(whole)
        else:
            found += row
    return found


def _rows_of_pieces(lines: Sequence[TextLine], right_to_left: bool) -> list[list[TextLine]]:
    """Lines on one baseline that stand close, in the order they are read in."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: (round(line.foot), -line.right if right_to_left else line.left)):
        row = rows[-1] if rows else None
        if (
            row is not None
            and abs(row[-1].foot - line.foot) < 0.15 * line.height
            and 0 < gap_between(row[-1], line, right_to_left) < _BLANK_AT_MOST * line.height
        ):
            row.append(line)
        else:
            rows.append([line])
    return rows


def gap_between(one: TextLine, two: TextLine, right_to_left: bool) -> float:
    """The white between two pieces of a line, the second read after the first; negative if they overlap."""
    return one.left - two.right if right_to_left else two.left - one.right


def _is_justified(row: Sequence[TextLine], rows: Sequence[Sequence[TextLine]]) -> bool:
    left, right = min(line.left for line in row), max(line.right for line in row)
    near = _NEAR_LINES * row[0].height
    around = [other for other in rows if other is not row and abs(other[0].foot - row[0].foot) < near]
    alike = [
        other for other in around
        if len(other) == 1 and abs(other[0].left - left) < _EDGE and abs(other[0].right - right) < _EDGE
    ]  # fmt: skip
    if len(alike) < 2:
        return False
    # From the end of one piece to the beginning of the next, whichever way they are read.
    gaps = [sorted((one.left, one.right, two.left, two.right))[1:3] for one, two in pairwise(row)]
    shared = sum(
        any(start < middle < end for start, end in gaps)
        for other in around
        for one, two in pairwise(other)
        for middle in [(max(one.left, two.left) + min(one.right, two.right)) / 2]
    )
    return shared < _COLUMN_ROWS


def beside(one: TextLine, two: TextLine, right_to_left: bool) -> bool:
    """Whether two pieces of a line stand so close that they are one line."""
    gap = one.left - two.right if right_to_left else two.left - one.right
    return gap < _SAME_ROW_GAP * min(one.height, two.height)
