"""Styles of a Word file: what a paragraph or a run looks like and is, by the styles it names and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from verbale.reading.manuscript import Script
from verbale.reading.word.names import W, number, switched, value

# The names that Word itself gives its styles, in whatever language it runs (17.7.4.9, and its list of latent styles).
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_QUOTES = frozenset({"quote", "intense quote", "block text"})
_LISTED = re.compile(r"(?:toc(?: \d| heading)?|table of figures|index \d)$", re.IGNORECASE)
_DEEPEST = 20
_BODY_LEVEL = 9  # of an outline: no heading
_TWIPS_SET_IN = 360
_CENTRED, _RIGHT = frozenset({"center"}), frozenset({"right", "end"})


@dataclass(frozen=True, slots=True)
class Look:
    """What holds for a run, complex scripts (Arabic) apart: None where nothing is said. `size` in points."""

    bold: bool | None = None
    bold_complex: bool | None = None
    size: float | None = None
    size_complex: float | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, the one below where it does not."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.bold_complex if self.bold_complex is None else self.bold_complex,
            self.size or below.size,
            self.size_complex or below.size_complex,
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
        )

    def of(self, script: Script) -> tuple[bool, float]:
        """Whether words in a script are bold, and their size (0: not said)."""
        if script == "complex":
            return bool(self.bold_complex), self.size_complex or 0.0
        return bool(self.bold), self.size or 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is: `level` of a heading (None: not said, 0: none), its list and level there, its alignment."""

    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    alignment: str | None = None
    quoted: bool = False
    listed: bool = False
    look: Look = field(default_factory=Look)


class Styles:
    """The styles of a file. Without a styles part nothing is said of anything."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {} if root is None else {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
        self._shapes: dict[str, Shape] = {}
        self._looks: dict[str, Look] = {}
        self._default = Look()
        self._default_style = ""
        if root is not None:
            self._default = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
            self._default_style = next(
                (
                    name
                    for name, style in self._styles.items()
                    if style.get(f"{W}type") == "paragraph" and switched_on(style.get(f"{W}default"))
                ),
                "",
            )

    def paragraph(self, properties: Element | None) -> Shape:
        """What a paragraph is by its properties and its style."""
        named = value(properties.find(f"{W}pStyle")) if properties is not None else None
        below = self._shape(named or self._default_style)
        own = _shape_of(properties, below)
        return replace(own, look=own.look.over(self._default))

    def run(self, properties: Element | None, paragraph: Shape) -> Look:
        """What a run of a paragraph looks like."""
        if properties is None:
            return paragraph.look
        named = value(properties.find(f"{W}rStyle"))
        below = self._look(named).over(paragraph.look) if named else paragraph.look
        return look_of(properties).over(below)

    def list_of(self, style: str) -> str | None:
        """The list a style puts its paragraphs into."""
        return self._shape(style).list_id

    def _shape(self, name: str) -> Shape:
        known = self._shapes.get(name)
        if known is None:
            known = Shape()
            for style in reversed(list(self._line(name))):
                known = _named(style, _shape_of(style.find(f"{W}pPr"), known, style.find(f"{W}rPr")))
            self._shapes[name] = known
        return known

    def _look(self, name: str) -> Look:
        known = self._looks.get(name)
        if known is None:
            known = Look()
            for style in reversed(list(self._line(name))):
                known = look_of(style.find(f"{W}rPr")).over(known)
            self._looks[name] = known
        return known

    def _line(self, name: str) -> Iterator[Element]:
        """A style, the one it is based on, and so on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(style.find(f"{W}basedOn")) or ""


def switched_on(raw: str | None) -> bool:
    """Whether an attribute says yes."""
    return raw is not None and raw.lower() in ("1", "true", "on")


def look_of(properties: Element | None) -> Look:
    """What run properties say."""
    if properties is None:
        return Look()
    halves, complex_halves = number(properties.find(f"{W}sz")), number(properties.find(f"{W}szCs"))
    raised = value(properties.find(f"{W}vertAlign"))
    return Look(
        bold=switched(properties.find(f"{W}b")),
        bold_complex=switched(properties.find(f"{W}bCs")),
        size=halves / 2 if halves else None,
        size_complex=complex_halves / 2 if complex_halves else None,
        hidden=switched(properties.find(f"{W}vanish")),
        raised=None if raised is None else raised == "superscript",
    )


def _shape_of(properties: Element | None, below: Shape, run: Element | None = None) -> Shape:
    """What paragraph properties say, over what holds without them. The look is of the style's runs alone."""
    look = look_of(run).over(below.look)
    if properties is None:
        return replace(below, look=look)
    outline = number(properties.find(f"{W}outlineLvl"))
    numbering = properties.find(f"{W}numPr")
    inside = properties.find(f"{W}ind")
    sides = [number(inside, name) or 0 for name in ("left", "start", "right", "end")]
    return Shape(
        level=below.level if outline is None else 0 if outline >= _BODY_LEVEL else outline + 1,
        list_id=below.list_id if numbering is None else value(numbering.find(f"{W}numId")) or below.list_id,
        list_level=below.list_level if numbering is None else number(numbering.find(f"{W}ilvl")) or 0,
        alignment=value(properties.find(f"{W}jc")) or below.alignment,
        quoted=below.quoted or (max(sides[:2]) >= _TWIPS_SET_IN and max(sides[2:]) >= _TWIPS_SET_IN),
        listed=below.listed,
        look=look,
    )


def _named(style: Element, shape: Shape) -> Shape:
    """What a style is by the name Word gives it."""
    name = (value(style.find(f"{W}name")) or "").strip().lower()
    heading = _HEADING.match(name)
    level = int(heading.group(1)) if heading else _TITLES.get(name)
    if level is not None and shape.level is None:
        shape = replace(shape, level=level)
    return replace(shape, quoted=shape.quoted or name in _QUOTES, listed=shape.listed or bool(_LISTED.match(name)))


def is_centred(shape: Shape) -> bool:
    return shape.alignment in _CENTRED


def is_right(shape: Shape) -> bool:
    return shape.alignment in _RIGHT
