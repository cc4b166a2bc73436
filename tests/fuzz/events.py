"""Random keys, pastes, mouse events and sizes for an app on a library.

What a terminal would send goes through Textual's parser to an app without a terminal.
"""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from unittest.mock import patch

from textual import events
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot

from tui.app.app import SkimcastApp
from tui.app.terminal import InputDecoder
from tui.library.store.database import Store
from tui.library.sync.synchronizer import sync
from tui.memory import return_freed_memory
from tui.readers.reading import Reading
from tui.workspace.indexed import IndexedLibrary
from tui.workspace.startup import Startup

SIZES = ((120, 40), (80, 24), (50, 20), (30, 10), (200, 60))
_KEYS = (
    "j", "k", "j", "k", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H",
    "\x1b[F", "\r", "\t", "\x1b[Z", "\x1b", "\x1b", "\x1b", "\x7f", " ", "+", "/", "f", "t", "s",
    "l", "S", "x", "p", "u", "b", "n", "N", "]", "[", "}", "{", "'", "!", "?", "y", "Y", "o", "w",
    "g", "G", "z", ">", "<", "L", "m", "M", "H", "P", ",", ".", "-", "=", "Z", "X", "v", "h", "U",
    "0", "$", "\x04", "\x15", "\x0e", "\x10", "\x0b", "\x0a", "\x13", "a", "e", "bees", "model",
    "1:45", "50%", "+5m", "\x1b[3~", "\x1b[1;5C", "\x1bf", "\x1b[1;2B", "\x1bOP", "\x1b[24~",
    "\x01", "\x05", "\x16", "é", "蜂", "\x00", '"', "title:x", "has:news", "\x0c", "\x12", "\x1a",
    "\x1b[I", "\x1b[O", "\x1b[200~pasted text\x1b[201~", "jjjjjjjj", "\x1b[M !!",
)  # fmt: skip
_TRAIL = 30
"""Events before a fault that are told."""
_EACH = 1_000
"""Events after which the memory is told."""
_PATIENCE = 2_000
"""Turns of the loop in which an event has had its effect."""


def sent(rng: random.Random, width: int, height: int) -> str:
    """What a terminal of a size sends for an event."""
    if rng.random() < 0.7:
        return rng.choice(_KEYS)

    def at(button: int, end: str = "M") -> str:
        x, y = rng.randrange(1, width + 2), rng.randrange(1, height + 2)
        return f"\x1b[<{button};{x};{y}{end}"

    kind = rng.randrange(8)
    if kind < 3:
        return at((64, 65, 35)[kind])
    if kind == 3:
        return "".join((at(0), *(at(32) for _ in range(3)), at(0, "m")))
    press = at(2 if kind == 4 else 0)
    return (press + press[:-1] + "m") * (2 if kind == 5 else 1)


def memory() -> float:
    """What the process has in memory, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Monkey:
    """Sends events to an app, and remembers the last."""

    def __init__(self, pilot: Pilot[None], rng: random.Random, trail: deque[object]) -> None:
        self._pilot, self._rng, self._trail = pilot, rng, trail
        self._size = SIZES[0]
        self._decoder, self._parser = InputDecoder(), XTermParser()

    @property
    def is_over(self) -> bool:
        """Whether the app has ended."""
        app = self._pilot.app
        return app._exit or app._closed or app._exception is not None

    async def send(self) -> None:
        """Send an event, and as a rule wait for its effect."""
        if self._rng.random() < 0.004:
            self._size = self._rng.choice(SIZES)
            self._trail.append(self._size)
            await self._pilot.resize_terminal(*self._size)
            return
        text = sent(self._rng, *self._size)
        self._trail.append(text)
        for message in self._messages(text):
            self._send(message)
        await asyncio.sleep(0)
        if self._rng.random() < 0.8:
            await self.rest()

    def _send(self, message: events.Event) -> None:
        if driver := self._pilot.app._driver:
            driver.process_message(message)

    def _messages(self, text: str) -> Iterator[events.Event]:
        if text == "\x1b":  # the parser would wait for more
            yield events.Key("escape", text)
            return
        decoded = self._decoder.decode(text.encode())
        for message in self._parser.feed(decoded) if decoded else ():
            if isinstance(message, events.Event):
                yield message

    async def rest(self) -> None:
        """Wait until no key is under way and no widget has messages."""
        for _ in range(_PATIENCE):
            await asyncio.sleep(0)
            if self.is_over or not self._is_busy:
                return

    @property
    def _is_busy(self) -> bool:
        app = self._pilot.app
        assert isinstance(app, SkimcastApp)
        nodes = [app, *app.screen_stack, *app.screen.walk_children()]
        return app.keys_pending or any(node.message_queue_size for node in nodes)

    async def quit(self) -> None:
        """Leave the app by its key, in the midst of what the last event does."""
        self._send(events.Key("ctrl+q", None))
        for _ in range(_PATIENCE):
            if self.is_over:
                return
            await asyncio.sleep(0.01)


@contextmanager
def home() -> Iterator[Path]:
    """A home of its own, and nothing outside that could be opened or played."""
    with tempfile.TemporaryDirectory() as folder:
        names = ("HOME", *(f"XDG_{name}_HOME" for name in ("DATA", "CACHE", "CONFIG")))
        plain = {"BROWSER": "true &", "PATH": "", "SKIMCAST_SEMANTIC": "0"}
        with patch.dict(os.environ, {**dict.fromkeys(names, folder), **plain}):
            yield Path(folder)


class Events:
    """Random events by a seed, for an app on an index that is begun again where it ends.

    Attributes:
        sent: how many there were.
        failures: what was raised, with the events before it.
        ended: how often the app ended by itself.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._rng = folder, random.Random(seed)
        self._trail = deque[object](maxlen=_TRAIL)
        self._begun = monotonic()
        self.sent = 0
        self.failures: list[str] = []
        self.ended = 0

    async def send(self, count: int) -> None:
        """Send so many."""
        while self.sent < count:
            store = Store(self._folder / "store.sqlite3")
            library = IndexedLibrary(self._folder / "index", "the library", (), store)
            app = SkimcastApp(Startup(Reading(), store, library))
            try:
                async with app.run_test(size=SIZES[0]) as pilot:
                    await self._send(Monkey(pilot, self._rng, self._trail), count)
            except Exception:  # noqa: BLE001  whatever it is
                self.failures.append(f"{traceback.format_exc()}\n{list(self._trail)}")
                print(f"event {self.sent:,}:", self.failures[-1], flush=True)

    async def _send(self, monkey: Monkey, count: int) -> None:
        while self.sent < count and not monkey.is_over:
            await monkey.send()
            self.sent += 1
            if self.sent % _EACH == 0:
                took = monotonic() - self._begun
                print(f"{self.sent:,} events, {took:.0f} s, {memory():.0f} MB", flush=True)
        self.ended += monkey.is_over
        await monkey.quit()


def run(count: int, seed: int, folders: Sequence[str]) -> Events:
    """Send so many events to an app on what lies in folders, or in data/."""
    return_freed_memory()  # as the app does once it has begun
    with home() as folder:
        sync(folder / "index", [Path(each).resolve() for each in folders or ["data"]], workers=0)
        random_events = Events(folder, seed)
        asyncio.run(random_events.send(count))
    return random_events


def main(count: int, seed: int, folders: Sequence[str]) -> int:
    """Tell what came of so many events; 1 if the app failed."""
    done = run(count, seed, folders)
    failed = len(done.failures)
    print(f"{done.sent:,} events: failed {failed}, ended by itself {done.ended}")
    return bool(failed)
