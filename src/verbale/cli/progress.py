"""Progress on standard error: a bar in a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verbale.batch import OnProgress, Step


def _silent(step: Step) -> None:
    """Nobody is looking."""


@contextmanager
def progress(*, quiet: bool) -> Iterator[OnProgress]:
    """A function to be told of every step; it draws where standard error is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def draw(step: Step) -> None:
            bar.update(task, completed=step.done, total=step.total, description=step.doing)

        yield draw
