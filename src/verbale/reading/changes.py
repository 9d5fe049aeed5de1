"""What was done to an office file and is not its text: tracked changes and comments, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

_MOST_AUTHORS = 20


@dataclass(slots=True)
class Changes:
    """Insertions, deletions and comments, and who made the changes."""

    counts: Counter[str] = field(default_factory=Counter)
    authors: dict[str, None] = field(default_factory=dict)

    def note(self, kind: Literal["insertions", "deletions", "comments"], author: str | None = None) -> None:
        self.counts[kind] += 1
        if author and author.strip():
            self.authors[author.strip()] = None

    def as_meta(self) -> dict[str, str]:
        """What a document's `meta` says of them: how many of each kind, and `changed_by`."""
        found = {kind: str(count) for kind, count in sorted(self.counts.items())}
        return found | ({"changed_by": "; ".join(list(self.authors)[:_MOST_AUTHORS])} if self.authors else {})
