"""Keys in an episode of very many segments, beside the same keys in one of 42.

An app without a terminal, of 120 by 40 cells, on a file that is made up: segments of a title and
two dozen words, some of which most of them have. Keys move, fill the prompts letter by letter, set
stars and let panes grow, and the terminal takes other sizes. A key counts with the longest step of
the loop until all that it began is done: so long the next key waits. That is time of the processor,
with what is looked through for garbage in other threads meanwhile. The rival is the same app on a
short episode, which shows what Textual itself needs.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import tempfile
import threading
import time
from asyncio.events import Handle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from textual import events
from textual.pilot import Pilot

from tests.bench.baseline import Figures, ratio
from tests.bench.key import share
from tui.app.app import SkimcastApp
from tui.library.store.database import Store
from tui.readers.registry import read
from tui.workspace.startup import Startup

SMALL = 42
WIDE = (120, 40)
LIMIT = 50  # milliseconds
FEW = 8  # of the slowest keys, which are named
OLDEST = 2  # generation of what is looked through in a full collection
STILL = 0.05  # seconds without a longer step of the loop, after which all is done
LONG = 1.0  # milliseconds of such a step
WORDS = 4000  # of which the n-th is said about 1/n as often as the first
NAMES = {
    "/": "slash", "[": "left_square_bracket", "]": "right_square_bracket", "'": "apostrophe",
    ">": "greater_than_sign", "<": "less_than_sign", "?": "question_mark", "%": "percent_sign",
    "!": "exclamation_mark", ":": "colon", "+": "plus",
}  # fmt: skip
TYPED = (
    "j j k down up ctrl+d ctrl+d ctrl+u pagedown pageup G g end home j ] [ "
    "tab j j k space pageup ctrl+d ctrl+u G g end home tab j k shift+tab shift+tab "
    "z z > > < right left f a l p h a down down pagedown pageup enter n N escape "
    "f end backspace escape f o m e g a tab tab escape s b e t a escape "
    "/ t h e enter n n N G g j escape / a l p h a escape b b j b G b ' ' u G g "
    "t 5 0 % enter t 1 : 0 0 enter t + 5 m enter ? escape ! escape M escape L escape y "
    "60x20 120x40 90x30 100x40 200x60 80x24 120x40"
)
KEYS = tuple(TYPED.split())


def write_episode(path: Path, count: int) -> None:
    """A summary of so many segments, one every two seconds."""
    rng = random.Random(12)  # the same at each run
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = ["".join(rng.choices(letters, k=rng.randint(3, 9))) for _ in range(WORDS)]
    words = ["alpha", "the", "beta", "gamma", "omega", *made]
    weights = [1 / (n + 1) for n in range(len(words))]
    with path.open("w", encoding="utf-8") as file:
        file.write("# A long talk\n\n")
        for n in range(count):
            said = rng.choices(words, weights, k=28)
            clock = f"{n * 2 // 3600}:{n * 2 // 60 % 60:02d}:{n * 2 % 60:02d}"
            title, text = " ".join(said[:4]), " ".join(said[4:])
            file.write(f"{clock} {title.capitalize()}\n{text.capitalize()}.\n")


class LoopSteps:
    """Milliseconds that the steps of the loop take, and full collections in other threads.

    Attributes:
        last: when the last long one ended.
    """

    def __init__(self) -> None:
        self.last = 0.0
        self._steps: list[float] = []
        self._begun = 0.0

    def longest(self) -> float:
        """The longest step since this was asked last."""
        steps, self._steps = self._steps, []
        return max(steps, default=0.0)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Measure meanwhile."""
        run = Handle._run

        def timed(handle: Handle) -> None:
            begun = time.thread_time()
            run(handle)
            self._took(begun)

        gc.callbacks.append(self._collecting)
        try:
            with patch.object(Handle, "_run", timed):
                yield
        finally:
            gc.callbacks.remove(self._collecting)

    def _took(self, begun: float) -> None:
        took = (time.thread_time() - begun) * 1e3
        self._steps.append(took)
        if took > LONG:
            self.last = time.monotonic()

    def _collecting(self, phase: str, told: dict[str, int]) -> None:
        is_beside = threading.current_thread() is not threading.main_thread()
        if is_beside and told["generation"] == OLDEST:
            if phase == "start":
                self._begun = time.thread_time()
            else:
                self._took(self._begun)


async def press(pilot: Pilot[None], key: str, steps: LoopSteps) -> float:
    """Press a key, or take a size; returns what keeps the next key waiting, in milliseconds."""
    app = pilot.app
    steps.longest()
    if key[0].isdigit() and "x" in key:
        width, height = map(int, key.split("x"))
        await pilot.resize_terminal(width, height)
    elif driver := app._driver:
        driver.process_message(events.Key(NAMES.get(key, key), key if len(key) == 1 else None))
    await rest(app, steps)
    return steps.longest()


async def rest(app: object, steps: LoopSteps) -> None:
    """Wait until all that was begun is done."""
    steps.last = time.monotonic()
    while time.monotonic() - steps.last < STILL or is_working(app):  # noqa: ASYNC110  of others
        await asyncio.sleep(STILL / 5)


def is_working(app: object) -> bool:
    assert isinstance(app, SkimcastApp)
    is_asked = any(not one.is_finished for one in app.workers if one.group != "file")
    return is_asked or app.keys_pending


async def times_of(path: Path, store: Path) -> list[float]:
    """What each key takes in an episode, in an app that has run for a while."""
    gc.disable()  # as the app does until it has settled
    app, steps = SkimcastApp(Startup(read([path]), Store(store))), LoopSteps()
    async with app.run_test(size=WIDE) as pilot:
        with steps.watched():
            await rest(app, steps)
            app.settle()
            await rest(app, steps)
            return [await press(pilot, key, steps) for key in KEYS]


def measure(count: int | str, path: Path, store: Path) -> tuple[float, float]:
    """Print what keys take; returns the 99th percentile and the most, in milliseconds."""
    took = asyncio.run(times_of(path, store))
    slow = sum(one > LIMIT for one in took)
    print(
        f"{count}: {len(took)} keys, p50 {share(took, 0.5):.0f} ms, p99 {share(took, 0.99):.0f}, "
        f"most {max(took):.0f}, {slow} over {LIMIT}"
    )
    order = sorted(range(len(took)), key=took.__getitem__, reverse=True)
    told = (f"{KEYS[n - 1]} {KEYS[n]} {took[n]:.0f}" for n in order[:FEW])
    print("  slowest, each behind the one before it:", ", ".join(told))
    return share(took, 0.99), max(took)


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("keys", description=__doc__)
    parser.add_argument("--sizes", default="30000", help="segments, such as 30000,100000")
    parser.add_argument("--file", type=Path, help="an episode to take in the place of these")
    asked = parser.parse_args(argv)
    figures = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_episode(folder / "short.md", SMALL)
        rival = measure(SMALL, folder / "short.md", folder / "short.sqlite3")
        for size in [] if asked.file else map(int, asked.sizes.split(",")):
            path = folder / f"{size}.md"
            write_episode(path, size)
            percentile, most = measure(size, path, folder / f"{size}.sqlite3")
            figures[f"{size} segments, p99 of that in {SMALL}"] = ratio(percentile / rival[0], 1.0)
            figures[f"{size} segments, most of that in {SMALL}"] = ratio(most / rival[1], 1.0)
        if asked.file:
            measure(asked.file.name, asked.file, folder / "file.sqlite3")
    return figures
