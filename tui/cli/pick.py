"""`skimcast pick`: choose a moment in a box, and print it for scripts."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from tui.cli.output import number, print_row, say, say_cells
from tui.cli.targets import target_for
from tui.urls import moment_url
from tui.workspace.hits import Hit


@click.command()
@click.argument("query", required=False)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option(
    "--print",
    "what",
    type=click.Choice(["line", "seconds", "time", "path", "url", "json"]),
    default="line",
    show_default=True,
    help="What is printed of the moment; url is the recording's address at that second.",
)
def pick(query: str | None, paths: tuple[str, ...], what: str) -> None:
    """Print the moment that fuzzy words lead to: the best one alone.

    Without QUERY, or with an empty one, you choose it in the jump box. Without PATH it looks in the
    library. Exits 1 where nothing is found or chosen.
    """
    hit = _best(query, paths) if query else _chosen(paths)
    if hit is None:
        raise SystemExit(1)
    if what == "json":
        print_row({"path": hit.path, "start": number(hit.start), "gist": hit.gist})
        return
    if what == "url":
        address = _address(hit.path, hit.start or 0.0)
        if address is None:
            raise SystemExit(1)
        say(address)
        return
    if what == "line":
        say_cells(hit.path, _time(hit), hit.gist)
        return
    say(
        {
            "seconds": str(number(hit.start)),
            "time": _time(hit),
            "path": hit.path,
        }[what]
    )


def _best(query: str, paths: Sequence[str]) -> Hit | None:
    return next(iter(target_for(list(paths)).search(query, 1).hits), None)


def _chosen(paths: Sequence[str]) -> Hit | None:
    """What the reader chooses in a box; the output may lead elsewhere, the box is on the terminal.

    Exits 2 where there is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.UsageError("Missing argument 'QUERY': there is no terminal to choose in.")
    from tui.app.pick_app import pick_hit  # noqa: PLC0415  Textual is imported only to draw
    from tui.cli.open import startup_of  # noqa: PLC0415  where it is wanted
    from tui.readers.reading import Reading  # noqa: PLC0415  the same
    from tui.workspace.open_files import OpenFiles  # noqa: PLC0415  the same
    from tui.workspace.startup import library_alone  # noqa: PLC0415  the same

    startup = startup_of(paths, begins=False) if paths else library_alone()
    library = startup.library if not startup.reading.episodes else None
    episodes = Reading(startup.reading.episodes)  # a moment is none of an article
    return pick_hit(startup, [library or OpenFiles(episodes, startup.store)])


def _time(hit: Hit) -> str:
    """The timecode of a hit; none of an article's."""
    return "" if hit.start is None else str(hit.start)


def _address(path: str, seconds: float) -> str | None:
    from tui.readers.registry import read  # noqa: PLC0415  for an address alone

    episodes = read([path]).episodes
    return moment_url(episodes[0].media, seconds) if episodes else None
