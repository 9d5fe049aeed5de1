"""Many files at once, and what is found in them as rows.

A file that cannot be read never loses another: it is told to `on_unreadable` and left out. Without `on_unreadable`
the first of them raises UnreadableSource.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from verbale.coding import CodebookName, code, explain, load_codebook
from verbale.coding.explanation import ExplainedSentence
from verbale.coding.passages import code_passage, read_passages
from verbale.errors import UnreadableSource
from verbale.exchange import mark_rows as rows_of_marks
from verbale.exchange import member_rows, statement_row
from verbale.gazetteer import Gazetteer, Groups
from verbale.marking import mark
from verbale.model import Document
from verbale.reading import Limits, SourceFile, expand, load, read, read_text, unpack
from verbale.reading.scans import unread_pages

CODEBOOK = "territorial-dispute"
# Longer than any path a system takes: a text, not the name of a file.
_LONGEST_PATH = 250
Row = Mapping[str, object]
OnUnreadable = Callable[[UnreadableSource], None]


class Step(NamedTuple):
    """How far the work is: `done` of `total` steps, and what is being done now."""

    done: int
    total: int
    doing: str


OnProgress = Callable[[Step], None]


def documents(
    paths: Sequence[str | os.PathLike[str]],
    *,
    limits: Limits | None = None,
    skip: Callable[[SourceFile], bool] = lambda _: False,
    on_read: Callable[[SourceFile, Document], None] = lambda *_: None,
    on_progress: OnProgress | None = None,
    on_unreadable: OnUnreadable | None = None,
) -> Iterator[Document]:
    """Every document under the files and folders, in archives and mails too, read one at a time, in the order given.

    `skip` is asked about each before it is read, `on_read` told of each that was, with its bytes. Steps count files and
    folders' files; an archive is one step, and what is being read of it is named. Without `limits` those of the
    environment hold. Of a document some pages of which could not be read `on_unreadable` is told, and it comes all the
    same.
    """
    limits = limits or Limits.from_environment()
    unreadable = on_unreadable or raise_it
    files: dict[Path, None] = {}
    for path in paths:
        try:
            files.update(dict.fromkeys(expand([Path(path)])))
        except UnreadableSource as error:
            unreadable(error)
    for number, file in enumerate(files):
        for found in _found_in(file, limits):
            if isinstance(found, UnreadableSource):
                unreadable(found)
                continue
            if on_progress:
                on_progress(Step(number, len(files), found.name))
            if skip(found):
                continue
            try:
                document = read(found, limits=limits)
            except UnreadableSource as error:
                unreadable(error)
            else:
                if on_unreadable and (said := unread_pages(document)):
                    on_unreadable(UnreadableSource(found.name, said))
                on_read(found, document)
                yield document
    if on_progress:
        on_progress(Step(len(files), len(files), ""))


def _found_in(file: Path, limits: Limits) -> Iterator[SourceFile | UnreadableSource]:
    try:
        loaded = load(file, limits=limits)
    except UnreadableSource as error:
        yield error
    else:
        yield from unpack(loaded, limits=limits)


def statement_rows(
    paths: Sequence[str | os.PathLike[str]],
    *,
    codebook: CodebookName = CODEBOOK,
    gazetteer: Sequence[Path] = (),
    expand_groups: Sequence[str] = (),
    on_undated: Callable[[Row], None] | None = None,
    limits: Limits | None = None,
    on_progress: OnProgress | None = None,
    on_unreadable: OnUnreadable | None = None,
) -> Iterator[Row]:
    """The statements of documents with their positions, as rows (docs/reference/jsonl.md).

    `expand_groups`: codes of groups (or `all`) after whose statements come rows for their members, marked as derived;
    `on_undated` is told of those that bear no date, and so have none.
    Raises UnknownName for a group whose members nobody keeps.
    """
    names, questions = Gazetteer.load(*gazetteer), load_codebook(codebook)
    groups = Groups.chosen(expand_groups, gazetteer=names)
    for document in documents(paths, limits=limits, on_progress=on_progress, on_unreadable=on_unreadable):
        for statement in code(document, codebook=questions, gazetteer=names):
            row = statement_row(document, statement)
            yield row
            yield from member_rows(row, groups)
            undated = groups is not None and groups.lack_a_date(statement.actor, statement.date)
            if undated and on_undated and statement.kind == "statement":
                on_undated(row)


def explained(
    text_or_path: str, *, codebook: CodebookName = CODEBOOK, gazetteer: Sequence[Path] = ()
) -> tuple[ExplainedSentence, ...]:
    """Why a text, or the text of a file, is coded as it is: its sentences with the patterns tried on them."""
    path = Path(text_or_path)
    document = read(path) if len(text_or_path) < _LONGEST_PATH and path.is_file() else read_text(text_or_path)
    return explain(document, codebook=load_codebook(codebook), gazetteer=Gazetteer.load(*gazetteer))


def passage_rows(path: Path, *, codebook: CodebookName = CODEBOOK, gazetteer: Sequence[Path] = ()) -> Iterator[Row]:
    """The statements of short passages as rows that carry the passage's `id`; none for a passage without any."""
    names, questions = Gazetteer.load(*gazetteer), load_codebook(codebook)
    for passage in read_passages(path):
        document, statements = code_passage(passage, codebook=questions, gazetteer=names)
        for statement in statements:
            yield statement_row(document, statement) | {"id": passage.id, "document": passage.document}


def mark_rows(
    paths: Sequence[str | os.PathLike[str]],
    *,
    gazetteer: Sequence[Path] = (),
    limits: Limits | None = None,
    on_progress: OnProgress | None = None,
    on_unreadable: OnUnreadable | None = None,
) -> Iterator[Row]:
    """The marks of documents as rows (docs/reference/jsonl.md), in the order of the source."""
    names = Gazetteer.load(*gazetteer)
    for document in documents(paths, limits=limits, on_progress=on_progress, on_unreadable=on_unreadable):
        yield from rows_of_marks(document, mark(document, gazetteer=names))


def raise_it(error: UnreadableSource) -> None:
    """What is done with an unreadable file where nobody asked to be told."""
    raise error
