"""The words of findings. They stand in `messages.toml`, by language; here they are only put together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from verbale.gazetteer import Gazetteer

DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """How findings are told in one language."""

    gazetteer: Gazetteer
    language: str = DEFAULT

    def say(self, key: str, **facts: str) -> str:
        """The sentence or phrase filed under a key (`shift`, `stance.for`), with the facts put in."""
        return _phrase(self.language, key).format(**facts)

    def actors(self, codes: Iterable[str]) -> str:
        """The names of actors as a list in a sentence, alphabetical as the code points stand."""
        return self.all_of(sorted(self.gazetteer.name(code, self.language) for code in codes))

    def all_of(self, items: Iterable[str]) -> str:
        """The items as a list in a sentence."""
        *first, last = items
        if not first:
            return last
        return self.say("list.comma").join(first) + self.say("list.last") + last


def _phrase(language: str, key: str) -> str:
    """The words of a key in a language; in English where they are not there."""
    entry: Any = _messages()
    for name in key.split("."):
        entry = entry[name]
    return str(entry.get(language.partition("-")[0], entry[DEFAULT]))


@cache
def _messages() -> Mapping[str, Any]:
    return tomllib.loads(files("verbale.audit").joinpath("messages.toml").read_text(encoding="utf-8"))
