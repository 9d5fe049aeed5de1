"""The process that reads PDFs, images and office files for `apart`: `python -m verbale.reading.worker`.

It takes requests on standard input and answers on standard output, until its input ends. A request is a line of JSON
(media type, name, limits, size) and the bytes of the file; an answer is a kind (one letter), a length of eight bytes,
and the body. Python here may not reach the network; the memory is limited where the system can do that.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from contextlib import suppress
from typing import BinaryIO

from verbale.errors import UnreadableSource
from verbale.reading import heartbeat, readers
from verbale.reading.limits import MEBIBYTE, Limits

BEAT, DOCUMENT, UNREADABLE, NO_MEMORY = b"b", b"d", b"u", b"m"
LENGTH_BYTES = 8


def main() -> None:
    """Serves until the input ends."""
    requests, answers = _channels()
    sys.addaudithook(_stay_off_the_network)
    heartbeat.listen(lambda: _send(answers, BEAT, b""))
    while line := requests.readline():
        request = json.loads(line)
        limits = Limits(**request["limits"])
        hold_memory(limits.memory_mib)
        data = requests.read(request["size"])
        _send(answers, *_answer(request["media_type"], data, name=request["name"], limits=limits))


def _answer(media_type: str, data: bytes, *, name: str, limits: Limits) -> tuple[bytes, bytes]:
    try:
        document = readers.run(media_type, data, name=name, limits=limits)
        return DOCUMENT, pickle.dumps(document, protocol=5)
    except UnreadableSource as error:
        return UNREADABLE, error.reason.encode("utf-8", errors="replace")
    except MemoryError:
        return NO_MEMORY, b""
    except RecursionError:
        return UNREADABLE, b"is nested deeper than can be read"
    except Exception as error:  # whatever a damaged file makes of a reader, the next file is another
        said = " ".join(str(error).split())[:200]
        return UNREADABLE, f"is damaged and cannot be read ({type(error).__name__}: {said})".encode()


def _send(answers: BinaryIO, kind: bytes, body: bytes) -> None:
    answers.write(kind + len(body).to_bytes(LENGTH_BYTES, "big"))
    answers.write(body)
    answers.flush()


def _channels() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the process that asks, out of the reach of libraries that print."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nowhere, standard)
    return requests, answers


def hold_memory(mebibytes: int) -> None:
    """Limits the address space of this process and of those it starts, where the system knows such a limit."""
    try:
        import resource
    except ImportError:  # Windows
        return
    most = mebibytes * MEBIBYTE
    _, ceiling = resource.getrlimit(resource.RLIMIT_AS)
    if ceiling != resource.RLIM_INFINITY:
        most = min(most, ceiling)
    with suppress(ValueError, OSError):  # macOS knows the limit and does not always take it
        resource.setrlimit(resource.RLIMIT_AS, (most, ceiling))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _stay_off_the_network(event: str, _: object) -> None:
    """Whatever a file asks for, no name is looked up and nothing is connected to."""
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise PermissionError(f"no network while a file is read ({event})")


if __name__ == "__main__":
    main()
