"""`skimcast library`: the folders that make the reader's library, and their index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import click
import msgspec

from tui.cli.output import complain, print_row, say
from tui.cli.output import tell as tell_problems
from tui.cli.progress import follow, follow_named, tell_trouble
from tui.library.catalog.reader import Catalog
from tui.library.store.database import usable_store
from tui.library.store.roots import LibraryRoots
from tui.library.sync.outcome import Outcome, Progress
from tui.model import counted
from tui.paths import library_folder

Tell = Callable[[Progress], None]

_PROBLEM_LIMIT = 20
_NONE_YET = "the library has no folder yet; name one: skimcast library add PATH"


@click.group()
def library() -> None:
    """Keep folders of summaries and news as a library, in which all can be found."""


@library.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
def add(paths: tuple[str, ...]) -> None:
    """Add folders (or files) to the library, and read them."""
    for path in paths:
        if not Path(path).exists():
            raise click.UsageError(f"{path}: no such file or folder; check the name.")
    folders = library_roots()
    for path in paths:
        if not folders.add(path):
            complain(f"{path}: it is in the library already")
    sync_library(folders)


@library.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
def remove(paths: tuple[str, ...]) -> None:
    """Take folders off the library; their files stay as they are."""
    folders = library_roots()
    missing = [path for path in paths if not folders.remove(path)]
    for path in missing:
        complain(f"{path}: it is not in the library; `skimcast library list` names what is")
    if len(missing) < len(paths):
        sync_library(folders)
    if missing:
        raise SystemExit(1)


@library.command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one a folder.")
def list_folders(*, as_json: bool) -> None:
    """List the folders of the library, and what was found in each."""
    folders = library_roots().all()
    if not folders:
        complain(_NONE_YET)
    with closing(Catalog(library_folder())) as catalog:
        for folder in folders:
            counts = catalog.counts_beneath(str(folder))
            if as_json:
                print_row({"path": str(folder), **counts._asdict()})
            else:
                lost = "" if folder.exists() else " (not there now)"
                say(f"{folder}: {_in_words(counts)}{lost}")
        if catalog.trouble:
            complain(catalog.trouble)


@library.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line: how far it is.")
def sync(paths: tuple[str, ...], *, as_json: bool) -> None:
    """Read what is new or changed in the library's folders.

    Stopped at any time, it goes on from there the next time. Other folders than the library's, if
    they are named, are read into an index of their own, as the app has it for `skimcast PATH`.
    """
    if paths:
        outcome = _synced(lambda tell: follow_named(paths, tell=tell), as_json=as_json)
        if outcome.stopped:
            raise SystemExit(1)
        return
    folders = library_roots()
    if not folders.all():
        complain(_NONE_YET)
    sync_library(folders, as_json=as_json)


@library.command()
def path() -> None:
    """Print where the index lies; it may be deleted, and is made again by a sync."""
    say(str(library_folder()))


def library_roots() -> LibraryRoots:
    """The reader's folders; a StoreError where they cannot be kept."""
    return LibraryRoots(usable_store())


def sync_library(folders: LibraryRoots, *, as_json: bool = False) -> None:
    """Sync the library and tell what came of it; exits 1 where something new was not read."""
    roots = folders.all()
    outcome = _synced(lambda tell: follow(library_folder(), roots, tell=tell), as_json=as_json)
    is_new = outcome.changed or outcome.moved or outcome.gone or outcome.anew
    if outcome.stopped or (is_new and _tell_problems()):
        raise SystemExit(1)


def _synced(run: Callable[[Tell | None], Outcome], *, as_json: bool) -> Outcome:
    """Sync, and tell how far it is and what came of it."""
    outcome = run(_print_progress if as_json else None)
    if as_json:
        row = msgspec.to_builtins(outcome)
        del row["anew"]
        print_row(row)
    else:
        say(_outcome_in_words(outcome))
    tell_trouble(outcome)
    return outcome


def _print_progress(progress: Progress) -> None:
    left = None if progress.left is None else round(progress.left, 1)
    rate = round(progress.rate, 1)
    print_row({"done": progress.done, "total": progress.total, "rate": rate, "left": left})


def _tell_problems() -> bool:
    """Tell the first of what cannot be found; whether a file gave nothing at all."""
    with closing(Catalog(library_folder())) as catalog:
        problems = catalog.problems(1)
        worst = catalog.problems(2)
    tell_problems(problems[:_PROBLEM_LIMIT])
    more = len(problems) - _PROBLEM_LIMIT
    if more > 0:
        complain(f"and {more:,} more; `skimcast check PATH` names all of a folder")
    return bool(worst)


def _in_words(counts: Sequence[int]) -> str:
    words = ("episode", "segment", "news item")
    return ", ".join(counted(count, word) for count, word in zip(counts, words, strict=True))


def _outcome_in_words(outcome: Outcome) -> str:
    contents = _in_words((outcome.episodes, outcome.segments, outcome.news))
    done = [("read", outcome.changed), ("moved", outcome.moved), ("gone", outcome.gone)]
    news = ", ".join(f"{count:,} {word}" for word, count in done if count)
    return f"{contents} ({news or 'nothing new'})"
