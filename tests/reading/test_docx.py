"""Word files, made here of the fewest parts: headings, notes, tables, lists, tracked changes, hostile ones."""

import io
import zipfile

import pytest

from verbale.errors import UnreadableSource
from verbale.model import Document
from verbale.reading import Limits, SourceFile, formats, read
from verbale.reading.word import read_docx

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
         "settings": "settings", "comments": "comments", "header1": "header", "header2": "header",
         "footer1": "footer"}  # fmt: skip
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Nummer"><w:name w:val="Numbered"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="9">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Annex %1"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="10">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="10"/></w:num>
"""
LONG = "The Government of Norland does not recognise the so-called elections held in Teshara and reserves its position."


def docx(body: str, **parts: str) -> bytes:
    """A Word file of this body; other parts by their names (`footnotes="…"`), anything else by its path."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "_rels/.rels",
            f'<Relationships {PACKAGE}><Relationship Id="r1" Type="{TYPES}officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        links = parts.pop("links", "")
        own = {"styles": STYLES, "numbering": NUMBERING} | {name: xml for name, xml in parts.items() if name in PARTS}
        related = "".join(
            f'<Relationship Id="{name}" Type="{TYPES}{PARTS[name]}" Target="{name}.xml"/>' for name in own
        )
        package.writestr("word/_rels/document.xml.rels", f"<Relationships {PACKAGE}>{related}{links}</Relationships>")
        package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, xml in own.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{xml}</w:{name}>")
        for name, content in parts.items():
            if name not in PARTS:
                package.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def p(words: str, *, style: str = "", run: str = "", properties: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{r(words, run)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def listed(words: str, list_id: int, level: int = 0) -> str:
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def opened(body: str, **parts: str) -> Document:
    document = read_docx(docx(body, **parts), name="letter.docx", limits=Limits())
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()
    assert len(document.offsets) == len(document.text)
    for character, place in zip(document.text, document.offsets, strict=True):
        assert character.isspace() or document.source_text[place] == character
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_headings_by_style_in_any_language() -> None:
    document = opened(p("Statement", style="berschrift1") + p(LONG) + p("On the vote", style="Eigene") + p(LONG))
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 1), ("paragraph", 0), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("properties", "words", "kind"),
    [
        pytest.param("<w:b/>", "The position of Norland", "heading", id="bold"),
        pytest.param('<w:sz w:val="32"/>', "The position of Norland", "heading", id="large"),
        pytest.param('<w:sz w:val="32"/>', "Annex 2", "heading", id="large-with-a-number"),
        pytest.param("<w:b/>", "Oslo, 4 May 2030", "paragraph", id="a-date-in-bold"),
        pytest.param("<w:b/>", "Norland objects.", "paragraph", id="a-sentence-in-bold"),
        pytest.param('<w:b w:val="0"/>', "The position of Norland", "paragraph", id="bold-switched-off"),
        pytest.param("<w:bCs/>", "موقف نورلاند", "heading", id="bold-arabic"),
        pytest.param("<w:bCs/>", "The position of Norland", "paragraph", id="bold-for-another-script"),
        pytest.param('<w:sz w:val="23"/>', "The position of Norland", "paragraph", id="hardly-larger"),
    ],
)
def test_headings_by_look(properties: str, words: str, kind: str) -> None:
    document = opened(p(LONG) + p(words, run=properties) + p(LONG))
    assert blocks(document)[1] == (kind, words)


def test_looks_are_ranked_and_go_on_below_styles() -> None:
    body = p("Top", style="berschrift1") + p(LONG)
    body += (
        p("Centred", run="<w:b/>", properties='<w:jc w:val="center"/>') + p(LONG) + p("Bold", run="<w:b/>") + p(LONG)
    )
    assert [block.level for block in opened(body).blocks if block.kind == "heading"] == [1, 2, 3]


def test_what_is_as_large_as_a_styled_heading_is_of_its_level() -> None:
    body = p("Large", run='<w:sz w:val="32"/>') + p(LONG) + p("Styled", style="berschrift1", run='<w:sz w:val="32"/>')
    assert [block.level for block in opened(body + p(LONG)).blocks if block.kind == "heading"] == [1, 1]


