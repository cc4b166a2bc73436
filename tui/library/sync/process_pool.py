"""Sharing the reading of many files among processes."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeAlias, TypeVar

from tui.library.sync.extract import Batch
from tui.library.sync.limits import SyncLimits
from tui.library.sync.scan import Task

_AHEAD = 48  # batches that wait for each worker, so that none is idle while this process writes
_LOOK = 0.1  # seconds between two looks at whether to stop

T = TypeVar("T")
Tasks: TypeAlias = list[Task]


class WorkerError(Exception):
    """A worker process ended by itself."""


def batches(tasks: Iterable[Task], limits: SyncLimits) -> Iterator[Tasks]:
    """Tasks in order, in batches of about as many bytes."""
    batch: Tasks = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += task.stat.size
        if size >= limits.batch_bytes or len(batch) >= limits.batch_files:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def read_all(
    tasks: Sequence[Task],
    read: Callable[[Tasks], Batch],
    limits: SyncLimits,
    workers: int | None,
    look: Callable[[], None],
) -> Generator[Batch, None, None]:
    """Read and analyse files, in their order, in so many processes; one a core where None.

    Read must be what a worker process can be given; look is called often, and may raise to end it.

    Raises:
        WorkerError: a worker process ended by itself.
    """
    count = _cores() if workers is None else workers
    if count < 1 or sum(task.stat.size for task in tasks) < limits.alone_bytes:
        for batch in batches(tasks, limits):
            look()
            yield read(batch)
        return
    with worker_pool(count) as pool:
        waiting: deque[Future[Batch]] = deque()
        for batch in batches(tasks, limits):
            waiting.append(pool.submit(read, batch))
            if len(waiting) > count * _AHEAD:
                yield result_of(waiting.popleft(), look)
        while waiting:
            yield result_of(waiting.popleft(), look)


def result_of(future: Future[T], look: Callable[[], None]) -> T:
    """What a worker gives; look is called while waiting for it.

    Raises:
        WorkerError: a worker process ended by itself.
    """
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  costly, see below

    while True:
        look()
        try:
            return future.result(timeout=_LOOK)
        except TimeoutError:
            continue
        except BrokenProcessPool as error:
            raise WorkerError(str(error)) from error


@contextmanager
def worker_pool(count: int) -> Iterator[ProcessPoolExecutor]:
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
