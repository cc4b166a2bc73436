"""Writing the catalog: each chunk of what was read is one transaction, with the run it gave."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from tui.index import builder
from tui.index.segment_file import open_segment
from tui.library.catalog import schema
from tui.library.catalog.rows import FileRows, FileStat, IndexedFile
from tui.model import Problem
from tui.sqlite_file import UnfitError, decoded_path, encoded_path, transaction

_PART_DAMAGED = "a part of the index was damaged"


@dataclass(slots=True)
class Chunk:
    """What one transaction changes.

    Attributes:
        reads: files that were read, each with what the index knew of it.
        touched: files by id whose content is as it was, with their new path, size and time.
        analysed: the documents of the reads, analysed, in order; so many documents.
    """

    reads: list[tuple[FileRows, IndexedFile | None]] = field(default_factory=list)
    touched: list[tuple[int, str, FileStat]] = field(default_factory=list)
    analysed: list[bytes] = field(default_factory=list)
    documents: int = 0


class CatalogWriter:
    """The one connection that writes; whoever makes it holds the folder's lock.

    Each method may raise an OSError or a sqlite3.Error: the disk would not take it.

    Attributes:
        anew: why the index was made anew; empty where it was not.
        renew: documents with smaller numbers are to be read again, to be rid of the dead ones.
    """

    def __init__(self, folder: Path, least_dead: int) -> None:
        """Open the catalog, or make it; fewer dead documents are not worth reading all again."""
        self.folder = folder
        self._db, self.anew = schema.open_for_writing(folder)
        self._file = schema.identity(folder)
        self._numbers: int = schema.meta(self._db, "numbers")
        self._next_id = self._one("SELECT COALESCE(MAX(id), 0) + 1 FROM file")
        self.renew = self._begin_renewal(least_dead)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def indexed(self) -> dict[str, IndexedFile]:
        """All files of the index, by path."""
        columns = "path, id, size, changed, noted, hash, first, documents, named"
        rows = self._db.execute(f"SELECT {columns} FROM file")  # noqa: S608  ours
        values = ((path, (id_, FileStat(*some[:3]), *some[3:])) for path, id_, *some in rows)
        return {decoded_path(path): IndexedFile._make(file) for path, file in values}

    def commit(self, chunk: Chunk) -> None:
        """Take a chunk in; all of it, or none where an error is raised."""
        if not chunk.reads and not chunk.touched:
            return
        path = self._new_run() if chunk.documents else None
        try:
            if path is not None:
                builder.write_segment(path, self._numbers, chunk.analysed)
            with self._transaction():
                self._take(chunk)
                if path is not None:
                    run = (self._numbers, chunk.documents, path.name)
                    self._db.execute("INSERT INTO run VALUES (?, ?, ?)", run)
        except BaseException:
            if path is not None:
                _drop(path)
            raise
        self._numbers += chunk.documents

    def forget(self, gone: Iterable[IndexedFile]) -> None:
        """Take files that are there no more out of the index."""
        with self._transaction():
            for indexed in gone:
                self._bury(indexed)
                self._db.execute("DELETE FROM file WHERE id = ?", (indexed.id,))

    def finish(self, problems: Iterable[Problem]) -> None:
        """Note that all files were seen, with the problems that belong to none of them."""
        rows = [(encoded_path(p.path), p.line, p.message) for p in problems]
        before = self._db.execute("SELECT path, line, message FROM problem WHERE file IS NULL")
        if before.fetchall() == rows and not self.renew:
            return
        with self._transaction():
            self._db.execute("DELETE FROM problem WHERE file IS NULL")
            self._db.executemany("INSERT INTO problem VALUES (NULL, ?, ?, ?, 2)", rows)
            self._db.execute("UPDATE meta SET value = 0 WHERE name = 'renew'")

    def tidy(self, most: int) -> None:
        """Drop the runs at the beginning that are all dead, and merge others until few are left.

        Raises:
            UnfitError: a run is damaged.
        """
        self._drop_dead()
        while len(runs := self._runs()) > most:
            self._merge(runs[first_to_merge([count for _, count, _ in runs], most) :])

    def verify(self) -> None:
        """Look whether all of the index is as it was written.

        Raises:
            UnfitError: it is not, and is to be made anew.
        """
        schema.demand_whole(self._db)
        try:
            for _, _, name in self._runs():
                open_segment(self.folder / name)
        except (ValueError, FileNotFoundError) as error:
            raise UnfitError(_PART_DAMAGED) from error

    def sweep(self) -> None:
        """Remove runs that do not count: of a process that was killed, or merged into others."""
        live = {name for _, _, name in self._runs()}
        for path in self.folder.iterdir():
            if path.name.startswith("run-") and path.name not in live:
                _drop(path)

    def _begin_renewal(self, least_dead: int) -> int:
        renew: int = schema.meta(self._db, "renew")
        dead = self._one("SELECT COALESCE(SUM(documents), 0) FROM dead")
        live = self._one("SELECT COALESCE(SUM(documents), 0) FROM file")
        if not renew and dead > max(live, least_dead):
            renew = self._numbers
            with self._transaction():
                self._db.execute("UPDATE meta SET value = ? WHERE name = 'renew'", (renew,))
        return renew

    def _one(self, question: str, values: tuple[int, ...] = ()) -> int:
        return int(self._db.execute(question, values).fetchone()[0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """A change of the index that readers see whole or not at all."""
        with transaction(self._db):
            yield
            if schema.identity(self.folder) != self._file:
                raise schema.RemovedError(str(self.folder))
            self._db.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")

    def _take(self, chunk: Chunk) -> None:
        run = self._db.executemany
        for _, indexed in chunk.reads:
            if indexed is not None:
                self._bury(indexed)
        numbered = list(self._numbered(chunk))
        files = (
            (id_, encoded_path(f.path), *f.stat, f.hash, first, len(f.documents), f.named)
            for id_, first, f in numbered
        )
        episodes = (row for id_, first, f in numbered for row in _episode_rows(id_, first, f))
        items = (row for _, first, f in numbered for row in _item_rows(first, f))
        documents = (
            (number, id_, *document)
            for id_, first, f in numbered
            for number, document in enumerate(f.documents, first)
        )
        problems = (
            (id_, encoded_path(p.path), *p[1:]) for id_, _, f in numbered for p in f.problems
        )
        run("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", files)
        run("INSERT INTO episode VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", episodes)
        run("INSERT INTO item VALUES (?, ?)", items)
        run("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", documents)
        run("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", problems)
        touched = [(encoded_path(path), *seen, number) for number, path, seen in chunk.touched]
        run("UPDATE file SET path = ?, size = ?, changed = ?, noted = ? WHERE id = ?", touched)
        numbers = self._numbers + chunk.documents
        self._db.execute("UPDATE meta SET value = ? WHERE name = 'numbers'", (numbers,))

    def _numbered(self, chunk: Chunk) -> Iterator[tuple[int, int, FileRows]]:
        """The reads, each with its file's id and the number of its first document."""
        first = self._numbers
        for file, indexed in chunk.reads:
            yield (self._next_id if indexed is None else indexed.id), first, file
            first += len(file.documents)
            self._next_id += indexed is None

    def _bury(self, indexed: IndexedFile) -> None:
        """Take out what a file gave; its numbers are dead from now on."""
        span = (indexed.first, indexed.first + indexed.documents)
        if indexed.documents:
            self._db.execute("INSERT INTO dead VALUES (?, ?)", (indexed.first, indexed.documents))
            self._db.execute("DELETE FROM document WHERE number >= ? AND number < ?", span)
            self._db.execute("DELETE FROM item WHERE number >= ? AND number < ?", span)
        self._db.execute("DELETE FROM episode WHERE file = ?", (indexed.id,))
        self._db.execute("DELETE FROM problem WHERE file = ?", (indexed.id,))

    def _runs(self) -> list[tuple[int, int, str]]:
        return self._db.execute("SELECT first, documents, name FROM run ORDER BY first").fetchall()

    def _drop_dead(self) -> None:
        for first, count, name in self._runs():
            end = first + count
            dead = "SELECT COALESCE(SUM(documents), 0) FROM dead WHERE first >= ? AND first < ?"
            if self._one(dead, (first, end)) < count:
                return
            with self._transaction():
                self._db.execute("DELETE FROM run WHERE first = ?", (first,))
                self._db.execute("DELETE FROM dead WHERE first >= ? AND first < ?", (first, end))
            _drop(self.folder / name)

    def _merge(self, runs: Sequence[tuple[int, int, str]]) -> None:
        first = runs[0][0]
        end = runs[-1][0] + runs[-1][1]
        path = self._new_run()
        paths = [self.folder / name for _, _, name in runs]
        dead = "SELECT first, documents FROM dead WHERE first >= ? AND first < ? ORDER BY first"
        gone = [range(low, low + n) for low, n in self._db.execute(dead, (first, end))]
        try:
            _merge_files(path, paths, [number for numbers in gone for number in numbers])
            with self._transaction():
                self._db.execute("DELETE FROM run WHERE first >= ? AND first < ?", (first, end))
                merged = (first, end - first, path.name)
                self._db.execute("INSERT INTO run VALUES (?, ?, ?)", merged)
        except BaseException:
            _drop(path)
            raise
        for old in paths:
            _drop(old)

    def _new_run(self) -> Path:
        """A name that was never used: a reader may still have an older run open."""
        return self.folder / f"run-{secrets.token_hex(8)}.bin"


