"""`skimcast [PATH…]`: the app; the plain listing where there is no terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

import click
from click.shell_completion import CompletionItem

from tui.cli.nothing import nothing_to_read
from tui.cli.output import complain, tell
from tui.cli.segments import print_listing
from tui.library import gather, sample_library
from tui.search.times import parse_time, recording_length

if TYPE_CHECKING:
    from tui.model import Episode

_NAME_BOTH = "name a summary too: skimcast SUMMARY NEWS"


def _complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The commands, where the word begins like one; else files."""
    group = ctx.parent.command if ctx.parent else None
    names = group.commands if isinstance(group, click.Group) and not ctx.params.get("paths") else {}
    found = [
        CompletionItem(name, help=command.get_short_help_str())
        for name, command in names.items()
        if incomplete and name.startswith(incomplete) and not command.hidden
    ]
    return found or [CompletionItem(incomplete, type="file")]


def _start(episode: Episode, at: str | None, words: str | None) -> float | None:
    """Where to begin in the episode, in seconds; None for its beginning."""
    if at is not None:
        seconds = parse_time(at, now=0.0, duration=recording_length(episode))
        if seconds is None:
            raise click.BadParameter(f"{at!r} is no time; try 1:45:00 or 105m", param_hint="--at")
        return seconds
    if words is None:
        return None
    from tui.search import Jumper  # noqa: PLC0415  RapidFuzz is wanted here alone

    hits = Jumper([episode]).find(words, 1)
    if hits:
        return episode.segments[hits[0].segment].start
    complain(f"nothing is like '{words}'; beginning at the start")
    return None


def _can_draw() -> bool:
    """Whether there is a terminal, and one that can place text; Textual draws on stderr."""
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
    """Open summaries and news in the app; the sample library where no PATH is named."""
    named = paths or (sample_library(),)
    reading = gather(named)
    if not reading.episodes:
        nothing_to_read(reading, named, "no summary to open", _NAME_BOTH)
    start = _start(reading.episodes[0], at, words)
    if not _can_draw():
        for episode in reading.episodes:
            print_listing(episode)
        tell(reading.all_problems())
        return
    from tui.app import run  # noqa: PLC0415  Textual is imported only to draw

    run(reading, start=start, theme=theme)
