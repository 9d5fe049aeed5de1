"""Encyclopedia pages: which of their sections hold what actors said, and which only tell what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from verbale.structure.page import Line
from verbale.structure.units import Unit

Section = Literal["positions", "relations", "narrative"]
_REST = frozenset({"history-section", "references-section", "relations-section"})
_LONGEST_HEADING = 140


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit stands on the page: the kind of section, and the actor its sub-heading names."""

    section: Section
    actors: tuple[str, ...] = ()


def places(units: Sequence[Unit]) -> list[Place] | None:
    """The section each unit stands in; None where the document is no encyclopedia page.

    It is one if it has a section on positions or foreign relations and another that only such pages have.
    """
    headings = [_headings(unit) for unit in units]
    concepts = [line.concepts for lines in headings for line in lines]
    if not any(found & {"positions-section", "relations-section"} for found in concepts):
        return None
    kinds = {name for found in concepts for name in found if name in _REST or name == "positions-section"}
    if len(kinds) < 2:
        return None
    found: list[Place] = []
    section: Section = "narrative"
    level = 0
    actors: tuple[str, ...] = ()
    for lines in headings:
        for line in lines:
            section, level, actors = _after(line, section, level, actors)
        found.append(Place(section, actors if section == "positions" else ()))
    return found


def _headings(unit: Unit) -> list[Line]:
    return [
        line for line, role in unit.header if role in ("title", "section", "issuer") and line.size() <= _LONGEST_HEADING
    ]


def _after(line: Line, section: Section, level: int, actors: tuple[str, ...]) -> tuple[Section, int, tuple[str, ...]]:
    """The state behind a heading line."""
    own = line.block.level
    if "positions-section" in line.concepts:
        return "positions", own, ()
    if "relations-section" in line.concepts:
        return "relations", own, ()
    if line.concepts & _REST:
        return "narrative", own, ()
    named = actor_of(line)
    if section == "positions":
        if own and level and own <= level:
            return "narrative", own, ()
        if named or (own and level and own > level):
            return "positions", level, named or actors
    return "narrative", own, ()


def actor_of(line: Line) -> tuple[str, ...]:
    """The actor a sub-heading ends on: «Norland», «page title + Norland»."""
    ends = [mark for mark in line.of("actor") if line.end - mark.end <= 1 and mark.form != "capital"]
    return (ends[-1].value,) if ends else ()
