"""Pictures of pages: what needs Tesseract is skipped, saying so, where it is not installed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from collection import measures
from PIL import Image, ImageDraw

from verbale.errors import UnreadableSource
from verbale.model import POOR_RECOGNITION, Document, Page
from verbale.reading import read
from verbale.reading.scans import document as scans
from verbale.reading.scans import engine, hocr, packs, pictures, raised, read_image, unread_pages
from verbale.reading.scans.lines import page_layout, pieces_of
from verbale.reading.scans.pictures import Scan

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reading"
FOUND = engine.find_engine()


def needs(*wanted: str) -> pytest.MarkDecorator:
    missing = [pack for pack in wanted if FOUND is None or pack not in FOUND.packs]
    return pytest.mark.skipif(bool(missing), reason=f"needs Tesseract with {', '.join(wanted)}")


# ---- Without Tesseract


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "find_engine", lambda: None)


@pytest.mark.usefixtures("nothing_installed")
def test_a_picture_is_named_with_the_command_that_installs_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs.sys, "platform", "linux")
    monkeypatch.setattr(packs.shutil, "which", lambda _: None)
    with pytest.raises(
        UnreadableSource, match=r"install Tesseract: sudo apt-get install tesseract-ocr tesseract-ocr-eng"
    ):
        read_image(_png(), name="note.png")


@pytest.mark.usefixtures("nothing_installed")
def test_a_pdf_of_pictures_is_named_too() -> None:
    from verbale.reading.pdf import read_pdf

    with pytest.raises(UnreadableSource, match=r"scan.pdf: has no text layer.*install Tesseract"):
        read_pdf((FIXTURES / "scan-ru.pdf").read_bytes(), name="scan.pdf")


@pytest.mark.usefixtures("nothing_installed")
def test_pages_that_could_not_be_read_are_told() -> None:
    pages = tuple(Page(number, 595, 842, needs_ocr=number in (2, 3)) for number in range(1, 5))
    document = Document(None, "", "", None, (), pages=pages)  # type: ignore[arg-type]
    said = unread_pages(document)
    assert said is not None
    assert said.startswith("pages 2, 3 of 4 could not be read and are left out; to read them, install Tesseract")


@pytest.mark.parametrize(
    ("platform", "there", "begins"),
    [
        ("darwin", "", "brew install tesseract tesseract-lang"),
        ("win32", "", "winget install"),
        ("linux", "dnf", "sudo dnf install tesseract tesseract-osd tesseract-langpack-eng"),
        ("linux", "pacman", "sudo pacman -S tesseract tesseract-data-osd tesseract-data-eng"),
        ("linux", "", "sudo apt-get install tesseract-ocr tesseract-ocr-eng"),
    ],
)
def test_one_command_per_system(monkeypatch: pytest.MonkeyPatch, platform: str, there: str, begins: str) -> None:
    monkeypatch.setattr(packs.sys, "platform", platform)
    monkeypatch.setattr(packs.shutil, "which", lambda name: name if name == there else None)
    assert packs.install_command().startswith(begins)


def test_only_what_is_missing_is_to_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs.sys, "platform", "linux")
    monkeypatch.setattr(packs.shutil, "which", lambda _: None)
    russian = packs.of_language("ru")
    assert russian is not None
    assert packs.install_command([russian]) == "sudo apt-get install tesseract-ocr-rus"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0broken", b"II*\x00\xff\xff\xff\xff"])
def test_a_damaged_picture_is_that(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"x: is a damaged picture"):
        next(pictures.scans_in(data, name="x", most_pages=10))


def test_every_page_of_a_tiff_is_a_page() -> None:
    data = (FIXTURES / "scan-fr.tiff").read_bytes()
    pages = list(pictures.scans_in(data, name="x", most_pages=10))
    assert [(scan.picture.size, round(scan.dpi)) for scan in pages] == [((1654, 2339), 200)] * 4
    with pytest.raises(UnreadableSource, match="has 4 pages, more than 3"):
        list(pictures.scans_in(data, name="x", most_pages=3))


@pytest.mark.parametrize("turn", [-2.3, -0.6, 0.0, 0.85, 3.0])
def test_a_page_is_put_straight(turn: float) -> None:
    page = Image.new("L", (1240, 1754), 250)
    pen = ImageDraw.Draw(page)
    for line in range(40):
        pen.rectangle((150, 150 + 36 * line, 1090 - 37 * (line % 5), 166 + 36 * line), fill=20)
    crooked = page.rotate(turn, Image.Resampling.BICUBIC, fillcolor=250)
    assert pictures._skew(crooked) == pytest.approx(-turn, abs=0.15)


HOCR = """
<span class='ocr_line' id='l' title="bbox 100 100 700 140; baseline 0 -10; x_size 40; x_descenders 10; x_ascenders 10">
 <span class='ocrx_word' id='w1' title='bbox 100 100 180 140; x_wconf 95'>
  <span class='ocrx_cinfo' title='x_bboxes 100 102 120 130; x_conf 99'>N</span>
  <span class='ocrx_cinfo' title='x_bboxes 122 112 140 130; x_conf 99'>o</span>
  <span class='ocrx_cinfo' title='x_bboxes 142 100 150 115; x_conf 80'>&#39;</span>
 </span>
 <span class='ocrx_word' id='w2' title='bbox 400 125 404 129; x_wconf 30'>
  <span class='ocrx_cinfo' title='x_bboxes 400 125 404 129; x_conf 30'>.</span>
 </span>
 <span class='ocrx_word' id='w3' title='bbox 600 100 700 130; x_wconf 55'>
  <span class='ocrx_cinfo' title='x_bboxes 600 102 650 130; x_conf 55'>A</span>
  <span class='ocrx_cinfo' title='x_bboxes 652 102 700 130; x_conf 55'>&amp;</span>
 </span>
