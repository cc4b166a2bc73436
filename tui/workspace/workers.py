"""Work in the background that can be stopped: in threads, and the sync in a process of its own."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from contextvars import copy_context
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from msgspec import Struct

import tui
from tui.memory import without_full_collections

if TYPE_CHECKING:  # threads are made when something is asked of them
    from concurrent.futures import Executor, ThreadPoolExecutor

_Result = TypeVar("_Result")

Stop: TypeAlias = Callable[[], bool]
"""Tells work whether nobody waits for it any more."""

_GRACE = 3.0
"""Seconds that the process has for what it is doing when it is told to end."""
_LAST_WORDS = 2_000
"""Characters that are kept of what the process says on its way out."""


async def in_thread(work: Callable[[Stop], _Result], threads: Executor | None = None) -> _Result:
    """What blocking work comes to; it is told to stop when the wait for it is cancelled."""
    cancelled, context = threading.Event(), copy_context()
    loop = asyncio.get_running_loop()
    try:
        return await loop.run_in_executor(threads, context.run, work, cancelled.is_set)
    finally:
        cancelled.set()


class SearchThread:
    """A thread that searches, so that an index is only ever read by one thread."""

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  when first asked

        return ThreadPoolExecutor(1, thread_name_prefix="search")

    async def ask(self, search: Callable[[Stop], _Result]) -> _Result:
        """The answer of a search; see in_thread."""

        def searched(stop: Stop) -> _Result:
            with without_full_collections():
                return search(stop)

        return await in_thread(searched, self._thread)

    def close(self) -> None:
        """Begin no further search."""
        self._thread.shutdown(wait=False, cancel_futures=True)


class SyncProgress(Struct, frozen=True):
    """How far the reading of the folders is.

    Attributes:
        done: bytes of those to be read that were read.
        total: bytes to be read; 0 while the folders are looked through.
        rate: segments and news items a second.
        left: seconds that it will still take, if that is known.
    """

    done: int
    total: int
    rate: float
    left: float | None


class SyncProcess:
    """Runs the sync as a process, one at a time.

    Attributes:
        progress: how far it is; None before the first word of it.
        trouble: why it went wrong; empty if it did not.
        summary: the fields of its last row, once it has ended well.
    """

    def __init__(self, arguments: Sequence[str], changed: Callable[[], None]) -> None:
        """Sync with `skimcast ARGUMENTS`; each word of it and its end call changed, in the loop."""
        self._arguments = list(arguments)
        self._changed = changed
        self._process: asyncio.subprocess.Process | None = None
        self._stopped = False
        self.progress: SyncProgress | None = None
        self.trouble = ""
        self.summary: dict[str, object] = {}

    @property
    def running(self) -> bool:
        """Whether it runs now."""
        return self._process is not None

    async def run(self) -> None:
        """Sync until all is done or it is stopped; does nothing while it runs already."""
        if self.running:
            return
        self.trouble, self.summary, self._stopped, self.progress = "", {}, False, None
        try:
            self._process = await started(*self._arguments)
        except OSError as error:
            self.trouble = f"The folders could not be read: {error}"
            self._changed()
            return
        try:
            await self._follow(self._process)
        finally:
            await ended(self._process)
            self._process = None
            self._changed()

    async def _follow(self, process: asyncio.subprocess.Process) -> None:
        self._changed()
        code, words = await followed(process, self._take)
        if code and not (self.summary or self._stopped):
            self.trouble = words or f"The folders were not read to the end (exit {code})."

    def _take(self, row: dict[str, Any]) -> None:
        if "done" in row:
            self.progress = SyncProgress(row["done"], row["total"], row["rate"], row["left"])
        else:
            self.summary = row
        self._changed()

    def stop(self) -> None:
        """Let it end; what it has read so far stays."""
        if self._process is not None:
            self._stopped = True
            _terminate(self._process)


async def started(*arguments: str) -> asyncio.subprocess.Process:
    """A process that runs `skimcast ARGUMENTS`, to be followed; OSError where none can be."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "tui", *arguments),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=with_our_path(),
    )


async def followed(
    process: asyncio.subprocess.Process, take: Callable[[dict[str, Any]], None]
) -> tuple[int, str]:
    """What a process ends with, and the last line of its errors; each row of JSON is taken."""
    import json  # noqa: PLC0415  where there is a process

    assert process.stdout is not None  # noqa: S101  asked for when it is started
    assert process.stderr is not None  # noqa: S101  the same
    errors = asyncio.create_task(_last_words(process.stderr))
    async for line in process.stdout:
        take(json.loads(line))
    return await process.wait(), await errors


def _terminate(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.terminate()


async def ended(process: asyncio.subprocess.Process) -> None:
    """Have a process end, and bring that about where it does not come soon; what it made stays."""
    _terminate(process)
    try:
        await asyncio.wait_for(process.wait(), _GRACE)
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _last_words(stream: asyncio.StreamReader) -> str:
    """The last line that a process writes, when it has ended."""
    words = ""
    while data := await stream.read(4096):
        words = (words + data.decode("utf-8", "replace"))[-_LAST_WORDS:]
    lines = [line for line in words.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def with_our_path() -> dict[str, str]:
    """The environment, with the folder that this package was loaded from first on the path."""
    ours = str(Path(tui.__file__).resolve().parents[1])
    others = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (ours, others)))}
