"""How a reader that takes long says that it goes on.

A reader calls `beat` after each page. Whoever waits for it (`apart`) counts the seconds from the last beat; without
anybody waiting it does nothing.
"""

from __future__ import annotations

from collections.abc import Callable


def _unheard() -> None:
    """Nobody waits."""


_listener: Callable[[], None] = _unheard


def beat() -> None:
    """Says that the reading goes on."""
    _listener()


def listen(listener: Callable[[], None]) -> None:
    """Has every beat from now on told to a function."""
    global _listener
    _listener = listener
