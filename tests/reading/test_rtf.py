"""RTF files: encodings, headings, notes, lists, tables, tracked changes, hostile ones."""

import time

import pytest

from verbale.errors import UnreadableSource
from verbale.model import Document
from verbale.reading import Limits, SourceFile, formats, read
from verbale.reading.rtf import read_rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times CE;}{\f2\fcharset134 Song;}"
    r"{\f3\fcharset178 Arial;}{\f4\fcharset136 Ming;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\fs32\b heading 1;}{\*\cs2 Link;}{\s3 Own\outlinelevel1;}{\s4 toc 1;}{\s5 Quote;}}"
    r"{\info{\title Letter}{\author A. Author}{\creatim\yr2030\mo5\dy4}}{\*\generator Something;}"
)
LONG = "The Government of Norland does not recognise the so-called elections held in Teshara and reserves its position."


def rtf(body: str) -> bytes:
    return (HEAD + body + "}").encode("latin-1")


def opened(body: str) -> Document:
    document = read_rtf(rtf(body), name="letter.rtf", limits=Limits())
    for character, place in zip(document.text, document.offsets, strict=True):
        assert character.isspace() or document.source_text[place] == character
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def escaped(words: str, encoding: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in words.encode(encoding))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(escaped("Décision", "cp1252"), "Décision", id="own-code-page"),
        pytest.param(r"\f1 " + escaped("Норландия возражает", "cp1251"), "Норландия возражает", id="cyrillic-font"),
        pytest.param(r"\f2 " + escaped("北国外交部", "gb18030"), "北国外交部", id="chinese-font"),
        pytest.param(r"\f4 " + escaped("北國外交部", "big5"), "北國外交部", id="traditional-chinese-font"),
        pytest.param(r"\f3 " + escaped("نورلاند تعترض", "cp1256"), "نورلاند تعترض", id="arabic-font"),
        pytest.param(r"\u1053?\u1086?\u1088?", "Нор", id="unicode"),
        pytest.param(r"\uc2\u21271\'b1\'b1\u22269\'b9\'fa!", "北国!", id="unicode-with-longer-fallback"),
        pytest.param(r"{\uc0\u-10179\u-8704}.", "\U0001f600.", id="surrogates-and-no-fallback"),
        pytest.param(r"\lquote a\rquote\emdash b\~c\_d", "‘a’—b c‑d", id="characters"),
        pytest.param(r"a\{b\}\\c", r"a{b}\c", id="escaped-signs"),
        pytest.param("a\r\nb", "ab", id="line-ends-are-nothing"),
        pytest.param(r"{\upr{x?}{\*\ud{\u1053?}}}a", "Нa", id="unicode-form-of-a-destination"),
        pytest.param(r"a{\*\unknown b{c}}d{\pict 0102}e", "ade", id="unknown-and-pictures"),
        pytest.param(r"a{\*\u1053?b}c", "ac", id="an-unknown-destination-that-is-a-character"),
        pytest.param(r"\u1053\'cd\u1086\'ee", "Но", id="unicode-with-a-byte-that-stands-in"),
        pytest.param(r"a\bin4 {}}}b", "ab", id="binary-is-passed-over"),
    ],
)
def test_words(body: str, words: str) -> None:
    assert opened(body + r"\par").text == words


def test_headings_by_style_outline_and_look() -> None:
    body = (
        rf"\pard\s1 Statement\par\pard\s3 By outline\par\pard {LONG}\par{{\b In bold\par}}{{\fs36 Large\par}}{LONG}\par"
    )
    body += r"\pard\s5 Quoted words\par\pard\s4 Contents 1\par"
    document = opened(body)
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 1), ("heading", 2), ("paragraph", 0), ("heading", 3), ("heading", 1), ("paragraph", 0),
        ("quotation", 0),
    ]  # fmt: skip
    assert document.meta == {"title": "Letter", "author": "A. Author"}
    assert [(piece.kind, piece.text) for piece in document.furniture] == [("navigation", "Contents 1")]


