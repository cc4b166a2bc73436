"""Files that are written whole or not at all, however the process ends.

A file is written beside its place under a hidden name, put on the disk, and then takes its place;
a kill leaves the old file or the new one, and at most a hidden one that clear_unfinished removes.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

_UNFINISHED = ".skimcast-unfinished-"


def write_whole(
    path: Path, *data: bytes | memoryview, changed: int | None = None, mode: int = 0o644
) -> None:
    """Write a file in a folder that is there; on the disk when this returns, but for its name.

    Who needs the name to outlive a power cut calls sync_folder when all files of it are written.
    Changed is the time of change that it gets, in nanoseconds since 1970; now for None.

    Raises:
        OSError: it cannot be written; what was there before is there still.
    """
    number, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines(data)
            file.flush()
            os.fchmod(file.fileno(), mode) if hasattr(os, "fchmod") else None
            if changed is not None:
                os.utime(name, ns=(changed, changed))
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system can."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def clear_unfinished(folder: Path) -> None:
    """Remove what a killed process left beneath a folder; nobody may be at work there now."""
    with suppress(OSError):
        for path in folder.rglob(f"{_UNFINISHED}*"):
            path.unlink(missing_ok=True)
