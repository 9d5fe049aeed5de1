"""Measures agreement with readers' labels; writes benchmarks/accuracy.json and the table in README.md.

`make figures` runs it. With `--raise-floors` it also raises the floors in tests/floors.toml to what was reached.
The findings are Verbale's, the comparison is the scorer's that lies beside the labels. The bundled sample is measured
with `verbale.coding.evaluation`, so that there are figures where the shared labels are not.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from verbale import batch, sample
from verbale.coding.evaluation import evaluate
from verbale.exchange import write_jsonl
from verbale.gazetteer import Gazetteer

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
TABLE = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.S)
SETS = {"seeds": "five documents", "others": "five others", "passages": "61 passages", "sample": "the sample"}
MEASURES = {
    "statements": "statements found",
    "positions": "positions",
    "actor": "actor",
    "asserted_by": "who claims",
    "date": "date",
    "place": "place",
    "channel": "channel",
    "reported_by": "reported by",
    "quotes_exact": "quotes that equal their source",
}
Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise-floors", action="store_true", help="raise tests/floors.toml to what was reached")
    wanted = parser.parse_args()
    figures = sample_figures()
    if SHARED.is_dir():
        figures |= shared_figures()
    else:
        print("../shared is not here: only the sample was measured", file=sys.stderr)
    for name, figure in figures.items():
        print(f"{name:<36}{figure:.4f}")
    report = {"date": datetime.datetime.now(datetime.UTC).date().isoformat(), "figures": figures}
    (HERE / "accuracy.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    if SHARED.is_dir():
        page = HERE.parent / "README.md"
        page.write_text(with_table(page.read_text(encoding="utf-8"), report), encoding="utf-8")
    if wanted.raise_floors:
        raise_floors(figures)


def raise_floors(figures: Figures) -> None:
    """Puts every figure that is above its floor, or has none, in the place of the floor."""
    path = HERE.parent / "tests" / "floors.toml"
    text = path.read_text(encoding="utf-8")
    before = {name: least for part in tomllib.loads(text).values() for name, least in part.items()}
    floors = {name: max(figure, before.get(name, 0)) for name, figure in (before | figures).items()}
    lines = [text.partition("[sample]")[0] + "[sample]"]
    lines += [f'"{name}" = {least}' for name, least in floors.items() if name.startswith("sample.")]
    lines += ["", "[shared]"]
    lines += [f'"{name}" = {least}' for name, least in floors.items() if not name.startswith("sample.")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def with_table(page: str, report: dict[str, Any]) -> str:
    """The page with the figures of the report between its two markers."""
    return TABLE.sub(lambda found: found[1] + table(report) + found[2], page)


def table(report: dict[str, Any]) -> str:
    """The figures as Markdown: a row per measure and a column per set, then the passages by language."""
    figures = report["figures"]
    lines = [f"Measured on {report['date']}: F1, or share of agreement for attributes and quotes.", ""]
    lines += ["| | " + " | ".join(SETS.values()) + " |", "|---|" + "---|" * len(SETS)]
    for measure, label in MEASURES.items():
        cells = (figures.get(f"{part}.{measure}") for part in SETS)
        lines.append(f"| {label} | " + " | ".join("" if cell is None else f"{cell:.2f}" for cell in cells) + " |")
    languages = {name[9:]: f for name, f in figures.items() if name.startswith("passages.") and len(name) == 11}
    lines += ["", "| passages in | " + " | ".join(languages) + " |", "|---|" + "---|" * len(languages)]
    lines.append("| positions | " + " | ".join(f"{figure:.2f}" for figure in languages.values()) + " |")
    lines += ["", f"Dates: {figures['dates']:.2f}, citations: {figures['citations']:.2f} (on the five documents)."]
    return "\n".join(lines) + "\n"


def sample_figures() -> Figures:
    """The figures on the bundled sample, named `sample.…`."""
    result = evaluate(
        sample.labels(), documents=sample.folder(), gazetteer=Gazetteer.load(sample.gazetteer())
    ).as_dict()
    return dict(_flat("sample", result))


def shared_figures() -> Figures:
    """The figures on the shared labels: five documents, five others, passages, dates, citations."""
    gold, seeds, others = SHARED / "gold", SHARED / "seeds", SHARED / "others"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        of_seeds = _write(batch.statement_rows([seeds]), folder / "seeds.jsonl")
        of_others = _write(batch.statement_rows(sorted(others.glob("*.txt"))), folder / "others.jsonl")
        of_passages = _write(batch.passage_rows(gold / "others" / "passages.jsonl"), folder / "passages.jsonl")
        of_marks = _write(batch.mark_rows([seeds]), folder / "marks.jsonl")
        measured = {
            "seeds": _score("statements", gold / "statements.jsonl", of_seeds, "--documents", seeds),
            "others": _score("statements", gold / "others" / "documents.jsonl", of_others, "--documents", others),
            "passages": _score("passages", gold / "others" / "passages.jsonl", of_passages),
            "dates": _score("marks", gold / "dates.jsonl", of_marks, "--key", "iso"),
            "citations": _score("marks", gold / "citations.jsonl", of_marks, "--key", "cites"),
        }
    return {key: figure for part, result in measured.items() for key, figure in _flat(part, result)}


def _write(rows: Iterable[Any], path: Path) -> Path:
    write_jsonl(rows, path)
    return path


def _score(what: str, gold: Path, predicted: Path, *options: object) -> dict[str, Any]:
    """What the shared scorer says."""
    command = [sys.executable, SHARED / "tools" / "score.py", what, gold, predicted, *options, "--json"]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[0])
    return result


def _flat(part: str, result: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The figures that have floors, by one name each: F1 of what is found, shares of what agrees."""
    for key in ("statements", "positions", "marks"):
        if key in result:
            yield f"{part}.{key}" if key != "marks" else part, result[key]["f1"]
    for name, share in result.get("attributes", {}).items():
        yield f"{part}.{name}", share
    if part == "passages":
        for language, score in result["languages"].items():
            yield f"{part}.{language}", score["f1"]
    if "quotes_exact" in result:
        yield f"{part}.quotes_exact", result["quotes_exact"]


if __name__ == "__main__":
    main()
