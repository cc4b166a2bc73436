"""Making an index follow its files: what is new or changed is read, what is gone is taken out.

Each chunk is committed by itself, so that a sync may be stopped or killed at any moment, and the
next one goes on from there.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tui.index.documents import Analyser
from tui.library.catalog import schema
from tui.library.catalog.reader import Catalog
from tui.library.catalog.writer import Chunk, Writer
from tui.library.sync.changes import Sorter
from tui.library.sync.extract import Batch
from tui.library.sync.lock import BusyError, locked
from tui.library.sync.process_pool import CrewError, read_all
from tui.library.sync.scan import Known, Survey, Task, survey
from tui.model import Problem
from tui.readers.classify import Kind
from tui.readers.registry import NOTHING_IN_FOLDER

_FIRST_CHUNK = 2048  # documents; the first ones can be found soon
_LARGEST_CHUNK = 32_768
_MOST_FILES = 8192  # in a chunk, whatever they hold
_MOST_RUNS = 8
_MOST_RUNS_MEANWHILE = 16
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_TELL = 0.2  # seconds between two words on how far it is


class SyncError(Exception):
    """Why an index cannot follow its files; what it had stays."""


class AtWorkError(SyncError):
    """Another process makes the same index follow its files."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sync is.

    Attributes:
        files: files that were looked at, while it goes through the folders.
        done: bytes read of those to be read.
        total: bytes to be read; 0 while that is not known.
        segments: segments and news items read.
        rate: segments and news items a second.
        left: seconds that it will take; None while that is not known.
    """

    files: int = 0
    done: int = 0
    total: int = 0
    segments: int = 0
    rate: float = 0.0
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sync came to.

    Attributes:
        episodes: in the index now.
        segments: in the index now.
        news: news items in the index now.
        changed: files that were read, as they are new or changed.
        moved: files that were found again elsewhere.
        gone: files that are there no more.
        problems: how many hinder something from being found; the catalog has them.
        stopped: whether it was stopped before its end.
        anew: why the index was made anew; empty where it was not.
    """

    episodes: int
    segments: int
    news: int
    changed: int
    moved: int
    gone: int
    problems: int
    stopped: bool
    anew: str


def sync(  # noqa: PLR0913  all but three have a usual value
    folder: Path,
    roots: Sequence[Path],
    analyser: Analyser,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    workers: int | None = None,
    kind: Kind | None = None,
    wait: float = 0.0,
) -> Outcome:
    """Make an index follow the files in some roots.

    Args:
        folder: where the index lies, or will lie.
        roots: files and folders; what the index has of others is taken out.
        analyser: of the search room.
        progress: told how far it is, some times a second.
        stop: asked often whether to stop.
        workers: processes that read; one a core where None, 0 for this process alone.
        kind: what roots are that are files.
        wait: seconds to wait for another process that is at work on the same index.

    Raises:
        AtWorkError: another process is at work on it.
        SyncError: the disk is full, or the folder cannot be written.
    """
    whole = [Path(os.path.abspath(root)) for root in roots]  # noqa: PTH100  keep links as named
    try:
        with locked(folder, wait, stop or _never):
            make = partial(_Run, analyser, progress, stop or _never, workers, kind)
            return _whatever_lies_there(folder, whole, make)
    except BusyError as error:
        raise AtWorkError("another skimcast is reading these files; try again later.") from error
    except CrewError as error:
        message = "a process that reads files ended by itself (out of memory?); try again."
        raise SyncError(message) from error
    except (OSError, sqlite3.Error) as error:
        raise SyncError(_why_not(folder, error)) from error


def _whatever_lies_there(folder: Path, roots: Sequence[Path], make: Callable[[], _Run]) -> Outcome:
    """Sync an index, and once more from nothing if it proves to be damaged."""
    try:
        return make().follow(folder, roots)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
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
    number = error.errno if isinstance(error, OSError) else None
    if code == sqlite3.SQLITE_FULL or number in _FULL:
        return (
            f"the disk is full; make room and try again. The index in {folder} keeps what it has."
        )
    if code == sqlite3.SQLITE_BUSY:
        return f"the index in {folder} is in use; try again later."
    if code == sqlite3.SQLITE_IOERR:
        return f"the index in {folder} cannot be written ({error}: is the disk full?)."
    why = error.strerror if isinstance(error, OSError) and error.strerror else error
    kept = "; it keeps what it has" if is_there else ""
    return f"the index in {folder} cannot be written ({why}){kept}."


