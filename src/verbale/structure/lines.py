"""What each line of a document is: a label of a part, a title, a letterhead, a dateline, a question… or body.

Markup is a hint only, since converted files disagree with themselves: a line's role comes from what it says and how it
stands among its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from verbale.languages import base
from verbale.model import Mark
from verbale.structure.agents import OFFICES, PREDICATES
from verbale.structure.grammar import Grammar, grammar
from verbale.structure.page import Line, Page

Role = Literal[
    "part", "title", "issuer", "section", "dateline", "original", "question", "answer", "signature", "note", "body"
]

KINDS_OF_TEXT = frozenset({
    "account", "communique", "declaration-text", "interview", "joint-statement", "letter", "note-verbale",
    "press-conference", "press-release", "statement-text", "written-answer",
})  # fmt: skip
"""Concepts that name a kind of text."""

PARTS = frozenset({"annex", "enclosure"})
_NO_LETTERHEAD = (KINDS_OF_TEXT | PREDICATES) - {"press-conference"}
LANGUAGES = {
    "in-arabic": "ar", "in-chinese": "zh", "in-english": "en", "in-french": "fr",
    "in-russian": "ru", "in-spanish": "es",
}  # fmt: skip

_LONGEST_TITLE = 450
_LONGEST_PLAIN = 330
_LONGEST_SECTION = 70
_PAGE_SECTIONS = frozenset({"positions-section", "relations-section", "history-section", "references-section"})
_LETTERS = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d")
_ISSUER_SHARE = 0.6
_COMMAS = (",", ";", "،", "؛", "，", "；")
_MARKUP = " *_"
_LABEL = re.compile(r"[\s*_\"“]*([^\n:：—–?!]{1,40}?)\s*(:|：|(?<=^[^\W\d_])\s?[-–—]|(?<=^[^\W\d_])\.)")
_INITIAL = re.compile(r"[\s*_\"“]*[^\W\d_]\s?[-–—.]")
_LONGEST_LABEL = 40
_LONGEST_LABEL_HAN = 6


def roles(page: Page) -> list[Role]:
    """One role per line of the page."""
    lines = page.lines
    marked_up = sum(line.block.kind == "heading" or line.block.emphasis for line in lines) > 1
    transcript = is_transcript(page)
    found: list[Role] = []
    previous: Role | None = None
    for line in lines:
        role = _role(page, line, previous, marked_up, transcript)
        found.append(role)
        if role != "note":
            previous = role
    _headlines(lines, found, marked_up)
    _signatures(lines, found)
    return found


def _role(page: Page, line: Line, previous: Role | None, marked_up: bool, transcript: bool) -> Role:
    block = line.block
    if block.kind == "note":
        return "note"
    spoken = _spoken(line, previous, transcript)
    if spoken is not None:
        return spoken
    marked = block.kind == "heading" or (block.emphasis and not line.text.rstrip(_MARKUP).endswith(_COMMAS))
    limit = _LONGEST_TITLE if marked or line.text.rstrip()[-1:] in (":", "：") else _LONGEST_PLAIN
    if line.size() > limit or block.kind in ("quotation", "table-row"):
        return "body"
    if is_part_label(line):
        return "part"
    if _is_original(line):
        return "original"
    if is_dateline(line):
        return "section" if block.kind == "heading" else "dateline"
    if marked:
        return _heading_role(page, line)
    if _announces(line):
        return "title"
    if line.ends_a_sentence() or block.kind == "list-item":
        return "body"
    if _names_page_section(line):
        return "section"
    if line.concepts & {"agenda-item", "session"} and previous != "body" and line.size() <= 160:
        return "section"
    role = _heading_role(page, line)
    if role == "title":
        return "title" if previous != "dateline" or line.concepts & KINDS_OF_TEXT else "body"
    if previous == "part" or (role == "issuer" and not (marked_up and previous == "body")):
        return role
    return "body"


def _names_page_section(line: Line) -> bool:
    """Whether a short line is, or begins or ends with, the name of a section of an encyclopedia page."""
    if line.size() > _LONGEST_SECTION:
        return False
    named = [mark for mark in line.of("concept") if mark.value in _PAGE_SECTIONS]
    return any(mark.start - line.start <= 1 or line.end - mark.end <= 1 for mark in named)


def _announces(line: Line) -> bool:
    """Whether the line begins with a kind of text and ends with a colon: «Press statement by A, made on…:»."""
    first = next((mark for mark in line.of("concept") if mark.value in KINDS_OF_TEXT), None)
    return first is not None and first.start - line.start <= 3 and line.text.rstrip()[-1:] in (":", "：")


def _heading_role(page: Page, line: Line) -> Role:
    if is_issuer(page, line):
        return "issuer"
    return "title" if line.concepts & KINDS_OF_TEXT or "spokesperson" in line.concepts else "section"


def _spoken(line: Line, previous: Role | None, transcript: bool) -> Role | None:
    """Question or answer, by the label the line begins with; in a transcript, also by the name of who answers."""
    found = _label(line)
    if found is None:
        return None
    label = found.group(1).strip(" *_").lower()
    words = grammar(line.block.language)
    if label in words.questions:
        return "question"
    if label in words.answers:
        return "answer"
    if not transcript or not _names_speaker(found, words):
        return None
    if (not words.spaced or words.verb_first) and previous not in ("question", "answer"):
        return None  # without capitals a name before a colon is told from a headline by its place alone
    asks = any(
        mark.kind == "medium" or mark.value == "no-voice" for mark in line.marks if mark.end <= _cut(line, found)
    )
    return "question" if asks else "answer"


def _label(line: Line) -> re.Match[str] | None:
    """What a line begins with as with a label: «Question:», «A –»; asked of every line, so the commonest no is fast."""
    head = line.text[: _LONGEST_LABEL + 12]
    return _LABEL.match(line.text) if ":" in head or "：" in head or _INITIAL.match(head) else None


def _cut(line: Line, label: re.Match[str]) -> int:
    return line.start + label.end(1)


def _names_speaker(found: re.Match[str], words: Grammar) -> bool:
    """Whether a label is a name in capitals, or, where a script has none, a short one before a colon."""
    label = found.group(1).strip(" *_")
    if found.group(2) not in (":", "："):
        return False
    letters = [letter for letter in label if letter.isalpha()]
    if not words.spaced or words.verb_first:
        return 2 <= len(letters) <= (_LONGEST_LABEL_HAN if not words.spaced else _LONGEST_LABEL)
    name = label.split()[-1]
    return len(letters) >= 3 and len(label) <= _LONGEST_LABEL and name.isupper()


def is_transcript(page: Page) -> bool:
    """Whether questions are marked as such in several lines."""
    asked = 0
    for line in page.lines:
        found = _label(line)
        if found and found.group(1).strip(" *_").lower() in grammar(line.block.language).questions:
            asked += 1
            if asked > 1:
                return True
    return False


def is_part_label(line: Line) -> bool:
    """Whether the line names an annex or enclosure: «Annex II», «附文三», «Annex to the letter dated…»."""
    if not line.concepts & PARTS or line.ends_a_sentence():
        return False
    named = [mark for mark in line.of("concept") if mark.value in PARTS]
    lead = line.text[: named[0].start - line.start]
    if not _LETTERS.search(lead):
        rest = line.text[named[0].end - line.start :]
        return len(_LETTERS.findall(rest)) <= 12 or bool(line.concepts & {"letter", "note-verbale"})
    tail = line.text[named[-1].end - line.start :]
    return not _LETTERS.search(tail) and bool(line.concepts & {"letter", "note-verbale"})


def _is_original(line: Line) -> bool:
    return "original-in" in line.concepts and line.size() <= 120 and bool(line.concepts & LANGUAGES.keys())


def is_dateline(line: Line) -> bool:
    """Whether the line holds a date, perhaps with places, and nothing else to speak of; or a bare time of day."""
    if line.size() > 200:
        return False
    dates = list(line.of("date"))
    if not dates:
        return len(line.text) <= 16 and len(_DIGITS.findall(line.text)) >= 2 and len(_LETTERS.findall(line.text)) <= 3
    spans = [(mark.start, mark.end) for mark in (*dates, *line.of("place", "medium"))]
    spans += [(mark.start, mark.end) for mark in line.of("actor") if mark.form == "capital"]
    left = _uncovered(line, spans)
    return left <= (2 if base(line.block.language) == "zh" else 7) or (left <= 24 and _is_unlisted_place(line, dates))


def _is_unlisted_place(line: Line, dates: Sequence[Mark]) -> bool:
    """Whether a comma parts the date from a name in capitals: a place nobody has listed."""
    first, last = dates[0].start - line.start, dates[-1].end - line.start
    before, after = line.text[:first].strip(), line.text[last:].strip()
    name = (
        before.rstrip(",/ ") if before.endswith((",", "/")) and not after else after.lstrip(",/ ") if not before else ""
    )
    words = name.split()
    return 0 < len(words) <= 3 and all(word[0].isupper() for word in words)


def is_issuer(page: Page, line: Line) -> bool:
    """Whether the line is a name of an actor or of its house and hardly more: a letterhead or an actor's heading."""
    if not any(mark.kind == "actor" or mark.value in OFFICES for mark in line.marks):
        return False
    if line.concepts & _NO_LETTERHEAD:
        return False
    if is_topical(line, grammar(line.block.language)):
        return False
    named = page.agents_of(line)
    if not any(agent.actors or agent.offices & {"ministry", "embassy"} for agent in named):
        return False
    if all(mark.form == "territory" for mark in line.of("actor")) and not line.concepts & OFFICES:
        return False  # a name of the land heads what is said about it, not who says it
    spans = [(agent.start, agent.end) for agent in named]
    spans += [(mark.start, mark.end) for mark in line.of("place", "demonym")]
    letters = len(_LETTERS.findall(line.text))
    return letters > 0 and _uncovered(line, spans) <= letters * (1 - _ISSUER_SHARE)


