"""Lines become paragraphs, headings, items and notes.

A line goes on in the next unless the layout says otherwise: a wider gap, an indentation, another size, a line that
ends where the next word would have had room. The rules are of layout, not of language, and the same from right to
left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.model import BlockKind, FurnitureKind
from verbale.reading.layout.order import Region
from verbale.reading.layout.shape import TextLine
from verbale.reading.layout.style import Style, edges_of, half_points
from verbale.reading.lines import SENTENCE_END
from verbale.reading.markdown import BULLET, number_of
from verbale.reading.reflow import PIECE

_GAP = 1.16  # of the usual distance: lines further apart are two paragraphs
_INDENT = 0.8  # of the size
_SAME_SIZE = 0.06
_SET_IN = 0.2  # of the column: lines set in so far are a signature, an address, a centred line
_FEWEST = 5  # lines that show where a column ends
_WRAPPED_LARGE, _WRAPPED_BOLD = 0.4, 0.6  # of the column: a heading's line that goes on in the next is no shorter
_LONGEST_HEADING = 420
_LONGEST_BOLD = 320
_NO_TITLE_ENDS = frozenset(".。;；,，、")


@dataclass(slots=True)
class Draft:
    """A block before it is written. `lines` with the index of their page; `skip`: characters of the first line that
    are its label; `cells`: for a table's row, each line is a cell; `full`: its last line fills its column.
    """

    kind: BlockKind | FurnitureKind
    lines: list[tuple[int, TextLine]]
    level: int = 0
    label: str | None = None
    skip: int = 0
    emphasis: bool = False
    full: bool = False
    furniture: bool = False
    cells: bool = False

    @property
    def last(self) -> TextLine:
        return self.lines[-1][1]


@dataclass(slots=True)
class Column:
    """A region seen from the side its lines begin on, so that both directions of writing are one.

    `edges`: by size where lines begin and end; `margin`: how far in most lines begin.
    """

    left: float
    right: float
    right_to_left: bool
    style: Style = field(repr=False)
    edges: dict[float, tuple[float, float]] = field(default_factory=dict)
    margin: float = 0.0

    @property
    def width(self) -> float:
        return max(1.0, self.right - self.left)

    def indent(self, line: TextLine) -> float:
        """How far in a line begins."""
        return self.right - line.right if self.right_to_left else line.left - self.left

    def slack(self, line: TextLine) -> float:
        """How much room a line leaves at its end, to where lines of its size end."""
        left, right = self.edges.get(half_points(line.size), (self.left, self.right))
        return line.left - left if self.right_to_left else right - line.right

    def is_full(self, line: TextLine, following: TextLine) -> bool:
        """Whether the first word of the following line would not have had room behind a line."""
        return self.slack(line) < _room_for(following, line) + 0.01 * self.width


def _room_for(following: TextLine, line: TextLine) -> float:
    """How much room the first word of a line needs behind another one."""
    text = following.text
    start = len(text) - len(text.lstrip())
    piece = PIECE.match(text, start)
    end = piece.end() if piece else min(start + 1, len(text))
    while text[end : end + 1] == "\u00a0" and (more := PIECE.match(text, end + 1)):
        end = more.end()
    if start >= end:
        return 0.0
    return max(following.rights[start:end]) - min(following.lefts[start:end]) + 0.25 * (line.size or line.height)


def column_of(region: Region, style: Style, *, right_to_left: bool) -> Column:
    """The edges a region's lines go by: its own, where it has enough lines of a size, or those of the document."""
    column = Column(region.left, region.right, right_to_left, style)
    by_size: dict[float, list[TextLine]] = {}
    for line in region.lines:
        by_size.setdefault(half_points(line.size), []).append(line)
    for size, lines in by_size.items():
        own = edges_of(lines)
        if not region.columns and len(lines) < _FEWEST and size in style.edges:
            known = style.edges[size]
            own = min(own[0], known[0]), max(own[1], known[1])
        column.edges[size] = own
    begins = Counter(round(column.indent(line)) for line in region.lines if not style.is_large(line))
    column.margin = begins.most_common(1)[0][0] if begins else 0.0
    return column


