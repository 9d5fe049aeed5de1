"""What is in archives and mails: the documents in them, one after the other, in memory, within limits.

Nothing is written to disk, so that no name in an archive leads anywhere; a member is named as a path below its
archive (`papers.zip/annexes/letter.docx`). What a folder would be left out of (hidden files, registers, tables) is left
out of an archive too. A member that cannot be had is an UnreadableSource among the others, and the rest goes on.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from gzip import BadGzipFile, GzipFile
from io import BytesIO
from itertools import islice

from verbale.errors import UnreadableSource
from verbale.reading import files, formats, mail, tar
from verbale.reading.files import SourceFile
from verbale.reading.limits import MEBIBYTE, Limits

_LONGEST_DIRECTORY = 100_000
_ALWAYS_ALLOWED = MEBIBYTE  # a file of one letter unfolds a thousandfold, and harms nobody
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_DAMAGED = (zipfile.BadZipFile, BadGzipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
_LETTER = re.compile(rb"(?:\A|\r?\n\r?\n)(?=From \S{1,300} [^\r\n]{0,200}\d\d:\d\d[^\r\n]{0,100}\r?\n)")
_NOTHING_IN_IT = "has no document in it that could be read"

Unpacked = SourceFile | UnreadableSource


@dataclass(slots=True)
class _Budget:
    """What may still come out of one archive, all nested ones counted."""

    limits: Limits
    bytes_left: int
    members_left: int

    @classmethod
    def of(cls, limits: Limits) -> _Budget:
        return cls(limits, limits.archive_mib * MEBIBYTE, limits.members)

    def most(self, packed: int) -> tuple[int, str]:
        """How many bytes may come out of so many packed ones, and what is said where there are more."""
        limits = self.limits
        return min(
            (limits.file_mib * MEBIBYTE, f"is larger than {limits.file_mib} MiB; raise the limit file_mib to read it"),
            self.whole(packed),
        )

    def whole(self, packed: int) -> tuple[int, str]:
        """As `most`, for all that comes out of packed bytes that hold many files."""
        limits = self.limits
        return min(
            (
                self.bytes_left,
                f"is left out: the archive unfolds to more than {limits.archive_mib} MiB (limit archive_mib)",
            ),
            (
                max(_ALWAYS_ALLOWED, packed * limits.ratio),
                f"is left out: it unfolds to more than {limits.ratio} times its size (limit ratio)",
            ),
        )


def unpack(file: SourceFile, *, limits: Limits) -> Iterator[Unpacked]:
    """The documents in a file, in its order: the file itself, what is in an archive, a mail and what is attached.

    Archives in archives are unpacked likewise, down to `limits.depth`. What cannot be had comes as an error that
    names it, in its place.
    """
    return _unpack(file, _Budget.of(limits), depth=0)


def _unpack(file: SourceFile, budget: _Budget, *, depth: int) -> Iterator[Unpacked]:
    kind = formats.sniff(file.data)
    if kind == formats.MAIL:
        yield file
    elif kind not in formats.ARCHIVES:
        yield file
        return
    too_deep = f"lies in more than {budget.limits.depth} archives or mails (limit depth); unpack it first"
    if depth >= budget.limits.depth and kind != formats.MAIL:
        yield UnreadableSource(file.name, too_deep)
        return
    some = kind == formats.MAIL
    try:
        for member in _CONTENTS[kind](file, budget):
            some = True
            if isinstance(member, UnreadableSource):
                yield member
            elif depth < budget.limits.depth:
                yield from _unpack(member, budget, depth=depth + 1)
            else:
                yield UnreadableSource(member.name, too_deep)
    except _DAMAGED:
        yield UnreadableSource(file.name, "is a damaged archive; what could be had of it was read")
        return
    if not some:
        yield UnreadableSource(file.name, _NOTHING_IN_IT)


def _take(budget: _Budget, file: SourceFile) -> bool:
    """Whether a member may be read on; counts it."""
    budget.members_left -= 1
    budget.bytes_left -= len(file.data)
    return budget.members_left >= 0


def _too_many(name: str, budget: _Budget) -> UnreadableSource:
    return UnreadableSource(name, f"has more than {budget.limits.members} files (limit members); the rest is left out")


def _zip(file: SourceFile, budget: _Budget) -> Iterator[Unpacked]:
    if sum(1 for _ in islice(formats.zip_names(file.data), _LONGEST_DIRECTORY + 1)) > _LONGEST_DIRECTORY:
        yield UnreadableSource(file.name, f"lists more than {_LONGEST_DIRECTORY:,} files; unpack it first")
        return
    given: set[str] = set()
    with zipfile.ZipFile(BytesIO(file.data)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        for info, inner in sorted(zip(infos, _names(infos), strict=True), key=lambda pair: pair[1]):
            if not files.may_be_document(inner):
                continue
            name = _unlike(f"{file.name}/{shown(inner)}", given)
            found = _zip_member(archive, info, name, budget)
            if isinstance(found, SourceFile):
                if not files.is_document(inner, found.data):
                    continue
                if not _take(budget, found):
                    yield _too_many(file.name, budget)
                    return
            yield found


def _unlike(name: str, given: set[str]) -> str:
    """The name, numbered where another member is shown by the same one."""
    number, own = 1, name
    while own in given:
        number += 1
        own = f"{name} ({number})"
    given.add(own)
    return own


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget) -> Unpacked:
    if info.flag_bits & _ENCRYPTED:
        return UnreadableSource(name, "is protected by a password; unpack it first")
    most, reason = budget.most(info.compress_size)
    if info.file_size > most:
        return UnreadableSource(name, reason)
    try:
        with archive.open(info) as stream:
            data = stream.read(most + 1)
    except _DAMAGED:
        return UnreadableSource(name, "is damaged in its archive and cannot be unpacked")
    return SourceFile(name, data) if len(data) <= most else UnreadableSource(name, reason)


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """The members' names; those not said to be UTF-8 in the encoding they show, which old programs never tell."""
    unsaid = [info for info in infos if not info.flag_bits & _UTF8_NAME and not info.filename.isascii()]
    raw = [info.filename.encode("cp437", errors="replace").replace(b"\n", b"?") for info in unsaid]
    try:
        decoded = files.decode(b"\n".join(raw), name="")[0].split("\n") if raw else []
    except UnreadableSource:
        decoded = []
    read = dict(zip(map(id, unsaid), decoded, strict=True)) if len(decoded) == len(unsaid) else {}
    return [read.get(id(info), info.filename) for info in infos]


