"""Writes the collection into a folder: `python -m collection FOLDER` in `tools/`, or `make fixtures`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from collection import office, plain, scanning, typesetting, web, word
from collection.letter import LANGUAGES, load

OFFICE = ("en", "zh", "ar")  # what LibreOffice makes PDF of too


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        letter = load(language)
        name = f"letter-{language}"
        truth = json.dumps(plain.truth(letter), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(truth + "\n", "utf-8")
        (folder / f"{name}.txt").write_text(plain.text(letter), "utf-8")
        (folder / f"{name}.html").write_text(web.html(letter), "utf-8")
        docx = word.docx(letter)
        (folder / f"{name}.docx").write_bytes(docx)
        (folder / f"{name}.pdf").write_bytes(typesetting.pdf(letter))
        if language in OFFICE and office.is_there():
            (folder / f"office-{language}.pdf").write_bytes(office.pdf(docx))
    scanning.write(folder)
    if not office.is_there():
        print("LibreOffice is not installed: the office-*.pdf are left as they are", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
