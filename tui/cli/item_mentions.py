"""`skimcast news --item`: the segments that speak of a news item, best first."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.nothing_to_read import nothing_to_read
from tui.cli.output import complain, number, print_row, tell
from tui.library.discovery import gather_news, news_beside
from tui.library.store.decisions import decided
from tui.library.sync.scan import is_more
from tui.linking.backlinks import Mention, likely_topics, likely_words, mentions
from tui.linking.corpus import NewsCorpus
from tui.linking.linker import with_related
from tui.linking.overrides import settle
from tui.model import Timecode
from tui.readers.registry import Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.model import Episode, NewsItem

_FEW_FILES = 24
_FEW_BYTES = 512 * 1024
_CANDIDATES = 60  # segments of an index that each two words of an item lead to
_EPISODES = 60  # their episodes that are looked at, those with most of them


def print_mentions(
    item_path: str,
    paths: Sequence[str],
    news_paths: Sequence[str] = (),
    *,
    whole: bool,
    as_json: bool,
) -> list[str]:
    """Print the segments of episodes that speak of the news in a file.

    Args:
        item_path: the file of the news item or items.
        paths: files and folders of episodes; the reader's library where there are none.
        news_paths: files and folders of the news that the item stands among; that beside the
            episodes where there are none.
        whole: print the whole ranking, not only what is shown.
        as_json: print a JSON object a segment.

    Returns:
        What could not be read.
    """
    items = read([item_path], kind="news")
    if not items.news:
        nothing_to_read(items, [item_path], "no news item to read", "name a file of news")
    reading = _episodes(items.news, paths)
    among = _among(items.news, reading.episodes, news_paths)
    found = [
        (item, mention)
        for item in items.news
        for mention in _settled(item, reading.episodes, among)
        if whole or mention.link.shown
    ]
    for item, mention in found:
        (_print_row if as_json else _print_mention)(item, mention)
    if not found:
        complain("no segment speaks of it" + ("" if whole else "; --all shows the whole ranking"))
    problems = (*items.problems, *reading.problems)
    tell(problems)
    return [str(problem) for problem in problems]


def _among(
    items: Sequence[NewsItem], episodes: Iterable[Episode], news_paths: Sequence[str]
) -> NewsCorpus:
    """The news that items stand among: what is named, or lies beside the episodes; and they."""
    paths = news_paths or news_beside([episode.path for episode in episodes])
    news = with_related(gather_news(paths).news) if paths else ()
    return NewsCorpus([*news, *(item for item in items if item not in news)])


def _settled(item: NewsItem, episodes: Iterable[Episode], among: NewsCorpus) -> Iterator[Mention]:
    """The mentions of an item as the reader wants them, best first."""
    found: list[Mention] = []
    for episode in episodes:
        rows: list[list[Mention]] = [[] for _ in episode.segments]
        for mention in mentions(item, [episode], among, warn=complain):
            rows[mention.link.segment].append(mention)
        links = [[mention.link for mention in row] for row in rows]
        settled = settle(episode, links, decided(episode), [item])
        found += [Mention(episode, link) for row in settled for link in row if link.item == item]
    return iter(sorted(found, key=lambda mention: -mention.link.score))


def _episodes(items: Sequence[NewsItem], paths: Sequence[str]) -> Reading:
    """The episodes that are looked at: all of few files, of an index those that may speak of it."""
    if paths and not is_more([Path(path) for path in paths], _FEW_FILES, _FEW_BYTES):
        reading = read(paths, kind="episode")
        if not reading.episodes:
            nothing_to_read(reading, paths, "no summary to look in", "name a summary")
        return reading
    from tui.cli.choosing import finding_in  # noqa: PLC0415  an index is wanted here alone

    finding = finding_in(paths)
    topics = [topic for item in items for topic in (likely_words(item), *likely_topics(item))]
    hits = [hit for topic in topics for hit in finding.find(topic, _CANDIDATES).hits]
    often = Counter(hit.path for hit in hits)
    paths = [path for path, _ in often.most_common(_EPISODES)]
    return read(paths, kind="episode") if hits else Reading(problems=tuple(finding.problems))


def _print_row(item: NewsItem, mention: Mention) -> None:
    segment = mention.episode.segments[mention.link.segment]
    print_row(
        {
            "item": item.headline,
            "path": mention.episode.path,
            "start": number(segment.start),
            "title": segment.title,
            "gist": segment.gist,
            "score": round(mention.link.score, 4),
            "shown": mention.link.shown,
            "reasons": list(mention.link.reasons),
        }
    )


def _print_mention(_item: NewsItem, mention: Mention) -> None:
    segment = mention.episode.segments[mention.link.segment]
    hidden = "" if mention.link.shown else " (not shown)"
    at = str(Timecode(segment.start))
    click.echo(
        f"  {mention.link.score:.2f} {at:>9}  {segment.gist}  {mention.episode.title}{hidden}"
    )
    if mention.link.reasons:
        click.echo(f"                  {', '.join(mention.link.reasons)}")
