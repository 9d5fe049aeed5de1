"""Pages of lines become drafts of blocks, in the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from verbale.model import FurnitureKind
from verbale.reading.layout import footnotes, margins
from verbale.reading.layout.order import Region, regions
from verbale.reading.layout.paragraphs import Column, Draft, column_of, continues, draft_of, groups
from verbale.reading.layout.shape import PageLayout, TextLine
from verbale.reading.layout.style import Style, style_of
from verbale.reading.lines import SENTENCE_END

_RIGHT_TO_LEFT = re.compile("[\u0590-\u05ff\u0620-\u064a\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_REST = 10  # lines
_GRID = 3  # rules of one length: those of a table
_LONG_RULE, _SHORT_RULE = 0.55, 0.5  # of the page: what parts it, and what stands over notes at the most


def drafts_of(pages: Sequence[PageLayout]) -> list[Draft]:
    """The drafts of all blocks and of the furniture, in the order they are written in.

    What a page's end cuts in two is one draft. The notes of a page and its furniture follow the block it ends in.
    """
    furniture = margins.find(pages)
    sides = [_runs_right_to_left(page.lines) for page in pages]
    laid = [
        regions(
            [line for line in page.lines if id(line) not in furniture],
            right_to_left=side,
            rules=[y for length, y in _drawn(page) if length >= _LONG_RULE * page.width],
        )
        for page, side in zip(pages, sides, strict=True)
    ]
    style = style_of(laid)
    drafter = _Drafter(style, laid)
    for index, (page, side) in enumerate(zip(pages, sides, strict=True)):
        drafter.add(index, page, laid[index], furniture, right_to_left=side)
    return drafter.drafts


def _drawn(page: PageLayout) -> list[tuple[float, float]]:
    """The drawn lines of a page as (length, height). Three of one length or more are those of a table, and left out."""
    alike = Counter((round(left / 2), round(right / 2)) for left, right, _ in page.rules)
    return [
        (right - left, y) for left, right, y in page.rules if alike[round(left / 2), round(right / 2)] < _GRID
    ]  # fmt: skip


def _runs_right_to_left(lines: Sequence[TextLine]) -> bool:
    text = "".join(line.text for line in lines)
    right = len(_RIGHT_TO_LEFT.findall(text))
    return right > 0 and right * 2 > len(_LETTER.findall(text))


class _Drafter:
    """Takes page after page; `drafts` is the result."""

    def __init__(self, style: Style, laid: Sequence[Sequence[Region]]) -> None:
        self.drafts: list[Draft] = []
        self._style = style
        self._marks = footnotes.called(line for page in laid for region in page for line in region.lines)
        self._first = next((index for index, page in enumerate(laid) if page), 0)
        self._indents = _indents(laid, style)
        self._open: Draft | None = None  # the paragraph the last column ended in
        self._note: Draft | None = None  # the note the last page ended in

    def add(
        self, index: int, page: PageLayout, laid: Sequence[Region], furniture: dict[int, FurnitureKind], *,
        right_to_left: bool,
    ) -> None:  # fmt: skip
        """Drafts a page: head, text, notes, foot."""
        outside = sorted((line for line in page.lines if id(line) in furniture), key=lambda line: (line.top, line.left))
        self._furniture(index, [line for line in outside if line.top < page.height / 2], furniture)
        rules = [y for length, y in _drawn(page) if length < _SHORT_RULE * page.width]
        notes: list[TextLine] = []
        above = _masthead(laid, page) if index == self._first else 0
        for number, region in enumerate(laid):
            if region.rows:
                self._table(index, region)
                continue
            begin = footnotes.split(
                region.lines, self._style, marks=self._marks, rules=rules, goes_on=self._note is not None
            )
            notes += region.lines[begin:]
            column = column_of(region, self._style, right_to_left=right_to_left)
            title = self._title(region.lines[:begin]) if number == above > 0 else 0
            if title:
                self._text(index, region.lines[:title], column, masthead=True)
            self._text(index, region.lines[title:begin], column, masthead=number < above)
        self._notes(index, notes)
        self._furniture(index, [line for line in outside if line.top >= page.height / 2], furniture)

    def _title(self, lines: Sequence[TextLine]) -> int:
        """How many lines below the columns of a masthead belong to it still: those above the title, if it is larger."""
        for number, line in enumerate(lines[:_LONGEST_REST]):
            if self._style.is_large(line):
                return number
        return 0

    def _text(self, index: int, lines: Sequence[TextLine], column: Column, *, masthead: bool) -> None:
        for number, group in enumerate(groups(lines, column, masthead=masthead)):
            draft = draft_of(group, index, column, masthead=masthead)
            before = self._open
            if (
                number == 0 and before is not None and draft.kind == "paragraph"
                and continues(before, group[0], column, indents=self._indents)
            ):  # fmt: skip
                before.lines += draft.lines
                draft = before
            else:
                self.drafts.append(draft)
            draft.full = column.slack(group[-1]) < 0.12 * column.width
            self._open = draft
        if masthead:
            self._open = None

    def _notes(self, index: int, lines: Sequence[TextLine]) -> None:
        """Notes of a page. Without any on a page no note goes on from it."""
        for line in lines:
            found = footnotes.label_at_start(line, self._marks)
            if found is not None:
                self._note = Draft("note", [(index, line)], label=found[0], skip=found[1])
                self.drafts.append(self._note)
            elif self._note is not None:
                self._note.lines.append((index, line))
        if not lines:
            self._note = None

    def _table(self, index: int, region: Region) -> None:
        lines = iter(region.lines)
        for count in region.rows:
            cells = [(index, line) for _, line in zip(range(count), lines, strict=False)]
            self.drafts.append(Draft("table-row", cells, cells=True))
        self._open = None

    def _furniture(self, index: int, lines: Sequence[TextLine], kinds: dict[int, FurnitureKind]) -> None:
        self.drafts += [Draft(kinds[id(line)], [(index, line)], furniture=True) for line in lines]


def _masthead(laid: Sequence[Region], page: PageLayout) -> int:
    """How many regions of the first page are its masthead: up to the last columns that end in its upper half."""
    if not laid or laid[-1].columns:
        return 0  # columns down to the foot are those of the text
    return max(
        (number + 1 for number, region in enumerate(laid) if region.columns and region.bottom < page.height / 2),
        default=0,
    )


def _indents(laid: Sequence[Sequence[Region]], style: Style) -> bool:
    """Whether paragraphs begin further in: a line after one that ends a sentence is set in, more often than not."""
    yes = no = 0
    for page in laid:
        for region in page:
            for above, below in pairwise(region.lines):
                if above.size == below.size == style.size and SENTENCE_END.search(above.text.rstrip()[-8:]):
                    yes += 0.8 * style.size < below.left - above.left < 4 * style.size
                    no += abs(below.left - above.left) < 1
    return yes > no
