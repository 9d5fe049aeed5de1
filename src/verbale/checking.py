"""Do the data files hold together? Every problem with its file and key, none of them hidden by the first.

What the loaders refuse is reported as they word it. Beyond that, what only several files show together: a concept
without forms in a language (unless the file's `lacks` names it, as `concepts.name`), forms of a concept that the
alphabet does not have, a form given twice, an actor without a name.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from verbale.coding import codebook_names, load_codebook
from verbale.errors import VerbaleError
from verbale.gazetteer import Gazetteer
from verbale.languages import CODES, Language, load

SECTIONS = ("concepts", "structure")


class Problem(NamedTuple):
    """What is wrong, and where. File and key are empty where the message names them."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


def check(*, gazetteer: Sequence[Path] = (), codebook: str | None = None) -> tuple[Problem, ...]:
    """Every problem of the files given or, where none is, of the bundled data; empty where all is well."""
    if not gazetteer and codebook is None:
        return (*_languages(), *_gazetteer(()), *_codebooks(codebook_names()))
    return (*_gazetteer(gazetteer), *_codebooks([] if codebook is None else [codebook]))


def _languages() -> Iterator[Problem]:
    loaded: dict[str, Language] = {}
    for code in CODES:
        try:
            loaded[code] = load(code)
        except VerbaleError as error:
            yield _of(error)
    known = {"concepts": _alphabet(), "structure": {name for one in loaded.values() for name in one.structure}}
    for code, language in loaded.items():
        for section in SECTIONS:
            yield from _section(code, section, _sections(language)[section], known[section])


def _section(code: str, section: str, forms: dict[str, tuple[str, ...]], known: set[str]) -> Iterator[Problem]:
    """A section of a language file against the names there are, and against itself.

    A form under two concepts is no problem: it is marked as both, and the rules look at both.
    """
    file, lacking = f"languages/{code}.toml", _lacks(code)
    for name in sorted(known - set(forms)):
        if f"{section}.{name}" not in lacking:
            yield Problem(file, f"{section}.{name}", "has no forms, and is not among those the file `lacks`")
    for name in sorted(set(forms) - known):
        yield Problem(file, f"{section}.{name}", "is no concept of languages/alphabet.toml")
    for name, spelled in forms.items():
        for form, count in Counter(spelled).items():
            if count > 1:
                yield Problem(file, f"{section}.{name}", f"has {form!r} {count} times")


def _sections(language: Language) -> dict[str, dict[str, tuple[str, ...]]]:
    return {"concepts": dict(language.concepts), "structure": dict(language.structure)}


def _alphabet() -> set[str]:
    """The concepts that languages give forms for."""
    return {concept for table in _toml("alphabet").values() for concept in table}


def _lacks(code: str) -> frozenset[str]:
    return frozenset(_toml(code).get("lacks", ()))


def _toml(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads(files("verbale.languages").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _gazetteer(paths: Sequence[Path]) -> Iterator[Problem]:
    try:
        names = Gazetteer.load(*paths)
        for language in CODES:
            list(names.forms(language))
    except VerbaleError as error:
        yield _of(error)
        return
    for actor in names.actors():
        if not actor.names.get("en"):
            yield Problem("gazetteer", actor.code, "has no English name")


def _codebooks(names: Sequence[str]) -> Iterator[Problem]:
    for codebook in names:
        try:
            load_codebook(codebook)
        except VerbaleError as error:
            yield _of(error)


def _of(error: VerbaleError) -> Problem:
    return Problem("", "", " ".join(str(error).split()))
