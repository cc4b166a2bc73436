"""How long until there is something to read, beside an empty Textual app and a listing.

Starts each command in a pseudo-terminal of 120x40 and takes the seconds until a word stands on the
screen, in the median of some rounds, and the ratio to its rival in the same run: an empty Textual
app, `--version` of an empty Click command. Then the bytes that skimcast writes for a cursor key.
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
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence

from tests.bench.baseline import Figures, ratio

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
APP, PLAIN = "empty Textual app", "plain Click"
COMMANDS = {
    APP: [sys.executable, "-c", EMPTY],
    PLAIN: [sys.executable, "-c", CLICK],
    "skimcast": [sys.executable, "-m", "tui"],
    "skimcast --version": [sys.executable, "-m", "tui", "--version"],
    "skimcast segments": [sys.executable, "-m", "tui", "segments", "data"],
}
RIVALS = {"skimcast": APP, "skimcast --version": PLAIN, "skimcast segments": PLAIN}
WORDS = {PLAIN: b"0:05:00", "skimcast --version": b"skimcast", "skimcast segments": b"0:05:00"}
CTRL_D = b"\x04"
LISTED = re.compile(rb"20[0-9]{2}-[01][0-9]-[0-3][0-9]")  # a row of the library has its date


Word = bytes | re.Pattern[bytes]


class Terminal:
    """A command in a pseudo-terminal."""

    def __init__(self, command: list[str], home: str) -> None:
        self.begun = time.perf_counter()
        self.child, self.fd = pty.fork()
        if self.child == 0:
            os.environ.update(TERM="xterm-256color", XDG_DATA_HOME=home, XDG_CACHE_HOME=home)
            os.execv(command[0], command)  # noqa: S606  the commands are the ones above
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

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
        seen = b""
        pattern = re.compile(re.escape(word)) if isinstance(word, bytes) else word
        while not pattern.search(seen):
            select.select([self.fd], [], [], 30)
            seen += os.read(self.fd, 65536)
        return time.perf_counter() - self.begun

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
    terminal.until(b"Segments")
    terminal.read(1.0)
    sizes = []
    for _ in range(20):
        os.write(terminal.fd, b"j")
        sizes.append(len(terminal.read(0.15)))
    terminal.end()
    return statistics.median(sizes)


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("start", description=__doc__)
    parser.add_argument("folder", nargs="?", help="a library")
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as other:
        rounds = [{name: seconds_to(name, home) for name in COMMANDS} for _ in range(asked.rounds)]
        took = {name: statistics.median(each[name] for each in rounds) for name in COMMANDS}
        for name, seconds in took.items():
            print(f"{name:20s} {seconds * 1e3:6.0f} ms")
        figures = {
            f"{name}, of {rival}": ratio(took[name] / took[rival]) for name, rival in RIVALS.items()
        }
        size = bytes_per_key(home)
        print(f"bytes for a cursor key: {size:.0f}")
        if asked.folder:
            report_library(asked.folder, asked.rounds, home, other)
    return figures


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
