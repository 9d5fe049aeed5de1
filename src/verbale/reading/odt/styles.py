"""Styles of an OpenDocument text: what paragraphs and words look like and are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from verbale.reading.manuscript import Script
from verbale.reading.odt.names import FO, STYLE, TEXT, points, whole

_DEEPEST = 20
_SET_IN = 18.0  # points on both sides: a quotation
# The names OpenDocument programs give these styles in whatever language they run (a blank is written _20_).
_TITLES = {"Title": 1, "Subtitle": 2}
_QUOTATIONS = frozenset({"Quotations", "Quote", "Intense_20_Quote"})
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class Look:
    """How words look, those of Asian and complex scripts (Arabic) apart. `size` in points, 0 where nothing says it."""

    bold: bool = False
    bold_asian: bool = False
    bold_complex: bool = False
    size: float = 0.0
    size_asian: float = 0.0
    size_complex: float = 0.0
    hidden: bool = False
    raised: bool = False

    def of(self, script: Script) -> tuple[bool, float]:
        """Whether words in a script are bold, and their size."""
        if script == "complex":
            return self.bold_complex, self.size_complex
        return (self.bold_asian, self.size_asian) if script == "asian" else (self.bold, self.size)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is, and how its words look where they have no look of their own."""

    look: Look = Look()
    level: int = 0
    alignment: str = ""
    right_to_left: bool = False
    quoted: bool = False
    master_page: str = ""


class Styles:
    """The styles of a text, its automatic ones included. `roots`: those of styles.xml and content.xml."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._default = Look()
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._styles[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style
            for style in root.iter(f"{STYLE}default-style"):
                if style.get(f"{STYLE}family") == "paragraph":
                    self._default = _look(style, self._default)
        self._shapes: dict[str, Shape] = {}

    def paragraph(self, name: str | None) -> Shape:
        """What a paragraph of a style is."""
        key = name or "Standard"
        known = self._shapes.get(key)
        if known is None:
            known = Shape(self._default)
            for style in reversed(list(self._line("paragraph", key))):
                known = _shape(style, known)
            self._shapes[key] = known
        return known

    def words(self, name: str | None, below: Look) -> Look:
        """How words of a style look in a paragraph or words that look as `below`."""
        for style in reversed(list(self._line("text", name or ""))):
            below = _look(style, below)
        return below

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether a section of a style is not shown."""
        return any(
            properties.get(f"{TEXT}display") == "none"
            for style in self._line(family, name or "")
            for properties in style
        )

    def _line(self, family: str, name: str) -> Iterator[Element]:
        """A style, its parent, and so on."""
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name", "")


def _shape(style: Element, below: Shape) -> Shape:
    name = style.get(f"{STYLE}name", "")
    properties = style.find(f"{STYLE}paragraph-properties")
    found = replace(
        below,
        look=_look(style, below.look),
        level=whole(style.get(f"{STYLE}default-outline-level"), most=10, otherwise=_TITLES.get(name, below.level)),
        quoted=below.quoted or name in _QUOTATIONS,
        master_page=style.get(f"{STYLE}master-page-name") or below.master_page,
    )
    if properties is None:
        return found
    sides = [points(properties.get(f"{FO}margin-{side}")) for side in ("left", "right")]
    return replace(
        found,
        alignment=properties.get(f"{FO}text-align") or below.alignment,
        right_to_left=properties.get(f"{STYLE}writing-mode", "rl" if below.right_to_left else "").startswith("rl"),
        quoted=found.quoted or min(sides) >= _SET_IN,
    )


def _look(style: Element, below: Look) -> Look:
    properties = style.find(f"{STYLE}text-properties")
    if properties is None:
        return below
    position = properties.get(f"{STYLE}text-position")
    display = properties.get(f"{TEXT}display")

    def bold(name: str, otherwise: bool) -> bool:
        weight = properties.get(name)
        return otherwise if weight is None else weight in _BOLD

    return Look(
        bold=bold(f"{FO}font-weight", below.bold),
        bold_asian=bold(f"{STYLE}font-weight-asian", below.bold_asian),
        bold_complex=bold(f"{STYLE}font-weight-complex", below.bold_complex),
        size=_size(properties.get(f"{FO}font-size"), below.size),
        size_asian=_size(properties.get(f"{STYLE}font-size-asian"), below.size_asian),
        size_complex=_size(properties.get(f"{STYLE}font-size-complex"), below.size_complex),
        hidden=below.hidden if display is None else display == "none",
        raised=below.raised if position is None else position.startswith("super"),
    )


def _size(raw: str | None, below: float) -> float:
    if raw is not None and raw.endswith("%") and raw[:-1].isdigit():
        return below * min(int(raw[:-1][:4]), 1000) / 100
    return points(raw) or below
