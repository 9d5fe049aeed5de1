"""How right a reading is, held against the truth of a letter. Every figure is between 0 and 1.

Blanks count: any run of them, line breaks too, is one blank, so that a blank between two Chinese characters is an
error, and so is one that is missing between two words. Text is brought to NFC first.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from verbale.model import Document

Truth = Mapping[str, Any]

_BLANKS = re.compile(r"\s+")
_ALIKE = 0.9  # of the characters: two texts that agree in so many are the same heading, note or block
_LAST = 8  # characters before a note mark that must be the same


def normal(text: str) -> str:
    """The text in NFC, with one blank for any run of blanks."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def distance(one: str, other: str) -> int:
    """How many characters must be put in, taken out or changed to make one text of the other (Levenshtein).

    By bits (Myers 1999, in Hyyrö's form): as many steps as the longer text has characters.
    """
    return _last_row(one, other, anywhere=False)[0]


def characters(expected: str, found: str, *, blanks: bool = True) -> float:
    """The share of characters that are right: 1 less the edit distance over the length of what is expected.

    Without `blanks`, none of them counts.
    """
    expected, found = normal(expected), normal(found)
    if not blanks:
        expected, found = expected.replace(" ", ""), found.replace(" ", "")
    return max(0.0, 1 - distance(expected, found) / max(1, len(expected)))


def locate(piece: str, text: str) -> tuple[int, int]:
    """Where a piece ends in a text that holds it, or something like it, and by how many characters that differs."""
    errors, end = _last_row(piece, text, anywhere=True)
    return end, errors


def _last_row(pattern: str, text: str, *, anywhere: bool) -> tuple[int, int]:
    """The distance of a pattern to a text, or to the part of it that is most like it, and where that part ends."""
    if not pattern:
        return (0 if anywhere else len(text)), 0
    places: dict[str, int] = {}
    for at, character in enumerate(pattern):
        places[character] = places.get(character, 0) | 1 << at
    top, full = 1 << len(pattern) - 1, (1 << len(pattern)) - 1
    up, down, score = full, 0, len(pattern)
    best, best_at = score, 0
    for at, character in enumerate(text, 1):
        same = places.get(character, 0)
        across = (((same & up) + up) ^ up) | same | down
        rise, fall = down | ~(across | up) & full, up & across
        score += (rise & top > 0) - (fall & top > 0)
        rise = rise << 1 | (0 if anywhere else 1)
        up, down = (fall << 1 | ~((same | down) | rise)) & full, rise & (same | down) & full
        if score < best:
            best, best_at = score, at
    return (best, best_at) if anywhere else (score, len(text))


# ---- What a letter says, and what was read


def body(truth: Truth) -> str:
    """What the letter says, its notes in the end."""
    return "\n".join([block["text"] for block in truth["blocks"]] + [note["text"] for note in truth["notes"]])


def read_body(document: Document) -> str:
    """What was read: the blocks in order, notes in the end."""
    notes = [block for block in document.blocks if block.kind == "note"]
    rest = [block for block in document.blocks if block.kind != "note"]
    return "\n".join(document.text[block.start : block.end] for block in rest + notes)


def characters_anywhere(truth: Truth, document: Document) -> float:
    """The share of characters that are right wherever they stand: order is measured by itself.

    Each block and note of the letter is held against the part of the reading that is most like it, and each block of
    the reading against the letter; the worse of the two counts.
    """
    expected = [normal(entry["text"]) for entry in (*truth["blocks"], *truth["notes"])]
    found = [normal(document.text[block.start : block.end]) for block in document.blocks]
    return min(_in(expected, normal(read_body(document))), _in(found, normal(body(truth))))


def _in(pieces: Sequence[str], text: str) -> float:
    return 1 - sum(locate(piece, text)[1] for piece in pieces) / max(1, sum(map(len, pieces)))


def order(truth: Truth, found: str) -> float:
    """The share of blocks that stand in one run in the right order: the longest there is. A block not found is not."""
    text = normal(found)
    ends: list[int] = []
    seen = 0
    for block in truth["blocks"]:
        piece = normal(block["text"])
        end, errors = locate(piece, text[seen:])
        if errors > (1 - _ALIKE) * len(piece):
            end, errors = locate(piece, text)
            end -= seen
        if errors <= (1 - _ALIKE) * len(piece) + 0.5:
            ends.append(seen + end)
            seen = max(0, min(seen + end, len(text)))
    return _longest_rise(ends) / len(truth["blocks"])


def _longest_rise(values: Iterable[int]) -> int:
    tails: list[int] = []
    for value in values:
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
    return len(tails)


class Match(NamedTuple):
    """How many were right, of how many found, of how many there are."""

    right: int
    found: int
    expected: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.expected) if self.found + self.expected else 1.0


def headings(truth: Truth, document: Document) -> Match:
    """Headings found as headings, by their words; the level is left aside."""
    expected = [block["text"] for block in truth["blocks"] if block["kind"] == "heading"]
    found = [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]
    return _matched(expected, found)


def _matched(expected: Sequence[str], found: Sequence[str]) -> Match:
    left = list(map(normal, found))
    right = 0
    for text in map(normal, expected):
        for index, other in enumerate(left):
            if _alike(text, other):
                right += 1
                del left[index]
                break
    return Match(right, len(found), len(expected))


def _alike(one: str, other: str) -> bool:
    longest = max(len(one), len(other), 1)
    return abs(len(one) - len(other)) <= 0.1 * longest and distance(one, other) <= (1 - _ALIKE) * longest


def notes(truth: Truth, document: Document) -> Match:
    """Notes tied: a mark of the right label behind the right word, and a note of that label with the right text."""
    texts: dict[str, list[str]] = {}
    for block in document.blocks:
        if block.kind == "note" and block.label:
            texts.setdefault(_label(block.label), []).append(document.text[block.start : block.end])
    left = [(_label(mark.label), normal(document.text[: mark.at])) for mark in document.note_marks]
    found, right = len(left), 0
    for note in truth["notes"]:
        before = normal(truth["blocks"][note["block"]]["text"][: note["at"]])[-_LAST:]
        tied = next((mark for mark in left if mark[0] == note["label"] and mark[1].endswith(before)), None)
        if tied and any(_alike(normal(note["text"]), normal(text)) for text in texts.get(note["label"], ())):
            left.remove(tied)
            right += 1
    return Match(right, found, len(truth["notes"]))


def _label(label: str) -> str:
    return label.strip("().[] ")


def fraction(right: int, of: int) -> float:
    """A share to four places."""
    return round(right / of, 4) if of else 1.0
