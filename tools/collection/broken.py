"""Files that no reader may trip over: cut off, locked, endless, hostile, misnamed.

`FILES` says of each how it is made and what is to become of it. They are made when asked for, the large ones too.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, NamedTuple

_STATEMENT = "The Republic of Velmora does not recognize the results of the vote held in Teshara on 18 February 2035."
_RUSSIAN = "Вельмора не признаёт результаты голосования, проведенного в Тешаре 18 февраля 2035 года."
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")  # ISO 32000-1, 7.6.3.3
_MANY_PAGES = 5000
_BOMB_MIB = 600


class Broken(NamedTuple):
    """How a file is made, and whether it can be `read` all the same or is `refused` in one line."""

    name: str
    outcome: Literal["read", "refused"]
    make: Callable[[Path], bytes]


# ---- PDF


def _pdf(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first its catalogue."""
    out = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, start)
    return bytes(out)


def _content(text: str) -> bytes:
    words = text.split(" ")
    lines = [" ".join(words[at : at + 10]) for at in range(0, len(words), 10)]
    shown = b"".join(b"(%s) Tj T*\n" % line.encode("latin-1") for line in lines)
    return b"BT /F1 11 Tf 14 TL 72 720 Td\n%sET" % shown


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _pages(count: int, text: str, *, catalogue: bytes = b"", pages: bytes | None = None) -> list[bytes]:
    """The objects of a PDF whose pages all say the same."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    fonts = b"/Resources << /Font << /F1 3 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>" % fonts
    return [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count) if pages is None else pages,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        _stream(_content(text)),
        *[page] * count,
    ]


def many_pages(_: Path) -> bytes:
    return _pdf(_pages(_MANY_PAGES, _STATEMENT))


def no_pages(_: Path) -> bytes:
    return _pdf(_pages(0, _STATEMENT))


def pages_without_end(_: Path) -> bytes:
    return _pdf(_pages(1, _STATEMENT, pages=b"<< /Type /Pages /Kids [2 0 R 2 0 R 5 0 R] /Count 3 >>"))


def script(_: Path) -> bytes:
    action = b"<< /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\);) >>"
    launch = b"<< /WC << /S /Launch /F (/bin/sh) >> >>"
    return _pdf(_pages(1, _STATEMENT, catalogue=b"/OpenAction %s /AA %s" % (action, launch)))


def password(_: Path) -> bytes:
    return _locked(b"open sesame")


def encrypted(_: Path) -> bytes:
    """Encrypted with the empty password: every reader opens it, and says that it may not be printed."""
    return _locked(b"")


def _locked(user: bytes) -> bytes:
    """A PDF under the standard security handler, revision 2: 40 bits of RC4 (ISO 32000-1, 7.6.3)."""
    identity = hashlib.md5(b"verbale").digest()
    permissions = struct.pack("<i", -64)
    owner_key = hashlib.md5(_padded(b"owner")).digest()[:5]
    owner = _rc4(owner_key, _padded(user))
    key = hashlib.md5(_padded(user) + owner + permissions + identity).digest()[:5]
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -64 >>" % (
        owner.hex().encode(), _rc4(key, _PADDING).hex().encode(),
    )  # fmt: skip
    objects = _pages(1, _STATEMENT)
    own_key = hashlib.md5(key + b"\x04\x00\x00\x00\x00").digest()[:10]  # of object 4
    objects[3] = _stream(_rc4(own_key, _content(_STATEMENT)))
    return _pdf(objects, b"/Encrypt %s /ID [<%s> <%s>]" % (lock, *[identity.hex().encode()] * 2))


def _padded(word: bytes) -> bytes:
    return (word + _PADDING)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    at = 0
    for number in range(256):
        at = (at + state[number] + key[number % len(key)]) % 256
        state[number], state[at] = state[at], state[number]
    out = bytearray()
    one = other = 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        out.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(out)


# ---- Archives and office files


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def bomb(_: Path) -> bytes:
    """Six hundred megabytes of nothing in one."""
    packed = io.BytesIO()
    block = b"\0" * (1 << 20)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("zeros.txt", "w") as member:
        for _number in range(_BOMB_MIB):
            member.write(block)
    return packed.getvalue()


def nested(_: Path) -> bytes:
    data = _STATEMENT.encode()
    name = "statement.txt"
    for number in range(8):
        data, name = _zip({name: data}), f"layer-{number}.zip"
    return data


def climbing(_: Path) -> bytes:
    """An archive whose member wants to be written outside the folder it is unpacked in."""
    return _zip({"../../outside.txt": _STATEMENT.encode(), "/outside.txt": _STATEMENT.encode()})


def _docx(document: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return _zip({
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ).encode(),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{office}" Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": document.encode(),
    })  # fmt: skip


_WORDML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BODY = f"<w:document {_WORDML}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"


def entities(folder: Path) -> bytes:
    """A Word file that asks for a file of the machine and for an address."""
    secret = folder / "secret.txt"
    secret.write_text("a secret of this machine", "utf-8")
    asked = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b SYSTEM "http://127.0.0.1:9/">]>'
    return _docx(asked + _BODY.format(f"{_STATEMENT} &a; &b;"))


def laughs(_: Path) -> bytes:
    """A Word file whose entities unfold to a thousand million words."""
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return _docx(f'<!DOCTYPE x [<!ENTITY e0 "lol">{layers}]>' + _BODY.format("&e9;"))


def cut_docx(folder: Path) -> bytes:
    whole = _docx(_BODY.format(_STATEMENT * 200))
    return whole[: len(whole) * 6 // 10]


# ---- Pictures


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def huge_picture(_: Path) -> bytes:
    """A picture of 60,000 by 60,000 dots, all white: 450 MB unpacked, a few kB as it comes."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * 7500
    body = b"".join(packer.compress(row * 100) for _ in range(600)) + packer.flush()
    whole = _png(60_000, 60_000, b"")
    start = whole.index(b"IDAT") - 4
    chunk = struct.pack(">I", len(body)) + b"IDAT" + body + struct.pack(">I", zlib.crc32(b"IDAT" + body))
    return whole[:start] + chunk + whole[-12:]


