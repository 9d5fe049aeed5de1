"""PDFs: what stands in them is read in order, and every character knows its page and place."""

from __future__ import annotations

import json
import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from verbale.errors import UnreadableSource
from verbale.model import Document
from verbale.reading import read
from verbale.reading.limits import Limits
from verbale.reading.pdf import read_pdf
from verbale.reading.pictures import picture_of_page

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reading"
LETTERS = [f"{form}-{language}" for form in ("letter", "office") for language in ("en", "fr", "es", "ru", "zh", "ar")]
STOPS = " .,;:)。，；：）»”،؛"
LETTERS = [name for name in LETTERS if (FIXTURES / f"{name}.pdf").exists()]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


@pytest.fixture(scope="module", params=LETTERS)
def letter(request: pytest.FixtureRequest) -> tuple[Document, dict]:
    name = request.param
    truth = json.loads((FIXTURES / f"letter-{name[-2:]}.json").read_text("utf-8"))
    return read_pdf((FIXTURES / f"{name}.pdf").read_bytes(), name=f"{name}.pdf"), truth


def test_letters_of_six_languages_are_there():
    assert {name[-2:] for name in LETTERS} == {"en", "fr", "es", "ru", "zh", "ar"}


def test_blocks_come_in_order_and_whole(letter):
    document, truth = letter
    wanted = [squeezed(block["text"]) for block in truth["blocks"]]
    found = [squeezed(document.text[b.start : b.end]) for b in document.blocks if b.kind != "note"]
    matches = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    in_order = sum(match.size for match in matches)
    assert in_order >= 0.9 * len(wanted), [text for text in wanted if text not in found]


def test_headings_are_those_of_the_letter(letter):
    document, truth = letter
    wanted = {squeezed(block["text"]) for block in truth["blocks"] if block["kind"] in ("title", "heading")}
    found = {squeezed(document.text[b.start : b.end]) for b in document.blocks if b.kind == "heading"}
    assert len(wanted & found) >= 0.95 * len(wanted | found), wanted ^ found


def test_notes_are_tied_to_their_marks_across_pages(letter):
    document, truth = letter
    notes = {b.label: squeezed(document.text[b.start : b.end]) for b in document.blocks if b.kind == "note"}
    assert notes == {note["label"]: squeezed(note["text"]) for note in truth["notes"]}
    before = {mark.label: document.text[: mark.at].rstrip(STOPS) for mark in document.note_marks}
    assert all(before[note["label"]].endswith(note["after"]) for note in truth["notes"])


def test_running_heads_are_no_part_of_the_text(letter):
    document, truth = letter
    symbol = truth["furniture"][-1]
    assert document.text.count(symbol) <= 1  # in the masthead
    assert sum(symbol in piece.text for piece in document.furniture) >= len(document.pages) - 1


def test_every_character_has_a_page_and_a_box_inside_it(letter):
    document, _ = letter
    placed = document.placement
    assert placed is not None
    assert len(placed.lefts) == len(placed.rights) == len(document.source_text)
    assert list(placed.starts) == sorted(set(placed.starts))
    for at in range(len(document.source_text)):
        line = placed.line_at(at)
        page = document.pages[placed.pages[line]]
        assert -1 <= placed.lefts[at] <= placed.rights[at] <= page.width + 1
        assert -1 <= placed.tops[line] < placed.bottoms[line] <= page.height + 1


def test_every_quote_equals_its_span(letter):
    document, _ = letter
    assert all(a < b for a, b in zip(document.offsets, document.offsets[1:], strict=False))
    for block in document.blocks:
        quote = document.quote(block.start, block.end)
        start, end = document.to_source(block.start, block.end)
        assert quote == document.source_text[start:end]
        letters = re.sub(r"\W+", "", document.text[block.start : block.end])
        if not any(block.start <= mark.at <= block.end for mark in document.note_marks):
            assert re.sub(r"\W+", "", quote) == letters
        boxes = document.place(block.start, block.end)
        assert boxes
        assert boxes[0].page == document.page_of(block.start)


