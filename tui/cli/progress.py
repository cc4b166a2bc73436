"""Making an index follow its files, as the commands do it: with a bar, and to be stopped."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TextIO

import click

from tui.cli.output import complain
from tui.workspace.search_target import PathNames

if TYPE_CHECKING:
    from tui.library.sync.outcome import Outcome, Progress
    from tui.readers.reading import Kind

_BAR = 20
_WIDTH = 79
_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


def follow(
    folder: Path,
    roots: Sequence[Path],
    *,
    tell: Callable[[Progress], None] | None = None,
    kind: Kind | None = None,
    wait: float = 0.0,
) -> Outcome:
    """Sync an index; Ctrl+C and SIGTERM stop it where the next sync goes on.

    Args:
        folder: where the index lies.
        roots: the files and folders that it follows.
        tell: told how far it is; a bar on the error stream where None, if that is a terminal.
        kind: what roots are that are files.
        wait: seconds to wait for another process that is at work on the same index.
    """
    from tui.library.sync.synchronizer import sync  # noqa: PLC0415  wanted here alone

    with stopping() as stop, drawing() as draw:
        bar = None if draw is None else partial(_draw_bar, draw)
        return sync(folder, roots, progress=tell or bar, stop=stop, kind=kind, wait=wait)


def follow_named(
    paths: Sequence[str], *, tell: Callable[[Progress], None] | None = None, wait: float = 0.0
) -> Outcome:
    """Sync the index of files and folders that are not the library's; see follow.

    Those of others that are long unused are swept.
    """
    from tui.paths import folder_for, note_use, sweep  # noqa: PLC0415  wanted here alone

    folder = folder_for(paths)
    sweep(folder)
    done = follow(folder, PathNames(paths).roots, tell=tell, kind="episode", wait=wait)
    note_use(folder)
    return done


def left_in_words(seconds: float | None) -> str:
    """How long something will take, for a person."""
    if seconds is None:
        return ""
    if seconds < 90:
        return f"{seconds:.0f} s left"
    return f"{seconds / 60:.0f} min left" if seconds < 5400 else f"{seconds / 3600:.1f} h left"


def bar_of(progress: Progress) -> str:
    """A line that tells how far a sync is."""
    if not progress.total:
        return f"looking through the folders: {progress.files:,} files"
    left = left_in_words(progress.left)
    line = f"reading {share_of(progress.done, progress.total)}  {progress.rate:,.0f} a second"
    return f"{line}, {left}" if left else line


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Have signals set a flag while this lasts; a second one ends the process as usual."""
    caught: list[int] = []
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def catch(number: int, _: FrameType | None) -> None:
        caught.append(number)
        signal.signal(number, before[number])

    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, catch)
    try:
        yield lambda: bool(caught)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def drawing() -> Iterator[Callable[[str], None] | None]:
    """What draws a line on the error stream, gone at the end; None where that is no terminal."""
    stream: TextIO | None = sys.stderr
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return

    def draw(line: str) -> None:
        click.echo(f"\r{line[:_WIDTH]:<{_WIDTH}}", err=True, nl=False)

    try:
        yield draw
    finally:
        click.echo(f"\r{' ' * _WIDTH}\r", err=True, nl=False)


def _draw_bar(draw: Callable[[str], None], progress: Progress) -> None:
    draw(bar_of(progress))


def share_of(done: int, total: int) -> str:
    """A bar of what is done of a total, with how much that is."""
    share = min(1.0, done / total) if total else 1.0
    full = round(share * _BAR)
    return f"[{'#' * full}{'-' * (_BAR - full)}] {share:4.0%}"


def tell_trouble(outcome: Outcome) -> None:
    """Tell what the reader should know beside the numbers."""
    if outcome.anew:
        complain(f"skimcast: {outcome.anew}; it was made anew")
    if outcome.stopped:
        complain("skimcast: stopped; the next sync goes on from here")
