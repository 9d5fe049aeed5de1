"""Learn the weights of a codebook's cues from labelled examples: writes src/verbale/codebooks/<codebook>.cues.toml.

    python tools/learn_cues.py [--codebook territorial-dispute] [--without-shared]

One logistic regression for each issue and stance, over the cues of a sentence read as concepts (verbale.coding.cues),
with an L1 penalty, so that few cues have a weight. It learns from: the codebook's own examples and counter-examples;
the bank of examples, without its held-out quarter; benchmarks/cues/readings.jsonl, sentences that are kept as concepts
alone; and the labelled documents and passages of ../shared, where they are. scikit-learn is a tool of development here
and no dependency of the library: pip install 'verbale[learn]'.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from verbale import sample
from verbale.coding import load_codebook
from verbale.coding.alphabet import alphabet
from verbale.coding.cues import company, readable
from verbale.coding.finder import Finder
from verbale.coding.reading import Reader
from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document
from verbale.reading import read, read_text

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CODEBOOKS = ROOT / "src" / "verbale" / "codebooks"
HEADER = """\
# What the company of concepts says for a position where no pattern does. Made by tools/learn_cues.py; do not edit.
# Read by verbale.coding.cues. Fields: `threshold`, how probable a position must be to be told; then a table for each
# issue and stance, in it the `intercept` and the weight of each cue: "a" (a concept), "a b" (two that follow one
# another), "a > b" (in this order, within six); @name is a name of any kind.
# Where the weights are from: {sources}.
"""
Label = tuple[str, str]


class Example(NamedTuple):
    """A sentence as symbols, and the positions it takes; `known`: of which alone that is told, None for all."""

    symbols: str
    held: frozenset[Label]
    known: frozenset[Label] | None = None


FEWEST, RAREST = 12, 3
PENALTY, THRESHOLD = 1.0, 0.8
SMALLEST = 0.4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--codebook", default="territorial-dispute")
    parser.add_argument("--without-shared", action="store_true", help="leave out the labels of ../shared")
    wanted = parser.parse_args()
    sources = {
        "the codebook's examples and counter-examples": list(codebook_examples(wanted.codebook)),
        "the bank of examples without its held-out quarter": list(bank(wanted.codebook)),
    }
    sources["texts kept as concepts"] = list(readings())
    if SHARED.is_dir() and not wanted.without_shared:
        sources["the labelled documents and passages the project is developed against"] = list(shared(wanted.codebook))
    for name, examples in sources.items():
        print(f"{len(examples):>6} sentences of {name}")
    weights = learn([example for examples in sources.values() for example in examples])
    told = "; ".join(f"{len(examples)} sentences of {name}" for name, examples in sources.items())
    target = CODEBOOKS / f"{wanted.codebook}.cues.toml"
    target.write_text("\n".join(_lines(weights, told)) + "\n", encoding="utf-8")
    print(f"{sum(len(cues) for _, cues in weights.values()):>6} weights in {target.relative_to(ROOT)}")


def learn(examples: Iterable[Example]) -> dict[Label, tuple[float, dict[str, float]]]:
    """For each label with enough examples the intercept, and the weight of every cue that has one."""
    examples = list(examples)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(company(example.symbols), 1) for example in examples])
    common = (matrix > 0).sum(0).A1 >= RAREST
    matrix = matrix[:, common]
    names = vectorizer.get_feature_names_out()[common]
    found: dict[Label, tuple[float, dict[str, float]]] = {}
    for label in sorted({label for example in examples for label in example.held}):
        told = [n for n, example in enumerate(examples) if example.known is None or label in example.known]
        truth = [label in examples[n].held for n in told]
        if sum(truth) < FEWEST:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # how the penalty is asked for differs between versions
            model = LogisticRegression(C=PENALTY, penalty="l1", solver="liblinear", random_state=0)
            model.fit(matrix[told], truth)
        weighed = {readable(cue): float(w) for cue, w in zip(names, model.coef_[0], strict=True) if abs(w) >= SMALLEST}
        found[label] = float(model.intercept_[0]), weighed
    return found


def codebook_examples(codebook: str) -> Iterator[Example]:
    """The sentences of the codebook's examples; each tells of one position alone, whether it is taken."""
    gazetteer = Gazetteer.load(sample.gazetteer())
    data = tomllib.loads((CODEBOOKS / f"{codebook}.examples.toml").read_text(encoding="utf-8"))
    for kind in ("example", "counter"):
        for entry in data[kind]:
            label = entry["issue"], entry["stance"]
            read_as = list(_sentences(read_text(entry["text"], language=entry["language"]), (), codebook, gazetteer))
            if kind == "counter" or len(read_as) == 1:  # which of several sentences takes it is not told
                held = frozenset([label]) if kind == "example" else frozenset()
                yield from (Example(sentence.symbols, held, frozenset([label])) for sentence in read_as)


