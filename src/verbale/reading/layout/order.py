"""The order in which the lines of a page are read: by columns where white space parts them, else from top to bottom.

The gutter that parts most lines is looked for, and how far up and down it goes before a line runs across it. What is
above, in its columns and below is cut again in the same way (after the X-Y cut of Nagy and Seth 1984, which cuts
right across the page and so wants baselines that agree).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from verbale.reading.layout.shape import TextLine, cut, joined

_MOST_LINES = 1_000  # of a page that is looked at for columns: real ones have two hundred
_DEEPEST = 12
_GUTTER = 0.8  # of the height of a line: white this wide may part columns
_FAR = 1.3  # of the height: a line further below than this stands under the columns, not in one
_BLANK_AT_MOST = 4.0  # of the height: blanks of justified text in the narrowest columns
_NEAR_LINES = 9.0  # of the height
_EDGE = 3.0  # points
_COLUMN_ROWS = 3  # rows with a gap at one place: columns
_FEWEST_BESIDE = 3  # lines that make columns
_SLACK = 0.5  # points
_LABEL_WIDTH = 3.5  # of the height: a column no wider holds the numbers of items
_RAGGED = 0.75  # of the room between gutters: text takes more on the average, cells of a table do not
_RAGGED_PAIR = 0.6  # the same of two columns, which text more often has
_FEWEST_ROWS = 3
_LABEL = re.compile(r"\W{0,2}\w{0,5}\W{0,2}$")
# What numbers an item: «1.» «(a)» «iv)» «—» «•», Chinese numerals with their comma.
_ITEM = re.compile(
    r"\d{1,3}[.)、．]?|[(（]\w{1,5}[)）]|\w{1,4}[.)]|[\u4e00-\u9fff]{1,3}、|[-–—•‣◦▪●■▶►○□➢*\uf0b7\uf0a7\uf02d]"
)
_BLANK = re.compile(r"[ \u00a0\u3000]")
_NARROWEST = 0.55  # of the height: a blank wider than those of the line
_LONGEST_LABEL = 7
_LABEL_GAP = 4.0  # of the height
_SAME_ROW_GAP = 3.0  # of the height: pieces of a line nearer than this are one line after all


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
    parts: list[list[TextLine]] = [[] for _ in range(len(rules) + 1)]
    for line in _rejoined(_with_labels(lines, right_to_left), right_to_left):
        parts[sum(rule < (line.top + line.bottom) / 2 for rule in rules)].append(line)
    for part in filter(None, parts):
        yield from _cut(part, right_to_left, 0)


def _with_labels(lines: Sequence[TextLine], right_to_left: bool) -> list[TextLine]:
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
            gap = _gap(label, line, right_to_left)
            if 0 < gap < nearest and abs(_foot(line) - _foot(label)) < 0.3 * label.height:
                beside, nearest = line, gap
        if beside is not None and not _is_label(beside):
            key = next(key for key, line in found.items() if line is beside)
            found[key] = joined(label, beside)
            del found[id(label)]
    return list(found.values())


def _is_label(line: TextLine) -> bool:
    return len(line.text) <= _LONGEST_LABEL and _ITEM.fullmatch(line.text.strip()) is not None


def _rejoined(lines: list[TextLine], right_to_left: bool) -> list[TextLine]:
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
    for line in sorted(lines, key=lambda line: (round(_foot(line)), -line.right if right_to_left else line.left)):
        row = rows[-1] if rows else None
        if (
            row is not None
            and abs(_foot(row[-1]) - _foot(line)) < 0.15 * line.height
            and 0 < _gap(row[-1], line, right_to_left) < _BLANK_AT_MOST * line.height
        ):
            row.append(line)
        else:
            rows.append([line])
    return rows


def _gap(one: TextLine, two: TextLine, right_to_left: bool) -> float:
    return one.left - two.right if right_to_left else two.left - one.right


def _is_justified(row: Sequence[TextLine], rows: Sequence[Sequence[TextLine]]) -> bool:
    left, right = min(line.left for line in row), max(line.right for line in row)
    near = _NEAR_LINES * row[0].height
    around = [other for other in rows if other is not row and abs(_foot(other[0]) - _foot(row[0])) < near]
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
    bands = _bands(lines)
    start, stop, rows = _table_in(bands)
    if start < stop:
        before = [line for band in bands[:start] for line in band]
        after = [line for band in bands[stop:] for line in band]
        if before:
            yield from _cut(before, right_to_left, depth + 1)
        yield _table(rows, right_to_left)
        if after:
            yield from _cut(after, right_to_left, depth + 1)
        return
    columns = _columns(lines, [(left + right) / 2 for left, right in _gaps(lines, _least(lines))])
    if right_to_left:
        columns.reverse()
    if _holds_labels(columns, bands) or (len(bands) == 1 and _is_row(bands[0])):
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


def _core(line: TextLine) -> tuple[float, float]:
    """The height that letters fill: boxes of fonts overlap from line to line."""
    return line.top + 0.22 * line.height, line.bottom - 0.18 * line.height


def _bands(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines in bands that white parts from side to side."""
    found: list[list[TextLine]] = []
    reach = float("-inf")
    for line in sorted(lines, key=lambda line: _core(line)[0]):
        top, bottom = _core(line)
        if found and top < reach:
            found[-1].append(line)
        else:
            found.append([line])
        reach = max(reach, bottom)
    return found


def _gaps(lines: Iterable[TextLine], least: float) -> list[tuple[float, float]]:
    """The white between lines, from the left, at least so wide."""
    found: list[tuple[float, float]] = []
    edge: float | None = None
    for line in sorted(lines, key=lambda line: line.left):
        if edge is not None and line.left - edge >= least:
            found.append((edge, line.left))
        edge = line.right if edge is None else max(edge, line.right)
    return found


