"""Where skimcast's files lie: the reader's store, the indexes, and the sample library.

The store is precious and lies in the data folder; an index can be made again: the cache has it.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_DAY = 86_400.0
KEPT_DAYS = 30.0
"""How long the index of folders that were merely named once is kept unused."""
KEPT_FOLDERS = 20
"""How many of them are kept at most."""
_USED = "used"  # an empty file; its time of change tells when the index was used


def cache_folder() -> Path:
    """The reader's cache folder of skimcast; it need not exist."""
    import platformdirs  # noqa: PLC0415  slow, and not every command asks

    return platformdirs.user_cache_path("skimcast", appauthor=False)


def config_folder() -> Path:
    """The reader's folder of settings of skimcast; it need not exist."""
    import platformdirs  # noqa: PLC0415  the same

    return platformdirs.user_config_path("skimcast", appauthor=False)


def config_file() -> Path:
    """Where the reader's settings are looked for."""
    return config_folder() / "config.toml"


def store_path() -> Path:
    """Where the reader's own store lies."""
    import platformdirs  # noqa: PLC0415  the same

    return platformdirs.user_data_path("skimcast", appauthor=False) / "store.sqlite3"


def fetched_folder() -> Path:
    """Where what is fetched from the network is kept as files, a folder for each subscription."""
    return store_path().parent / "fetched"


def sample_library() -> Path:
    """The folder of the sample library: installed with the package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "sample"
    return installed if installed.is_dir() else package.parent / "data"


def beneath(path: str, root: str) -> bool:
    """Whether a path is a root, or lies in it."""
    return path == root or path.startswith(os.path.join(root, ""))  # noqa: PTH118  for speed


def library_folder() -> Path:
    """Where the index of the reader's library lies."""
    return cache_folder() / "library"


def folder_for(paths: Iterable[Path | str]) -> Path:
    """Where the index of files and folders lies that were named on a command line.

    However and in whichever order they are named, the same ones have the same place.
    """
    real = sorted({os.path.realpath(path) for path in paths})
    name = hashlib.sha256("\0".join(real).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return _named_folders() / name


def note_use(folder: Path) -> None:
    """Note that an index is used now, so that it is not swept; a cache not to be written is let."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _USED).touch()


def sweep(keep: Path, now: float | None = None, most: int = KEPT_FOLDERS) -> None:
    """Remove the indexes of merely named folders that are long unused, and those beyond the number.

    One stays in any case; now is in seconds, as time.time gives it.
    """
    from shutil import rmtree  # noqa: PLC0415  costly, and few are swept

    oldest = (time.time() if now is None else now) - KEPT_DAYS * _DAY
    with suppress(OSError):
        others = [path for path in _named_folders().iterdir() if path != keep and path.is_dir()]
        newest_first = sorted(((_last_use(folder), folder) for folder in others), reverse=True)
        for rank, (used, folder) in enumerate(newest_first, 1):
            if used < oldest or rank >= most:
                rmtree(folder, ignore_errors=True)


def _named_folders() -> Path:
    return cache_folder() / "folders"


def _last_use(folder: Path) -> float:
    try:
        return (folder / _USED).stat().st_mtime
    except OSError:
        return 0.0
