"""Opening a register: new, older, newer, damaged, and what is no register."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from verbale.errors import RegisterError
from verbale.register import Register, opening, schema


def pragma(path: Path, name: str) -> object:
    database = sqlite3.connect(path)
    try:
        return database.execute(f"PRAGMA {name}").fetchone()[0]
    finally:
        database.close()


def make(path: Path, revision: str) -> None:
    """A register as the version of Verbale that ended with this revision made it."""
    engine = opening.create_engine(opening.URL.create("sqlite", database=str(path)))
    opening._settings(engine)
    with opening.writing(engine) as connection, connection.begin():
        opening._migrate(connection, revision)
    engine.dispose()


@pytest.mark.parametrize("revision", opening.revisions())
def test_a_register_of_every_revision_is_brought_up(tmp_path, draft, revision):
    path = tmp_path / "old.db"
    make(path, revision)
    letter = draft().says("NLD-X", "The vote is void.", ("vote", "against", "is void"))
    with Register(path) as register:
        register.add(letter.document, letter.statements)
        assert len(register.positions()) == 1


def test_migrations_make_the_schema_of_the_code(tmp_path):
    engine = opening.open_engine(tmp_path / "new.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": opening.VERSION_TABLE})
        assert compare_metadata(context, schema.metadata) == []
        facts = {row.key: row.value for row in connection.execute(schema.meta.select())}
    engine.dispose()
    assert facts.keys() == {"schema_version", "verbale_version"}
    assert facts["schema_version"] == opening.revisions()[-1]


def test_a_new_register_writes_ahead_and_stays_one_file(tmp_path):
    path = tmp_path / "100% odd name?#.db"
    Register(path).close()
    assert pragma(path, "journal_mode") == "wal"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_foreign_keys_hold(tmp_path):
    with Register(tmp_path / "r.db") as register, register._reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_newer_register_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "newer.db"
    Register(path).close()
    database = sqlite3.connect(path)
    with database:
        database.execute(f"UPDATE {opening.VERSION_TABLE} SET version_num = '9999'")
        database.execute("UPDATE meta SET value = '7.1' WHERE key = 'verbale_version'")
    database.close()
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=r"newer\.db: is of schema version 9999.* Verbale 7\.1 or later"):
        Register(path)
    assert path.read_bytes() == before


def test_an_interrupted_upgrade_leaves_nothing(tmp_path, monkeypatch):
    def failing(connection: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "r.db"
    monkeypatch.setattr(opening, "_describe", failing)
    with pytest.raises(KeyboardInterrupt):
        Register(path)
    monkeypatch.undo()
    database = sqlite3.connect(path)
    assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    database.close()
    Register(path).close()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"Note verbale\n" * 300, "not an SQLite file", id="a text"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(4000), "not an SQLite file", id="a picture"),
        pytest.param(b"SQLite format 3\x00" + bytes(4080), "not an SQLite file|is damaged", id="a header and nothing"),
    ],
)
def test_what_is_no_register_is_named_in_one_line(tmp_path, content, reason):
    path = tmp_path / "thing"
    path.write_bytes(content)
    with pytest.raises(RegisterError, match=reason) as caught:
        Register(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_a_damaged_register_is_named_in_one_line(tmp_path, draft):
    path = tmp_path / "r.db"
    letter = draft().says("NLD-X", "The vote is void. " * 2000, ("vote", "against", "is void"))
    with Register(path) as register:
        register.add(letter.document, letter.statements)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xaa" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(RegisterError, match="damaged") as caught, Register(path) as register:
        register.positions()
    assert "\n" not in str(caught.value)


def test_the_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    database = sqlite3.connect(path)
    with database:
        database.execute("CREATE TABLE documents (id INTEGER)")
    database.close()
    before = path.read_bytes()
    with pytest.raises(RegisterError, match="another program"):
        Register(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        pytest.param("{}", "is a folder", id="a folder"),
        pytest.param("{}/nowhere/r.db", "there is no folder", id="no folder"),
        pytest.param("nosuchdatabase://user:secret@host/r", r"user:\*\*\*@host", id="an unknown kind of database"),
    ],
)
def test_places_that_hold_no_register(tmp_path, place, reason):
    with pytest.raises(RegisterError, match=reason) as caught:
        Register(place.format(tmp_path))
    assert "secret" not in str(caught.value)


def test_only_opening_makes_no_register(tmp_path):
    path = tmp_path / "r.db"
    with pytest.raises(RegisterError, match="there is no register here"):
        Register(path, create=False)
    assert not path.exists()
    Register(path).close()
    Register(path, create=False).close()


def test_a_register_is_opened_by_url(tmp_path):
    with Register(f"sqlite:///{tmp_path / 'r.db'}") as register:
        assert len(register.documents()) == 0
    assert (tmp_path / "r.db").exists()
    with Register("sqlite://") as register:
        assert len(register.documents()) == 0


def test_what_needs_no_database_does_not_load_one():
    loaded = "import sys, verbale.register, verbale.exchange, verbale.audit; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
