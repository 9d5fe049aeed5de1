"""Reads a file in a process of its own, so that nothing a file does to its reader reaches this one.

The process is started when it is first needed and serves file after file (`worker`). It is stopped where a file takes
longer than it may, and with this process; a new one serves the next file. What it answers is taken as data: only the
classes of the model can come out of it.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock, Timer
from typing import Any

from verbale import model
from verbale.errors import UnreadableSource
from verbale.model import Document
from verbale.reading import worker
from verbale.reading.limits import MEBIBYTE, Limits

_LONGEST_REASON = 2000
_WINDOWS = sys.platform == "win32"


def read(media_type: str, data: bytes, *, name: str, limits: Limits) -> Document:
    """As `readers.run`, in another process.

    Raises UnreadableSource also where the reader takes more than `limits.seconds` without a sign of progress, more
    memory than `limits.memory_mib`, or fails in any way. An interrupt stops the process.
    """
    with _lock:
        process = _serving(limits)
        was_used = process.has_served
        try:
            return process.read(media_type, data, name=name, limits=limits)
        except _NoMemory:
            if was_used:  # the files before may have left too little
                with suppress(_NoMemory):
                    return _serving(limits).read(media_type, data, name=name, limits=limits)
        reason = f"needs more than {limits.memory_mib} MiB of memory; raise the limit memory_mib to read it"
        raise UnreadableSource(name, reason)


class _NoMemory(Exception):
    """The process that reads had too little memory."""


class _Process:
    """The other process, from its start to its end."""

    def __init__(self, limits: Limits) -> None:
        self.memory_mib = limits.memory_mib
        self.owner = os.getpid()
        self.has_served = False
        home = str(Path(model.__file__).parents[1])
        paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        self._late = False
        # -P: a module in the folder somebody works in is not code to run. A session of its own, so that an interrupt
        # from the terminal comes here first, and what it starts can be stopped with it.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", worker.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": paths},
            start_new_session=not _WINDOWS,
        )

    def is_of_use(self, limits: Limits) -> bool:
        return self._process.poll() is None and self.memory_mib == limits.memory_mib

    def read(self, media_type: str, data: bytes, *, name: str, limits: Limits) -> Document:
        request = {"media_type": media_type, "name": name, "limits": asdict(limits), "size": len(data)}
        try:
            kind, body = self._ask(json.dumps(request).encode() + b"\n", data, limits)
        except (OSError, EOFError):
            self.stop()
            if self._late:
                reason = f"took longer than {limits.seconds} seconds to read; raise the limit seconds if it may"
            else:
                reason = "is damaged: the process that read it broke off"
            raise UnreadableSource(name, reason) from None
        except BaseException:  # an interrupt: the answer that is on its way is nobody's
            self.stop()
            raise
        if kind == worker.NO_MEMORY:
            self.stop()
            raise _NoMemory
        self.has_served = True
        if kind == worker.DOCUMENT:
            return _document(body, name)
        raise UnreadableSource(name, body[:_LONGEST_REASON].decode("utf-8", errors="replace"))

    def stop(self) -> None:
        """Ends the process and what it has started, at once."""
        if self.owner == os.getpid():
            self._kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not sent yet has nobody to go to
                    pipe.close()

    def _kill(self) -> None:
        if self._process.poll() is not None:
            return
        with suppress(ProcessLookupError):
            if _WINDOWS:
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    def _ask(self, head: bytes, data: bytes, limits: Limits) -> tuple[bytes, bytes]:
        """Sends a request and waits for its answer. Raises EOFError or OSError where the process has ended."""
        assert self._process.stdin is not None
        with self._timed(limits.seconds):
            self._process.stdin.write(head)
            self._process.stdin.write(data)
            self._process.stdin.flush()
        while True:
            with self._timed(limits.seconds):
                kind = self._take(1)
                length = int.from_bytes(self._take(worker.LENGTH_BYTES), "big")
                if length > limits.memory_mib * MEBIBYTE:
                    raise EOFError
                body = self._take(length)
            if kind != worker.BEAT:
                return kind, body

    def _take(self, size: int) -> bytes:
        assert self._process.stdout is not None
        taken = self._process.stdout.read(size)
        if len(taken) < size:
            raise EOFError
        return taken

    @contextmanager
    def _timed(self, seconds: int) -> Iterator[None]:
        """Stops the process if what is in the block takes too long; the pipes then break off."""

        def stop() -> None:
            self._late = True
            self._kill()

        timer = Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


_lock = Lock()
_process: _Process | None = None


def _serving(limits: Limits) -> _Process:
    """The process that serves: the last one, or a new one where that has ended or has other memory."""
    global _process
    if _process is None:
        atexit.register(stop)
    if _process is None or _process.owner != os.getpid() or not _process.is_of_use(limits):
        stop()
        _process = _Process(limits)
    return _process


def stop() -> None:
    """Ends the process that reads, if there is one."""
    if _process is not None and _process.owner == os.getpid():
        _process.stop()


class _ModelOnly(pickle.Unpickler):
    """Takes in a Document: nothing but the classes of the model and arrays of numbers can be made by it."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in (("array", "array"), ("array", "_array_reconstructor")):
            return super().find_class(module, name)
        found = getattr(model, name, None) if module == model.__name__ else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a document")


def _document(body: bytes, name: str) -> Document:
    try:
        document = _ModelOnly(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, EOFError, TypeError, ValueError, IndexError):
        document = None
    if not isinstance(document, Document):
        raise UnreadableSource(name, "is damaged: the process that read it gave no document")
    return document
