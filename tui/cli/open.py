"""`skimcast [PATH…]`: the app; the plain listing where there is no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeAlias

import click
from click.shell_completion import CompletionItem
from msgspec.structs import replace

from tui.cli.output import complain, nothing_to_read, seconds_at, tell
from tui.paths import sample_library
from tui.readers.reading import STANDARD_INPUT
from tui.workspace.reading_cache import read_or_recalled, recalled
from tui.workspace.startup import Startup, resume, start_with, start_with_index

if TYPE_CHECKING:
    from tui.model import Episode
    from tui.readers.reading import Reading
    from tui.workspace.hits import Hit

    Hits: TypeAlias = Sequence[Hit]

_NAME_BOTH = "name a summary too: skimcast SUMMARY NEWS"


def _complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The commands, where the word begins like one; else files."""
    group = ctx.parent.command if ctx.parent else None
    names = group.commands if isinstance(group, click.Group) and not ctx.params.get("paths") else {}
    commands = [
        CompletionItem(name, help=command.get_short_help_str())
        for name, command in names.items()
        if incomplete and name.startswith(incomplete) and not command.hidden
    ]
    return commands or [CompletionItem(incomplete, type="file")]


def start_in(episode: Episode, at: str | None, words: str | None) -> tuple[float | None, Hits]:
    """Where to begin in the episode, in seconds, or where words lead; neither at its beginning."""
    if at is not None:
        return seconds_at(episode, at), ()
    if words is None:
        return None, ()
    from tui.workspace.scopes import EpisodeScope  # noqa: PLC0415  wanted here alone

    hits = EpisodeScope(episode).find(words, lambda: False).hits
    if not hits:
        complain(f"nothing is like '{words}'; beginning at the start")
    return None, hits


def can_draw() -> bool:
    """Whether there is a terminal, and one that can place text; Textual draws on stderr.

    Where it is to draw elsewhere, in a browser, TEXTUAL_DRIVER says so.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    streams: tuple[TextIO | None, ...] = (sys.stdin, sys.stdout, sys.stderr)
    on_terminal = all(stream is not None and stream.isatty() for stream in streams)
    return on_terminal and os.environ.get("TERM") != "dumb"


@click.command("open", hidden=True)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(), shell_complete=_complete)
@click.option("--at", metavar="TIME", help="Begin at this time, as 1:45:00, 105m or 50%.")
@click.option("--jump", "words", metavar="WORDS", help="Begin where these fuzzy words lead.")
@click.option(
    "--theme",
    metavar="NAME",
    envvar="SKIMCAST_THEME",
    help="Colours; ansi-dark takes the terminal's own. Also from SKIMCAST_THEME.",
)
def open_app(paths: tuple[str, ...], at: str | None, words: str | None, theme: str | None) -> None:
    """Open summaries and news in the app; where the reader left off, if no PATH is named."""
    if STANDARD_INPUT in paths:
        _take_keys_from_terminal()
    if not can_draw():
        from tui.cli.segments import print_listing  # noqa: PLC0415  the app lists them itself

        reading = _read(paths or (sample_library(),))
        start_in(reading.episodes[0], at, words)
        for episode in reading.episodes:
            print_listing(episode)
        tell(reading.all_problems())
        return
    begins = at is not None or words is not None  # then folders are read at once, however large
    startup = startup_of(paths, begins=begins) if paths else resume()
    if begins and startup.reading.episodes:
        start, hits = start_in(startup.reading.episodes[0], at, words)
        startup = replace(startup, start=start, hits=hits)
    from tui.app import run  # noqa: PLC0415  Textual is imported only to draw

    run(startup, theme)


def startup_of(paths: Sequence[str], *, begins: bool) -> Startup:
    """What was read of paths before; else an index of large folders, or what is read now."""
    kept = recalled(paths)
    if kept is not None:
        return start_with(kept)
    return (None if begins else start_with_index(paths)) or start_with(_read(paths))


def _take_keys_from_terminal() -> None:
    """Read what is piped in, and let the app have the terminal's keys in its place."""
    from tui.readers.source import piped_in  # noqa: PLC0415  where something is

    with suppress(OSError):
        piped_in()
    with suppress(OSError):
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, sys.stdin.fileno())
        os.close(terminal)


def _read(named: Sequence[Path | str]) -> Reading:
    """Read files and folders; exits 1 where no summary is among them."""
    reading = read_or_recalled(named)
    if not reading.episodes:
        nothing_to_read(reading, named, "no summary to open", _NAME_BOTH)
    return reading
