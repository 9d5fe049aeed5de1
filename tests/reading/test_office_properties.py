"""What holds for every office file and mail: quotes are spans, notes are tied, and damage is told, not suffered."""

import io
import unicodedata
import zipfile
from email.message import EmailMessage
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbale.errors import UnreadableSource
from verbale.model import Document
from verbale.reading import Limits, formats, readers, unpack
from verbale.reading.files import SourceFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=60,
)
PARAGRAPHS = st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=8)
Paragraphs = list[tuple[str, bool]]


def docx(paragraphs: Paragraphs) -> bytes:
    """A Word file; of each paragraph with a note the words are the note's too."""
    body = notes = ""
    for number, (words, noted) in enumerate(paragraphs):
        call = f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' if noted else ""
        body += f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>{call}</w:p>'
        notes += f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p></w:footnote>'
    related = f'<Relationship Id="f" Type="{R}/footnotes" Target="footnotes.xml"/>'
    return package({
        "[Content_Types].xml": "<Types/>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{related}</Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
    })  # fmt: skip


def odt(paragraphs: Paragraphs) -> bytes:
    body = ""
    for number, (words, noted) in enumerate(paragraphs, 1):
        note = (
            f"<text:note><text:note-citation>{number}</text:note-citation><text:note-body><text:p>{escape(words)}</text:p>"
            "</text:note-body></text:note>"
        )
        body += f"<text:p>{escape(words)}{note if noted else ''}</text:p>"
    spaces = f'xmlns:office="{OASIS}office:1.0" xmlns:text="{OASIS}text:1.0"'
    return package({
        "mimetype": formats.ODT,
        "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
    })  # fmt: skip


def rtf(paragraphs: Paragraphs) -> bytes:
    body = ""
    for words, noted in paragraphs:
        units = words.encode("utf-16-le")
        coded = "".join(
            f"\\u{int.from_bytes(units[at : at + 2], 'little', signed=True)}?" for at in range(0, len(units), 2)
        )
        body += coded + (f"\\chftn{{\\footnote {coded}}}" if noted else "") + "\\par\n"
    return b"{\\rtf1\\ansi " + body.encode("ascii") + b"}"


def mail(paragraphs: Paragraphs) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Note"
    message["Message-ID"] = "<1@norland.example>"
    message.set_content("\n\n".join(words for words, _ in paragraphs))
    return bytes(message)


def package(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


WRITERS = {formats.DOCX: docx, formats.ODT: odt, formats.RTF: rtf, formats.MAIL: mail}
FORMATS = pytest.mark.parametrize("kind", WRITERS, ids=["docx", "odt", "rtf", "eml"])


def opened(kind: str, data: bytes) -> Document | str:
    """The document, or the line about it."""
    try:
        return readers.run(kind, data, name="paper", limits=Limits())
    except UnreadableSource as error:
        return str(error)


@FORMATS
@settings(max_examples=60, deadline=None)
@given(paragraphs=PARAGRAPHS)
def test_every_quote_is_the_span_it_names(kind: str, paragraphs: Paragraphs) -> None:
    data = WRITERS[kind](paragraphs)
    assert formats.sniff(data) == kind
    document = opened(kind, data)
    if isinstance(document, str):
        assert not any(character.isalnum() for words, _ in paragraphs for character in words)
        return
    assert len(document.offsets) == len(document.text)
    assert list(document.offsets) == sorted(set(document.offsets))
    for character, place in zip(document.text, document.offsets, strict=True):
        assert character.isspace() or document.source_text[place] == character
    ends = [0, *(block.end for block in document.blocks)]
    for block, before in zip(document.blocks, ends, strict=False):
        assert before <= block.start < block.end <= len(document.text)
        first, last = document.to_source(block.start, block.end)
        assert document.quote(block.start, block.end) == document.source_text[first:last]
    for mark in document.note_marks:
        assert 0 <= mark.at <= len(document.text)
        shown = document.source_text[mark.start_in_source : mark.end_in_source]
        # A mark may be typed too, as a raised figure.
        assert shown == f"[{mark.label}]" or unicodedata.normalize("NFKC", shown) == mark.label
    for piece in document.furniture:
        shown = document.source_text[piece.start_in_source : piece.end_in_source]
        assert shown in ("", piece.text)


@FORMATS
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    paragraphs=PARAGRAPHS,
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6),
    cut=st.floats(0, 1),
)
def test_damage_is_told(kind: str, paragraphs: Paragraphs, places: list[tuple[float, int]], cut: float) -> None:
    """Any bytes changed, and the end cut off: a document, or one line."""
    data = bytearray(WRITERS[kind](paragraphs))
    for place, byte in places:
        data[int(place * (len(data) - 1))] = byte
    data = data[: max(1, int(len(data) * cut))] if cut < 0.5 else data
    for found in unpack(SourceFile("paper", bytes(data)), limits=Limits()):
        media_type = "" if isinstance(found, UnreadableSource) else formats.sniff(found.data)
        if media_type in WRITERS:
            told = opened(media_type, found.data)
            assert isinstance(told, Document) or "\n" not in told
