"""`verbale show ID --page`: from a quote to the page it stands on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from verbale import Register, build, sample
from verbale.cli import main

LETTER = Path(__file__).parents[1] / "fixtures" / "reading" / "letter-en.pdf"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    (out / "note.txt").write_text("The Ministry of Nerivia condemned the vote in Teshara.", encoding="utf-8")
    build([LETTER, out / "note.txt"], output=out, gazetteer=[sample.gazetteer()])
    return out / "register.db"


def test_positions_and_statements_know_their_page(built: Path) -> None:
    with Register(built) as register:
        pages = {row.page for row in register.positions(document=LETTER.name)}
        assert {1, 2} <= pages
        assert None not in pages
        assert {row.page for row in register.statements(document="note.txt")} <= {None}


def test_footnotes_of_the_compendium_name_the_page(built: Path) -> None:
    compendium = built.with_name("compendium.md").read_text(encoding="utf-8")
    assert "letter-en.pdf, p. 2" in compendium
    assert "note.txt, characters" in compendium or "note.txt" not in compendium


def test_a_quote_is_shown_on_its_page(built: Path, tmp_path: Path) -> None:
    with Register(built) as register:
        position = register.positions(document=LETTER.name)[0]
    done = run("show", position.id, "--page", "--register", built, "-o", tmp_path / "quote.png")
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / 'quote.png'}\n")
    picture = Image.open(tmp_path / "quote.png")
    yellow = sum(count for count, colour in picture.getcolors(1 << 20) if colour == (255, 226, 64))
    assert yellow > 1000


def test_the_pages_of_a_long_statement_stand_beside_each_other(built: Path, tmp_path: Path) -> None:
    with Register(built) as register:
        places = [register.placed(row.id) for row in register.statements(document=LETTER.name)]
    place = next(place for place in places if len({box.page for box in place.boxes}) > 1)
    done = run("show", place.id, "--page", "--register", built, "-o", tmp_path / "statement.png")
    written = [Path(line).name for line in done.stdout.split()]
    assert written[:2] == ["statement.png", "statement-2.png"]


def test_an_unknown_id_is_told_in_one_line(built: Path) -> None:
    done = run("show", "0123456789abcdef", "--page", "--register", built)
    assert done.exit_code == 2
    assert done.stderr.startswith("verbale: no statement or position with the id '0123456789abcdef'")


def test_a_text_has_no_page(built: Path) -> None:
    with Register(built) as register:
        statement = register.statements(document="note.txt")[0]
    done = run("show", statement.id, "--page", "--register", built)
    assert "note.txt has no pages to show" in done.stderr


def test_without_an_id_the_usage_is_shown(built: Path) -> None:
    assert "give the id of a statement or position" in run("show", "--page", "--register", built).stderr


def test_a_source_that_is_not_kept_can_be_given(built: Path, tmp_path: Path) -> None:
    with Register(built) as register:
        position = register.positions(document=LETTER.name)[0]
        kept = built.with_name("register.db.sources") / register.placed(position.id).sha256
    aside = kept.rename(tmp_path / "aside.pdf")
    try:
        done = run("show", position.id, "--page", "--register", built, "-o", tmp_path / "p.png")
        assert "give the file with --source" in done.stderr
        done = run("show", position.id, "--page", "--register", built, "-o", tmp_path / "p.png", "--source", LETTER)
        assert done.exit_code == 0
        wrong = LETTER.with_name("letter-fr.pdf")
        done = run("show", position.id, "--page", "--register", built, "-o", tmp_path / "p.png", "--source", wrong)
        assert "is not the source of letter-en.pdf" in done.stderr
    finally:
        aside.rename(kept)


def test_rows_of_json_have_the_page_of_a_pdf_only(built: Path) -> None:
    row = json.loads(run("code", LETTER, "--jsonl").stdout.splitlines()[0])
    assert row["page"] == 1
    assert all("page" in position for position in row["positions"])
    assert "page" not in json.loads(run("code", built.with_name("note.txt"), "--jsonl").stdout.splitlines()[0])
