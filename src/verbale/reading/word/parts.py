"""Which part of a Word file is what: the text, its styles, lists, notes, comments, headers."""

from __future__ import annotations

import posixpath
from functools import cached_property
from xml.etree.ElementTree import Element

from verbale.errors import UnreadableSource
from verbale.reading.limits import Limits
from verbale.reading.package import Package
from verbale.reading.word.names import RELATIONSHIPS, STRICT, TYPES, W
from verbale.reading.word.numbering import Numbering
from verbale.reading.word.styles import Styles

_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_FACTS = {
    f"{_DC}title": "title",
    f"{_DC}creator": "author",
    f"{_TERMS}created": "created",
    f"{_TERMS}modified": "modified",
}
_STRICT_TYPES = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


class WordFile:
    """A Word file, opened. Raises UnreadableSource where it has no text part, or that is damaged."""

    def __init__(self, data: bytes, *, name: str, limits: Limits) -> None:
        self.package = Package(data, name=name, limits=limits)
        main = next((target for kind, target in self.related("").values() if kind == "officeDocument"), None)
        root = self.root(main or "word/document.xml")
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise UnreadableSource(name, "is damaged: its text is missing; open it in Word and save it again")
        self.main = main or "word/document.xml"
        self.body: Element = body
        self.styles = Styles(self._of_kind("styles"))
        self.numbering = Numbering(self._of_kind("numbering"), self.styles.list_of)

    def root(self, part: str) -> Element | None:
        """The root element of a part."""
        return self.package.xml(part, renamed=STRICT)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to, by the names it uses: the kind, and the part or address. Of the whole file for ``."""
        folder, file = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for one in () if root is None else root.iter(f"{RELATIONSHIPS}Relationship"):
            kind, target = one.get("Type", ""), one.get("Target", "")
            kind = kind.removeprefix(TYPES).removeprefix(_STRICT_TYPES)
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id", "")] = kind, target
        return found

    @cached_property
    def relations(self) -> dict[str, tuple[str, str]]:
        """What the text refers to."""
        return self.related(self.main)

    @cached_property
    def settings(self) -> Element | None:
        return self._of_kind("settings")

    def part_of_kind(self, kind: str) -> str | None:
        """The name of the part that is the text's `footnotes`, `endnotes`, `comments`…"""
        return next((target for one, target in self.relations.values() if one == kind), None)

    def by_id(self, kind: str, tag: str) -> dict[str, Element]:
        """The elements of a part of notes or comments, by their ids."""
        root = self._of_kind(kind)
        return {} if root is None else {one.get(f"{W}id", ""): one for one in root.iter(f"{W}{tag}")}

    @property
    def has_macros(self) -> bool:
        return any(part.lower().endswith("vbaproject.bin") for part in self.package.parts)

    def facts(self) -> dict[str, str]:
        """What the file's properties say: title, author, created, modified."""
        root = self.root(_CORE)
        found = {} if root is None else {_FACTS[one.tag]: (one.text or "").strip() for one in root if one.tag in _FACTS}
        return {key: words for key, words in found.items() if words}

    def _of_kind(self, kind: str) -> Element | None:
        part = self.part_of_kind(kind)
        return None if part is None else self.root(part)