class _Unfolded:
    """A packed stream, of which no more may be read than its size allows."""

    def __init__(self, stream: GzipFile, most: int) -> None:
        self._stream, self._most = stream, most

    def read(self, size: int, /) -> bytes:
        if self._stream.tell() + size > self._most:
            raise _UnfoldsTooFar
        return self._stream.read(size)

    def tell(self) -> int:
        return self._stream.tell()


class _UnfoldsTooFar(Exception):
    """More comes out of an archive than may."""


def _gzip(file: SourceFile, budget: _Budget) -> Iterator[Unpacked]:
    """A packed tar archive, or one packed file."""
    packed = len(file.data)
    with GzipFile(fileobj=BytesIO(file.data)) as stream:
        head = stream.read(512)
        stream.seek(0)
        if formats.sniff(head) == formats.TAR:
            most, reason = budget.whole(packed)
            try:
                yield from _tar_members(file.name, _Unfolded(stream, most), budget)
            except _UnfoldsTooFar:
                yield UnreadableSource(file.name, reason)
            return
        inner = file.name.rpartition("/")[2].removesuffix(".gz") or "file"
        most, reason = budget.most(packed)
        data = stream.read(most + 1)
    found = SourceFile(f"{file.name}/{shown(inner)}", data)
    if len(data) > most:
        yield UnreadableSource(found.name, reason)
    else:
        yield found if _take(budget, found) else _too_many(file.name, budget)


def _tar(file: SourceFile, budget: _Budget) -> Iterator[Unpacked]:
    return _tar_members(file.name, BytesIO(file.data), budget)


def _tar_members(archive: str, stream: tar.Readable, budget: _Budget) -> Iterator[Unpacked]:
    given: set[str] = set()
    for inner, size in tar.entries(stream):
        if not files.may_be_document(inner):
            continue
        name = _unlike(f"{archive}/{shown(inner)}", given)
        if size > budget.limits.file_mib * MEBIBYTE:
            yield UnreadableSource(name, budget.most(size)[1])
            continue
        found = SourceFile(name, stream.read(size))
        if len(found.data) < size:
            raise EOFError
        if not files.is_document(inner, found.data):
            continue
        if not _take(budget, found):
            yield _too_many(archive, budget)
            return
        yield found


def _mbox(file: SourceFile, budget: _Budget) -> Iterator[Unpacked]:
    """The mails of a mailbox (RFC 4155), numbered."""
    starts = [match.end() for match in islice(_LETTER.finditer(file.data), budget.members_left + 1)]
    for number, start in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(file.data)
        found = SourceFile(f"{file.name}/{number:04}.eml", file.data[file.data.find(b"\n", start) + 1 : end])
        if not _take(budget, found):
            yield _too_many(file.name, budget)
            return
        yield found


def _mail(file: SourceFile, budget: _Budget) -> Iterator[Unpacked]:
    given: set[str] = set()
    for inner, data in mail.attachments(file.data, name=file.name):
        if not files.may_be_document(inner) or not files.is_document(inner, data):
            continue
        found = SourceFile(_unlike(f"{file.name}/{shown(inner)}", given), data)
        if not _take(budget, found):
            yield _too_many(file.name, budget)
            return
        yield found


_CONTENTS: dict[str, Callable[[SourceFile, _Budget], Iterator[Unpacked]]] = {
    formats.ZIP: _zip,
    formats.GZIP: _gzip,
    formats.TAR: _tar,
    formats.MBOX: _mbox,
    formats.MAIL: _mail,
}


def shown(name: str) -> str:
    """A member's name as it is shown: no way out of the archive, no characters that do not show or turn the line."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in "/".join(parts)) or "file"
