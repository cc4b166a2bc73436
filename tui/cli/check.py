"""`skimcast check`: every problem in the reader's files."""

from __future__ import annotations

import click

from tui.model import counted
from tui.readers.registry import read
from tui.sanitize import clean_line


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
def check(paths: tuple[str, ...]) -> None:
    """Name every problem in summaries and news: file, line, and what to do.

    Exits 1 when there is any.
    """
    reading = read(paths)
    problems = reading.all_problems()
    for problem in problems:
        click.echo(clean_line(str(problem)))
    if problems:
        raise SystemExit(1)
    episodes = counted(len(reading.episodes), "episode")
    news = counted(len(reading.news), "news item")
    click.echo(f"no problems: {episodes}, {news}")
