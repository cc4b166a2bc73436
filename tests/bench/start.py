"""How long until there is something to read, beside an empty Textual app and a listing.

Starts each command in a pseudo-terminal of 120x40 and takes the seconds until a word stands on the
screen, in the median of some rounds, and the ratio to its rival in the same run: an empty Textual
app, bare Python for `--version`, `--version` of an empty Click command. Of the app, started where a
start before has kept a frame, it also takes the seconds until nothing is drawn any more (settled),
for the sample and for its episode with 229 news files. Then the bytes that skimcast writes for a
cursor key that rests, and for one that is held.
With a folder (make_library writes one) that folder is made the library, and the time until its list
stands on the screen is told beside the sample's; and how evenly the list scrolls.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.bench.baseline import Figures, ratio

EPISODE = Path("data/episodes/lex-fridman-podcast-333.md").resolve()
EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("Segments")

Empty().run()
"""
CLICK = """
import click

@click.command()
@click.version_option("0:05:00")
def cli(): pass

cli(["--version"])
"""
APP, PLAIN, BARE = "empty Textual app", "plain Click", "bare Python"
SAMPLE, MANY = "skimcast", "skimcast, 229 news"
NEWS = 229
GOALS = {
    f"{SAMPLE}, of {APP}": 0.12,
    f"{SAMPLE} settled, of {APP}": 1.45,
    f"{MANY}, of {APP}": 0.12,
    f"{MANY} settled, of {APP}": 1.45,
    f"skimcast --version, of {BARE}": 2.0,
}
QUIET = 1.5
"""Seconds without a byte, after which an app has settled."""
COMMANDS = {
    APP: [sys.executable, "-c", EMPTY],
    PLAIN: [sys.executable, "-c", CLICK],
    BARE: [sys.executable, "-c", "print('0:05:00')"],
    SAMPLE: [sys.executable, "-m", "tui", "data"],
    MANY: [sys.executable, "-m", "tui", "{many}"],
    "skimcast --version": [sys.executable, "-m", "tui", "--version"],
    "skimcast segments": [sys.executable, "-m", "tui", "segments", "data"],
}
RIVALS = {SAMPLE: APP, MANY: APP, "skimcast --version": BARE, "skimcast segments": PLAIN}
WORDS = {
    PLAIN: b"0:05:00",
    BARE: b"0:05:00",
    "skimcast --version": b"skimcast",
    "skimcast segments": b"0:05:00",
}
HELD = 15
CTRL_D = b"\x04"
TAKEN_OVER = b"\x1b[?1003h"  # the app itself asks for the mouse
LISTED = re.compile(rb"20[0-9]{2}-[01][0-9]-[0-3][0-9]")  # a row of the library has its date


Word = bytes | re.Pattern[bytes]


