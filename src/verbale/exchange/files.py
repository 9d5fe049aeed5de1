"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def written(path: str | Path, *, encoding: str = "utf-8", newline: str = "\n") -> Iterator[TextIO]:
    """A stream whose text is at `path` once the block ends well; until then, and after a failure, what was there stays.

    The text goes to a file beside it, which takes its place in one step. What is no plain file (a pipe, a terminal)
    cannot be replaced and is written straight.
    """
    target = Path(path)
    if target.exists() and not target.is_file():
        with target.open("w", encoding=encoding, newline=newline) as stream:
            yield stream
        return
    target = Path(os.path.realpath(target))  # a link stays a link
    beside = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        with beside.open("x", encoding=encoding, newline=newline) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
