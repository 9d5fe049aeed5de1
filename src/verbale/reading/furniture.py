"""Finds what a page carries besides its text: running heads, page numbers, job numbers, front matter, navigation.

Only what interrupts the text in mid-document is furniture: the masthead of the first page stays, because the facts
of a document stand there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from verbale.languages.fold import fold
from verbale.languages.load import CODES, load
from verbale.reading.lines import SENTENCE_END, Line
from verbale.reading.markdown import FRONT_MATTER

_MAX_LENGTH = 90
# UN document symbols, alone or several parted by dashes (ST/AI/189 and its supplements say how they are built).
_SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9][\w.()*]*)+(?:\s?[-–—]\s?[A-Z]{1,5}(?:/[\w.()*]+)+)*$")
# Job numbers as the documents services print them: 07-48857, 20-06555 (E), GE.19-09876; with the page before or after.
_JOB = re.compile(
    r"(?:\d{1,3}(?:/\d{1,3})?\s+)?(?:[A-Z]{1,2}\.)?\d{0,3}\d{2}-\d{5,6}(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,4}(?:\s+\d{1,3}(?:/\d{1,3})?)?$"
)
_BARCODE = re.compile(r"\*\s?\d{6,8}[A-Z]?\s?\*$")
_PAGE = re.compile(r"[-–—|\s]*\d{1,4}(?:\s?/\s?\d{1,4})?[-–—|\s]*$")
_DECORATED = re.compile(r"[-–—|]\s*\d{1,4}\s*[-–—|]$|\d{1,3}\s?/\s?\d{1,3}$")
_DIGITS = re.compile(r"\d+")
_ALNUM = re.compile(r"[^\W_]")
_PAIR = re.compile(r"""^["']?([\w][\w -]{0,40}?)["']?[ ]*[:=][ ]*(.*?)[ ]*$""")
_ITEM = re.compile(r"^[ ]*-[ ]+(.*?)[ ]*$")


def front_matter(source: str) -> tuple[int, dict[str, str]]:
    """Where the text begins after YAML or TOML front matter, and its simple entries (0 and none if there is none).

    Keys in lower case; lists joined with «, »; nested entries left out.
    """
    opening = FRONT_MATTER.match(source)
    if not opening:
        return 0, {}
    closing = re.compile(rf"^(?:{re.escape(opening.group(1))}|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(
        source, opening.end(), opening.end() + 50_000
    )
    if not closing:
        return 0, {}
    meta: dict[str, str] = {}
    key = ""
    for row in source[opening.end() : closing.start()].splitlines():
        if pair := _PAIR.match(row):
            key = pair.group(1).lower()
            meta[key] = _scalar(pair.group(2))
        elif key and (item := _ITEM.match(row)) and not _PAIR.match(item.group(1)):
            meta[key] = ", ".join(filter(None, (meta[key], _scalar(item.group(1)))))
    return closing.end(), {key: value for key, value in meta.items() if value}


def _scalar(value: str) -> str:
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(part.strip()) for part in value[1:-1].split(","))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    return value


def find(source: str, lines: Sequence[Line]) -> None:
    """Sets the kind of lines that are furniture, and `page` on lines that follow some."""
    _navigation(source, lines)
    _running_heads(source, lines)
    _repeated(source, lines)
    before = False
    for line in lines:
        if line.kind in ("running-head", "page-number"):
            before = True
        elif not line.taken_out:
            line.page = line.page or before
            before = False


@cache
def _navigation_lines() -> frozenset[str]:
    """Whole lines, folded, that are a page's navigation in one of the languages."""
    return frozenset(fold(line) for code in CODES for line in load(code).text.get("navigation", ()))


@cache
def _page_lines() -> frozenset[str]:
    """Page numbers written out in one of the languages: folded, without blanks, any number as 0."""
    forms = (form.replace("#", "0") for code in CODES for form in load(code).text.get("page", ()))
    return frozenset(fold(form).replace(" ", "") for form in forms)


def _navigation(source: str, lines: Sequence[Line]) -> None:
    words = _navigation_lines()
    lengths = frozenset(map(len, words))
    for line in lines:
        if (
            line.end - line.start in lengths
            and line.kind not in ("heading", "code")
            and fold(source[line.start : line.end]) in words
        ):
            line.kind = "navigation"


