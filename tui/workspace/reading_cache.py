"""What was read, kept until a file or folder that was looked at changes.

The first line of a kept file has what was looked at, each with its times and size; behind it is
the reading. So a start that finds nothing changed opens none of the reader's files, and needs no
readers.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from tui.library.discovery import gather, may_be_beside, read_files
from tui.model_json import NotDecodedError, decoded_reading, encoded
from tui.readers.passage_length import passage_minutes
from tui.readers.reading import STANDARD_INPUT, Reading, split_locator
from tui.workspace import cache_files

MOST_EPISODES = 50
"""Episodes of a reading that is kept, at most: folders with more are an index."""
_MOST_FILES = 5_000

Way: TypeAlias = Literal["gathered", "episode"]
"""How paths are read: with the news beside them, or as an episode alone."""
_Stamp: TypeAlias = list[int | str]


def read_or_recalled(paths: Sequence[Path | str], way: Way = "gathered") -> Reading:
    """What files and folders hold: as it was kept, else read now, and kept for the next time."""
    kept = recalled(paths, way)
    if kept is not None:
        return kept
    # Looked at before they are read: what changes meanwhile is read again.
    stamps = [] if STANDARD_INPUT in paths else _stamps(paths)
    reading = gather(paths) if way == "gathered" else read_files(paths, kind="episode")
    if stamps and 0 < len(reading.episodes) <= MOST_EPISODES:
        _keep(cache_files.name_of(*_asked(paths, way)), stamps, reading)
    return reading


def recalled(paths: Sequence[Path | str], way: Way = "gathered") -> Reading | None:
    """What was kept of a reading of these paths; None where something has changed since."""
    data = cache_files.load(cache_files.name_of(*_asked(paths, way)))
    if data is None:
        return None
    head, _, body = data.partition(b"\n")
    try:
        if not all(stamp == _stamp(stamp[-1]) for stamp in msgspec.json.decode(head)):
            return None
    except (msgspec.DecodeError, ValueError, TypeError, LookupError):
        return None
    try:
        return decoded_reading(body)
    except NotDecodedError:
        return None


def _asked(paths: Sequence[Path | str], way: Way) -> Iterator[bytes]:
    yield f"{way} {passage_minutes()}".encode()
    yield os.fsencode(Path.cwd())
    yield from (os.fsencode(path) for path in paths)


def _keep(name: str, stamps: list[_Stamp], reading: Reading) -> None:
    try:
        head, body = msgspec.json.encode(stamps), encoded(reading)
        is_whole = decoded_reading(body) == reading
    except (ValueError, TypeError, NotDecodedError):
        return
    if is_whole:
        cache_files.save(name, head + b"\n" + body)


def _stamps(paths: Sequence[Path | str]) -> list[_Stamp]:
    """All that is looked at to read paths, as it is now; nothing where that cannot be told."""
    stamps: dict[str, _Stamp] = {}
    for path in map(str, paths):
        for one in _looked_at(split_locator(path)[0]):
            if len(stamps) > _MOST_FILES or not _is_told_by_times(one):
                return []
            stamps.setdefault(one, _stamp(one))
    return list(stamps.values())


def _looked_at(path: str) -> Iterator[str]:
    if Path(path).is_dir():
        yield from _beneath(path)
    else:
        yield path
        folder = os.path.dirname(path) or "."  # noqa: PTH120  as the reader named it
        yield folder
        yield from _of_same_stem(path, folder)
    for beside in may_be_beside(Path(path)):
        yield str(beside)
        if beside.is_dir():
            yield from _beneath(str(beside))


def _beneath(folder: str) -> Iterator[str]:
    from tui.readers.files import FolderWalk  # noqa: PLC0415  what was read before needs none

    walk = FolderWalk()
    yield from walk.files(folder)
    yield from walk.folders
    yield from (problem.path for problem in walk.problems)


def _of_same_stem(path: str, folder: str) -> Iterator[str]:
    from tui.readers.files import recording_stem  # noqa: PLC0415  the same

    try:
        names = os.listdir(folder)  # noqa: PTH208  names alone
    except OSError:
        return
    stem = recording_stem(path)
    yield from (f"{folder}/{name}" for name in names if recording_stem(name) == stem)


def _is_told_by_times(path: str) -> bool:
    """Whether the times of a path tell all changes of what is read there."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  thousands of them
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _stamp(path: str) -> _Stamp:
    """A path with the times and the size of what is there; zeros where nothing is."""
    try:
        found = os.stat(path)  # noqa: PTH116  thousands of them
    except OSError:
        return [0, 0, 0, path]
    return [found.st_mtime_ns, found.st_ctime_ns, found.st_size, path]