def test_a_name_in_bold_at_the_end_is_no_heading() -> None:
    document = opened(p(LONG) + p("Jane Doe", run="<w:b/>") + p("Permanent Representative"))
    assert blocks(document)[1] == ("paragraph", "Jane Doe")
    assert document.blocks[1].emphasis


FOOTNOTES = "".join(
    f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{r(" " + words)}</w:p></w:footnote>'
    for number, words in ((2, "Letter of Norland."), (3, "Note verbale of Sudria."))
)
FOOTNOTES = f'<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>{FOOTNOTES}'


def call(number: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}" {more}/></w:r>'


def test_footnotes_are_tied_in_the_order_of_their_marks() -> None:
    body = f"<w:p>{r('Norland objects')}{call(3)}{r(' to the vote')}{call(2)}{r('.')}</w:p>"
    document = opened(body, footnotes=FOOTNOTES)
    assert document.text == "Norland objects to the vote.\nNote verbale of Sudria.\nLetter of Norland."
    assert [(mark.label, document.text[: mark.at]) for mark in document.note_marks] == [
        ("1", "Norland objects"), ("2", "Norland objects to the vote"),
    ]  # fmt: skip
    assert [(block.kind, block.label) for block in document.blocks[1:]] == [("note", "1"), ("note", "2")]
    assert document.source_text.splitlines()[0] == "Norland objects[1] to the vote[2]."
    for mark in document.note_marks:
        assert document.source_text[mark.start_in_source : mark.end_in_source] == f"[{mark.label}]"


def test_endnotes_have_roman_marks_unless_said_otherwise() -> None:
    endnotes = f'<w:endnote w:id="5"><w:p>{r("See annex.")}</w:p></w:endnote>'
    body = f"<w:p>{r('Norland objects')}{call(5, 'endnote')}</w:p>"
    assert opened(body, endnotes=endnotes).note_marks[0].label == "i"
    settings = '<w:endnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="4"/></w:endnotePr>'
    assert opened(body, endnotes=endnotes, settings=settings).note_marks[0].label == "4"


def test_a_mark_of_the_author_s_own() -> None:
    mark = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = f"<w:p>{r('Norland objects')}{mark}</w:p>"
    document = opened(body, footnotes=FOOTNOTES.replace(" Letter", " * Letter"))
    assert (document.note_marks[0].label, document.blocks[1].label) == ("*", "*")
    assert document.text == "Norland objects\nLetter of Norland."


RAISED = '<w:vertAlign w:val="superscript"/>'


def test_notes_that_somebody_typed() -> None:
    body = f"<w:p>{r('Norland objects')}{r('1', RAISED)}{r(' to 60,000 km')}{r('2', RAISED)}{r(' of it.')}</w:p>"
    body += f"<w:p>{r('1', RAISED)}{r(' Its letter.')}</w:p><w:p>{r('2', RAISED)}{r(' nd of May')}</w:p>"
    document = opened(body)
    assert blocks(document) == [
        ("paragraph", "Norland objects to 60,000 km2 of it."), ("note", "Its letter."), ("paragraph", "2 nd of May"),
    ]  # fmt: skip
    assert [(mark.label, document.text[: mark.at]) for mark in document.note_marks] == [("1", "Norland objects")]


def test_a_hint_to_fill_in_is_no_text() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format("<w:showingPlcHdr/>", p("Click here")) + control.format("", p("Norland objects."))
    assert opened(body).text == "Norland objects."


