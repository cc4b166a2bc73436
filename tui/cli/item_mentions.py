"""`skimcast news --item`: the segments that speak of a news item, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.output import complain, nothing_to_read, number, print_row, read_summaries, say, tell
from tui.cli.targets import are_few, target_for
from tui.library.discovery import gather_news, news_beside
from tui.readers.reading import Reading
from tui.readers.registry import read
from tui.workspace.episode_links import EpisodeLinker
from tui.workspace.mentions import Mention, likely_paths, mentions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import NewsItem

_FEW_FILES = 24
_CANDIDATES = 60  # segments of an index that each two words of an item lead to
_EPISODES = 60  # their episodes that are looked at, those with most of them


def print_mentions(
    item_path: str,
    paths: Sequence[str],
    news_paths: Sequence[str] = (),
    *,
    whole: bool,
    as_json: bool,
) -> bool:
    """Print the segments of episodes that speak of the news in a file; whether all could be read.

    Without paths the reader's library is looked through; without news_paths the item stands among
    the news beside the episodes.
    """
    items = read([item_path], kind="news")
    if not items.news:
        nothing_to_read(items, [item_path], "no news item to read", "name a file of news")
    reading = _episodes(items.news, paths)
    near = news_paths or news_beside([episode.path for episode in reading.episodes])
    linker = EpisodeLinker()
    among = linker.corpus(gather_news(near).news if near else ())
    episodes = ((episode, among) for episode in reading.episodes)
    mentions = [
        mention
        for mention in mentions_of(items.news, episodes, linker, warn=complain)
        if whole or mention.link.shown
    ]
    for mention in mentions:
        (_print_row if as_json else _print_mention)(mention)
    if not mentions:
        complain("no segment speaks of it" + ("" if whole else "; --all shows the whole ranking"))
    problems = (*items.problems, *reading.problems)
    tell(problems)
    return not problems


def _episodes(items: Sequence[NewsItem], paths: Sequence[str]) -> Reading:
    """The episodes that are looked at: all of few files, of an index those that may speak of it."""
    if paths and are_few(paths, _FEW_FILES):
        return read_summaries(paths, "no summary to look in", "name a summary")
    target = target_for(paths)

    def find(topic: str) -> Iterator[str]:
        return (hit.path for hit in target.search(topic, _CANDIDATES).hits)

    likely = likely_paths(items, find, _EPISODES)
    return read(likely, kind="episode") if likely else Reading(problems=tuple(target.problems))


def _print_row(mention: Mention) -> None:
    segment = mention.episode.segments[mention.link.segment]
    print_row(
        {
            "item": mention.link.item.headline,
            "path": mention.episode.path,
            "start": number(segment.start),
            "title": segment.title,
            "gist": segment.gist,
            "score": round(mention.link.score, 4),
            "shown": mention.link.shown,
            "reasons": list(mention.link.reasons),
        }
    )


def _print_mention(mention: Mention) -> None:
    segment = mention.episode.segments[mention.link.segment]
    hidden = "" if mention.link.shown else " (not shown)"
    where = f"{segment.start!s:>9}  {segment.gist}  {mention.episode.title}"
    say(f"  {mention.link.score:.2f} {where}{hidden}")
    if mention.link.reasons:
        say(f"                  {', '.join(mention.link.reasons)}")
