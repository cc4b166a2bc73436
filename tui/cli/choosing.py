"""Which way `skimcast jump` takes to the reader's files: memory, an index, or the library's."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.output import complain, nothing_to_read
from tui.library.sync.scan import is_more
from tui.readers.registry import Reading, read
from tui.workspace.search_target import IndexTarget, OpenTarget, PathNames, SearchTarget

if TYPE_CHECKING:
    from tui.library.catalog.reader import Catalog

_FEW_FILES = 64
_FEW_BYTES = 512 * 1024
_WAIT = 60.0  # seconds for another skimcast that is reading the same files
_ADD = "add a folder of summaries: skimcast library add PATH"
_NO_PATH = (
    "Missing argument 'PATH...': name a summary or a folder of them, or make a library of your"
    " folders (skimcast library add PATH), which is asked where no PATH is named."
)


def finding_in(paths: Sequence[str]) -> SearchTarget:
    """What to ask for files and folders; for the reader's library where none is named.

    Exits 1, with words on why, where there is no episode in them.
    """
    if not paths:
        return _library()
    if is_more([Path(path) for path in paths], _FEW_FILES, _FEW_BYTES):
        return _index(paths) or _in_memory(paths)
    return _in_memory(paths)


def _in_memory(paths: Sequence[str]) -> OpenTarget:
    reading = read(paths, kind="episode")
    if not reading.episodes:
        nothing_to_read(reading, paths, "no summary to search", "name a summary")
    return OpenTarget(reading)


def _index(paths: Sequence[str]) -> IndexTarget | None:
    """An index of files and folders that follows them; None where there can be none."""
    from tui.cli.progress import follow_named, tell_trouble  # noqa: PLC0415  wanted for many files alone
    from tui.library.sync.synchronizer import AtWorkError, SyncError  # noqa: PLC0415  the same
    from tui.paths import folder_for  # noqa: PLC0415  the same

    named, folder = PathNames(paths), folder_for(paths)
    try:
        tell_trouble(follow_named(paths, wait=_WAIT))
    except AtWorkError:
        complain("skimcast: another skimcast is reading these files; not all can be found yet")
    except SyncError as error:
        complain(f"skimcast: {error}")
        return _opened(folder, named) if _has_episodes(folder) else None
    return _opened(folder, named)


def _library() -> IndexTarget:
    """The reader's library as the last sync left it, or made now where there was none."""
    from tui.cli.progress import follow, tell_trouble  # noqa: PLC0415  wanted here alone
    from tui.library.catalog.schema import FILE  # noqa: PLC0415  the same
    from tui.library.store.database import opened_store  # noqa: PLC0415  the same
    from tui.library.store.roots import LibraryRoots  # noqa: PLC0415  the same
    from tui.library.sync.synchronizer import SyncError  # noqa: PLC0415  the same
    from tui.paths import library_folder  # noqa: PLC0415  the same

    with opened_store() as store:
        roots = LibraryRoots(store).all()
    if not roots:
        raise click.UsageError(_NO_PATH)
    with closing(_catalog(library_folder())) as catalog:
        is_fit = catalog.trouble is None
    if not is_fit or not (library_folder() / FILE).exists():
        try:
            tell_trouble(follow(library_folder(), roots, wait=_WAIT))
        except SyncError as error:
            complain(f"skimcast: {error}")
            raise SystemExit(1) from error
    finding = _opened(library_folder(), PathNames(()))
    finding.problems = finding.empty = []  # `skimcast library sync` has told them
    return finding


def _catalog(folder: Path) -> Catalog:
    from tui.index.builder import ANALYSER  # noqa: PLC0415  numpy
    from tui.library.catalog.reader import Catalog  # noqa: PLC0415  wanted for many files alone

    return Catalog(folder, ANALYSER.form)


def _has_episodes(folder: Path) -> bool:
    with closing(_catalog(folder)) as catalog:
        return catalog.counts().episodes > 0


def _opened(folder: Path, named: PathNames) -> IndexTarget:
    catalog = _catalog(folder)
    if catalog.trouble:
        complain(f"skimcast: {catalog.trouble}")
    counts = catalog.counts()
    if not counts.episodes:
        if counts.news:
            items = f"{counts.news:,} news item{'' if counts.news == 1 else 's'} but no summary"
            here = "; name a summary" if named.roots else f" in the library; {_ADD}"
            complain(f"{items}{here}")
        problems = tuple(named.problem(problem) for problem in catalog.problems())
        nothing_to_read(Reading(problems=problems), (), "no summary to search", "")
    return IndexTarget(catalog, named)
