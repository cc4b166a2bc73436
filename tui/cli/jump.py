"""`skimcast jump`: the segments that a few fuzzy letters lead to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.output import number, print_row, tell
from tui.model import Timecode
from tui.sanitize import clean_line

if TYPE_CHECKING:
    from tui.cli.finding import Answer


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


def _print_hits(query: str, answer: Answer, *, with_episode: bool) -> None:
    click.echo(clean_line(query))
    for hit in answer.hits:
        where = f"  {hit.episode}" if with_episode else ""
        click.echo(f"  {hit.score:.2f} {Timecode(hit.start)!s:>9}  {hit.gist}{where}")
    if not answer.hits:
        click.echo("  nothing found")
    if answer.note:
        click.echo(f"  ({clean_line(answer.note)})")


def _print_row(query: str, answer: Answer) -> None:
    row: dict[str, object] = {
        "query": query,
        "ms": round(answer.took * 1e3, 3),
        "hits": [
            {
                "path": hit.path,
                "start": number(hit.start),
                "title": hit.title,
                "gist": hit.gist,
                "score": round(hit.score, 4),
            }
            for hit in answer.hits
        ],
    }
    print_row({**row, "note": answer.note} if answer.note else row)


@click.command()
@click.argument("words", metavar="[QUERY] [PATH]...", nargs=-1)
@click.option(
    "--queries", metavar="FILE", help="A query a line, in the place of QUERY; - is stdin."
)
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1), help="Most hits.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one a query.")
def jump(words: tuple[str, ...], queries: str | None, limit: int, *, as_json: bool) -> None:
    """Find the segments that fuzzy words lead to, best first.

    Without PATH it looks in the library; see `skimcast library`. In few files, a timecode as
    QUERY gives the segment at that time.
    """
    from tui.cli.choosing import finding_in  # noqa: PLC0415  wanted here alone

    if not words and queries is None:
        raise click.UsageError("Missing argument 'QUERY'.")
    asked = list(words[:1]) if queries is None else _queries(queries)
    finding = finding_in(words[1:] if queries is None else words)
    for query in asked:
        answer = finding.find(query, limit)
        if as_json:
            _print_row(query, answer)
        else:
            _print_hits(query, answer, with_episode=finding.several)
    tell(finding.problems)
    tell(finding.empty)
    if finding.problems:
        raise SystemExit(1)
