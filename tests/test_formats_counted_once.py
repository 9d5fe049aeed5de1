"""One letter as text, Word, web page and PDF: four documents, recognised as one, whose positions count once."""

from pathlib import Path

import pytest

from verbale import sample
from verbale.analysis import listing
from verbale.building import build
from verbale.register import Register

LETTERS = Path(__file__).parent / "fixtures" / "reading"
FORMS = ("txt", "docx", "html", "pdf")


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_letter_in_four_formats_counts_once(language: str, tmp_path: Path) -> None:
    files = [LETTERS / f"letter-{language}.{form}" for form in FORMS]
    if not all(file.is_file() for file in files):
        pytest.skip("the letters are made by `make fixtures`")
    summary = build(files, output=tmp_path, gazetteer=[sample.gazetteer()])
    with Register(tmp_path / "register.db") as register:
        rows = list(listing(register))
    of_text = sum(row.row.document == files[0].name for row in rows)
    once = sum(row.duplicate_of is None for row in rows)
    assert summary.repeated_documents == len(FORMS) - 1
    assert len(rows) > 3 * of_text > 0
    # What the structure of one format shows and that of another does not counts besides.
    assert once <= 1.1 * of_text
