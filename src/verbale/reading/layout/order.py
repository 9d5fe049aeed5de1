"""The order in which the lines of a page are read: by columns where white space parts them, else from top to bottom.

A page is cut into bands by the white that crosses it, bands that are parted into the same columns are put together,
and what stands in a column is cut again (the recursive X-Y cut of Nagy and Seth 1984, bands first, so that a title
across two columns stays before both).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from verbale.reading.layout.shape import TextLine, cut, joined

_DEEPEST = 6
_GUTTER = 0.8  # of the height of a line: white this wide may part columns
_FAR = 0.8  # of the height: a lone line further below than this stands under the columns, not in one
_LABEL_WIDTH = 3.5  # of the height: a column no wider holds the numbers of items
_RAGGED = 0.75  # of the way to the next column: text reaches further on the average, cells of a table do not
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
    for line in _with_labels(lines, right_to_left):
        parts[sum(rule < (line.top + line.bottom) / 2 for rule in rules)].append(line)
    for part in filter(None, parts):
        yield from _cut(part, right_to_left, 0)


def _with_labels(lines: Sequence[TextLine], right_to_left: bool) -> list[TextLine]:
    """The lines, with the number or bullet of an item put to the words beside it, however wide the gap."""
    labels = [line for line in lines if len(line.text) <= _LONGEST_LABEL and _ITEM.fullmatch(line.text.strip())]
    if not labels:
        return list(lines)
    found = {id(line): line for line in lines}
    for label in labels:
        beside: TextLine | None = None
        nearest = _LABEL_GAP * label.height
        for line in found.values():
            gap = label.left - line.right if right_to_left else line.left - label.right
            if line is not label and 0 < gap < nearest and abs(_foot(line) - _foot(label)) < 0.3 * label.height:
                beside, nearest = line, gap
        if beside is not None and found.pop(id(label), None) is not None:
            key = next(key for key, line in found.items() if line is beside)
            found[key] = joined(label, beside)
    return list(found.values())


def _cut(lines: list[TextLine], right_to_left: bool, depth: int) -> Iterator[Region]:
    for zone in _zones(_bands(lines)):
        gutters = _gutters(zone.bands, zone.lines)
        if not gutters or depth >= _DEEPEST:
            yield _single(zone.lines, right_to_left)
            continue
        columns = _columns(zone.lines, gutters)
        if right_to_left:
            columns.reverse()
        if _holds_labels(columns, zone.bands) or len(zone.bands) == 1 == max(map(len, columns)):
            yield _single(zone.lines, right_to_left)
        elif _is_table(columns, zone.bands):
            yield _table(zone.bands, right_to_left)
        else:
            for column in columns:
                for region in _cut(column, right_to_left, depth + 1):
                    region.columns = True
                    yield region


@dataclass(slots=True)
class _Zone:
    """Bands that the same gutters part. `free`: the gutters left, as (left, right)."""

    bands: list[list[TextLine]]
    free: list[tuple[float, float]]

    @property
    def lines(self) -> list[TextLine]:
        return [line for band in self.bands for line in band]


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


def _parted(band: list[TextLine], free: Sequence[tuple[float, float]]) -> list[TextLine]:
    """The lines of a band, with one that runs across a gutter cut there, if it has a wide blank just there."""
    found: list[TextLine] = []
    for line in band:
        for left, right in free:
            if line.left < left and line.right > right:
                for blank in _BLANK.finditer(line.text):
                    at = blank.start()
                    if at == 0 or at + 1 >= len(line.text):
                        continue
                    start, end = line.rights[at - 1], line.lefts[at + 1]
                    if end - start > _NARROWEST * line.height and start < right and end > left:
                        one, line = cut(line, at)
                        found.append(one)
                        break
        found.append(line)
    return found


def _zones(bands: Sequence[list[TextLine]]) -> list[_Zone]:
    """Bands one below the other that the same white parts into columns, put together."""
    found: list[_Zone] = []
    for band in bands:
        if found and found[-1].free:
            band = _parted(band, found[-1].free)
        least = _least(band)
        own = _gaps(band, least)
        zone = found[-1] if found else None
        if zone is not None and bool(zone.free) != bool(own) and not (zone.free and _is_in(zone, band)):
            zone = None
        if zone is not None and zone.free:
            kept = _left_free(zone.free, band, least)
            if kept and (not own or _left_free(own, zone.lines, least)):
                zone.bands.append(band)
                zone.free = kept
                continue
            zone = None
        if zone is None:
            found.append(_Zone([band], own))
        else:
            zone.bands.append(band)
    return found


def _is_in(zone: _Zone, band: Sequence[TextLine]) -> bool:
    """Whether a band of one line goes on in a column of the zone above it: it stands close below a line of it."""
    line = band[0]
    above = [other for other in zone.lines if other.left < line.right and other.right > line.left]
    return bool(above) and min(line.top - other.bottom for other in above) < _FAR * line.height


def _left_free(
    free: Iterable[tuple[float, float]], band: Sequence[TextLine], least: float
) -> list[tuple[float, float]]:  # fmt: skip
    """What of some gutters the lines of a band leave free."""
    kept: list[tuple[float, float]] = []
    for left, right in free:
        edges = [left, right]
        for line in sorted(band, key=lambda line: line.left):
            if line.right <= edges[0] or line.left >= edges[1]:
                continue
            if line.left <= edges[0]:
                edges[0] = line.right
            else:
                edges[1] = line.left
        if edges[1] - edges[0] >= least:
            kept.append((edges[0], edges[1]))
    return kept


def _gutters(bands: Sequence[list[TextLine]], lines: Sequence[TextLine]) -> list[float]:
    """Where to cut a zone into columns: the middles of the white between them."""
    return [(left + right) / 2 for left, right in _gaps(lines, _least(lines))]


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


def _is_table(columns: Sequence[list[TextLine]], bands: Sequence[list[TextLine]]) -> bool:
    """Whether columns are those of a table: rows on common baselines, cells that do not fill their column."""
    columns = sorted(columns, key=lambda column: min(line.left for line in column))
    if len(bands) < _FEWEST_ROWS or sum(len(band) > 1 for band in bands) < 0.8 * len(bands):
        return False
    if any(len(_bands_of_row(band)) > 1 for band in bands):
        return False
    edges = [min(line.left for line in column) for column in columns]
    edges.append(max(line.right for line in columns[-1]))
    shares = [
        (line.right - line.left) / (end - start)
        for column, start, end in zip(columns, edges, edges[1:], strict=False)
        for line in column
        if end > start
    ]
    return sum(shares) < _RAGGED * len(shares)


def _bands_of_row(band: Sequence[TextLine]) -> list[TextLine]:
    """The lines of a band that do not stand on the baseline of its first."""
    first = band[0]
    return [first] + [line for line in band[1:] if abs(_foot(line) - _foot(first)) > 0.3 * first.height]


def _foot(line: TextLine) -> float:
    return line.baseline or line.bottom


def _table(bands: Sequence[list[TextLine]], right_to_left: bool) -> Region:
    lines: list[TextLine] = []
    rows: list[int] = []
    for band in bands:
        lines += sorted(band, key=lambda line: -line.right if right_to_left else line.left)
        rows.append(len(band))
    return _region(lines, rows)


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
