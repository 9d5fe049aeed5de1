"""The compendium as one HTML page: no script, nothing loaded, everything escaped by the template engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from verbale.compendium.content import Compendium, arrange
from verbale.compendium.footnotes import pieces
from verbale.compendium.pages import render
from verbale.compendium.words import direction

if TYPE_CHECKING:
    from verbale.gazetteer import Gazetteer
    from verbale.register import Register


def write_html(
    register: Register,
    path: Path,
    *,
    matter: str | None = None,
    language: str = "en",
    gazetteer: Gazetteer | None = None,
) -> None:
    """Writes the compendium of a register to `path`, with its frame in `language`."""
    compendium = arrange(register, matter=matter, language=language, gazetteer=gazetteer)
    path.write_text(html(compendium), encoding="utf-8", newline="\n")


def html(compendium: Compendium) -> str:
    """The compendium as one self-contained page."""
    return render(
        "compendium.html",
        style="compendium.css",
        compendium=compendium,
        words=compendium.words,
        references=_references(compendium),
        pieces=pieces,
        direction=direction,
    )


def _references(compendium: Compendium) -> dict[int, list[str]]:
    """For each note, the ids of the places that refer to it, in order, so that the note can lead back."""
    found: dict[int, list[str]] = {note.number: [] for note in compendium.notes}
    for part in compendium.parts:
        for actor in part.actors:
            for note in [item.note for item in actor.entries] + [item.note for item in actor.attributions]:
                found[note].append(f"ref-{note}-{actor.code}")
    return found
