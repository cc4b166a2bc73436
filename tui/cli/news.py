"""`skimcast news`: the news about each segment, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tui.cli.nothing import nothing_to_read
from tui.cli.output import complain, heading, number, print_row, tell
from tui.library import gather_news, news_beside
from tui.readers import read
from tui.search.times import parse_time, recording_length, segment_at
from tui.text import clean_line

if TYPE_CHECKING:
    from tui.model import Episode, Link, Segment

_NAME_BOTH = "name a summary too: skimcast news SUMMARY --news NEWS"


def _links_row(segment: Segment, links: Sequence[Link]) -> None:
    print_row(
        {
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
                }
                for link in links
            ],
        }
    )


def _print_links(segment: Segment, links: Sequence[Link]) -> None:
    if not links:
        return
    click.echo(f"  {segment.start!s:>9}  {segment.gist}")
    for link in links:
        hidden = "" if link.shown else " (not shown)"
        click.echo(f"             {link.score:.2f} {link.item.headline}{hidden}")
        if link.reasons:
            click.echo(f"                  {', '.join(link.reasons)}")


def _the_episode(path: str) -> Episode:
    reading = read([path], kind="episode")
    if not reading.episodes:
        nothing_to_read(reading, [path], "no summary to read", _NAME_BOTH)
    if len(reading.episodes) > 1:
        held = f"{path} holds {len(reading.episodes)} episodes: name one file."
        raise click.UsageError(clean_line(held))
    return reading.episodes[0]


def _chosen(episode: Episode, at: str | None) -> range:
    if at is None or not episode.segments:
        return range(len(episode.segments))
    seconds = parse_time(at, now=0.0, duration=recording_length(episode))
    if seconds is None:
        raise click.BadParameter(f"{at!r} is no time; try 1:45:00 or 105m", param_hint="--at")
    place = segment_at(episode.segments, seconds)
    return range(place, place + 1)


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
@click.argument("episode_path", metavar="EPISODE", type=click.Path())
@click.option(
    "--news",
    "news_paths",
    metavar="PATH",
    multiple=True,
    type=click.Path(),
    help="Files and folders of news; again for more. [default: a folder `news` near EPISODE]",
)
@click.option("--at", metavar="TIME", help="Only the segment at this time, as 1:45:00 or 105m.")
@click.option("--all", "whole", is_flag=True, help="The whole ranking, not only what is shown.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one a segment.")
def news(
    episode_path: str, news_paths: tuple[str, ...], at: str | None, *, whole: bool, as_json: bool
) -> None:
    """Tell which news is about each segment of EPISODE, best first, and why."""
    from tui.linking import link, with_related  # noqa: PLC0415  the engine is wanted here alone

    episode = _the_episode(episode_path)
    reading = gather_news(news_paths or news_beside([episode_path]))
    chosen = _chosen(episode, at)
    ranking = link(episode, with_related(reading.news))
    if not as_json:
        click.echo(heading(episode))
    for place in chosen:
        links = [entry for entry in ranking[place] if whole or entry.shown]
        (_links_row if as_json else _print_links)(episode.segments[place], links)
    if not episode.segments:
        tell(episode.problems)
    elif reading.news:
        _tell_why_none([ranking[place] for place in chosen], at=at, whole=whole)
    elif not reading.problems:
        _tell_no_news(episode_path, news_paths)
    tell(reading.problems)
    if reading.problems:
        raise SystemExit(1)
