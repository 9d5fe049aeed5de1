"""What stands inside a paragraph and is not its text: markup, escapes, links, note marks, blanks to collapse.

`scan` turns the lines of one paragraph into cuts: places of the source that the reading text leaves out, replaces by
one character, or remembers as a note mark, a link or emphasis. Every pattern is linear: no run of any one character
is gone over twice.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from verbale.reading.notes import SUPERSCRIPTS

CutKind = Literal["", "note", "reference", "image"]


class Cut(NamedTuple):
    """A span of the source the reading text leaves out; `put` stands in its place, at `start`.

    `kind` says what else it is: a note mark (`label`), a reference mark or an image to keep as furniture.
    """

    start: int
    end: int
    put: str = ""
    kind: CutKind = ""
    label: str = ""


@dataclass(slots=True)
class Scan:
    """The cuts of a paragraph in order, its links (source span of the words, address) and its emphasised spans."""

    cuts: list[Cut] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)


def without(cuts: Sequence[Cut], spans: Sequence[tuple[int, int]]) -> list[Cut]:
    """The cuts that touch none of some spans, which do not overlap one another."""
    ordered = sorted(spans)
    kept = []
    for cut in cuts:
        at = bisect_left(ordered, (cut.end, -1)) - 1
        if at < 0 or ordered[at][1] <= cut.start:
            kept.append(cut)
    return kept


def links_outside(
    links: Sequence[tuple[int, int, str]], others: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """The links that begin in none of some others, which do not overlap one another."""
    ordered = sorted((start, end) for start, end, _ in others)
    kept = []
    for link in links:
        at = bisect_left(ordered, (link[0] + 1, -1)) - 1
        if at < 0 or ordered[at][1] <= link[0]:
            kept.append(link)
    return kept


class _Run(NamedTuple):
    """A run of emphasis marks."""

    start: int
    end: int
    mark: str
    opens: bool
    closes: bool


# Characters that are not for reading: zero-width, direction, soft hyphen, Arabic lengthening and vowel signs, private.
_UNSEEN = "\u00ad\u0640\u064b-\u065f\u0670\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff"
# What collapses to one blank where line breaks are blanks like any other.
ANY_BLANKS = r"(?P<blank>[\s\u00a0\u3000]{2,}|[\t\n\r\f\v\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])"
_BLANK = "\t\u00a0\u3000\u1680\u2000-\u200a\u202f\u205f"
_TAGS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figure|figcaption|font|h[1-6]|hr|i|img|ins|kbd|li|"
    "mark|ol|p|pre|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|wbr"
)
# Each pattern with the characters without which it cannot match. The order decides where two match at one place.
_PATTERNS: dict[str, tuple[str, str]] = {
    "reference": ("[", r"(?<=\S)[ \u00a0]{0,2}\[\^?(?P<number>\d{1,3}(?:[-–,，、]\s?\d{1,3})*)\](?![(:])"),
    # What is left of a raised number in text out of a PDF: a figure grown onto a word, a closing quote or a stop.
    "glued": (
        "0123456789",
        r"(?:(?<=[^\W\d_A-Z])|(?<=[)\]”»’\"])|(?<=[^\s\d][.,;]))(?<![\u2e80-\uffef])(?P<figure>\d{1,2})(?=[\s.,;:)»”]|$)",
    ),
    "star": ("*†‡§", r"(?<=[^\s*_(\[])[ \u00a0]?(?:\*{1,3}(?=\s|$|[,.;:，。；：)）])|[†‡§](?!\w))"),
    "blank": ("", rf"[ {_BLANK}]{{2,}}|[{_BLANK}]"),
    "unseen": ("", rf"[{_UNSEEN}]+"),
    "raised": ("⁰¹²³⁴⁵⁶⁷⁸⁹", r"[⁰¹²³⁴-⁹]+"),
    "tagged": ("<", r"[ ]?<sup>\s*(?P<label>\\{0,2}[^<>\s\\]{1,12})\s*</sup>"),
    "bare": (
        ":",
        r"https?://[^\s<>\[\]()\\*（）“”\"'，。；、「」]+(?:\([^\s()<>\[\]\\]*\)[^\s<>\[\]()\\*（）“”\"'，。；、]*)?",
    ),
    "auto": ("<", r"<(?P<address>[a-z][a-z0-9+.-]{1,20}:[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>"),
    "escape": ("\\", r"\\{1,2}(?P<literal>[!-/:-@\[-`{-~])"),
    "image": ("!", r"!\[[^\[\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"),
    "link": (
        "[",
        r"\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\(\s*(?P<href><[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"
        r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)",
    ),
    "footnote": ("[", r"[ ]?\[\^(?P<id>[\w-]{1,20})\]"),
    "entity": ("&", r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
    "comment": ("<", r"<!--[^<>]*-->"),
    "tag": ("<", rf"</?(?i:{_TAGS})(?:\s[^<>]*)?/?>"),
    "code": ("`", r"(?P<ticks>`{1,2})(?P<inner>[^`\n]+)(?P=ticks)(?!`)"),
    "emphasis": ("*_~", r"\*+|_+|~~"),
}
_ALWAYS = ("blank", "unseen", "bare")
_PLAIN = (*_ALWAYS, "reference", "raised", "glued", "star")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+")
METRES = re.compile(r"(?<![^\W\d_])[kcmdh]?m$")
_BRACKETED = re.compile(r"\[(\d{1,3}(?:[-–,，、]\s?\d{1,3})*)\]")
_CELLS = re.compile(r"[ \t]*\|[ \t]*")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the whole text decides: whether it is Markdown, its notes' labels, whether `[3]` marks a reference.

    `glued`: there are numbered notes but no marks of theirs that show as such; then a figure grown onto a word is one.
    """

    markdown: bool
    labels: frozenset[str]
    references: bool
    glued: bool = False


