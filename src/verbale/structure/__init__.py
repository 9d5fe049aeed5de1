"""Marks become parts and statements: headings, annexes, footnotes, datelines, speakers, chains, versions.

`read` takes a document and its marks and gives a `Structure`. What shows the build of a document in a language is in
the `[structure]` and `[grammar]` sections of its language file; nothing here knows a word of any language.
"""

from verbale.structure.facts import Facts
from verbale.structure.footnotes import Footnote
from verbale.structure.read import Structure, read

__all__ = ["Facts", "Footnote", "Structure", "read"]
