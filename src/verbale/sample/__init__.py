"""A bundled corpus about an invented dispute: documents to try every command on, labels to measure against.

Nobody in it exists. `README.md` beside this module says what each document is for.
"""

from __future__ import annotations

import shutil
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def folder() -> Path:
    """The folder that holds the documents, and nothing else."""
    return _HERE / "documents"


def labels() -> Path:
    """What readers found in the documents: one JSON object per statement."""
    return _HERE / "labels.jsonl"


def passages() -> Path:
    """Short texts with the positions of one actor each: one JSON object per text."""
    return _HERE / "passages.jsonl"


def gazetteer() -> Path:
    """The invented actors, places and media, as a gazetteer file of a user."""
    return _HERE / "gazetteer.toml"


def letter() -> Path:
    """A letter as PDF, with annex and footnotes, in the layout of a United Nations document."""
    return _HERE / "letter.pdf"


def copy(target: Path) -> None:
    """Copies the sample into a folder, which is made where it is not there: the documents into its `documents/`.

    Files of the same names are overwritten, others left alone.
    """
    shutil.copytree(folder(), target / "documents", dirs_exist_ok=True)
    for path in (letter(), gazetteer(), labels(), passages(), _HERE / "README.md"):
        shutil.copy(path, target)
