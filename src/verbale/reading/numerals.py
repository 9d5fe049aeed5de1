"""Numbers as lists are numbered: digits, letters of an alphabet, Roman and Chinese numerals."""

from __future__ import annotations

from typing import Literal

System = Literal["decimal", "letter", "roman", "chinese", "cyrillic", "arabic-letter", "abjad", "circled", "none"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ALPHABETS: dict[System, str] = {
    "letter": "abcdefghijklmnopqrstuvwxyz",
    "cyrillic": "абвгдежзиклмнопрстуфхцчшщэюя",  # as office programs number: without ё, й, ъ, ы, ь
    "arabic-letter": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "abjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_CHINESE = "〇一二三四五六七八九"
_CIRCLED_ONE, _MOST_CIRCLED = 0x2460, 20
_MOST_ROMAN = 3999


def numeral(number: int, system: System) -> str:
    """A number from 1 on, in small letters. Letters go on double (`aa` after `z`); what a system cannot write is
    written in digits.
    """
    if system == "none":
        return ""
    if number < 1 or system == "decimal":
        return str(number)
    alphabet = _ALPHABETS.get(system)
    if alphabet is not None:
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (times + 1) if times < 10 else str(number)
    if system == "roman" and number <= _MOST_ROMAN:
        return _roman(number)
    if system == "chinese" and number < 100:
        return _chinese(number)
    if system == "circled" and number <= _MOST_CIRCLED:
        return chr(_CIRCLED_ONE + number - 1)
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (_CHINESE[tens] if tens > 1 else "") + ("十" if tens else "") + (_CHINESE[ones] if ones else "")