def test_a_text_file_has_no_pages():
    document = read(FIXTURES / "letter-en.txt")
    assert document.pages == ()
    assert document.place(0, 10) == ()
    assert document.page_of(0) is None
    assert document.confidence(0, 10) is None


def test_a_file_is_known_for_a_pdf_by_its_bytes(tmp_path, pdf):
    path = tmp_path / "letter.txt"
    path.write_bytes(pdf([(72, 700, "Norland does not recognize the vote.")]))
    document = read(path)
    assert document.source.media_type == "application/pdf"
    assert document.text == "Norland does not recognize the vote."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\nnothing else", "broken"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
         b"trailer<</Root 1 0 R>>", "PDF"),
    ],
    ids=["nothing after the head", "no pages"],
)  # fmt: skip
def test_a_broken_pdf_is_refused_in_one_line(data, said):
    with pytest.raises(UnreadableSource, match=said) as refused:
        read_pdf(data, name="broken.pdf")
    assert str(refused.value).startswith("broken.pdf: ")
    assert "\n" not in str(refused.value)


def test_what_was_said_of_one_file_is_not_said_of_the_next(pdf):
    with pytest.raises(UnreadableSource, match="broken"):
        read_pdf(b"%PDF-1.7\nnothing else", name="broken.pdf")
    with pytest.raises(UnreadableSource, match="without pages"):
        read_pdf(pdf(), name="empty.pdf")


def test_more_pages_than_the_limit_are_refused(pdf):
    data = pdf(*[[(72, 700, "Page")]] * 4)
    with pytest.raises(UnreadableSource, match="4 pages, more than 3"):
        read_pdf(data, name="long.pdf", limits=Limits(pages=3))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_has_its_boxes_where_they_are_seen(pdf, rotate):
    data = pdf([(72, 700, "Norland does not recognize the vote.")], rotate=rotate, box=(10, 20, 605, 862))
    document = read_pdf(data, name="turned.pdf")
    page = document.pages[0]
    assert (page.width > page.height) == (rotate in (90, 270))
    (box,) = document.place(0, len(document.text))
    centre = ((box.left + box.right) / 2 / page.width, (box.top + box.bottom) / 2 / page.height)
    seen = {0: (0.25, 0.19), 90: (0.81, 0.25), 180: (0.75, 0.81), 270: (0.19, 0.75)}[rotate]
    assert centre == pytest.approx(seen, abs=0.04)


def test_a_page_is_drawn_with_its_boxes_marked(pdf):
    from io import BytesIO

    from PIL import Image

    data = pdf([(72, 700, "Norland does not recognize the vote.")])
    document = read_pdf(data, name="x.pdf")
    boxes = document.place(8, 25)
    drawn = picture_of_page(data, name="x.pdf", media_type="application/pdf", page=1, boxes=boxes)
    picture = Image.open(BytesIO(drawn))
    scale = picture.width / document.pages[0].width
    x, y = boxes[0].left + 1, (boxes[0].top + boxes[0].bottom) / 2
    edges = (x, boxes[0].top, x + 20, boxes[0].bottom)
    area = picture.crop(tuple(int(edge * scale) for edge in edges))
    colours = {colour for _, colour in area.getcolors(10_000)}
    assert (255, 226, 64) in colours  # the mark
    assert picture.getpixel((5, int(y * scale))) == (255, 255, 255)


@pytest.mark.parametrize(("page", "said"), [(0, "no page 0"), (2, "no page 2; it has 1")])
def test_a_page_that_is_not_there_cannot_be_drawn(pdf, page, said):
    with pytest.raises(UnreadableSource, match=said):
        picture_of_page(pdf([(72, 700, "Norland")]), name="x.pdf", media_type="application/pdf", page=page)


def test_a_text_has_no_page_to_draw():
    with pytest.raises(UnreadableSource, match="no pages"):
        picture_of_page(b"Norland", name="x.txt", media_type="text/plain", page=1)
