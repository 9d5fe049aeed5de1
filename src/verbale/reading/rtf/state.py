"""What holds in a group of an RTF file: where its words go, and how they look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verbale.reading.rtf.sheet import Shape, Sheet

Destination = Literal["text", "nowhere", "fonts", "styles", "fact", "label", "instruction"]
_USUAL_SIZE = 24  # half points, where nothing is said
_MOST_FALLBACK = 10


@dataclass(slots=True)
class State:
    """`other_bold` and `other_size` hold for scripts that are not the group's first; `fallback`: how many characters
    stand in for one that is written by number; `ignorable`: the next word decides whether the group is passed over;
    `fact`: which one is being read.
    """

    sheet: Sheet
    shape: Shape
    destination: Destination = "text"
    encoding: str = "cp1252"
    bold: bool = False
    other_bold: bool = False
    size: float = _USUAL_SIZE / 2
    other_size: float = 0.0
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    link: str = ""
    fallback: int = 1
    ignorable: bool = False
    fact: str = ""

    def take(self, word: str, number: int | None) -> bool:
        """Whether a control word is about how words look; if so, it holds from now on."""
        on = number != 0
        if word == "b":
            self.bold = on
        elif word == "ab":
            self.other_bold = on
        elif word == "fs":
            self.size = (number or _USUAL_SIZE) / 2
        elif word == "afs":
            self.other_size = (number or _USUAL_SIZE) / 2
        elif word == "v":
            self.hidden = on
        elif word == "deleted":
            self.deleted = on
        elif word == "super":
            self.raised = on
        elif word in ("nosupersub", "sub"):
            self.raised = False
        elif word == "plain":
            self.be_plain()
        elif word == "uc":
            self.fallback = max(0, min(number or 0, _MOST_FALLBACK))
        else:
            return False
        return True

    def be_plain(self) -> None:
        """Words look like nothing in particular."""
        self.bold = self.other_bold = self.hidden = self.raised = self.deleted = False
        self.size, self.other_size = _USUAL_SIZE / 2, 0.0
