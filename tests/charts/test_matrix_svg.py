"""The matrix as a picture: well-formed whatever the names hold, and with a symbol for every stance."""

import xml.etree.ElementTree as ET

import pytest

from verbale.analysis.matrix import Cell, Evidence, Matrix
from verbale.charts import PALETTE, SYMBOLS, matrix_svg
from verbale.charts.svg import element, shortened, width_of

SVG = "{http://www.w3.org/2000/svg}"


def made(names, cells):
    held = {key: Cell(*key, tuple(Evidence(str(n), *shown) for n, shown in enumerate(e))) for key, e in cells.items()}
    return Matrix(tuple(names), ("vote", "law"), dict(names), held)


CELLS = {
    ("A", "vote"): [("against", "own")],
    ("A", "law"): [("for", "own"), ("against", "reported")],
    ("B", "vote"): [("against", "claimed")],
    ("B", "law"): [("neutral", "own"), ("for", "claimed")],
}


def test_every_cell_has_its_symbol_and_its_colour():
    root = ET.fromstring(matrix_svg(made({"A": "Norland", "B": "Sudria"}, CELLS), title="T"))
    squares = [(g[0].get("fill"), g[0].get("stroke"), g[1].text) for g in root.iter(f"{SVG}g")]
    paint = {stance: colours.surface for stance, colours in PALETTE.items()}
    assert squares == [
        (paint["against"], paint["against"], "−"),
        (paint["mixed"], paint["mixed"], "±"),
        ("#ffffff", paint["against"], "−"),
        (paint["neutral"], paint["neutral"], "○"),
    ]
    assert root.find(f"{SVG}title").text == "T"


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\"&'", "a\x00b\x0b", "诺兰", "نورلاند", "x" * 400])
def test_any_name_gives_a_well_formed_picture(name):
    text = matrix_svg(made({"A": name}, {}), title=name, issue_label=lambda issue: name, legend={"for": name})
    ET.fromstring(text)
    assert "<script" not in text


def test_nothing_is_loaded_and_nothing_runs():
    text = matrix_svg(made({"A": "Norland"}, CELLS), title="T", legend={"for": "for", "claimed": "by others"})
    assert "href" not in text
    assert "style=" not in text
    assert text.count("http") == 1, "only the namespace"


def test_the_same_matrix_gives_the_same_picture():
    matrix = made({"A": "Norland", "B": "Sudria"}, CELLS)
    assert matrix_svg(matrix, title="T") == matrix_svg(matrix, title="T")


def test_an_empty_matrix_is_a_picture_too():
    ET.fromstring(matrix_svg(Matrix((), (), {}, {}), title="T"))


def lightness(colour):
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return sum(
        share * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
        for share, c in ((0.2126, red), (0.7152, green), (0.0722, blue))
    )


def contrast(one, other):
    """The contrast ratio of WCAG 2.2."""
    high, low = sorted((lightness(one), lightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("stance", PALETTE)
def test_symbols_are_legible_on_their_colour(stance):
    assert contrast(*PALETTE[stance]) >= 4.5


def test_for_and_against_differ_in_grey():
    assert contrast(PALETTE["for"].surface, PALETTE["against"].surface) >= 2.5
    assert set(SYMBOLS) == set(PALETTE)


def test_widths():
    assert width_of("诺兰", size=10) == 20
    assert shortened("Norland", size=10, width=100) == "Norland"
    assert shortened("Norland", size=10, width=25) == "Nor…"


def test_elements_are_escaped():
    assert element("a", text="<b>", font_size="&", class_='"') == '<a font-size="&amp;" class=\'"\'>&lt;b&gt;</a>'
