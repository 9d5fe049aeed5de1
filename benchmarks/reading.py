"""Measures reading on the collection (tools/collection), beside other readers in the same run; writes reading.json.

`make fixtures` makes the collection; `python benchmarks/reading.py` measures all of it, `--only digital,scans` parts.
Scans need Tesseract with its languages. Peers are measured where they are installed (pypdf, pdfminer.six).
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

from collection import broken, measures, peers, scanning, typesetting  # noqa: E402
from collection.letter import LANGUAGES, load  # noqa: E402

from verbale import sample  # noqa: E402
from verbale.coding import code  # noqa: E402
from verbale.gazetteer import Gazetteer  # noqa: E402
from verbale.model import Document  # noqa: E402
from verbale.reading import read  # noqa: E402
from verbale.reading.pdf import read_pdf  # noqa: E402

FIXTURES = HERE.parent / "tests" / "fixtures" / "reading"
FORMS = ("pdf", "docx", "html")
ROUNDS = 12
POOR_DPI, POOR_NOISE = 110, 60
RESULTS = HERE / "reading.json"
Figures = dict[str, Any]


def main() -> None:
    parts: dict[str, Callable[[], Figures]] = {
        "digital": digital, "scans": scans, "positions": positions, "speed": speed, "broken": broken_files,
    }  # fmt: skip
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(parts), help="parts to measure, parted by commas (default: all)")
    wanted = parser.parse_args().only.split(",")
    measured = {}
    for name in wanted:
        measured[name] = parts[name]()
        print(json.dumps({name: measured[name]}, indent=1, ensure_ascii=False), flush=True)
    report: Figures = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    report |= measured
    report["date"] = datetime.datetime.now(datetime.UTC).date().isoformat()
    RESULTS.write_text(json.dumps(report, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


# ---- Digital PDF, Word and web pages


def digital() -> Figures:
    """Characters, order, headings and notes of every form, and the characters of peers on the PDFs.

    `other-pdf`: the letters on other paper, in another face and size, which nobody looked at while readers were made.
    """
    figures: Figures = {}
    for form, pattern in (
        ("pdf", "letter-{}.pdf"),
        ("office-pdf", "office-{}.pdf"),
        ("docx", "letter-{}.docx"),
        ("html", "letter-{}.html"),
    ):
        figures[form] = {
            language: accuracy(truth(language), read(path))
            for language in LANGUAGES
            if (path := FIXTURES / pattern.format(language)).exists()
        }
    figures["other-pdf"] = {
        language: accuracy(
            truth(language), read_pdf(typesetting.pdf(load(language), setting="other"), name="other.pdf")
        )
        for language in LANGUAGES
    }
    for name, extract in peers.EXTRACTORS.items():
        if find_spec(name):
            figures[name] = {language: _peer(truth(language), extract) for language in LANGUAGES}
    return figures


def truth(language: str) -> measures.Truth:
    loaded: Figures = json.loads((FIXTURES / f"letter-{language}.json").read_text("utf-8"))
    return loaded


def accuracy(expected: measures.Truth, document: Document) -> Figures:
    found = measures.read_body(document)
    return {
        "characters": round(measures.characters(measures.body(expected), found), 4),
        "characters_without_blanks": round(measures.characters(measures.body(expected), found, blanks=False), 4),
        "order": round(measures.order(expected, found), 4),
        "headings_f1": round(measures.headings(expected, document).f1, 4),
        "notes_f1": round(measures.notes(expected, document).f1, 4),
    }


def _peer(expected: measures.Truth, extract: Callable[[bytes], list[str]]) -> Figures:
    pages = extract((FIXTURES / f"letter-{expected['language']}.pdf").read_bytes())
    return {
        "characters": round(peers.characters(expected, pages), 4),
        "characters_without_blanks": round(peers.characters(expected, pages, blanks=False), 4),
    }


# ---- Scans


def scans() -> Figures:
    """Characters and order on grey scans at 200 dots per inch, and how well confidence tells what is wrong."""
    figures: Figures = {}
    lines: list[tuple[float, float, int]] = []
    for language in LANGUAGES:
        expected = truth(language)
        pages = list(scanning.pictures((FIXTURES / f"letter-{language}.pdf").read_bytes()))
        begin = perf_counter()
        document = read_pdf(scanning.scanned_pdf(pages), name="scan.pdf")
        figures[language] = {"characters_in_order": accuracy(expected, document).pop("characters")}
        figures[language] |= accuracy(expected, document) | {
            "characters": round(measures.characters_anywhere(expected, document), 4),
            "seconds_per_page": round((perf_counter() - begin) / len(pages), 1),
        }
        figures[language]["confidence"] = round(sum(page.confidence or 0 for page in document.pages) / len(pages), 3)
        lines += list(_lines(expected, document))
        # Of a page that is worse, for lines that are read with less certainty.
        poor = list(
            scanning.pictures((FIXTURES / f"letter-{language}.pdf").read_bytes(), dpi=POOR_DPI, noise=POOR_NOISE)
        )
        lines += list(_lines(expected, read_pdf(scanning.scanned_pdf(poor[1:2], dpi=POOR_DPI), name="poor.pdf")))
    figures["by_confidence"] = _by_confidence(lines)
    return figures


def _lines(expected: measures.Truth, document: Document) -> Iterator[tuple[float, float, int]]:
    """Of each line that was read: its confidence, the share of its characters that are right, its length."""
    text = measures.normal(measures.body(expected) + " " + " ".join(expected["furniture"]))
    placed = document.placement
    assert placed is not None
    for start, end, sure in zip(placed.starts, [*placed.starts[1:], None], placed.confidences, strict=True):
        words = measures.normal(document.source_text[start:end])
        if sure == sure and len(words) > 3:
            yield sure, max(0.0, 1 - measures.locate(words, text)[1] / len(words)), len(words)


def _by_confidence(lines: list[tuple[float, float, int]]) -> Figures:
    steps = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1.01)
    figures: Figures = {}
    for low, high in pairwise(steps):
        inside = [(right, length) for sure, right, length in lines if low <= sure < high]
        if inside:
            total = sum(length for _, length in inside)
            right = sum(right * length for right, length in inside) / total
            figures[f"{low:.2f}-{min(high, 1):.2f}"] = {
                "characters": round(right, 4),
                "share": round(total / sum(length for *_, length in lines), 4),
            }
    return figures


# ---- Positions


def positions() -> Figures:
    """How many positions of the text form are found in every other, with the same words."""
    names = Gazetteer.load(sample.gazetteer())
    figures: Figures = {form: {} for form in FORMS}
    for language in LANGUAGES:
        expected = _positions(read(FIXTURES / f"letter-{language}.txt"), names)
        for form in FORMS:
            found = _positions(read(FIXTURES / f"letter-{language}.{form}"), names)
            same = (expected & found).total()
            figures[form][language] = {
                "share": measures.fraction(same, expected.total()),
                "of": expected.total(),
                "found": found.total(),
            }
    for form in FORMS:
        of = sum(entry["of"] for entry in figures[form].values())
        same = sum(round(entry["share"] * entry["of"]) for entry in figures[form].values())
        figures[form]["all"] = {"share": measures.fraction(same, of), "of": of}
    return figures


def _positions(document: Document, names: Gazetteer) -> Counter[tuple[str, ...]]:
    return Counter(
        (
            ",".join(statement.actor),
            position.issue,
            position.stance,
            measures.normal(document.text[position.start : position.end]),
        )
        for statement in code(document, gazetteer=names)
        for position in statement.positions
    )


# ---- Speed


def speed() -> Figures:
    """Pages a second from the bytes of a PDF to its statements, and with pdfium alone. Times are of the processor."""
    names = Gazetteer.load(sample.gazetteer())
    files = [(FIXTURES / f"letter-{language}.pdf").read_bytes() for language in LANGUAGES]
    pages = sum(len(read_pdf(data, name="warm.pdf").pages) for data in files)

    def whole() -> None:
        for data in files:
            code(read_pdf(data, name="letter.pdf"), gazetteer=names)

    def reading() -> None:
        for data in files:
            read_pdf(data, name="letter.pdf")

    def bare() -> None:
        for data in files:
            peers.pypdfium2_pages(data)

    whole()
    figures: Figures = {}
    for name, work in (("statements", whole), ("reading", reading), ("pypdfium2", bare)):
        begin = process_time()
        for _ in range(ROUNDS):
            work()
        figures[f"{name}_pages_per_s"] = round(ROUNDS * pages / (process_time() - begin), 1)
    figures["statements_over_pypdfium2"] = round(
        figures["statements_pages_per_s"] / figures["pypdfium2_pages_per_s"], 3
    )
    return figures


# ---- Broken files


def broken_files() -> Figures:
    """Each broken file beside a good one, given to the command: what is said, with which status, in which memory."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        good = Path(folder, "good.txt")
        shutil.copy(FIXTURES / "letter-en.txt", good)
        for entry, path in broken.write(Path(folder, "broken")):
            figures[entry.name] = _tried(entry, path, good)
            path.unlink()
    return figures


def _tried(entry: broken.Broken, path: Path, good: Path) -> Figures:
    command = [str(Path(sys.executable).with_name("verbale")), "code", str(path), str(good), "--jsonl", "--quiet"]
    begin = perf_counter()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        started = subprocess.Popen([*command, "--gazetteer", str(sample.gazetteer())], stdout=out, stderr=err)
        _, status, usage = os.wait4(started.pid, 0)  # of the processes it has waited for too
        started.returncode = status = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        rows, said = [json.loads(line) for line in out], err.read().strip().splitlines()
    outcome = "refused" if status else "read"
    return {
        "outcome": outcome,
        "as_expected": outcome == entry.outcome,
        "exit_status": status,
        "lines_said": len(said),
        "said": said[0].replace(str(path.parent) + "/", "") if said else "",
        "good_file_done": any(row["document"] == good.name for row in rows),
        "seconds": round(perf_counter() - begin, 1),
        "peak_mib": round(usage.ru_maxrss / 1024),
    }


if __name__ == "__main__":
    main()
