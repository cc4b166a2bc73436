"""What the app begins with: the named files, where the reader left off, the library, the sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.discovery import gather
from tui.library.errors import StoreError
from tui.library.store.database import Store
from tui.library.store.positions import Positions, ReadingPosition
from tui.library.store.roots import LibraryRoots
from tui.paths import folder_for, library_folder, sample_library
from tui.readers.files import FolderWalk
from tui.readers.registry import Reading, may_hold, read

if TYPE_CHECKING:
    from tui.workspace.hits import Library

_MANY = 50
"""Summaries that are read before anything is shown, at most."""
_LOOKED_AT = 50
"""Files of a folder that are read to guess how many of all are summaries."""
_SYNC = ("library", "sync", "--json")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the app begins with.

    Attributes:
        reading: what was read; without an episode, the library is shown first.
        store: the reader's own store, which the app closes.
        library: what the library screen lists; None for what was read.
        start: where to begin in the first episode, in seconds.
        word: something to tell the reader.
    """

    reading: Reading
    store: Store
    library: Library | None = None
    start: float | None = None
    word: str = ""


def left_off() -> Opening:
    """Where the reader left off; else their library, if it has a folder; else the sample."""
    store = Store()
    library, last = _readers_library(store), _last(store)
    if last is None:
        reading = Reading() if library else gather([sample_library()])
        return Opening(reading, store, library)
    reading = read([last.path], kind="episode") if library else gather([last.path])
    if reading.episodes:
        return Opening(reading, store, library, last.seconds or None)
    word = f"{last.title} is not there any more: {last.path}"
    reading = Reading() if library else gather([sample_library()])
    return Opening(reading, store, library, word=word)


def of_named(paths: Sequence[str]) -> Opening | None:
    """An index of named folders that hold many summaries; None where they are to be read now."""
    if not all(Path(path).is_dir() for path in paths) or about_how_many(paths) <= _MANY:
        return None
    from tui.workspace.indexed import IndexedLibrary  # noqa: PLC0415  where it is wanted

    name = Path(paths[0]).resolve().name if len(paths) == 1 else "these folders"
    store = Store()
    library = IndexedLibrary(folder_for(paths), name, (*_SYNC, *paths), store)
    return Opening(Reading(), store, library)


def of_reading(reading: Reading) -> Opening:
    """What was read; of one episode, the library beside it is the reader's own."""
    store = Store()
    library = _readers_library(store) if len(reading.episodes) == 1 else None
    return Opening(reading, store, library)


def about_how_many(folders: Sequence[Path | str]) -> int:
    """About how many summaries lie in folders: the files are counted, and a few are looked at.

    What lies in a folder named `news` counts for none.
    """
    walk = FolderWalk()
    found = [
        path
        for folder in folders
        for path in walk.files(str(folder))
        if may_hold(path) and "news" not in Path(path).parts[:-1]
    ]
    if len(found) <= _MANY:
        return len(found)
    few = found[:: len(found) // _LOOKED_AT]
    return round(len(read(few).episodes) / len(few) * len(found))


def _last(store: Store) -> ReadingPosition | None:
    try:
        return Positions(store).last()
    except StoreError:
        return None


def _readers_library(store: Store) -> Library | None:
    """The index of the folders that the reader has named; None where there is none."""
    try:
        if not LibraryRoots(store).all():
            return None
    except StoreError:
        return None
    from tui.workspace.indexed import IndexedLibrary  # noqa: PLC0415  where it is wanted

    return IndexedLibrary(library_folder(), "the library", _SYNC, store)
