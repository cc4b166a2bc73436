"""`skimcast segments`: what a summary was read as."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tui.cli.output import Row, heading, number, print_row, read_summaries, say, say_cells, tell
from tui.model import Episode, Markup, Segment


def episode_row(episode: Episode) -> Row:
    """An episode as one JSON object; times in seconds, null where unknown.

    The segments of a file without timecodes are its sections.
    """
    timed = episode.segments if episode.is_timed else ()
    return {
        "path": episode.path,
        "title": episode.title,
        "show": episode.show,
        "number": episode.number,
        "published": episode.published.isoformat() if episode.published else None,
        "duration": number(episode.duration),
        "media": episode.media,
        "overview": list(episode.overview),
        "segments": [_segment_row(segment) for segment in timed],
        "sections": [_segment_row(segment) for segment in episode.segments if not timed],
        "closing": list(episode.closing),
        "overview_markup": _markup_rows(episode.overview_markup),
        "closing_markup": _markup_rows(episode.closing_markup),
        "extra": [list(pair) for pair in episode.extra],
        "problems": [{"line": p.line, "message": p.message} for p in episode.problems],
    }


def _segment_row(segment: Segment) -> Row:
    return {
        "start": number(segment.start),
        "end": number(segment.end),
        "title": segment.title,
        "gist": segment.gist,
        "section": segment.text[: segment.lead] or None,
        "text": segment.text[segment.lead :].lstrip("\n"),
        "level": segment.level,
        "markup": _markup_rows(segment.markup, segment.lead + 2 if segment.lead else 0),
    }


def _markup_rows(markup: Sequence[Markup], behind: int = 0) -> list[Row]:
    """What a text was in its file; offsets are counted behind the headings of a section."""
    return [
        {
            "start": one.start - behind,
            "end": one.end - behind,
            "kind": one.kind,
            **({"address": one.address} if one.address else {}),
        }
        for one in markup
        if one.start >= behind
    ]


def print_listing(episode: Episode) -> None:
    """Print an episode as a heading and a line a segment."""
    say(heading(episode))
    for segment in episode.segments:
        say(f"  {segment.start!s:>9}  {segment.gist}")


def _print_table(episode: Episode) -> None:
    """Print a line a segment with tabs between, as fzf and cut take them."""
    for segment in episode.segments:
        seconds = number(segment.start)
        at = "" if seconds is None else str(seconds)
        say_cells(episode.locator, str(segment.start), at, segment.gist)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one an episode.")
@click.option(
    "--passages",
    "minutes",
    metavar="MINUTES",
    type=click.FloatRange(0.5, 600),
    help="Length in the mean of the passages that a transcript becomes; 4, or as set, without it.",
)
@click.option("--tsv", is_flag=True, help="A line a segment: file, time, seconds, gist, by tabs.")
@click.option("--cues", is_flag=True, help="Each cue of a transcript as a segment, no passages.")
def segments(
    paths: tuple[str, ...], minutes: float | None, *, as_json: bool, tsv: bool, cues: bool
) -> None:
    """List the segments of summaries and transcripts."""
    if as_json and tsv:
        raise click.UsageError("--json and --tsv exclude one another.")
    if cues and minutes is not None:
        raise click.UsageError("--cues and --passages exclude one another.")
    length = 0.0 if cues else minutes
    reading = read_summaries(paths, "no summary to read", "name a summary", length)
    for index, episode in enumerate(reading.episodes):
        if as_json:
            print_row(episode_row(episode))
            continue
        if tsv:
            _print_table(episode)
            continue
        if index:
            say()
        print_listing(episode)
    tell(reading.problems if as_json or tsv else reading.all_problems())
    if reading.problems:
        raise SystemExit(1)
