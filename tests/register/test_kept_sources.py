"""Copies of sources beside a register: whole or not there, and the very bytes."""

from __future__ import annotations

import hashlib

import pytest

from verbale.errors import RegisterError
from verbale.register import Register
from verbale.register.kept_sources import KeptSources

DATA = b"%PDF-1.4 the source of Norland's letter"


@pytest.fixture
def kept(tmp_path):
    return KeptSources.beside(tmp_path / "positions.db")


def test_what_is_kept_comes_back_under_its_hash(kept):
    name = kept.keep(DATA)
    assert name == hashlib.sha256(DATA).hexdigest()
    assert kept.read(name) == DATA
    assert kept.folder.name == "positions.db.sources"


def test_the_same_source_is_kept_once_and_nothing_else_stays(kept):
    kept.keep(DATA)
    kept.keep(DATA)
    assert [path.name for path in kept.folder.iterdir()] == [hashlib.sha256(DATA).hexdigest()]


def test_what_was_never_kept_is_none(kept):
    assert kept.read("0" * 64) is None


def test_a_copy_that_was_changed_is_refused(kept):
    name = kept.keep(DATA)
    (kept.folder / name).write_bytes(DATA + b"!")
    with pytest.raises(RegisterError, match="no longer the source"):
        kept.read(name)


def test_a_copy_that_was_cut_off_is_written_again(kept):
    name = kept.keep(DATA)
    (kept.folder / name).write_bytes(DATA[:5])
    kept.keep(DATA)
    assert kept.read(name) == DATA


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63 + "/"])
def test_only_a_hash_names_a_source(kept, name):
    with pytest.raises(RegisterError, match="not the SHA-256"):
        kept.read(name)


def test_a_folder_that_cannot_be_written_is_said(kept):
    kept.folder.write_text("a file where the folder should be")
    with pytest.raises(RegisterError, match="cannot be kept"):
        kept.keep(DATA)


def test_a_register_in_memory_keeps_none():
    with Register("sqlite:///:memory:") as register:
        register.keep_source(DATA)
        assert register.kept_source(hashlib.sha256(DATA).hexdigest()) is None
