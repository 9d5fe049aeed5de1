"""The shared alphabet as symbols: each concept is one character, so that a sentence is a string and a pattern a
regular expression over it.

Besides the concepts of `languages/alphabet.toml` there are symbols for the kinds of names, for those concepts that
folding makes (`deny-recognition`), for words that express nothing (`FILLER`), commas and stops.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from verbale.errors import DataError

FILLER = "w"
COMMA = ","
STOP = ";"
# Kinds of names that marks bring, as symbols of the class `name`.
NAMES = ("state", "entity", "organization", "mediation", "collective", "person", "place", "demonym", "medium")
# Concepts are numbered from here: the first character of the private use area.
FIRST_SYMBOL = "\ue000"


@dataclass(frozen=True, slots=True)
class Alphabet:
    """`symbols` maps each concept to its character, `classes` each class to its concepts."""

    symbols: dict[str, str]
    classes: dict[str, tuple[str, ...]]
    meanings: dict[str, str]

    def set_of(self, word: str, *, where: str) -> str:
        """The characters a word of a pattern stands for: a concept, or a class as `@class`.

        Raises DataError, naming `where` and the nearest name, if there is no such concept or class.
        """
        names = self.classes if word.startswith("@") else self.symbols
        name = word.removeprefix("@")
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise DataError(f"{where}: no concept or class {word!r}{hint}")
        if word.startswith("@"):
            return "".join(self.symbols[concept] for concept in self.classes[name])
        return self.symbols[name]

    def names(self, symbols: str) -> list[str]:
        """The concepts of a symbol string, for people to read."""
        back = {symbol: concept for concept, symbol in self.symbols.items()}
        return [back.get(symbol, symbol) for symbol in symbols]


@cache
def alphabet() -> Alphabet:
    """The alphabet with its derived concepts, read once."""
    tables = _read("verbale.languages", "alphabet.toml")
    derived = _read("verbale.codebooks", "polarity.toml")["derived"]
    classes = {name: tuple(table) for name, table in tables.items()}
    classes["derived"] = tuple(derived)
    classes["name"] = NAMES
    meanings = {concept: text for table in (*tables.values(), derived) for concept, text in table.items()}
    concepts = [concept for members in classes.values() for concept in members]
    if len(set(concepts)) != len(concepts):
        twice = sorted({c for c in concepts if concepts.count(c) > 1})
        raise DataError(f"languages/alphabet.toml: defined twice: {', '.join(twice)}")
    return Alphabet({concept: chr(ord(FIRST_SYMBOL) + i) for i, concept in enumerate(concepts)}, classes, meanings)


def _read(package: str, name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
