"""How much a file may ask for. Whoever sends it may be mistaken, or mean harm."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches

from verbale.errors import UnknownName

VARIABLE = "VERBALE_LIMITS"
MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may have at most; what exceeds one is named in one line that names the limit, and left out.

    `file_mib`: size of a file; `pages`: of a PDF or a scan; `characters`: of the decoded text; `seconds`: without a
    sign of progress while a PDF, image, office file or large text is read (a scan gives one for each page);
    `memory_mib`: of the process that reads those, where the system can hold it to that; `archive_mib` and `members`:
    of all that comes out of one archive, mail or office file; `ratio`: to how many times its size a member may unfold;
    `depth`: how deep archives may lie in one another.
    """

    file_mib: int = 100
    pages: int = 3000
    characters: int = 10_000_000
    seconds: int = 60
    memory_mib: int = 1024
    archive_mib: int = 512
    members: int = 2000
    ratio: int = 200
    depth: int = 3

    @classmethod
    def from_environment(cls) -> Limits:
        """The usual limits, changed by what the variable VERBALE_LIMITS says: `pages=5000,seconds=300`."""
        return cls().changed(filter(None, os.environ.get(VARIABLE, "").replace(" ", "").split(",")))

    def changed(self, entries: Iterable[str]) -> Limits:
        """These limits with some set anew, each as `name=number`.

        Raises UnknownName for a name that is no limit's, or what is no positive whole number.
        """
        names = [field.name for field in fields(self)]
        wanted: dict[str, int] = {}
        for entry in entries:
            name, _, number = entry.partition("=")
            if name not in names:
                near = get_close_matches(name, names, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names)}"
                raise UnknownName(f"no limit is called {name!r}; {hint}")
            if not number.isascii() or not number.isdigit() or not int(number):
                raise UnknownName(f"{entry!r} sets no limit; write it as {name}=NUMBER, a whole number above 0")
            wanted[name] = int(number)
        return replace(self, **wanted)
