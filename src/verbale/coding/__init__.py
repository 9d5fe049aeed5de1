"""Statements become positions: codebooks, patterns over concepts, the coder, and agreement with people's labels."""

from verbale.coding.codebook import Codebook, CodebookName, Issue, codebook_names, combine, load_codebook
from verbale.coding.coder import code, code_statements
from verbale.coding.explanation import explain

__all__ = [
    "Codebook",
    "CodebookName",
    "Issue",
    "code",
    "code_statements",
    "codebook_names",
    "combine",
    "explain",
    "load_codebook",
]
