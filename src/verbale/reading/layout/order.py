"""The order in which the lines of a page are read: by columns where white space parts them, else from top to bottom.

The gutter that parts most lines is looked for, and how far up and down it goes before a line runs across it. What is
above, in its columns and below is cut again in the same way (after the X-Y cut of Nagy and Seth 1984, which cuts
right across the page and so wants baselines that agree).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from verbale.reading.layout.rows import beside, rejoined, with_labels
from verbale.reading.layout.shape import TextLine, joined
from verbale.reading.layout.tables import is_row, table_in
from verbale.reading.layout.white import bands_of, columns_of, core, cut_at, gaps, least_gutter, wide_blanks

_MOST_LINES = 1_000  # of a page that is looked at for columns: real ones have two hundred
_DEEPEST = 12
_FAR = 1.3  # of the height: a line further below than this stands under the columns, not in one
_FEWEST_BESIDE = 3  # lines that make columns
_LABEL_WIDTH = 3.5  # of the height: a column no wider holds the numbers of items
_LABEL = re.compile(r"\W{0,2}\w{0,5}\W{0,2}$")


@dataclass(slots=True)
class Region:
    """Lines that are read one after the other, with the edges of the column they stand in.

    `columns`: it is one of several columns. `rows`: it is a table; then a row's cells follow each other in `lines`,
    and `rows` says how many cells each row has.
    """

    left: float
    right: float
    lines: list[TextLine]
    columns: bool = False
    rows: list[int] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)


def regions(
    lines: Sequence[TextLine], *, right_to_left: bool, rules: Sequence[float] = ()
) -> list[Region]:  # fmt: skip
    """The regions of a page, in the order of reading. `rules`: heights of drawn lines across the page."""
    if len(lines) > _MOST_LINES:
        return [_single(lines, right_to_left)]
    found: list[Region] = []
    for region in _ruled(lines, rules, right_to_left):
        before = found[-1] if found else None
        if before is not None and not before.columns and not region.columns and not before.rows and not region.rows:
            before.lines += region.lines
            before.left, before.right = min(before.left, region.left), max(before.right, region.right)
        else:
            found.append(region)
    return found


def _ruled(lines: Sequence[TextLine], rules: Sequence[float], right_to_left: bool) -> Iterator[Region]:
    """The page between its rules: no column goes on across one."""
    between: list[list[TextLine]] = [[] for _ in range(len(rules) + 1)]
    for line in rejoined(with_labels(lines, right_to_left), right_to_left):
        between[sum(rule < (line.top + line.bottom) / 2 for rule in rules)].append(line)
    for part in filter(None, between):
        yield from _cut(part, right_to_left, 0)


def _cut(lines: list[TextLine], right_to_left: bool, depth: int) -> Iterator[Region]:
    zone = _zone(lines) if depth < _DEEPEST else None
    if zone is None:
        yield _single(lines, right_to_left)
        return
    if zone.above:
        yield from _cut(zone.above, right_to_left, depth + 1)
    yield from _inside(zone.lines, right_to_left, depth)
    if zone.below:
        yield from _cut(zone.below, right_to_left, depth + 1)


def _inside(lines: list[TextLine], right_to_left: bool, depth: int) -> Iterator[Region]:
    """The columns of a zone, one after the other; the rows of what is a table in it."""
    bands = bands_of(lines)
    start, stop, rows = table_in(bands)
    if start < stop:
        before = [line for band in bands[:start] for line in band]
        after = [line for band in bands[stop:] for line in band]
        if before:
            yield from _cut(before, right_to_left, depth + 1)
        yield _table(rows, right_to_left)
        if after:
            yield from _cut(after, right_to_left, depth + 1)
        return
    columns = columns_of(lines, [(left + right) / 2 for left, right in gaps(lines, least_gutter(lines))])
    if right_to_left:
        columns.reverse()
    if _holds_labels(columns, bands) or (len(bands) == 1 and is_row(bands[0])):
        yield _single(lines, right_to_left)
        return
    for column in columns:
        for region in _cut(column, right_to_left, depth + 1):
            region.columns = True
            yield region


@dataclass(slots=True)
class _Zone:
    """Lines that a gutter parts into columns, and those above and below them."""

    above: list[TextLine]
    lines: list[TextLine]
    below: list[TextLine]
    score: tuple[int, int] = (0, 0)


def _zone(lines: list[TextLine]) -> _Zone | None:
    """The columns that most lines stand in; None where no two lines stand side by side."""
    ordered = sorted(lines, key=lambda line: core(line)[0])
    side_by_side = [
        two for one, two in pairwise(ordered)
        if core(two)[0] < core(one)[1] and (two.left >= one.right or one.left >= two.right)
    ]  # fmt: skip
    if not side_by_side:
        return None
    least = least_gutter(lines)
    wide = {id(line): wide_blanks(line) for line in ordered}
    edges = {round(line.left) for line in lines} | {round(line.right + least) for line in lines}
    best: _Zone | None = None
    for edge in sorted(edges):
        found = _along(ordered, (edge - least, float(edge)), wide)
        if found is not None and (best is None or found.score > best.score):
            best = found
    return best


def _along(
    ordered: Sequence[TextLine], gutter: tuple[float, float], wide: Mapping[int, Sequence[tuple[int, float, float]]]
) -> _Zone | None:
    """The best stretch of a page that a gutter parts: between two lines that run across it."""
    best: _Zone | None = None
    stretch: list[TextLine] = []
    start = 0
    for index, line in enumerate([*ordered, None]):
        beside_it = [] if line is None else cut_at(line, gutter, wide[id(line)])
        if beside_it:
            stretch += beside_it
            continue
        score = _score(stretch, gutter) if len(stretch) >= _FEWEST_BESIDE else (0, 0)
        if score > (best.score if best else (0, 0)):
            best = _Zone(list(ordered[:start]), stretch, list(ordered[index:]), score)
        stretch, start = [], index + 1
    if best is not None and best.below:
        _let_go(best, gutter)
    return best


def _score(stretch: Sequence[TextLine], gutter: tuple[float, float]) -> tuple[int, int]:
    """How many lines stand beside others across a gutter, and how many there are in all; 0 if it parts nothing."""
    middle = (gutter[0] + gutter[1]) / 2
    left = [line for line in stretch if line.right < middle]
    right = [line for line in stretch if line.left > middle]
    if not left or not right:
        return 0, 0
    top = max(min(line.top for line in left), min(line.top for line in right))
    bottom = min(max(line.bottom for line in left), max(line.bottom for line in right))
    counts = [sum(line.bottom > top and line.top < bottom for line in side) for side in (left, right)]
    return (sum(counts), len(stretch)) if min(counts) > 0 else (0, 0)


def _let_go(zone: _Zone, gutter: tuple[float, float]) -> None:
    """Takes out of a zone what stands below its shorter column, after white: it stands under both columns.

    Not of one that ends with the page: there a column is only longer than the other.
    """
    middle = (gutter[0] + gutter[1]) / 2
    sides = [[line for line in zone.lines if (line.left > middle) == right] for right in (False, True)]
    ends = min(max(line.bottom for line in side) for side in sides)
    longer = sorted(max(sides, key=lambda side: max(line.bottom for line in side)), key=lambda line: line.top)
    for above, line in pairwise(longer):
        larger = line.size > 1.08 * above.size > 0
        if line.top >= ends - 1 and (line.top - above.bottom > _FAR * line.height or larger):
            gone = [other for other in longer if other.top >= line.top]
            zone.lines = [other for other in zone.lines if other not in gone]
            zone.below = gone + zone.below
            return


def _holds_labels(columns: Sequence[list[TextLine]], bands: Sequence[list[TextLine]]) -> bool:
    """Whether the first of two columns holds only what numbers the lines of the second."""
    if len(columns) != 2:
        return False
    labels = columns[0]
    width = max(line.right for line in labels) - min(line.left for line in labels)
    narrow = width <= _LABEL_WIDTH * median(line.height for line in labels)
    return narrow and all(_LABEL.match(line.text) for line in labels) and all(
        any(line not in labels for line in band) for band in bands if any(line in labels for line in band)
    )  # fmt: skip


def _table(rows: Sequence[list[TextLine]], right_to_left: bool) -> Region:
    lines: list[TextLine] = []
    for row in rows:
        lines += sorted(row, key=lambda line: -line.right if right_to_left else line.left)
    return _region(lines, [len(row) for row in rows])


def _single(lines: Sequence[TextLine], right_to_left: bool) -> Region:
    """Lines from top to bottom; those on one baseline from the side the script begins on."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: line.foot):
        row = rows[-1] if rows else None
        if row is not None and abs(line.foot - row[0].foot) < 0.35 * min(line.height, row[0].height):
            row.append(line)
        else:
            rows.append([line])
    ordered: list[TextLine] = []
    for row in rows:
        before: TextLine | None = None
        for line in sorted(row, key=lambda line: -line.right if right_to_left else line.left):
            if before is not None and beside(before, line, right_to_left):
                ordered[-1] = before = joined(before, line)
            else:
                ordered.append(line)
                before = line
    return _region(ordered, [])


def _region(lines: list[TextLine], rows: list[int]) -> Region:
    return Region(min(line.left for line in lines), max(line.right for line in lines), lines, rows=rows)