def test_notes_are_tied() -> None:
    note = r"{\super  \chftn}{\footnote\pard {\super\chftn} Its letter.\par Second paragraph.}"
    custom = r"{\super *}{\footnote\pard By itself.}"
    endnote = r"{\super\chftn}{\footnote\ftnalt\pard\chftn  See annex.}"
    document = opened(rf"\aftnnrlc Norland objects{note} to it{custom} and{endnote}.\par")
    assert document.text == "Norland objects to it and.\nIts letter. Second paragraph.\nBy itself.\nSee annex."
    assert [(mark.label, document.text[: mark.at]) for mark in document.note_marks] == [
        ("1", "Norland objects"), ("*", "Norland objects to it"), ("i", "Norland objects to it and"),
    ]  # fmt: skip
    assert [block.label for block in document.blocks[1:]] == ["1", "*", "i"]


def test_notes_and_looks_as_another_program_writes_them() -> None:
    arabic = escaped("تعترض نورلاند", "cp1256")
    body = rf"\pard {LONG}{{\super *{{\*\footnote * Circulated as received.}}}}\par"
    body += rf"\pard\rtlpar\qr{{\rtlch\ab\ltrch\f3 {arabic}}}\par\pard {LONG}\par"
    document = opened(body)
    assert blocks(document)[1:] == [
        ("heading", "تعترض نورلاند"), ("paragraph", LONG), ("note", "Circulated as received."),
    ]  # fmt: skip
    assert [(mark.label, mark.at) for mark in document.note_marks] == [("*", len(LONG))]


def test_lists_tables_links_and_lines() -> None:
    body = (
        r"\pard{\listtext 1.\tab}First\par\pard{\pntext\f0 \'b7\tab}Point\par"
        r"\trowd\pard\intbl Norland\cell against\cell\row\pard"
        r'{\field{\*\fldinst HYPERLINK "https://norland.example/"}{\fldrslt Norland}}\line Second line\par'
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt In the box\par}}}Before\par"
    )
    document = opened(body)
    assert blocks(document) == [
        ("list-item", "1. First"), ("list-item", "Point"), ("table-row", "Norland\tagainst"), ("paragraph", "Norland"),
        ("paragraph", "Second line"), ("paragraph", "Before"), ("paragraph", "In the box"),
    ]  # fmt: skip
    assert [block.label for block in document.blocks[:2]] == ["1.", None]
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [
        ("Norland", "https://norland.example/")
    ]


def test_tracked_changes_comments_and_hidden_words() -> None:
    body = r"Norland {\deleted condemns}{\revised regrets} it{\v secret}{\*\annotation Check}.\par"
    document = opened(body)
    assert document.text == "Norland regrets it."
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        ("deletion", "condemns"), ("hidden", "secret"), ("comment", "Check"),
    ]  # fmt: skip
    assert {key: document.meta[key] for key in ("insertions", "deletions", "comments")} == {
        "insertions": "1", "deletions": "1", "comments": "1",
    }  # fmt: skip


def test_letterhead_and_running_heads() -> None:
    body = r"\titlepg{\headerf Ministry of Norland\par}{\header A/75/1\par}{\footer\chpgn 2\par}" + LONG + r"\par"
    document = opened(body)
    assert document.text == f"Ministry of Norland\n{LONG}"
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        ("running-head", "A/75/1"), ("page-number", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(rtf(LONG)[:-20], "breaks off", id="truncated"),
        pytest.param(rtf("{" * 5000 + "x" + "}" * 5000), "nested deeper", id="deep"),
        pytest.param(rtf(""), "no text", id="empty"),
        pytest.param(b"{\\rtf1 a\\bin99999999 b}", "breaks off", id="binary-without-end"),
    ],
)
def test_hostile_files(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says) as caught:
        read(SourceFile("letter.txt", data))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "body", [r"\b", r"\u1053?", r"\'", "{\\par}", r"\trowd\intbl x\cell", r"{\footnote x}", "{\\field{\\*\\fldinst "]
)
def test_the_worst_is_read_in_time(body: str) -> None:
    closing = "}" * 2 if body.startswith("{\\field") else ""
    data = rtf((body + closing) * (200_000 // len(body)) + " " + LONG)
    started = time.perf_counter()
    assert LONG in read_rtf(data, name="a.rtf", limits=Limits()).text
    assert time.perf_counter() - started < 10


def test_what_it_is_shows_whatever_it_is_called() -> None:
    document = read(SourceFile("letter.doc", rtf(LONG)))
    assert document.source.media_type == formats.RTF
    assert document.text == LONG
