"""A letter as PDF, set by Typst. The same letter and fonts give the same bytes."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

from collection.letter import Letter

_TEMPLATE = Path(__file__).resolve().parent / "letter.typ"


def pdf(letter: Letter, *, setting: str = "") -> bytes:
    """The letter as PDF; with the setting `other` on other paper, in another face and size.

    Needs the package `typst` and the fonts Noto Serif CJK SC, Noto Naskh Arabic and, for the other setting, Noto Sans.
    """
    import typst

    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(_TEMPLATE, folder)
        Path(folder, "letter.json").write_text(json.dumps(_data(letter), ensure_ascii=False), "utf-8")
        compiled = typst.compile(str(Path(folder, _TEMPLATE.name)), sys_inputs={"setting": setting})
    assert isinstance(compiled, bytes)
    return compiled


def _data(letter: Letter) -> dict[str, object]:
    return {
        "language": letter.language,
        "title": letter.title,
        "symbol": letter.symbol,
        **letter.masthead,
        "jobnumber": letter.listed("job")[0].split(" ")[0],
        "blocks": [asdict(block) for block in letter.blocks],
        "notes": {label: [asdict(run) for run in runs] for label, runs in letter.notes.items()},
    }
