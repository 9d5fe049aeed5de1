"""Every document, resolution, instrument and statement that a document cites, in normal form.

Symbols (`A/61/991`), resolutions in words (`S/RES/822(1993)`), instruments with the article (`UN Charter art. 2(4)`),
and statements by who, what and when (`OSCE Minsk Group Co-Chairs statement 2019-03-09`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from verbale.marking import cited_statements, instruments, resolutions, symbols, vocabulary
from verbale.model import Document, Mark

_SYMBOL_NEAR = 150
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|[\u3002\uff01\uff1f\uff1b\n]")


def find(document: Document, *, dates: Sequence[Mark] = (), names: Sequence[Mark] = ()) -> list[Mark]:
    """Every citation, left to right, without overlaps; kind `citation`, the value in normal form.

    `dates` and `names` are the document's marks of those kinds; without them statements and constitutions are not
    found. Each mention is a mark of its own. Linear in the text.
    """
    words = vocabulary.find(document)
    who, when = sorted(names), sorted(dates)
    papers = list(symbols.find(document.text))
    statements = cited_statements.find(document, words, dates=when, names=who)
    found = [
        *papers,
        *resolutions.find(document, words),
        *instruments.find(document, words, dates=when, names=who),
        *(s for s in statements if not _has_symbol(document.text, s[1], papers)),
    ]
    return [Mark(start, end, "citation", value) for start, end, value in _apart(found)]


def in_furniture(document: Document) -> list[tuple[int, int, str]]:
    """Symbols of documents in running heads: spans in the source, with the normal form."""
    return [
        (piece.start_in_source + start, piece.start_in_source + end, value)
        for piece in document.furniture
        if piece.kind in ("running-head", "front-matter")
        for start, end, value in symbols.find(document.source_text[piece.start_in_source : piece.end_in_source])
    ]


def _has_symbol(text: str, end: int, papers: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a letter is cited by its symbol, in brackets behind it: then that is the citation."""
    following = bisect_left(papers, (end,))
    if following == len(papers) or papers[following][0] - end > _SYMBOL_NEAR:
        return False
    start = papers[following][0]
    return text[start - 1] in "(\uff08" and not _SENTENCE_END.search(text, end, start)


def _apart(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The longest of what overlaps, leftmost first."""
    kept: list[tuple[int, int, str]] = []
    for citation in sorted(set(found), key=lambda c: (c[0], -c[1], c[2])):
        if kept and citation[0] < kept[-1][1]:
            if citation[1] - citation[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = citation
            continue
        kept.append(citation)
    return kept
