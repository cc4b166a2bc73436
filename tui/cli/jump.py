"""`skimcast jump`: the segments that a few fuzzy letters lead to."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.nothing import nothing_to_read, tell_of_empty
from tui.cli.output import number, print_row, tell
from tui.readers import read
from tui.text import clean_line

if TYPE_CHECKING:
    from tui.model import Episode
    from tui.search import JumpHit


def _queries(source: str) -> list[str]:
    """The lines of a file of queries; `-` is the standard input."""
    try:
        data = click.open_file(source, "rb").read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise click.BadParameter(
            clean_line(f"{source}: {error.strerror}"), param_hint="--queries"
        ) from error
    lines = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _print_hits(episodes: Sequence[Episode], query: str, hits: Sequence[JumpHit]) -> None:
    click.echo(clean_line(query))
    for hit in hits:
        episode = episodes[hit.episode]
        segment = episode.segments[hit.segment]
        where = f"  {episode.title}" if len(episodes) > 1 else ""
        click.echo(f"  {hit.score:.2f} {segment.start!s:>9}  {segment.gist}{where}")
    if not hits:
        click.echo("  nothing found")


def _print_row(
    episodes: Sequence[Episode], query: str, took: float, hits: Sequence[JumpHit]
) -> None:
    print_row(
        {
            "query": query,
            "ms": round(took * 1e3, 3),
            "hits": [
                {
                    "path": episodes[hit.episode].path,
                    "start": number(episodes[hit.episode].segments[hit.segment].start),
                    "title": episodes[hit.episode].segments[hit.segment].title,
                    "gist": episodes[hit.episode].segments[hit.segment].gist,
                    "score": round(hit.score, 4),
                }
                for hit in hits
            ],
        }
    )


@click.command()
@click.argument("words", metavar="[QUERY] PATH...", nargs=-1, required=True)
@click.option(
    "--queries", metavar="FILE", help="A query a line, in the place of QUERY; - is stdin."
)
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1), help="Most hits.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one a query.")
def jump(words: tuple[str, ...], queries: str | None, limit: int, *, as_json: bool) -> None:
    """Find the segments that fuzzy words lead to, best first.

    A timecode as QUERY gives the segment at that time.
    """
    from tui.search import Jumper  # noqa: PLC0415  RapidFuzz is wanted here alone

    asked = list(words[:1]) if queries is None else _queries(queries)
    paths = words[1:] if queries is None else words
    if not paths:
        raise click.UsageError("Missing argument 'PATH...': name a summary or a folder of them.")
    reading = read(paths, kind="episode")
    if not reading.episodes:
        nothing_to_read(reading, paths, "no summary to search", "name a summary")
    jumper = Jumper(reading.episodes)
    for query in asked:
        begun = time.perf_counter()
        hits = jumper.find(query, limit)
        took = time.perf_counter() - begun
        if as_json:
            _print_row(reading.episodes, query, took, hits)
        else:
            _print_hits(reading.episodes, query, hits)
    tell(reading.problems)
    tell_of_empty(reading)
    if reading.problems:
        raise SystemExit(1)
