"""A register about an invented dispute, small enough to read its compendium as a snapshot.

It holds one of everything: an organization, two States and an entity; a joint statement; a claim about two others, and
one that is its asserter's own position too; a chain of media; hard wraps; Chinese, Arabic and a letter outside the
basic plane; a statement that nobody is known to have made; and a document that tries to be markup.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from verbale.model import Block, Document, Position, Source, Speaker, Statement
from verbale.register import Register

LETTER = """Letter from Norland

Norland does not recognize the so-called vote
held in the Vale on 3 May 2031. It reaffirms the
territorial integrity of Sudria.

Sudria and Zarland have also condemned the vote.
Like the Alliance of Oceans, Norland is concerned.
"""
PRESS = """联合声明

我们呼吁各方通过对话“和平解决”争端🕊，并不承认该投票。

بيان: تؤكد سودريا من جديد دعمها للوساطة.

The vote was valid, said the Vale, according to the Lake Gazette.
"""
HOSTILE = """</script><img src=x onerror=alert(1)> **bold** [a](javascript:alert(2))

# 1. <b>We reject</b> the vote & its `outcome` </script><script>alert(3)</script> $x$ ~~y~~
1. not a list
"""


def document(name: str, source_text: str, **meta: str) -> Document:
    """A document whose single line breaks are soft: each becomes a space, as reflowing would have it."""
    text, offsets = [], array("Q")
    for place, char in enumerate(source_text):
        soft = char == "\n" and "\n" not in source_text[place - 1 : place] + source_text[place + 1 : place + 2]
        if char == "\n" and not soft and text[-1:] == ["\n"]:
            continue
        text.append(" " if soft else char)
        offsets.append(place)
    raw = source_text.encode()
    source = Source(name, hashlib.sha256(raw).hexdigest(), "text/plain", len(raw), "utf-8")
    joined = "".join(text)
    return Document(source, source_text, joined, offsets, tuple(_blocks(joined)), meta=meta)


def _blocks(text: str) -> Iterator[Block]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield Block(at, at + len(line), "paragraph")
        at += len(line) + 1


def span(held: Document, words: str) -> tuple[int, int]:
    """Where the words stand in the reading text; they must be in it once."""
    assert held.text.count(words) == 1, words
    start = held.text.index(words)
    return start, start + len(words)


def position(held: Document, words: str, issue: str, stance: str, act: str, target: str | None = None) -> Position:
    return Position(issue, stance, act, *span(held, words), target=target)  # type: ignore[arg-type]


def said(
    held: Document, first: str, last: str, actor: tuple[str, ...], *positions: Position, **more: object
) -> Statement:
    start, end = span(held, first)[0], span(held, last)[1]
    fields = {"kind": "statement", "language": "en", "channel": "statement", **more}
    return Statement(start=start, end=end, actor=actor, positions=positions, **fields)  # type: ignore[arg-type]


def fill(register: Register, *, backwards: bool = False) -> None:
    """Puts the three documents in; what the register holds does not depend on their order."""
    letter = document("letter.txt", LETTER, title="Letter from Norland")
    own = said(
        letter, "Norland does", "integrity of Sudria.", ("NLD-X",),
        position(letter, "does not recognize the so-called vote", "vote", "against", "deny-recognition"),
        position(letter, "reaffirms the territorial integrity of Sudria", "integrity", "for", "reaffirm", "SUD-X"),
        heading=span(letter, "Letter from Norland"), channel="letter", date="2031-05-04", place="New York",
        speaker=Speaker("J. Doe", "Permanent Representative"), source="https://norland.example/letters/4_5?a=1&b=2",
    )  # fmt: skip
    about = said(
        letter, "Sudria and Zarland", "condemned the vote.", ("SUD-X", "ZAR-X"),
        position(letter, "condemned the vote", "vote", "against", "condemn"),
        kind="claim", asserted_by=("NLD-X",), channel="letter", date="2031-05-04",
    )  # fmt: skip
    shared = said(
        letter, "Like the Alliance", "is concerned.", ("AON",),
        position(letter, "is concerned", "vote", "against", "concern"),
        kind="claim", asserted_by=("NLD-X",), channel="letter", date="2031-05-04", shared=True,
    )  # fmt: skip
    press = document("press.txt", PRESS)
    joint = said(
        press, "我们呼吁", "不承认该投票。", ("AON", "SUD-X"),
        position(press, "“和平解决”争端", "settlement", "for", "call"),
        position(press, "不承认该投票", "vote", "against", "deny-recognition"),
        heading=span(press, "联合声明"), language="zh-Hans", channel="joint-statement", date="2031-05",
    )  # fmt: skip
    arabic = said(
        press, "بيان", "للوساطة.", ("SUD-X",),
        position(press, "دعمها للوساطة", "mediation", "for", "support"),
        language="ar", channel="spokesperson", original_language="fr", translation="unofficial",
    )  # fmt: skip
    reported = said(
        press, "The vote was valid", "Lake Gazette.", ("VALE",),
        position(press, "The vote was valid", "vote", "for", "declare"),
        channel="media-report", date="2031", reported_by=("Lake Gazette", "Radio Shore"),
    )  # fmt: skip
    hostile = document("<hostile>&.txt", HOSTILE)
    nasty = said(
        hostile, "# 1. <b>We reject", "not a list", (),
        position(hostile, "<b>We reject</b> the vote", "vote", "against", "reject"),
        heading=span(hostile, HOSTILE.split("\n")[0]), source='javascript:alert("x")', place="<i>Nowhere</i>",
    )  # fmt: skip
    made = [(hostile, (nasty,)), (press, (joint, arabic, reported)), (letter, (own, about, shared))]
    for held, statements in reversed(made) if backwards else made:
        register.add(held, statements)


@pytest.fixture
def fill_register() -> Callable[..., None]:
    return fill


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register(tmp_path / "register.db") as made:
        fill(made)
        yield made


@pytest.fixture
def empty_register(tmp_path: Path) -> Iterator[Register]:
    with Register(tmp_path / "empty.db") as made:
        yield made
