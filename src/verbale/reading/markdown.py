"""Markdown as found in documents: whether a text is Markdown, and what its lines are.

Only what documents use: headings, lists, block quotes, table rows, rules, code fences, notes. What stands inside a
line is `inline`'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.reading.lines import Line

_SIGNS = re.compile(
    r"^[ ]{0,3}\#{1,6}[ \t]+\S"  # a heading
    r"|\*\*(?![\s*])[^*]{1,400}\*\*"  # bold
    r"|\[[^\[\]\n]{1,400}\]\((?:https?:|[#/.]|mailto:)"  # a link
    r"|<sup>[^<>\n]{1,12}</sup>"
    r"|\\[*_#\[\]]"  # an escape
    r"|<https?://[^\s<>]+>"
    r"|^\[\^[\w-]{1,20}\]:"
    r"|^\|(?:[ ]*:?-{3,}:?[ ]*\|)+[ ]*$"
    r"|!\[[^\[\]\n]{0,200}\]\([^()\s]{1,2000}\)",
    re.MULTILINE,
)
_WEAK = re.compile(r"^(?:[-+*][ ]+\S|>[ ]+\S|```|---[ ]*$|===+[ ]*$)", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?=[\w\"'-]+[ ]*[:=])")

_RULE = re.compile(r"([-*_=—–─━~－＿])(?:[ \t]*\1){2,}$")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?$", re.DOTALL)
BULLET = re.compile(r"(?:[-+*•‣◦▪●■▶►○□➢\uf0b7\uf0a7\uf02d]|–|—)[ \t\u00a0\u3000]+")
_NUMBER = re.compile(r"(\d{1,3}[.)、．]|[(（][^\W_]{1,5}[)）]|(?:[a-z]|[ivx]{1,5})\))(?=[ \t\u00a0\u3000(（]|[^\s\d.])")
_ROMAN_OR_LETTER = re.compile(r"[a-z]|[ivx]{1,5}")
_QUOTE = re.compile(r"(?:>[ ]?)+")
_SEPARATOR_ROW = re.compile(r"\|?(?:[ ]*:?-{2,}:?[ ]*\|)+(?:[ ]*:?-{2,}:?[ ]*)?$")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)$")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`~]*$")


def is_markdown(text: str) -> bool:
    """Whether a text is Markdown: one strong sign of it (a heading, bold, a link, an escape), or several weak ones."""
    if _SIGNS.search(text):
        return True
    weak = {match.group()[0] for match in _WEAK.finditer(text, 0, 20_000)}
    return bool(FRONT_MATTER.match(text)) or "`" in weak or len(weak) >= 3


def classify(source: str, lines: Sequence[Line], *, markdown: bool) -> None:
    """Sets the kind, level, label and content span of each line.

    Plain text has rules, numbered and bulleted items too; headings, quotes, tables and fences only Markdown has.
    """
    fence = ""
    for index, line in enumerate(lines):
        first = source[line.start]
        if fence:
            if source.startswith(fence, line.start):
                fence, line.kind = "", "fence"
            else:
                line.kind = "code"
        elif first.isalpha() and source[line.start + 1 : line.start + 2] not in ").iv":
            if markdown and source.startswith("|", line.end - 1) and source.count("|", line.start, line.end) > 1:
                line.kind = "row"
        elif markdown and first in "`~" and (match := _FENCE.match(source, line.start, line.end)):
            fence, line.kind = match.group(1), "fence"
        else:
            _classify(source, lines, index, markdown)


def _classify(source: str, lines: Sequence[Line], index: int, markdown: bool) -> None:
    line = lines[index]
    start, end = line.start, line.end
    first = source[start]
    if _RULE.match(source, start, end) or (first in "_-" and end - start == 1):
        above = lines[index - 1] if index else None
        if markdown and first in "=-" and line.gap == 1 and above and _can_be_heading(source, above):
            above.kind, above.level = "heading", 1 if first == "=" else 2
        line.kind = "rule"
    elif markdown and first == "#" and (match := _HEADING.match(source, start, end)):
        line.kind, line.level = "heading", len(match.group(1))
        line.start, line.end = match.span(2)
        if line.start == line.end:
            line.kind = "rule"
    elif markdown and first == ">" and (match := _QUOTE.match(source, start, end)):
        line.kind, line.start = "quote", match.end()
        while line.start < end and source[line.start] in " \t":
            line.start += 1
        if line.start >= end:
            line.kind, line.start = "rule", start
            if index + 1 < len(lines):
                lines[index + 1].gap += 1  # a blank line inside the quotation
    elif markdown and first == "|" and source.count("|", start, end) > 1:
        line.kind = "rule" if _SEPARATOR_ROW.match(source, start, end) else "row"
    elif markdown and first == "!" and _IMAGE.match(source, start, end):
        line.kind = "image"
    elif match := BULLET.match(source, start, end):
        _bullet(source, line, match.end(), markdown)
    elif label := number_of(source, start, end):
        line.kind, line.label = "number", label


def number_of(source: str, start: int, end: int) -> str | None:
    """What numbers an item (`1.` `(a)` `iv)`, Chinese numerals in brackets), as written."""
    match = _NUMBER.match(source, start, end)
    if match is None:
        return None
    inner = match.group(1).strip("()（）.、．")
    return match.group(1) if inner.isnumeric() or _ROMAN_OR_LETTER.fullmatch(inner) else None


def _bullet(source: str, line: Line, content: int, markdown: bool) -> None:
    """A bulleted item, unless it is a plain text's note (`* text`) or a dash that opens speech."""
    if not markdown and source[line.start] == "*":
        return
    if content >= line.end:
        return
    line.kind, line.start = "bullet", content
    line.label = number_of(source, content, line.end)


def _can_be_heading(source: str, line: Line) -> bool:
    """Whether a line over a row of dashes is a heading and not the last line of a paragraph."""
    return line.kind == "text" and line.end - line.start <= 120 and source[line.end - 1] not in ".。;；,，"
