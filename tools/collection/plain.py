"""A letter as plain text, and its truth: what a reader should find in any of its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from collection.letter import HEADING_LEVELS, Block, Letter, Run, plain

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORD = re.compile(r"[^\W_]+")


def text(letter: Letter) -> str:
    """The letter as a text file: a blank line between blocks, note marks raised, notes where their part ends."""
    lines = list(masthead_lines(letter))
    waiting: list[str] = []
    for block in letter.blocks:
        if block.kind == "page":
            lines += _notes(letter, waiting)
            waiting = []
        for paragraph in _paragraphs(block):
            lines.append("".join(_shown(run) for run in paragraph))
            waiting += [run.text for run in paragraph if run.kind == "note"]
    lines += _notes(letter, waiting)
    return "\n\n".join(lines) + "\n"


def truth(letter: Letter) -> dict[str, Any]:
    """What stands in the letter: its blocks in order, its notes, and what its pages carry besides.

    A block has its `kind` (`masthead`, `heading`, `paragraph`, `list-item`, `table-row`), its `text` without note
    marks, of a heading its `level`, of a list item its `label`. A note has its `label`, its `text`, the `block` its
    mark stands in, the offset `at` in that block's text, and the word `after` which it stands.
    """
    blocks: list[dict[str, Any]] = [{"kind": "masthead", "text": line} for line in masthead_lines(letter)]
    notes: list[dict[str, Any]] = []
    for block in letter.blocks:
        for paragraph in _paragraphs(block):
            entry: dict[str, Any] = {"kind": _kind(block), "text": plain(paragraph)}
            if block.kind in HEADING_LEVELS:
                entry["level"] = HEADING_LEVELS[block.kind]
            if block.label:
                entry["label"] = block.label
            for label, at in _marks(paragraph):
                words = _WORD.findall(entry["text"][:at])
                note = {"label": label, "text": plain(letter.notes[label]), "block": len(blocks), "at": at}
                notes.append(note | {"after": words[-1]})
            blocks.append(entry)
    return {
        "language": letter.language, "title": letter.title, "blocks": blocks, "notes": notes,
        "furniture": list(furniture(letter)),
    }  # fmt: skip


def masthead_lines(letter: Letter) -> Iterator[str]:
    """The lines of the masthead in reading order."""
    yield letter.listed("organization")[0]
    yield letter.symbol
    for key in ("organs", "distribution", "left", "right"):
        yield from filter(None, letter.listed(key))


def furniture(letter: Letter) -> Iterator[str]:
    """What stands on the pages besides the text, whatever their number."""
    job = letter.listed("job")[0]
    yield f"{job} {' '.join(letter.listed('codes')[0].split())}"
    yield letter.listed("barcode")[0]
    yield job.split(" ")[0]
    yield letter.symbol


def _paragraphs(block: Block) -> Iterator[Sequence[Run]]:
    if block.kind == "page":
        return
    if block.rows:
        for row in block.rows:
            yield (Run("plain", "\t".join(row)),)
    elif block.lines or block.columns:
        yield from block.lines or block.columns
    elif block.label:
        yield (Run("plain", f"{block.label} "), *block.runs)
    else:
        yield block.runs


def _kind(block: Block) -> str:
    if block.kind in HEADING_LEVELS:
        return "heading"
    return {"number": "list-item", "item": "list-item", "table": "table-row"}.get(block.kind, "paragraph")


def _marks(paragraph: Sequence[Run]) -> Iterator[tuple[str, int]]:
    at = 0
    for run in paragraph:
        if run.kind == "note":
            yield run.text, at
        else:
            at += len(run.text)


def _shown(run: Run) -> str:
    return run.text.translate(_RAISED) if run.kind == "note" else run.text


def _notes(letter: Letter, labels: Sequence[str]) -> list[str]:
    if not labels:
        return []
    return ["____________", *(f"{label.translate(_RAISED)} {plain(letter.notes[label])}" for label in labels)]
