"""The bytes of sources whose pages are shown again, in a folder beside the register.

Only what has pages is kept: all other sources are in the register to the letter. A file is called by its SHA-256, is
there whole or not at all, and is checked against its name when it is read.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

from verbale.errors import RegisterError

_SHA256 = re.compile(r"[0-9a-f]{64}")


class KeptSources:
    """A folder of sources. It is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, register: Path) -> KeptSources:
        """Those of the register in this file: `positions.db` has them in `positions.db.sources`."""
        return cls(register.with_name(register.name + ".sources"))

    def keep(self, data: bytes) -> str:
        """Keeps a copy of a source, once, and gives its SHA-256. Raises RegisterError if it cannot be written."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.folder / sha256
        try:
            if path.is_file() and path.stat().st_size == len(data):
                return sha256
            self.folder.mkdir(exist_ok=True)
            beside = path.with_name(f".{sha256}.{os.getpid()}-{secrets.token_hex(4)}.part")
            try:
                with beside.open("xb") as stream:
                    stream.write(data)
                    stream.flush()
                    os.fsync(stream.fileno())
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
        except OSError as error:
            raise RegisterError(f"{self.folder}: a source cannot be kept there: {error.strerror}") from error
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """The bytes of a source, None if they were never kept. Raises RegisterError if they are others by now."""
        if not _SHA256.fullmatch(sha256):
            raise RegisterError(f"{sha256!r} is not the SHA-256 of a source")
        path = self.folder / sha256
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise RegisterError(f"{path}: cannot be opened: {error.strerror}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise RegisterError(f"{path}: is no longer the source that was read; add the document again")
        return data