def marks_of(source: str, labels: frozenset[str], *, markdown: bool) -> Marks:
    """How marks in this source are to be read. Bracketed numbers are references if there are two, or a note for one."""
    found = set(_BRACKETED.findall(source))
    numbered = {label for label in labels if label.isdigit()}
    raised = {figure.translate(SUPERSCRIPTS) for figure in _RAISED.findall(source)}
    glued = bool(numbered) and numbered.isdisjoint(found) and numbered.isdisjoint(raised)
    return Marks(markdown, labels, len(found) > 1 or not found.isdisjoint(labels), glued)


class Tokens(NamedTuple):
    """What to look for in a source: `first` finds a character that can begin a token, `all` the tokens themselves."""

    first: re.Pattern[str]
    all: re.Pattern[str]
    addresses: bool


def tokens_for(source: str, marks: Marks) -> Tokens:
    """Everything this source can hold: what needs a character that does not occur in it is left out."""
    names = []
    for name, (needed, _) in _PATTERNS.items():
        if not marks.markdown and name not in _PLAIN:
            continue
        if name == "star" and (marks.markdown or not any(label[0] in "*†‡§" for label in marks.labels)):
            continue  # in Markdown an asterisk is an escape or emphasis without a partner
        if name == "reference" and not marks.references:
            continue
        if name == "glued" and (marks.markdown or not marks.glued):
            continue
        if not needed or any(character in source for character in needed):
            names.append(name)
    return compiled(tuple(names))


@cache
def compiled(names: tuple[str, ...], *, blank: str = "") -> Tokens:
    """The patterns of these kinds of token; `blank` is another one for what collapses to one blank."""
    alternatives = [f"(?P<{name}>{_PATTERNS[name][1]})" for name in names]
    if blank:
        alternatives.append(blank)
    needed = re.escape("".join(_PATTERNS[name][0] for name in names if name != "bare"))
    newlines = r"\s" if blank else ""
    # A blank begins a token only if another follows; the class first, so that the engine can skip to it.
    first = re.compile(rf"[ {_BLANK}{_UNSEEN}{newlines}{needed}](?:(?<! )|(?=[ {_BLANK}{newlines}]))")
    return Tokens(first, re.compile("|".join(alternatives)), "bare" in names)


