"""`skimcast jump`: the segments that a few fuzzy letters lead to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.output import number, print_row, say, tell
from tui.cli.targets import target_for
from tui.readers.reading import STANDARD_INPUT, split_locator
from tui.workspace.hits import BY_MEANING

if TYPE_CHECKING:
    from tui.workspace.hits import Answer


def _queries(source: str) -> list[str]:
    """The lines of a file of queries; `-` is the standard input."""
    try:
        data = click.open_file(source, "rb").read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        message = f"{source}: {error.strerror}"
        raise click.BadParameter(message, param_hint="--queries") from error
    lines = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _print_hits(query: str, answer: Answer, *, with_episode: bool) -> None:
    say(query)
    for hit in answer.hits:
        where = f"  {hit.episode}" if with_episode else ""
        mark = f"  ({BY_MEANING})" if hit.by_meaning else ""
        say(f"  {hit.score:.2f} {hit.start!s:>9}  {hit.gist}{where}{mark}")
    if not answer.hits:
        say("  nothing found")
    if answer.note:
        say(f"  ({answer.note})")


def _print_row(query: str, answer: Answer) -> None:
    row: dict[str, object] = {
        "query": query,
        "ms": round(answer.took * 1e3, 3),
        "hits": [
            {
                "path": split_locator(hit.path)[0],
                "start": number(hit.start),
                "title": hit.title,
                "gist": hit.gist,
                "score": round(hit.score, 4),
                **({"by_meaning": True} if hit.by_meaning else {}),
            }
            for hit in answer.hits
        ],
    }
    print_row({**row, "note": answer.note} if answer.note else row)


class _QueryCommand(click.Command):
    """A command whose first word is a query, which may begin with a dash: `jump -optimus`.

    As fzf's queries, ours leave out what follows a dash, so one dash before an unknown word makes
    a query of it where none was given yet. As with grep, what begins with two dashes is an
    option, and a misspelt one (`--jsno`, `-json`) is told; `--` ends the options.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with a query that begins with a dash among the arguments."""
        index = self._dashed_query(ctx, args)
        if index is None:
            return super().parse_args(ctx, args)
        query = args[index]
        rest = super().parse_args(ctx, [*args[:index], *args[index + 1 :]])
        ctx.params["words"] = (query, *ctx.params["words"])
        return rest

    def _dashed_query(self, ctx: click.Context, args: list[str]) -> int | None:
        """The index of a query that begins with a dash; None where there is none."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        names = {name for option in options for name in option.opts}
        with_value = {name for one in options if not one.is_flag for name in one.opts}
        if any(arg.partition("=")[0] == "--queries" for arg in args):
            return None
        is_value = False
        for index, arg in enumerate(args):
            if is_value or arg in names or (arg.startswith("--") and arg != "--"):
                is_value = not is_value and arg in with_value
            elif arg.startswith("-") and len(arg) > 1 and arg != "--" and f"-{arg}" not in names:
                return index
            else:
                return None
        return None


@click.command(cls=_QueryCommand)
@click.argument("words", metavar="[QUERY] [PATH]...", nargs=-1)
@click.option(
    "--queries", metavar="FILE", help="A query a line, in the place of QUERY; - is stdin."
)
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1), help="Most hits.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one a query.")
def jump(words: tuple[str, ...], queries: str | None, limit: int, *, as_json: bool) -> None:
    """Find the segments that fuzzy words lead to, best first.

    Without PATH it looks in the library; see `skimcast library`. In few files, a timecode as
    QUERY gives the segment at that time. Exits 1 where nothing is found. A QUERY may begin with
    one dash, as -optimus; with two, after `--`.
    """
    if not words and queries is None:
        raise click.UsageError("Missing argument 'QUERY'.")
    if queries == STANDARD_INPUT and STANDARD_INPUT in words:
        raise click.UsageError("the standard input holds queries or a file, not both.")
    target = target_for(words[1:] if queries is None else words)
    hit_count = 0
    for query in list(words[:1]) if queries is None else _queries(queries):
        answer = target.search(query, limit)
        hit_count += len(answer.hits)
        if as_json:
            _print_row(query, answer)
        else:
            _print_hits(query, answer, with_episode=target.several)
    tell(target.problems)
    tell(target.empty)
    if target.problems or not hit_count:
        raise SystemExit(1)
