"""The languages that pictures are read in: what the recogniser calls them, and how to come by what is missing."""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WINDOWS_INSTALLER = "UB-Mannheim.TesseractOCR"


@dataclass(frozen=True, slots=True)
class Pack:
    """What it takes to recognise a language. `script` is in the words of Tesseract's detection."""

    language: str
    pack: str
    script: str
    debian: str


@cache
def packs() -> tuple[Pack, ...]:
    """The packs of all languages; within a script, the one to begin with first."""
    data = tomllib.loads((files(__package__) / "packs.toml").read_text("utf-8"))
    return tuple(Pack(language, **entry) for language, entry in data.items())


def of_language(language: str) -> Pack | None:
    """The pack of a language, None for one that there is none of. `zh` alone is taken for `zh-Hans`."""
    exact = next((pack for pack in packs() if pack.language == language), None)
    return exact or next((pack for pack in packs() if pack.language.partition("-")[0] == language), None)


def of_script(script: str) -> tuple[Pack, ...]:
    """The packs of a script as Tesseract names it; its `Japanese` and `Korean` are Chinese here."""
    script = {"Japanese": "Han", "Korean": "Han"}.get(script, script)
    return tuple(pack for pack in packs() if pack.script == script)


def install_command(missing: Iterable[Pack] | None = None) -> str:
    """The one command that installs the recogniser, or only packs of it, on this system."""
    wanted = packs() if missing is None else tuple(missing)
    if sys.platform == "darwin":
        return "brew install tesseract tesseract-lang" if missing is None else "brew install tesseract-lang"
    if sys.platform == "win32":
        return f"winget install {_WINDOWS_INSTALLER}"
    if shutil.which("dnf"):
        base = ["tesseract", "tesseract-osd"] if missing is None else []
        return "sudo dnf install " + " ".join([*base, *(f"tesseract-langpack-{pack.pack}" for pack in wanted)])
    if shutil.which("pacman"):
        base = ["tesseract", "tesseract-data-osd"] if missing is None else []
        return "sudo pacman -S " + " ".join([*base, *(f"tesseract-data-{pack.pack}" for pack in wanted)])
    base = ["tesseract-ocr"] if missing is None else []
    return "sudo apt-get install " + " ".join([*base, *(pack.debian for pack in wanted)])
