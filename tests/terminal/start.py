"""Start a command in a real pseudo-terminal, look whether the sample shows, and quit.

usage: start.py COMMAND [ARGS…]

Exits 0 if the sample episode's title and first timecode appear, `q` ends the command with 0, and
the alternate screen is left behind.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

SECONDS = 120.0
WANTED = (b"Karpathy", b"0:05:00", b"Segments")
LEFT = b"\x1b[?1049l"


def read_until(terminal: int, wanted: tuple[bytes, ...], seen: bytes, deadline: float) -> bytes:
    """What the command has written, once all wanted words are in it."""
    while not all(word in seen for word in wanted):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            raise SystemExit(
                f"start: {wanted} did not appear; the end of what did: {seen[-2000:]!r}"
            )
        try:
            data = os.read(terminal, 65536)
        except OSError:
            data = b""
        if not data:
            raise SystemExit(f"start: it ended early: {seen[-2000:]!r}")
        seen += data
    return seen


def main(command: list[str]) -> None:
    """Run the command and watch it."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)  # noqa: S606  the command is the caller's
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    deadline = time.monotonic() + SECONDS
    seen = read_until(terminal, WANTED, b"", deadline)
    os.write(terminal, b"q")
    read_until(terminal, (LEFT,), seen, deadline)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    print(f"start: {' '.join(command)}: the sample showed, and q ended it with {code}")
    raise SystemExit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
