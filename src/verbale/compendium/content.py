"""What a compendium says, arranged once for every format it is written in.

Part I has the international organizations, part II the States, part III everybody else; under each actor stand its own
statements in order of date, and apart from them what others say it holds. A joint statement is printed under the first
of its actors and referred to under the others; one that several documents hold is printed once, and its note names the
others. Everything is in a fixed order, so that the same register gives the
same compendium.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.compendium.actors import PARTS, Names, PartName
from verbale.compendium.footnotes import Note, capitalized, footnote
from verbale.compendium.passages import Paragraph, paragraphs
from verbale.compendium.record import Record, read_record, speakers_of, subjects_of
from verbale.compendium.repetitions import Repetitions
from verbale.compendium.words import Words
from verbale.register.rows import DocumentRow, StatementRow

if TYPE_CHECKING:
    from verbale.gazetteer import Gazetteer
    from verbale.register import Register

ROMAN = ("I", "II", "III")


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement under one of its actors. `see` stands in place of the text where that is printed elsewhere.

    `language` is the statement's; `heading_language` that of its heading, which the frame may have had to build.
    """

    heading: str
    heading_language: str
    place_and_date: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    note: int
    joint: str | None = None
    see: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """What somebody else says an actor holds: who says so and when (`lead`), and the words."""

    lead: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    note: int


@dataclass(frozen=True, slots=True)
class ActorContent:
    """All there is about one actor."""

    code: str
    name: str
    entries: tuple[Entry, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the compendium: its Roman number, its title, and the actors in alphabetical order."""

    number: str
    title: str
    actors: tuple[ActorContent, ...]


@dataclass(frozen=True, slots=True)
class Compendium:
    """The whole of it. `notes[n - 1]` is footnote n; `counts` are (what, how many) in the order to print them."""

    words: Words
    title: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    documents: tuple[DocumentRow, ...]
    counts: tuple[tuple[str, int], ...]


def arrange(
    register: Register, *, matter: str | None = None, language: str = "en", gazetteer: Gazetteer | None = None
) -> Compendium:
    """The content of the compendium of a register, with its frame in `language`.

    Raises UnknownName where there is no frame in that language.
    """
    words = Words.of(language)
    documents, record = read_record(register)
    repetitions = Repetitions.of(register.duplicates(), record)
    arranger = _Arranger(record, words, Names(words, gazetteer), repetitions)
    return Compendium(
        words=words,
        title=title(words, documents, matter=matter),
        parts=arranger.parts(),
        notes=tuple(arranger.notes),
        documents=documents,
        counts=counts(words, documents, record),
    )


def title(words: Words, documents: Sequence[DocumentRow], *, matter: str | None = None) -> str:
    """The title, from the matter given; else from the title of the only document; else from the default."""
    only = documents[0].meta.get("title") if len(documents) == 1 else None
    return words("title", matter=matter or only or words("default_matter"))


def counts(words: Words, documents: Sequence[DocumentRow], record: Sequence[Record]) -> tuple[tuple[str, int], ...]:
    """How much was read and found."""
    statements = [item.statement for item in record]
    actors = {code for s in statements for code in (*speakers_of(s), *subjects_of(s)) if code}
    return (
        (words("count_documents"), len(documents)),
        (words("count_actors"), len(actors)),
        (words("count_statements"), sum(s.kind == "statement" for s in statements)),
        (words("count_claims"), sum(s.kind == "claim" for s in statements)),
        (words("count_positions"), sum(len(item.positions) for item in record)),
    )


def heading_of(statement: StatementRow, *, words: Words, names: Names) -> tuple[str, str]:
    """The statement's heading and its language: its own where it has one, else one built from channel and actors."""
    own = " ".join((statement.heading or "").split())
    if own:
        return own, statement.language
    who = names.all(statement.actor if statement.kind == "statement" else statement.asserted_by) or names("")
    who = words.listed((who, statement.speaker_name, statement.speaker_role))
    built = words("built_heading", channel=words.label("channel", statement.channel), actor=who)
    return capitalized(built), words.language


def place_and_date(statement: StatementRow, *, words: Words) -> str:
    """«Geneva, 3 May 2031»."""
    return words.listed((statement.place, words.date(statement.date)))


class _Arranger:
    """Puts the record under its actors, and numbers the footnotes in the order they are met."""

    def __init__(self, record: Sequence[Record], words: Words, names: Names, repetitions: Repetitions) -> None:
        self.notes: list[Note] = []
        self._words = words
        self._names = names
        self._repetitions = repetitions
        self._numbers: dict[int, int] = {}
        self._own: dict[str, list[Record]] = defaultdict(list)
        self._claims: dict[str, list[Record]] = defaultdict(list)
        for item in record:
            for code in speakers_of(item.statement):
                if not repetitions.is_printed_elsewhere(item, code):
                    self._own[code].append(item)
            for code in subjects_of(item.statement):
                if not repetitions.is_printed_elsewhere(item, code):
                    self._claims[code].append(item)

    def parts(self) -> tuple[Part, ...]:
        """The parts that have anybody in them; their numbers stay what they are."""
        codes: dict[PartName, list[str]] = {name: [] for name in PARTS}
        for code in self._names.ordered([*self._own, *self._claims]):
            codes[self._names.part(code)].append(code)
        return tuple(
            Part(number, self._words(f"part_{name}"), tuple(self._actor(code) for code in codes[name]))
            for number, name in zip(ROMAN, PARTS, strict=True)
            if codes[name]
        )

    def _actor(self, code: str) -> ActorContent:
        return ActorContent(
            code=code,
            name=capitalized(self._names(code)) if not code else self._names(code),
            entries=tuple(self._entry(item, code) for item in self._own.get(code, ())),
            attributions=tuple(self._attribution(item) for item in self._claims.get(code, ())),
        )

    def _entry(self, item: Record, code: str) -> Entry:
        statement = item.statement
        heading, heading_language = heading_of(statement, words=self._words, names=self._names)
        first, joint, see = self._together(statement, code)
        return Entry(
            heading=heading,
            heading_language=heading_language,
            place_and_date=place_and_date(statement, words=self._words),
            language=statement.language,
            paragraphs=paragraphs(statement, item.positions) if first else (),
            note=self._note(item),
            joint=joint,
            see=see,
        )

    def _together(self, statement: StatementRow, code: str) -> tuple[bool, str | None, str | None]:
        """Whether the text of a joint statement is printed here, with whom it was made, and where to look if not."""
        first, *rest = self._names.ordered(speakers_of(statement))
        if not rest:
            return True, None, None
        if code == first:
            return True, self._words("joint_with", actors=self._names.all(rest)), None
        others = self._names.all(other for other in (first, *rest) if other != code)
        return False, None, self._words("see_joint", actors=others, first=self._names(first))

    def _attribution(self, item: Record) -> Attribution:
        statement, words = item.statement, self._words
        said_by = self._names.all(statement.asserted_by) or self._names("")
        return Attribution(
            lead=words.listed((said_by, place_and_date(statement, words=words))) + words("colon").rstrip(),
            language=statement.language,
            paragraphs=paragraphs(statement, item.positions),
            note=self._note(item),
        )

    def _note(self, item: Record) -> int:
        """The number of the statement's footnote; one that was met before keeps its number."""
        number = self._numbers.get(item.number)
        if number is None:
            number = self._numbers[item.number] = len(self.notes) + 1
            also = self._repetitions.also_in(item)
            self.notes.append(
                footnote(
                    number, item.statement, positions=item.positions, also=also, words=self._words, names=self._names
                )
            )
        return number
