"""OpenDocument texts, made here of the fewest parts: headings, lists, notes, tables, tracked changes, hostile ones."""

import io
import zipfile

import pytest

from verbale.errors import UnreadableSource
from verbale.model import Document
from verbale.reading import Limits, SourceFile, formats, read
from verbale.reading.odt import read_odt

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{OASIS}{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing", "meta": "meta",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "manifest": "manifest",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:default-style>
<style:style style:name="Bold" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Large" style:family="paragraph"><style:text-properties fo:font-size="150%"/></style:style>
<style:style style:name="Kapitel" style:family="paragraph" style:default-outline-level="2"/>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="First" style:family="paragraph" style:master-page-name="First_20_Page"/>
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
 <text:list-level-style-number text:level="3" style:num-format="I" text:display-levels="3"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="x"/></text:list-style>
"""
OUTLINE = """<text:outline-style>
 <text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
</text:outline-style>"""
LONG = "The Government of Norland does not recognise the so-called elections held in Teshara and reserves its position."


def odt(body: str, *, styles: str = STYLES, pages: str = "", meta: str = "", manifest: str = "", **more: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), formats.ODT)
        package.writestr(
            "content.xml",
            f"{more.pop('prologue', '')}<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
        package.writestr(
            "styles.xml",
            f"<office:document-styles {NAMESPACES}>{more.pop('outline', '')}{pages}</office:document-styles>",
        )
        package.writestr("meta.xml", f"<office:document-meta {NAMESPACES}>{meta}</office:document-meta>")
        package.writestr("META-INF/manifest.xml", f"<manifest:manifest {NAMESPACES}>{manifest}</manifest:manifest>")
        for name, content in more.items():
            package.writestr(name, content)
    return buffer.getvalue()


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def opened(body: str, **more: str) -> Document:
    document = read_odt(odt(body, **more), name="letter.odt", limits=Limits())
    for character, place in zip(document.text, document.offsets, strict=True):
        assert character.isspace() or document.source_text[place] == character
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_headings_by_level_style_and_look() -> None:
    body = '<text:h text:outline-level="1">Statement</text:h>' + p("On the vote", "Kapitel") + p(LONG)
    body += p("Large", "Large") + p(LONG) + p("In bold", "Bold") + p(LONG) + p("Quoted", "Quotations")
    assert [(block.kind, block.level) for block in opened(body).blocks] == [
        ("heading", 1), ("heading", 2), ("paragraph", 0), ("heading", 1), ("paragraph", 0), ("heading", 3),
        ("paragraph", 0), ("quotation", 0),
    ]  # fmt: skip


def test_each_script_has_its_own_look() -> None:
    styles = STYLES + (
        '<style:style style:name="A" style:family="paragraph"><style:paragraph-properties fo:text-align="end" '
        'style:writing-mode="rl-tb"/><style:text-properties style:font-weight-complex="bold"/></style:style>'
    )
    body = p("تعترض نورلاند", "A") + p(LONG) + p("Latin in the same style", "A") + p(LONG)
    assert [block.kind for block in opened(body, styles=styles).blocks] == [
        "heading", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip


def test_numbered_headings() -> None:
    body = "".join(f'<text:h text:outline-level="1">{words}</text:h>' for words in ("First", "Second"))
    document = opened(body, outline=OUTLINE)
    assert [block.label for block in document.blocks] == ["I.", "II."]
    assert document.text == "I. First\nII. Second"


def test_lists_are_counted() -> None:
    def item(words: str, inner: str = "", start: str = "") -> str:
        number = f' text:start-value="{start}"' if start else ""
        return f"<text:list-item{number}>{p(words)}{inner}</text:list-item>"

    deep = f"<text:list>{item('deep')}</text:list>"
    inner = f"<text:list>{item('one')}{item('two', deep)}</text:list>"
    body = f'<text:list text:style-name="L1">{item("First", inner)}{item("Second")}</text:list>' + p("Between")
    body += f'<text:list text:style-name="L1" text:continue-numbering="true">{item("Third")}</text:list>'
    body += f'<text:list text:style-name="L1">{item("Anew")}{item("Ninth", start="9")}</text:list>'
    body += f'<text:list text:style-name="L2">{item("Point")}</text:list>'
    document = opened(body)
    assert [block.label for block in document.blocks] == [
        "1.", "(a)", "(b)", "1.b.I", "2.", None, "3.", "1.", "9.", None,
    ]  # fmt: skip
    assert blocks(document)[0] == ("list-item", "1. First")
    assert blocks(document)[-1] == ("list-item", "Point")


def note(label: str, words: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
        f"<text:note-body>{p(words)}</text:note-body></text:note>"
    )


def test_notes_are_tied() -> None:
    document = opened(p(f"Norland objects{note('1', 'Its letter.')} to it{note('i', 'Annex.', 'endnote')}."))
    assert document.text == "Norland objects to it.\nIts letter.\nAnnex."
    assert [(mark.label, document.text[: mark.at]) for mark in document.note_marks] == [
        ("1", "Norland objects"), ("i", "Norland objects to it"),
    ]  # fmt: skip
    assert [(block.kind, block.label) for block in document.blocks[1:]] == [("note", "1"), ("note", "i")]


def test_tracked_changes_comments_and_hidden_words() -> None:
    creator = "<office:change-info><dc:creator>A. Author</dc:creator></office:change-info>"
    tracked = (
        f'<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>{creator}{p("condemns")}'
        f'</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion>{creator}'
        "</text:insertion></text:changed-region></text:tracked-changes>"
    )
    words = (
        'Norland <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>regrets'
        '<text:change-end text:change-id="c2"/> the vote<office:annotation>'
        + p("Check")
        + '</office:annotation>.<text:span text:style-name="Hidden"> secret</text:span>'
    )
    document = opened(tracked + p(words))
    assert document.text == "Norland regrets the vote."
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        ("deletion", "condemns"), ("comment", "Check"), ("hidden", " secret"),
    ]  # fmt: skip
    assert document.meta == {"insertions": "1", "deletions": "1", "comments": "1", "changed_by": "A. Author"}


def test_tables_frames_links_and_blanks() -> None:
    cells = "".join(f"<table:table-cell>{p(words)}</table:table-cell>" for words in ("Norland", "against"))
    frame = f"<draw:frame><draw:text-box>{p('In the box')}</draw:text-box></draw:frame>"
    picture = "<draw:frame><draw:image/><svg:title>A map</svg:title></draw:frame>"
    body = (
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
        + p(f"Before{frame}{picture} and\n  after<text:s text:c='99999999999'/>blanks<text:tab/>x")
        + p('<text:a xlink:href="https://norland.example/">Norland</text:a><text:line-break/>Second line')
        + f"<text:table-of-content><text:index-body>{p('Contents 1')}</text:index-body></text:table-of-content>"
    )
    document = opened(body)
    assert blocks(document) == [
        ("table-row", "Norland\tagainst"), ("paragraph", "Before and after blanks x"), ("paragraph", "In the box"),
        ("paragraph", "Norland"), ("paragraph", "Second line"),
    ]  # fmt: skip
    assert [link.url for link in document.links] == ["https://norland.example/"]
    assert {(piece.kind, piece.text) for piece in document.furniture} == {
        ("image", "A map"),
        ("navigation", "Contents 1"),
    }
    assert len(document.source_text) < 1000


def test_letterhead_and_running_heads() -> None:
    pages = (
        '<office:master-styles><style:master-page style:name="First_20_Page" style:next-style-name="Standard">'
        f"<style:header>{p('Ministry of Norland')}</style:header></style:master-page>"
        f'<style:master-page style:name="Standard"><style:header>{p("A/75/1")}</style:header>'
        f"<style:footer>{p('<text:page-number>2</text:page-number>')}</style:footer></style:master-page>"
        "</office:master-styles>"
    )
    document = opened(p(LONG, "First"), pages=pages)
    assert document.text == f"Ministry of Norland\n{LONG}"
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        ("running-head", "A/75/1"), ("page-number", "2"),
    ]  # fmt: skip


def test_properties_and_macros() -> None:
    meta = (
        "<office:meta><dc:title>Letter</dc:title><meta:initial-creator>A. Author</meta:initial-creator></office:meta>"
    )
    data = odt(p(LONG), meta=meta, **{"Basic/script.xml": "Sub Main"})
    document = read(SourceFile("x.txt", data))
    assert document.meta == {"title": "Letter", "author": "A. Author", "macros": "not run"}
    assert document.source.media_type == formats.ODT


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(
            odt(p("&a;"), prologue='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
            "declares entities", id="external-entity",
        ),
        pytest.param(
            odt(p("x"), manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
            "password", id="protected",
        ),
        pytest.param(odt(p(LONG))[:-200], "damaged", id="truncated"),
        pytest.param(odt("<text:section>" * 300 + "</text:section>" * 300), "nested deeper", id="deep"),
        pytest.param(odt(p("0" * (30 << 20))), "limit ratio", id="bomb"),
        pytest.param(odt(""), "no text", id="empty"),
        pytest.param(odt("<text:p>"), "not whole XML", id="broken-xml"),
    ],
)  # fmt: skip
def test_hostile_files(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says) as caught:
        read(SourceFile("letter.odt", data))
    assert "\n" not in str(caught.value)


def test_deep_lists_are_read() -> None:
    body = "<text:list><text:list-item>" * 100 + p("x") + "</text:list-item></text:list>" * 100
    assert read(SourceFile("letter.odt", odt(body))).text == "x"
