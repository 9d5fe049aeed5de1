"""The matrix of actors and issues as a picture: one square per cell, its stance by colour and by symbol.

What others only attribute to an actor is drawn with a dashed border and no surface, what only a group said to which it
belonged with a dotted one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from verbale.analysis.matrix import Cell, Matrix
from verbale.charts.palette import PALETTE, SYMBOLS
from verbale.charts.svg import element, shortened, width_of

SIZE = 12.0  # of the letters
SQUARE = 24.0
GAP = 2.0
MARGIN = 16.0
LONGEST_LABEL = 320.0
DASHES = {"claimed": "4 2", "member": "1 2"}
"""How the outline is drawn of what is at the word of others."""

PAPER, INK, FAINT = "#ffffff", "#1c1d20", "#5a5e66"


def matrix_svg(
    matrix: Matrix,
    *,
    title: str,
    issue_label: Callable[[str], str] = str,
    legend: Mapping[str, str] | None = None,
    language: str = "en",
) -> str:
    """The matrix as the text of an SVG file, rows and columns in the matrix's order.

    `title` is what a screen reader says; `issue_label` names the columns. `legend` names stances, and under the keys
    `claimed` and `member` what is only attributed, and what only a group said; entries are drawn in its order. The
    same matrix gives the same text.
    """
    names = [shortened(matrix.names.get(code, code), size=SIZE, width=LONGEST_LABEL) for code in matrix.actors]
    heads = [shortened(issue_label(issue), size=SIZE, width=LONGEST_LABEL) for issue in matrix.issues]
    left = MARGIN + max((width_of(name, size=SIZE) for name in names), default=0) + 8
    # Heads are turned by 60 degrees: 0.87 of their length upwards, half of it to the right.
    longest = max((width_of(head, size=SIZE) for head in heads), default=0)
    top = MARGIN + 0.87 * longest + 12
    right = left + len(heads) * (SQUARE + GAP)
    bottom = top + len(names) * (SQUARE + GAP)
    entries = list((legend or {}).items())
    width = max(right + 0.5 * longest, left + 150) + MARGIN
    height = bottom + MARGIN + len(entries) * 20
    return element(
        "svg",
        element("title", text=title),
        element("rect", width=_n(width), height=_n(height), fill=PAPER),
        *_heads(heads, left=left, top=top),
        *_rows(matrix, names, left=left, top=top),
        *_legend(entries, left=left, top=bottom + 8),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_n(width)} {_n(height)}",
        width=_n(width),
        height=_n(height),
        role="img",
        font_family="sans-serif",
        font_size=_n(SIZE),
        lang=language,
    )  # fmt: skip


def _heads(heads: list[str], *, left: float, top: float) -> Iterator[str]:
    for n, head in enumerate(heads):
        x, y = left + n * (SQUARE + GAP) + SQUARE / 2 + 4, top - 6
        yield element("text", text=head, x=_n(x), y=_n(y), fill=INK, transform=f"rotate(-60 {_n(x)} {_n(y)})")


def _rows(matrix: Matrix, names: list[str], *, left: float, top: float) -> Iterator[str]:
    for n, (actor, name) in enumerate(zip(matrix.actors, names, strict=True)):
        y = top + n * (SQUARE + GAP)
        yield element("text", text=name, x=_n(left - 8), y=_n(y + SQUARE / 2 + 4), fill=INK, text_anchor="end")
        for m, issue in enumerate(matrix.issues):
            cell = matrix.cell(actor, issue)
            x = left + m * (SQUARE + GAP)
            if cell is None:
                yield element("circle", cx=_n(x + SQUARE / 2), cy=_n(y + SQUARE / 2), r=1.5, fill="#d9dade")
            else:
                yield _square(cell, x=x, y=y)


def _square(cell: Cell, *, x: float, y: float) -> str:
    return _key(cell.stance, how=cell.directness, x=x, y=y)


def _key(stance: str, *, how: str, x: float, y: float, size: float = SQUARE) -> str:
    """A square with the colour and the symbol of a stance; an outline alone where others say so (`DASHES`)."""
    paint, dashes = PALETTE[stance], DASHES.get(how)
    return element(
        "g",
        element(
            "rect", x=_n(x + 1), y=_n(y + 1), width=_n(size - 2), height=_n(size - 2), rx=3,
            fill=PAPER if dashes else paint.surface, stroke=paint.surface, stroke_width=2 if dashes else None,
            stroke_dasharray=dashes,
        ),
        element(
            "text", text=SYMBOLS[stance], x=_n(x + size / 2), y=_n(y + size / 2 + 4.5), text_anchor="middle",
            font_weight="bold", fill=INK if dashes else paint.ink,
        ),
    )  # fmt: skip


def _legend(entries: list[tuple[str, str]], *, left: float, top: float) -> Iterator[str]:
    for n, (key, said) in enumerate(entries):
        y = top + n * 20
        yield _key("against" if key in DASHES else key, how=key, x=left, y=y, size=18)
        yield element("text", text=said, x=_n(left + 26), y=_n(y + 13), fill=FAINT)


def _n(value: float) -> str:
    """A length with one decimal at most."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
