"""Files of the cache that spare work; each can be made anew, and may go at any time.

A file's name is made of all that it depends on, the code among it. Those of a shelf are no more
than so many, and take no more than so many bytes together: the oldest go.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from tui.paths import cache_folder
from tui.whole_file import write_whole

_CHECKSUM = 4  # bytes, before the data
_NOT_MADE_BY = {"__pycache__", "sample", "app", "cli", "exporters", "fetching", "playback"}


class Shelf(Struct, frozen=True):
    """Files of one kind.

    Attributes:
        name: of their folder in that of the cache.
        most: bytes of all together; a file of more than half of it is not kept.
        files: how many there are at most.
    """

    name: str
    most: int
    files: int = 10_000

    @property
    def folder(self) -> Path:
        """Where they lie; it need not exist."""
        return cache_folder() / self.name


OPENED = Shelf("opened", 16 << 20)
"""What makes the next start short."""
CORPORA = Shelf("corpora", 1 << 30, 8)
"""What linking knows of many news items, a kilobyte each."""


def name_of(*parts: bytes) -> str:
    """A name that stands for these parts and for the code that makes something of them."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(b"%d " % len(part))
        digest.update(part)
    return f"{_of_code()}{digest.hexdigest()}"


def _of_code() -> str:
    """What the names of this code's files begin with."""
    return f"{code_stamp():x}-"


def load(name: str, shelf: Shelf = OPENED) -> bytes | None:
    """What was kept under a name; None where that is nothing, or damaged."""
    with suppress(OSError), (shelf.folder / name).open("rb") as file:
        if file.read(_CHECKSUM) == _checksum(data := file.read()):
            return data
    return None


def newest(shelf: Shelf) -> str | None:
    """The name of what this code saved last; None where that is nothing."""
    with suppress(OSError):
        files = [one for one in os.scandir(shelf.folder) if one.name.startswith(_of_code())]
        times = [(one.stat().st_mtime_ns, one.name) for one in files]
        return max(times)[1] if times else None
    return None


def save(name: str, data: bytes | memoryview, shelf: Shelf = OPENED) -> None:
    """Keep data under a name, where the disk takes it."""
    if len(data) > shelf.most // 2:
        return
    with suppress(OSError):
        shelf.folder.mkdir(parents=True, exist_ok=True)
        write_whole(shelf.folder / name, _checksum(data), data)
        _drop_oldest(shelf)


def _checksum(data: bytes | memoryview) -> bytes:
    return crc32(data).to_bytes(_CHECKSUM)


def _drop_oldest(shelf: Shelf) -> None:
    """Remove the files written first, until the others are no more and no larger than they may."""
    files = [
        (one.stat().st_mtime_ns, one.stat().st_size, one.path) for one in os.scandir(shelf.folder)
    ]
    total = 0
    for number, (_, size, path) in enumerate(sorted(files, reverse=True), 1):
        total += size
        if total > shelf.most or number > shelf.files:
            Path(path).unlink(missing_ok=True)


@cache
def code_stamp() -> int:
    """When our own code was changed last, as far as the times of its files tell: an upgrade is.

    That of folders which only show, write or fetch what others make is none of it.
    """
    return max(_times(str(Path(__file__).parents[1])), default=0)


def _times(folder: str) -> Iterator[int]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name not in _NOT_MADE_BY:
                yield from _times(entry.path)
        else:
            yield entry.stat().st_mtime_ns
