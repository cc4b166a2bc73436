"""Memory that goes back to the system."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys
import threading
import time

import pytest

from tui.app.stretches import Stretch
from tui.memory import LongLived, release_beside, without_full_collections
from tui.model import Segment, Timecode
from tui.search.keyword_filter import FilterHit

_KEPT = """
import ctypes
from tui.memory import return_freed_memory
return_freed_memory()
class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena free small mapped e f g h i j".split()]
mallinfo = ctypes.CDLL(None).mallinfo2
mallinfo.restype = Info
for size in (4, 2, 1):
    piece = bytearray(size << 20)
    del piece
before = mallinfo().mapped
pieces = [bytearray(1 << 20) for _ in range(20)]
print(mallinfo().mapped - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="what it tells is glibc's own")
def test_large_pieces_have_a_place_of_their_own_after_larger_ones_were_freed() -> None:
    done = subprocess.run([sys.executable, "-c", _KEPT], capture_output=True, text=True, check=True)
    assert int(done.stdout) == 20


def test_all_there_is_is_not_looked_through_for_garbage_while_much_is_made() -> None:
    usual = gc.get_threshold()
    with without_full_collections():
        new, young, full = gc.get_threshold()
        assert (new, young) == usual[:2]
        assert full > 1_000_000
    assert gc.get_threshold() == usual


class _Ring:
    """Leads back to itself."""

    def __init__(self, gone: list[str]) -> None:
        self.own = self
        self._gone = gone

    def __del__(self) -> None:
        self._gone.append("gone")


def test_what_was_closed_goes_once_much_has_come_since() -> None:
    gone: list[str] = []
    long_lived = LongLived()
    rings = [_Ring(gone)]
    try:
        long_lived.take_all()
        rings.clear()
        gc.collect()
        assert not gone
        more = [[n] for n in range(gc.get_freeze_count())]
        long_lived.take_all()
        assert gone
        assert more
    finally:
        gc.unfreeze()


def test_what_was_just_made_is_taken_at_once_and_what_is_closed_of_it_goes_at_times() -> None:
    gone: list[str] = []
    long_lived = LongLived()
    rings = [_Ring(gone)]
    try:
        long_lived.take_new()
        rings.clear()
        gc.collect()
        assert not gone
        more = [[n] for n in range(gc.get_freeze_count())]
        for _ in range(199):
            long_lived.take_new()
        assert gone
        assert more
    finally:
        gc.unfreeze()


def test_what_there_may_be_very_many_of_is_nothing_to_look_through_for_garbage() -> None:
    segment = Segment(Timecode(0), None, None, "Tea", "Tea is hot.")
    hit = FilterHit(0, lambda _: ((), ()))
    assert not any(map(gc.is_tracked, (segment, hit, Stretch(0, 0, 1))))


class Told:
    """Tells in which thread it is freed."""

    def __init__(self, threads: list[threading.Thread]) -> None:
        self._threads = threads

    def __del__(self) -> None:
        self._threads.append(threading.current_thread())


def test_very_many_values_are_freed_beside_what_goes_on() -> None:
    threads: list[threading.Thread] = []
    values = [Told(threads) for _ in range(20_000)]
    release_beside(values)
    while len(threads) < 20_000:
        time.sleep(0.001)
    assert threading.main_thread() not in threads
    assert not values


def test_a_few_values_are_left_to_whoever_holds_them() -> None:
    threads: list[threading.Thread] = []
    values = [Told(threads)]
    release_beside(values)
    assert (len(values), threads) == (1, [])
