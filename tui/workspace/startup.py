"""What the app begins with: the named files, where the reader left off, the library, the sample."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.library.errors import StoreError
from tui.library.store.database import Store
from tui.library.store.positions import Positions, ReadingPosition
from tui.library.store.roots import LibraryRoots
from tui.paths import folder_for, library_folder, sample_library
from tui.readers.reading import Reading
from tui.workspace.reading_cache import MOST_EPISODES, read_or_recalled

if TYPE_CHECKING:
    from tui.workspace.hits import Hit, Library

_READ_AT_ONCE = MOST_EPISODES
"""Summaries that are read before anything is shown, at most."""
_SAMPLED = 50
"""Files of a folder that are read to guess how many of all are summaries, at most."""
_SYNC = ("library", "sync", "--json")


class Startup(Struct, frozen=True):
    """What the app begins with.

    Attributes:
        reading: what was read; without an episode, the library is shown first.
        store: the reader's own, which the app closes.
        library: what the library screen lists; None for what was read.
        start: where to begin in the first episode, in seconds.
        message: something to tell at the start.
        hits: what to begin at in the first episode, and what else is to be lit.
    """

    reading: Reading
    store: Store
    library: Library | None = None
    start: float | None = None
    message: str = ""
    hits: Sequence[Hit] = ()


def resume() -> Startup:
    """Where the reader left off; else their library, if it has a folder; else the sample.

    Who has a library now is through with the sample.
    """
    store = Store()
    library, last = _readers_library(store), _last_position(store)
    message = ""
    if library and last and Path(last.path).is_relative_to(sample_library()):
        last = None
    if last is not None:
        reading = read_or_recalled([last.path], "episode" if library else "gathered")
        if reading.episodes:
            return Startup(reading, store, library, last.seconds or None)
        message = f"{last.title} is not there any more: {last.path}"
    reading = Reading() if library else read_or_recalled([sample_library()])
    return Startup(reading, store, library, message=message)


def library_alone() -> Startup:
    """The reader's library, with nothing opened of it; the sample where they have none."""
    store = Store()
    library = _readers_library(store)
    return Startup(Reading() if library else read_or_recalled([sample_library()]), store, library)


def start_with_index(paths: Sequence[str]) -> Startup | None:
    """An index of named folders that hold many summaries; None where they are to be read now."""
    if not all(Path(path).is_dir() for path in paths) or estimated_count(paths) <= _READ_AT_ONCE:
        return None
    name = Path(paths[0]).resolve().name if len(paths) == 1 else "these folders"
    store = Store()
    return Startup(Reading(), store, _indexed(folder_for(paths), name, store, paths))


def start_with(reading: Reading) -> Startup:
    """What was read; of one episode, the library beside it is the reader's own."""
    store = Store()
    library = _readers_library(store) if len(reading.episodes) == 1 else None
    return Startup(reading, store, library)


def estimated_count(folders: Sequence[Path | str]) -> int:
    """About how many summaries lie in folders: the files are counted, and a sample is read.

    What lies in a folder named `news` counts for none.
    """
    from tui.readers.files import FolderWalk  # noqa: PLC0415  what was read before needs none
    from tui.readers.registry import may_hold, read  # noqa: PLC0415  the same

    walk = FolderWalk()
    paths = [
        path
        for folder in folders
        for path in walk.files(str(folder))
        if may_hold(path) and "news" not in Path(path).parts[:-1]
    ]
    if len(paths) <= _READ_AT_ONCE:
        return len(paths)
    sample = paths[:: math.ceil(len(paths) / _SAMPLED)]
    return round(len(read(sample).episodes) / len(sample) * len(paths))


def _last_position(store: Store) -> ReadingPosition | None:
    with suppress(StoreError):
        return Positions(store).last()
    return None


def _readers_library(store: Store) -> Library | None:
    """The index of the folders that the reader has named; None where there is none."""
    with suppress(StoreError):
        if LibraryRoots(store).all():
            return _indexed(library_folder(), "the library", store)
    return None


def _indexed(folder: Path, name: str, store: Store, paths: Sequence[str] = ()) -> Library:
    from tui.workspace.indexed import IndexedLibrary  # noqa: PLC0415  where it is wanted

    return IndexedLibrary(folder, name, (*_SYNC, *paths), store, roots=paths)
