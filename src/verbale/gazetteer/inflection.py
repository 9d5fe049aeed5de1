"""Written-out inflection: `Норвег|ия` in a data file stands for every case of the name, and for nothing else.

A trailing `*` would let a noun swallow its adjective (the stem of a country's name is the stem of its demonym), so
names mark where the ending begins, and `inflections.toml` says, for each language and ending, what may stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

Endings = Mapping[str, Sequence[str]]
"""For one language: the ending as the data files write it, and all the endings that may take its place."""

_MARKED = re.compile(r"\|(\w*)")


def citation_form(text: str) -> str:
    """The form as a dictionary would print it: the bars that mark endings taken out."""
    return text.replace("|", "")


def inflect(text: str, endings: Endings) -> Iterator[str]:
    """Every inflected form of a name, the citation form first; the text itself where no ending is marked.

    Words of a name of several words agree with each other, but all combinations are given: the wrong ones occur in
    no text. Raises KeyError with the ending if the language does not define it.
    """
    pieces = _MARKED.split(text)
    if len(pieces) == 1:
        yield text
        return
    stems, marked = pieces[0::2], pieces[1::2]
    for choice in product(*([ending, *endings[ending]] for ending in marked)):
        yield "".join(stem + end for stem, end in zip(stems, (*choice, ""), strict=True))
