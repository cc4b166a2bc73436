"""Searches off the event loop: one thread does them, and a newer one replaces an older."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias, TypeVar

_Answer = TypeVar("_Answer")

Stop: TypeAlias = Callable[[], bool]
"""Tells a search whether nobody waits for it any more."""


class SearchThread:
    """A thread that searches, so that an index is only ever read by one thread."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="search")

    async def ask(self, search: Callable[[Stop], _Answer]) -> _Answer:
        """The answer of a search; when the wait for it is cancelled, the search is told to stop."""
        given_up = threading.Event()
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._thread, search, given_up.is_set)
        finally:
            given_up.set()

    def close(self) -> None:
        """Begin no further search."""
        self._thread.shutdown(wait=False, cancel_futures=True)