def test_numbers_are_counted_and_are_labels() -> None:
    body = listed("First", 1) + listed("one", 1, 1) + listed("two", 1, 1) + listed("deep", 1, 2)
    body += listed("Second", 1) + listed("again one", 1, 1) + p("By style", style="Nummer") + listed("Restart", 4)
    body += listed("Point", 2) + listed("On recognition", 3) + listed("关于承认", 5) + listed("其他", 5)
    document = opened(body)
    assert [block.label for block in document.blocks] == [
        "1.", "(a)", "(b)", "1.I", "2.", "(a)", "3.", "5.", None, "Annex I", "一、", "二、",
    ]  # fmt: skip
    assert blocks(document)[0] == ("list-item", "1. First")
    assert blocks(document)[8] == ("list-item", "Point")
    assert document.source_text.splitlines()[8] == "\u2022 Point"


def test_tables_are_rows_and_those_for_layout_are_not() -> None:
    def cell(*words: str) -> str:
        return f"<w:tc>{''.join(map(p, words))}</w:tc>"

    body = f"<w:tbl><w:tr>{cell('Norland')}{cell('')}{cell('against')}</w:tr>"
    body += f"<w:tr>{cell('Alone')}</w:tr><w:tr>{cell('A/75/1', 'General')}{cell('4 May 2030')}</w:tr></w:tbl>"
    assert blocks(opened(body)) == [
        ("table-row", "Norland\tagainst"), ("paragraph", "Alone"), ("paragraph", "A/75/1"), ("paragraph", "General"),
        ("paragraph", "4 May 2030"),
    ]  # fmt: skip


def test_tracked_changes_give_the_final_text_and_are_noted() -> None:
    body = (
        f"<w:p>{r('Norland ')}<w:del w:id='1' w:author='A. Author'><w:r><w:delText>condemns</w:delText></w:r></w:del>"
        f"<w:ins w:id='2' w:author='A. Author'>{r('regrets')}</w:ins>{r(' the vote.')}</w:p>"
        f"<w:p><w:moveFrom w:id='3' w:author='B. Other'>{r('Moved away. ')}</w:moveFrom>{r('It stays.')}</w:p>"
        f"<w:p><w:moveTo w:id='4' w:author='B. Other'>{r('Moved here.')}</w:moveTo></w:p>"
    )
    document = opened(body)
    assert document.text == "Norland regrets the vote.\nIt stays.\nMoved here."
    assert "condemns" not in document.source_text
    assert document.meta == {"insertions": "2", "deletions": "2", "changed_by": "A. Author; B. Other"}
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        ("deletion", "condemns"), ("deletion", "Moved away. "),
    ]  # fmt: skip
    assert document.furniture[0].start_in_source == len("Norland ")


def test_a_deleted_end_of_paragraph_joins_it_to_the_next() -> None:
    deleted = "<w:rPr><w:del w:id='1' w:author='A'/></w:rPr>"
    assert opened(p("Norland objects ", properties=deleted) + p("to the vote.")).text == "Norland objects to the vote."


def test_text_boxes_come_after_their_paragraph_and_once() -> None:
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = opened(f"<w:p>{r('Before')}<w:r>{drawing}</w:r>{r(' and after')}</w:p>{p('Next')}")
    assert document.text == "Before and after\nIn the box\nNext"


def test_links_fields_and_what_is_no_text() -> None:
    links = f'<Relationship Id="l1" Type="{TYPES}hyperlink" Target="https://norland.example/" TargetMode="External"/>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://sudria.example/"</w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/></w:r>{r("Sudria")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f'<w:p><w:hyperlink r:id="l1">{r("Norland")}</w:hyperlink>{r(" and ")}{field}{r(" hidden", "<w:vanish/>")}'
        f'<w:r><w:drawing><wp:docPr descr="A map"/></w:drawing><w:br/></w:r>{r("Second line")}</w:p>'
        + p("Contents 1", style="Verzeichnis1")
        + "<w:p><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p>"
    )
    document = opened(body, links=links)
    assert document.text == "Norland and Sudria\nSecond line\nx+y"
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [
        ("Norland", "https://norland.example/"), ("Sudria", "https://sudria.example/"),
    ]  # fmt: skip
    assert {(piece.kind, piece.text) for piece in document.furniture} == {
        ("hidden", " hidden"), ("image", "A map"), ("navigation", "Contents 1"),
    }  # fmt: skip