def cut_picture(_: Path) -> bytes:
    return _png(600, 800, (b"\0" + b"\xf0" * 75) * 800)[:60]


# ---- Text


def mixed(_: Path) -> bytes:
    """Two encodings in one file: the one line is UTF-8, the other Windows-1251."""
    return f"{_RUSSIAN}\n\n".encode() * 12 + f"{_RUSSIAN}\n".encode("cp1251")


def bidi(_: Path) -> bytes:
    """Signs that turn the direction of what is shown, so that it reads otherwise than it is written."""
    return f"\u202e{_STATEMENT}\u202c \u2066{_STATEMENT}\u2069\n\n\u200f{_STATEMENT}\n".encode()


def _cut_pdf(folder: Path) -> bytes:
    whole = _pdf(_pages(40, _STATEMENT))
    return whole[: len(whole) // 2]


FILES = (
    Broken("empty.pdf", "refused", lambda _: b""),
    Broken("noise.txt", "refused", lambda _: hashlib.shake_256(b"verbale").digest(20_000)),
    Broken("truncated.pdf", "refused", lambda _: _cut_pdf(_)[:700]),
    Broken("truncated.docx", "refused", cut_docx),
    Broken("truncated.png", "refused", cut_picture),
    Broken("password.pdf", "refused", password),
    Broken("encrypted.pdf", "read", encrypted),
    Broken("zero-pages.pdf", "refused", no_pages),
    Broken("pages-in-a-circle.pdf", "refused", pages_without_end),
    Broken("5000-pages.pdf", "refused", many_pages),
    Broken("script.pdf", "read", script),
    Broken("bomb.zip", "refused", bomb),
    Broken("nested.zip", "refused", nested),
    Broken("climbing.zip", "read", climbing),
    Broken("entities.docx", "refused", entities),
    Broken("laughs.docx", "refused", laughs),
    Broken("huge.png", "refused", huge_picture),
    Broken("pdf-called.txt", "read", lambda _: _pdf(_pages(1, _STATEMENT))),
    Broken("docx-called.pdf", "read", lambda _: _docx(_BODY.format(_STATEMENT))),
    Broken("text-called.docx", "read", lambda _: _STATEMENT.encode()),
    Broken("mixed-encodings.txt", "read", mixed),
    Broken("bidi.txt", "read", bidi),
)
"""Every broken file, by what it is to a reader."""


def write(folder: Path, names: Iterable[str] | None = None) -> list[tuple[Broken, Path]]:
    """Makes the files, or those of some names, in a folder, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = None if names is None else set(names)
    made = []
    for entry in FILES:
        if wanted is None or entry.name in wanted:
            path = folder / entry.name
            path.write_bytes(entry.make(folder))
            made.append((entry, path))
    return made
