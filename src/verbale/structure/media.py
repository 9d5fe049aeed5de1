"""The chain of media between the document and a speaker: who published the page, and whom it quotes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from verbale.gazetteer import Gazetteer
from verbale.languages import CODES, base
from verbale.languages.fold import fold
from verbale.marking.marks import matcher_for
from verbale.model import Document, Mark
from verbale.structure.page import Line

# Keys under which a page names what published it, and those under which it may: a source may be a text's own.
_NAMES_IT = ("medium", "site", "site_name", "og:site_name", "sitename", "publication", "newspaper", "publisher")
_MAY_NAME_IT = ("source", "author", "authors", "description")
_OF_ITSELF = ("author", "authors", "description", "title")
_HOUSES = frozenset({"embassy", "government-of", "ministry", "press-service", "spokesperson"})
_ADDRESSES = ("url", "original_url", "canonical", "hostname")

_FIRST = 6
_LONGEST_NAME = 48
_SHORTEST_HOST = 6
_MOST_WORDS = 4
_WORDS = re.compile(r"\w+")
_HOST = re.compile(r"(?:https?://|^)(?:www\.)?([a-z0-9-]+)\.[a-z.]{2,12}(?=[/:?#)\s]|$)", re.IGNORECASE)
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
    """The medium the document says it is from, in its own account of itself; empty where it does not.

    A medium the gazetteer does not know is called as the page calls it: by the key that names it, or by the words that
    are also the name of its site (`description: The North-Courier, a…` on a page that links to north-courier.example).
    """
    meta = document.meta
    for key in (*_NAMES_IT, *_MAY_NAME_IT):
        known = _known(meta.get(key), gazetteer, language)
        if known:
            return (known,)
    for key in _NAMES_IT:
        words = (meta.get(key) or "").strip()
        if 1 < len(words) <= _LONGEST_NAME and "/" not in words and not _HOST.search(words):
            named = matcher_for(base(language) if base(language) in CODES else "en", gazetteer).find(words, at=0)
            if not any(mark.kind == "actor" or mark.value in _HOUSES for mark in named):
                return (words,)
    name = _by_address(document)
    return (name,) if name else ()


def _known(words: str | None, gazetteer: Gazetteer, language: str) -> str | None:
    if not words:
        return None
    folded = f" {fold(words)} "
    for tag in dict.fromkeys((base(language), "en")):
        for name, value in _media(gazetteer, tag):
            if (name if name[:1] > "\u2e80" else f" {name} ") in folded:
                return value
    return None


def _by_address(document: Document) -> str | None:
    """Words by which the document speaks of itself, where they are the name of a site it is on or links to."""
    said = [text for key in _OF_ITSELF if (text := document.meta.get(key))]
    addresses = [text for key in _ADDRESSES if (text := document.meta.get(key))]
    if not said:
        return None
    addresses += [link.url for link in document.links]
    hosts = {found[1].replace("-", "").lower() for text in addresses for found in _HOST.finditer(text)}
    hosts = {host for host in hosts if len(host) >= _SHORTEST_HOST}
    for text in said if hosts else ():
        words = list(_WORDS.finditer(text))
        for first, word in enumerate(words):
            run = ""
            for last in words[first : first + _MOST_WORDS]:
                run += last.group().lower()
                if run in hosts:
                    return text[word.start() : last.end()]
    return None


@cache
def _sites() -> tuple[tuple[str, str], ...]:
    data = tomllib.loads(files("verbale.structure").joinpath("sites.toml").read_text(encoding="utf-8"))
    return tuple((fold(mark), site["name"]) for site in data["site"] for mark in site["marks"])


def by_navigation(document: Document) -> tuple[str, ...]:
    """The site whose navigation stands around the text; empty where it is none of those known."""
    around = fold(" ".join(item.text for item in document.furniture if item.kind == "navigation")[:_NAVIGATION])
    return next(((name,) for mark, name in _sites() if around and mark in around), ())


def masthead(lines: Sequence[Line]) -> tuple[str, ...]:
    """The medium whose name fills one of the first lines of a page, alone or with a date."""
    for line in lines[:_FIRST]:
        named = next(line.of("medium"), None)
        if named is None or line.ends_a_sentence():
            continue
        filled = named.end - named.start + sum(mark.end - mark.start for mark in line.of("date"))
        if filled >= _SHARE * len(line.text):
            return (named.value,)
    return ()


def of_lines(lines: Iterable[Line]) -> tuple[str, ...]:
    """The media named in heading lines."""
    return tuple(dict.fromkeys(mark.value for line in lines for mark in line.of("medium")))


def chain(outer: Sequence[str], marks: Iterable[Mark]) -> tuple[str, ...]:
    """The outer chain and the media among the marks, each once."""
    return tuple(dict.fromkeys((*outer, *(mark.value for mark in marks if mark.kind == "medium"))))
