"""The folders that the reader named as the library; the reader's own, so the store keeps them."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tui.library.catalog.schema import shown, stored
from tui.library.store.database import Store

_TABLE = "CREATE TABLE IF NOT EXISTS folder (path ANY PRIMARY KEY, added REAL NOT NULL) STRICT"


class LibraryRoots:
    """The files and folders that make the library."""

    def __init__(self, store: Store) -> None:
        """Keep them in a store.

        Raises:
            OSError: the store's file cannot be read.
        """
        self._store = store
        store.change(_TABLE)

    def all(self) -> tuple[Path, ...]:
        """The folders in the order in which they were added; absolute paths.

        Raises:
            OSError: the store's file cannot be read.
        """
        rows = self._store.ask("SELECT path FROM folder ORDER BY added, path")
        return tuple(Path(shown(path)) for (path,) in rows)

    def add(self, path: Path | str) -> bool:
        """Add a folder; False where it is there already.

        Raises:
            OSError: the disk would not take it; nothing has changed.
        """
        row = (_absolute(path), time.time())
        return self._store.change("INSERT OR IGNORE INTO folder VALUES (?, ?)", row) > 0

    def remove(self, path: Path | str) -> bool:
        """Take a folder off the list; False where it is not on it. Its files stay as they are.

        Raises:
            OSError: the disk would not take it; nothing has changed.
        """
        row = (_absolute(path),)
        return self._store.change("DELETE FROM folder WHERE path = ?", row) > 0


def _absolute(path: Path | str) -> str | bytes:
    return stored(os.path.abspath(path))  # noqa: PTH100  links stay as the reader named them
