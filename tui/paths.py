"""Where the indexes lie: in the reader's cache folder, since each can be made again."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import platformdirs

_DAY = 86_400.0
KEPT_DAYS = 30.0
"""How long the index of folders that were merely named once is kept unused."""
KEPT_FOLDERS = 20
"""How many of them are kept at most."""
_USED = "used"  # an empty file; its time of change tells when the index was used


def cache_folder() -> Path:
    """The reader's cache folder of skimcast; it need not exist."""
    return Path(platformdirs.user_cache_path("skimcast", appauthor=False))


def library_folder() -> Path:
    """Where the index of the reader's library lies."""
    return cache_folder() / "library"


def folder_for(paths: Iterable[Path | str]) -> Path:
    """Where the index of files and folders lies that were named on a command line.

    However and in whichever order they are named, the same ones have the same place.
    """
    real = sorted({os.path.realpath(path) for path in paths})
    name = hashlib.sha256("\0".join(real).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return _passing() / name


def note_use(folder: Path) -> None:
    """Note that an index is used now, so that it is not swept; a cache not to be written is let."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _USED).touch()


def sweep(keep: Path, now: float | None = None) -> None:
    """Remove the indexes of merely named folders that are long unused, and those beyond the number.

    Args:
        keep: one that stays in any case.
        now: the time, in seconds as time.time gives it.
    """
    from shutil import rmtree  # noqa: PLC0415  costly, and few are swept

    oldest = (time.time() if now is None else now) - KEPT_DAYS * _DAY
    with suppress(OSError):
        others = [folder for folder in _passing().iterdir() if folder != keep and folder.is_dir()]
        newest_first = sorted(((_used(folder), folder) for folder in others), reverse=True)
        for place, (used, folder) in enumerate(newest_first, 1):
            if used < oldest or place >= KEPT_FOLDERS:
                rmtree(folder, ignore_errors=True)


def _passing() -> Path:
    return cache_folder() / "folders"


def _used(folder: Path) -> float:
    try:
        return (folder / _USED).stat().st_mtime
    except OSError:
        return 0.0
