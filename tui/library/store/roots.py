"""The folders that the reader named as the library; the reader's own, so the store keeps them."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tui.library.store.database import Store
from tui.sqlite_file import decoded_path, encoded_path


class LibraryRoots:
    """The files and folders that make the library; each method may raise a StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Path, ...]:
        """The folders in the order in which they were added; absolute paths."""
        rows = self._store.query("SELECT path FROM folder ORDER BY added, path")
        return tuple(Path(decoded_path(path)) for (path,) in rows)

    def add(self, path: Path | str) -> bool:
        """Add a folder; False where it is there already."""
        row = (_absolute(path), time.time())
        return self._store.change("INSERT OR IGNORE INTO folder VALUES (?, ?)", row) > 0

    def remove(self, path: Path | str) -> bool:
        """Take a folder off the list; False where it is not on it. Its files stay as they are."""
        row = (_absolute(path),)
        return self._store.change("DELETE FROM folder WHERE path = ?", row) > 0


def _absolute(path: Path | str) -> str | bytes:
    return encoded_path(os.path.abspath(path))  # noqa: PTH100  links stay as the reader named them
