"""Do the data files hold together? Every problem with its file and key, none of them hidden by the first.

What the loaders refuse is reported as they word it. Beyond that, what only several files show together: a form that
means two things in one language, a concept that a language lacks, a position no text can ever take.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from verbale.coding import codebook_names, load_codebook
from verbale.errors import VerbaleError
from verbale.gazetteer import Gazetteer
from verbale.languages import CODES, Language, load


class Problem(NamedTuple):
    """What is wrong, and where. `key` is empty where the message names it."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


def check(*, gazetteer: Sequence[Path] = (), codebook: str | None = None) -> tuple[Problem, ...]:
    """Every problem of the bundled data and of the files given; empty where all is well."""
    return (*_languages(), *_gazetteer(gazetteer), *_codebooks(codebook))


def _languages() -> Iterator[Problem]:
    loaded: dict[str, Language] = {}
    for code in CODES:
        try:
            loaded[code] = load(code)
        except VerbaleError as error:
            yield Problem("", "", str(error))
    for code, language in loaded.items():
        yield from _same_form_twice(code, language)
    for section in ("structure", "concepts"):
        everywhere = {name for language in loaded.values() for name in getattr(language, section)}
        for code, language in loaded.items():
            for name in sorted(everywhere - set(getattr(language, section))):
                yield Problem(f"languages/{code}.toml", f"{section}.{name}", "is missing; other languages have it")


def _same_form_twice(code: str, language: Language) -> Iterator[Problem]:
    """Forms listed under two concepts of one section: only one of them could ever be marked."""
    for section in ("structure", "concepts"):
        meanings: defaultdict[str, list[str]] = defaultdict(list)
        for name, forms in getattr(language, section).items():
            for form in forms:
                meanings[form].append(name)
        for form, names in meanings.items():
            if len(names) > 1:
                yield Problem(f"languages/{code}.toml", f"{section}.{names[1]}", f"{form!r} is {names[0]} as well")


def _gazetteer(paths: Sequence[Path]) -> Iterator[Problem]:
    try:
        names = Gazetteer.load(*paths)
    except VerbaleError as error:
        yield Problem("", "", str(error))
        return
    for actor in names.actors():
        if not actor.names.get("en"):
            yield Problem("gazetteer", actor.code, "has no English name")
    for language in CODES:
        try:
            for _ in names.forms(language):
                pass
        except VerbaleError as error:
            yield Problem("", "", str(error))


def _codebooks(name: str | None) -> Iterator[Problem]:
    for codebook in [name] if name else codebook_names():
        try:
            load_codebook(codebook)
        except VerbaleError as error:
            yield Problem("", "", str(error))
