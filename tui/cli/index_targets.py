"""Searching an index: that of named files and folders, which follows them, or the library's."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from tui.cli.output import complain, nothing_to_read
from tui.cli.progress import follow, follow_named, tell_trouble
from tui.library.catalog.reader import Catalog
from tui.library.catalog.schema import FILE
from tui.library.errors import AtWorkError, SyncError
from tui.library.store.database import opened_store
from tui.library.store.roots import LibraryRoots
from tui.model import counted
from tui.paths import folder_for, library_folder
from tui.readers.reading import Reading
from tui.workspace.search_target import IndexTarget, PathNames

WAIT = 60.0
"""Seconds to wait for another skimcast that is reading the same files."""
_ADD = "add a folder of summaries: skimcast library add PATH"
_NO_PATH = (
    "Missing argument 'PATH...': name a summary or a folder of them, or make a library of your"
    " folders (skimcast library add PATH), which is asked where no PATH is named."
)


def named_target(paths: Sequence[str]) -> IndexTarget | None:
    """An index of files and folders that follows them; None where there can be none."""
    names, folder = PathNames(paths), folder_for(paths)
    try:
        tell_trouble(follow_named(paths, wait=WAIT))
    except AtWorkError:
        complain("skimcast: another skimcast is reading these files; not all can be found yet")
    except SyncError as error:
        complain(f"skimcast: {error}")
        with closing(Catalog(folder)) as catalog:
            if not catalog.counts().episodes:
                return None
    return _target(folder, names)


def library_target() -> IndexTarget:
    """The reader's library as the last sync left it, or made now where there was none."""
    folder = library_folder()
    with opened_store() as store:
        roots = LibraryRoots(store).all()
    if not roots:
        raise click.UsageError(_NO_PATH)
    with closing(Catalog(folder)) as catalog:
        is_usable = catalog.trouble is None and (folder / FILE).exists()
    if not is_usable:
        tell_trouble(follow(folder, roots, wait=WAIT))
    target = _target(folder, PathNames(()))
    target.problems = target.empty = []  # `skimcast library sync` has told them
    return target


def _target(folder: Path, names: PathNames) -> IndexTarget:
    catalog = Catalog(folder)
    if catalog.trouble:
        complain(f"skimcast: {catalog.trouble}")
    counts = catalog.counts()
    if not counts.episodes:
        if counts.news:
            advice = "; name a summary" if names.roots else f" in the library; {_ADD}"
            complain(f"{counted(counts.news, 'news item')} but no summary{advice}")
        problems = tuple(names.problem(problem) for problem in catalog.problems())
        nothing_to_read(Reading(problems=problems), (), "no summary to search", "")
    return IndexTarget(catalog, names)
