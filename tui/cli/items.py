"""`skimcast items`: what news files were read as."""

from __future__ import annotations

import click

from tui.cli.output import Row, complain, print_row, say, tell
from tui.model import NewsItem, counted, iso_day
from tui.readers.reading import Reading
from tui.readers.registry import read


def item_row(item: NewsItem) -> Row:
    """A news item as one JSON object; null where unknown."""
    return {
        "path": item.path,
        "title": item.title,
        "url": item.url,
        "provider": item.provider,
        "published": item.published.isoformat() if item.published else None,
        "excerpt": item.excerpt,
        "text": item.body,
        "topics": list(item.topics),
    }


def _line(item: NewsItem) -> str:
    about = filter(None, (item.headline, item.provider, iso_day(item.published), item.url))
    return " · ".join(" ".join(word.split()) for word in about)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one an item.")
def items(paths: tuple[str, ...], *, as_json: bool) -> None:
    """List the news items in files: articles, feeds, pages, letters, what other readers keep.

    A PATH of - is the standard input. Exits 1 where there is none, or something was not read.
    """
    reading = read(paths, kind="news")
    for item in reading.news:
        if as_json:
            print_row(item_row(item))
        else:
            say(_line(item))
    news = Reading(news=reading.news, problems=reading.problems)
    tell(reading.problems if as_json else news.all_problems())
    if not reading.news:
        held = counted(len(reading.episodes), "episode")
        complain(f"skimcast: no news item was found{f'; {held}' if reading.episodes else ''}")
    if reading.problems or not reading.news:
        raise SystemExit(1)
