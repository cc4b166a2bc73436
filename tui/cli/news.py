"""`skimcast news`: the news about each segment, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.output import (
    complain,
    heading,
    number,
    print_row,
    read_summaries,
    say,
    seconds_at,
    tell,
)
from tui.library.discovery import gather_news, news_beside
from tui.model import Verdict, segment_at
from tui.workspace.episode_links import EpisodeLinker, stories_of

if TYPE_CHECKING:
    from tui.model import Episode, Link, NewsItem, Segment

    About = tuple[NewsItem, str]

_NAME_BOTH = "name a summary too: skimcast news SUMMARY --news NEWS"
_MOST_OTHERS = 5  # items that tell the same story as another one, named in a listing


def _links_row(segment: Segment, links: Sequence[Link], about: Sequence[About] = ()) -> None:
    leading: dict[int | None, str] = {}
    for link in links:
        leading.setdefault(link.story, link.item.path)
    row = {
        "start": number(segment.start),
        "title": segment.title,
        "gist": segment.gist,
        "links": [
            {
                "path": link.item.path,
                "title": link.item.headline,
                "url": link.item.url,
                "score": round(link.score, 4),
                "shown": link.shown,
                "reasons": list(link.reasons),
                "sentence": link.sentence,
                "spoken": link.spoken,
                "story": link.item.path if link.story is None else leading[link.story],
                "verdict": link.verdict and link.verdict.name.lower(),
            }
            for link in links
        ],
    }
    rows = [{"path": i.path, "title": i.headline, "url": i.url, "reason": r} for i, r in about]
    print_row({**row, "about_episode": rows} if about else row)


def _print_links(segment: Segment, links: Sequence[Link], about: Sequence[About] = ()) -> None:
    if about:
        say("             about this episode")
    for item, reason in about:
        say(f"                  {item.headline} ({reason})")
    if links:
        say(f"  {segment.start!s:>9}  {segment.gist}")
    for link, others in stories_of(links):
        hidden = "" if link.shown else _why_hidden(link)
        say(f"             {link.score:.2f} {link.item.headline}{hidden}")
        if link.reasons:
            say(f"                  {', '.join(link.reasons)}")
        if link.sentence:
            say(f"                  {link.sentence}")
        if others:
            say(f"                  +{len(others)} telling the same")
        for other in others[:_MOST_OTHERS]:
            say(f"                    {other.item.headline}")


def _why_hidden(link: Link) -> str:
    return f" ({link.verdict.value})" if link.verdict is Verdict.REJECTED else " (not shown)"


def _the_episode(path: str) -> Episode:
    reading = read_summaries([path], "no summary to read", _NAME_BOTH)
    if len(reading.episodes) > 1:
        held = f"{path} holds {len(reading.episodes)} episodes: name one file."
        raise click.UsageError(held)
    return reading.episodes[0]


def _chosen(episode: Episode, at: str | None) -> range:
    """The indexes of the segments to tell of: all, or the one at a time."""
    if at is None or not episode.segments:
        return range(len(episode.segments))
    index = segment_at(episode.segments, seconds_at(episode, at))
    return range(index, index + 1)


def _tell_why_none(rankings: Sequence[Sequence[Link]], *, at: str | None, whole: bool) -> None:
    """Say that no link was printed, where none was."""
    if any(whole or link.shown for links in rankings for link in links):
        return
    which = "any" if at is None else "this"
    more = "; --all shows the whole ranking" if any(rankings) else ""
    complain(f"no news is about {which} segment{more}")


def _tell_no_news(episode_path: str, news_paths: Sequence[str]) -> None:
    if news_paths:
        complain(f"no news was found in {', '.join(news_paths)}")
    else:
        complain(f"no news was found near {episode_path}; name some with --news PATH")


@click.command()
@click.argument("paths", metavar="EPISODE", nargs=-1, type=click.Path())
@click.option(
    "--news",
    "news_paths",
    metavar="PATH",
    multiple=True,
    type=click.Path(),
    help="Files and folders of news; again for more. [default: a folder `news` near EPISODE]",
)
@click.option("--at", metavar="TIME", help="Only the segment at this time, as 1:45:00 or 105m.")
@click.option(
    "--item",
    "item_path",
    metavar="PATH",
    type=click.Path(),
    help="The other way round: the segments that speak of the news in this file, in EPISODE… or,"
    " where none is named, in the library. Other news tells which of its words are rare.",
)
@click.option("--all", "whole", is_flag=True, help="The whole ranking, not only what is shown.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one a segment.")
def news(  # noqa: PLR0913  the command's options, one each
    paths: tuple[str, ...],
    news_paths: tuple[str, ...],
    at: str | None,
    item_path: str | None,
    *,
    whole: bool,
    as_json: bool,
) -> None:
    """Tell which news is about each segment of EPISODE, best first, and why.

    What you pinned or rejected in the app counts here too.
    """
    if item_path is not None:
        from tui.cli.item_mentions import print_mentions  # noqa: PLC0415  wanted here alone

        if at:
            raise click.UsageError("--item does not go with --at.")
        if not print_mentions(item_path, paths, news_paths, whole=whole, as_json=as_json):
            raise SystemExit(1)
        return
    if not paths:
        raise click.UsageError("Missing argument 'EPISODE'.")
    if len(paths) > 1:
        raise click.UsageError("name one EPISODE, and news with --news PATH")
    _print_news(paths[0], news_paths, at, whole=whole, as_json=as_json)


def _print_news(
    episode_path: str, news_paths: Sequence[str], at: str | None, *, whole: bool, as_json: bool
) -> None:
    episode = _the_episode(episode_path)
    chosen = _chosen(episode, at)
    reading = gather_news(news_paths or news_beside([episode_path]))
    linked = EpisodeLinker().linked(episode, reading.news, whole=True)
    for warning in linked.warnings:
        complain(warning)
    if not as_json:
        say(heading(episode))
    for index in chosen:
        links = [link for link in linked.rows[index] if whole or link.shown]
        show = _links_row if as_json else _print_links
        show(episode.segments[index], links, linked.about if at is None and index == 0 else ())
    if not episode.is_timed:
        tell(episode.problems)
    elif reading.news:
        _tell_why_none([linked.rows[index] for index in chosen], at=at, whole=whole)
    elif not reading.problems:
        _tell_no_news(episode_path, news_paths)
    tell(reading.problems)
    if reading.problems:
        raise SystemExit(1)