def scan(source: str, spans: Sequence[tuple[int, int]], tokens: Tokens, marks: Marks) -> Scan:
    """The cuts, links and emphasis of a paragraph that consists of these spans of the source (its lines)."""
    result = Scan()
    runs: list[_Run] = []
    for start, end in spans:
        begin = tokens.first.search(source, start, end)
        at = begin.start() - 2 if begin else end  # two blanks may belong to the token
        if tokens.addresses and (address := source.find("http", start, end)) >= 0:
            at = min(at, address)
        if at >= end:
            continue
        for token in tokens.all.finditer(source, max(start, at), end):
            _read(source, token, tokens, marks, result, runs)
    if runs:
        _pair(runs, result, marks)
        result.cuts.sort()
    return result


def _read(
    source: str, token: re.Match[str], tokens: Tokens, marks: Marks, result: Scan, runs: list[_Run]
) -> None:  # fmt: skip
    kind = _kind(token)
    start, end = token.span()
    cuts = result.cuts
    if kind == "blank":
        cuts.append(Cut(start, end, " "))
    elif kind in ("unseen", "comment"):
        cuts.append(Cut(start, end))
    elif kind == "tag":
        cuts.append(
            Cut(start, end, " " if source[start + 1 : start + 3].lower() in ("br", "hr", "td", "p>", "li") else "")
        )
    elif kind == "bare":
        address = source[start:end].rstrip(".,;:!?")
        result.links.append((start, start + len(address), address))
    elif kind == "auto":
        cuts += (Cut(start, start + 1), Cut(end - 1, end))
        result.links.append((start + 1, end - 1, source[start + 1 : end - 1]))
    elif kind == "emphasis":
        runs.append(_run(source, start, end))
    elif kind == "escape":
        if source[end - 1] == "*" and "*" in marks.labels and start and not source[start - 1].isspace():
            cuts.append(Cut(start, end, kind="note", label="*"))
        else:
            cuts.append(Cut(start, token.start("literal")))
    elif kind == "entity":
        cuts += _entity(source, start, end)
    elif kind == "image":
        cuts.append(Cut(start, end, kind="image"))
    elif kind == "code":
        cuts += (Cut(start, token.start("inner")), Cut(token.end("inner"), end))
    elif kind == "link":
        _link(source, token, tokens, marks, result, runs)
    else:
        _mark(source, token, kind, marks, result)


def _kind(token: re.Match[str]) -> str:
    """The name of the pattern that matched. Inner groups close before it, so the last group is not always it."""
    last = token.lastgroup or ""
    return (
        last
        if last in _PATTERNS
        else next(name for name in token.groupdict() if name in _PATTERNS and token[name] is not None)
    )


def _mark(source: str, token: re.Match[str], kind: str, marks: Marks, result: Scan) -> None:
    """A note mark, a reference mark, or a raised number that is neither."""
    start, end = token.span()
    text = token.group()
    if kind == "reference":
        label = token["number"]
        known = label in marks.labels
        result.cuts.append(Cut(start, end, kind="note" if known else "reference", label=label))
    elif kind == "footnote":
        result.cuts.append(Cut(start, end, kind="note", label=token["id"]))
    elif kind == "star":
        label = text.strip(" \u00a0").replace("\\", "")
        if label in marks.labels:
            result.cuts.append(Cut(start, end, kind="note", label=label))
    elif kind in ("raised", "glued"):
        label = text.translate(SUPERSCRIPTS)
        if label in marks.labels:
            result.cuts.append(Cut(start, end, kind="note", label=label))
    elif kind == "tagged":
        label = token["label"].lstrip("\\")
        inner = token.start("label") + len(token["label"]) - len(label)
        raised = label.isalpha() and label not in marks.labels
        unit = label in ("2", "3") and METRES.search(source, max(0, start - 6), start)
        if raised or unit:  # the raised letters of an ordinal, the square of a metre
            blank = start + 1 if text[0] == " " else start
            result.cuts += (Cut(blank, inner), Cut(inner + len(label), end))
        else:
            result.cuts.append(Cut(start, end, kind="note", label=label))


