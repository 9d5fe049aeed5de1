"""Mails (EML, and web pages saved in one file): the text with its head taken out, and what is attached.

`source_text` is the head's fields as decoded, a line each, and the body as decoded. The head is furniture, and what
it says in `meta`: title (the subject), author, to, cc, date. The plain body is read; where there is none, the HTML
one. Attachments are documents of their own, for `archives` to give.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value, parsedate_to_datetime

from verbale.errors import UnreadableSource
from verbale.model import Document, Furniture
from verbale.reading import document, files, formats
from verbale.reading.files import SourceFile
from verbale.reading.limits import Limits

_HEAD = {"From": "author", "To": "to", "Cc": "cc", "Date": "date", "Subject": "title"}
_ADDRESS = "Snapshot-Content-Location"  # of a page that a browser saved as one file
_BLANKS = re.compile(r"\s+")
_LONGEST_FIELD = 2000
_MOST_PARTS = 5000
_TOO_DEEP = "holds parts nested deeper than any mail's"
_SUFFIXES = {"application/pdf": ".pdf", "text/html": ".html", "message/rfc822": ".eml", "text/plain": ".txt"}


def read_mail(data: bytes, *, name: str, limits: Limits) -> Document:
    """The document in the bytes of a mail, without its attachments. Raises UnreadableSource if it has no text."""
    message = _parse(data, name)
    fields = {field: value for field in (*_HEAD, _ADDRESS) if (value := _field(message, field))}
    head = "".join(f"{field}: {value}\n" for field, value in fields.items()) + "\n"
    bodies = [_text(part, name) for part in _bodies(message, name)]
    if not any(map(str.strip, bodies)):
        raise UnreadableSource(name, "is a mail without a text of its own")
    body = "\n\n".join(bodies)
    document.check_length(body, name=name, limits=limits)
    source = SourceFile(name, data).source(formats.MAIL, encoding="utf-8")
    is_page = _bodies(message, name)[0].get_content_type() == formats.HTML
    read = document.read_text(body, name=name, media_type=formats.HTML if is_page else formats.TEXT)
    meta = read.meta | {_HEAD[field]: value for field, value in fields.items() if field in _HEAD}
    if _ADDRESS in fields:
        meta["url"] = fields[_ADDRESS]
    meta.pop("date", None)
    if day := _day(fields.get("Date", "")):
        meta["date"] = day
    return _under(head, replace(read, source=source, meta=meta))


def attachments(data: bytes, *, name: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of what is attached to a mail, in order; pictures that only decorate its text are left out."""
    try:
        message = _parse(data, name)
        bodies = _bodies(message, name)
    except UnreadableSource:
        return  # reading the mail itself says so
    for number, part in enumerate(_leaves(message, name), 1):
        if any(part is body for body in bodies) or _is_other_form(part):
            continue
        kind = part.get_content_type()
        if kind == formats.MAIL:
            inner = part.get_payload(0) if part.is_multipart() else None
            content = inner.as_bytes() if isinstance(inner, Message) else None
        else:
            content = _bytes(part)
        if content:
            yield _filename(part) or f"part-{number}{_SUFFIXES.get(kind, '')}", content


def _parse(data: bytes, name: str) -> Message:
    try:
        return BytesParser(policy=compat32).parsebytes(data)
    except RecursionError:
        raise UnreadableSource(name, _TOO_DEEP) from None


def _leaves(message: Message, name: str) -> list[Message]:
    """The parts that hold something, in order; a mail that is attached is one, whatever is in it."""
    found: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart() and part.get_content_type() != formats.MAIL:
            waiting += reversed([inner for inner in part.get_payload() if isinstance(inner, Message)])
        else:
            found.append(part)
        if len(found) + len(waiting) > _MOST_PARTS:
            raise UnreadableSource(name, f"has more than {_MOST_PARTS} parts")
    return found


def _bodies(message: Message, name: str) -> list[Message]:
    """The parts that are the mail's own text: the plain ones, or else the first in HTML."""
    own = [part for part in _leaves(message, name) if part.get_content_maintype() == "text" and not _is_attached(part)]
    plain = [part for part in own if part.get_content_type() == formats.TEXT and _text(part, name).strip()]
    return plain or [part for part in own if part.get_content_type() == formats.HTML][:1]


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or _filename(part) is not None


def _is_other_form(part: Message) -> bool:
    """Whether a part is the body in another form, or a picture or style that belongs to it."""
    if _is_attached(part) and part.get_content_disposition() != "inline" and "Content-ID" not in part:
        return False
    kind = part.get_content_maintype()
    decoration = "Content-ID" in part or "Content-Location" in part
    return (kind == "text" and not _is_attached(part)) or (kind in ("image", "text") and decoration)


def _text(part: Message, name: str) -> str:
    """The words of a text part, in the encoding it names, or the one they show."""
    raw = _bytes(part)
    charset = part.get_content_charset() or ""
    if charset and charset != "us-ascii":
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return files.decode(raw, name=name)[0] if raw.strip() else ""
    except UnreadableSource:
        return raw.decode("utf-8", errors="replace")


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _field(message: Message, name: str) -> str:
    """A field of the head in plain words, on one line."""
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        words = str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, UnicodeDecodeError, ValueError):
        words = str(raw)
    return _BLANKS.sub(" ", words).strip()[:_LONGEST_FIELD]


def _filename(part: Message) -> str | None:
    raw = part.get_param("filename", None, "content-disposition") or part.get_param("name", None, "content-type")
    if not raw:
        return None
    try:
        return str(make_header(decode_header(collapse_rfc2231_value(raw)))).strip() or None
    except (HeaderParseError, LookupError, UnicodeDecodeError, ValueError):
        return str(raw)


def _day(words: str) -> str | None:
    """The day a mail was sent, as its head writes it; None where it writes none."""
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return None


def _under(head: str, body: Document) -> Document:
    """A document with a head put before its source text."""
    by = len(head)
    return replace(
        body,
        source_text=head + body.source_text,
        offsets=array("I", [place + by for place in body.offsets]),
        note_marks=tuple(
            replace(mark, start_in_source=mark.start_in_source + by, end_in_source=mark.end_in_source + by)
            for mark in body.note_marks
        ),
        furniture=(
            Furniture(0, by, "front-matter", head),
            *(
                replace(piece, start_in_source=piece.start_in_source + by, end_in_source=piece.end_in_source + by)
                for piece in body.furniture
            ),
        ),
    )
