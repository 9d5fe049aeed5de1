"""The pieces a document is compiled of: runs of body under the heading lines that introduce them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from verbale.languages import base
from verbale.structure.lines import Role
from verbale.structure.page import Line, Page

_HEADER: frozenset[Role] = frozenset({"part", "title", "issuer", "section", "dateline", "original"})
_ENOUGH_FOR_VERSION = 120
_LONGEST_MASTHEAD = 8
_SHORT = 130


@dataclass(slots=True)
class Unit:
    """A run of body lines with the lines that head it.

    `header`: its own heading lines with their roles; `inherited`: heading lines in force from before it, which name
    the issuer; `part`: the index of the part label it stands under, -1 before the first; `closing`: a dateline behind
    its body; `signature`: lines of a signature; `version_of`: the index of the unit it repeats in another language.
    """

    header: list[tuple[Line, Role]] = field(default_factory=list)
    inherited: list[Line] = field(default_factory=list)
    body: list[tuple[Line, Role]] = field(default_factory=list)
    closing: Line | None = None
    signature: list[Line] = field(default_factory=list)
    part: int = -1
    version_of: int | None = None

    def headed(self, *roles: Role) -> list[Line]:
        """The header lines of these roles, in order."""
        return [line for line, role in self.header if role in roles]

    @property
    def start(self) -> int:
        return self.body[0][0].start

    @property
    def end(self) -> int:
        return self.body[-1][0].end

    @property
    def language(self) -> str:
        """The language most of the body is in."""
        share: dict[str, int] = {}
        for line, _ in self.body:
            share[line.block.language] = share.get(line.block.language, 0) + len(line.text)
        return max(share, key=lambda tag: share[tag])


def units(page: Page, roles: Sequence[Role]) -> list[Unit]:
    """The document's units, in order; lines under no body are headings of what follows."""
    found: list[Unit] = []
    current = Unit()
    issuers: list[Line] = []
    part = -1
    for line, role in zip(page.lines, roles, strict=True):
        if role == "note":
            continue
        if role == "signature":
            current.signature.append(line)
            continue
        if role == "dateline" and current.body and not any(line.of("date")):
            continue  # a time of day parts nothing but utterances
        if role in _HEADER:
            if current.body and role in ("dateline", "title") and _is_letterhead(current):
                # «Council of X / at ministerial level / 1 May 2030»: the line between was no body yet.
                current.header += [(between, "section") for between, _ in current.body]
                current.body = []
            if current.body and _closes(page, line, role, roles):
                current.closing = line
                continue
            if current.body or (role == "part" and current.header):
                issuers = _in_force(current, issuers)
                if current.body:
                    found.append(current)
                current = Unit(part=part)
            if role == "part":
                part, issuers = line.index, []
                current.header = [entry for entry in current.header if entry[1] == "part"]
            current.part = part
            current.header.append((line, role))
            continue
        if not current.body:
            current.part = part
            own = current.headed("issuer")
            current.inherited = [] if own else [] if _is_new_section(current) else list(issuers)
        current.body.append((line, role))
    if current.body:
        found.append(current)
    return _split_versions(_with_subsections(_without_masthead(found)))


def _with_subsections(found: list[Unit]) -> list[Unit]:
    """Joins to a titled text what only goes on in it under a heading of its own: «On the situation in X»."""
    kept: list[Unit] = []
    for unit in found:
        if kept and _is_subsection(kept[-1], unit) and _is_briefing(kept[-1]):
            # At a briefing each subject, and each answer, is an utterance of its own.
            unit.header = [*(entry for entry in kept[-1].header if entry[1] != "section"), *unit.header]
            unit.inherited = unit.inherited or kept[-1].inherited
            kept.append(unit)
        elif kept and _is_subsection(kept[-1], unit):
            kept[-1].body += unit.body
            kept[-1].closing = kept[-1].closing or unit.closing
            kept[-1].signature += unit.signature
        else:
            kept.append(unit)
    return kept


def _is_briefing(unit: Unit) -> bool:
    return any("press-conference" in line.concepts for line in unit.headed("title", "issuer"))


def _is_subsection(before: Unit, unit: Unit) -> bool:
    if unit.part != before.part or any(role != "section" for _, role in unit.header):
        return False
    titles = before.headed("title") or (before.headed("issuer") if before.headed("dateline") else [])
    if not titles or any("positions-section" in line.concepts for line, _ in unit.header):
        return False  # what others say of it is no part of a text
    level, own = titles[-1].block.level, unit.header[0][0].block.level if unit.header else 0
    return not (level and own and own <= level)


def _without_masthead(found: list[Unit]) -> list[Unit]:
    """Drops what only looks like a body: the lines of a masthead above the title of a letter or note."""
    for number, unit in enumerate(found[:_LONGEST_MASTHEAD]):
        if any(line.concepts & {"letter", "note-verbale"} for line in unit.headed("title")) and unit.part < 0:
            return found[number:]
        if unit.part >= 0 or any(line.ends_a_sentence() or line.size() > 200 for line, _ in unit.body):
            break
    return found


def _is_letterhead(unit: Unit) -> bool:
    if not unit.headed("issuer") or unit.headed("title", "dateline"):
        return False
    return len(unit.body) <= 2 and all(not line.ends_a_sentence() and line.size() <= _SHORT for line, _ in unit.body)


def _in_force(unit: Unit, before: list[Line]) -> list[Line]:
    """The issuer lines that hold for what follows this unit."""
    own = unit.headed("issuer")
    return own or ([] if _is_new_section(unit) else before)


def _is_new_section(unit: Unit) -> bool:
    return bool(unit.headed("section")) and not unit.headed("title", "dateline")


def _closes(page: Page, line: Line, role: Role, roles: Sequence[Role]) -> bool:
    """Whether a dateline behind a body belongs to that body: no body of its own follows it."""
    if role != "dateline":
        return False
    for index in range(line.index + 1, len(page.lines)):
        if roles[index] == "note":
            continue
        return roles[index] not in ("body", "question", "answer")
    return True


def _split_versions(found: list[Unit]) -> list[Unit]:
    """Cuts units whose body goes on in another language, and ties the second version to the first."""
    split: list[Unit] = []
    for unit in found:
        for piece in _by_language(unit):
            if split and _is_version(split[-1], piece):
                piece.version_of = len(split) - 1
            split.append(piece)
    return split


def _by_language(unit: Unit) -> list[Unit]:
    runs: list[list[tuple[Line, Role]]] = []
    for entry in unit.body:
        language = base(entry[0].block.language)
        last = base(runs[-1][-1][0].block.language) if runs else ""
        if runs and (language in ("und", last) or len(entry[0].text) < _ENOUGH_FOR_VERSION):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    if len(runs) == 1:
        return [unit]
    pieces = [Unit(unit.header, unit.inherited, runs[0], part=unit.part)]
    pieces += [Unit([], unit.inherited, run, part=unit.part) for run in runs[1:]]
    pieces[-1].closing, pieces[-1].signature = unit.closing, unit.signature
    return pieces


def _is_version(first: Unit, second: Unit) -> bool:
    """Whether the second unit may be the first one again in another language."""
    if first.part != second.part or base(first.language) == base(second.language):
        return False
    sizes = sorted(sum(len(line.text) for line, _ in unit.body) for unit in (first, second))
    return sizes[0] * 3 >= sizes[1]
