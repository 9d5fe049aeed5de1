"""What stands at the head and the foot of pages and is not their text: running heads, page and job numbers.

It is told by what repeats from page to page at the same height, and by its form: document symbols, job numbers and
lines over bar codes as the documents services print them, page numbers that count with the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbale.model import FurnitureKind
from verbale.reading.furniture import mark_of_page
from verbale.reading.layout.shape import PageLayout, TextLine
from verbale.reading.lines import SENTENCE_END

_ROWS_ABOVE, _ROWS_BELOW = 3, 4  # rows at the head and the foot of a page that are looked at
_LONGEST = 110
_NEAR = 6.0  # points: a running head stands no further from where it stands on other pages
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class _Row:
    """Lines on one height at the head or foot of a page."""

    page: int
    lines: list[TextLine]
    at_head: bool
    rank: int  # 0: the outermost

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in sorted(self.lines, key=lambda line: line.left))

    @property
    def top(self) -> float:
        return self.lines[0].top


def find(pages: Sequence[PageLayout]) -> dict[int, FurnitureKind]:
    """The lines that are furniture, by `id`, with what they are."""
    rows = [row for index, page in enumerate(pages) for row in _rows(index, page)]
    found: dict[int, FurnitureKind] = {}
    by_page: dict[int, list[_Row]] = {}
    for row in rows:
        by_page.setdefault(row.page, []).append(row)
    _repeated(rows, by_page, len(pages), found)
    _marked(rows, by_page, pages, found)
    return found


def _rows(index: int, page: PageLayout) -> Iterator[_Row]:
    """The outermost rows of a page, from outside in, above and below."""
    ordered = sorted(page.lines, key=lambda line: line.top + line.height / 2)
    rows: list[list[TextLine]] = []
    for line in ordered:
        if rows and abs(_middle(line) - _middle(rows[-1][0])) < 0.4 * min(line.height, rows[-1][0].height):
            rows[-1].append(line)
        else:
            rows.append([line])
    for rank, row in enumerate(rows[:_ROWS_ABOVE]):
        if row[0].top < 0.3 * page.height:
            yield _Row(index, row, True, rank)
    for rank, row in enumerate(reversed(rows[-_ROWS_BELOW:])):
        if row[0].top > 0.6 * page.height:
            yield _Row(index, row, False, rank)


def _middle(line: TextLine) -> float:
    return line.top + line.height / 2


def _repeated(
    rows: Sequence[_Row], by_page: Mapping[int, Sequence[_Row]], pages: int, found: dict[int, FurnitureKind]
) -> None:  # fmt: skip
    """Lines that stand at the same height on other pages with the same words, numbers apart."""
    places: dict[tuple[bool, str], list[tuple[_Row, TextLine]]] = {}
    for row in sorted(rows, key=lambda row: row.rank):  # from outside in: what stands inside text is text
        for line in row.lines:
            text = line.text.strip()
            if len(text) <= _LONGEST:
                places.setdefault((row.at_head, _DIGITS.sub("#", text)), []).append((row, line))
    for (_, text), seen in places.items():
        heights = Counter(round(line.top / _NEAR) for _, line in seen)
        usual = heights.most_common(1)[0][0]
        alike = [(row, line) for row, line in seen if abs(line.top / _NEAR - usual) <= 1.5]
        on = {row.page for row, _ in alike}
        bare = text.strip("#/-–—|. ")
        if len(on) < 2 or (not bare and not _counts(alike)):
            continue
        if (bare and SENTENCE_END.search(text[-8:])) or len(on) * 5 < pages * (3 if len(text) > 40 else 2):
            continue
        for row, line in alike:
            if (
                not line.raised
                and _outside(row, by_page[row.page], found)
                and _stands_off(row, line, by_page[row.page])
            ):
                found[id(line)] = "running-head" if bare else "page-number"


def _stands_off(row: _Row, line: TextLine, others: Sequence[_Row]) -> bool:
    """Whether a line is apart from the text inside it: further than lines of a paragraph, and no larger."""
    inner = next((other for other in others if other.at_head == row.at_head and other.rank == row.rank + 1), None)
    if inner is None:
        return True
    near = min(inner.lines, key=lambda other: abs(other.top - line.top))
    white = near.top - line.bottom if row.at_head else line.top - near.bottom
    if row.rank + 1 < _ROWS_ABOVE and mark_of_page(near.text.strip()):
        return True
    return white > 0.55 * near.height and line.size <= 1.3 * near.size


def _counts(seen: Sequence[tuple[_Row, TextLine]]) -> bool:
    """Whether numbers rise with the pages they stand on."""
    shifts = set()
    for row, line in seen:
        number = _DIGITS.search(line.text)
        shifts.add(int(number.group()) - row.page if number and len(number.group()) < 6 else None)
    return len(shifts) == 1 and None not in shifts


def _outside(row: _Row, rows: Sequence[_Row], found: dict[int, FurnitureKind]) -> bool:
    """Whether all that stands further out on the page is furniture."""
    return all(
        id(line) in found
        for other in rows
        if other.at_head == row.at_head and other.rank < row.rank
        for line in other.lines
    )


def _marked(
    rows: Sequence[_Row], by_page: Mapping[int, Sequence[_Row]], pages: Sequence[PageLayout],
    found: dict[int, FurnitureKind],
) -> None:  # fmt: skip
    """Symbols, job numbers and page numbers at the very edge of a page; its masthead stays."""
    first = next((index for index, page in enumerate(pages) if page.lines), 0)
    symbols = _symbols(rows)
    for row in rows:
        if (row.at_head and row.page == first) or not _outside(row, by_page[row.page], found):
            continue
        whole = _kind(row.text, pages[row.page], symbols)
        for line in row.lines:
            kind = whole or _kind(line.text.strip(), pages[row.page], symbols)
            if kind and (whole or len(row.lines) > 1):
                found.setdefault(id(line), kind)


def _symbols(rows: Sequence[_Row]) -> frozenset[str]:
    """Symbols of documents that stand in the head of a page: one of them alone at another head runs there."""
    return frozenset(
        line.text.strip() for row in rows if row.at_head for line in row.lines
        if mark_of_page(line.text.strip()) == "symbol"
    )  # fmt: skip


def _kind(text: str, page: PageLayout, symbols: frozenset[str]) -> FurnitureKind | None:
    # Among text from right to left such a line may stand either way round.
    mark = mark_of_page(text) or mark_of_page(" ".join(reversed(text.split())))
    if mark == "job" or (mark == "symbol" and text in symbols):
        return "running-head"
    if mark == "page":
        number = _DIGITS.search(text)
        if number is None or len(number.group()) < 4 or int(number.group()) == page.number:
            return "page-number"
    return None
