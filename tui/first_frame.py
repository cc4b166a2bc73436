"""The first frame: what the screen will show, painted before anything heavy is imported.

When the app ends it keeps what the next start will show, as the bytes that painted it, together
with what that depends on: the command line, the terminal, the times of all files that were read. A
start that finds all of it unchanged paints the frame at once, takes the echo off the terminal, and
lets the app take over when it is there; what is typed until then waits in the terminal. Nothing is
painted where there is no terminal, and the terminal is whole again if the app does not come.

Only `os` and `sys` are imported here, with what is built in.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself is slower than what is done here
    from collections.abc import Iterable, Sequence
    from typing import Any, TypeAlias

    _Attributes: TypeAlias = list[Any]

_FORM = "1"
_MOST = 1 << 20
"""Bytes of a frame at most."""
_MOST_FILES = 5_000
_BEGIN = b"\x1b[?1049h\x1b[?25l\x1b[?7l"
_END = b"\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
_ENVIRONMENT = ("TERM", "COLORTERM", "NO_COLOR", "SKIMCAST_THEME", "TMUX", "TERM_PROGRAM")

_painted = b""
"""The frame that was painted."""
_stands = False
"""Whether the frame still stands on the screen as it was painted."""
_painted_over: _Attributes | None = None
"""The terminal as it was before a frame was painted, until the app has taken it over."""


def paint(words: Sequence[str]) -> bool:
    """Paint the frame that was kept for a command line, if it still holds; tells whether it does.

    Never raises, whatever lies in the cache.
    """
    global _painted, _painted_over, _stands  # noqa: PLW0603  the terminal is one
    size = _terminal_size()
    if size is None or any(word.startswith("-") for word in words):
        return False
    try:
        with open(_file(words, size), "rb") as file:  # noqa: PTH123  pathlib is not imported yet
            head, _, frame = file.read(_MOST).partition(b"\n\n")
        key, *stamps = head.split(b"\n")
        if key != _key(words, size) or not frame or not all(map(_holds, stamps)):
            return False
        _painted_over = _take_terminal()
        _painted = frame
        os.write(2, _BEGIN + frame)
        _stands = True
    except (OSError, ValueError, ImportError):
        restore()
        return False
    return True


def keep(words: Sequence[str], frame: str, files: Iterable[str]) -> None:
    """Keep a frame for the next start with a command line, while none of some files changes.

    An empty one stands for that which was painted now. A cache that cannot be written is let be.
    """
    data = frame.encode("utf-8", "replace") or _painted
    size = _terminal_size()
    stamps = [_stamp(os.path.abspath(path)) for path in dict.fromkeys(files)]  # noqa: PTH100
    if (
        size is None
        or not data
        or len(stamps) > _MOST_FILES
        or any(b"\n" in stamp for stamp in stamps)
    ):
        return
    place = _file(words, size)
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120  no pathlib
        with open(f"{place}.{os.getpid()}", "wb") as file:  # noqa: PTH123  the same
            head = b"\n".join([_key(words, size), *stamps])
            file.write(head + b"\n\n" + data)
        os.replace(f"{place}.{os.getpid()}", place)  # noqa: PTH105  the same
    except OSError:
        return


def note(name: str, text: str) -> str:
    """Keep a text in a file that changes with it alone, for frames that depend on it; its path."""
    path = cache_file(name)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120  no pathlib
        with open(path, "a+", encoding="utf-8") as file:  # noqa: PTH123  the same
            file.seek(0)
            if file.read() != text:
                file.truncate(0)
                file.write(text)
    except (OSError, ValueError):
        pass  # then the frames are not kept either
    return path


def hand_over() -> _Attributes | None:
    """What the terminal was before a frame was painted; None if none was. Asked but once."""
    global _painted_over
    before, _painted_over = _painted_over, None
    return before


def take_standing() -> str:
    """The frame that stands on the screen as the app begins to draw; empty from then on.

    Empty too where nothing was painted, or something may have happened to it.
    """
    global _stands
    stood, _stands = _stands, False
    return _painted.decode("utf-8", "replace") if stood else ""


def is_painted() -> bool:
    """Whether a frame stands on the screen that nobody has taken over."""
    return _painted_over is not None


def restore() -> None:
    """Give the terminal back as it was, if a frame still stands there."""
    before = hand_over()
    if before is not None:
        import termios  # noqa: PLC0415  where there is one

        os.write(2, _END)
        termios.tcsetattr(0, termios.TCSANOW, before)


def _terminal_size() -> tuple[int, int] | None:
    """Columns and lines of the terminal; None where there is none or it is not asked for them."""
    if sys.platform == "win32" or os.environ.get("TERM", "dumb") == "dumb":
        return None
    if "COLUMNS" in os.environ or "LINES" in os.environ:
        return None
    if not all(os.isatty(stream) for stream in (0, 1, 2)):
        return None
    columns, lines = os.get_terminal_size(2)
    return columns, lines


def _take_terminal() -> _Attributes:
    """Have the terminal keep what is typed, and show none of it; returns what it was before."""
    import signal  # noqa: PLC0415  where something is painted
    import termios  # noqa: PLC0415  the same

    before = termios.tcgetattr(0)
    quiet = termios.tcgetattr(0)
    quiet[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    quiet[6][termios.VMIN] = 1
    termios.tcsetattr(0, termios.TCSANOW, quiet)
    for number in (signal.SIGTERM, signal.SIGHUP):  # until the app has its own
        signal.signal(number, _end)
    return before


def _end(number: int, _: object) -> None:
    restore()
    os._exit(128 + number)


def cache_file(name: str) -> str:
    """A file in the folder of frames; the same folder as `paths.cache_folder` has."""
    home = os.path.expanduser("~")  # noqa: PTH111  no pathlib yet
    if sys.platform == "darwin":
        folder = f"{home}/Library/Caches"
    else:
        folder = os.environ.get("XDG_CACHE_HOME", "").strip() or f"{home}/.cache"
    return f"{folder}/skimcast/frames/{name}"


def _file(words: Sequence[str], size: tuple[int, int]) -> str:
    import zlib  # noqa: PLC0415  built in, but not on the way of --version

    return cache_file(f"{zlib.crc32(_key(words, size)):08x}")


def _key(words: Sequence[str], size: tuple[int, int]) -> bytes:
    """All that a frame depends on beside files, on one line."""
    folder = os.getcwd() if words else ""  # noqa: PTH109  no pathlib yet
    own = [os.environ.get(name) for name in _ENVIRONMENT]
    return ascii((_FORM, folder, list(words), size, own)).encode("ascii")


def _stamp(path: str) -> bytes:
    """A path with the time and size of what is there."""
    try:
        found = os.stat(path)  # noqa: PTH116  no pathlib yet
        time, size = found.st_mtime_ns, found.st_size
    except OSError:
        time = size = 0
    return b"%d %d %s" % (time, size, os.fsencode(path))


def _holds(stamp: bytes) -> bool:
    return stamp == _stamp(os.fsdecode(stamp.split(b" ", 2)[2]))
