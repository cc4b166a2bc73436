"""The command `skimcast`: its group, and what it does without a command's name.

A command's module is imported when the command is called; the names and the first lines of their
helps, which `skimcast --help` and the completions list, stand here.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NoReturn, TextIO

import click

from tui import __version__
from tui.cli.output import complain
from tui.sanitize import clean_line

_OWN_OPTIONS = frozenset({"--help", "-h", "--version"})
_CLOSED_PIPE = 141  # as a shell tells of a command that ended by SIGPIPE


class _LazyCommand(click.Command):
    """A command of a module that is not imported yet."""

    def __init__(self, name: str, first_line: str, target: str, *, hidden: bool = False) -> None:
        """Stand for the command of a target, `module:name`, until it is called."""
        super().__init__(name, help=first_line, hidden=hidden)
        self._target = target

    def load(self) -> click.Command:
        """The command itself."""
        module, _, name = self._target.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


class _Group(click.Group):
    """Commands by name; anything else on the command line belongs to `open`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` before arguments that name no command."""
        if not args or (args[0] not in self.commands and args[0] not in _OWN_OPTIONS):
            if args and not ctx.resilient_parsing:
                self._refuse_misspelt(args[0])
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def _refuse_misspelt(self, word: str) -> None:
        """Name the command that is meant by a word, if it is no file."""
        from difflib import get_close_matches  # noqa: PLC0415  for what is misspelt alone

        if not word.isalpha() or os.path.lexists(word):
            return
        names = [name for name, command in self.commands.items() if not command.hidden]
        for name in get_close_matches(word, names, n=1):
            message = f"{word}: no such command or file; did you mean {name}?"
            raise click.UsageError(message)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first, imported."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, _LazyCommand) else command, rest

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse; that is where --version and --help print."""
        with _ending_plainly():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a store or an index out of use is told, for all that need it alike."""
        with _ending_plainly():
            try:
                return super().invoke(ctx)
            except Exception as error:
                from tui.library.errors import StoreError, SyncError  # noqa: PLC0415  if it is wrong

                if not isinstance(error, StoreError | SyncError):
                    raise
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


for _name, _first_line in (
    ("segments", "List the segments of summaries and transcripts."),
    ("jump", "Find the segments that fuzzy words lead to, best first."),
    ("news", "Tell which news is about each segment of EPISODE, best first, and why."),
    (
        "items",
        "List the news items in files: articles, feeds, pages, letters, what other readers keep.",
    ),
    ("add", "Take in feeds, pages and files from the network, lists of feeds, and folders."),
    ("refresh", "Fetch what is new in the feeds that you are subscribed to."),
    ("feeds", "List the feeds that you are subscribed to; rename, tag, remove them."),
    ("library", "Keep folders of summaries and news as a library, in which all can be found."),
    ("serve", "Show the app in a browser, at an address of this machine with a secret in it."),
    ("config", "Show the settings, tell where their file lies, or what is wrong in it."),
    ("export", "Write episodes, with the moments that you kept, in a form of other programs."),
    ("pick", "Print the moment that fuzzy words lead to: the best one alone."),
    ("check", "Name every problem in summaries and news: file, line, and what to do."),
):
    cli.add_command(_LazyCommand(_name, _first_line, f"tui.cli.{_name}:{_name}"))


cli.add_command(
    _LazyCommand("store", "Check, copy or put back what you made.", "tui.cli.store:store")
)


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completions(ctx: click.Context, shell: str) -> None:
    """Print the completions for a shell, to be sourced from its start-up file.

    \b
    bash  skimcast completions bash > ~/.local/share/bash-completion/completions/skimcast
    zsh   skimcast completions zsh > a folder of $fpath, as _skimcast
    fish  skimcast completions fish > ~/.config/fish/completions/skimcast.fish
    """  # noqa: D301  \b is click's mark for lines to keep
    from click.shell_completion import get_completion_class  # noqa: PLC0415  wanted here alone

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completions for {shell}")
    group = ctx.find_root().command
    click.echo(kind(group, {}, "skimcast", "_SKIMCAST_COMPLETE").source())


cli.add_command(_LazyCommand("open", "Open the app.", "tui.cli.open:open_app", hidden=True))


def main() -> None:
    """Run the command line.

    Exits 0 if all is well, 1 if something was not or nothing was found, 2 on wrong usage, and 141
    without a word where nobody reads the output any more, as `skimcast segments x | head` does.
    """
    try:
        cli(prog_name="skimcast")
    except OSError as error:
        give_up(error)


def give_up(error: OSError) -> NoReturn:
    """Tell what could not be read or written, and exit 1."""
    if error.filename is None:
        _give_up_output(error)
    complain(f"skimcast: {error.filename}: {error.strerror or error}")
    raise SystemExit(1) from error


@contextlib.contextmanager
def _ending_plainly() -> Iterator[None]:
    """Exit at once and quietly where nobody reads the output any more; clean what click tells."""
    try:
        yield
    except click.UsageError as error:
        raise click.UsageError(clean_line(error.format_message()), error.ctx) from error
    except BrokenPipeError:
        _drop_unwritten()
        raise SystemExit(_CLOSED_PIPE) from None


def _give_up_output(error: OSError) -> NoReturn:
    """Tell that the output cannot be written, drop what waits to be, and exit 1."""
    with contextlib.suppress(OSError):
        complain(f"skimcast: the output could not be written: {error.strerror or error}")
    _drop_unwritten()
    raise SystemExit(1) from error


def _drop_unwritten() -> None:
    """Lead streams that cannot be flushed to nowhere, so that Python's own last flush is quiet."""
    streams: tuple[TextIO | None, ...] = (sys.stdout, sys.stderr)
    for stream in filter(None, streams):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