def section(*references: str, first: bool = False) -> str:
    return f"<w:sectPr>{''.join(references)}{'<w:titlePg/>' if first else ''}</w:sectPr>"


def test_the_head_of_the_first_page_is_text_and_running_heads_are_not() -> None:
    head = '<w:headerReference w:type="first" r:id="header1"/>'
    running = '<w:headerReference w:type="default" r:id="header2"/>'
    foot = '<w:footerReference w:type="default" r:id="footer1"/>'
    page = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    document = opened(
        p(LONG) + section(head, running, foot, first=True),
        header1=p("Ministry of Foreign Affairs of Norland"), header2=p("A/75/1"), footer1=page,
    )  # fmt: skip
    assert document.text == f"Ministry of Foreign Affairs of Norland\n{LONG}"
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        ("running-head", "A/75/1"), ("page-number", "2"),
    ]  # fmt: skip


def test_properties_comments_and_macros() -> None:
    core = (
        '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Letter</dc:title><dc:creator>A. Author</dc:creator>'
        "</c:coreProperties>"
    )
    comments = f'<w:comment w:id="1">{p("Check this")}</w:comment>'
    data = docx(
        f"<w:p>{r('Norland objects.')}<w:r><w:commentReference w:id='1'/></w:r></w:p>",
        comments=comments, **{"word__vbaProject.bin": "Sub AutoOpen()", "docProps__core.xml": core},
    )  # fmt: skip
    document = read(SourceFile("letter.docm", data))
    assert document.meta == {"title": "Letter", "author": "A. Author", "comments": "1", "macros": "not run"}
    assert document.text == "Norland objects."
    assert document.furniture[0].kind == "comment"


def test_quotes_and_right_to_left_text() -> None:
    words = "لا تعترف نورلاند بما يسمى الانتخابات"
    document = opened(p("It said so", style="Zitat") + p(f"\u202b{words}\u202c"))
    assert blocks(document) == [("quotation", "It said so"), ("paragraph", words)]
    assert document.blocks[1].language == "ar"


def entity_bomb() -> bytes:
    return docx_with("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>")


def docx_with(prologue: str) -> bytes:
    data = docx(p("Norland objects."))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, (prologue if name == "word/document.xml" else "") + old.read(name).decode())
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(entity_bomb(), "declares entities", id="entities"),
        pytest.param(
            docx_with('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
            "declares entities",
            id="external-entity",
        ),
        pytest.param(
            docx_with('<!DOCTYPE x SYSTEM "http://norland.example/x.dtd">'),
            "declares entities",
            id="external-declaration",
        ),
        pytest.param(docx(p("Norland objects."))[:-300], "damaged", id="truncated"),
        pytest.param(docx("<w:p><w:r>"), "not whole XML", id="broken-xml"),
        pytest.param(docx("<w:customXml>" * 300 + "</w:customXml>" * 300), "nested deeper", id="deep"),
        pytest.param(docx("<w:customXml>" * 240 + p("x") + "</w:customXml>" * 240), "", id="deep-but-read"),
        pytest.param(docx(f"<w:p>{r('0' * (30 << 20))}</w:p>"), "limit ratio", id="bomb"),
        pytest.param(docx(""), "no text", id="empty"),
    ],
)
def test_hostile_files(data: bytes, says: str) -> None:
    if not says:
        assert read(SourceFile("letter.docx", data)).text == "x"
        return
    with pytest.raises(UnreadableSource, match=says) as caught:
        read(SourceFile("letter.docx", data))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("letter.docx: ")


def test_the_strict_form_of_the_standard() -> None:
    data = docx(p(LONG))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            xml = old.read(name).decode()
            xml = xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                              "http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
            new.writestr(name, xml)
    assert read_docx(buffer.getvalue(), name="a.docx", limits=Limits()).text == LONG


def test_what_it_is_shows_whatever_it_is_called() -> None:
    data = docx(p(LONG))
    assert formats.sniff(data) == formats.DOCX
    assert read(SourceFile("letter.txt", data)).source.media_type == formats.DOCX
