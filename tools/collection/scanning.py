"""Pages as a scanner gives them: at 200 dots per inch, a little turned, blurred and noisy, with a stamp.

Made from the PDF of a letter. The noise comes from a seed, so that the same pages give the same picture.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

DPI = 200
TURNS = (0.7, -0.5, 0.9, -0.8, 0.4)  # degrees, page by page
_SPECKS = 260
_INK = 112  # of the stamp: grey, so that what lies under it can still be read


def pictures(pdf: bytes, *, seed: int = 1, dpi: int = DPI, noise: int = 26) -> Iterator[Image.Image]:
    """Each page as a scan in grey. `noise`: how far a point may be off, of 255."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        if number == 0:
            page = _stamped(page, "RECEIVED\n14 MAR 2035\nREGISTRY")
        page = page.rotate(TURNS[number % len(TURNS)], Image.Resampling.BICUBIC, fillcolor=255)
        page = page.filter(ImageFilter.GaussianBlur(0.55 * dpi / 200))
        yield _noisy(page, random.Random(seed * 1000 + number), noise)


def scanned_pdf(pages: Sequence[Image.Image], *, quality: int = 45, dpi: int = DPI) -> bytes:
    """A PDF of pictures, without a text layer: grey ones as JPEG, black and white ones as a fax."""
    packed = io.BytesIO()
    first, *others = pages
    options = {} if first.mode == "1" else {"quality": quality}
    first.save(packed, "PDF", save_all=True, append_images=others, resolution=dpi, **options)
    return _undated(packed.getvalue())


def black_and_white(page: Image.Image) -> Image.Image:
    """A page as a fax machine sees it."""
    return page.filter(ImageFilter.MedianFilter(3)).point(lambda grey: 255 * (grey > 150)).convert("1")


def tiff(pages: Sequence[Image.Image]) -> bytes:
    """A TIFF of several pages in black and white."""
    packed = io.BytesIO()
    first, *others = map(black_and_white, pages)
    first.save(packed, "TIFF", save_all=True, append_images=others, compression="group4", dpi=(DPI, DPI))
    return packed.getvalue()


def picture(page: Image.Image, form: str) -> bytes:
    """One page as `JPEG`, in grey, or `PNG`, in black and white."""
    packed = io.BytesIO()
    if form == "PNG":
        black_and_white(page).save(packed, form, dpi=(DPI, DPI), optimize=True)
    else:
        page.save(packed, form, dpi=(DPI, DPI), quality=50)
    return packed.getvalue()


def _undated(pdf: bytes) -> bytes:
    """The PDF with the same date whenever it is made."""
    return re.sub(rb"Date \(D:\d{14}Z\)", b"Date (D:20350312000000Z)", pdf)


def _noisy(page: Image.Image, dice: random.Random, most: int) -> Image.Image:
    width, height = page.size
    grains = [Image.frombytes("L", page.size, dice.randbytes(width * height)) for _ in range(2)]
    grain = ImageChops.add(*grains, scale=2)  # two dice: about normal, around 127
    grain = grain.point([128 + (value - 128) * most // 128 for value in range(256)])
    page = page.point([min(247, 18 + value * 229 // 255) for value in range(256)])  # no ink is black, no paper white
    page = ImageChops.add(page, grain, offset=-128)
    pen = ImageDraw.Draw(page)
    for _ in range(_SPECKS):
        x, y, size = dice.randrange(width), dice.randrange(height), dice.choice((0, 0, 0, 1, 1, 2))
        pen.ellipse((x, y, x + size, y + size), fill=dice.choice((60, 90, 250)))
    return page


def _stamped(page: Image.Image, words: str) -> Image.Image:
    scale = page.width / 1654
    size = int(330 * scale)
    stamp = Image.new("L", (size, size), 255)
    pen = ImageDraw.Draw(stamp)
    for inset, width in ((6, 5), (20, 2)):
        pen.ellipse((inset, inset, size - inset, size - inset), outline=_INK, width=max(1, int(width * scale)))
    font = ImageFont.load_default(size=int(34 * scale))
    pen.multiline_text((size / 2, size / 2), words, fill=_INK, font=font, anchor="mm", align="center", spacing=10)
    stamp = stamp.rotate(17, Image.Resampling.BICUBIC, fillcolor=255)
    page = page.copy()
    place = (int(page.width * 0.68), int(page.height * 0.62))
    box = (*place, place[0] + size, place[1] + size)
    page.paste(ImageChops.multiply(page.crop(box), stamp), place)
    return page


def write(folder: Path) -> None:
    """Writes scans of the letters whose PDFs are in a folder beside them, in every form that scans come in."""
    for language, form in (("en", "pdf"), ("ru", "fax"), ("fr", "tiff"), ("zh", "tiff"), ("es", "jpg"), ("ar", "png")):
        pages = list(pictures((folder / f"letter-{language}.pdf").read_bytes()))
        if form == "pdf":
            name, data = f"scan-{language}.pdf", scanned_pdf(pages)
        elif form == "fax":
            name, data = f"scan-{language}.pdf", scanned_pdf([black_and_white(page) for page in pages])
        elif form == "tiff":
            name, data = f"scan-{language}.tiff", tiff(pages)
        else:
            name, data = f"scan-{language}-page-2.{form}", picture(pages[1], "JPEG" if form == "jpg" else "PNG")
        (folder / name).write_bytes(data)
