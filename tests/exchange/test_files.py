"""Files are there whole or not at all."""

from __future__ import annotations

import os
import stat

import pytest

from verbale.exchange import written


def test_a_file_is_there_once_the_block_ends(tmp_path):
    path = tmp_path / "out.txt"
    with written(path) as stream:
        stream.write("声明\n")
        assert not path.exists()
    assert path.read_bytes() == "声明\n".encode()
    assert os.listdir(tmp_path) == ["out.txt"]


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_a_stop_leaves_what_was_there(tmp_path, stop):
    path = tmp_path / "out.txt"
    path.write_text("before")

    def write_and_stop() -> None:
        with written(path) as stream:
            stream.write("half")
            raise stop

    with pytest.raises(stop):
        write_and_stop()
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["out.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links and permissions are POSIX's")
def test_links_and_permissions_are_as_with_any_file(tmp_path):
    plain, link = tmp_path / "plain.txt", tmp_path / "link.txt"
    plain.write_text("before")
    usual = stat.S_IMODE(plain.stat().st_mode)
    link.symlink_to(plain)
    with written(link) as stream:
        stream.write("after")
    assert link.is_symlink()
    assert plain.read_text() == "after"
    assert stat.S_IMODE(plain.stat().st_mode) == usual


@pytest.mark.skipif(os.name == "nt", reason="there is no /dev/null")
def test_what_is_no_plain_file_is_written_straight():
    with written("/dev/null") as stream:
        stream.write("gone")
    assert not os.path.isfile("/dev/null")
