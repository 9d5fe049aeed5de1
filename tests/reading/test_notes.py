"""Note marks and notes, reference marks, and raised figures that are neither."""

import pytest

from verbale.reading import read_text


def read_notes(text):
    """The reading text, the marks (label, words before), the notes (label, text), the reference marks."""
    document = read_text(text)
    marks = [(mark.label, document.text[: mark.at].split()[-1]) for mark in document.note_marks]
    notes = [(block.label, document.text[block.start : block.end]) for block in document.blocks if block.kind == "note"]
    references = [piece.text.strip() for piece in document.furniture if piece.kind == "reference-mark"]
    return document.text, marks, notes, references


CASES = [
    pytest.param(
        "**Statement by Norland<sup>1</sup>**\n\nText.\n\n---\n\n<sup>1</sup> Official account.\n",
        "Statement by Norland\nText.\nOfficial account.",
        [("1", "Norland")],
        [("1", "Official account.")],
        [],
        id="raised-tags",
    ),
    pytest.param(
        "Letter (see annex).<sup>\\*</sup>\n\n<sup>\\*</sup> Circulated as received.\n",
        "Letter (see annex).\nCirculated as received.",
        [("*", "annex).")],
        [("*", "Circulated as received.")],
        [],
        id="escaped-asterisk-in-a-tag",
    ),
    pytest.param(
        "本照会及其附件\\*作为文件分发。\n\n\\* 附件不译。\n",
        "本照会及其附件作为文件分发。\n附件不译。",
        [("*", "本照会及其附件")],
        [("*", "附件不译。")],
        [],
        id="escaped-asterisk",
    ),
    pytest.param(
        "关于选举的新闻声明 \uf02a*\n\n正文。\n\n__________\n\n*\n 非正式译文。\n",
        "关于选举的新闻声明\n正文。\n非正式译文。",
        [("*", "关于选举的新闻声明")],
        [("*", "非正式译文。")],
        [],
        id="asterisk-alone-under-a-rule",
    ),
    pytest.param(
        "Statement of Norland*\n\nText.\n\n* Unofficial translation.\n",
        "Statement of Norland\nText.\nUnofficial translation.",
        [("*", "Norland")],
        [("*", "Unofficial translation.")],
        [],
        id="asterisk-without-a-rule",
    ),
    pytest.param(
        "The note of 30 July [1], and the reply. [2]\n\n_\n\n1 Not located.\n\n2 Document 195.\n",
        "The note of 30 July, and the reply.\nNot located.\nDocument 195.",
        [("1", "July"), ("2", "reply.")],
        [("1", "Not located."), ("2", "Document 195.")],
        [],
        id="brackets-with-notes-at-the-end",
    ),
    pytest.param(
        "Norland¹ and Sudria² agree.\n\n¹ First.\n² Second.\n",
        "Norland and Sudria agree.\nFirst.\nSecond.",
        [("1", "Norland"), ("2", "Sudria")],
        [("1", "First."), ("2", "Second.")],
        [],
        id="raised-figures",
    ),
    pytest.param(
        "# T\n\nNorland[^a] agrees.\n\n[^a]: A note\n    of two lines.\n",
        "T\nNorland agrees.\nA note of two lines.",
        [("a", "Norland")],
        [("a", "A note of two lines.")],
        [],
        id="markdown-footnote",
    ),
    pytest.param(
        "議會宣佈解散。 [8] \n議會通過決議。 [9-10]  據報道。\n",
        "議會宣佈解散。\n議會通過決議。 據報道。",
        [],
        [],
        ["[8]", "[9-10]"],
        id="encyclopedia-references",
    ),
    pytest.param(
        "# T\n\nIt ended.[1](#cite-1) Then.[2](#cite-2)\n",
        "T\nIt ended. Then.",
        [],
        [],
        ["[1](#cite-1)", "[2](#cite-2)"],
        id="linked-references",
    ),
    pytest.param(
        "Letter dated 1 March (see the annex).1 It speaks of elections2 and of 3 States.\n\n________\n\n"
        "1 In English only.\n\n2 See A/85/1.\n",
        "Letter dated 1 March (see the annex). It speaks of elections and of 3 States.\nIn English only.\nSee A/85/1.",
        [("1", "annex)."), ("2", "elections")],
        [("1", "In English only."), ("2", "See A/85/1.")],
        [],
        id="figures-grown-onto-words",
    ),
    pytest.param("An area of 4400 km² and 5 m³.", "An area of 4400 km² and 5 m³.", [], [], [], id="square-metres"),
    pytest.param(
        "# T\n\nThe 2<sup>nd</sup> of 5 km<sup>2</sup>.\n", "T\nThe 2nd of 5 km2.", [], [], [], id="ordinals-and-units"
    ),
    pytest.param("Article [4] applies.", "Article [4] applies.", [], [], [], id="one-bracket-is-text"),
    pytest.param("Growth of 5 * 3 percent.", "Growth of 5 * 3 percent.", [], [], [], id="stray-asterisk"),
    pytest.param(
        "Text above.\n\n---\n\n1 March 2031\n\nText below.\n",
        "Text above.\n1 March 2031\nText below.",
        [],
        [],
        [],
        id="date-under-a-rule-is-no-note",
    ),
]


@pytest.mark.parametrize(("text", "reading", "marks", "notes", "references"), CASES)
def test_notes(text, reading, marks, notes, references):
    assert read_notes(text) == (reading, marks, notes, references)


def test_the_mark_has_its_place_in_the_source():
    text = "Statement<sup>12</sup> of Norland.\n\n<sup>12</sup> Note.\n"
    mark = read_text(text).note_marks[0]
    assert text[mark.start_in_source : mark.end_in_source] == "<sup>12</sup>"
    assert mark.at == len("Statement")
