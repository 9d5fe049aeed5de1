"""Symbols of United Nations documents, in text and in running heads, in normal form.

Source of the structure: the Dag Hammarskjöld Library's description of UN document symbols. The roots and elements
are data (`resolutions.toml`), and so are the years of the Security Council's resolutions.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of the series of documents and resolutions."""

    roots: tuple[str, ...]
    elements: tuple[str, ...]
    names: dict[str, str]
    sessions: dict[int, str]
    first: tuple[tuple[int, int], ...]
    last: tuple[int, int]


@cache
def series() -> Series:
    """The data of `resolutions.toml`."""
    raw = files("verbale.marking").joinpath("resolutions.toml").read_text(encoding="utf-8")
    data = tomllib.loads(raw)
    years = sorted((first, last, int(year)) for year, (first, last) in data["security-council"].items())
    return Series(
        roots=tuple(data["roots"]),
        elements=tuple(data["elements"]),
        names=data["names"],
        sessions={int(number): session for number, session in data["general-assembly"].items()},
        first=tuple((first, year) for first, _, year in years),
        last=(years[-1][1], years[-1][2]),
    )


def council_year(number: int) -> int | None:
    """The year the Security Council adopted a resolution of that number; None if it is not known to have."""
    known = series()
    if number > known.last[0]:
        return None
    return max((year for first, year in known.first if first <= number), default=None)


def is_council_resolution(number: int, year: int) -> bool:
    """Whether number and year belong together; after the last year in the data any higher number may."""
    known = council_year(number)
    return known == year if known else number > known_last()[0] and year > known_last()[1]


def known_last() -> tuple[int, int]:
    """The last resolution number in the data, and its year."""
    return series().last


@cache
def _pattern() -> re.Pattern[str]:
    known = series()
    roots = "|".join(sorted(known.roots, key=len, reverse=True))
    letters = "|".join(sorted(known.elements, key=len, reverse=True))
    suffix = r"(?:Add|Corr|Rev|Amend|Summary|Annex)\.\d{0,3}"
    element = rf"(?:(?:ES-|S-)?\d{{1,6}}|(?:{letters})(?:[.-]?\d{{1,5}})?|{suffix})(?![A-Za-z\d])"
    # A blank may stand behind a stroke where a line was broken there; digits must follow somewhere.
    further = rf"(?:{element}|[A-Z]{{1,5}}(?=[/.]\d)(?:\.\d{{1,5}})?)"
    return re.compile(
        rf"(?:{roots})/[^\S\n]?(?=[\w.\-/]{{0,16}}\d){element}(?:/[^\S\n]?{further}){{0,6}}"
        rf"(?:[^\S\n]?[(\uff08](?:\d{{4}}|(?:S-|ES-)?[IVXL]{{1,7}})[)\uff09])?"
    )


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """The symbols in a text, left to right, with their normal form; of a double symbol each half."""
    for match in _pattern().finditer(text):
        start, end = match.span()
        # Looked at here and not in the pattern, which is faster when it begins with a letter.
        if start and ((text[start - 1].isascii() and text[start - 1].isalnum()) or text[start - 1] in "/._"):
            continue
        symbol = _BLANKS.sub("", match[0]).replace("\uff08", "(").replace("\uff09", ")")
        if "(" in symbol and "/RES/" not in symbol:
            symbol = symbol.partition("(")[0]
            end = start + re.search(r"\s*[(\uff08]", match[0]).start()  # type: ignore[union-attr]
        yield start, end, _with_year(symbol)


def _with_year(symbol: str) -> str:
    """S/RES/822 gets its year, so that it is one with 822 (1993)."""
    match = re.fullmatch(r"S/RES/(\d+)", symbol)
    year = council_year(int(match[1])) if match else None
    return f"{symbol}({year})" if year else symbol
