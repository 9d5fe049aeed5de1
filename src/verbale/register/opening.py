"""Opening a register: the database, its settings, and the schema it must have.

A new or older register is brought to this version by the migrations in `migrations/versions`, in one transaction.
A newer one, and a database that some other program made, are left untouched.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from verbale.errors import RegisterError
from verbale.register import schema

VERSION_TABLE = "verbale_revision"
MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE_S = 60
"""How long a process waits for another one that is writing."""


@cache
def revisions() -> tuple[str, ...]:
    """The schema versions that this version of Verbale knows, in order: the numbers of the migration files."""
    return tuple(sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py")))


def open_engine(place: str | Path, *, create: bool = True) -> Engine:
    """A database with the present schema, made, upgraded or only opened.

    Raises RegisterError, in one line, where that cannot be done.
    """
    url, name = _locate(place, create=create)
    with plain_errors(name):
        try:
            engine = create_engine(url, json_serializer=_json, connect_args=_arguments(url))
        except (ImportError, ArgumentError, NoSuchModuleError) as error:
            raise RegisterError(f"{name}: no driver for this database: {_reason(error)}") from error
        if engine.dialect.name == "sqlite":
            _settings(engine)
        try:
            _bring_up(engine, name)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def plain_errors(name: str) -> Iterator[None]:
    """Turns what the database complains of into a RegisterError of one line."""
    try:
        yield
    except DBAPIError as error:
        raise RegisterError(f"{name}: {_reason(error.orig or error)}") from error
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise RegisterError(f"{name}: {_reason(error)}") from error


def writing(engine: Engine) -> Connection:
    """A connection whose transactions ask for the right to write when they begin, not halfway through."""
    return engine.connect().execution_options(verbale_begin="BEGIN IMMEDIATE")


def _locate(place: str | Path, *, create: bool) -> tuple[URL, str]:
    """The address of the database, and what to call it in messages (a URL without its password)."""
    if isinstance(place, str) and "://" in place:
        try:
            url = make_url(place)
        except ArgumentError as error:
            raise RegisterError("the register's URL cannot be understood: use a path or sqlite:///PATH") from error
        file = url.database if url.get_backend_name() == "sqlite" else None
        if not file or file == ":memory:":
            return url, url.render_as_string(hide_password=True)
    else:
        file = str(place)
        url = URL.create("sqlite", database=file)
    path = Path(file)
    if path.is_dir():
        raise RegisterError(f"{file}: is a folder, not a register")
    if not path.parent.is_dir():
        raise RegisterError(f"{file}: there is no folder {path.parent} to keep a register in")
    if not create and not path.exists():
        raise RegisterError(f"{file}: there is no register here; make one with `verbale add`")
    return url, file


def _arguments(url: URL) -> dict[str, object]:
    return {"timeout": PATIENCE_S} if url.get_backend_name() == "sqlite" else {}


def _settings(engine: Engine) -> None:
    """SQLite as a record needs it.

    The driver opens transactions of its own at the first write, too late for a schema change to be undone; it is told
    to leave that alone, and every transaction begins when SQLAlchemy says so.
    """

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("verbale_begin", "BEGIN"))


def _bring_up(engine: Engine, name: str) -> None:
    with engine.connect() as connection, connection.begin():
        present = _revision(connection, name)
    if present == revisions()[-1]:
        return
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    with writing(engine) as connection, connection.begin():
        # Another process may have done it since.
        if _revision(connection, name) != revisions()[-1]:
            _migrate(connection, revisions()[-1])
            _describe(connection)


def _write_ahead(engine: Engine) -> None:
    """Readers do not wait for the one who writes. The setting stays in the file and cannot be made in a transaction."""
    driver = engine.raw_connection()
    try:
        driver.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        driver.close()


def _revision(connection: Connection, name: str) -> str | None:
    """The schema version of the register, or none where the database is empty."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise RegisterError(f"{name}: is the database of another program, not a register")
        return None
    found = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()
    present = str(found) if found is not None else None
    if present is not None and present not in revisions():
        writer = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "verbale_version")).scalar()
        raise RegisterError(
            f"{name}: is of schema version {present}, this Verbale knows up to {revisions()[-1]}; "
            f"open it with Verbale {writer or 'of a later version'} or later"
        )
    return present


def _migrate(connection: Connection, target: str) -> None:
    """Runs the migrations up to `target` in the transaction of the connection."""
    from alembic import command  # a third of a second, and only a register that is new or old needs it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes.update(connection=connection, version_table=VERSION_TABLE)
    command.upgrade(config, target)


def _describe(connection: Connection) -> None:
    connection.execute(schema.meta.delete())
    facts = {"schema_version": revisions()[-1], "verbale_version": _verbale_version()}
    connection.execute(schema.meta.insert(), [{"key": key, "value": value} for key, value in facts.items()])


def _verbale_version() -> str:
    try:
        return version("verbale")
    except PackageNotFoundError:  # run from a folder of sources that was never installed
        return "unknown"


REASONS = {
    "SQLITE_NOTADB": "is not a register (not an SQLite file)",
    "SQLITE_CORRUPT": "is damaged; restore it from a copy",
    "SQLITE_BUSY": "another program has been writing to it for too long; try again",
    "SQLITE_READONLY": "cannot be written to",
    "SQLITE_CANTOPEN": "cannot be opened",
    "SQLITE_FULL": "the disk is full",
}


def _reason(error: BaseException) -> str:
    """What went wrong, in one line. SQLite names the case in its error code, with details after a second underscore."""
    code = "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])
    return REASONS.get(code) or (str(error).strip().splitlines() or [type(error).__name__])[0]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
