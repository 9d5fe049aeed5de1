"""Other readers of PDF, for comparison: their plain text of a page, as a user of them gets it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence

from collection.measures import Truth, locate, normal
from collection.measures import characters as share_right

_HEAD = 24  # characters of a note, enough to find it by
_ALIKE = 0.85
_LONG = 150  # characters: only such notes run on to the next page
_LINE_END = re.compile("[\u00ad\ufffe-]\\s*\n|[\u00ad\ufffe]")  # the hyphen that a line's end made
_MARK = re.compile(r"[\d*()]{1,4} ?$")


def pypdfium2_pages(data: bytes) -> list[str]:
    """By pypdfium2, page by page, as it comes."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    texts = []
    for page in pdf:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_range())
        textpage.close()
        page.close()
    pdf.close()
    return texts


def pypdf_pages(data: bytes) -> list[str]:
    """By pypdf, page by page."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def pdfminer_pages(data: bytes) -> list[str]:
    """By pdfminer.six, page by page."""
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(data)).rstrip("\f").split("\f")


EXTRACTORS: dict[str, Callable[[bytes], list[str]]] = {
    "pypdfium2": pypdfium2_pages,
    "pypdf": pypdf_pages,
    "pdfminer": pdfminer_pages,
}
"""The readers, by the name of their package."""


def characters(truth: Truth, pages: Sequence[str], *, blanks: bool = True) -> float:
    """The share of characters a peer has right, with all that its user would have to do done for it.

    Running heads, page numbers and job numbers are taken out of its text, the notes are put to the end, hyphens at line
    ends are joined, and the truth shows the marks of notes as they are printed: none of that is what is measured.
    """
    bodies, feet = [], []
    for page in pages:
        above, below = _parted(truth, normal(_LINE_END.sub("", "\n".join(_without_furniture(truth, page)))))
        bodies.append(above)
        feet.append(below)
    return share_right(printed(truth), " ".join([*bodies, *feet]), blanks=blanks)


def printed(truth: Truth) -> str:
    """What the letter says with its note marks, and the notes with theirs, as they stand on paper."""
    mark = "({})" if truth["language"] == "ar" else "{}"
    texts = [block["text"] for block in truth["blocks"]]
    for note in reversed(truth["notes"]):
        shown = "*" if note["label"] == "*" else mark.format(note["label"])
        text = texts[note["block"]]
        texts[note["block"]] = text[: note["at"]] + shown + text[note["at"] :]
    for note in truth["notes"]:
        texts.append(("*" if note["label"] == "*" else mark.format(note["label"])) + note["text"])
    return "\n".join(texts)


def _without_furniture(truth: Truth, page: str) -> Iterator[str]:
    """The lines of a page that are none of its furniture."""
    furniture = {normal(line).replace(" ", "") for line in truth["furniture"]}
    masthead = page.count("Distr.") > 0
    for line in page.replace("\ufffe", "\ufffe\n").splitlines():
        bare = normal(line).replace(" ", "")
        number = "/" in bare and bare.replace("/", "").isdigit()
        if bare in furniture and not (masthead and bare == truth["furniture"][-1]):
            continue
        if not number and not any(
            bare.replace(piece, "").replace("/", "").isdigit() and piece in bare for piece in furniture
        ):
            yield line


def _parted(truth: Truth, page: str) -> tuple[str, str]:
    """The text of a page and its notes, cut where the first of these begins, with its mark."""
    places = [at for at, character in enumerate(page) if character != " "]
    solid = page.replace(" ", "")
    starts = [start for note in truth["notes"] if (start := _start(note["text"], solid)) is not None]
    if not starts:
        return page, ""
    cut = places[min(starts)]
    cut -= len(page[:cut]) - len(_MARK.sub("", page[:cut]))
    return page[:cut], page[cut:]


def _start(note: str, page: str) -> int | None:
    """Where a note stands, or the end of one that began on the page before. Both without blanks."""
    note = normal(note).replace(" ", "")
    head, tail = note[:_HEAD], note[-_HEAD:]
    end, errors = locate(head, page)
    if errors <= (1 - _ALIKE) * len(head):
        return max(0, end - len(head))
    if len(note) < _LONG or locate(tail, page)[1] > (1 - _ALIKE) * len(tail):
        return None
    for start in range(1, len(note) - _HEAD, 2):
        end, errors = locate(note[start:], page)
        if errors <= 1:
            return max(0, end - len(note[start:]))
    return None
