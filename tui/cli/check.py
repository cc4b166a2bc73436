"""`skimcast check`: every problem in the reader's files."""

from __future__ import annotations

import click

from tui.cli.output import say
from tui.model import Episode, NewsItem, counted
from tui.readers.files import PAGE_SUFFIXES, TEXT_SUFFIXES, suffix_of
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.registry import read
from tui.readers.shown import ShownWords, shown_words, words_of_page


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
def check(paths: tuple[str, ...]) -> None:
    """Name every problem in summaries and news: file, line, and what to do.

    Tells of each file that is named how much of its words is shown, and what is left out. Exits 1
    when there is any problem.
    """
    reading = read(paths)
    for path in paths:
        if words := _shown_words(path, reading):
            say(f"{path}: {words}")
    problems = reading.all_problems()
    for problem in problems:
        say(str(problem))
    if problems:
        raise SystemExit(1)
    episodes = counted(len(reading.episodes), "episode")
    news = counted(len(reading.news), "news item")
    say(f"no problems: {episodes}, {news}")


def _shown_words(path: str, reading: Reading) -> ShownWords | None:
    """How much of a text or a page is shown; None for what is no text, or a folder."""
    every: tuple[Episode | NewsItem, ...] = (*reading.episodes, *reading.news)
    read_of = tuple(one for one in every if one.path == path)
    suffix = suffix_of(path)
    if not read_of or suffix not in TEXT_SUFFIXES | PAGE_SUFFIXES:
        return None
    return (words_of_page if suffix in PAGE_SUFFIXES else shown_words)(ParsedFile(path), read_of)