def _link(
    source: str, token: re.Match[str], tokens: Tokens, marks: Marks, result: Scan, runs: list[_Run]
) -> None:  # fmt: skip
    """A link keeps its words. One that leads to a note of this text is a note mark."""
    start, end = token.span()
    first, last = token.span("words")
    address = re.sub(r"\\{1,2}(?=[!-/:-@\[-`{-~])", "", token["href"].strip("<>"))
    label = token["words"].replace("\\", "").strip("[]^ ")
    if address.startswith("#") and len(address) > 1 and label.isdigit():
        kind: CutKind = "note" if label in marks.labels else "reference"
        result.cuts.append(Cut(start, end, kind=kind, label=label))
        return
    result.cuts.append(Cut(start, first))
    if first < last:
        if len(address) > 1:
            result.links.append((first, last, address))
        for inner in tokens.all.finditer(source, first, last):
            if _kind(inner) != "bare":  # words that are an address are that link already
                _read(source, inner, tokens, marks, result, runs)
    result.cuts.append(Cut(last, end))


def _entity(source: str, start: int, end: int) -> Iterator[Cut]:
    """An entity that stands for one character becomes it; any other stays as written."""
    character = html.unescape(source[start:end])
    if len(character) == 1:
        yield Cut(start, end, " " if character.isspace() else "" if re.match(f"[{_UNSEEN}]", character) else character)


def _run(source: str, start: int, end: int) -> _Run:
    """A run of emphasis marks, with whether it may open or close: by what stands before and after (CommonMark 6.2).

    Inside a word only `**` between Chinese characters counts, so that `a*b` and `snake_case` stay.
    """
    before = source[start - 1] if start else " "
    after = source[end] if end < len(source) else " "
    mark = source[start]
    inside_before = before.isalnum() and (mark == "_" or before < "\u2e80")
    inside_after = after.isalnum() and (mark == "_" or after < "\u2e80")
    if mark == "*" and end - start >= 2:
        inside_before, inside_after = inside_before and after.isspace(), inside_after and before.isspace()
    return _Run(start, end, mark, not after.isspace() and not inside_before, not before.isspace() and not inside_after)


def _pair(runs: Sequence[_Run], result: Scan, marks: Marks) -> None:
    """Pairs opening and closing runs; what finds no partner is a note mark if there is such a note, or stays."""
    open_runs: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
    for run in runs:
        stack = open_runs[run.mark]
        while run.closes and stack and run.end > run.start:
            opener = stack.pop()
            length = min(opener.end - opener.start, run.end - run.start)
            result.cuts += (Cut(opener.end - length, opener.end), Cut(run.start, run.start + length))
            result.emphasis.append((opener.end, run.start))
            run = run._replace(start=run.start + length)
            if opener.end - length > opener.start:
                stack.append(opener._replace(end=opener.end - length))
        if run.end > run.start:
            if run.opens:
                stack.append(run)
            elif run.mark * (run.end - run.start) in marks.labels:
                result.cuts.append(Cut(run.start, run.end, kind="note", label=run.mark * (run.end - run.start)))


def cells(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of a table row's cells, blanks around them not counted."""
    if source[start] == "|":
        start += 1
    if source[end - 1] == "|" and end > start:
        end -= 1
    spans = []
    for bar in _CELLS.finditer(source, start, end):
        spans.append((start, bar.start()))
        start = bar.end()
    spans.append((start, end))
    return [(first, last) for first, last in spans if first < last]
