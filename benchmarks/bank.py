"""Measures the coder on the bank of examples (benchmarks/bank/<language>.jsonl); writes benchmarks/bank.json
and the table in README.md.

A quarter of the bank, chosen by the checksum of each id, is never looked at while words and patterns are made; its
figures stand apart, and are the ones to trust. Three things are measured: `coded`, positions found in a passage whoever
holds them; `held`, positions found with the actor that holds them, as a user gets them; and, in the running texts,
`statements` found and the share of them with the right `actor`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verbale import sample
from verbale.coding import code, code_statements, load_codebook
from verbale.coding.figures import Score
from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document, Statement
from verbale.reading import read_text

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "bank"
TABLE = re.compile(r"(<!-- bank -->\n).*?(<!-- end of bank -->)", re.S)
Pair = tuple[str, str]
Figures = dict[str, float]
CODEBOOK = "territorial-dispute"
# Two spans are of the same utterance where they share at least half of their union.
SAME = 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issues", action="store_true", help="show the figures of each issue too")
    wanted = parser.parse_args()
    figures = bank_figures(by_issue=wanted.issues)
    for name, figure in figures.items():
        print(f"{name:<44}{figure:.4f}")
    report = {"date": datetime.datetime.now(datetime.UTC).date().isoformat(), "figures": figures}
    (HERE / "bank.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    page = HERE.parent / "README.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(TABLE.sub(lambda found: found[1] + table(figures) + found[2], text), encoding="utf-8")


def table(figures: Figures) -> str:
    """Positions with their holder, by language and part of the bank, as Markdown."""
    languages = sorted({row["language"].partition("-")[0] for row in rows()})
    lines = ["| bank of examples | all | " + " | ".join(languages) + " |", "|---|" + "---|" * (len(languages) + 1)]
    for part, label in (("visible", "the part looked at"), ("held-out", "the held-out quarter")):
        names = [f"bank.{part}.held", *(f"bank.{part}.held.{language}" for language in languages)]
        lines.append(f"| {label} | " + " | ".join(f"{figures[name]:.2f}" for name in names) + " |")
    return "\n".join(lines) + "\n"


def bank_figures(*, by_issue: bool = False) -> Figures:
    """The figures of the bank, named `bank.<part>.<measure>` and `bank.<part>.<measure>.<language>`."""
    names = Gazetteer.load(sample.gazetteer())
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    alarms: Counter[str] = Counter()
    for row in rows():
        part = "held-out" if is_held_out(row["id"]) else "visible"
        language = row["language"].partition("-")[0]
        if row["kind"] == "running":
            _count_statements(row, names, counts, (f"{part}.statements", f"{part}.statements.{language}"))
            continue
        coded, held = _found(row, names)
        wanted = pairs(row["positions"])
        aside = {(p["issue"], p["stance"]) for p in row["positions"] if p.get("disputed")}
        for measure, found in (("coded", coded - aside), ("held", held - aside)):
            keys = [f"{part}.{measure}", f"{part}.{measure}.{language}"]
            _count(counts, keys, wanted, found)
            if by_issue:
                for issue in {issue for issue, _ in wanted | found}:
                    own = ({p for p in pool if p[0] == issue} for pool in (wanted, found))
                    _count(counts, [f"{part}.{measure}.{issue}"], *own)
        if row["kind"] == "none":
            alarms["passages"] += 1
            alarms["alarms"] += bool(held)
    return _figures(counts) | {"bank.without_position.false_alarms": alarms["alarms"] / max(alarms["passages"], 1)}


def rows() -> Iterator[dict[str, Any]]:
    """Every passage and running text of the bank, language by language."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def is_held_out(id_: str) -> bool:
    """Whether a passage is of the quarter that is only ever scored."""
    return zlib.crc32(id_.encode()) % 4 == 0


def pairs(positions: list[dict[str, Any]]) -> set[Pair]:
    """Issues and stances of labels that both readers agree on."""
    return {(p["issue"], p["stance"]) for p in positions if not p.get("disputed")}


def _found(row: dict[str, Any], names: Gazetteer) -> tuple[set[Pair], set[Pair]]:
    """The positions in a passage whoever holds them, and those whose actor is the label's or left open."""
    document = read_text(row["text"], language=row["language"])
    whole = Statement("statement", 0, len(document.text), (), row["language"])
    marks = mark(document, gazetteer=names)
    coded = code_statements(document, [whole], marks=marks, codebook=load_codebook(CODEBOOK), gazetteer=names)
    holder = set(row["actor"])
    held = [
        s for s in code(document, gazetteer=names) if not s.actor or not holder or holder.intersection(s.actor)
    ]  # fmt: skip
    return taken(coded), taken(held)


def taken(statements: Any) -> set[Pair]:
    """Issues and stances of the positions of some statements."""
    return {(p.issue, p.stance) for statement in statements for p in statement.positions}


def _count(counts: dict[str, Counter[str]], keys: list[str], wanted: set[Pair], found: set[Pair]) -> None:
    for key in keys:
        counts[key].update(hits=len(wanted & found), false=len(found - wanted), missed=len(wanted - found))


def _count_statements(
    row: dict[str, Any], names: Gazetteer, counts: dict[str, Counter[str]], keys: tuple[str, ...]
) -> None:
    document = read_text(row["text"], language=row["language"])
    found = list(code(document, gazetteer=names))
    for label in row["statements"]:
        start = document.source_text.index(label["first"])
        end = document.source_text.index(label["last"], start) + len(label["last"])
        same = max(found, key=lambda s: _overlap(document, s, start, end), default=None)
        hit = same is not None and _overlap(document, same, start, end) >= SAME
        for key in keys:
            counts[key].update(hits=hit, missed=not hit)
            if hit and same is not None:
                right = set(same.actor) == set(label["actor"])
                counts[key.replace("statements", "actor")].update(right=right, all=1)
        if hit:
            found.remove(same)
    for key in keys:
        counts[key].update(false=len(found))


def _overlap(document: Document, statement: Statement, start: int, end: int) -> float:
    first, last = document.to_source(statement.start, statement.end)
    shared = min(last, end) - max(first, start)
    return shared / (max(last, end) - min(first, start)) if shared > 0 else 0.0


def _figures(counts: dict[str, Counter[str]]) -> Figures:
    figures = {}
    for key, count in sorted(counts.items()):
        if "all" in count:
            figures[f"bank.{key}"] = round(count["right"] / count["all"], 4)
        else:
            figures[f"bank.{key}"] = round(Score(count["hits"], count["false"], count["missed"]).f1, 4)
    return figures


if __name__ == "__main__":
    main()
