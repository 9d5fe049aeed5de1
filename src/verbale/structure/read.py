"""Marks become parts and statements: the way through this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verbale.gazetteer import Gazetteer
from verbale.model import Document, Mark, Part, PartKind, Statement
from verbale.reading import formats
from verbale.structure import datelines, encyclopedia, running, texts
from verbale.structure.encyclopedia import Place
from verbale.structure.facts import Facts, facts, original_language
from verbale.structure.footnotes import Footnote, Notes, notes, source_in
from verbale.structure.issuers import is_headline, is_title
from verbale.structure.lines import KINDS_OF_TEXT, Role, roles
from verbale.structure.media import by_navigation, chain, masthead, of_lines, publisher
from verbale.structure.page import Line, Page, Sentence, trimmed
from verbale.structure.parts import heading_span, tree
from verbale.structure.reports import Reporter
from verbale.structure.running import Setting
from verbale.structure.speeches import speeches
from verbale.structure.units import Unit, units
from verbale.structure.voices import by_body

_SHORT = 2500
_BYLINES = 3


@dataclass(frozen=True, slots=True)
class Structure:
    """What a document is made of. `statements` are in the order of their starts, without positions and ids."""

    root: Part
    statements: tuple[Statement, ...]
    facts: Facts
    notes: tuple[Footnote, ...]


def read(document: Document, marks: Sequence[Mark], *, gazetteer: Gazetteer | None = None) -> Structure:
    """The parts, statements, facts and tied notes of a document, from its layout and marks.

    Claims are candidates: those in which coding finds no position are to be dropped. Spans are in the reading text.
    Linear in the number of marks and lines.
    """
    gazetteer = gazetteer or Gazetteer.load()
    page = Page(document, marks, gazetteer)
    return _Reading(page, gazetteer).structure()


class _Reading:
    """One document on its way through: the state its units share."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.page = page
        self.roles: list[Role] = roles(page)
        self.units: list[Unit] = units(page, self.roles)
        self.notes: Notes = notes(page)
        self.places: list[Place] | None = encyclopedia.places(self.units)
        language = self.units[0].language if self.units else "und"
        self.media = publisher(page.document, gazetteer, language) or masthead(page.lines)
        self.media = self.media or by_navigation(page.document)
        self.imprint = _imprint(page.document)
        self.today = (page.document.meta.get("date") or "")[:10] or facts(page, self.roles).date
        self.reporter = Reporter(page)
        self.sender: tuple[str, ...] = ()
        self.parts: dict[int, Setting] = {}
        self.found: list[Statement] = []
        self.heads: list[Statement | None] = []
        self.kinds: list[PartKind] = []

    def structure(self) -> Structure:
        spoken = speeches(self.page)
        record = spoken[0].start if spoken else len(self.page.text)
        for number, unit in enumerate(self.units):
            self._open_part(unit)
            if unit.end <= record:
                self._read(number, unit)
            else:
                self.kinds.append("report")
                self.heads.append(None)
        self.found += texts.spoken(self.page, spoken)
        self._leave_nothing()
        root = tree(self.page, self.roles, self.units, self.kinds)
        stated = facts(self.page, self.roles)
        first = self.found[0] if self.found else None
        if first is not None and first.channel in ("letter", "note-verbale"):
            stated = replace(stated, sender=first.actor, type=first.channel, date=stated.date or first.date)
        ordered = sorted(by_body(self.found), key=lambda s: (s.start, s.kind != "statement", s.end))
        return Structure(root, tuple(ordered), stated, (*self.notes.tied, *self.notes.loose))

    def _open_part(self, unit: Unit) -> None:
        """What the head of a part says holds for all units in it."""
        if unit.part in self.parts:
            return
        lines = [line for line, _ in unit.header]
        originals = unit.headed("original")
        named = [line for line in lines if not line.concepts & (KINDS_OF_TEXT - {"press-conference"})]
        media = tuple(dict.fromkeys((*self.media, *of_lines(named))))
        source = next(
            (found for line in named if (found := source_in(self.page, line.start, line.end, domain=True))), None
        )
        language = original_language(originals[-1]) if originals else None
        self.parts[unit.part] = Setting(
            media=media, source=source if media else None, original_language=language, today=self.today
        )

    def _read(self, number: int, unit: Unit) -> None:
        place = self.places[number] if self.places is not None else None
        if place is not None and place.section == "narrative":
            self.kinds.append("section")
            self.heads.append(None)
            self._recognitions(unit)
        elif place is None and self._is_text(unit):
            self.kinds.append(self._as_text(unit))
        else:
            self._as_report(unit, place)
            self.kinds.append("report")
            self.heads.append(None)

    def _recognitions(self, unit: Unit) -> None:
        """In a chronology, the acts of recognition alone are somebody's statements: «On DATE, A recognised B»."""
        setting = replace(self.parts[unit.part], heading=heading_span(unit))
        self.reporter.open_section((), listed=True)
        before = len(self.reporter.utterances)
        self.reporter.read([line for line, _ in unit.body if line.concepts & {"recognise", "withhold"}])
        for utterance in self.reporter.utterances[before:]:
            if running.is_recognition(utterance):
                self.found += running.statements(self.page, utterance, setting)

    def _is_text(self, unit: Unit) -> bool:
        """Whether the unit holds an actor's own words, rather than a reporter's."""
        setting = self.parts[unit.part]
        if unit.version_of is not None and self.heads[unit.version_of] is not None:
            return True
        if any("compliments" in line.concepts for line, _ in unit.body[:2]):
            return True
        if setting.media and not self._names_text(unit):
            return False
        if self._names_text(unit) or any(role in ("question", "answer") for _, role in unit.body):
            return True
        if unit.signature:
            return True
        issued = bool(unit.headed("issuer") or unit.inherited)
        if issued and (unit.part >= 0 or unit.headed("dateline") or self._has_note(unit)):
            return True
        return unit.part >= 0 and bool(unit.headed("section", "dateline"))

    def _names_text(self, unit: Unit) -> bool:
        if unit.part >= 0:
            return bool(unit.headed("title")) and not self.parts[unit.part].media
        settled = bool(unit.headed("issuer", "dateline", "original") or unit.inherited) or self._has_note(unit)
        return any(
            (settled and not is_headline(self.page, line)) or is_title(self.page, line) for line in unit.headed("title")
        )

    def _has_note(self, unit: Unit) -> bool:
        return any(self.notes.between(line.start, line.end) for line, _ in unit.header)

    def _as_text(self, unit: Unit) -> PartKind:
        setting = self.parts[unit.part]
        address, published = self.imprint if unit.part < 0 else (None, None)
        around = texts.Around(self.sender, setting.original_language, setting.source or address, ())
        first = self.heads[unit.version_of] if unit.version_of is not None else None
        found = texts.statements(self.page, unit, self.notes, around, first=first)
        if published:
            found = [replace(one, date=one.date or published) for one in found]
        self.heads.append(found[0] if found else None)
        self.found += found
        if found and not self.sender and unit.part < 0 and found[0].channel in ("letter", "note-verbale"):
            self.sender = found[0].actor
        if found and found[0].channel == "letter" and unit.part < 0:
            return "letter"
        return "version" if first is not None else "statement"

    def _as_report(self, unit: Unit, place: Place | None) -> None:
        setting = self.parts[unit.part]
        when = datelines.Dateline()
        for line in reversed(unit.headed("dateline", "section", "title")):
            when = when.or_else(datelines.within(line) if line.size() > 80 else datelines.of_line(line))
        first, begun, body = self._opening(unit, place)
        setting = replace(
            setting,
            heading=_nearest(unit) or heading_span(unit),
            dateline=datelines.Dateline(when.date or begun.date or running.day_of_meeting(self.page, first, setting)),
            media=self._wires(setting.media, first, body),
        )
        self.reporter.skip_to(body)
        context = place.actors if place is not None else ()
        seat = self.page.gazetteer.city(begun.place) if begun.place else None
        host = seat.country if seat is not None and seat.capital else None
        home = self.page.gazetteer.state_of_medium(setting.media[0]) if setting.media else None
        self.reporter.open_section(
            context,
            listed=place is not None and place.section == "positions",
            host=(host,) if host else (),
            home=(home,) if home else (),
        )
        lines: list[Line] = [line for line, _ in unit.body]
        before = len(self.reporter.utterances)
        if place is not None and place.section == "relations":
            self.found += running.relations(self.page, lines, setting)
            return
        self.reporter.read(lines)
        for number, utterance in enumerate(self.reporter.utterances[before:]):
            opened = setting
            if number == 0 and utterance.start < first.end and begun.place:
                opened = replace(setting, dateline=datelines.Dateline(setting.dateline.date, begun.place))
            self.found += running.statements(self.page, utterance, opened)

    def _wires(self, outer: tuple[str, ...], line: Line, body: int) -> tuple[str, ...]:
        """The media a report comes through: those around it, and the agency its first line opens with."""
        media = chain(outer, (mark for mark in line.marks if mark.start < body))
        if media == tuple(outer) and body > line.start and (named := datelines.agency(line, body)) is not None:
            return (*media, named)
        return media

    def _opening(self, unit: Unit, place: Place | None) -> tuple[Line, datelines.Dateline, int]:
        """The line of a report that opens with its dateline, what that says, and where the words begin."""
        first = unit.body[0][0]
        for line, _ in unit.body[:_BYLINES] if place is None else ():
            begun, body = datelines.opening(line)
            if body > line.start:
                return line, begun, body
        return first, datelines.Dateline(), first.start

    def _leave_nothing(self) -> None:
        """In a short text, sentences that nobody has been found for are kept: as words of its only speaker, or open."""
        if len(self.page.text) > _SHORT or self.places is not None:
            return
        whole = [s for s in self.found if s.kind == "statement"]
        speakers = {s.actor for s in whole if s.actor}
        if len(speakers) > 1:
            return  # a report of what several said: what none of them said is the reporter's
        actors = next(iter(speakers), ())
        for group in _neighbours(self.reporter.unclaimed):
            start, end = trimmed(self.page.text, group[0].start, group[-1].end)
            self.found.append(
                Statement("statement", start, end, actors, group[0].language, reported_by=self.media, tentative=True)
            )


def _imprint(document: Document) -> tuple[str | None, str | None]:
    """Where and when a page or a mail says, outside its text, that it was published: its address and day."""
    if document.source.media_type not in (formats.HTML, formats.MAIL):
        return None, None
    return document.meta.get("url"), document.meta.get("date", "")[:10] or None


def _nearest(unit: Unit) -> tuple[int, int] | None:
    """The heading line nearest to a report."""
    lines = unit.headed("title", "section", "issuer")
    return (lines[-1].start, lines[-1].end) if lines else None


def _neighbours(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if found and sentence.start - found[-1][-1].end <= 2:
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found
