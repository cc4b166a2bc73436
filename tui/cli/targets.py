"""Where `skimcast jump` looks: few files are read, many and the library are asked in an index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.cli.output import read_summaries
from tui.library.sync.scan import is_more
from tui.workspace.search_target import OpenTarget, SearchTarget

FEW_FILES = 64
"""Files that are read for one search, at most."""
_FEW_BYTES = 512 * 1024


def target_for(paths: Sequence[str]) -> SearchTarget:
    """What to search for files and folders; the reader's library where none is named.

    Exits 1, with words on why, where there is no episode in them.
    """
    if paths and not is_more([Path(path) for path in paths], FEW_FILES, _FEW_BYTES):
        return _open_target(paths)
    from tui.cli.index_targets import library_target, named_target  # noqa: PLC0415  for an index alone

    return (named_target(paths) or _open_target(paths)) if paths else library_target()


def _open_target(paths: Sequence[str]) -> OpenTarget:
    return OpenTarget(read_summaries(paths, "no summary to search", "name a summary"))
