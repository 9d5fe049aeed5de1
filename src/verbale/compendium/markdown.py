"""The compendium as Markdown (CommonMark with the footnotes of Pandoc and GitHub).

Documents are anybody's words, so everything that Markdown would read as markup is escaped. Marked words are
strong; where the rules for asterisks would fail (Chinese text beside quotation marks), the HTML element says the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.compendium.content import ActorContent, Attribution, Compendium, Entry, arrange
from verbale.compendium.footnotes import pieces
from verbale.compendium.passages import Paragraph

if TYPE_CHECKING:
    from verbale.gazetteer import Gazetteer
    from verbale.register import Register

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$&]")
_LINE_START = re.compile(r"^(\s*)(?:([-+=:])|(\d{1,9})([.)]))")


def write_markdown(
    register: Register,
    path: Path,
    *,
    matter: str | None = None,
    language: str = "en",
    gazetteer: Gazetteer | None = None,
) -> None:
    """Writes the compendium of a register to `path`, with its frame in `language`."""
    compendium = arrange(register, matter=matter, language=language, gazetteer=gazetteer)
    path.write_text(markdown(compendium), encoding="utf-8", newline="\n")


def markdown(compendium: Compendium) -> str:
    """The compendium as one Markdown text that ends in a newline."""
    return "\n\n".join(_blocks(compendium)) + "\n"


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is at the start of a line."""
    flat = _escaped_inside(text)
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", flat)


def _escaped_inside(text: str) -> str:
    """The text so that Markdown shows it as it is within a line; line breaks become spaces."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split("\n")))


def _blocks(compendium: Compendium) -> Iterator[str]:
    words = compendium.words
    yield f"# {escaped(compendium.title)}"
    yield from _preface(compendium)
    if not compendium.parts:
        yield words("nothing_found")
    for part in compendium.parts:
        yield f"## {part.number}. {part.title}"
        for actor in part.actors:
            yield from _actor(actor, attributed=words("attributed"))
    for note in compendium.notes:
        yield f"[^{note.number}]: {_linked(note.text)}"


def _preface(compendium: Compendium) -> Iterator[str]:
    words = compendium.words
    yield words("asserts_nothing")
    yield words("method_reading")
    yield words("method_evidence")
    yield "\n".join(f"- {what}{words('colon')}{number}" for what, number in compendium.counts)
    if compendium.documents:
        yield words("documents_read") + words("colon").rstrip()
        yield "\n".join(f"- {escaped(d.name)} (SHA-256 `{d.sha256}`)" for d in compendium.documents)


def _actor(actor: ActorContent, *, attributed: str) -> Iterator[str]:
    yield f"### {escaped(actor.name)}"
    for entry in actor.entries:
        yield from _entry(entry)
    if actor.attributions:
        yield f"#### {attributed}"
        yield "\n".join(_attribution(attribution) for attribution in actor.attributions)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"#### {escaped(entry.heading)}[^{entry.note}]"
    yield f"*{escaped(entry.place_and_date)}*"
    for line in (entry.joint, entry.see):
        if line:
            yield f"*{escaped(line)}*"
    for paragraph in entry.paragraphs:
        yield _paragraph(paragraph)


def _attribution(attribution: Attribution) -> str:
    said = " ".join(_paragraph(paragraph) for paragraph in attribution.paragraphs)
    return f"- {escaped(attribution.lead)} {said}[^{attribution.note}]"


def _paragraph(paragraph: Paragraph) -> str:
    """The paragraph with its marked runs strong."""
    written = []
    for n, run in enumerate(paragraph):
        plain = escaped(run.text) if n == 0 else _escaped_inside(run.text)
        before = paragraph[n - 1].text if n else ""
        after = paragraph[n + 1].text if n + 1 < len(paragraph) else ""
        written.append(_strong(plain, run.text, before=before, after=after) if run.marked else plain)
    return "".join(written)


def _strong(plain: str, text: str, *, before: str, after: str) -> str:
    """Strong text, by asterisks where CommonMark's flanking rules (section 6.2) let them open and close."""
    opens = not _is_space(text[:1]) and (not _is_punctuation(text[:1]) or _is_edge(before[-1:]))
    closes = not _is_space(text[-1:]) and (not _is_punctuation(text[-1:]) or _is_edge(after[:1]))
    return f"**{plain}**" if opens and closes else f"<strong>{plain}</strong>"


def _is_space(char: str) -> bool:
    return not char or char.isspace()


def _is_punctuation(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"


def _is_edge(char: str) -> bool:
    return _is_space(char) or _is_punctuation(char)


def _linked(text: str) -> str:
    """A note's text; addresses that can be followed in angle brackets, the rest escaped."""
    return "".join(f"<{piece}>" if is_address else _escaped_inside(piece) for piece, is_address in pieces(text))
