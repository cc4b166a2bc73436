"""Where `skimcast jump` looks: few files are read, many and the library are asked in an index."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from tui.cli.output import read_summaries
from tui.readers.files import FolderWalk
from tui.readers.reading import STANDARD_INPUT
from tui.readers.registry import may_hold
from tui.workspace.search_target import OpenTarget, SearchTarget

FEW_FILES = 64
"""Files that are read for one search, at most."""
_FEW_BYTES = 512 * 1024


def target_for(paths: Sequence[str]) -> SearchTarget:
    """What to search for files and folders; the reader's library where none is named.

    Exits 1, with words on why, where there is no episode in them.
    """
    if paths and (STANDARD_INPUT in paths or are_few(paths, FEW_FILES)):
        return _open_target(paths)
    from tui.cli.index_targets import library_target, named_target  # noqa: PLC0415  for an index alone

    return (named_target(paths) or _open_target(paths)) if paths else library_target()


def are_few(paths: Sequence[str], limit: int) -> bool:
    """Whether there are so few files that they are read for one search: half a megabyte at most.

    No more is looked at in them than must be.
    """
    size = 0
    for count, path in enumerate(_files(paths), 1):
        with suppress(OSError, ValueError):
            size += os.stat(path).st_size  # noqa: PTH116  for speed
        if count > limit or size > _FEW_BYTES:
            return False
    return True


def _files(paths: Sequence[str]) -> Iterator[str]:
    walk = FolderWalk()
    for path in paths:
        yield from filter(may_hold, walk.files(path)) if Path(path).is_dir() else [path]


def _open_target(paths: Sequence[str]) -> OpenTarget:
    return OpenTarget(read_summaries(paths, "no summary to search", "name a summary"))
