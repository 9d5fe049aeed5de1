"""Order, furniture, headings, notes and paragraphs, each by the least that shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.errors import UnreadableSource
from verbale.model import Source
from verbale.reading.layout import PageLayout, Word, document_of_layout, line_of_words
from verbale.reading.pdf import read_pdf
from verbale.reading.pdf.direction import Token, in_reading_order, kind_of

LINE = "The Government of Norland does not recognize the so-called elections in Teshara at all, "
REST = "since they were held under occupation."


def kinds(document):
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def body(*lines: str, left: float = 72, top: float = 700, pitch: float = 14) -> list:
    return [(left, top - pitch * nth, line) for nth, line in enumerate(lines)]


def test_wrapped_lines_are_one_paragraph_and_a_gap_begins_another(pdf):
    page = [*body(LINE, LINE, REST), *body(LINE, LINE, REST, top=650)]
    document = read_pdf(pdf(page), name="x.pdf")
    assert kinds(document) == [("paragraph", (LINE + LINE + REST).strip())] * 2


def test_an_indented_line_begins_a_paragraph(pdf):
    page = [(90, 700, LINE[:80]), *body(LINE, LINE, top=686), (90, 658, LINE[:80]), *body(LINE, top=644)]
    document = read_pdf(pdf(page), name="x.pdf")
    assert [len(block) > 200 for _, block in kinds(document)] == [True, False]


def test_a_line_that_ends_where_the_next_word_had_room_ends_its_paragraph(pdf):
    document = read_pdf(pdf(body(LINE, "Done so.", LINE, LINE, LINE, LINE)), name="x.pdf")
    assert len(document.blocks) == 2


def test_a_paragraph_goes_on_across_pages_and_furniture(pdf):
    head = [(72, 800, "A/85/1030"), (500, 800, "S/2031/505")]
    pages = [
        [*head, *body(LINE, LINE, LINE), (300, 40, "1/3")],
        [*head, *body(LINE, LINE, LINE), (300, 40, "2/3")],
        [*head, *body(REST), (300, 40, "3/3")],
    ]
    document = read_pdf(pdf(*pages), name="x.pdf")
    assert kinds(document)[-1] == ("paragraph", LINE * 6 + REST)
    taken = [piece.text for piece in document.furniture]
    assert [text for text in taken if "/3" in text] == ["1/3", "2/3", "3/3"]
    assert taken.count("A/85/1030") >= 2
    assert "/3" not in document.quote(document.blocks[-1].start, document.blocks[-1].end)
    assert {box.page for box in document.place(document.blocks[-1].start, document.blocks[-1].end)} == {1, 2, 3}


@pytest.mark.parametrize(
    ("words", "kept"),
    [(("recog-", "nize"), "recognize"), (("so-", "called"), "so-called"), (("1999-", "2001"), "1999-2001")],
    ids=["made by the line's end", "a compound of the language", "no letters"],
)
def test_a_hyphen_at_the_end_of_a_line(pdf, words, kept):
    first = f"Norland stated on that occasion, as it had done so many times before, that it did not {words[0]}"
    second = f"{words[1]} anything of the kind and that it never would, whatever others do."
    assert kept in read_pdf(pdf(body(first, second)), name="x.pdf").text


def test_two_columns_are_read_one_after_the_other(pdf):
    left = [f"Left {nth} of the column that goes down" for nth in range(8)]
    right = [f"Right {nth} of the column that goes down" for nth in range(8)]
    page = [(72, 760, "A title across", 16, "bold"), *body(*left), *body(*right, left=320)]
    text = read_pdf(pdf(page), name="x.pdf").text
    places = [text.index(word) for word in ("A title", "Left 0", "Left 7", "Right 0", "Right 7")]
    assert places == sorted(places)


def test_a_table_is_read_row_by_row(pdf):
    rows = [("Norland", "letter", "2031"), ("Sudria", "statement", "2032"), ("Ostmark", "note verbale", "2033")]
    cells = [
        (left, 600 - 20 * nth, cell)
        for nth, row in enumerate(rows)
        for left, cell in zip((72, 250, 400), row, strict=True)
    ]
    found = kinds(read_pdf(pdf(body(LINE, LINE) + cells), name="x.pdf"))
    assert found[1:] == [("table-row", "\t".join(row)) for row in rows]


def test_a_grid_of_numbers_is_kept_whole(pdf):
    cells = [(40 + 30 * across, 700 - 20 * down, f"{across * down}") for across in range(12) for down in range(12)]
    document = read_pdf(pdf(cells, size=8), name="x.pdf")
    assert sorted(document.source_text.split()) == sorted(words for _, _, words in cells)


def test_numbers_of_items_stand_before_their_words(pdf):
    page = [
        (72, 700, "1."), (90, 700, "(a)"), (112, 700, "The first of the items, which is long."), (90, 680, "(b)"),
        (112, 680, "The second."), *body(LINE, LINE, top=640),
    ]  # fmt: skip
    found = kinds(read_pdf(pdf(page), name="x.pdf"))
    assert found[:2] == [
        ("list-item", "1. (a) The first of the items, which is long."), ("list-item", "(b) The second."),
    ]  # fmt: skip


def test_headings_by_size_and_by_weight(pdf):
    page = [
        (72, 780, "Reactions of States", 16, "bold"), (72, 750, "Sudria", 10, "bold"), *body(LINE, LINE, REST, top=730),
        (72, 670, "Ostmark", 10, "bold"), *body(LINE, REST, top=650),
    ]  # fmt: skip
    document = read_pdf(pdf(page), name="x.pdf")
    assert [(b.level, document.text[b.start : b.end]) for b in document.blocks if b.kind == "heading"] == [
        (1, "Reactions of States"), (2, "Sudria"), (2, "Ostmark"),
    ]  # fmt: skip


def test_chinese_in_another_font_is_a_heading():
    title, text = "各国的反应", "苏德里亚谴责这次非法投票，强调不能承认这种选举及其结果的合法性，也不接受任何后果" * 2
    lines = [line_of_words([Word(title, 70, 70, 130, 82)], size=11)]
    lines += [line_of_words([Word(text, 70, 100 + 16 * nth, 500, 112 + 16 * nth)], size=11) for nth in range(3)]
    for number, line in enumerate(lines):
        line.font = "Song" if number else "Hei"
    document = document_of_layout(Source("x", "0" * 64, "application/pdf", 1), [PageLayout(1, 595, 842, lines)])
    assert kinds(document)[0] == ("heading", title)
    assert document.blocks[1].kind == "paragraph"


def test_bold_running_text_is_no_heading(pdf):
    bold = [(72, 700 - 14 * nth, line, 10, "bold") for nth, line in enumerate((LINE[:81], LINE[:81], REST))]
    page = bold + body(LINE, LINE, LINE, LINE, top=640)
    document = read_pdf(pdf(page), name="x.pdf")
    assert [(block.kind, block.emphasis) for block in document.blocks] == [("paragraph", True), ("paragraph", False)]


def test_raised_figures_call_the_notes_at_the_foot(pdf):
    page = [
        *body(LINE, LINE, LINE), (72, 658, "Sudria condemned the vote."), (193, 662, "1", 6, "plain"),
        (72, 100, "1", 5, "plain"), (78, 97, "Press release of the Ministry of Foreign Affairs of Sudria.", 8, "plain"),
    ]  # fmt: skip
    document = read_pdf(pdf(page), name="x.pdf")
    assert kinds(document)[-1] == ("note", "Press release of the Ministry of Foreign Affairs of Sudria.")
    (mark,) = document.note_marks
    assert mark.label == document.blocks[-1].label == "1"
    assert document.text[: mark.at].endswith("the vote.")


def test_a_column_of_small_type_at_the_head_holds_no_notes():
    masthead = [
        _small("Distr. générale", 300, 20),
        _small("1 mars 2031", 300, 32),
        _small("Original : français", 300, 44),
    ]
    masthead += [_line("Conseil de", 20, 20, 16), _line("sécurité", 20, 40, 16)]
    text = [_line(LINE + "said so.", 20, 100 + 14 * nth) for nth in range(8)]
    text[3] = replace(text[3], raised=((len(LINE) - 2, len(LINE) - 1),), text=LINE[:-2] + "1 said so.")
    page = PageLayout(1, 595, 842, [*masthead, *text])
    document = document_of_layout(Source("x", "0" * 64, "application/pdf", 1), [page])
    assert not [block for block in document.blocks if block.kind == "note"]


def _line(text: str, left: float, top: float, size: float = 10.0):
    return line_of_words([Word(text, left, top, left + size * len(text) / 2.2, top + size * 1.1)], size=size)


def _small(text: str, left: float, top: float):
    return _line(text, left, top, 8.0)


def test_a_square_metre_keeps_its_figure(pdf):
    page = [*body(LINE, LINE), (72, 672, "An area of 500 m"), (148, 676, "2", 6, "plain"), (156, 672, "was occupied.")]
    assert "500 m2 was" in read_pdf(pdf(page), name="x.pdf").text.replace("  ", " ")


def test_ligatures_are_letters_with_a_place_each():
    line = line_of_words([Word("official", 10, 10, 50, 20)])
    page = PageLayout(1, 200, 100, [line])
    document = document_of_layout(Source("x", "0" * 64, "application/pdf", 1), [page])
    assert document.text == "official"
    (box,) = document.place(2, 4)
    assert (round(box.left), round(box.right)) == (20, 30)


def test_a_page_without_any_text_is_an_error_and_one_among_others_is_told():
    source = Source("x.pdf", "0" * 64, "application/pdf", 1)
    with pytest.raises(UnreadableSource, match="no text"):
        document_of_layout(source, [PageLayout(1, 100, 100, needs_ocr=True)])
    full = PageLayout(2, 100, 100, [line_of_words([Word("Norland", 1, 1, 9, 9, 0.5)])], confidence=0.5)
    document = document_of_layout(source, [PageLayout(1, 100, 100, needs_ocr=True), full])
    assert [page.needs_ocr for page in document.pages] == [True, False]
    assert document.confidence(0, 7) == pytest.approx(0.5)


# Tokens from the left as they stand on the page, with what is to be read. Capitals run from left to right, and Arabic
# letters are written in the order they are read in.
ORDERS = [
    ("words", ["دولي", "قانون"], "قانون دولي"),
    ("a date", ["2031", "أغسطس", "/", "آب", "17"], "17 آب/أغسطس 2031"),
    ("numbers with their signs", ["تم", "17/8/2031", "في"], "في 17/8/2031 تم"),
    ("two numbers", ["2023", "9822"], "9822 2023"),
    ("latin words keep their order", ["في", "United", "Nations", "قال"], "قال United Nations في"),
    ("an address and the stop after it", [".", "https", ":", "//", "x.example", "الرابط"], "الرابط https://x.example."),
    ("a symbol", ["المؤرخة", "S/2031/5", "الوثيقة"], "الوثيقة S/2031/5 المؤرخة"),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "read"), [case[1:] for case in ORDERS], ids=[case[0] for case in ORDERS])
def test_lines_from_right_to_left(seen, read):
    line, left = [], 0.0
    for word in seen:
        for part in _parts(word):
            line.append(Token(part, kind_of(part), left, left + 4 * len(part), len(line)))
            left += 4 * len(part)
        left += 3
    found = "".join(token.token.text for token in in_reading_order(line, right_to_left=True))
    assert found.replace(" ", "") == read.replace(" ", "")


def _parts(word: str) -> list[str]:
    from verbale.reading.pdf.direction import tokens

    return [word[start:end] for start, end in tokens(word, 0, len(word))]


WORDS = st.text(st.sampled_from("abc ABC 12.-,()中文字¹*"), min_size=1, max_size=30) | st.sampled_from(
    ["1", "2.", "(a)", "–"]
)
SIZES = st.sampled_from([0.0, 8.0, 10.0, 14.0])
PLACES = st.tuples(st.integers(0, 500), st.integers(0, 780), WORDS, SIZES, st.booleans())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PLACES, max_size=14), min_size=1, max_size=3))
def test_whatever_stands_on_the_pages_keeps_its_place(pages):
    layouts = []
    for number, lines in enumerate(pages, 1):
        made = [
            line_of_words([Word(words, left, top, min(595, left + 5 * len(words)), top + 11)], size=size, bold=bold)
            for left, top, words, size, bold in lines
        ]
        layouts.append(PageLayout(number, 595, 842, made))
    written = sorted(line.text for page in layouts for line in page.lines if line.text.strip())
    source = Source("x", "0" * 64, "application/pdf", 1)
    try:
        document = document_of_layout(source, layouts)
    except UnreadableSource:
        return
    placed = document.placement
    assert placed is not None
    assert len(placed.lefts) == len(document.source_text)
    assert "".join(sorted("".join(written).replace(" ", ""))) == "".join(
        sorted(document.source_text.replace("\n", "").replace(" ", ""))
    )
    assert all(a < b for a, b in zip(document.offsets, document.offsets[1:], strict=False))
    for at, offset in enumerate(document.offsets):
        character = document.text[at]
        assert character in ("\n", " ", "\t") or document.source_text[offset] == character
        page = document.pages[placed.pages[placed.line_at(offset)]]
        assert 0 <= placed.lefts[offset] <= placed.rights[offset] <= page.width
