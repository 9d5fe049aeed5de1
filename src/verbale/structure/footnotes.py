"""Footnotes tied to the marks that call them, and what a note says about the statement it is put to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from verbale.structure.page import Line, Page, plain

_URL = re.compile(r"https?://[^\s<>\"'”»）\])]+|\bwww\.[^\s<>\"'”»）\])，。；、]+")
_DOMAIN = re.compile(r"(?<![\w@/.])(?:[a-z0-9-]+\.)+[a-z]{2,10}(?![\w.])(?:/[^\s)）]*)?")
_ACCOUNT = re.compile(r"(?<![\w./])@\w{2,}")
_STOPS = ".,;:)]}>。，；"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note and the place its mark stands at. `at` is -1 for a note that no mark calls."""

    label: str
    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a document, by the marks that call them, in the order of the marks."""

    page: Page
    tied: tuple[Footnote, ...]
    loose: tuple[Footnote, ...]

    def between(self, start: int, end: int) -> list[Footnote]:
        """The notes whose marks stand in the span, or right behind it."""
        first = bisect_right(self.tied, start - 1, key=lambda note: note.at)
        found = []
        for note in self.tied[first:]:
            if note.at > end:
                break
            found.append(note)
        return found

    def line(self, note: Footnote) -> Line | None:
        """The line a note stands in."""
        return self.page.line_at(note.start)


def notes(page: Page) -> Notes:
    """Ties every mark to the nearest note of its label behind it, or failing that before it."""
    places: dict[str, list[Line]] = {}
    for line in page.lines:
        if line.block.kind == "note" and line.block.label:
            places.setdefault(line.block.label, []).append(line)
    tied: list[Footnote] = []
    called: set[int] = set()
    for mark in page.document.note_marks:
        lines = places.get(mark.label)
        if not lines:
            continue
        after = bisect_right(lines, mark.at - 1, key=lambda line: line.start)
        line = lines[after] if after < len(lines) else lines[-1]
        called.add(line.index)
        tied.append(Footnote(mark.label, line.start, line.end, mark.at))
    loose = [
        Footnote(label, line.start, line.end, -1)
        for label, lines in places.items()
        for line in lines
        if line.index not in called
    ]
    return Notes(page, tuple(sorted(tied, key=lambda note: note.at)), tuple(sorted(loose, key=lambda n: n.start)))


def source_in(page: Page, start: int, end: int, *, domain: bool = False) -> str | None:
    """The first address a span gives, or else the account it names. `domain`: a bare domain will do."""
    for link in page.links_between(start, end):
        if link.url and not link.url.startswith(("#", "/")):
            return link.url
    words = page.text[start:end]
    found = _URL.search(words)
    if found:
        return found.group().rstrip(_STOPS)
    if domain and (site := _DOMAIN.search(words)):
        return site.group()
    account = _ACCOUNT.search(words)
    return account.group().replace("\\", "") if account else None


def addresses(page: Page, start: int, end: int) -> str:
    """All addresses of a span, in lower case, for looking at the kind of site."""
    linked = " ".join(link.url for link in page.links_between(start, end))
    return plain(linked + " " + " ".join(_URL.findall(page.text[start:end]))).lower()