def _running_heads(source: str, lines: Sequence[Line]) -> None:
    """Clusters of symbols, job numbers and page numbers, after the masthead."""
    words = _page_lines()
    kinds = [_page_mark(source, line, words) for line in lines]
    symbols = Counter(
        source[line.start : line.end] for line, kind in zip(lines, kinds, strict=True) if kind == "symbol"
    )
    numbers = _page_numbers(source, lines, kinds)
    body = _body_begins(source, lines)
    index = 0
    while index < len(lines):
        last = index
        while last < len(lines) and kinds[last]:
            last += 1
        if last > index:
            cluster = kinds[index:last]
            jobs, heads = cluster.count("job"), cluster.count("symbol")
            repeated = any(symbols[source[line.start : line.end]] > 1 for line in lines[index:last])
            paged = lines[index].page or (last < len(lines) and lines[last].page)
            if index > body and (jobs or (heads and ("page" in cluster or repeated or paged)) or heads > 1):
                _take_out(lines, kinds, index, last)
            else:
                for number in range(index, last):
                    if kinds[number] == "job" or number in numbers:
                        _take_out(lines, kinds, number, number + 1)
        index = max(last, index + 1)


def _page_mark(source: str, line: Line, words: frozenset[str]) -> str:
    if line.end - line.start > _MAX_LENGTH or line.kind not in ("text", "bullet", "number"):
        return ""
    start, end = line.start, line.end
    first = source[start]
    if first.isdigit() or first in "-–—|*GV" or first.isupper():
        if _JOB.match(source, start, end) or _BARCODE.match(source, start, end):
            return "job"
        if _PAGE.match(source, start, end):
            return "page"
        if first.isupper() and _SYMBOL.match(source, start, end) and _DIGITS.search(source, start, end):
            return "symbol"
    if end - start <= 24 and words and any(character.isdigit() for character in source[start:end]):
        return "page" if _DIGITS.sub("0", fold(source[start:end])).replace(" ", "") in words else ""
    return ""


def mark_of_page(text: str) -> str:
    """What a line by itself looks like: `symbol`, `job` number, `page` number, or empty for none of these."""
    return _page_mark(text, Line(0, len(text), 0, 1), _page_lines()) if text else ""


def _page_numbers(source: str, lines: Sequence[Line], kinds: Sequence[str]) -> set[int]:
    """Lone numbers that are page numbers: decorated, by a page break, or counting up and cutting sentences."""
    alone = [index for index, kind in enumerate(kinds) if kind == "page"]
    numbers = {index: int(match.group()) for index in alone if (match := _DIGITS.search(source, lines[index].start))}
    decorated = {i for i in alone if _DECORATED.match(source, lines[i].start, lines[i].end) or i not in numbers}
    paged = {i for i in alone if lines[i].page or (i + 1 < len(lines) and lines[i + 1].page)}
    spoken = {i for i in alone if not _PAGE.match(source, lines[i].start, lines[i].end)}
    rest = [i for i in alone if i in numbers and i not in decorated | paged | spoken]
    rising = len(rest) >= 2 and all(0 < numbers[b] - numbers[a] <= 3 for a, b in pairwise(rest))
    cut = sum(i > 0 and lines[i - 1].ends_open(source) for i in rest)
    counted = set(rest) if rising and cut * 3 >= len(rest) else set()
    return paged | counted | spoken | (decorated if len(decorated) > 1 else set())


def _body_begins(source: str, lines: Sequence[Line]) -> int:
    """The index of the first line of running text: everything before it is the masthead."""
    for index, line in enumerate(lines):
        long = line.end - line.start >= 60 or (line.end - line.start >= 30 and source[line.start] > "\u2e7f")
        if line.kind != "heading" and long and line.kind not in ("rule", "navigation"):
            return index
    return len(lines)


def _take_out(lines: Sequence[Line], kinds: Sequence[str], first: int, last: int) -> None:
    for line, kind in zip(lines[first:last], kinds[first:last], strict=True):
        line.kind = "page-number" if kind == "page" else "running-head"


def _repeated(source: str, lines: Sequence[Line]) -> None:
    """Headers without a symbol: short lines that stand by a page break, or by furniture, more than once."""
    beside: dict[str, list[Line]] = {}
    for index, line in enumerate(lines):
        if line.taken_out or line.end - line.start > _MAX_LENGTH or line.kind not in ("text", "heading"):
            continue
        above, below = lines[index - 1] if index else None, lines[index + 1] if index + 1 < len(lines) else None
        by_page = line.page or (below is not None and below.page)
        by_head = any(near is not None and near.kind in ("running-head", "page-number") for near in (above, below))
        if index and (by_page or by_head) and _ALNUM.search(source, line.start, line.end):
            beside.setdefault(_DIGITS.sub("#", source[line.start : line.end]), []).append(line)
    for text, repeats in beside.items():
        if len(repeats) > 1 and not SENTENCE_END.search(text[-8:]):
            for line in repeats:
                line.kind = "running-head"