class _StoppedError(Exception):
    """The reader wants it to end here."""


@dataclass(slots=True)
class _Run:
    """One sync under way."""

    analyser: Analyser
    progress: Callable[[Progress], None] | None
    stop: Callable[[], bool]
    workers: int | None
    kind: Kind | None
    files: int = 0
    total: int = 0
    done: int = 0
    segments: int = 0
    changed: int = 0
    moved: int = 0
    problems: list[Problem] = field(default_factory=list)
    _reading: float = field(default_factory=time.monotonic)
    _told: float = field(default_factory=time.monotonic)

    def follow(self, folder: Path, roots: Sequence[Path]) -> Outcome:
        """Read what is to be read; tells what it came to."""
        with closing(Writer(folder, self.analyser)) as writer:
            writer.sweep()
            gone, stopped = 0, False
            try:
                gone = self._follow(writer, roots)
            except _StoppedError:
                stopped = True
            writer.tidy(_MOST_RUNS)
            anew = writer.anew
        return self._outcome(folder, gone, anew, stopped=stopped)

    def _follow(self, writer: Writer, roots: Sequence[Path]) -> int:
        known = writer.known()
        found = survey(roots, known, writer.renew, self._seen)
        self.files = found.files
        self._reading = time.monotonic()
        self.total = sum(task.stat.size for task in found.tasks)
        self.problems = found.problems
        tasks = found.tasks
        while tasks:
            tasks = self._read(writer, tasks, known, found)
        if found.gone:
            writer.forget(found.gone.values())
        writer.finish([*self.problems, *self._bare(writer, roots)])
        return len(found.gone)

    def _bare(self, writer: Writer, roots: Sequence[Path]) -> Iterator[Problem]:
        """A problem for each folder in which nothing can be read, unless there is one already."""
        told = {problem.path for problem in self.problems}
        with closing(Catalog(writer.folder, self.analyser.form)) as catalog:
            for root in roots:
                bare = not any(catalog.counts_beneath(str(root)))
                if bare and str(root) not in told and root.is_dir():
                    yield Problem(str(root), None, NOTHING_IN_FOLDER)

    def _read(
        self, writer: Writer, tasks: Sequence[Task], known: Mapping[str, Known], found: Survey
    ) -> list[Task]:
        """Read files; the tasks that must be done again, as another was the file that moved."""
        sorter = Sorter(known, found)
        results = read_all(tasks, self.analyser, self.kind, self.workers, self._look)
        try:
            for batch in results:
                sorter.sort(batch)
                self._count(batch)
                if self._is_enough(sorter.chunk):
                    writer.commit(sorter.next_chunk())
                    writer.tidy(_MOST_RUNS_MEANWHILE)
        except _StoppedError:
            writer.commit(sorter.next_chunk())
            raise
        finally:
            results.close()
            self.changed += sorter.changed
            self.moved += sorter.moved
            self.problems += sorter.problems
        writer.commit(sorter.next_chunk())
        return sorter.again

    def _is_enough(self, chunk: Chunk) -> bool:
        """Whether to write a chunk: the first ones soon, so that there is something to find."""
        most = min(_LARGEST_CHUNK, max(_FIRST_CHUNK, self.segments // 2))
        return chunk.documents >= most or len(chunk.reads) >= _MOST_FILES

    def _count(self, batch: Batch) -> None:
        self.done += sum(done.task.stat.size for done in batch.files)
        self.segments += sum(len(done.documents) for done in batch.files)
        self._look()

    def _look(self) -> None:
        """Tell how far it is, some times a second; end here if the reader wants it."""
        if self.stop():
            raise _StoppedError
        now = time.monotonic()
        if self.progress is None or now < self._told + _TELL:
            return
        self._told = now
        took = max(now - self._reading, 1e-3)
        left = took * (self.total - self.done) / self.done if self.done else None
        rate = self.segments / took
        done = Progress(self.files, self.done, self.total, self.segments, rate, left)
        self.progress(done)

    def _seen(self, files: int) -> None:
        self.files = files
        self._look()

    def _outcome(self, folder: Path, gone: int, anew: str, *, stopped: bool) -> Outcome:
        with closing(Catalog(folder, self.analyser.form)) as catalog:
            counts = catalog.counts()
            problems = len(catalog.problems(1))
        return Outcome(*counts, self.changed, self.moved, gone, problems, stopped, anew)
