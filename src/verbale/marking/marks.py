"""Puts the marks of a document together: one matcher per language, then dates and citations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from verbale.gazetteer import Gazetteer
from verbale.languages import CODES, Language, base, load
from verbale.marking import citations, dates
from verbale.marking.matcher import Entry, Matcher
from verbale.model import Document, Mark

# Where the language of a passage is unknown, its names are still looked for, in this language's forms.
_FALLBACK = "en"


def mark(document: Document, *, gazetteer: Gazetteer | None = None) -> tuple[Mark, ...]:
    """Every mark of the document, sorted by (start, -end), in offsets of its reading text.

    Names and concepts do not overlap one another, but for words that show the build of a document, which may be part
    of longer words that express something; dates and citations may overlap them all. Linear in the text.
    """
    names = _names_and_concepts(document, gazetteer or Gazetteer.load())
    when = dates.find(document)
    who = [m for m in names if m.kind != "concept"]
    cited = citations.find(document, dates=when, names=who)
    return tuple(sorted([*names, *when, *cited], key=lambda m: (m.start, -m.end)))


def _names_and_concepts(document: Document, gazetteer: Gazetteer) -> list[Mark]:
    found: list[Mark] = []
    for start, end, language in _runs(document):
        found += matcher_for(language, gazetteer).find(document.text[start:end], at=start)
    return found


def _runs(document: Document) -> Iterator[tuple[int, int, str]]:
    """Stretches of neighbouring blocks that are read with the same language's forms."""
    start = end = 0
    current = ""
    for block in document.blocks:
        language = base(block.language)
        language = language if language in CODES else _FALLBACK
        if current and language != current:
            yield start, end, current
            start = block.start
        current, end = language, block.end
    if current:
        yield start, end, current


@cache
def matcher_for(language: str, gazetteer: Gazetteer) -> Matcher:
    """The matcher of a language: its concepts and structural words, and the gazetteer's names in it.

    In a language of another script names in Latin script stand as they are, so it has the English names as well; not
    so in a language of Latin script, where the abbreviations of one are words of the other. Built once for each
    language and gazetteer.
    """
    data = load(language)
    return Matcher(
        [*_concepts(data), *_names(gazetteer, data)],
        spaced=data.text.get("spaced", True),
        proclitics=data.text.get("proclitics", ()),
        suffixes=data.text.get("suffixes", ()),
        after_proclitic=data.text.get("after_proclitic"),
        before_suffix=data.text.get("before_suffix"),
    )


def _concepts(data: Language) -> Iterator[Entry]:
    for layer, section in (("structure", data.structure), ("concepts", data.concepts)):
        for concept, forms in section.items():
            for form in forms:
                yield Entry(form, "concept", concept, layer=layer)


def _names(gazetteer: Gazetteer, data: Language) -> Iterator[Entry]:
    latin = data.text.get("script", "Latn") == "Latn"
    for tag in (data.code,) if latin else (data.code, _FALLBACK):
        for form in gazetteer.forms(tag):
            yield Entry(form.text, form.kind, form.value, form.role, form.alternatives, form.case_sensitive)
