"""Statements that stand in the document in the actor's own words: notes, letters, press releases, answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from verbale.languages import base
from verbale.model import Statement
from verbale.structure import channels, datelines
from verbale.structure.claims import Claim, claims
from verbale.structure.datelines import Dateline
from verbale.structure.facts import is_original_elsewhere, original_language
from verbale.structure.footnotes import Footnote, Notes, addresses, source_in
from verbale.structure.grammar import grammar
from verbale.structure.holders import opens
from verbale.structure.issuers import Issuer, issuer, noted_speaker, topic
from verbale.structure.page import Line, Page, Sentence
from verbale.structure.parts import heading_span
from verbale.structure.speeches import Speech
from verbale.structure.units import Unit

_JOINED = frozenset({"align", "reservation"})
_BRACKETS = ("(", "（", "[")
_RESOLUTIONS = frozenset({"resolutions", "document-of"})
_ARTICLE, _SHORT_HEADING = 3, 40


@dataclass(frozen=True, slots=True)
class Around:
    """What a unit has from its surroundings: who sent the paper, the language of the part's original, its source."""

    sender: tuple[str, ...] = ()
    original_language: str | None = None
    source: str | None = None
    media: tuple[str, ...] = ()


def statements(page: Page, unit: Unit, notes: Notes, around: Around, *, first: Statement | None) -> list[Statement]:
    """The unit as a statement (one for each answer where there are questions), each followed by its claims.

    `first`: the statement this one repeats in another language, from which it has the date and channel it lacks.
    """
    who = issuer(page, unit, sender=around.sender)
    note, fallback = _note(unit, notes)
    model = _model(page, unit, who, note or fallback, notes, around)
    if first is not None:
        model = _as_version(model, first)
    found: list[Statement] = []
    spans = _spans(unit)
    for lines in spans:
        # Of several answers those count that take a position.
        whole = replace(model, start=lines[0].start, end=lines[-1].end, tentative=len(spans) > 1)
        found.append(whole)
        found += _claims(page, lines, whole)
    return found


def spoken(page: Page, speeches: Sequence[Speech]) -> list[Statement]:
    """The speeches of a verbatim record as statements, each followed by its claims."""
    if not speeches:
        return []
    head = [line for line in page.lines if line.end <= speeches[0].start and line.block.kind != "note"]
    when = Dateline()
    for line in head:
        told = datelines.of_line(line)
        letters = sum(mark.end - mark.start for mark in line.of("place"))
        settled = told.date is not None or letters * 2 > len(line.text)
        when = when.or_else(told if settled else Dateline())
    briefing = any("press-conference" in line.concepts for line in head)
    found: list[Statement] = []
    for speech in speeches:
        whole = Statement(
            kind="statement",
            start=speech.start,
            end=speech.end,
            actor=speech.actors,
            language=speech.lines[0].block.language,
            channel="press-conference" if briefing else "statement",
            speaker=speech.speaker,
            date=when.date,
            place=when.place,
            tentative=len(speech.lines) == 1,
        )
        found.append(whole)
        found += _claims(page, speech.lines, whole)
    return found


def _claims(page: Page, lines: Sequence[Line], whole: Statement) -> Iterator[Statement]:
    sentences = [sentence for line in lines for sentence in page.sentences(line)]
    for claim in claims(page, sentences, whole.actor):
        if _is_common(page, whole) and _is_joined(page, sentences, claim):
            yield replace(whole, start=claim.start, end=claim.end, actor=claim.actors, speaker=None, tentative=False)
            continue
        yield replace(
            whole,
            kind="claim",
            start=claim.start,
            end=claim.end,
            actor=claim.actors,
            asserted_by=whole.actor,
            shared=claim.shared,
        )


def _is_common(page: Page, whole: Statement) -> bool:
    """Whether a text is a body's or several States', so that others may join in it or stand aside."""
    if len(whole.actor) != 1:
        return len(whole.actor) > 1
    actor = page.gazetteer.actor(whole.actor[0])
    return actor is not None and actor.kind in ("organization", "organ", "collective")


def _is_joined(page: Page, sentences: Sequence[Sentence], claim: Claim) -> bool:
    """Whether others put on record, in the text itself, that they join in it or have a reservation."""
    held = [sentence for sentence in sentences if claim.start <= sentence.start + 2 and sentence.end - 2 <= claim.end]
    if len(held) != 1 or not held[0].concepts() & _JOINED:
        return False
    voices = page.agents(held[0])
    return (
        bool(voices)
        and set(voices[0].actors) == set(claim.actors)
        and opens(page.simplified, held[0], voices[0], grammar(held[0].language))
    )


def _spans(unit: Unit) -> list[list[Line]]:
    """The lines of each statement in the unit: all of them, or, where there are questions, those of each answer."""
    if all(role == "body" for _, role in unit.body):
        return [[line for line, _ in unit.body]]
    labelled = any(role == "answer" for _, role in unit.body)
    found: list[list[Line]] = []
    current: list[Line] | None = None
    asked = False
    for line, role in unit.body:
        if role == "question":
            current, asked = None, True
            continue
        if role == "body" and (line.text.startswith(_BRACKETS) or (current is None and asked and labelled)):
            continue  # stage directions; the rest of a question
        if current is None and role == "body" and not asked and not line.ends_a_sentence():
            continue  # the time of day
        if current is None:
            current = []
            found.append(current)
        current.append(line)
    return found


