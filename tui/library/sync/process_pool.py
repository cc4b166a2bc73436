"""Sharing the reading of many files among processes."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from tui.index.documents import Analyser
from tui.library.sync.extract import Batch, read_batch
from tui.library.sync.scan import Task
from tui.readers.classify import Kind

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_BATCH_BYTES = 128 * 1024
_BATCH_FILES = 64
_ALONE_BYTES = 384 * 1024  # read sooner by this process than by others that must start first
_AHEAD = 48  # batches that wait for each worker, so that none is idle while this process writes
_LOOK = 0.1  # seconds between two looks at whether to stop

Tasks: TypeAlias = list[Task]


class CrewError(Exception):
    """A worker process ended by itself."""


def batches(tasks: Iterable[Task]) -> Iterator[Tasks]:
    """Tasks in order, in batches of about as many bytes."""
    batch: Tasks = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += task.stat.size
        if size >= _BATCH_BYTES or len(batch) >= _BATCH_FILES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def read_all(
    tasks: Sequence[Task],
    analyser: Analyser,
    kind: Kind | None,
    workers: int | None,
    look: Callable[[], None],
) -> Generator[Batch, None, None]:
    """Read and analyse files, in their order.

    Args:
        tasks: the files.
        analyser: of the search room.
        kind: what files that were named themselves are.
        workers: processes; one a core where None. A few small files are read by this process.
        look: called often while waiting; may raise to end it.

    Raises:
        CrewError: a worker process ended by itself.
    """
    count = _cores() if workers is None else workers
    if count < 1 or sum(task.stat.size for task in tasks) < _ALONE_BYTES:
        yield from _alone(tasks, analyser, kind, look)
        return
    with _pool(count) as pool:
        waiting: deque[Future[Batch]] = deque()
        for batch in batches(tasks):
            waiting.append(pool.submit(read_batch, batch, analyser, kind))
            if len(waiting) > count * _AHEAD:
                yield _result(waiting.popleft(), look)
        while waiting:
            yield _result(waiting.popleft(), look)


def _alone(
    tasks: Sequence[Task], analyser: Analyser, kind: Kind | None, look: Callable[[], None]
) -> Iterator[Batch]:
    for batch in batches(tasks):
        look()
        yield read_batch(batch, analyser, kind)


def _result(future: Future[Batch], look: Callable[[], None]) -> Batch:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  costly, see _pool

    while True:
        look()
        try:
            return future.result(timeout=_LOOK)
        except TimeoutError:
            continue
        except BrokenProcessPool as error:
            raise CrewError(str(error)) from error


@contextmanager
def _pool(count: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes, started afresh: a copy of this one would copy its threads' locks."""
    import multiprocessing  # noqa: PLC0415  wanted for large syncs alone
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  the same

    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_prepare)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _prepare() -> None:
    """Make this a worker: Ctrl+C is for the parent, and the parent's end is the worker's, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # a signal to all of the parent's group would break the pool it waits for
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process  # noqa: PLC0415  see _pool

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _cores() -> int:
    counted = getattr(os, "sched_getaffinity", None)  # the cores that this process may use
    return len(counted(0)) if counted else os.cpu_count() or 1
