"""The lines of a source as laid out: where each begins and ends, how far it is indented, what parts it from the last.

Blank lines make no entry; they count in the `gap` of the line after them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

LineKind = Literal[
    "text", "heading", "bullet", "number", "quote", "row", "rule", "code", "note", "fence", "image", "navigation",
    "running-head", "page-number",
]  # fmt: skip
# Kinds that are taken out of the reading text.
TAKEN_OUT: frozenset[LineKind] = frozenset(
    {"rule", "fence", "image", "navigation", "running-head", "page-number"}
)  # fmt: skip

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
# Characters two columns wide, as the Unicode standard's East Asian Width has it (wide and full-width).
WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
_WIDE_RUN = re.compile(f"[{WIDE}]+")

# What a sentence, or a line that introduces one, ends with; closing quotes and brackets may follow.
SENTENCE_END = re.compile(r"[.!?…。！？؟۔:：;；][\"'”’»」』）)\]*_]*$")


@dataclass(slots=True)
class Line:
    """A line that is not blank. `start`–`end` is its content in the source, without indentation and markers.

    `gap`: line breaks since the line before; `hard`: ends with Markdown's two blanks, `trailing`: with any; `page`: a
    form feed or furniture stands between it and the line before; `columns`: a wide gap inside, as in a masthead;
    `label`: the number of a list item or note; `level`: that of a heading.
    """

    start: int
    end: int
    indent: int
    gap: int
    kind: LineKind = "text"
    hard: bool = False
    trailing: bool = False
    page: bool = False
    columns: bool = False
    label: str | None = None
    level: int = 0
    _reach: int = -1

    @property
    def taken_out(self) -> bool:
        return self.kind in TAKEN_OUT

    def reach(self, source: str) -> int:
        """The column the line ends at, indentation included; wide characters count two."""
        if self._reach < 0:
            self._reach = self.indent + columns(source[self.start : self.end])
        return self._reach

    def ends_open(self, source: str) -> bool:
        """Whether the line stops in mid-sentence."""
        return not SENTENCE_END.search(source, max(self.start, self.end - 8), self.end)


def split(source: str, start: int = 0) -> list[Line]:
    """The non-blank lines of the source from `start` on, as plain text lines."""
    lines: list[Line] = []
    newline = "\n" if "\n" in source else "\r"
    feeds = "\f" in source
    before = start
    for match in _LINE.finditer(source, start):
        raw = match.group()
        content = raw.strip()
        if not content:
            continue
        first, indent = match.start(), 0
        if raw[0].isspace():
            blanks = len(raw) - len(raw.lstrip())
            first, indent = first + blanks, columns(raw[:blanks])
        last = first + len(content)
        line = Line(first, last, indent, source.count(newline, before, first))
        if last < match.end():
            line.trailing = True
            line.hard = source.startswith("  ", last)
        line.columns = content.find("   ", 10) > 0
        if feeds and "\f" in source[before:first]:
            line.page = True
        before = match.end()
        lines.append(line)
    return lines


def columns(text: str) -> int:
    """How wide a text is, Chinese characters counted as two columns."""
    return len(text) if text.isascii() else len(text) + sum(map(len, _WIDE_RUN.findall(text)))


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is laid out.

    `margin`: the column at which its lines are wrapped, None if a line is a paragraph; `gap`: the usual number of line
    breaks between lines (2: a blank line after every line); `blank_ends_paragraph`: lines that end a paragraph end in
    a blank and wrapped lines do not, as in text taken out of a PDF.
    """

    margin: int | None
    gap: int
    blank_ends_paragraph: bool


_MAX_MARGIN = 130
_MIN_MARGIN = 36
_NEAR = 0.85


def layout(source: str, lines: Sequence[Line]) -> Layout:
    """The layout of the text, from its lines that are not taken out."""
    body = [line for line in lines if line.kind in ("text", "bullet", "number", "quote", "note")]
    gaps = Counter(min(line.gap, 3) for line in body[1:])
    # Two line breaks are usual only where hardly any line follows the one before directly.
    gap = 2 if gaps[2] > 4 * gaps[1] else 1
    margin = _margin(source, body, gap)
    if margin is None:
        gap = 1  # a line is a paragraph: blank lines part paragraphs, not lines
    return Layout(margin, gap, margin is not None and _blank_ends_paragraph(source, body, margin))


def _margin(source: str, body: Sequence[Line], gap: int) -> int | None:
    if len(body) < 3:
        return None
    lengths = sorted(line.end - line.start for line in body)
    if lengths[int(len(lengths) * 0.9)] > _MAX_MARGIN:
        return None
    ends = [line.reach(source) for line in body]
    margin = sorted(ends)[int(len(ends) * 0.95)]
    if not _MIN_MARGIN <= margin <= _MAX_MARGIN:
        return None
    near = open_ends = continued = 0
    for line, following, end in zip(body, [*body[1:], None], ends, strict=False):
        if end < _NEAR * margin:
            continue
        near += 1
        if not line.ends_open(source):
            continue
        open_ends += 1
        if following is not None and following.gap <= gap and source[following.start : following.start + 1].islower():
            continued += 1
    # Wrapped text: many lines reach the margin and most of them stop in mid-sentence.
    wrapped = near >= 0.3 * len(body) and open_ends >= 0.5 * near
    return margin if open_ends >= 2 and (wrapped or continued >= 0.2 * len(body)) else None


def _blank_ends_paragraph(source: str, body: Sequence[Line], margin: int) -> bool:
    short = [line.trailing for line in body if line.reach(source) < 0.7 * margin]
    open_ended = [line.trailing for line in body if line.reach(source) >= _NEAR * margin and line.ends_open(source)]
    if len(short) < 3 or len(open_ended) < 3:
        return False
    return sum(short) >= 0.8 * len(short) and sum(open_ended) <= 0.2 * len(open_ended)
