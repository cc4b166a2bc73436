"""Vectors that were made before, kept in one SQLite file in the user's cache folder.

A cache and nothing more: a damaged or foreign file is made anew, one that cannot be used is done
without, and several processes may use one at the same time.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tui import sqlite_file
from tui.embeddings.embedder import Embedder, Vectors
from tui.paths import cache_folder
from tui.stopping import checked

MOST = 250_000
"""Vectors that are kept, some 150 to 220 MB; the oldest tenth goes when there are more."""

BATCH = 32
"""Texts that are read before their vectors are kept."""

_KEYS = 500  # keys in one question
_VERSION = 1  # of the file, and of what a key is made of
_TABLE = """
CREATE TABLE vector (
    age    INTEGER PRIMARY KEY,
    key    BLOB NOT NULL UNIQUE,
    vector BLOB NOT NULL
) STRICT
"""
_FORM = sqlite_file.Form(0x5343_5645, _VERSION, (_TABLE,))

Vector: TypeAlias = NDArray[np.float16]

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many texts of how many have been read."""


def vectors_path() -> Path:
    """Where the vectors lie."""
    return cache_folder() / "vectors.sqlite3"


def key_of(name: str, text: str) -> bytes:
    """What a text's vector of an embedder is kept under; the text itself is not kept."""
    whole = f"{_VERSION}\0{name}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=16).digest()


def kept_vectors(
    embedder: Embedder, texts: Sequence[str], progress: Progress | None = None
) -> Vectors:
    """The vectors of texts as an embedder makes them, from the cache where they are in it.

    Raises:
        ModelError: there are new texts, and the model cannot be used.
    """
    keys = [key_of(embedder.name, text) for text in texts]
    by_key = dict(zip(keys, texts, strict=True))
    with VectorCache() as cache:
        found = cache.get(list(by_key), embedder.dimensions)
        new = sorted(by_key.keys() - found.keys(), key=lambda key: (len(by_key[key]), key))
        for first in checked(range(0, len(new), BATCH)):
            if progress is not None:
                progress(first, len(new))
            batch = new[first : first + BATCH]
            made = embedder.encode([by_key[key] for key in batch]).astype(np.float16)
            vectors = dict(zip(batch, made, strict=True))
            cache.put(vectors)
            found |= vectors
    rows = [found[key] for key in keys]
    return np.array(rows, np.float32).reshape(len(texts), embedder.dimensions)


class VectorCache:
    """The cached vectors; a context manager, used by one thread.

    Attributes:
        trouble: why nothing is cached; empty while all is well.
    """

    def __init__(self, path: Path | None = None, *, most: int = MOST) -> None:
        """Open the cache at a path, the user's own if none is given; never raises."""
        self.trouble = ""
        self._path = path or vectors_path()
        self._most = most
        self._db: sqlite3.Connection | None = None
        try:
            self._db = sqlite_file.open_cache(self._path, _FORM)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._db is not None:
            self._db.close()

    def get(self, keys: Sequence[bytes], dimensions: int) -> dict[bytes, Vector]:
        """The vectors that are kept of those asked for, if they have that many numbers."""
        vectors: dict[bytes, Vector] = {}
        if self._db is None:
            return vectors
        try:
            for first in range(0, len(keys), _KEYS):
                batch = keys[first : first + _KEYS]
                marks = ",".join("?" * len(batch))
                query = f"SELECT key, vector FROM vector WHERE key IN ({marks})"  # noqa: S608  marks alone
                vectors.update(_valid(self._db.execute(query, batch), dimensions))
        except sqlite3.Error as error:
            self._give_up(error)
        return vectors

    def put(self, vectors: Mapping[bytes, Vector]) -> None:
        """Keep vectors, and let the oldest go if there are too many."""
        if self._db is None:
            return
        rows = [(key, vector.astype("<f2").tobytes()) for key, vector in vectors.items()]
        try:
            with sqlite_file.transaction(self._db):
                put = "INSERT OR REPLACE INTO vector (key, vector) VALUES (?, ?)"
                self._db.executemany(put, rows)
                oldest, newest = self._db.execute(
                    "SELECT min(age), max(age) FROM vector"
                ).fetchone()
                if newest is not None and newest - oldest >= self._most:
                    least = newest - self._most + self._most // 10
                    self._db.execute("DELETE FROM vector WHERE age <= ?", (least,))
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        self.trouble = f"The vectors in {self._path} cannot be used: {error}"
        if self._db is not None:
            self._db.close()
            self._db = None
        damaged = isinstance(error, sqlite3.DatabaseError)
        if damaged and not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                sqlite_file.remove(self._path)  # the next one makes it anew


def _valid(rows: sqlite3.Cursor, dimensions: int) -> Iterator[tuple[bytes, Vector]]:
    """The rows whose vector is one."""
    whole = [row for row in rows if isinstance(row[1], bytes) and len(row[1]) == 2 * dimensions]
    vectors = np.frombuffer(b"".join(blob for _, blob in whole), "<f2").reshape(-1, dimensions)
    finite = np.isfinite(vectors).all(axis=1).tolist()
    for (key, _), vector, is_finite in zip(whole, vectors, finite, strict=True):
        if is_finite:
            yield key, vector
