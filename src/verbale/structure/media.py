"""The chain of media between the document and a speaker: who published the page, and whom it quotes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from verbale.gazetteer import Gazetteer
from verbale.languages import base
from verbale.languages.fold import fold
from verbale.model import Document, Mark
from verbale.structure.page import Line

_SAYS_WHO = (
    "medium",
    "site",
    "site_name",
    "og:site_name",
    "sitename",
    "publisher",
    "author",
    "authors",
    "source",
    "description",
)


_FIRST = 6
_NAVIGATION = 20_000
_SHARE = 0.6


@cache
def _media(gazetteer: Gazetteer, language: str) -> tuple[tuple[str, str], ...]:
    """The names of media, folded, with what each is called in English; longest first."""
    found = [(fold(form.text), form.value) for form in gazetteer.forms(language) if form.kind == "medium"]
    return tuple(
        sorted((pair for pair in found if "*" not in pair[0] and "~" not in pair[0]), key=lambda p: -len(p[0]))
    )


def publisher(document: Document, gazetteer: Gazetteer, language: str) -> tuple[str, ...]:
    """The medium the document says it is from, in its own account of itself; empty where it does not."""
    for key in _SAYS_WHO:
        words = document.meta.get(key)
        if not words:
            continue
        folded = f" {fold(words)} "
        for tag in dict.fromkeys((base(language), "en")):
            for name, value in _media(gazetteer, tag):
                if (name if name[:1] > "\u2e80" else f" {name} ") in folded:
                    return (value,)
    return ()


@cache
def _sites() -> tuple[tuple[str, str], ...]:
    data = tomllib.loads(files("verbale.structure").joinpath("sites.toml").read_text(encoding="utf-8"))
    return tuple((fold(mark), site["name"]) for site in data["site"] for mark in site["marks"])


def by_navigation(document: Document) -> tuple[str, ...]:
    """The site whose navigation stands around the text; empty where it is none of those known."""
    around = fold(" ".join(item.text for item in document.furniture if item.kind == "navigation")[:_NAVIGATION])
    return next(((name,) for mark, name in _sites() if around and mark in around), ())


def masthead(lines: Sequence[Line]) -> tuple[str, ...]:
    """The medium whose name alone fills one of the first lines of a page."""
    for line in lines[:_FIRST]:
        for mark in line.of("medium"):
            if mark.end - mark.start >= _SHARE * len(line.text):
                return (mark.value,)
    return ()


def of_lines(lines: Iterable[Line]) -> tuple[str, ...]:
    """The media named in heading lines."""
    return tuple(dict.fromkeys(mark.value for line in lines for mark in line.of("medium")))


def chain(outer: Sequence[str], marks: Iterable[Mark]) -> tuple[str, ...]:
    """The outer chain and the media among the marks, each once."""
    return tuple(dict.fromkeys((*outer, *(mark.value for mark in marks if mark.kind == "medium"))))
