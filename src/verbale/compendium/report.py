"""One page that shows the register and opens every cell of the matrix on the words it rests on.

The page holds the matrix as HTML and the statements as one block of JSON, from which its script shows what is asked
for. It loads nothing, and runs nothing but its own script.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.analysis.counting import ONCE, Counting
from verbale.analysis.matrix import matrix as read_matrix
from verbale.charts import SYMBOLS
from verbale.compendium.actors import Names
from verbale.compendium.content import counts, title
from verbale.compendium.issues import issue_heads
from verbale.compendium.pages import embedded_json, render
from verbale.compendium.record import read_record
from verbale.compendium.report_data import report_data
from verbale.compendium.report_view import (
    STANCES,
    any_member,
    document_views,
    finding_views,
    group_views,
    issue_views,
    picture,
    stance_view,
)
from verbale.compendium.words import Words, direction
from verbale.model import Finding

if TYPE_CHECKING:
    from verbale.coding.codebook import Codebook
    from verbale.gazetteer import Gazetteer
    from verbale.register import Register


def write_report(
    register: Register,
    path: Path,
    *,
    matter: str | None = None,
    language: str = "en",
    findings: Iterable[Finding] = (),
    gazetteer: Gazetteer | None = None,
    codebook: Codebook | None = None,
    issues: Sequence[str] | None = None,
    counting: Counting = ONCE,
) -> None:
    """Writes the report of a register to `path`, with its frame in `language`.

    `findings` of the audit: those given, else those the register keeps. `codebook` gives the questions and the order
    of the issues; without one the bundled codebooks do. `issues`: show these only; `counting`: what counts in the
    matrix. The same register gives the same page, byte for byte.
    """
    words = Words.of(language)
    names = Names(words, gazetteer)
    matrix = read_matrix(register, issues=issues, gazetteer=gazetteer, language=words.language, counting=counting)
    documents, record = read_record(register)
    heads = issue_heads({issue for _, issue in matrix.cells}, words=words, codebook=codebook)
    matrix = replace(matrix, actors=tuple(names.ordered(matrix.actors)), issues=tuple(head.code for head in heads))
    head_words = title(words, documents, matter=matter)
    found = tuple(findings) or register.findings()
    data = report_data(register, documents, record, matrix=matrix, heads=heads, words=words, names=names)
    page = render(
        "report.html",
        style="report.css",
        script="report.js",
        words=words,
        direction=direction,
        report={
            "title": head_words,
            "counts": (*counts(words, documents, record), (words("count_issues"), len(heads))),
            "stances": [stance_view(code, words=words) for code in STANCES],
            "legend": [stance_view(code, words=words) for code in SYMBOLS],
            "issues": issue_views(matrix, heads),
            "groups": group_views(matrix, heads, words=words, names=names),
            "documents": document_views(documents, register.duplicates(), words=words),
            "members": any_member(matrix),
            "open": len(matrix.open),
            "findings": finding_views(found, register, documents, words=words),
            "picture": picture(matrix, title=head_words, words=words),
        },
        data=embedded_json(data),
    )
    path.write_text(page, encoding="utf-8", newline="\n")
