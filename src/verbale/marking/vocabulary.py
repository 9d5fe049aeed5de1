"""The words citations are made of, and the instruments cited by name: one pass per language.

Marks of kind `citation` are instruments (role `full`, or `short` where the name counts only once it has been given
in full); marks of kind `concept` have a value like `type:letter`, `role:spokesperson`, `word:article`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbale.languages import CODES, base, load
from verbale.marking.date_forms import words
from verbale.marking.matcher import Entry, Matcher
from verbale.model import Document, Mark

# Names in Latin script stand as they are in texts of every language.
_EVERYWHERE = "en"
_OTHER_SCRIPT = re.compile("(?P<cyrillic>[\u0400-\u04ff])|(?P<arabic>[\u0620-\u06ff])|(?P<han>[\u4e00-\u9fff])")
_SCRIPTS = {"cyrillic": "ru", "arabic": "ar", "han": "zh"}


def find(document: Document) -> list[Mark]:
    """The words and instruments of citations in a document, left to right, without overlaps."""
    found: list[Mark] = []
    for start, end, language in _runs(document):
        found += _matcher(language).find(document.text[start:end], at=start)
    return found


def _runs(document: Document) -> Iterator[tuple[int, int, str]]:
    start = end = 0
    current = ""
    for block in document.blocks:
        language = base(block.language)
        if language not in CODES:
            language = _by_script(document.text, block.start, block.end)
        if current and language != current:
            yield start, end, current
            start = block.start
        elif not current:
            start = block.start
        current, end = language, block.end
    if current:
        yield start, end, current


def _by_script(text: str, start: int, end: int) -> str:
    """For a line too short to tell its language: the language its script is read with."""
    letter = _OTHER_SCRIPT.search(text, start, end)
    return _SCRIPTS[letter.lastgroup] if letter and letter.lastgroup else _EVERYWHERE


@cache
def _matcher(language: str) -> Matcher:
    text = load(language).text
    codes = dict.fromkeys((language, _EVERYWHERE))
    return Matcher(
        [entry for code in codes for entry in (*_words(code), *_instruments(code))],
        spaced=text.get("spaced", True),
        proclitics=text.get("proclitics", ()),
        suffixes=text.get("suffixes", ()),
    )


def _words(code: str) -> Iterator[Entry]:
    section = load(code).citations
    for table, kind in (("words", "word"), ("types", "type"), ("roles", "role"), ("articles", "part")):
        for concept, forms in section.get(table, {}).items():
            for form in forms:
                yield Entry(form, "concept", f"{kind}:{concept}", kind)


def _instruments(code: str) -> Iterator[Entry]:
    for name, forms in instruments().items():
        for form in forms.get(code, ()):
            yield Entry(form, "citation", name, "full")
        for form in forms.get("short", ()):
            yield Entry(form, "citation", name, "short")


@cache
def instruments() -> dict[str, dict[str, list[str]]]:
    """Every named instrument: normal form, then language (or `short`), then forms."""
    raw = files("verbale.gazetteer").joinpath("instruments.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


@dataclass(frozen=True, slots=True)
class Connectors:
    """The small words between the parts of a citation, as patterns; those of all languages together."""

    of: str
    by: re.Pattern[str]
    dated: re.Pattern[str]
    issued: re.Pattern[str]
    attached: re.Pattern[str]
    numero: str
    number_before: str
    number_after: str
    joins: str
    ordinals: dict[str, int]
    verb_before: re.Pattern[str]
    links: re.Pattern[str]
    possessive: re.Pattern[str]
    article: tuple[str, ...]


@cache
def connectors() -> Connectors:
    """Compiled on first use."""
    keys = ("of", "by", "dated", "issued", "attached", "numero", "number_before", "number_after")
    gathered = {key: _gather(key) for key in keys}
    joins = words(word for code in CODES for word in load(code).dates.get("joins", ()))
    article = r"(?:\w{1,3}[^\S\n]{1,2})?"
    return Connectors(
        of=words(gathered["of"]),
        by=re.compile(rf"[^\S\n]{{0,2}}(?i:(?<!\w)(?:{words(gathered['by'])}))(?!\w)"),
        dated=re.compile(rf"(?i:(?<!\w)(?:{words(gathered['dated'])}))[^\S\n]{{0,2}}{article}$"),
        issued=re.compile(rf"(?i:(?<!\w)(?:{words(gathered['issued'])}))[^\S\n]{{0,2}}$"),
        attached=re.compile(rf"(?i:(?<!\w)(?:{words(gathered['attached'])}))[^\S\n]{{0,2}}{article}$"),
        numero=words(gathered["numero"]),
        number_before=words(gathered["number_before"]),
        number_after=words(gathered["number_after"]),
        ordinals={word: n for code in CODES for n, word in enumerate(load(code).citations.get("ordinals", ()), 1)},
        verb_before=re.compile(words(_gather("verb_before"))),
        links=re.compile(rf"(?:{words(_gather('links'))}|[\s\u300c\u300d\u201c\u201d\u300a\d/])"),
        possessive=re.compile(rf"(?:{words(_gather('possessive'))})[^\S\n](?:[^\W\d_]{{3,12}}[^\S\n])?$"),
        article=tuple(_gather("article")),
        joins=f"(?:{joins}|[,;\u3001\u060c&])",
    )


def _gather(key: str) -> Iterable[str]:
    return [form for code in CODES for form in load(code).citations.get(key, ()) if form]
