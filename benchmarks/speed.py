"""Measures how fast documents are coded after start-up, on one core, and writes benchmarks/speed.json.

`make bench` runs it. Each stage is timed on its own over the same documents, and the reference workload (all words of
the same text, found with one regular expression) in the same run, so that figures of different machines compare.
Times are of the processor, not of the clock: what else the machine does must not show.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from time import process_time

from verbale import sample
from verbale.batch import documents
from verbale.coding import code, code_statements
from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document
from verbale.reading import read
from verbale.structure import read as read_structure

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "shared" / "seeds"
WORD = re.compile(r"\w+")
MB = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=20, help="how much text goes through (default: 20)")
    wanted = parser.parse_args().megabytes * MB
    folder, gazetteer = (SEEDS, Gazetteer.load()) if SEEDS.is_dir() else _sample()
    texts = list(documents([folder]))
    size = sum(len(text.source_text.encode()) for text in texts)
    _whole_way(texts, gazetteer)  # start-up: data is loaded, patterns are compiled
    rounds = max(1, round(wanted / size))
    whole = _seconds(lambda: _whole_way(texts, gazetteer), rounds)
    reference = _seconds(lambda: [WORD.findall(text.text) for text in texts], rounds)
    report = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "documents": "shared/seeds" if SEEDS.is_dir() else "sample",
        "megabytes": round(rounds * size / MB, 2),
        "coding_mb_per_s": round(rounds * size / MB / whole, 3),
        "reference_mb_per_s": round(rounds * size / MB / reference, 1),
        "reference_over_coding": round(whole / reference, 1),
        "stages_mb_per_s": _stages(folder, texts, gazetteer, size),
    }
    print(json.dumps(report, indent=1))
    (HERE / "speed.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _sample() -> tuple[Path, Gazetteer]:
    return sample.folder(), Gazetteer.load(sample.gazetteer())


def _whole_way(texts: list[Document], gazetteer: Gazetteer) -> None:
    for text in texts:
        code(text, gazetteer=gazetteer)


def _stages(folder: Path, texts: list[Document], gazetteer: Gazetteer, size: int) -> dict[str, float]:
    """The speed of each room, over fewer rounds."""
    marked = [(text, mark(text, gazetteer=gazetteer)) for text in texts]
    built = [(text, marks, read_structure(text, marks, gazetteer=gazetteer)) for text, marks in marked]
    files = [Path(text.source.name) for text in texts if Path(text.source.name).is_file()]
    stages: dict[str, Callable[[], object]] = {
        "reading": lambda: [read(file) for file in files or sorted(folder.iterdir())],
        "marking": lambda: [mark(text, gazetteer=gazetteer) for text in texts],
        "structure": lambda: [read_structure(text, marks, gazetteer=gazetteer) for text, marks in marked],
        "coding": lambda: [
            code_statements(text, structure.statements, marks=marks, gazetteer=gazetteer)
            for text, marks, structure in built
        ],
    }
    return {name: round(10 * size / MB / _seconds(stage, 10), 2) for name, stage in stages.items()}


def _seconds(work: Callable[[], object], rounds: int) -> float:
    started = process_time()
    for _ in range(rounds):
        work()
    return process_time() - started


if __name__ == "__main__":
    main()
