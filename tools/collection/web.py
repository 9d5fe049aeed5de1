"""A letter as a saved web page: its text between a menu and a footer that are none of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from collection.letter import HEADING_LEVELS, Block, Letter, Run
from collection.plain import masthead_lines

_STYLE = "body{font-family:serif;max-width:46em;margin:auto}nav li{display:inline;margin-right:1em}.n{font-size:.85em}"


def html(letter: Letter) -> str:
    """The page, with its notes in the end and addresses that lead nowhere."""
    direction = ' dir="rtl"' if letter.right_to_left else ""
    symbol = letter.symbol
    body = "\n".join(_body(letter))
    menu = "\n".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("home", "documents", "calendar", "contact"))
    return f"""<!DOCTYPE html>
<html lang="{letter.language}"{direction}>
<head>
<meta charset="utf-8">
<title>{escape(letter.title)}</title>
<meta property="article:published_time" content="2035-03-12">
<link rel="canonical" href="https://documents.example/{escape(symbol)}">
<style>{_STYLE}</style>
</head>
<body>
<header><nav><ul>
{menu}
</ul></nav></header>
<main>
<article>
{body}
</article>
</main>
<footer><p>documents.example · <a href="/terms">terms</a> · <a href="/privacy">privacy</a></p></footer>
</body>
</html>
"""


def _body(letter: Letter) -> Iterator[str]:
    for line in masthead_lines(letter):
        yield f'<p class="masthead">{escape(line)}</p>'
    for block in letter.blocks:
        yield from _block(block)
    yield '<section class="notes">'
    for number, (label, runs) in enumerate(letter.notes.items()):
        yield f'<p class="n" id="note{number}"><sup><a href="#mark{number}">{label}</a></sup> {_inline(runs)}</p>'
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    if block.kind == "page":
        return
    if block.kind in HEADING_LEVELS:
        level = HEADING_LEVELS[block.kind]
        yield f"<h{level}>{_inline(block.runs)}</h{level}>"
    elif block.rows:
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows]
        rows[0] = rows[0].replace("td>", "th>")
        yield "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
    elif block.lines or block.columns:
        yield from (f"<p>{_inline(runs)}</p>" for runs in block.lines or block.columns)
    else:
        label = f"{block.label} " if block.label else ""
        yield f"<p>{label}{_inline(block.runs)}</p>"


def _inline(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    if run.kind == "note":
        number = 0 if run.text == "*" else run.text
        return f'<sup><a href="#note{number}" id="mark{number}">{text}</a></sup>'
    tag = {"bold": "strong", "italic": "em"}.get(run.kind)
    return f"<{tag}>{text}</{tag}>" if tag else text
