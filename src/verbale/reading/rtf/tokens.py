"""RTF as tokens (Rich Text Format Specification 1.9.1): groups, control words, characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?"  # a control word, the blank that ends it with it
    rb"|\\'([0-9a-fA-F]{2})"  # a byte of a character
    rb"|\\(.)"  # a control symbol
    rb"|([{}])"
    rb"|[\r\n]+"
    rb"|([^\\{}\r\n]+)"
    rb"|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    """One token: a control word or symbol with its number, a brace, or bytes of text (`raw`)."""

    word: str = ""
    number: int | None = None
    raw: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of some RTF, in order. Binary data between them is passed over; bytes that are none are dropped."""
    position = 0
    while position < len(data):
        for match in _TOKEN.finditer(data, position):
            word, number, byte, symbol, brace, text = match.groups()
            position = match.end()
            if word is not None:
                count = int(number) if number else None
                if word == b"bin":
                    position += max(0, count or 0)
                    break
                yield Token(word.decode("ascii"), count)
            elif text is not None:
                yield Token(raw=text)
            elif byte is not None:
                yield Token(raw=bytes((int(byte, 16),)))
            elif brace is not None:
                yield Token(brace.decode("ascii"))
            elif symbol is not None and symbol in b"{}\\":
                yield Token(raw=symbol)
            elif symbol is not None:
                yield Token(symbol.decode("latin-1"))
        else:
            return
