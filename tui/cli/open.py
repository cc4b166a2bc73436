"""`skimcast [PATH…]`: the app; the plain listing where there is no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from click.shell_completion import CompletionItem

from tui.cli.nothing_to_read import nothing_to_read
from tui.cli.output import complain, tell
from tui.cli.segments import print_listing
from tui.library.discovery import gather
from tui.model import recording_length
from tui.paths import sample_library
from tui.timecode import parse_time
from tui.workspace.startup import Opening, left_off, of_named, of_reading

if TYPE_CHECKING:
    from tui.model import Episode
    from tui.readers.registry import Reading

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
    from tui.search.jumper import Jumper  # noqa: PLC0415  RapidFuzz is wanted here alone

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
    """Open summaries and news in the app; where the reader left off, if no PATH is named."""
    if not _can_draw():
        reading = _read(paths or (sample_library(),))
        _start(reading.episodes[0], at, words)
        for episode in reading.episodes:
            print_listing(episode)
        tell(reading.all_problems())
        return
    opening = _opening(paths, elsewhere=at is not None or words is not None)
    start = opening.start
    if opening.reading.episodes and (at is not None or words is not None):
        start = _start(opening.reading.episodes[0], at, words)
    from tui.app import run  # noqa: PLC0415  Textual is imported only to draw

    run(
        opening.reading,
        start=start,
        theme=theme,
        store=opening.store,
        library=opening.library,
        word=opening.word,
    )


def _opening(paths: tuple[str, ...], *, elsewhere: bool) -> Opening:
    """What to begin with; elsewhere tells that a place in the first summary is named."""
    if not paths:
        return left_off()
    many = None if elsewhere else of_named(paths)
    return many or of_reading(_read(paths))


def _read(named: Sequence[Path | str]) -> Reading:
    """Read files and folders; exits 1 where no summary is among them."""
    reading = gather(named)
    if not reading.episodes:
        nothing_to_read(reading, named, "no summary to open", _NAME_BOTH)
    return reading
