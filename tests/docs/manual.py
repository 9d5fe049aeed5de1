"""The manual's examples: found, run, compared, and written anew with `make manual`.

A console block holds commands (`$ …`, going on with `> …`) and their output. The blocks of one page run in order in one
empty folder; in the output a line that is only `…` stands for any lines, and measured times are not compared.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>console|python)\n(?P<body>.*?)^ *```$", re.M | re.S)
COMMAND = re.compile(r"^\$ (?P<first>.*)(?P<more>\n(?:> .*\n|>\n)*)(?P<output>(?:(?!\$ ).*\n)*)", re.M)
TIME = re.compile(r"^seconds +[\d.]+$", re.M)
ANY_LINES = "…"
TOO_LONG_S = 120


@dataclass(frozen=True)
class Example:
    """A command or a piece of Python with the output that the page shows."""

    command: str
    output: str


def examples(block: re.Match[str]) -> Iterator[Example]:
    """The commands of a console block with their outputs, or the Python of a Python block."""
    body = "".join(line.removeprefix(block["indent"]) for line in block["body"].splitlines(keepends=True))
    if block["kind"] == "python":
        yield Example(f"{sys.executable} - <<'END'\n{body}END", "")
        return
    for command in COMMAND.finditer(body):
        more = re.sub(r"^> ?", "", command["more"].removeprefix("\n"), flags=re.M)
        yield Example(f"{command['first']}\n{more}".rstrip("\n"), command["output"])


def run(example: Example, folder: Path) -> str:
    """What the command prints, standard error included, when it runs in the folder."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", example.command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=TOO_LONG_S,
        check=False,
        encoding="utf-8",
    )
    return done.stdout


def agree(shown: str, real: str) -> bool:
    """Whether the page shows what the command prints."""
    parts = TIME.sub("seconds", shown).split(f"{ANY_LINES}\n")
    pattern = r"(?:.*\n)*".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, TIME.sub("seconds", real)) is not None


def _shortened_alike(shown: str, real: str) -> str:
    """The real output, with as many lines kept before and after the left-out ones as the page has."""
    if agree(shown, real) or f"{ANY_LINES}\n" not in shown:
        return shown if agree(shown, real) else real
    before, after = (part.count("\n") for part in shown.split(f"{ANY_LINES}\n", 1))
    lines = real.splitlines(keepends=True)
    return "".join([*lines[:before], f"{ANY_LINES}\n", *lines[len(lines) - after :]])


def renew(page: Path) -> None:
    """Puts what the commands print now into the page."""
    with tempfile.TemporaryDirectory() as name:

        def anew(block: re.Match[str]) -> str:
            if block["kind"] == "python":
                return block[0]
            lines = ["```console\n"]
            for example in examples(block):
                real = run(example, Path(name))
                shown = "\n".join(f"> {line}".rstrip() for line in example.command.split("\n"))[2:]
                lines += [f"$ {shown}\n", _shortened_alike(example.output, real)]
            text = "".join(lines) + "```"
            return "".join(block["indent"] + line for line in text.splitlines(keepends=True))

        old = page.read_text(encoding="utf-8")
        new = BLOCK.sub(anew, old)
    if new != old:
        page.write_text(new, encoding="utf-8")
        print(f"renewed {page.relative_to(ROOT)}")


if __name__ == "__main__":
    for page in PAGES:
        renew(page)
