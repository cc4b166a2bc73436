"""A command in a pseudo-terminal: its keys are bytes, and so is what it draws."""

from __future__ import annotations

import os
import pty
import select
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

PATIENCE = 90.0


class Child:
    """A command that runs in a terminal of 120 by 40 cells, with a home of its own.

    Attributes:
        seen: all that it has written.
    """

    def __init__(self, command: list[str], home: Path) -> None:
        self.seen = b""
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            home_names = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
            os.environ.update(dict.fromkeys(home_names, str(home)))
            os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="40")
            os.execv(command[0], command)  # noqa: S606  the command is skimcast itself

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        os.close(self._terminal)

    def send(self, keys: bytes) -> None:
        """Type keys, once all that was typed before is drawn."""
        while self._read(0.3):
            pass
        os.write(self._terminal, keys)

    def wait_for(self, wanted: bytes, after: int = 0) -> None:
        """Wait until something was written, after so many bytes."""
        deadline = time.monotonic() + PATIENCE
        while wanted not in self.seen[after:]:
            if time.monotonic() > deadline:
                pytest.fail(
                    f"{wanted!r} was not written; the end of what was: {self.seen[-500:]!r}"
                )
            self._read(0.5)

    def exit_status(self) -> int:
        """Wait for its end."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self._read(0.2)
            ended, status = os.waitpid(self._process, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
        pytest.fail(f"it did not end; the end of what it wrote: {self.seen[-500:]!r}")

    def _read(self, seconds: float) -> bool:
        """Take what it writes within some seconds; tells whether there was anything."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:
            return False
        self.seen += data
        return bool(data)


def written(command: list[str], keys: list[bytes], home: Path) -> bytes:
    """All that a command writes to its terminal while keys are typed at it."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", XDG_DATA_HOME=str(home), COLUMNS="120", LINES="40")
        os.execv(command[0], command)  # noqa: S606  the command is skimcast itself
    seen = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready = select.select([terminal], [], [], 0.5)[0]
        try:
            data = os.read(terminal, 65536) if ready else b""
        except OSError:
            break
        seen += data
        if not data and b"Segments" in seen:
            if not keys:
                break
            os.write(terminal, keys.pop(0))
    os.close(terminal)
    os.waitpid(child, 0)
    return seen
