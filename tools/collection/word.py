"""A letter as DOCX: real footnotes, headings by style and by look, automatic numbers, a running head and a page number.

Written part by part (ECMA-376), so that the file holds what is meant and no more, the same bytes every time.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from collection.letter import Block, Letter, Run
from collection.plain import masthead_lines

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header1": "header",
    "footer1": "footer",
}
_STYLES = {"part": "Heading1", "heading1": "Heading2", "heading2": "Heading3", "heading3": "Heading4"}
_FONTS = {"zh": "Noto Serif CJK SC", "ar": "Noto Naskh Arabic"}
_DATE = (2035, 3, 12, 0, 0, 0)


def docx(letter: Letter) -> bytes:
    """The letter as the bytes of a DOCX file. The title and the headings of statements are headings by look alone."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relationships(
            {f"rId{number}": (kind, f"{name}.xml") for number, (name, kind) in enumerate(_PARTS.items(), 1)}
        ),
        "word/document.xml": _document(letter),
        "word/styles.xml": _styles(letter),
        "word/numbering.xml": _numbering(letter),
        "word/footnotes.xml": _footnotes(letter),
        "word/header1.xml": f"{_XML}<w:hdr {_NAMES}>{_paragraph(_text(letter.symbol), align='right')}</w:hdr>",
        "word/footer1.xml": f"{_XML}<w:ftr {_NAMES}>{_paragraph(_page_number(letter), align='center')}</w:ftr>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode("utf-8"))
    return packed.getvalue()


# ---- The body


def _document(letter: Letter) -> str:
    body = "".join(_body(letter))
    bidi = "<w:bidi/>" if letter.right_to_left else ""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1474" w:left="1134"'
        f' w:header="680" w:footer="680" w:gutter="0"/>{bidi}</w:sectPr>'
    )
    return f"{_XML}<w:document {_NAMES}><w:body>{body}{section}</w:body></w:document>"


def _body(letter: Letter) -> Iterator[str]:
    rtl = letter.right_to_left
    for line in masthead_lines(letter):
        yield _paragraph(_text(line, rtl=rtl and not line.isascii()), rtl=rtl and not line.isascii())
    break_before = False
    for block in letter.blocks:
        if block.kind == "page":
            break_before = True
            continue
        yield from _block(letter, block, break_before=break_before)
        break_before = False


def _block(letter: Letter, block: Block, *, break_before: bool) -> Iterator[str]:
    rtl = letter.right_to_left
    if block.kind == "table":
        yield _table(block.rows, rtl=rtl)
    elif block.lines:
        yield from (_paragraph(_runs(runs, rtl=rtl), rtl=rtl, indent=4800) for runs in block.lines)
    elif block.columns:
        yield from (_paragraph(_runs(runs, rtl=rtl), rtl=rtl) for runs in block.columns)
    elif block.kind == "title":
        yield _paragraph(_runs(block.runs, rtl=rtl, bold=True, size=28), rtl=rtl, after=200)
    elif block.kind == "heading4":
        yield _paragraph(_runs(block.runs, rtl=rtl, bold=True, italic=True), rtl=rtl)
    elif block.kind in ("number", "item"):
        yield _paragraph(_runs(block.runs, rtl=rtl), rtl=rtl, number="1" if block.kind == "number" else "2")
    else:
        style = _STYLES.get(block.kind, "")
        yield _paragraph(_runs(block.runs, rtl=rtl), rtl=rtl, style=style, break_before=break_before)


def _paragraph(
    content: str, *, style: str = "", rtl: bool = False, align: str = "", indent: int = 0, after: int = 120,
    number: str = "", break_before: bool = False,
) -> str:  # fmt: skip
    properties = [
        f'<w:pStyle w:val="{style}"/>' if style else "",
        "<w:pageBreakBefore/>" if break_before else "",
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else "",
        "<w:bidi/>" if rtl else "",
        f'<w:spacing w:after="{after}"/>' if not style else "",
        f'<w:ind w:left="{indent}"/>' if indent else "",
        f'<w:jc w:val="{align}"/>' if align else "",
    ]
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{content}</w:p>"


def _runs(runs: tuple[Run, ...], *, rtl: bool, bold: bool = False, italic: bool = False, size: int = 0) -> str:
    return "".join(
        _mark(run.text)
        if run.kind == "note"
        else _text(run.text, rtl=rtl, bold=bold or run.kind == "bold", italic=italic or run.kind == "italic", size=size)
        for run in runs
    )


def _text(text: str, *, rtl: bool = False, bold: bool = False, italic: bool = False, size: int = 0) -> str:
    properties = [
        "<w:b/><w:bCs/>" if bold else "",
        "<w:i/><w:iCs/>" if italic else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
        "<w:rtl/>" if rtl else "",
    ]
    return f'<w:r><w:rPr>{"".join(properties)}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _mark(label: str) -> str:
    raised = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    if label == "*":
        return f'<w:r>{raised}<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    return f'<w:r>{raised}<w:footnoteReference w:id="{int(label) + 1}"/></w:r>'


def _table(rows: tuple[tuple[str, ...], ...], *, rtl: bool) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    bidi = "<w:bidiVisual/>" if rtl else ""
    width = 9000 // len(rows[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    body = "".join(
        "<w:tr>"
        + "".join(f"{cell}{_paragraph(_text(text, rtl=rtl, bold=not number), rtl=rtl)}</w:tc>" for text in row)
        + "</w:tr>"
        for number, row in enumerate(rows)
    )
    properties = f"<w:tblPr>{bidi}<w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


# ---- The other parts


def _footnotes(letter: Letter) -> str:
    rtl = letter.right_to_left
    raised = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    notes = [
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    for number, (label, runs) in enumerate(letter.notes.items(), 1):
        mark = "<w:t>*</w:t>" if label == "*" else "<w:footnoteRef/>"
        content = f"<w:r>{raised}{mark}</w:r>{_text(' ', rtl=rtl)}{_runs(runs, rtl=rtl)}"
        notes.append(f'<w:footnote w:id="{number}">{_paragraph(content, style="FootnoteText", rtl=rtl)}</w:footnote>')
    return f"{_XML}<w:footnotes {_NAMES}>{''.join(notes)}</w:footnotes>"


def _numbering(letter: Letter) -> str:
    item = next((block.label for block in letter.blocks if block.kind == "item"), "(a)")
    form = f"({'%1'})" if item.startswith("(") else "%1)"
    letters = "arabicAbjad" if letter.right_to_left else "lowerLetter"
    levels = (("0", "decimal", "%1.", 0), ("1", letters, form, 700))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:firstLine="0"/></w:pPr>'
        "</w:lvl></w:abstractNum>"
        for number, kind, text, indent in levels
    )
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>' for number in (1, 2)
    )  # fmt: skip
    return f"{_XML}<w:numbering {_NAMES}>{abstract}{used}</w:numbering>"


def _styles(letter: Letter) -> str:
    font = _FONTS.get(letter.language, "Liberation Serif")
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        for level, size in ((1, 28), (2, 26), (3, 23), (4, 21))
    )
    return (
        f'{_XML}<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{letter.language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
        '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        f'<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>{headings}</w:styles>'
    )


def _page_number(letter: Letter) -> str:
    job = letter.listed("job")[0].split(" ")[0]
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    field = f'{begin}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{separate}{_text("1")}{end}'
    return f"{field}<w:r><w:tab/></w:r>{_text(job)}"


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORDML}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *_PARTS.items())
    )
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
