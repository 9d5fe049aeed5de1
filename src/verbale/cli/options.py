"""The options that mean the same in every command, and where rows go."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from verbale.errors import UnreadableSource, VerbaleError

if TYPE_CHECKING:
    from verbale.reading import Limits

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")

documents_argument = click.argument("documents", nargs=-1, type=click.Path(path_type=Path))
codebook_option = click.option(
    "--codebook", multiple=True, default=("territorial-dispute",), show_default=True, metavar="NAME_OR_FILE",
    help="The questions to code: a bundled codebook, or a TOML file of your own; may be given several times.",
)  # fmt: skip
gazetteer_option = click.option(
    "--gazetteer", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Names of your own beside the bundled ones (TOML); may be given several times.",
)  # fmt: skip
groups_option = click.option(
    "--expand-group", "groups", multiple=True, metavar="CODE",
    help="List what this group says for its members at that date too, marked as said by the group; `all` for every "
    "group; may be given several times.",
)  # fmt: skip


def _limits(_context: click.Context, _parameter: click.Parameter, entries: tuple[str, ...]) -> Limits:
    from verbale.reading import Limits

    return Limits.from_environment().changed(entries)


limit_option = click.option(
    "--limit", "limits", multiple=True, metavar="NAME=NUMBER", callback=_limits,
    help="What a file may ask for: seconds, pages, file_mib, memory_mib, archive_mib, members, ratio, depth, "
    "characters; may be given several times.",
)  # fmt: skip
again_option = click.option(
    "--again", is_flag=True, help="Read and code again what the register holds already as it would be made now."
)
register_option = click.option(
    "--register", default="verbale.db", show_default=True, metavar="PATH_OR_URL",
    help="The register: an SQLite file, or the URL of a database.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
jsonl_option = click.option("--jsonl", "as_jsonl", is_flag=True, help="Print JSON Lines instead of a table.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress on standard error.")
output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write there instead of to standard output.",
)  # fmt: skip


def tell_error(error: VerbaleError) -> None:
    """An error of the library as one line on standard error, above the progress where there is any.

    Not by click.echo, which writes past the stream that the progress puts in place.
    """
    print("verbale: " + " ".join(str(error).split()), file=sys.stderr)


class Complaints:
    """Names every unreadable file on standard error as it comes, and remembers that there was one."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: UnreadableSource) -> None:
        self.count += 1
        tell_error(error)

    def leave(self) -> None:
        """End with the exit status of an unreadable source if there was one."""
        if self.count:
            click.get_current_context().exit(UnreadableSource.exit_code)


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file to write to, which is there whole or not at all."""
    if output is None:
        yield sys.stdout
        return
    from verbale.exchange import written

    with written(output) as stream:
        yield stream


def write_rows(rows: Iterable[Mapping[str, object]], output: Path | None) -> None:
    """Rows as JSON Lines, each as soon as it is there."""
    with opened(output) as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def tell_undated(count: int) -> None:
    """That many statements of groups were not expanded, on standard error; nothing where there is none."""
    if count:
        many = "statement of a group bears" if count == 1 else "statements of groups bear"
        click.echo(f"verbale: {count} {many} no date: members not known, not expanded", err=True)


def need_documents(documents: tuple[Path, ...]) -> None:
    """A usage error where no document was named."""
    if not documents:
        raise click.UsageError("name at least one file, folder or archive")
