"""Finds the notes of a text: which lines begin one, and so which marks in the running text are note marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.reading.lines import Line

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_TAGGED = re.compile(r"<sup>\s*\\{0,2}(\*{1,4}|[†‡§¶]{1,3}|\d{1,3}|[a-z]{1,2})\s*</sup>[ \t]*")
_SUPERSCRIPT = re.compile(r"([⁰¹²³⁴-⁹]{1,3})[ \t]*(?=\S)")
_DEFINITION = re.compile(r"\[\^([\w-]{1,20})\]:[ \t]*")
_ESCAPED = re.compile(r"\\{1,2}(\*{1,3})(?:\\{1,2}\*){0,2}[ \t]+(?=\S)")
_STAR = re.compile(r"(\*{1,3}|[†‡§])(?:[ \t\u00a0]+(?=\S)|$)")
_NUMBERED = re.compile(r"\[?(\d{1,3})\]?[.)]?(?:[ \t\u00a0]+(?=\S)|$)")
_BRACKETED = re.compile(r"\[(\d{1,3})\]")


def find(source: str, lines: Sequence[Line], *, markdown: bool) -> frozenset[str]:
    """Sets the kind, label and span of lines that begin a note, and gives the labels found.

    A note begins with a raised mark, a Markdown definition, or, after a rule, with `*` or a number; at the end of
    a text also with a number alone, if marks with these numbers occur.
    """
    for line in lines:
        if line.taken_out or line.kind in ("row", "code", "heading"):
            continue
        match = _marked(source, line, markdown)
        if match:
            _make_note(line, match)
    _after_rules(source, lines)
    if not markdown:
        _starred(source, lines)
    _at_the_end(source, lines)
    return frozenset(line.label for line in lines if line.kind == "note" and line.label)


def _make_note(line: Line, match: re.Match[str]) -> None:
    line.kind = "note"
    line.label = match.group(1).translate(SUPERSCRIPTS)
    line.start = match.end()


def _marked(source: str, line: Line, markdown: bool) -> re.Match[str] | None:
    first = source[line.start]
    if first == "<":
        return _TAGGED.match(source, line.start, line.end)
    if first == "[":
        return _DEFINITION.match(source, line.start, line.end) if markdown else None
    if first == "\\":
        return _ESCAPED.match(source, line.start, line.end)
    return _SUPERSCRIPT.match(source, line.start, line.end) if first in "⁰¹²³⁴⁵⁶⁷⁸⁹" else None


def _after_rules(source: str, lines: Sequence[Line]) -> None:
    """Notes at the foot of a page: after a rule, `* …`, `1 …`, and the ones that follow in order.

    Under a rule that is not drawn as one for notes (`____`) a number counts only if it has a mark: it may be a date.
    """
    expected = ""
    after_rule = ""
    marks: set[str] | None = None
    for line in lines:
        if line.kind == "rule":
            after_rule = source[line.start]
            continue
        if line.taken_out:
            continue
        if after_rule or expected:
            match = _STAR.match(source, line.start, line.end) or _NUMBERED.match(source, line.start, line.end)
            plain = line.kind in ("text", "bullet", "number")
            if match and match.group(1).isdigit() and after_rule not in ("_", ""):
                marks = {m.group(1) for m in _BRACKETED.finditer(source)} if marks is None else marks
                plain = plain and match.group(1) in marks
            if plain and match and (after_rule or match.group(1) == expected):
                if line.kind != "number" or source[line.start] == "[":
                    _make_note(line, match)
                    expected = str(int(match.group(1)) + 1) if match.group(1).isdigit() else match.group(1) + "*"
            elif line.gap > 2:
                expected = ""
        after_rule = ""


def _starred(source: str, lines: Sequence[Line]) -> None:
    """In plain text, a line that begins with an asterisk, if a word before it ends with the same one."""
    for line in lines:
        if line.kind == "text" and source[line.start] == "*" and (match := _STAR.match(source, line.start, line.end)):
            star = re.escape(match.group(1))
            if re.compile(rf"[^\s*]\s?{star}(?=[\s,.;:，。；：)）]|$)").search(source, 0, line.start):
                _make_note(line, match)


def _at_the_end(source: str, lines: Sequence[Line]) -> None:
    """A list of numbered notes that closes the text: accepted if at least half have a mark in the text before."""
    found: list[tuple[Line, re.Match[str]]] = []
    for line in reversed(lines):
        if line.taken_out or line.kind == "note":
            continue
        match = _NUMBERED.match(source, line.start, line.end)
        if not match or line.kind not in ("text", "number"):
            if found and int(found[-1][1].group(1)) == 1:
                break
            if len(found) > 0 and line.gap > 1:
                break
            if not found and line.end - line.start > 400:
                break
            continue
        if found and int(match.group(1)) != int(found[-1][1].group(1)) - 1:
            break
        found.append((line, match))
    if not found or int(found[-1][1].group(1)) != 1:
        return
    marks = {match.group(1) for match in _BRACKETED.finditer(source, 0, found[-1][0].start)}
    if sum(match.group(1) in marks for _, match in found) * 2 >= len(found):
        for line, match in found:
            _make_note(line, match)
