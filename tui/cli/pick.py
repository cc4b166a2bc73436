"""`skimcast pick`: choose a moment in a box, and print it for scripts."""

from __future__ import annotations

import click

from tui.cli.output import number, print_row, say, say_cells
from tui.cli.targets import target_for
from tui.urls import moment_url


@click.command()
@click.argument("query")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option(
    "--print",
    "what",
    type=click.Choice(["line", "seconds", "time", "path", "url", "json"]),
    default="line",
    show_default=True,
    help="What is printed of the moment; url is the recording's address at that second.",
)
def pick(query: str, paths: tuple[str, ...], what: str) -> None:
    """Print the moment that fuzzy words lead to: the best one alone.

    Without PATH it looks in the library. Exits 1 where nothing is found.
    """
    hits = target_for(list(paths)).search(query, 1).hits
    if not hits:
        raise SystemExit(1)
    hit = hits[0]
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
        say_cells(hit.path, str(hit.start), hit.gist)
        return
    say(
        {
            "seconds": str(number(hit.start)),
            "time": str(hit.start),
            "path": hit.path,
        }[what]
    )


def _address(path: str, seconds: float) -> str | None:
    from tui.readers.registry import read  # noqa: PLC0415  for an address alone

    episodes = read([path]).episodes
    return moment_url(episodes[0].media, seconds) if episodes else None
