"""Files of the cache that make the next start short; each can be made anew, and may go at any time.

A file's name is made of all that it depends on, the code among it. Together they take no more than
so many bytes: the oldest go.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from tui.paths import cache_folder
from tui.whole_file import write_whole

MOST = 16 << 20
"""Bytes of all files together."""
MOST_OF_ONE = MOST // 2
"""Bytes of one file; a larger one is not kept."""


def name_of(*parts: bytes) -> str:
    """A name that stands for these parts and for the code that makes something of them."""
    digest = blake2b(digest_size=16)
    for part in (str(code_stamp()).encode(), *parts):
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.hexdigest()


def load(name: str) -> bytes | None:
    """What was kept under a name; None where that is nothing."""
    with suppress(OSError):
        return (folder() / name).read_bytes()
    return None


def save(name: str, data: bytes) -> None:
    """Keep data under a name, where the disk takes it."""
    if len(data) > MOST_OF_ONE:
        return
    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        write_whole(folder() / name, data)
        _drop_oldest(MOST)


def folder() -> Path:
    """Where they lie; it need not exist."""
    return cache_folder() / "opened"


def _drop_oldest(most: int) -> None:
    """Remove the files written first, until the others take no more than so many bytes."""
    files = [(one.stat().st_mtime_ns, one.stat().st_size, one.path) for one in os.scandir(folder())]
    total = 0
    for _, size, path in sorted(files, reverse=True):
        total += size
        if total > most:
            Path(path).unlink(missing_ok=True)


@cache
def code_stamp() -> int:
    """When our own code was changed last, as far as the times of its files tell: an upgrade is."""
    return max(_times(str(Path(__file__).parents[1])), default=0)


def _times(folder: str) -> Iterator[int]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name not in ("__pycache__", "sample"):
                yield from _times(entry.path)
        else:
            yield entry.stat().st_mtime_ns
