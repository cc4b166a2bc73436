"""Memory that was let go of, given back to the system."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
_LARGE = 128 * 1024
"""Bytes of a piece that is given back at once; glibc begins with as many, and then takes more."""
_ARENAS = 2
_NEVER = 2**31 - 1
MANY = 10_000
"""Values that take long to be freed, or to be looked through for garbage."""


@contextmanager
def without_full_collections() -> Iterator[None]:
    """Look for garbage among what is new alone meanwhile.

    All there is would be gone through again and again while much is made, and each time nothing
    else can go on.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(*thresholds[:2], _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def release_beside(values: list[Any]) -> None:
    """Empty a list that alone holds its values, in a thread where they are many.

    Freed together they would hold up all that goes on, wherever that was done.
    """

    def release() -> None:
        while values:
            values.pop()

    if len(values) >= MANY:
        from threading import Thread  # noqa: PLC0415  for many alone

        Thread(target=release, daemon=True).start()


class LongLived:
    """What was opened to stay for long, and is not looked through for garbage."""

    _GROWTH = 1.25
    """Times as many objects as when all were looked through last, from which on they are again."""

    _OFTEN = 200
    """Times that new values are taken, after which it is seen to how many there are."""

    def __init__(self) -> None:
        self._known = 0
        self._taken = 0

    def take_new(self) -> None:
        """Take what was just made, where it is very much; that alone takes no time."""
        self._taken += 1
        if self._taken % self._OFTEN == 0:
            self.take_all()
        elif gc.isenabled():
            gc.freeze()

    def take_all(self) -> None:
        """Take all there is; what was closed meanwhile goes once much has come since."""
        if not gc.isenabled():
            return  # nothing is looked for at all
        gc.freeze()
        if gc.get_freeze_count() > self._GROWTH * self._known:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._known = gc.get_freeze_count()


def return_freed_memory() -> None:
    """Let the C library give back large pieces as soon as they are free, where it is glibc.

    Each large piece that is freed makes glibc take others of that size from where the small ones
    lie, and each thread has a place of its own: a process that runs for hours grows though it
    holds no more than before. See mallopt(3), M_MMAP_THRESHOLD and M_ARENA_MAX.
    """
    if sys.platform != "linux":
        return
    with suppress(ImportError, OSError, AttributeError):  # another C library
        import ctypes  # noqa: PLC0415  takes longer than what it is for

        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, _LARGE)
        mallopt(_ARENA_MAX, _ARENAS)