</span>
<div class='ocr_separator' id='s' title="bbox 100 200 700 203"></div>
"""


def test_lines_words_letters_and_rules_are_read() -> None:
    lines, rules = hocr.parse(HOCR)
    assert [[word.text for word in line.words] for line in lines] == [["No'", ".", "A&"]]
    assert rules == [hocr.Box(100, 200, 700, 203)]
    assert lines[0].words[0].letters[1] == hocr.Box(122, 112, 140, 130)
    assert lines[0].baseline_at(100) == 130


def test_wide_gaps_part_a_line_and_specks_go() -> None:
    lines, rules = hocr.parse(HOCR)
    scan = Scan(Image.new("L", (800, 300), 250), 300)
    page = page_layout(1, scan, pieces=pieces_of(lines), rules=rules)
    assert [line.text for line in page.lines] == ["No'", "A&"]
    assert [line.confidence for line in page.lines] == [0.95, 0.55]
    assert page.rules == [(pytest.approx(24), pytest.approx(168), pytest.approx(48.36))]
    assert len(page.lines[0].lefts) == len(page.lines[0].text)


@pytest.mark.parametrize(
    ("labels", "expected", "found"),
    [
        (["1", "", "3", "1", "2", "3"], 1, ["1", "2", "3", "1", "2", "3"]),
        (["", "", "", "", "", ""], 4, ["4", "5", "6", "4", "5", "6"]),
        (["4", "5", "9", "4", "5", "6"], 1, ["4", "5", "6", "4", "5", "6"]),
    ],
)
def test_marks_that_were_not_read_are_counted(labels: list[str], expected: int, found: list[str]) -> None:
    box = hocr.Box(0, 0, 1, 1)
    text = [raised._Mark(line, 1, 3, 4, box, False) for line in range(3)]
    foot = [raised._Mark(line, 0, 0, 1, box, False) for line in range(5, 8)]
    assert raised._in_order(text + foot, labels, expected) == found


# ---- With Tesseract


@needs("eng", "spa", "osd")
def test_a_photographed_page_is_read_in_its_language() -> None:
    document = read(FIXTURES / "scan-es-page-2.jpg")
    text = measures.normal(document.text)
    for words in (
        "Rechazan toda adquisición de territorio por la fuerza",
        "su respeto a la soberanía y a la integridad territorial de Velmora",
        "La delegación de Sulanda pidió que constara en acta su desacuerdo con este párrafo.",
    ):
        _, errors = measures.locate(words, text)
        assert errors <= 0.02 * len(words), words
    (page,) = document.pages
    assert page.confidence is not None
    assert page.confidence > 0.9
    start = document.text.index("Rechazan")
    assert document.confidence(start, start + 8) > POOR_RECOGNITION  # type: ignore[operator]
    (box,) = document.place(start, start + 8)
    assert 130 < box.left < 140
    assert 20 < box.right - box.left < 50


@needs("ara", "eng", "osd")
def test_an_arabic_page_is_read_from_right_to_left() -> None:
    document = read(FIXTURES / "scan-ar-page-2.png")
    words = "يدعو المجلس جميع الدول والمنظمات الدولية إلى عدم الاعتراف بالسلطات"
    _, errors = measures.locate(words, measures.normal(document.text))
    assert errors <= 0.05 * len(words)


@needs("rus", "eng", "osd")
def test_rows_say_how_surely_words_were_recognised(tmp_path: Path) -> None:
    from verbale import sample
    from verbale.batch import statement_rows

    single = tmp_path / "page.png"
    _page(FIXTURES / "scan-ru.pdf", 1).save(single, dpi=(200, 200))
    rows = list(statement_rows([single], gazetteer=[sample.gazetteer()]))
    sure = [position["ocr_confidence"] for row in rows for position in row["positions"]]
    assert sure
    assert all(0 <= value <= 1 for value in sure)
    assert any(position["issue"] == "vote" for row in rows for position in row["positions"])


@needs("eng", "osd")
def test_a_blank_page_says_that_nothing_is_on_it() -> None:
    with pytest.raises(UnreadableSource, match="is a picture without text"):
        read_image(_png(), name="blank.png")


def _png() -> bytes:
    packed = io.BytesIO()
    Image.new("L", (1240, 1754), 250).save(packed, "PNG", dpi=(150, 150))
    return packed.getvalue()


def _page(path: Path, index: int) -> Image.Image:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path.read_bytes())
    picture = pdf[index].render(scale=200 / 72).to_pil()
    pdf.close()
    return picture
