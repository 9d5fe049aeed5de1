"""Tables: rows of cells on common baselines, in columns that hardly any cell fills."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from verbale.reading.layout.shape import TextLine
from verbale.reading.layout.white import SLACK, columns_of, cut_at, gaps, least_gutter, wide_blanks

_FEWEST_ROWS = 3
_RAGGED = 0.75  # of the room between gutters: text takes more on the average, cells of a table do not
_RAGGED_PAIR = 0.6  # the same of two columns, which text more often has


def table_in(bands: Sequence[list[TextLine]]) -> tuple[int, int, list[list[TextLine]]]:
    """Which bands are the rows of a table, as the first and the one behind the last, and the cells of each row.

    Rows have cells on one baseline, in columns that all of them share, and hardly any cell fills its column. Both
    numbers are 0 where there is no table.
    """
    start = 0
    while start < len(bands):
        longest = start
        while longest < len(bands) and len(bands[longest]) > 1 and is_row(bands[longest]):
            longest += 1
        for stop in range(longest, start + _FEWEST_ROWS - 1, -1):
            rows = _in_cells(bands[start:stop])
            # Of text in two columns a few short lines may look like cells; a table of two is most of what is there.
            most = 2 * sum(map(len, rows)) > sum(map(len, bands))
            if _is_table(rows, fewest=2 if most and stop == longest else 3):
                return start, stop, rows
        start = max(longest, start + 1)
    return 0, 0, []


def _in_cells(rows: Sequence[list[TextLine]]) -> list[list[TextLine]]:
    """Rows with their lines cut at the gutters of the row that has most, where none of them runs across one."""
    found = [list(row) for row in rows]
    for gutter in max((gaps(row, least_gutter(row)) for row in rows), key=len):
        middle = (gutter[0] + gutter[1]) / 2
        narrow = middle - SLACK, middle + SLACK
        cut_up = [[cut_at(line, narrow, wide_blanks(line)) for line in row] for row in found]
        if all(parts for row in cut_up for parts in row):
            found = [[part for parts in row for part in parts] for row in cut_up]
    return found


def _is_table(rows: Sequence[list[TextLine]], *, fewest: int) -> bool:
    """Whether rows share so many columns and leave much of them empty."""
    lines = [line for row in rows for line in row]
    middles = [(left + right) / 2 for left, right in gaps(lines, least_gutter(lines))]
    columns = columns_of(lines, middles)
    if len(columns) < fewest:
        return False
    edges = [min(line.left for line in lines), *middles, max(line.right for line in lines)]
    shares = [
        (line.right - line.left) / (end - start)
        for column, (start, end) in zip(columns, pairwise(edges), strict=False)
        for line in column
    ]
    return sum(shares) < (_RAGGED if len(columns) > 2 else _RAGGED_PAIR) * len(shares)


def is_row(band: Sequence[TextLine]) -> bool:
    """Whether all lines of a band stand on one baseline."""
    first = band[0]
    return all(abs(line.foot - first.foot) <= 0.3 * first.height for line in band[1:])
