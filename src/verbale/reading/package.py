"""The parts of an office file (DOCX, ODT): a ZIP file of XML, opened within limits.

XML is taken as it stands: a document type declaration, with which entities are declared and other files are called in,
is refused (neither format allows one), and so is what is nested deeper or holds more elements than any text.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from itertools import islice
from xml.etree import ElementTree
from xml.parsers import expat

from verbale.errors import UnreadableSource
from verbale.reading import formats
from verbale.reading.limits import MEBIBYTE, Limits

_DEEPEST = 250
_MOST_ELEMENTS = 3_000_000
_MOST_PARTS = 20_000
_ALWAYS_ALLOWED = MEBIBYTE
_ENCRYPTED = 0x1
_BROKEN_OFF = "is damaged: the file breaks off or does not hold together; get it anew"


class Package:
    """An office file, by its parts. `name` is the file's, for what is said of it."""

    def __init__(self, data: bytes, *, name: str, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        self._left = limits.archive_mib * MEBIBYTE
        if sum(1 for _ in islice(formats.zip_names(data), _MOST_PARTS + 1)) > _MOST_PARTS:
            raise UnreadableSource(name, f"has more than {_MOST_PARTS:,} parts, as no text has")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnreadableSource(name, _BROKEN_OFF) from None
        self.parts = frozenset(self._zip.namelist())

    def xml(self, part: str, *, renamed: dict[bytes, bytes] | None = None) -> ElementTree.Element | None:
        """The root of a part; None if there is none of this name. `renamed`: addresses of namespaces to put for others.

        Raises UnreadableSource where the part is damaged, too large, or no plain XML.
        """
        if part not in self.parts:
            return None
        data = self._read(part)
        for old, new in (renamed or {}).items():
            data = data.replace(old, new)
        try:
            _Check(self.name).parse(data)
            return ElementTree.fromstring(data)
        except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError):
            raise UnreadableSource(self.name, f"is damaged: its part {part} is not whole XML") from None

    def _read(self, part: str) -> bytes:
        info = self._zip.getinfo(part)
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableSource(self.name, "is protected by a password; save it without one")
        unfolded = max(_ALWAYS_ALLOWED, info.compress_size * self._limits.ratio)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(min(unfolded, self._left) + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError):
            raise UnreadableSource(self.name, _BROKEN_OFF) from None
        if len(data) > unfolded:
            limit = f"more than {self._limits.ratio} times its size (limit ratio)"
            raise UnreadableSource(self.name, f"unfolds to {limit}")
        self._left -= len(data)
        if self._left < 0:
            limit = f"more than {self._limits.archive_mib} MiB (limit archive_mib)"
            raise UnreadableSource(self.name, f"unfolds to {limit}")
        return data


class _Check:
    """Goes through XML once, to refuse what building a tree of it would suffer from."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = self._elements = 0

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.Parse(data, True)

    def _doctype(self, *_: object) -> None:
        raise UnreadableSource(self._name, "declares entities in its XML, as no office program does; it was not read")

    def _open(self, *_: object) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _DEEPEST:
            raise UnreadableSource(self._name, f"is nested deeper than {_DEEPEST} elements, as no text is")
        if self._elements > _MOST_ELEMENTS:
            raise UnreadableSource(self._name, f"has more than {_MOST_ELEMENTS:,} elements in one part")

    def _close(self, *_: object) -> None:
        self._depth -= 1