def groups(lines: Sequence[TextLine], column: Column, *, masthead: bool = False) -> list[list[TextLine]]:
    """Lines of one column in groups, each a paragraph or heading. Lines of a masthead mostly stand alone."""
    found: list[list[TextLine]] = []
    for line in lines:
        if found and goes_on(found[-1], line, column) and (not masthead or _broken_off(found[-1][-1], line)):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def goes_on(group: Sequence[TextLine], line: TextLine, column: Column) -> bool:
    """Whether a line continues the paragraph of the lines before it in the same column."""
    above, style = group[-1], column.style
    size = above.size or above.height
    if not _same_size(above, line) or style.is_set_apart(above) != style.is_set_apart(line):
        return False
    step = line.foot - above.foot
    if step < 0.3 * above.height:  # beside it, not below
        return False
    full, open_end = column.is_full(above, line), ends_open(above.text)
    if style.is_large(line) or (above.bold and line.bold and not style.bold):
        return step < _GAP * style.pitch(line) + 0.5 and _title_goes_on(above, line, column)
    if above.bold != line.bold and (above.bold or not (full and open_end)) and not _runs_in(group):
        return False
    if step > _GAP * style.pitch(line) + 0.5:
        return False
    indent, inset = column.indent(line), column.indent(above)
    if not full:
        small = line.text.lstrip()[:1].islower()
        return open_end and small and abs(indent - inset) < _INDENT * size and column.slack(above) < 0.4 * column.width
    if _is_item(line.text) and not open_end:
        return False
    if inset > _SET_IN * column.width and abs(indent - inset) > _INDENT * size:
        return False
    if len(group) == 1:
        # The first line may be set in, or stand out with its number.
        return indent - inset <= _INDENT * size or bool(_is_item(above.text))
    return abs(indent - column.indent(group[1])) <= _INDENT * size


def _runs_in(group: Sequence[TextLine]) -> bool:
    """Whether a group is running text already, of which one line happens to be all bold or all light."""
    return len(group) > 1 and any(line.bold != group[0].bold for line in group)


def _title_goes_on(above: TextLine, line: TextLine, column: Column) -> bool:
    """Whether a heading's line goes on in the next: of one look, and too long for more, also where it is centred."""
    if above.italic != line.italic or above.bold != line.bold or _is_item(line.text):
        return False
    left, right = column.edges.get(column.style.size, (column.left, column.right))
    share = _WRAPPED_LARGE if column.style.is_large(line) else _WRAPPED_BOLD
    return above.right - above.left + _room_for(line, above) >= share * (right - left)


def _broken_off(above: TextLine, line: TextLine) -> bool:
    """Whether a line plainly goes on in the next: with a hyphen, a small letter."""
    if above.text.rstrip()[-1:] in ("-", "\u00ad"):
        return True
    return ends_open(above.text) and line.text.lstrip()[:1].islower()


def _same_size(one: TextLine, two: TextLine) -> bool:
    return abs(one.size - two.size) <= _SAME_SIZE * max(one.size, two.size)


def ends_open(text: str) -> bool:
    """Whether a line stops in mid-sentence."""
    return not SENTENCE_END.search(text.rstrip()[-8:])


def _is_item(text: str) -> bool:
    start = len(text) - len(text.lstrip())
    return bool(number_of(text, start, len(text)) or BULLET.match(text, start))


def draft_of(group: Sequence[TextLine], page: int, column: Column, *, masthead: bool) -> Draft:
    """What a group of lines is. Nothing in a masthead is a heading: its large words are a letterhead."""
    style = column.style
    first = group[0]
    length = sum(len(line.text) for line in group)
    bold = all(line.bold for line in group) and not style.bold
    draft = Draft("paragraph", [(page, line) for line in group], emphasis=bold or all(line.italic for line in group))
    if masthead:
        return draft
    closing = group[-1].text.rstrip()[-1:]
    if style.is_large(first) and length <= _LONGEST_HEADING:
        draft.kind, draft.level = "heading", style.level(first.size)
    elif (
        (bold or all(style.is_set_apart(line) for line in group))
        and length <= _LONGEST_BOLD
        and closing not in _NO_TITLE_ENDS
        and not style.is_small(first)
    ):
        draft.kind, draft.level = "heading", style.level(style.size)
    else:
        _item(draft, first.text)
    if draft.kind == "heading":
        draft.emphasis = False
    return draft


def _item(draft: Draft, text: str) -> None:
    """Makes a list item of what begins as one."""
    start = len(text) - len(text.lstrip())
    if bullet := BULLET.match(text, start):
        if text[start] != "*" and bullet.end() < len(text):
            draft.kind, draft.skip = "list-item", bullet.end()
            draft.label = number_of(text, bullet.end(), len(text))
    elif label := number_of(text, start, len(text)):
        draft.kind, draft.label = "list-item", label


def continues(draft: Draft, line: TextLine, column: Column, *, indents: bool) -> bool:
    """Whether a line at the top of a page or column goes on with the paragraph that the last one ended in."""
    if draft.kind not in ("paragraph", "list-item") or not _same_size(draft.last, line) or _is_item(line.text):
        return False
    if draft.last.bold != line.bold or column.style.is_large(line):
        return False
    if draft.last.text.rstrip()[-1:] in ("-", "\u00ad"):
        return True
    set_in = column.indent(line) - column.margin > _INDENT * (line.size or line.height)
    if ends_open(draft.last.text):
        return draft.full and (not set_in or not indents)
    return draft.full and indents and not set_in