class Terminal:
    """A command in a pseudo-terminal."""

    def __init__(self, command: list[str], home: str) -> None:
        self.begun = time.perf_counter()
        self.seen = b""
        self.child, self.fd = pty.fork()
        if self.child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            own = {**os.environ, "TERM": "xterm-256color"}
            own |= dict.fromkeys(("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), home)
            for name in ("COLUMNS", "LINES"):
                own.pop(name, None)
            words = [f"{home}/many" if word == "{many}" else word for word in command]
            os.execve(words[0], words, own)  # noqa: S606  the commands are the ones above

    def read(self, quiet: float) -> bytes:
        """What is written until nothing comes for some seconds."""
        seen = b""
        while select.select([self.fd], [], [], quiet)[0]:
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                break
            if not data:
                break
            seen += data
        return seen

    def until(self, word: Word) -> float:
        """Seconds from the start until a word has been written."""
        pattern = re.compile(re.escape(word)) if isinstance(word, bytes) else word
        while not pattern.search(self.seen):
            select.select([self.fd], [], [], 30)
            self.seen += os.read(self.fd, 65536)
        return time.perf_counter() - self.begun

    def settled(self) -> float:
        """Seconds from the start until the app is there and nothing is drawn any more."""
        self.until(TAKEN_OVER)
        last = time.perf_counter()
        while select.select([self.fd], [], [], QUIET)[0]:
            os.read(self.fd, 65536)
            last = time.perf_counter()
        return last - self.begun

    def quit(self) -> None:
        """Leave the app as a reader does, so that it keeps what the next start shows."""
        os.write(self.fd, b"q")
        with suppress(OSError):
            while os.read(self.fd, 65536):
                pass
        os.close(self.fd)
        os.waitpid(self.child, 0)

    def end(self) -> None:
        """Kill the command."""
        os.kill(self.child, 9)
        os.close(self.fd)
        os.waitpid(self.child, 0)


def seconds_to(name: str, home: str, word: Word = b"Segments") -> float:
    """Seconds until a command shows its word."""
    terminal = Terminal(COMMANDS[name], home)
    took = terminal.until(WORDS.get(name, word))
    terminal.end()
    return took


def seconds_to_settle(name: str, home: str) -> float:
    """Seconds until an app has drawn all it has to say; it keeps its frame for the next."""
    terminal = Terminal(COMMANDS[name], home)
    terminal.until(b"Segments")
    took = terminal.settled()
    terminal.quit()
    return took


def write_many(home: str) -> None:
    """The sample's episode, and its news so often that they are 229 files, each another text."""
    many = Path(home) / "many"
    (many / "news").mkdir(parents=True)
    shutil.copy(EPISODE, many)
    items = sorted((EPISODE.parents[1] / "news").iterdir())
    for number in range(NEWS):
        text = items[number % len(items)].read_text(encoding="utf-8")
        name = many / "news" / f"{number}{items[number % len(items)].suffix}"
        name.write_text(f"{text}\nThe {number}th of its kind.\n", encoding="utf-8")


def seconds_a_key(home: str) -> list[float]:
    """Seconds until the library's list answers each of many keys that scroll it, in order."""
    terminal = Terminal(COMMANDS["skimcast"], home)
    terminal.until(LISTED)
    terminal.read(2.0)
    took = []
    for _ in range(100):
        begun = time.perf_counter()
        os.write(terminal.fd, CTRL_D)
        select.select([terminal.fd], [], [], 30)
        took.append(time.perf_counter() - begun)
        terminal.read(0.02)
    terminal.end()
    return sorted(took)


def bytes_per_key(home: str) -> float:
    """Bytes that a cursor key makes skimcast write, in the median of twenty."""
    terminal = Terminal(COMMANDS["skimcast"], home)
    terminal.settled()
    sizes = []
    for _ in range(20):
        os.write(terminal.fd, b"j")
        sizes.append(len(terminal.read(0.15)))
    terminal.end()
    return statistics.median(sizes)


def bytes_per_held_key(home: str) -> float:
    """Bytes for each of some cursor keys that come at once, with one repaint of the panes."""
    terminal = Terminal(COMMANDS["skimcast"], home)
    terminal.settled()
    os.write(terminal.fd, b"j" * HELD)
    size = len(terminal.read(1.0))
    terminal.end()
    return size / HELD


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("start", description=__doc__)
    parser.add_argument("folder", nargs="?", help="a library")
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as other:
        write_many(home)
        for name in (SAMPLE, MANY):  # the first start ever, which keeps what the next ones show
            seconds_to_settle(name, home)
        rounds = [one_round(home) for _ in range(asked.rounds)]
        took = {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
        for name, seconds in took.items():
            print(f"{name:28s} {seconds * 1e3:6.0f} ms")
        rivals = {**RIVALS, f"{SAMPLE} settled": APP, f"{MANY} settled": APP}
        figures = {
            f"{name}, of {rival}": ratio(took[name] / took[rival]) for name, rival in rivals.items()
        }
        for name, goal in GOALS.items():
            print(f"{name}: {figures[name].value:.2f} (goal {goal})")
        size = bytes_per_key(home)
        print(f"bytes for a cursor key and what follows it: {size:.0f}")
        print(f"bytes for a held cursor key: {bytes_per_held_key(home):.0f} (goal 700)")
        if asked.folder:
            report_library(asked.folder, asked.rounds, home, other)
    return figures


def one_round(home: str) -> dict[str, float]:
    """The seconds of each command, one after the other."""
    took = {name: seconds_to(name, home) for name in COMMANDS}
    return took | {f"{name} settled": seconds_to_settle(name, home) for name in (SAMPLE, MANY)}


def report_library(folder: str, rounds: int, home: str, other: str) -> None:
    """Print how soon the library's list stands there, and how evenly it scrolls."""
    homes = {**os.environ, "XDG_DATA_HOME": other, "XDG_CACHE_HOME": other}
    subprocess.run([*COMMANDS["skimcast"], "library", "add", folder], env=homes, check=True)
    pairs = [
        (seconds_to("skimcast", home), seconds_to("skimcast", other, LISTED)) for _ in range(rounds)
    ]
    sample, library = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = library / sample
    print(f"library's list: {library * 1e3:.0f} ms, {ratio:.2f} of the sample's (goal 1.5)")
    took = seconds_a_key(other)
    middle, slow = took[len(took) // 2], took[int(len(took) * 0.95)]
    print(f"half a page on in it: {middle * 1e3:.0f} ms in the median, {slow * 1e3:.0f} at 95 %")
