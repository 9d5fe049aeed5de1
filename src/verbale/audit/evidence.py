"""What the audits look at: the positions of the whole register, and whom each one speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from verbale.audit.messages import Words
from verbale.gazetteer import Gazetteer
from verbale.model import Finding
from verbale.register import PositionRow, Rows, holders


@dataclass(frozen=True, slots=True)
class Evidence:
    """The positions of a register in its order, with the words findings are told in."""

    positions: Rows[PositionRow]
    words: Words
    gazetteer: Gazetteer

    def held(self) -> Iterator[tuple[str, PositionRow]]:
        """Every position with each actor that takes it in words of its own, reported or not; not what others claim."""
        for row in self.positions:
            for actor, directness in holders(row):
                if directness != "claimed":
                    yield actor, row

    def claimed(self) -> Iterator[tuple[str, PositionRow]]:
        """Every position with each actor that somebody else says takes it."""
        for row in self.positions:
            for actor, directness in holders(row):
                if directness == "claimed":
                    yield actor, row


def finding(
    kind: str,
    message: str,
    *,
    level: Literal["note", "warning"],
    actors: Iterable[str],
    rows: Iterable[PositionRow],
) -> Finding:
    """A finding on these positions: the quotes are its spans, in the order given, each once."""
    spans = tuple(dict.fromkeys((row.document, row.start_in_source, row.end_in_source) for row in rows))
    documents = tuple(dict.fromkeys(name for name, _, _ in spans))
    return Finding(kind, level, message, tuple(actors), documents, spans)