def is_topical(line: Line, words: Grammar) -> bool:
    """Whether the line begins with a word such as «on»: a heading that says what the text below it is about."""
    head = line.text.lstrip(_MARKUP).lower()
    return any(head.startswith(f"{topic} " if words.spaced else topic) for topic in words.topics)


def _uncovered(line: Line, spans: Sequence[tuple[int, int]]) -> int:
    """How many letters of the line lie in none of the spans."""
    left, at = 0, line.start
    for start, end in sorted(spans):
        if start > at:
            left += len(_LETTERS.findall(line.text, at - line.start, start - line.start))
        at = max(at, end)
    return left + len(_LETTERS.findall(line.text, at - line.start))


def _headlines(lines: Sequence[Line], found: list[Role], marked_up: bool) -> None:
    """Plain lines that are headings because of where they stand: before a dateline, or alone between paragraphs."""
    for index, line in enumerate(lines):
        if found[index] != "body" or line.ends_a_sentence() or line.block.kind != "paragraph":
            continue
        if line.size() > _LONGEST_PLAIN:
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        before = found[index - 1] if index else None
        alone = not marked_up and line.size() <= 160 and following in ("body", "question")
        topical = is_topical(line, grammar(line.block.language)) and before == "dateline"
        if (following == "dateline" and before != "dateline") or (
            alone and (topical or _stands_alone(lines, index, before))
        ):
            found[index] = "section"


