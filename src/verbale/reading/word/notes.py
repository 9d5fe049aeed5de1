"""Footnotes and endnotes of a Word file: in which order they are called, and with which marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from verbale.reading.word.names import W, number, value
from verbale.reading.word.numbering import written
from verbale.reading.word.parts import WordFile

NoteKind = Literal["footnote", "endnote"]
_FORMS: dict[NoteKind, str] = {"footnote": "decimal", "endnote": "lowerRoman"}  # where nothing is said (17.11.17)
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True, slots=True)
class Called:
    """A note that the text calls: its mark and its content."""

    label: str
    content: Element
    kind: NoteKind


class Notes:
    """The notes of a file, counted as they are called."""

    def __init__(self, file: WordFile) -> None:
        self._contents: dict[NoteKind, dict[str, Element]] = {
            "footnote": file.by_id("footnotes", "footnote"),
            "endnote": file.by_id("endnotes", "endnote"),
        }
        self._properties = {kind: self._declared(file, kind) for kind in _FORMS}
        self._counts = {kind: self._start(kind) for kind in _FORMS}
        self._called: list[Called] = []
        self._seen: dict[tuple[NoteKind, str], str] = {}

    def call(self, kind: NoteKind, reference: Element, *, custom: str = "") -> str | None:
        """The mark of the note a reference calls, None if there is no such note. `custom`: the author's own mark."""
        name = reference.get(f"{W}id", "")
        content = self._contents[kind].get(name)
        if content is None or content.get(f"{W}type") in _SEPARATORS:
            return None
        known = self._seen.get((kind, name))
        if known is not None:
            return known
        label = custom or written(self._counts[kind], self._form(kind))
        if not custom:
            self._counts[kind] += 1
        self._seen[kind, name] = label
        self._called.append(Called(label, content, kind))
        return label

    def end_section(self) -> list[Called]:
        """The notes that stand at the end of this section because counting begins anew after it."""
        anew = [kind for kind in _FORMS if self._restart(kind) == "eachSect"]
        for kind in anew:
            self._counts[kind] = self._start(kind)
        ended = [note for note in self._called if note.kind in anew]
        self._called = [note for note in self._called if note.kind not in anew]
        return ended

    def rest(self) -> list[Called]:
        """The notes called and not yet given, footnotes before endnotes."""
        ordered = sorted(self._called, key=lambda note: note.kind != "footnote")
        self._called = []
        return ordered

    def _declared(self, file: WordFile, kind: NoteKind) -> list[Element]:
        """What sections and settings say of a kind of notes, the nearest first."""
        own = [one for section in file.body.iter(f"{W}sectPr") for one in section.findall(f"{W}{kind}Pr")]
        common = None if file.settings is None else file.settings.find(f"{W}{kind}Pr")
        return [*own, *([] if common is None else [common])]

    def _said(self, kind: NoteKind, tag: str) -> Element | None:
        return next((one for said in self._properties[kind] if (one := said.find(f"{W}{tag}")) is not None), None)

    def _form(self, kind: NoteKind) -> str:
        return value(self._said(kind, "numFmt")) or _FORMS[kind]

    def _start(self, kind: NoteKind) -> int:
        return number(self._said(kind, "numStart")) or 1

    def _restart(self, kind: NoteKind) -> str | None:
        return value(self._said(kind, "numRestart"))
