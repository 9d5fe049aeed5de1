"""Pictures as they come, and as the recogniser wants them: grey, upright, straight, 300 dots per inch."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from verbale.errors import UnreadableSource

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
"""What recognition runs at: Arabic loses a tenth of its letters at 200 (measured on clean pages)."""
MOST_DOTS = 120_000_000  # of one picture: an A4 page at 1,000 dots per inch has 97 million
_TOO_LARGE = f"has a picture of more than {MOST_DOTS // 1_000_000} million dots; scan it again, at 300 dpi"
_A4_WIDTH_IN = 8.27
_LIKELY_DPI = (100, 1300)  # what a file says below or above is a default nobody set
_STEEPEST = 4.0  # degrees
_LEAST_TURN = 0.08  # degrees: less is not worth the blur
_SKETCH_WIDTH = 620
_INK = 0.55  # of the grey of the paper: darker is ink


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture of a page: grey, with its dots per inch."""

    picture: Image
    dpi: float

    @property
    def width(self) -> float:
        """In points."""
        return self.picture.width * 72 / self.dpi

    @property
    def height(self) -> float:
        """In points."""
        return self.picture.height * 72 / self.dpi

    def turned(self, degrees: int) -> Scan:
        """The scan turned clockwise, by a multiple of 90."""
        return Scan(self.picture.rotate(-degrees, expand=True), self.dpi)


def scans_in(data: bytes, *, name: str, most_pages: int) -> Iterator[Scan]:
    """The pages in the bytes of a PNG, JPEG or TIFF file, one at a time.

    Raises UnreadableSource (with `name`) for a file that is broken, too large, or has more than `most_pages`.
    """
    from PIL import Image, ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes, which are looked at here, and of odd metadata
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as file:
                count = getattr(file, "n_frames", 1)
                if count > most_pages:
                    raise UnreadableSource(name, f"has {count} pages, more than {most_pages}; raise the limit pages")
                for frame in ImageSequence.Iterator(file):
                    yield _scan(frame, name)
    except UnreadableSource:
        raise
    except Image.DecompressionBombError:
        raise UnreadableSource(name, _TOO_LARGE) from None
    except (OSError, SyntaxError, ValueError) as error:
        said = " ".join(str(error).split())[:100]
        raise UnreadableSource(name, f"is a damaged picture ({said}); get it again from where it came") from None


def _scan(frame: Image, name: str) -> Scan:
    from PIL import ImageOps

    if frame.width * frame.height > MOST_DOTS:
        raise UnreadableSource(name, _TOO_LARGE)
    dpi = _dpi(frame)
    return Scan(_on_white(ImageOps.exif_transpose(frame) or frame).convert("L"), dpi)


def prepared(scan: Scan) -> Scan:
    """The scan at 300 dots per inch, its lines level."""
    from PIL import Image

    picture = scan.picture
    scale = DPI / scan.dpi
    if abs(scale - 1) > 0.1:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.LANCZOS)
    else:
        scale = 1.0
    turn = _skew(picture)
    if abs(turn) >= _LEAST_TURN:
        picture = picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor=paper(picture))
    return Scan(picture, scan.dpi * scale)


def _dpi(picture: Image) -> float:
    """What the file says, or what makes the picture as wide as a sheet of A4."""
    said = picture.info.get("dpi", (0, 0))
    dpi = float(said[0]) if isinstance(said, tuple) and said else 0.0
    return dpi if _LIKELY_DPI[0] <= dpi <= _LIKELY_DPI[1] else max(72.0, min(picture.size) / _A4_WIDTH_IN)


def _on_white(picture: Image) -> Image:
    """What shows where a picture is transparent."""
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)


def paper(picture: Image) -> int:
    """The grey of the paper: the commonest light one."""
    counts = picture.histogram()
    return max(range(128, 256), key=counts.__getitem__)


def inked(picture: Image) -> Image:
    """The picture with ink white on black."""
    limit = _INK * paper(picture)
    return picture.point([255 if grey < limit else 0 for grey in range(256)])


def _skew(picture: Image) -> float:
    """By how many degrees the picture must be turned so that its lines are level.

    Of a level page the rows of dots differ most: some hold ink, some none.
    """
    from PIL import Image

    height = max(1, round(picture.height * _SKETCH_WIDTH / picture.width))
    sketch = picture.resize((_SKETCH_WIDTH, height), Image.Resampling.BOX)
    light = paper(sketch) - 50
    sketch = sketch.point([255 if grey > light else 0 for grey in range(256)])

    def contrast(turn: float) -> float:
        turned = sketch.rotate(turn, Image.Resampling.BILINEAR, fillcolor=255)
        rows = turned.resize((1, height), Image.Resampling.BOX).tobytes()
        return float(sum((above - below) ** 2 for above, below in pairwise(rows)))

    best = 0.0
    for step, reach in ((0.5, _STEEPEST), (0.1, 0.4), (0.05, 0.05)):
        turns = [best + step * number for number in range(round(-reach / step), round(reach / step) + 1)]
        best = max(turns, key=lambda turn: (contrast(turn), -abs(turn)))
    return best
