"""The entries of a tar archive, read once from front to back.

Only names and sizes, and only of files: links, devices and folders are passed over. Read here and not by `tarfile`,
which believes a header's word for how much memory its extension needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

_BLOCK = 512
_LONGEST_NAME = 1 << 16
_FILE, _OLD_FILE, _LONG_NAME, _EXTENSION = b"0", b"\x00", b"L", b"x"
_CHUNK = 1 << 20


class Readable(Protocol):
    """What an archive is read from."""

    def read(self, size: int, /) -> bytes: ...

    def tell(self) -> int: ...


def entries(stream: Readable) -> Iterator[tuple[str, int]]:
    """Name and size of each file, in order (POSIX.1-2017, pax; GNU long names).

    The stream stands at the file's content as each is given, and what is not read of it is passed over. Raises
    EOFError where the archive breaks off, ValueError where it does not hold together.
    """
    long_name = ""
    while True:
        header = stream.read(_BLOCK)
        if not header.strip(b"\x00"):
            return
        if len(header) < _BLOCK:
            raise EOFError
        size, kind = _number(header[124:136]), header[156:157]
        if kind in (_LONG_NAME, _EXTENSION):
            if size > _LONGEST_NAME:
                raise ValueError("a name longer than any name is")
            content = _exactly(stream, size)
            _pass(stream, -size % _BLOCK)
            long_name = _text(content) if kind == _LONG_NAME else _path(content) or long_name
            continue
        end = stream.tell() + size + -size % _BLOCK
        if kind in (_FILE, _OLD_FILE):
            yield long_name or _name(header), size
        long_name = ""
        _pass(stream, end - stream.tell())


def _number(field: bytes) -> int:
    """A size: octal digits, or binary where the first bit is set."""
    if field[0] & 0x80:
        return int.from_bytes(field, "big") & ~(0x80 << 88)
    return int(field.strip(b" \x00") or b"0", 8)


def _name(header: bytes) -> str:
    prefix = _text(header[345:500]) if header[257:263] == b"ustar\x00" else ""
    name = _text(header[:100])
    return f"{prefix}/{name}" if prefix else name


def _path(extension: bytes) -> str:
    """The name that an extended header gives: records of length, blank, key, `=`, value."""
    at = 0
    while at < len(extension):
        length = int(extension[at:].split(b" ", 1)[0])
        record = extension[at : at + length].partition(b" ")[2]
        if record.startswith(b"path="):
            return _text(record[5:].rstrip(b"\n"))
        if length <= 0:
            break
        at += length
    return ""


def _text(raw: bytes) -> str:
    return raw.split(b"\x00", 1)[0].decode("utf-8", errors="replace")


def _exactly(stream: Readable, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


def _pass(stream: Readable, size: int) -> None:
    """Reads on over so many bytes, a piece at a time."""
    while size > 0:
        size -= len(_exactly(stream, min(size, _CHUNK)))
