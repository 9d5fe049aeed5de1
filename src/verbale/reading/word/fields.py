"""Fields in the text of a Word file (ISO/IEC 29500-1, 17.16): the result is text, the instruction is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verbale.reading.instructions import is_page_number, link_of

_DEEPEST = 20


@dataclass(slots=True)
class _Field:
    phase: Literal["instruction", "result"] = "instruction"
    instruction: str = ""


class Fields:
    """The fields that are open at the place where the reading is."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self.numbers_pages = False

    def turn(self, kind: str | None) -> None:
        """A field begins, its result begins, or it ends."""
        if kind == "begin" and len(self._open) < _DEEPEST:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].phase = "result"
            self._look(self._open[-1].instruction)
        elif kind == "end" and self._open:
            self._look(self._open.pop().instruction)

    def instruct(self, words: str) -> None:
        """Words of an instruction."""
        if self._open:
            self._open[-1].instruction += words

    def simple(self, instruction: str) -> str:
        """The address a field in one element leads to, empty for most."""
        self._look(instruction)
        return link_of(instruction)

    @property
    def inside_instruction(self) -> bool:
        return any(field.phase == "instruction" for field in self._open)

    @property
    def link(self) -> str:
        """Where the words at this place lead, by the innermost field that leads anywhere."""
        return next((found for field in reversed(self._open) if (found := link_of(field.instruction))), "")

    def _look(self, instruction: str) -> None:
        self.numbers_pages = self.numbers_pages or is_page_number(instruction)
