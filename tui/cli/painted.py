"""A start behind a painted frame: it names no command, and what it shows was read before."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tui.library.errors import StoreError
from tui.workspace.reading_cache import recalled
from tui.workspace.startup import Startup, resume, start_with


def open_painted(paths: Sequence[str]) -> bool:
    """Open the app as `skimcast PATH…` does; tells whether what the paths hold was there.

    Raises:
        OSError: the terminal is gone.
    """
    try:
        startup = _recalled(paths)
    except (OSError, StoreError):
        return False  # the command line tells what is wrong
    if startup is None:
        return False
    from tui.app import run  # noqa: PLC0415  Textual is imported only to draw

    run(startup, os.environ.get("SKIMCAST_THEME") or None)
    return True


def _recalled(paths: Sequence[str]) -> Startup | None:
    if not paths:
        return resume()
    kept = recalled(paths)
    return None if kept is None else start_with(kept)