def _note(unit: Unit, notes: Notes) -> tuple[Footnote | None, Footnote | None]:
    """The note called in the heading, and the last one called at the end of the body."""
    for line in (line for line, role in reversed(unit.header) if role != "dateline"):
        called = notes.between(line.start, line.end)
        if called:
            return called[-1], None
    last = unit.body[-1][0]
    called = [note for note in notes.between(last.start, last.end) if last.end - note.at <= 3]
    return None, called[-1] if called else None


def _model(page: Page, unit: Unit, who: Issuer, note: Footnote | None, notes: Notes, around: Around) -> Statement:
    line = notes.line(note) if note is not None else None
    titles = [header for header, role in unit.header if role in ("title", "section", "part")]
    concepts = frozenset().union(*(header.concepts for header in titles)) - {"annex", "enclosure"}
    if unit.headed("part") and not unit.headed("title"):
        concepts -= {"letter", "note-verbale"}
    links = addresses(page, note.start, note.end) if note is not None else ""
    channel = channels.of_unit(
        _of_titles(unit, concepts), line.concepts if line is not None else (), links, spoken=who.spokesperson
    )
    if who.note_verbale and channel not in ("letter", "written-answer"):
        channel = "note-verbale"
    when = _when(page, unit, line)
    original = _original(unit) or around.original_language
    media = tuple(dict.fromkeys((*around.media, *(m.value for m in line.of("medium"))))) if line else around.media
    if channel == "social-media":
        media = around.media
    person = (noted_speaker(page, line) if line is not None else None) or who.speaker
    return Statement(
        kind="statement",
        start=unit.start,
        end=unit.end,
        actor=who.actors,
        language=unit.language,
        channel=channel,
        heading=heading_span(unit),
        note=(note.start, note.end) if note is not None else None,
        speaker=person,
        date=when.date,
        place=when.place,
        original_language=original if is_original_elsewhere(unit.language, original) else None,
        source=(source_in(page, note.start, note.end) if note is not None else None) or around.source,
        translation="unofficial" if _is_unofficial(unit, notes) else None,
        reported_by=media,
    )


def _of_titles(unit: Unit, concepts: frozenset[str]) -> frozenset[str]:
    """What the headings say, those of the nearest title first: a letter's annex is not a letter."""
    if unit.part >= 0:
        own = unit.headed("title", "section")
        concepts = frozenset().union(*(line.concepts for line in own)) if own else frozenset()
    for line in unit.headed("issuer"):
        concepts |= line.concepts & {"spokesperson", "press-conference"}
    if any({"spokesperson", "press-conference"} <= line.concepts for line in unit.headed("title", "issuer")):
        concepts -= {"press-conference"}
    opening = [*unit.headed("title", "section"), *(line for line, _ in unit.body[:2])]
    numbered = any(_numbers_resolution(line) for line in opening)
    if numbered or any(_is_named_for_place(line) for line in unit.headed("title")):
        return (concepts | {"declaration-text"}) - {"statement-text"}
    return concepts


def _numbers_resolution(line: Line) -> bool:
    """«Resolution 812», «القرار رقم 812»: the heading is the text's own number, and nothing else to speak of."""
    first = next(line.of("concept"), None)
    begins = first is not None and first.value in _RESOLUTIONS and first.start - line.start <= _ARTICLE
    return begins and line.size() <= _SHORT_HEADING and line.text.rstrip(" *_.")[-1:].isdigit()


def _is_named_for_place(line: Line) -> bool:
    """«Declaración de Campolar»: a solemn declaration is called after where it was made."""
    places = [mark.start for mark in line.of("place")]
    papers = [mark.end for mark in line.of("concept") if mark.value == "statement-text"]
    return any(0 <= place - paper <= 4 for place in places for paper in papers)


def _when(page: Page, unit: Unit, note: Line | None) -> Dateline:
    found = Dateline()
    for line, _ in unit.body[:2]:
        found = found.or_else(datelines.opening(line)[0])
    for line in reversed(unit.headed("dateline")):
        found = found.or_else(datelines.of_line(line))
    if unit.closing is not None:
        found = found.or_else(datelines.of_line(unit.closing))
    for line in reversed(unit.headed("title", "section")):
        found = found.or_else(datelines.within(line, until=topic(page, line, grammar(line.block.language))))
    if note is not None and found.date is None:
        found = found.or_else(datelines.within(note))
    return found


def _original(unit: Unit) -> str | None:
    lines = unit.headed("original")
    return original_language(lines[-1]) if lines else None


def _is_unofficial(unit: Unit, notes: Notes) -> bool:
    """Whether a note called in the heading or the body, or the lines themselves, say so."""
    if any("unofficial" in line.concepts for line, _ in (*unit.header, *unit.body[-1:])):
        return True
    start = unit.header[0][0].start if unit.header else unit.start
    for note in notes.between(start, unit.end):
        line = notes.line(note)
        if line is not None and "unofficial" in line.concepts:
            return True
    return False


def _as_version(second: Statement, first: Statement) -> Statement:
    """The second language version with what only the first one's heading says."""
    if second.actor and first.actor and set(second.actor) != set(first.actor):
        return second
    if base(second.language) == base(first.language):
        return second
    channel = first.channel if second.channel == "statement" else second.channel
    return replace(
        second,
        actor=second.actor or first.actor,
        channel=channel,
        date=second.date or first.date,
        place=second.place or first.place,
        source=second.source or first.source,
    )
