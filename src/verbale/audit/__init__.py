"""Does the evidence carry what is said of it? Findings, each with the words that show it.

A kind of finding is one module with one function `find(evidence)`, and one line in `KINDS`; its words stand in
`messages.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from verbale.audit import claimed_not_shown, second_hand, shift, stronger_than_shown
from verbale.audit.evidence import Evidence
from verbale.audit.messages import Words
from verbale.errors import UnknownName
from verbale.gazetteer import Gazetteer
from verbale.model import Finding

if TYPE_CHECKING:
    from verbale.register import Register

__all__ = ["KINDS", "Evidence", "audit"]

KINDS: Mapping[str, Callable[[Evidence], Iterable[Finding]]] = {
    claimed_not_shown.KIND: claimed_not_shown.find,
    second_hand.KIND: second_hand.find,
    shift.KIND: shift.find,
    stronger_than_shown.KIND: stronger_than_shown.find,
}


def audit(
    register: Register,
    *,
    kinds: Iterable[str] | None = None,
    gazetteer: Gazetteer | None = None,
    language: str = "en",
) -> tuple[Finding, ...]:
    """What the audit finds in a register: all kinds, or those asked for.

    By kind, then document and place; the same register gives the same findings. `language` is that of the messages;
    one they are not written in gives English. Nothing is kept: `Register.keep_findings` does that.

    Raises UnknownName for a kind there is not.
    """
    wanted = tuple(KINDS if kinds is None else kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise UnknownName(f"no audit of the kind {kind!r}; there are: {', '.join(KINDS)}")
    known = gazetteer or Gazetteer.load()
    evidence = Evidence(register.positions(), Words(known, language), known)
    found = {finding for kind in wanted for finding in KINDS[kind](evidence)}
    return tuple(sorted(found, key=lambda one: (one.kind, one.documents, one.spans, one.actors, one.message)))
