"""Loads the language files, on first use and once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from verbale.errors import DataError, UnknownName

CODES = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True, slots=True)
class Language:
    """One language's data. `structure` and `concepts` map a concept to the forms that express it."""

    code: str
    name: str
    text: Mapping[str, Any]
    dates: Mapping[str, Any]
    citations: Mapping[str, Any]
    structure: Mapping[str, tuple[str, ...]]
    concepts: Mapping[str, tuple[str, ...]]
    grammar: Mapping[str, Any]


def base(tag: str) -> str:
    """The language of a BCP 47 tag without its script: `zh-Hant` gives `zh`."""
    return tag.partition("-")[0]


@cache
def load(code: str) -> Language:
    """The data of a language, by code or tag (`zh`, `zh-Hant`).

    Raises UnknownName if there is none, DataError (file, section and key named) if it does not hold together.
    """
    name = base(code)
    if name not in CODES:
        near = get_close_matches(name, CODES, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise UnknownName(f"no data for language {code!r}: there is {', '.join(CODES)}{hint}")
    file = f"languages/{name}.toml"
    raw = files("verbale.languages").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        data = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file}: {error}") from None
    return Language(
        code=name,
        name=data.get("name", name),
        text=data.get("text", {}),
        dates=data.get("dates", {}),
        citations=data.get("citations", {}),
        structure=_forms(data.get("structure", {}), f"{file} [structure]"),
        concepts=_forms(data.get("concepts", {}), f"{file} [concepts]"),
        grammar=data.get("grammar", {}),
    )


def _forms(section: Mapping[str, Any], where: str) -> dict[str, tuple[str, ...]]:
    for concept, forms in section.items():
        if not isinstance(forms, list) or not all(isinstance(form, str) and form.strip() for form in forms):
            raise DataError(f"{where} {concept}: expected a list of forms, none of them empty")
    return {concept: tuple(forms) for concept, forms in section.items()}