def _least(lines: Sequence[TextLine]) -> float:
    return max(4.0, _GUTTER * median(line.height for line in lines))


def _zone(lines: list[TextLine]) -> _Zone | None:
    """The columns that most lines stand in; None where no two lines stand side by side."""
    ordered = sorted(lines, key=lambda line: _core(line)[0])
    beside = [
        two for one, two in pairwise(ordered)
        if _core(two)[0] < _core(one)[1] and (two.left >= one.right or one.left >= two.right)
    ]  # fmt: skip
    if not beside:
        return None
    least = _least(lines)
    wide = {id(line): _wide_blanks(line) for line in ordered}
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
        parts: list[TextLine] = []
        if line is not None:
            parts = _parts(line, gutter, wide[id(line)])
        if parts:
            stretch += parts
            continue
        score = _score(stretch, gutter)
        if score > (best.score if best else (0, 0)):
            best = _Zone(list(ordered[:start]), stretch, list(ordered[index:]), score)
        stretch, start = [], index + 1
    if best is not None and best.below:
        _let_go(best, gutter)
    return best


def _wide_blanks(line: TextLine) -> list[tuple[int, float, float]]:
    """The blanks of a line that are wider than those between words, with where they begin and end."""
    found = []
    for blank in _BLANK.finditer(line.text, 1, max(1, len(line.text) - 1)):
        at = blank.start()
        start, end = line.rights[at - 1], line.lefts[at + 1]
        if end - start > _NARROWEST * line.height:
            found.append((at, start, end))
    return found


def _parts(
    line: TextLine, gutter: tuple[float, float], wide: Sequence[tuple[int, float, float]]
) -> list[TextLine]:  # fmt: skip
    """The line, in two if a wide blank of it lies in the gutter; none if it runs across."""
    left, right = gutter
    if line.right <= left + _SLACK or line.left >= right - _SLACK:
        return [line]
    for at, start, end in wide:
        if start < right and end > left:
            return list(cut(line, at))
    return []


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
    return (sum(counts), len(stretch)) if min(counts) > 0 and len(stretch) >= _FEWEST_BESIDE else (0, 0)


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


def _columns(lines: Sequence[TextLine], gutters: Sequence[float]) -> list[list[TextLine]]:
    found: list[list[TextLine]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        found[sum(gutter < line.left for gutter in gutters)].append(line)
    return [column for column in found if column]


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


def _table_in(bands: Sequence[list[TextLine]]) -> tuple[int, int, list[list[TextLine]]]:
    """Which bands are the rows of a table, as the first and the one behind the last, and the cells of each row.

    Rows have cells on one baseline, in columns that all of them share, and hardly any cell fills its column. Both
    numbers are 0 where there is no table.
    """
    start = 0
    while start < len(bands):
        longest = start
        while longest < len(bands) and len(bands[longest]) > 1 and _is_row(bands[longest]):
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
    for gutter in max((_gaps(row, _least(row)) for row in rows), key=len):
        middle = (gutter[0] + gutter[1]) / 2
        narrow = middle - _SLACK, middle + _SLACK
        cut_up = [[_parts(line, narrow, _wide_blanks(line)) for line in row] for row in found]
        if all(parts for row in cut_up for parts in row):
            found = [[part for parts in row for part in parts] for row in cut_up]
    return found


def _is_table(rows: Sequence[list[TextLine]], *, fewest: int) -> bool:
    """Whether rows share so many columns and leave much of them empty."""
    lines = [line for row in rows for line in row]
    middles = [(left + right) / 2 for left, right in _gaps(lines, _least(lines))]
    columns = _columns(lines, middles)
    if len(columns) < fewest:
        return False
    edges = [min(line.left for line in lines), *middles, max(line.right for line in lines)]
    shares = [
        (line.right - line.left) / (end - start)
        for column, (start, end) in zip(columns, pairwise(edges), strict=False)
        for line in column
    ]
    return sum(shares) < (_RAGGED if len(columns) > 2 else _RAGGED_PAIR) * len(shares)


def _is_row(band: Sequence[TextLine]) -> bool:
    """Whether all lines of a band stand on one baseline."""
    first = band[0]
    return all(abs(_foot(line) - _foot(first)) <= 0.3 * first.height for line in band[1:])


def _foot(line: TextLine) -> float:
    return line.baseline or line.bottom


def _table(rows: Sequence[list[TextLine]], right_to_left: bool) -> Region:
    lines: list[TextLine] = []
    for row in rows:
        lines += sorted(row, key=lambda line: -line.right if right_to_left else line.left)
    return _region(lines, [len(row) for row in rows])


def _single(lines: Sequence[TextLine], right_to_left: bool) -> Region:
    """Lines from top to bottom; those on one baseline from the side the script begins on."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=_foot):
        row = rows[-1] if rows else None
        if row is not None and abs(_foot(line) - _foot(row[0])) < 0.35 * min(line.height, row[0].height):
            row.append(line)
        else:
            rows.append([line])
    ordered: list[TextLine] = []
    for row in rows:
        before: TextLine | None = None
        for line in sorted(row, key=lambda line: -line.right if right_to_left else line.left):
            if before is not None and _beside(before, line, right_to_left):
                ordered[-1] = before = joined(before, line)
            else:
                ordered.append(line)
                before = line
    return _region(ordered, [])


def _beside(one: TextLine, two: TextLine, right_to_left: bool) -> bool:
    gap = one.left - two.right if right_to_left else two.left - one.right
    return gap < _SAME_ROW_GAP * min(one.height, two.height)


def _region(lines: list[TextLine], rows: list[int]) -> Region:
    return Region(min(line.left for line in lines), max(line.right for line in lines), lines, rows=rows)
