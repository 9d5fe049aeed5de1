"""Web pages: main text, structure, offsets into the HTML, and nothing run."""

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