def note_links(folder: Path, key: str, count: int) -> None:
    """Keep how many links to news an episode showed; let go where the index is not to be written.

    The key is the episode's in the reader's store.
    """
    with suppress(OSError, sqlite3.Error), closing(schema.open_for_reading(folder)) as db:
        db.execute("INSERT OR REPLACE INTO news VALUES (?, ?)", (key, count))


def first_to_merge(counts: Sequence[int], most: int) -> int:
    """From which run on to merge: as far back as those before are not larger than all after.

    So each document is merged about as often as the library doubled.
    """
    start = len(counts) - 2
    total = counts[-1] + counts[-2]
    while start > 0 and (start >= most or counts[start - 1] <= total):
        start -= 1
        total += counts[start]
    return start


def _episode_rows(file: int, first: int, rows: FileRows) -> Iterator[tuple[object, ...]]:
    """The rows of a file's episodes; the id of the first is the file's own, and so it stays."""
    starts = accumulate((episode.segments for episode in rows.episodes), initial=first)
    for place, (episode, start) in enumerate(zip(rows.episodes, starts, strict=False)):
        yield file + (place << 40), file, *episode, start


def _item_rows(first: int, rows: FileRows) -> Iterator[tuple[int, str | None]]:
    """The rows of a file's news items, which stand behind all segments."""
    return enumerate(rows.days, first + len(rows.documents) - len(rows.days))


def _merge_files(path: Path, runs: Sequence[Path], dead: Sequence[int]) -> None:
    try:
        builder.merge_segments(path, runs, dead)
    except (ValueError, FileNotFoundError) as error:
        raise UnfitError(_PART_DAMAGED) from error


def _drop(path: Path) -> None:
    with suppress(OSError):  # another process may have it open; the next sync sweeps it
        schema.remove_run(path)
