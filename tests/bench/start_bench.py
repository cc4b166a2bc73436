"""How long until there is something to read, beside an empty Textual app and a listing.

usage: start_bench.py [ROUNDS]

Starts each command in a pseudo-terminal of 120x40 and takes the seconds until a word stands on the
screen; prints medians of ROUNDS (default 7) and the ratio to the empty app in the same run, then
the bytes that skimcast writes for a cursor key.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("Segments")

Empty().run()
"""
COMMANDS = {
    "empty Textual app": [sys.executable, "-c", EMPTY],
    "skimcast": [sys.executable, "-m", "tui"],
    "skimcast segments": [sys.executable, "-m", "tui", "segments", "data"],
}
WORDS = {"skimcast segments": b"0:05:00"}


class Terminal:
    """A command in a pseudo-terminal."""

    def __init__(self, command: list[str]) -> None:
        self.begun = time.perf_counter()
        self.child, self.fd = pty.fork()
        if self.child == 0:
            os.environ.update(TERM="xterm-256color", XDG_DATA_HOME=tempfile.gettempdir())
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

    def until(self, word: bytes) -> float:
        """Seconds from the start until a word has been written."""
        seen = b""
        while word not in seen:
            select.select([self.fd], [], [], 30)
            seen += os.read(self.fd, 65536)
        return time.perf_counter() - self.begun

    def end(self) -> None:
        """Kill the command."""
        os.kill(self.child, 9)
        os.close(self.fd)
        os.waitpid(self.child, 0)


def seconds_to(name: str) -> float:
    """Seconds until a command shows its word."""
    terminal = Terminal(COMMANDS[name])
    took = terminal.until(WORDS.get(name, b"Segments"))
    terminal.end()
    return took


def bytes_per_key() -> float:
    """Bytes that a cursor key makes skimcast write, in the median of twenty."""
    terminal = Terminal(COMMANDS["skimcast"])
    terminal.until(b"Segments")
    terminal.read(1.0)
    sizes = []
    for _ in range(20):
        os.write(terminal.fd, b"j")
        sizes.append(len(terminal.read(0.15)))
    terminal.end()
    return statistics.median(sizes)


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    took = {name: statistics.median(seconds_to(name) for _ in range(rounds)) for name in COMMANDS}
    for name, seconds in took.items():
        print(f"{name:20s} {seconds * 1e3:6.0f} ms  {seconds / took['empty Textual app']:.2f}")
    print(f"bytes for a cursor key: {bytes_per_key():.0f}")


if __name__ == "__main__":
    main()
