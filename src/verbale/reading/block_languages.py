"""Which language each block of a document is in."""

from __future__ import annotations

from collections.abc import Sequence

from verbale.languages.identify import identify
from verbale.languages.scripts import han_variant
from verbale.model import Block


def with_languages(text: str, blocks: Sequence[Block], language: str | None) -> tuple[Block, ...]:
    """The blocks of a reading text, each with its language: the given one, or the one that is recognised.

    One that does not tell has its neighbour's: a heading that of what it stands over, any other that of what it
    follows.
    """
    found = [language or identify(text[block.start : block.end], "") for block in blocks]
    if not language and "zh-Hans" in found and (chinese := han_variant(text[:20_000])) == "zh-Hant":
        # Chinese that fits both scripts is in that of the whole text.
        for index, tag in enumerate(found):
            if tag == "zh-Hans":
                found[index] = identify(text[blocks[index].start : blocks[index].end], chinese)
    before = next((tag for tag in found if tag), "und")
    for index, tag in enumerate(found):
        if not tag and (blocks[index].kind == "heading" or blocks[index].emphasis):
            tag = next((later for later in found[index + 1 : index + 9] if later), "")
        before = found[index] = tag or before
    # Not `replace`, which takes ten times as long.
    return tuple(
        Block(
            block.start, block.end, block.kind, block.level, block.emphasis, block.indent, block.label, block.lines,
            tag,
        )
        for block, tag in zip(blocks, found, strict=True)
    )  # fmt: skip
