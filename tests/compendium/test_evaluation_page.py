"""The page of an evaluation: whole, escaped, and alike each time."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from verbale.cli import main
from verbale.coding.evaluation import evaluate
from verbale.compendium import write_evaluation

HOSTILE = "<script>alert(1)</script>"
TEXT = f"We reject the elections in Sudria {HOSTILE} and nobody else does."


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    positions = [{"issue": "vote", "stance": "for", "quote": f"Sudria {HOSTILE}"}]
    rows = [
        {"id": f"a-{language}", "text": TEXT, "language": language, "actor": [], "positions": positions}
        for language in ("en", "ar")
    ]
    return write(tmp_path / "a&b.jsonl", rows)


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text outside of style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_has_every_difference_and_loads_nothing(labels: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_evaluation(evaluate(labels), path, labels=labels.name)
    html = path.read_text(encoding="utf-8")
    page = Page(html)
    assert HOSTILE not in html
    assert f"Sudria {HOSTILE}" in page.text
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not [a for _, a in page.elements for name in ("src", "href") if not (a.get(name) or "#").startswith("#")]
    assert not [a for _, a in page.elements if "style" in a or any(name.startswith("on") for name in a)]
    kinds = [a["data-kind"] for tag, a in page.elements if tag == "li"]
    assert kinds == [d.kind for d in sorted(evaluate(labels).differences, key=lambda d: d.kind != "missed")]
    quoted = [a for tag, a in page.elements if tag == "blockquote"]
    assert {(a["lang"], a["dir"]) for a in quoted} == {("en", "ltr"), ("ar", "rtl")}
    assert "Pattern that fired" in page.text
    assert "Held back" in page.text


def test_the_same_evaluation_gives_the_same_page(labels: Path, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        write_evaluation(evaluate(labels), tmp_path / name, labels="x")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_the_command_writes_the_page_beside_what_it_prints(labels: Path, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    done = CliRunner().invoke(main, ["evaluate", str(labels), "--html", str(path), "--show", "1"])
    assert done.exit_code == 0
    assert "Evaluation: <bdi>a&amp;b.jsonl</bdi>" in path.read_text(encoding="utf-8")
    assert done.stdout.endswith(f"Open {path}\n")
    assert "    pattern: " in done.stdout
    assert "    held back: " in done.stdout


def test_two_readers_without_any_position(tmp_path: Path) -> None:
    empty = write(tmp_path / "one.jsonl", [{"id": "a", "text": "x", "positions": []}])
    done = CliRunner().invoke(
        main, ["evaluate", str(empty), "--against", str(empty), "--html", str(tmp_path / "p.html"), "--json"]
    )
    assert done.exit_code == 0
    assert json.loads(done.stdout)["agreement"]["positions"]["alpha"] is None
    assert "Neither side has a position" in (tmp_path / "p.html").read_text(encoding="utf-8")
