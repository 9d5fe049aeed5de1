"""Who said what about it: reads diplomatic documents and keeps a checkable register of positions.

    document = verbale.read("letter.txt")
    for statement in verbale.code(document):
        for position in statement.positions:
            print(statement.actor, position.issue, position.stance, document.quote(position.start, position.end))

The names below are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbale.building import Summary, build
    from verbale.coding import code
    from verbale.errors import DataError, RegisterError, UnknownName, UnreadableSource, VerbaleError
    from verbale.gazetteer import Gazetteer
    from verbale.marking import mark
    from verbale.model import Document, Finding, Mark, Page, PageBox, Position, Source, Speaker, Statement
    from verbale.reading import Limits, read, read_text
    from verbale.register import Register

__all__ = [
    "DataError",
    "Document",
    "Finding",
    "Gazetteer",
    "Limits",
    "Mark",
    "Page",
    "PageBox",
    "Position",
    "Register",
    "RegisterError",
    "Source",
    "Speaker",
    "Statement",
    "Summary",
    "UnknownName",
    "UnreadableSource",
    "VerbaleError",
    "build",
    "code",
    "mark",
    "read",
    "read_text",
]

_MODULES = {
    "verbale.building": ("Summary", "build"),
    "verbale.coding": ("code",),
    "verbale.errors": ("DataError", "RegisterError", "UnknownName", "UnreadableSource", "VerbaleError"),
    "verbale.gazetteer": ("Gazetteer",),
    "verbale.marking": ("mark",),
    "verbale.model": (
        "Document",
        "Finding",
        "Mark",
        "Page",
        "PageBox",
        "Position",
        "Source",
        "Speaker",
        "Statement",
    ),
    "verbale.reading": ("Limits", "read", "read_text"),
    "verbale.register": ("Register",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("verbale")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
