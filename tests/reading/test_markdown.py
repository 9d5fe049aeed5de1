"""Markdown: what a reader sees, with every character at its place in the source."""

import pytest

from verbale.reading import read_text

CASES = [
    pytest.param("# A **b** c", "A b c", id="bold-in-a-heading"),
    pytest.param("# x\n\nA *b* _c_ ***d*** ~~e~~ f", "x\nA b c d e f", id="emphasis"),
    pytest.param("# x\n\nsnake_case_word 2*3*4 a * b", "x\nsnake_case_word 2*3*4 a * b", id="not-emphasis"),
    pytest.param("# x\n\n中文**粗体**中文", "x\n中文粗体中文", id="bold-between-chinese"),
    pytest.param("# x\n\n**open only", "x\n**open only", id="bold-never-closed"),
    pytest.param("A\\_b \\*c\\* \\[d\\]", "A_b *c* [d]", id="escapes"),
    pytest.param("@TURK\\_PA and x\\\\_y", "@TURK_PA and x_y", id="double-escape"),
    pytest.param("[the note](https://n.example/a_b) here", "the note here", id="link"),
    pytest.param("[S/RES/822](#), [S/RES/853](#)", "S/RES/822, S/RES/853", id="empty-link"),
    pytest.param("See <https://n.example/a_b>.", "See https://n.example/a_b.", id="autolink"),
    pytest.param(
        "# x\n\nhttps://n.example/a_b_c and _d_", "x\nhttps://n.example/a_b_c and d", id="address-keeps-marks"
    ),
    pytest.param("[a](https://n.example/x-(32).aspx?y=5).", "a.", id="brackets-in-an-address"),
    pytest.param("# x\n\nA &amp; B&nbsp;C &lt;D&gt;", "x\nA & B C <D>", id="entities"),
    pytest.param("# x\n\nAT&T; &unknown; &", "x\nAT&T; &unknown; &", id="not-entities"),
    pytest.param("# x\n\nA<br>B <b>c</b><!-- no --> d", "x\nA B c d", id="tags-and-comments"),
    pytest.param("# x\n\n1 < 2 and 3 > 2", "x\n1 < 2 and 3 > 2", id="less-than"),
    pytest.param("# x\n\nUse `code *x*` here", "x\nUse code *x* here", id="code"),
    pytest.param("# x\n\n```\ncode *x*\n  more\n```\n", "x\ncode *x*\nmore", id="fence"),
    pytest.param("# x\n\n![alt](a.jpg)\nText ![b](c.png) on", "x\nText on", id="images"),
    pytest.param("# x\n\n| a | b |\n|---|---|\n| c | *d* |", "x\na\tb\nc\td", id="table"),
    pytest.param("Heading\n=======\n\n**x**", "Heading\nx", id="setext"),
    pytest.param("# x\n\n- one\n- two\n+ three\n* four", "x\none\ntwo\nthree\nfour", id="bullets"),
    pytest.param("# x\n\n1. one\n2) two\n(a) three", "x\n1. one\n2) two\n(a) three", id="numbers-stay"),
    pytest.param("# x\n\n> a\n> b\n>\n> c", "x\na b\nc", id="quotation"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reading_text(text, expected):
    assert read_text(text).text == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_offsets_lead_to_the_same_characters(text, expected):
    document = read_text(text)
    for character, place in zip(document.text, document.offsets, strict=True):
        assert text[place : place + 1] == character or character in " \n\t" or text[place] == "&"


@pytest.mark.parametrize(
    ("text", "kind", "level", "emphasis", "label"),
    [
        pytest.param("## Two", "heading", 2, False, None, id="heading"),
        pytest.param("## **Two**", "heading", 2, True, None, id="bold-heading"),
        pytest.param("Two\n---\n\n# x", "heading", 2, False, None, id="setext"),
        pytest.param("**All bold**\n\n# x", "paragraph", 0, True, None, id="bold-paragraph"),
        pytest.param("**Bold**<sup>1</sup>\n\n# x", "paragraph", 0, True, None, id="bold-with-a-mark"),
        pytest.param("**Not** all\n\n# x", "paragraph", 0, False, None, id="bold-in-part"),
        pytest.param("- item\n\n# x", "list-item", 0, False, None, id="bullet"),
        pytest.param("- (1) item\n\n# x", "list-item", 0, False, "(1)", id="bullet-and-number"),
        pytest.param("3. item\n\n# x", "list-item", 0, False, "3.", id="number"),
        pytest.param("> words\n\n# x", "quotation", 0, False, None, id="quotation"),
        pytest.param("| a | b |\n\n# x", "table-row", 0, False, None, id="row"),
        pytest.param("[^2]: words\n\n# x", "note", 0, False, "2", id="note"),
    ],
)
def test_blocks(text, kind, level, emphasis, label):
    block = read_text(text).blocks[0]
    assert (block.kind, block.level, block.emphasis, block.label) == (kind, level, emphasis, label)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[the note](https://n.example/x)", [("the note", "https://n.example/x")], id="link"),
        pytest.param("<https://n.example/x>.", [("https://n.example/x", "https://n.example/x")], id="autolink"),
        pytest.param("At https://n.example/x.", [("https://n.example/x", "https://n.example/x")], id="bare"),
        pytest.param(
            "[https://n.example/a\\\\_b](https://n.example/a_b).",
            [("https://n.example/a_b", "https://n.example/a_b")],
            id="address-as-words",
        ),
        pytest.param("[x](#)", [], id="nowhere"),
    ],
)
def test_links(text, expected):
    document = read_text(text)
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == expected
