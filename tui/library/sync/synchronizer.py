"""Making an index follow its files: what is new or changed is read, what is gone is taken out.

Each chunk is committed by itself, so that a sync may be stopped or killed at any moment, and the
next one goes on from there.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tui.library.catalog import schema
from tui.library.catalog.reader import Catalog
from tui.library.catalog.writer import CatalogWriter, Chunk
from tui.library.errors import SyncError
from tui.library.sync.changes import ChangeSorter
from tui.library.sync.extract import Batch, read_batch
from tui.library.sync.limits import SyncLimits
from tui.library.sync.lock import locked
from tui.library.sync.outcome import Outcome, Progress
from tui.library.sync.process_pool import WorkerError, read_all
from tui.library.sync.scan import Task, scan
from tui.model import Problem
from tui.paths import fetched_folder
from tui.readers.reading import Kind
from tui.readers.registry import NOTHING_IN_FOLDER
from tui.sqlite_file import is_damage, is_full, reason

_LIMITS = SyncLimits()


def sync(  # noqa: PLR0913  all but two have a usual value
    folder: Path,
    roots: Sequence[Path],
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    workers: int | None = None,
    kind: Kind | None = None,
    wait: float = 0.0,
    limits: SyncLimits = _LIMITS,
) -> Outcome:
    """Make an index follow the files in some roots; what it has of others is taken out.

    Args:
        folder: where the index lies, or will lie.
        roots: files and folders.
        progress: told how far it is, some times a second.
        stop: asked often whether to stop.
        workers: processes that read; one a core where None, 0 for this process alone.
        kind: what roots are that are files.
        wait: seconds to wait for another process that is at work on the same index.
        limits: how the work is shared out.

    Raises:
        AtWorkError: another process is at work on it.
        SyncError: the disk is full, or the folder cannot be written.
    """
    whole = [Path(os.path.abspath(root)) for root in roots]  # noqa: PTH100  keep links as named
    try:
        with locked(folder, wait, stop or _never):
            make = partial(_SyncRun, limits, progress, stop or _never, workers, kind)
            return _whatever_lies_there(folder, whole, make)
    except WorkerError as error:
        message = "a process that reads files ended by itself (out of memory?); try again."
        raise SyncError(message) from error
    except (OSError, sqlite3.Error) as error:
        raise SyncError(_why_not(folder, error)) from error


def _whatever_lies_there(
    folder: Path, roots: Sequence[Path], make: Callable[[], _SyncRun]
) -> Outcome:
    """Sync an index, and once more from nothing if it proves to be damaged."""
    try:
        return make().follow(folder, roots)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        schema.distrust(folder)
        return make().follow(folder, roots)


def _never() -> bool:
    return False


def _why_not(folder: Path, error: Exception) -> str:
    is_there = (folder / schema.FILE).exists()
    if isinstance(error, schema.RemovedError) or (
        isinstance(error, FileNotFoundError) and not is_there
    ):
        return f"the index in {folder} was removed while it was made; try again."
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if is_full(error):
        return (
            f"the disk is full; make room and try again. The index in {folder} keeps what it has."
        )
    if code == sqlite3.SQLITE_BUSY:
        return f"the index in {folder} is in use; try again later."
    rest = "; it keeps what it has" if is_there else ""
    return f"the index in {folder} cannot be written ({reason(error)}){rest}."


class _StoppedError(Exception):
    """The reader wants it to end here."""


@dataclass(slots=True)
class _SyncRun:
    limits: SyncLimits
    progress: Callable[[Progress], None] | None
    stop: Callable[[], bool]
    workers: int | None
    kind: Kind | None
    files: int = 0
    total: int = 0
    done: int = 0
    segments: int = 0
    _sorter: ChangeSorter = field(default_factory=ChangeSorter)
    _reading: float = field(default_factory=time.monotonic)
    _reported: float = field(default_factory=time.monotonic)

    def follow(self, folder: Path, roots: Sequence[Path]) -> Outcome:
        """Read what is to be read; tells what it came to."""
        with closing(CatalogWriter(folder, self.limits.least_dead)) as writer:
            writer.verify()
            writer.sweep()
            gone, stopped = 0, False
            try:
                gone = self._follow(writer, roots)
            except _StoppedError:
                stopped = True
            writer.tidy(self.limits.segments)
        sorter = self._sorter
        with closing(Catalog(folder)) as catalog:
            counts, problems = catalog.counts(), len(catalog.problems(1))
        read = (sorter.changed, sorter.moved, gone, problems)
        return Outcome(*counts, *read, stopped, writer.anew)

    def _follow(self, writer: CatalogWriter, roots: Sequence[Path]) -> int:
        indexed = writer.indexed()
        scanned = scan(roots, indexed, writer.renew, self._scanned)
        self.files = scanned.files
        self._reading = time.monotonic()
        self.total = sum(task.stat.size for task in scanned.tasks)
        self._sorter = ChangeSorter(indexed, scanned.gone, scanned.problems)
        tasks = scanned.tasks
        while tasks:
            tasks = self._read(writer, tasks)
        if scanned.gone:
            writer.forget(scanned.gone.values())
        writer.finish([*scanned.problems, *self._bare(writer, roots)])
        return len(scanned.gone)

    def _bare(self, writer: CatalogWriter, roots: Sequence[Path]) -> Iterator[Problem]:
        """A problem for each folder in which nothing can be read, unless there is one already.

        That of what is fetched may be empty: the reader has not put it there.
        """
        nothing_yet = fetched_folder()
        reported = {problem.path for problem in self._sorter.problems}
        with closing(Catalog(writer.folder)) as catalog:
            for root in roots:
                bare = root != nothing_yet and not catalog.holds_beneath(str(root))
                if bare and str(root) not in reported and root.is_dir():
                    yield Problem(str(root), None, NOTHING_IN_FOLDER)

    def _read(self, writer: CatalogWriter, tasks: Sequence[Task]) -> list[Task]:
        """Read files; the tasks that must be done again, as another was the file that moved."""
        sorter = self._sorter
        sorter.again = []
        read = partial(read_batch, kind=self.kind)
        results = read_all(tasks, read, self.limits, self.workers, self._look)
        try:
            for batch in results:
                sorter.sort(batch)
                self._count(batch)
                if self._is_enough(sorter.chunk):
                    writer.commit(sorter.next_chunk())
                    writer.tidy(self.limits.segments_meanwhile)
        except _StoppedError:
            writer.commit(sorter.next_chunk())
            raise
        finally:
            results.close()
        writer.commit(sorter.next_chunk())
        return sorter.again

    def _is_enough(self, chunk: Chunk) -> bool:
        """Whether to write a chunk: the first ones soon, so that there is something to find."""
        limits = self.limits
        most = min(limits.largest_chunk, max(limits.first_chunk, self.segments // 2))
        return chunk.documents >= most or len(chunk.reads) >= limits.chunk_files

    def _count(self, batch: Batch) -> None:
        self.done += sum(done.task.stat.size for done in batch.files)
        self.segments += sum(len(done.rows.documents) for done in batch.files)
        self._look()

    def _look(self) -> None:
        """Tell how far it is, some times a second; end here if the reader wants it."""
        if self.stop():
            raise _StoppedError
        now = time.monotonic()
        if self.progress is None or now < self._reported + self.limits.report_every:
            return
        self._reported = now
        took = max(now - self._reading, 1e-3)
        left = took * (self.total - self.done) / self.done if self.done else None
        rate = self.segments / took
        self.progress(Progress(self.files, self.done, self.total, self.segments, rate, left))

    def _scanned(self, files: int) -> None:
        self.files = files
        self._look()
