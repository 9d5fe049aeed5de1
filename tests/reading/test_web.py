"""Web pages: main text, structure, offsets into the HTML, and nothing run."""

import time

import pytest

from verbale.reading import read_text

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Statement on the vote</title>
<meta name="author" content="Press Service"><meta name="date" content="2021-03-02">
<script>var a = "<p>not this</p>";</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Statement on the
 so-called &ldquo;elections&rdquo;</h1>
<p><strong>Norland City, 2 March 2021</strong></p>
<p>The Ministry of Foreign Affairs of Sudria does <b>not</b> recognise the so-called elections held in
Norland &amp; its islands.<sup><a href="#fn1">[1]</a></sup> It calls upon all States to respect its borders.<br>
The Ministry <a href="https://sudria.example/x">reiterates</a> its position, which remains as it has been.</p>
<ul><li>First, the withdrawal of all forces from the whole of the territory.</li>
<li>Second, the return of all displaced persons in safety and dignity.</li></ul>
<blockquote><p>Our people will never accept the occupation of its land, said the Minister.</p></blockquote>
<table><tr><th>State</th><th>Vote</th></tr><tr><td>Norland</td><td><p>Against</p></td></tr></table>
<ol><li id="fn1">Note of 1 March 2021, available from the Ministry.</li></ol>
</article></main>
<footer><p>All rights reserved by the Ministry</p></footer></body></html>
"""


@pytest.fixture(scope="module")
def document():
    return read_text(PAGE, name="page.html")


def test_main_text(document):
    shown = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert shown == [
        ("heading", "Statement on the so-called “elections”"),
        ("paragraph", "Norland City, 2 March 2021"),
        (
            "paragraph",
            "The Ministry of Foreign Affairs of Sudria does not recognise the so-called elections held in Norland & "
            "its islands. It calls upon all States to respect its borders.",
        ),
        ("paragraph", "The Ministry reiterates its position, which remains as it has been."),
        ("list-item", "First, the withdrawal of all forces from the whole of the territory."),
        ("list-item", "Second, the return of all displaced persons in safety and dignity."),
        ("quotation", "Our people will never accept the occupation of its land, said the Minister."),
        ("table-row", "State\tVote"),
        ("table-row", "Norland\tAgainst"),
        ("note", "Note of 1 March 2021, available from the Ministry."),
    ]


def test_structure(document):
    assert document.blocks[0].level == 1
    assert document.blocks[1].emphasis
    assert not document.blocks[2].emphasis
    assert {block.language for block in document.blocks} == {"en"}
    assert [(document.text[: mark.at].rpartition(" ")[2], mark.label) for mark in document.note_marks] == [
        ("islands.", "1")
    ]
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [
        ("reiterates", "https://sudria.example/x")
    ]


def test_meta(document):
    assert document.source.media_type == "text/html"
    assert document.meta["author"] == "Press Service"
    assert document.meta["date"] == "2021-03-02"
    assert document.meta["language"] == "en"
    assert "Statement on the" in document.meta["title"]


def test_what_is_not_main_text_is_furniture(document):
    assert {piece.kind for piece in document.furniture} == {"navigation"}
    assert [piece.text for piece in document.furniture] == ["Home", "News", "All rights reserved by the Ministry"]


def test_offsets_lead_into_the_source(document):
    at = document.text.index("Norland & its")
    assert document.quote(at, at + len("Norland & its")) == "Norland &amp; its"
    at = document.text.index("not recognise")
    assert document.quote(at, at + len("not recognise")) == "not</b> recognise"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<html><body><p>Unclosed <b>words <p>Next</body>", "Unclosed words\nNext", id="unclosed"),
        pytest.param("<html><body><p>Text <!-- never closed", "Text", id="comment-not-closed"),
        pytest.param("<html><body><p>a < b &nosuch; c > d</p></body></html>", "a < b &nosuch; c > d", id="stray-signs"),
        pytest.param("<html><p>x</p></td></tr></table></div></html>", "x", id="closers-without-openers"),
        pytest.param("<html><body><p>x</p><script>y<p>", "x", id="script-not-closed"),
    ],
)
def test_broken_pages_are_read_as_far_as_they_go(page, expected):
    assert read_text(page).text == expected


def test_a_table_for_layout_is_no_table():
    body = "".join(
        f"<p>Sentence {number} of what the Ministry of Norland has to say about it.</p>" for number in range(5)
    )
    menu = "<td><a href='/'>Home</a><br></td>"
    page = f"<html><body><table><tr>{menu}<td><div>{body}<p>* * *</p></div></td></tr></table></body></html>"
    document = read_text(page)
    assert [block.kind for block in document.blocks] == ["paragraph"] * 5
    assert [piece.kind for piece in document.furniture] == ["navigation", "rule"]


ARTICLE = """<!DOCTYPE html><html lang="en"><head><title>Teshara - Encyclopedia</title>
<link rel="canonical" href="https://encyclopedia.example/wiki/Teshara"></head><body>
<div id="content"><h1>Teshara</h1>
<table class="infobox vcard"><tr><th colspan="2">Teshara</th></tr><tr><th>Area</th><td>4,400 km2</td></tr>
<tr><th>Claimed by</th><td>Norland</td></tr></table>
<p>Teshara is a region in the south of Sudria that has been the subject of a dispute since the war of 2030.
<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> Its status is open and has been discussed at length.</p>
<h2><span id="Positions">Positions</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>
<p style="display: none">Not shown to anybody who reads the page as it stands in a browser.</p>
<p>Norland does not recognise the elections that were held in Teshara and calls for a peaceful settlement.
<sup id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup></p>
<h2>References</h2><ol class="references">
<li id="cite_note-1"><span><a href="#cite_ref-1">^</a></span> <span>Letter of Norland of 4 May 2031.</span></li>
<li id="cite_note-2"><a href="#cite_ref-2">↩</a> Statement of the Ministry of Sudria, 5 May 2031.</li></ol>
</div></body></html>"""


def test_an_encyclopedia_page():
    document = read_text(ARTICLE)
    assert [(block.kind, block.label, document.text[block.start : block.end][:30]) for block in document.blocks] == [
        ("heading", None, "Teshara"),
        ("paragraph", None, "Teshara"),
        ("table-row", None, "Area\t4,400 km2"),
        ("table-row", None, "Claimed by\tNorland"),
        ("paragraph", None, "Teshara is a region in the sou"),
        ("heading", None, "Positions"),
        ("paragraph", None, "Norland does not recognise the"),
        ("heading", None, "References"),
        ("note", "1", "Letter of Norland of 4 May 203"),
        ("note", "2", "Statement of the Ministry of S"),
    ]
    assert [mark.label for mark in document.note_marks] == ["1", "2"]
    assert document.meta["url"] == "https://encyclopedia.example/wiki/Teshara"
    assert {piece.text for piece in document.furniture if piece.kind == "hidden"} == {
        "[", "edit", "]", "Not shown to anybody who reads the page as it stands in a browser.",
    }  # fmt: skip


def test_a_paragraph_is_no_note_because_a_note_leads_back_to_it():
    page = """<html><body><p>Norland objects to the vote.<sup><a href="#n1" id="m1">*</a></sup></p>
    <p>It has done so before, and it will do so again whenever it is asked to.</p>
    <p id="n1"><sup><a href="#m1">*</a></sup> Circulated as received.</p></body></html>"""
    document = read_text(page)
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("paragraph", "Norland objects to the vote."),
        ("paragraph", "It has done so before, and it will do so again whenever it is asked to."),
        ("note", "Circulated as received."),
    ]


def test_many_marks_in_one_paragraph_are_read_in_time():
    page = "<html><body><p>" + "x<sup><a href='#n'>[1]</a></sup><a href='/y'>y</a> " * 8000 + "</p></body></html>"
    started = time.perf_counter()
    read_text(page)
    assert time.perf_counter() - started < 10
