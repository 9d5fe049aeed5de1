"""Tesseract, as a process of its own: a picture goes in, words with their boxes and confidences come out.

Its hOCR is taken rather than its TSV: the same words, and besides them the baseline and the size of each line and the
drawn rules, without which neither a heading nor a footnote can be told.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

VARIABLE = "VERBALE_TESSERACT"
TIMEOUT_S = 50  # of a page; a dense one takes 5 on a slow machine. Below the seconds that a reader may be silent.
_HOCR = ("-c", "hocr_char_boxes=1", "hocr")
_OSD = re.compile(r"^(Rotate|Script|Script confidence|Orientation confidence): (\S+)", re.MULTILINE)
_SURE_TURN = 2.0  # of the orientation: less than that, and upright pages are sometimes found lying


class RecognitionFailed(Exception):
    """A picture could not be read; `str()` says why."""


@dataclass(frozen=True, slots=True)
class Script:
    """What a page is written in, in Tesseract's words, and how far it must be turned clockwise to stand upright."""

    name: str
    turn: int


@dataclass(frozen=True, slots=True)
class Engine:
    """An installed Tesseract and the packs it has."""

    program: str
    packs: frozenset[str]

    def recognise(self, picture: Image, *, pack: str, dpi: int, uniform: bool = False) -> str:
        """The hOCR of a picture of a page, or of lines one under another (`uniform`). Raises RecognitionFailed."""
        return self._run(picture, "-l", pack, "--psm", "6" if uniform else "3", "--dpi", str(dpi), *_HOCR)

    def figures(self, picture: Image, *, pack: str) -> str:
        """The hOCR of a picture of one row of figures. Raises RecognitionFailed."""
        return self._run(picture, "-l", pack, "--psm", "7", "-c", "tessedit_char_whitelist=0123456789", *_HOCR)

    def script(self, picture: Image) -> Script | None:
        """The script of a page, None where too little stands on it to tell."""
        if "osd" not in self.packs:
            return None
        try:
            small = picture.reduce(2)  # a third of the time, and as sure
            found = dict(_OSD.findall(self._run(small, "-l", "osd", "--psm", "0")))
        except RecognitionFailed:
            return None
        if "Script" not in found:
            return None
        sure = float(found.get("Orientation confidence", 0)) >= _SURE_TURN
        return Script(found["Script"], int(found.get("Rotate", 0)) if sure else 0)

    def _run(self, picture: Image, *options: str) -> str:
        head = f"P5\n{picture.width} {picture.height}\n255\n".encode()
        try:
            done = subprocess.run(
                [self.program, "stdin", "stdout", *options],
                input=head + picture.convert("L").tobytes(),
                capture_output=True,
                timeout=TIMEOUT_S,
                check=True,
                # Two threads take twice the time of one where the other core is at work already.
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired:
            raise RecognitionFailed(f"took longer than {TIMEOUT_S} seconds") from None
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", b"") or b""
            raise RecognitionFailed(said.decode("utf-8", "replace").strip().partition("\n")[0] or str(error)) from None
        return done.stdout.decode("utf-8", "replace")


@cache
def find_engine() -> Engine | None:
    """The installed Tesseract: what the variable VERBALE_TESSERACT names, or the one on the path. None without one."""
    program = shutil.which(os.environ.get(VARIABLE) or "tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, timeout=TIMEOUT_S, check=True, text=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return Engine(program, frozenset((listed.stdout or listed.stderr).split("\n")[1:]) - {""})
