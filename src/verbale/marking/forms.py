"""Compiles forms, as the data files write them, into literal keys and what must be checked behind a key.

    recogni*                     `*` at the end of a word: any ending of up to six letters
    take* ~ note of              ` ~ ` between words: up to two words (in Chinese: up to four characters) in between
    UN                           no lower-case letter: only matches as written

A form is found by its longest literal beginning, in one pass for all forms together; the rest of it, if any, is a
pattern matched at that place alone. Both are bounded, so the cost stays linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.errors import DataError
from verbale.languages.fold import fold

_ENDING = r"[^\W\d_]{0,6}"
_GAP = r" +(?:[^\s.,;:!?]+ +){0,2}"
_GAP_HAN = r" ?[^\s.,;:!?\u3002\uff0c\uff1b\uff1a\uff01\uff1f\u3001]{0,4}?"
_HAN = re.compile(r"[\u2e80-\u9fff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """`key` is found literally in folded text; `rest`, a pattern, must match where the key ended; empty if all is key.

    `script`: `han` matches anywhere, `arabic` after a proclitic or a blank, `alphabetic` at word boundaries only.
    """

    key: str
    rest: str
    script: str
    as_written: str | None


def compile_form(form: str) -> CompiledForm:
    """Compiles one form. Raises DataError if it has no literal beginning of two letters or more."""
    parts = re.split(r"( ~ |\*)", form)
    folded = [part if part in (" ~ ", "*") else fold(part) for part in parts]
    # An apostrophe at the end of a form is a blank once folded: what follows it is another word.
    folded[-1] = folded[-1].rstrip()
    key = folded[0]
    script = "han" if _HAN.search(form) else "arabic" if _ARABIC.search(form) else "alphabetic"
    if len(key.strip()) < (1 if script == "han" or len(folded) == 1 else 2):
        raise DataError(f"form {form!r}: expected at least two letters before `*` or ` ~ `")
    return CompiledForm(
        key=key,
        rest=_rest(folded[1:], script),
        script=script,
        as_written=form if form.upper() == form and form.lower() != form else None,
    )


def _rest(parts: list[str], script: str) -> str:
    gap = _GAP_HAN if script == "han" else _GAP
    pieces = [
        gap if part == " ~ " else _ENDING if part == "*" else re.escape(part).replace(r"\ ", " +") for part in parts
    ]
    return "".join(pieces)
