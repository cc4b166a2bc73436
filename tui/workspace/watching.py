"""The open file, read again when it changes; and the folders of a library."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

from msgspec.structs import replace

from tui.library.discovery import read_files
from tui.readers.reading import Reading, split_locator
from tui.workspace.workers import in_thread

_DEBOUNCE = 300  # milliseconds in which changes are one
_DEBOUNCE_FOLDERS = 1_000  # the same, of many files


async def readings_of(locator: str) -> AsyncGenerator[Reading, None]:
    """What an episode's file holds, each time that it has changed.

    Where watchfiles is not there (an environment of before), nothing is ever told.

    Its folder is watched, as editors put a new file in the place of the old one; while it is
    missing, nothing is told.
    """
    try:
        from watchfiles import awatch  # noqa: PLC0415  after the first frame
    except ImportError:
        return
    path = Path(split_locator(locator)[0])
    seen = _stamp(path)
    if seen is None:
        return
    async for _ in awatch(path.parent, recursive=False, debounce=_DEBOUNCE):
        if (stamp := _stamp(path)) and stamp != seen:
            seen = stamp
            yield await in_thread(lambda _: read_files([locator], kind="episode"))


async def changes_in(folders: Sequence[Path]) -> AsyncGenerator[None, None]:
    """Tells each time that something has changed beneath folders that are there now.

    What nobody may look into is passed over; without watchfiles nothing is ever told.
    """
    try:
        from watchfiles import awatch  # noqa: PLC0415  after the first frame
    except ImportError:
        return
    if there := [folder for folder in folders if folder.exists()]:
        async for _ in awatch(*there, debounce=_DEBOUNCE_FOLDERS, ignore_permission_denied=True):
            yield


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size


def renewed(old: Reading, new: Reading) -> Reading | None:
    """What to show of a file that has changed, with the news that stood beside it.

    None where the episode is lost, or all its timecodes: then the last good text stays.
    """
    if not new.episodes:
        return None
    was, now = old.episodes[0], new.episodes[0]
    if was.is_timed and not now.is_timed:
        return None
    return replace(new, news=old.news)
