"""How the stances look. Each has a symbol besides its colour, and the colours differ in lightness as well as in hue,
so that a picture can be read in grey and by those who do not tell red from green."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Paint(NamedTuple):
    """The colour of a surface, and that of what is written on it."""

    surface: str
    ink: str


PALETTE: Mapping[str, Paint] = {
    "for": Paint("#1d4f91", "#ffffff"),
    "against": Paint("#e08043", "#1c1207"),
    "neutral": Paint("#c9ccd1", "#1c1d20"),
    "mixed": Paint("#7b5aa6", "#ffffff"),
}
SYMBOLS: Mapping[str, str] = {"for": "+", "against": "−", "neutral": "○", "mixed": "±"}
