"""What can go wrong, as few named exceptions.

    VerbaleError
    ├── UnreadableSource    (also OSError)      a file that cannot be read: missing, empty, binary, wrongly encoded
    ├── DataError           (also ValueError)   a language, gazetteer or codebook file that does not hold together
    ├── UnknownName         (also LookupError)  a language, issue, codebook or actor nobody has defined
    └── RegisterError       (also RuntimeError) a register that cannot be opened, or is of another version

A message says what, where, and what to do. The library raises; the command line shows one line and
takes `exit_code` as its exit status.
"""

from __future__ import annotations


class VerbaleError(Exception):
    """The base of every error the library raises on purpose."""

    exit_code = 1


class UnreadableSource(VerbaleError, OSError):
    """A source cannot be read. `str()` of it is one line that names the file and the reason."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class DataError(VerbaleError, ValueError):
    """A data file breaks its own rules. The message names the file, the key and what was expected."""

    exit_code = 2


class UnknownName(VerbaleError, LookupError):
    """Something was asked for by a name nobody has defined. The message suggests the nearest one."""

    exit_code = 2


class RegisterError(VerbaleError, RuntimeError):
    """A register cannot be opened, or was written by a version this one does not know."""

    exit_code = 3
