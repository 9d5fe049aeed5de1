"""A page of a PDF or a scan as a picture, with a quote marked on it.

The picture is drawn in another process, like all reading of such files: one that takes too long is stopped.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from verbale.errors import UnreadableSource
from verbale.model import PageBox
from verbale.reading import formats
from verbale.reading.limits import Limits

DOTS_PER_INCH = 150
_POINTS_PER_INCH = 72
_MOST_PAGES = 100_000  # it was within the limits when it was added
_MOST_PIXELS = 40_000_000
_PAD = 1.5  # points around the words
_FILL, _EDGE = (255, 226, 64), (214, 120, 0)
_OK, _FAILED = b"p", b"e"


def picture_of_page(
    data: bytes, *, name: str, media_type: str, page: int, boxes: Sequence[PageBox] = (), limits: Limits | None = None
) -> bytes:
    """The page with this number as a PNG of 150 dots per inch, with the boxes that stand on it marked.

    Raises UnreadableSource if the file is no PDF or image, has no such page, or cannot be drawn.
    """
    limits = limits or Limits.from_environment()
    marked = [list(box) for box in boxes if box.page == page]
    request = {"name": name, "media_type": media_type, "page": page, "boxes": marked, "limits": asdict(limits)}
    paths = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", __name__],
            input=json.dumps(request).encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            env=os.environ | {"PYTHONPATH": paths},
        )
    except subprocess.TimeoutExpired:
        raise UnreadableSource(name, f"took longer than {limits.seconds} seconds to draw") from None
    answer = done.stdout
    if done.returncode or answer[:1] not in (_OK, _FAILED):
        raise UnreadableSource(name, f"is damaged: page {page} cannot be drawn")
    if answer[:1] == _FAILED:
        raise UnreadableSource(name, answer[1:].decode("utf-8", errors="replace"))
    return answer[1:]


def main(requests: BinaryIO, answers: BinaryIO) -> None:
    """Draws the page that a request asks for."""
    from verbale.reading import worker

    request = json.loads(requests.readline())
    worker.hold_memory(request["limits"]["memory_mib"])
    data = requests.read()
    try:
        picture, scale = _drawn(data, request["media_type"], request["page"], name=request["name"])
        answers.write(_OK + _png(_marked(picture, request["boxes"], scale)))
    except UnreadableSource as error:
        answers.write(_FAILED + error.reason.encode())


def _drawn(data: bytes, media_type: str, page: int, *, name: str) -> tuple[Any, float]:
    """The picture of a page (Pillow's), and how many of its dots make a point."""
    if media_type == formats.PDF:
        return _of_pdf(data, page, name)
    if media_type in formats.IMAGES:
        return _of_image(data, page, name)
    raise UnreadableSource(name, "has no pages to show; only PDFs and scans have")


def _of_pdf(data: bytes, page: int, name: str) -> tuple[Any, float]:
    from verbale.reading.pdf.file import opened

    with opened(data, name=name, most_pages=max(page, _MOST_PAGES)) as pdf:
        if not 1 <= page <= len(pdf):
            raise UnreadableSource(name, f"has no page {page}; it has {len(pdf)}")
        drawn = pdf[page - 1]
        width, height = drawn.get_size()
        scale = min(DOTS_PER_INCH / _POINTS_PER_INCH, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        return drawn.render(scale=scale).to_pil().convert("RGB"), scale


def _of_image(data: bytes, page: int, name: str) -> tuple[Any, float]:
    from verbale.reading.scans.pictures import scans_in

    scan = next(islice(scans_in(data, name=name, most_pages=max(page, _MOST_PAGES)), page - 1, None), None)
    if scan is None:
        raise UnreadableSource(name, f"has no page {page}")
    return scan.picture.convert("RGB"), scan.dpi / _POINTS_PER_INCH


def _marked(picture: Any, boxes: Sequence[Sequence[float]], scale: float) -> Any:
    """The picture with the boxes in yellow, the words still black, and an edge around each."""
    from PIL import Image, ImageChops, ImageDraw

    layer = Image.new("RGB", picture.size, (255, 255, 255))
    pen = ImageDraw.Draw(layer)
    edges = [
        ((left - _PAD) * scale, (top - _PAD / 2) * scale, (right + _PAD) * scale, (bottom + _PAD / 2) * scale)
        for _, left, top, right, bottom in boxes
    ]
    for box in edges:
        pen.rectangle(box, fill=_FILL)
    picture = ImageChops.multiply(picture, layer)
    pen = ImageDraw.Draw(picture)
    for box in edges:
        pen.rectangle(box, outline=_EDGE, width=max(1, round(scale / 2)))
    return picture


def _png(picture: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, format="PNG", optimize=False)
    return stream.getvalue()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
