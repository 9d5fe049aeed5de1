"""RTF as tokens (Rich Text Format Specification 1.9.1): groups, control words, characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"((?:\\u-?[0-9]{1,6}[ ]?(?:\?|\\'[0-9a-fA-F]{2}))+)"  # characters, each with one that stands in for it
    rb"|\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?"  # a control word, the blank that ends it with it
    rb"|\\'([0-9a-fA-F]{2})"  # a byte of a character
    rb"|\\(.)"  # a control symbol
    rb"|([{}])"
    rb"|[\r\n]+"
    rb"|([^\\{}\r\n]+)"
    rb"|\\",
    re.DOTALL,
)


CHARACTERS = "u+"
"""The word of a token that is a run of characters as `characters_of` takes them apart."""
_CHARACTER = re.compile(rb"\\u(-?[0-9]{1,6})[ ]?(?:\?|\\'([0-9a-fA-F]{2}))")


def characters_of(raw: bytes) -> list[tuple[int, bytes]]:
    """The numbers of a run of characters, each with the byte that stands in for it."""
    return [(int(number), bytes.fromhex(byte.decode()) or b"?") for number, byte in _CHARACTER.findall(raw)]


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
            characters, word, number, byte, symbol, brace, text = match.groups()
            position = match.end()
            if characters is not None:
                yield Token(CHARACTERS, raw=characters)
            elif word is not None:
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
