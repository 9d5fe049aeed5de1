"""The words that stand around the statements, in the language of the frame.

The words are data (`words.toml`); here they are looked up, filled in and put in order. Statements never pass through
here: they stand in their own language.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from verbale.errors import UnknownName

RIGHT_TO_LEFT = frozenset({"ar"})


@cache
def tables() -> dict[str, dict[str, Any]]:
    """`words.toml` as it stands: table, key, language."""
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))


def frame_languages() -> tuple[str, ...]:
    """The languages a frame can be in."""
    return tuple(tables()["frame"]["title"])


def direction(language: str) -> str:
    """`rtl` or `ltr` for a BCP 47 tag."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def _runs_rightwards(char: str) -> bool:
    return unicodedata.bidirectional(char) == "L"


@dataclass(frozen=True, slots=True)
class Words:
    """The frame words of one language."""

    language: str

    @classmethod
    def of(cls, language: str) -> Words:
        """The words of a language given by a BCP 47 tag (`zh-Hans` is read as `zh`).

        Raises UnknownName, with the nearest language, where there is no frame in it.
        """
        code = language.split("-")[0].lower()
        known = frame_languages()
        if code not in known:
            near = get_close_matches(code, known, n=1, cutoff=0.0)
            raise UnknownName(f"no frame words in {language!r}; did you mean {near[0]!r}? known: {', '.join(known)}")
        return cls(code)

    @property
    def direction(self) -> str:
        return direction(self.language)

    def __call__(self, key: str, /, **fill: object) -> str:
        """The frame word `key`, with its braces filled in."""
        text = str(tables()["frame"][key][self.language])
        return text.format(**{name: self.isolated(value) for name, value in fill.items()}) if fill else text

    def isolated(self, value: object) -> object:
        """The value so that letters of the other direction in it do not reorder the line (Unicode TR 9, isolates).

        Only a frame that is written from right to left needs it, and only where there are such letters.
        """
        if self.direction == "ltr" or not isinstance(value, str) or not any(map(_runs_rightwards, value)):
            return value
        return f"\u2068{value}\u2069"

    def label(self, table: str, code: str) -> str:
        """What a code (`spokesperson`, `against`, `vote`…) is called; the code itself where nobody has named it."""
        entry = tables()[table].get(code)
        return str(entry[self.language]) if entry else code

    def language_name(self, tag: str) -> str:
        """What a language is called, by its BCP 47 tag; the tag where it has no name here."""
        name = self.label("language", tag.split("-")[0])
        return tag if name == tag.split("-")[0] else name

    def join(self, items: Sequence[str]) -> str:
        """«A, B and C»."""
        if len(items) < 2:
            return "".join(items)
        return self("and", items=self.listed(items[:-1]), last=items[-1])

    def listed(self, items: Iterable[str | None]) -> str:
        """«A, B, C»; what is missing or empty is left out."""
        return self("comma").join(str(self.isolated(item)) for item in items if item)

    def chain(self, media: Sequence[str]) -> str:
        """«A, citing B, citing C», outermost first."""
        if len(media) < 2:
            return "".join(media)
        return self("citing", outer=media[0], inner=self.chain(media[1:]))

    def date(self, iso: str | None) -> str:
        """A date written out, as precise as it is; «undated» for none; what is no ISO date stays as it is."""
        if not iso:
            return self("undated")
        pieces = iso.split("-")
        if len(pieces) > 3 or not all(piece.isdecimal() for piece in pieces):
            return iso
        names = tables()["months"][self.language]
        if len(pieces) == 2:
            names = tables()["months_alone"].get(self.language, names)
        form = tables()["date"][("year", "month", "day")[len(pieces) - 1]][self.language]
        month, day = (int(piece) for piece in (*pieces[1:], "1", "1")[:2])
        if not 1 <= month <= 12:
            return iso
        written = tables()["date"]["first"][self.language] if day == 1 else str(day)
        return str(form.format(year=int(pieces[0]), month=names[month - 1], day=written))
