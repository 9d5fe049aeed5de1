"""What some bytes are, judged by themselves: the name of a file is what somebody called it.

Every kind of text is `text/plain` here (HTML and Markdown too): telling them apart needs the decoded text, and is
`files.media_type`'s. The rest of the room goes by these media types; which reader takes which is `readers`' to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from struct import Struct
from struct import error as StructError

TEXT, HTML, MARKDOWN, MAIL = "text/plain", "text/html", "text/markdown", "message/rfc822"
PDF, RTF, DOC = "application/pdf", "application/rtf", "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"
ZIP, GZIP, TAR, MBOX = "application/zip", "application/gzip", "application/x-tar", "application/mbox"

IMAGES = frozenset({PNG, JPEG, TIFF})
ARCHIVES = frozenset({ZIP, GZIP, TAR, MBOX})
"""What holds files and is none itself. A mail is both: a text, and the files attached to it."""

# What cannot be read, what it is called, and what to do about it.
REFUSED: dict[str, tuple[str, str]] = {
    DOC: ("an old Word file (.doc)", "convert it with: soffice --headless --convert-to docx FILE"),
    "application/x-ole-storage": ("an old Office or Outlook file", "save it as DOCX, text or EML"),
    "application/x-ooxml-protected": ("an Office file that a password protects", "open it and save it without"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("a spreadsheet", "save it as text"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ("a presentation", "save it as PDF"),
    "application/vnd.oasis.opendocument": ("an OpenDocument file that is no text", "save it as PDF or text"),
    "application/epub+zip": ("an e-book (EPUB)", "save it as HTML or text"),
    "image/gif": ("an image (GIF)", "save it as PNG"),
    "image/bmp": ("an image (BMP)", "save it as PNG"),
    "image/jp2": ("an image (JPEG 2000)", "save it as PNG"),
    "image/webp": ("an image (WebP)", "save it as PNG"),
    "application/x-riff": ("a sound or video file", "give a text of it"),
    "application/x-7z-compressed": ("a 7z archive", "unpack it first"),
    "application/vnd.rar": ("a RAR archive", "unpack it first"),
    "application/x-bzip2": ("a bzip2 archive", "unpack it first"),
    "application/x-xz": ("an xz archive", "unpack it first"),
    "application/vnd.sqlite3": ("a database", "registers are opened with --register"),
}

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", RTF),
    (b"\x89PNG", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"\x1f\x8b", GZIP),
    (b"GIF8", "image/gif"),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2"),
    (b"RIFF", "application/x-riff"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"Rar!\x1a", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ", "application/x-xz"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1"
_PDF_HEAD = 1024  # a PDF may begin with so much else (ISO 32000-1, annex H.3.4.1)
_TAR_MAGIC = slice(257, 262)
_HEAD = 1 << 16
_BLANKS = b"\xef\xbb\xbf \t\r\n"
# A mail begins with header fields (RFC 5322, 2.2), one of them one that only mails and saved pages have.
_FIELD = re.compile(rb"(?:[!-9;-~]{1,70}:[ \t\r\n]?[^\r\n]{0,998}(?:\r?\n[ \t][^\r\n]{0,998}){0,200}\r?\n)")
# `From:` and `Date:` alone head many a memorandum.
_MAIL_FIELDS = re.compile(rb"^(?:message-id|mime-version|received|return-path|delivered-to)[ \t]*:", re.I | re.M)
_MBOX = re.compile(rb"From \S{1,300} .{0,100}\d\d:\d\d[^\r\n]{0,100}\r?\n")
_FEWEST_FIELDS = 2


def sniff(data: bytes) -> str:
    """The media type of some bytes: one that a reader takes, one of `ARCHIVES` or `REFUSED`, or else `text/plain`.

    Looks at the beginning, and at the directory of a ZIP file. Whether what calls itself something is whole is for
    its reader to find out; what is no known format is `text/plain`, whose reader refuses what is binary.
    """
    head = data[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if b"%PDF-" in head[:_PDF_HEAD]:
        return PDF
    if head.startswith(_OLE):
        return _compound(data)
    if head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00":
        return "image/bmp"
    start = head.lstrip(_BLANKS)
    for signature, media_type in _SIGNATURES:
        if (start if media_type == RTF else head).startswith(signature):
            return media_type
    if head[_TAR_MAGIC] == b"ustar":
        return TAR
    if _MBOX.match(start):
        return MBOX
    return MAIL if _is_mail(start) else TEXT


def describe(media_type: str) -> str:
    """What to call a format that is not read, and what to do about it, as the end of an error line."""
    what, remedy = REFUSED[media_type]
    return f"is {what}, which is not read; {remedy}"


def _is_mail(head: bytes) -> bool:
    """Whether the bytes begin with at least two header fields, one of them a mail's, and a blank line ends them."""
    at = fields = 0
    while match := _FIELD.match(head, at):
        at, fields = match.end(), fields + 1
    ended = head[at : at + 2] in (b"\r\n",) or head[at : at + 1] in (b"\n", b"")
    return fields >= _FEWEST_FIELDS and ended and _MAIL_FIELDS.search(head, 0, at) is not None


def _compound(data: bytes) -> str:
    """Which program an OLE compound file is of, by the names of its streams (UTF-16 in its directory)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "application/x-ooxml-protected"
    if "WordDocument".encode("utf-16-le") in data:
        return DOC
    return "application/x-ole-storage"


def _zipped(data: bytes) -> str:
    """What a ZIP file is, by the names of its members; `application/zip` where they tell nothing."""
    declared = _declared(data)
    if declared:
        return declared
    names = tuple(islice(zip_names(data), 5000))
    if not names:  # cut off before its directory: the names stand before each member too
        names = tuple(name for name in ("word/", "content.xml") if name.encode() in data[:_HEAD])
    elif "[Content_Types].xml" not in names and "META-INF/manifest.xml" not in names:
        return ZIP
    for folder, media_type in (
        ("word/", DOCX),
        ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ):
        if any(name.startswith(folder) for name in names):
            return media_type
    return ODT if "content.xml" in names else ZIP


def _declared(data: bytes) -> str | None:
    """What a first member `mimetype` declares (ODF 1.3 part 2, 3.3; OCF 3.3)."""
    if data[30:38] != b"mimetype":
        return None
    content = data[38:120]
    if content.startswith(b"application/epub+zip"):
        return "application/epub+zip"
    if content.startswith(ODT.encode()):
        return ODT
    return "application/vnd.oasis.opendocument" if content.startswith(b"application/vnd.oasis.") else None


_END = Struct("<4s4H2LH")
_ENTRY = Struct("<4s6H3L5H2L")


def zip_names(data: bytes) -> Iterator[str]:
    """The names in the directory of a ZIP file, none where it has no directory that holds together.

    Read here and not by `zipfile`, which takes in the whole directory first, however long a hostile one is.
    """
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - (1 << 16) - _END.size))
    if at < 0 or at + _END.size > len(data):
        return
    size, position = _END.unpack_from(data, at)[5:7]
    if size > at:
        return
    if position + size > at or data[position : position + 4] != b"PK\x01\x02":
        position = at - size  # something stands before the archive, or a zip64 record between
    try:
        while position < at:
            fields = _ENTRY.unpack_from(data, position)
            if fields[0] != b"PK\x01\x02":
                return
            name, extra, comment = fields[10:13]
            start = position + _ENTRY.size
            yield data[start : start + name].decode("utf-8", errors="replace")
            position = start + name + extra + comment
    except StructError:
        return
