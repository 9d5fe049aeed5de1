"""Joins hard-wrapped lines into paragraphs.

The rules are of layout, not of language: a line that reaches the margin goes on in the next; one that stops short of
it ends a paragraph, unless the next begins with a small letter; indentation and unusual gaps begin a new one. Where a
page ends in mid-paragraph (a full line that ends no sentence) indentation does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.reading.lines import WIDE, Layout, Line, columns

# The first piece of a line that cannot be broken: a wide character with the marks that may not begin a line, or a word.
PIECE = re.compile(rf"[(“‘「『（《\"']*(?:[{WIDE}]|[^\s{WIDE}]+)[，。、；：！？）》」』”’,.;:!?)]*")
_LABEL = re.compile(r"[^\s:：]{1,12}[:：]\s?\S")
_FULL = 0.86  # of the margin: text out of a PDF is justified, its columns only roughly known
_RIGHT = 0.35  # of the margin: a line set in so far is a signature or a date on the right
_MIN_LOCAL = 36
_BOLD = "**"


def paragraphs(source: str, lines: Sequence[Line], layout: Layout) -> Iterator[list[Line]]:
    """The lines in groups, each one logical line. Lines taken out of the text (furniture) are in no group.

    Furniture between two lines does not part them: what a page break cut in two is joined again.
    """
    group: list[Line] = []
    bold = False  # inside a bold heading of several lines
    local = _local_margins(source, lines, layout)
    for index, line in enumerate(lines):
        if line.taken_out:
            continue
        if group and _goes_on(source, group, line, layout, local.get(index), bold):
            group.append(line)
        else:
            if group:
                yield group
            group, bold = [line], False
        if source.count(_BOLD, line.start, line.end) % 2:
            bold = not bold
    if group:
        yield group


def _goes_on(
    source: str, group: Sequence[Line], line: Line, layout: Layout, local: int | None, bold: bool
) -> bool:  # fmt: skip
    """Whether a line continues the paragraph of the lines before it."""
    above = group[-1]
    if above.kind in ("heading", "row", "code", "image") or line.kind in ("heading", "row", "code", "bullet", "note"):
        return False
    if above.columns or line.columns:
        return False
    if above.kind == "note" and above.start >= above.end:
        return True  # a note's mark alone on its line
    if (line.kind == "quote") != (group[0].kind == "quote"):
        return False
    open_end = above.ends_open(source)
    small = source[line.start : line.start + 1].islower()
    if line.kind == "number" and not (open_end and _full(source, above, line, layout.margin)):
        return False
    if line.gap == 1 and layout.gap == 1 and (bold or group[0].kind == "note"):
        return True
    if line.page or line.gap > layout.gap:
        if layout.margin is None:
            return open_end and small and line.page
        return open_end and (small or line.page) and _full(source, above, line, layout.margin)
    if layout.margin:
        return _goes_on_wrapped(source, group, line, layout, open_end, small)
    if line.gap > 1:
        return False
    if local:
        return open_end or not _indented(group, line)
    if line.kind == "quote":
        return open_end
    if above.hard:
        return open_end and (small or _hard_wrapped(source, above, line))
    return open_end and small


def _goes_on_wrapped(
    source: str, group: Sequence[Line], line: Line, layout: Layout, open_end: bool, small: bool
) -> bool:  # fmt: skip
    above = group[-1]
    full = _full(source, above, line, layout.margin)
    if line.gap < layout.gap:
        return full and open_end  # a page break: the usual blank line is missing
    if not full:
        return open_end and small and not _indented(group, line)
    if _indented(group, line):
        # The second line of a heading is as far in as the first; so is a new paragraph, but not by so much.
        return open_end and line.indent == above.indent and (small or line.indent > 2)
    if open_end:
        return True
    if layout.blank_ends_paragraph and above.trailing:
        return False
    return not _LABEL.match(source, line.start, line.end)


def _indented(group: Sequence[Line], line: Line) -> bool:
    """Whether a line is set in further than the paragraph it might continue."""
    base = group[-1].indent if len(group) > 1 else min(group[0].indent, 0)
    if group[0].kind in ("bullet", "number", "note", "quote"):
        base = group[0].indent + 8
    return line.indent > base


def _full(source: str, above: Line, line: Line, margin: int | None) -> bool:
    """Whether the first piece of a line would not have fitted on the line above."""
    if margin is None or (above.indent > _RIGHT * margin and line.indent < above.indent):
        return False
    piece = PIECE.match(source, line.start, line.end)
    needed = columns(piece.group()) if piece else 1
    return above.reach(source) + needed >= _FULL * margin


def _hard_wrapped(source: str, above: Line, line: Line) -> bool:
    """Whether a line with a hard break is a heading broken because it was full, not a line of an address."""
    width, following = columns(source[above.start : above.end]), columns(source[line.start : line.end])
    return _MIN_LOCAL <= width <= 130 and width >= following


def _local_margins(source: str, lines: Sequence[Line], layout: Layout) -> dict[int, int]:
    """In a text that is not wrapped as a whole: the lines inside wrapped paragraphs, with the margin there."""
    margins: dict[int, int] = {}
    if layout.margin:
        return margins
    run: list[int] = []
    for index, line in enumerate([*lines, None]):
        if (
            line is not None
            and run
            and line.gap == 1
            and line.kind in ("text", "quote")
            and line.end - line.start <= 130
        ):
            run.append(index)
            continue
        margin = _run_margin(source, [lines[number] for number in run])
        if margin:
            margins.update(dict.fromkeys(run[1:], margin))
        run = [] if line is None or line.end - line.start > 130 else [index]
    return margins


def _run_margin(source: str, run: Sequence[Line]) -> int | None:
    if len(run) < 3:
        return None
    ends = [line.reach(source) for line in run]
    margin = max(ends)
    if not _MIN_LOCAL <= margin <= 130:
        return None
    full = sum(end >= _FULL * margin for end in ends[:-1])
    open_ends = sum(line.ends_open(source) for line in run[:-1])
    return margin if full * 3 >= 2 * (len(run) - 1) and open_ends * 2 >= len(run) - 1 else None
