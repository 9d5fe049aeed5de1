"""Documents into a register: read, marked, structured and coded one by one, each kept as soon as it is done.

What a register already holds, made in the same way from the same bytes, is not made again. So work that was broken off
is taken up where it was, and adding the same files twice costs little.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from verbale.batch import CODEBOOK, OnProgress, OnUnreadable, documents
from verbale.coding import Codebook, CodebookName, code_statements, load_codebook
from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document
from verbale.reading import Limits, SourceFile
from verbale.register import Register
from verbale.structure import read as read_structure

_MADE_OF = frozenset({".py", ".toml"})


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of some files: documents that are new or have changed, and those that were there as they are.

    `repeated`: files among them with the name and the bytes of an earlier one, from another folder. (A file with
    another name and the same bytes is among the register's duplicates.)
    """

    added: int
    unchanged: int
    repeated: int = 0


def take_in(
    paths: Sequence[str | os.PathLike[str]],
    *,
    register: Register,
    gazetteer: Sequence[Path] = (),
    codebook: CodebookName = CODEBOOK,
    limits: Limits | None = None,
    again: bool = False,
    on_progress: OnProgress | None = None,
    on_unreadable: OnUnreadable | None = None,
) -> Intake:
    """Reads and codes the documents under files and folders into a register, and keeps each as soon as it is coded.

    A document that the register holds already, made of the same bytes with the same codebook, gazetteer and version,
    is passed over, unless `again`. One that has pages without a text is always read: what reads them may be there now.
    A copy of a source that has pages is kept beside the register (`Register.keep_source`).

    Raises what `documents` and `Register` raise.
    """
    names, questions = Gazetteer.load(*gazetteer), load_codebook(codebook)
    recipe = recipe_of(codebook=codebook, gazetteer=gazetteer)
    added = unchanged = repeated = 0
    met: set[tuple[str, str]] = set()

    def is_there(file: SourceFile) -> bool:
        nonlocal unchanged, repeated
        sha256 = hashlib.sha256(file.data).hexdigest()
        if (file.name, sha256) in met:
            repeated += 1
            return True
        met.add((file.name, sha256))
        if again or not register.has(sha256, recipe=recipe, name=file.name):
            return False
        unchanged += 1
        return True

    def keep(file: SourceFile, document: Document) -> None:
        if document.pages:
            register.keep_source(file.data)

    found = documents(
        paths, limits=limits, skip=is_there, on_read=keep, on_progress=on_progress, on_unreadable=on_unreadable
    )
    for document in found:
        unread = any(page.needs_ocr for page in document.pages)
        kept = _take_in(register, document, codebook=questions, gazetteer=names, recipe=None if unread else recipe)
        added += kept
        unchanged += not kept
    return Intake(added, unchanged, repeated)


def _take_in(
    register: Register, document: Document, *, codebook: Codebook, gazetteer: Gazetteer, recipe: str | None
) -> bool:
    """Mark, structure and code one document, and keep what was found; whether that is new."""
    marks = mark(document, gazetteer=gazetteer)
    structure = read_structure(document, marks, gazetteer=gazetteer)
    statements = code_statements(document, structure.statements, marks=marks, codebook=codebook, gazetteer=gazetteer)
    return register.add(document, statements, marks=marks, facts=structure.facts, recipe=recipe).changed


def recipe_of(*, codebook: CodebookName = CODEBOOK, gazetteer: Sequence[Path] = ()) -> str:
    """A hash of all that decides what is made of the same bytes: this program with its data, codebooks, gazetteers.

    The same for the same content, wherever it stands.
    """
    whole = hashlib.blake2b(_program().encode(), digest_size=16)
    for name in (codebook,) if isinstance(codebook, str | Path) else codebook:
        path = Path(name)
        whole.update(b"\x00codebook\x00" + (path.read_bytes() if path.is_file() else str(name).encode()))
    for path in gazetteer:
        whole.update(b"\x00gazetteer\x00" + path.read_bytes())
    return whole.hexdigest()


@cache
def _program() -> str:
    """A hash of this program and its data. Its version would not tell one state of work on it from another."""
    root = Path(__file__).parent
    whole = hashlib.blake2b(digest_size=16)
    for file in _sorted(file for file in root.rglob("*") if file.suffix in _MADE_OF):
        whole.update(file.relative_to(root).as_posix().encode() + b"\x00" + file.read_bytes())
    return whole.hexdigest()


def _sorted(files: Iterable[Path]) -> list[Path]:
    return sorted(files, key=Path.as_posix)
