"""The `verbale` command: its subcommands, and what an error or an interrupt looks like from outside."""

from __future__ import annotations

import sys
from typing import Any

import click

from verbale.cli.add import add
from verbale.cli.audit import audit
from verbale.cli.build import build
from verbale.cli.check import check
from verbale.cli.code import code
from verbale.cli.evaluate import evaluate
from verbale.cli.explain import explain
from verbale.cli.mark import mark
from verbale.cli.options import tell_error
from verbale.cli.positions import positions
from verbale.cli.sample import sample
from verbale.cli.show import show
from verbale.errors import VerbaleError

INTERRUPTED = 130  # 128 + SIGINT, what shells expect


class Commands(click.Group):
    """Commands whose library errors become one line and an exit status, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except VerbaleError as error:
            tell_error(error)
            ctx.exit(error.exit_code)
        except BrokenPipeError:  # click ends quietly where nobody reads on
            raise
        except OSError as error:
            click.echo(f"verbale: {error.filename or 'output'}: {error.strerror or error}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("verbale: interrupted; what was written stays", err=True)
            ctx.exit(INTERRUPTED)


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        import verbale

        click.echo(f"verbale {verbale.__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version."
)
def main() -> None:
    """Read diplomatic documents and keep a checkable register of positions."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for command in (add, audit, build, check, code, evaluate, explain, mark, positions, sample, show):
    main.add_command(command)
