"""The command `skimcast`: its group, and what it does without a command's name."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NoReturn, TextIO

import click

from tui import __version__
from tui.cli.check import check
from tui.cli.completions import completions
from tui.cli.jump import jump
from tui.cli.library import library
from tui.cli.news import news
from tui.cli.open import open_app
from tui.cli.output import complain
from tui.cli.segments import segments
from tui.library.errors import StoreError

_OWN_OPTIONS = frozenset({"--help", "-h", "--version"})


class _Group(click.Group):
    """Commands by name; anything else on the command line belongs to `open`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` before arguments that name no command."""
        if not args or (args[0] not in self.commands and args[0] not in _OWN_OPTIONS):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; the reader's store out of use is told, for all that need it alike."""
        try:
            return super().invoke(ctx)
        except StoreError as error:
            complain(f"skimcast: {error}")
            raise SystemExit(1) from error

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show both ways to call."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] [PATH]...")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", "       ")


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`skimcast COMMAND --help` tells more. A file that is named like a command: ./segments",
)
@click.version_option(__version__, prog_name="skimcast", message="%(prog)s %(version)s")
def cli() -> None:
    """Read long conversations in a terminal.

    Opens timestamped summaries (files and folders; where you left off if none is named) as
    segments on a timeline, with the news that is about what is said there. They can begin
    elsewhere with --at TIME or --jump WORDS; `skimcast open --help` has these options.
    """


for _command in (open_app, segments, jump, news, library, check, completions):
    cli.add_command(_command)


def main() -> None:
    """Run the command line; exits 0 if all is well, 1 if something was not, 2 on wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        cli(prog_name="skimcast", auto_envvar_prefix="SKIMCAST")
    except OSError as error:
        if error.filename is not None:
            raise
        _give_up_output(error)


def _give_up_output(error: OSError) -> NoReturn:
    """Tell that the output cannot be written, drop what waits to be, and exit 1."""
    with contextlib.suppress(OSError):
        complain(f"skimcast: the output could not be written: {error.strerror or error}")
    streams: tuple[TextIO | None, ...] = (sys.stdout, sys.stderr)
    for stream in filter(None, streams):
        _drop_unwritten(stream)
    raise SystemExit(1) from error


def _drop_unwritten(stream: TextIO) -> None:
    """Lead a stream that cannot be flushed to nowhere, so that Python's own last flush is quiet."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
