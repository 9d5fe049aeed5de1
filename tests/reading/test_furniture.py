"""What a page carries besides its text is kept apart, and only what is."""

import pytest

from verbale.reading import read_text
from verbale.reading.furniture import front_matter


def furniture(text):
    return [(piece.kind, piece.text) for piece in read_text(text).furniture]


BODY = "The Government of Norland, having considered the matter at length, does not recognise the vote.\n\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            "A/85/901\n\nS/2031/210\n\n07-48857 \n\n",
            [("running-head", "A/85/901"), ("running-head", "S/2031/210"), ("running-head", "07-48857")],
            id="symbols-and-job-number",
        ),
        pytest.param("31-03456 (E)    050331\n\n", [("running-head", "31-03456 (E)    050331")], id="job-number-alone"),
        pytest.param(
            "31-03457 (S)    060331    070331\n\n",
            [("running-head", "31-03457 (S)    060331    070331")],
            id="two-dates",
        ),
        pytest.param("GE.31-09876\n\n", [("running-head", "GE.31-09876")], id="geneva-job-number"),
        pytest.param("*3103456*\n\n", [("running-head", "*3103456*")], id="bar-code"),
        pytest.param("\fpage two\n\n", [], id="form-feed-alone"),
        pytest.param("\f\n2\n\n", [("page-number", "2")], id="number-at-a-page-break"),
        pytest.param("Page 2 of 9\n\n", [("page-number", "Page 2 of 9")], id="number-in-words"),
        pytest.param("стр. 3\n\n", [("page-number", "стр. 3")], id="number-in-russian-words"),
        pytest.param("第 3 页\n\n", [("page-number", "第 3 页")], id="number-in-chinese-words"),
        pytest.param("________\n\n", [("rule", "________")], id="rule"),
        pytest.param("Skip to content\n\n", [("navigation", "Skip to content")], id="navigation"),
        pytest.param("展開全部 收起\n\n", [("navigation", "展開全部 收起")], id="navigation-traditional"),
        pytest.param("4400\n\n", [], id="lone-number-is-a-figure"),
        pytest.param("A/85/901\n\n", [], id="lone-symbol-is-a-citation"),
        pytest.param("2031\n\n", [], id="lone-year"),
        pytest.param("Share the burden\n\n", [], id="navigation-word-in-a-heading"),
    ],
)
def test_in_mid_document(lines, expected):
    assert furniture(f"Statement\n\n{BODY}{lines}{BODY}") == expected


def test_the_masthead_stays():
    text = "A/85/901\nS/2031/210\n\nDistr.: General\n\n1 March 2031\n\n" + BODY
    document = read_text(text)
    assert document.furniture == ()
    assert document.text.startswith("A/85/901\nS/2031/210\nDistr.: General\n1 March 2031\n")


def test_repeated_headers_at_page_breaks():
    page = "Compilation of positions\n\n" + BODY
    document = read_text(f"{page}\fCompilation of positions\n\n{BODY}\fCompilation of positions\n\n{BODY}")
    assert [piece.kind for piece in document.furniture] == ["running-head", "running-head"]
    assert document.text.count("Compilation") == 1


def test_lines_that_repeat_without_a_page_break_stay():
    document = read_text(f"Press release\n\n{BODY}Press release\n\n{BODY}Press release\n\n{BODY}")
    assert document.text.count("Press release") == 3


def test_page_numbers_that_count_up_and_cut_sentences():
    states = ("Norland", "Sudria", "Westland")
    text = "".join(f"{state} condemns the use of\n{n}\nforce by others.\n\n" for n, state in enumerate(states, 1))
    assert furniture(text) == [("page-number", "1"), ("page-number", "2"), ("page-number", "3")]


def test_spans_are_of_the_source():
    text = f"Statement\n\n{BODY}A/85/901\n\nS/2031/210\n\n{BODY}[1] x"
    document = read_text(text)
    assert all(text[piece.start_in_source : piece.end_in_source] == piece.text for piece in document.furniture)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("No front matter.", {}, id="none"),
        pytest.param("---\n\nText under a rule.\n\n---\n", {}, id="rules-are-no-front-matter"),
        pytest.param(
            "---\ntitle: \"A: B\"\nDate: '2031-03-01'\nauthor: Jo\ntags:\n  - x\n  - y\n---\nText",
            {"title": "A: B", "date": "2031-03-01", "author": "Jo", "tags": "x, y"},
            id="yaml",
        ),
        pytest.param(
            '+++\ntitle = "T"\ncategories = ["a", "b"]\n+++\nText', {"title": "T", "categories": "a, b"}, id="toml"
        ),
        pytest.param("---\ntitle: never closed\n\nText", {}, id="not-closed"),
    ],
)
def test_front_matter(text, expected):
    assert front_matter(text)[1] == expected


def test_front_matter_is_furniture_and_meta():
    document = read_text("---\ntitle: T\nurl: https://norland.example\n---\n\nThe text.")
    assert document.text == "The text."
    assert document.meta == {"title": "T", "url": "https://norland.example"}
    assert document.furniture[0].kind == "front-matter"