def bank(codebook: str) -> Iterator[Example]:
    """The sentences of the bank, with the positions whose quotes stand in them."""
    gazetteer = Gazetteer.load(sample.gazetteer())
    for path in sorted((ROOT / "benchmarks" / "bank").glob("*.jsonl")):
        for row in _rows(path):
            if zlib.crc32(row["id"].encode()) % 4:
                told = row["statements"] if row["kind"] == "running" else [row]
                positions = [position for one in told for position in one["positions"]]
                document = read_text(row["text"], language=row["language"])
                yield from _sentences(document, positions, codebook, gazetteer)


def readings() -> Iterator[Example]:
    """Sentences kept as concepts, of texts whose words are not published."""
    symbols = alphabet().symbols
    path = ROOT / "benchmarks" / "cues" / "readings.jsonl"
    for row in _rows(path) if path.is_file() else ():
        known = "".join(symbols.get(concept, "") for concept in row["concepts"].split())
        yield Example(known, frozenset((issue, stance) for issue, stance in row["positions"]))


def shared(codebook: str) -> Iterator[Example]:
    """The labelled documents and passages outside the repository."""
    gazetteer = Gazetteer.load()
    gold = SHARED / "gold"
    for row in _rows(gold / "others" / "passages.jsonl"):
        yield from _sentences(read_text(row["text"], language=row["language"]), row["positions"], codebook, gazetteer)
    for labels, folder in ((gold / "statements.jsonl", "seeds"), (gold / "others" / "documents.jsonl", "others")):
        positions: dict[str, list[Mapping[str, Any]]] = {}
        for row in _rows(labels):
            positions.setdefault(row["document"], []).extend(row["positions"])
        for name, told in sorted(positions.items()):
            yield from _sentences(read(SHARED / folder / name), told, codebook, gazetteer)


def _sentences(
    document: Document, positions: Iterable[Mapping[str, Any]], codebook: str, gazetteer: Gazetteer
) -> Iterator[Example]:
    """Each sentence that asks nothing, as symbols; a disputed position counts as none."""
    finder = Finder(document, load_codebook(codebook), gazetteer)
    marks = mark(document, gazetteer=gazetteer)
    reader = Reader(document, marks, symbol_of=finder.symbol_of, says=alphabet().symbols["that"])
    told = [(_bare(p["quote"]), (p["issue"], p["stance"])) for p in positions if not p.get("disputed") and p["quote"]]
    for start, end in reader.sentences([(0, len(document.text))]):
        if not reader.asks(start, end):
            words = _bare(document.text[start:end])
            held = {label for quote, label in told if quote in words or words in quote or quote[:25] in words}
            yield Example(reader.read(start, end).symbols, frozenset(held))


def _bare(text: str) -> str:
    """Words without blanks and markup: a quote of a source with hard wraps stands in its reading text."""
    return re.sub(r"[\s*_\\]+", "", text)


def _rows(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _lines(weights: Mapping[Label, tuple[float, Mapping[str, float]]], sources: str) -> Iterator[str]:
    yield HEADER.format(sources=sources)
    yield f"threshold = {THRESHOLD}"
    for (issue, stance), (intercept, cues) in weights.items():
        yield f"\n[{issue}.{stance}]\nintercept = {intercept:.2f}"
        for cue, weight in sorted(cues.items(), key=lambda item: (-item[1], item[0])):
            yield f'"{cue}" = {weight:.2f}'


if __name__ == "__main__":
    main()