def _stands_alone(lines: Sequence[Line], index: int, before: Role | None) -> bool:
    if before not in (None, "body", "section", "part", "note"):
        return False
    if before == "body" and not lines[index - 1].ends_a_sentence():
        return False
    return lines[index + 1].ends_a_sentence() or lines[index + 1].size() > 240


def _signatures(lines: Sequence[Line], found: list[Role]) -> None:
    """Marks the lines under a letter: the signed one, and the offices above it."""
    for index, line in enumerate(lines):
        if "signed" not in line.concepts or line.size() > 200 or found[index] in ("note", "part"):
            continue
        if line.ends_a_sentence() and line.size() > 80:
            continue  # a sentence about a signature
        found[index] = "signature"
        below = index + 1
        while below < len(found) and below - index <= 3 and found[below] == "body" and _is_short(lines[below]):
            found[below] = "signature"
            below += 1
        above = index - 1
        while above >= 0 and index - above <= 4 and found[above] != "note" and _is_short(lines[above]):
            found[above] = "signature"
            above -= 1


def _is_short(line: Line) -> bool:
    """Whether the line can be one of a signature: short, and either unfinished or an office with its comma."""
    if line.size() > 120:
        return False
    return not line.ends_a_sentence() or (line.text.rstrip(_MARKUP).endswith(_COMMAS) and bool(line.concepts & OFFICES))
