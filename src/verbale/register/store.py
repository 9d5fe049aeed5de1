"""The register itself: what may be asked of it, and how things get in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Column, Connection, insert, select

from verbale.errors import RegisterError, UnknownName
from verbale.model import Document, Event, Finding, Mark, Statement, stable_id
from verbale.register import linking, queries, recipes, schema
from verbale.register.ids import id_of_bytes
from verbale.register.kept_sources import KeptSources
from verbale.register.opening import open_engine, plain_errors, revisions, writing
from verbale.register.queries import Wanted
from verbale.register.records import Records, records
from verbale.register.rows import Added, DocumentRow, DuplicateRow, PlaceRow, PositionRow, Rows, StatementRow


class Register:
    """A register in a file (SQLite) or, by URL, in a database.

    It is made where there is none (unless `create` is false), brought up to this version's schema where it is older,
    and refused with a RegisterError where it is newer, damaged, or of another program. Every method raises
    RegisterError where the database fails. Use it in a `with` block, or close it.

    Filters take one value or several (any of which will do); those left out ask nothing.
    """

    def __init__(self, path_or_url: str | Path, *, create: bool = True) -> None:
        self.place = str(path_or_url)
        self._engine = open_engine(path_or_url, create=create)
        # A URL is shown without its password.
        file = self._engine.url.database if self._engine.dialect.name == "sqlite" else None
        self._sources = KeptSources.beside(Path(file)) if file and file != ":memory:" else None
        self._name = self._engine.url.render_as_string() if "://" in self.place else self.place

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Register({self._name!r})"

    def close(self) -> None:
        """Lets go of the database; what was added is in it already."""
        self._engine.dispose()

    def add(
        self,
        document: Document,
        statements: Iterable[Statement],
        *,
        marks: Iterable[Mark] = (),
        events: Iterable[Event] = (),
        facts: object = None,
        recipe: str | None = None,
    ) -> Added:
        """Takes in a document and what was found in it, in one transaction: all of it or nothing.

        Of the marks it keeps citations and dates. `facts` are bibliographic: a mapping or a dataclass. The same bytes
        are the same document, whatever the file is called (the first name stays, the others are among the
        `duplicates`): added again with the same findings they change nothing, with others they replace what the
        machine had found. Decisions are never touched. Findings of the audit spoke of the register as it was, and go
        when it changes. `recipe`: what `has` is asked with later; without it the document will be taken as unmade.
        """
        rows = records(document, statements, marks=marks, events=events, facts=facts, revision=revisions()[-1])
        counts = len(rows.found["statements"]), len(rows.found["positions"])
        with self._writing() as connection:
            there = select(schema.documents.c.name, schema.documents.c.fingerprint).where(
                schema.documents.c.id == rows.document["id"]
            )
            known = connection.execute(there).one_or_none()
            name = known.name if known else rows.document["name"]
            changed = known is None or known.fingerprint != rows.document["fingerprint"]
            if changed:
                _replace(connection, rows, name=name)
            recipes.note(connection, rows.document["id"], recipe)
            if name != document.name:
                linking.note_name(connection, sha256=document.source.sha256, name=document.name)
        return Added(rows.document["id"], name, *counts, changed)

    def has(self, sha256: str, *, recipe: str, name: str) -> bool:
        """Whether the document of these bytes was added with this recipe, so that nothing else would come of them.

        If so, `name` is remembered where it is another one than the document's.
        """
        document = id_of_bytes(sha256)
        with self._reading() as connection:
            if recipes.of(connection, document) != recipe:
                return False
            first = connection.execute(
                select(schema.documents.c.name).where(schema.documents.c.id == document)
            ).scalar()
        if first != name:
            with self._writing() as connection:
                linking.note_name(connection, sha256=sha256, name=name)
        return True

    def documents(self) -> Rows[DocumentRow]:
        """Every document, by name."""
        with self._reading() as connection:
            return queries.documents_of(connection)

    def statements(self, *, actor: Wanted = None, document: Wanted = None, kind: Wanted = None) -> Rows[StatementRow]:
        """The statements, by document and in the order of the text.

        `actor`: codes of those who hold what is said, in a claim those it speaks of, and those who make it where they
        share it; `document`: names or ids; `kind`: `statement` or `claim`.
        """
        with self._reading() as connection:
            return queries.statements_of(connection, actor=actor, document=document, kind=kind)

    def positions(
        self,
        *,
        issue: Wanted = None,
        stance: Wanted = None,
        actor: Wanted = None,
        document: Wanted = None,
        kind: Wanted = None,
    ) -> Rows[PositionRow]:
        """The positions, by document and in the order of the text. Filters as for `statements`."""
        with self._reading() as connection:
            return queries.positions_of(
                connection, issue=issue, stance=stance, actor=actor, document=document, kind=kind
            )

    def duplicates(self) -> Rows[DuplicateRow]:
        """What says again what something else in the register says: files, then documents, then statements, by name.

        All texts are compared when documents were added or changed since the last time (about a second for a million
        characters); the answer is kept in the register if that can be written to.
        """
        with self._reading() as connection:
            repeats = linking.kept(connection)
            if repeats is not None:
                return linking.rows(connection, repeats)
            repeats = linking.found(connection)
            answer = linking.rows(connection, repeats)
        try:
            with self._writing() as connection:
                linking.keep(connection, repeats)
        except RegisterError:
            pass  # a register that can only be read gives the same answer, later again
        return answer

    def placed(self, name: str) -> PlaceRow:
        """Where a statement or position stands on the pages of its source, by its id. Raises UnknownName."""
        with self._reading() as connection:
            found = queries.place_of(connection, name)
        if found is None:
            raise UnknownName(f"no statement or position with the id {name!r} in {self._name}")
        return found

    def keep_source(self, data: bytes) -> None:
        """Keeps a copy of a source beside the register, so that its pages can be shown. Not for one reached by URL."""
        if self._sources is not None:
            self._sources.keep(data)

    def kept_source(self, sha256: str) -> bytes | None:
        """The bytes of a source, None if no copy was kept. Raises RegisterError if the copy was changed."""
        return self._sources.read(sha256) if self._sources is not None else None

    def reading_text(self, document_id: str) -> str:
        """The reading text of a document, which `start` and `end` of rows count in. Raises UnknownName."""
        return self._text(document_id, schema.documents.c.text)

    def source_text(self, document_id: str) -> str:
        """The decoded source, which `start_in_source` and `end_in_source` of rows count in. Raises UnknownName."""
        return self._text(document_id, schema.documents.c.source_text)

    def keep_findings(self, findings: Iterable[Finding]) -> None:
        """Puts these findings, in their order, in the place of those the register held."""
        rows = {
            stable_id(finding.kind, *finding.actors, *finding.spans, finding.message): {
                "kind": finding.kind,
                "level": finding.level,
                "message": finding.message,
                "actors": list(finding.actors),
                "documents": list(finding.documents),
                "spans": [list(span) for span in finding.spans],
            }
            for finding in findings
        }
        with self._writing() as connection:
            connection.execute(schema.findings.delete())
            numbered = [{"id": name, "place": place, **row} for place, (name, row) in enumerate(rows.items())]
            if numbered:
                connection.execute(insert(schema.findings), numbered)

    def findings(self) -> tuple[Finding, ...]:
        """The findings last kept, in their order; none once a document was added or changed since."""
        with self._reading() as connection:
            rows = connection.execute(schema.findings.select().order_by(schema.findings.c.place)).all()
        return tuple(
            Finding(
                row.kind,
                row.level,
                row.message,
                tuple(row.actors),
                tuple(row.documents),
                tuple((name, start, end) for name, start, end in row.spans),
            )
            for row in rows
        )

    def _text(self, document_id: str, column: Column[str]) -> str:
        with self._reading() as connection:
            text = connection.execute(select(column).where(schema.documents.c.id == document_id)).scalar()
        if text is None:
            raise UnknownName(f"no document with the id {document_id!r} in {self._name}")
        return text

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(self._name), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_errors(self._name), writing(self._engine) as connection, connection.begin():
            yield connection


def _replace(connection: Connection, rows: Records, *, name: str) -> None:
    """Puts the machine's rows of a document in the place of those it had. The rest of the register stays."""
    document = rows.document | {"name": name}
    connection.execute(schema.findings.delete())
    connection.execute(schema.documents.delete().where(schema.documents.c.id == document["id"]))
    if not connection.execute(select(schema.sources).where(schema.sources.c.sha256 == document["sha256"])).first():
        connection.execute(insert(schema.sources), [rows.source])
    connection.execute(insert(schema.documents), [document])
    for table, found in rows.found.items():
        if found:
            connection.execute(insert(schema.metadata.tables[table]), found)
