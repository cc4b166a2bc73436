"""Bytes to text: a file's words and line ends, whatever it was written with.

What is decided here:

- At most SIZE_CAP bytes of a file are read, up to the last line end shortly before the cap.
- A line longer than LINE_CAP characters keeps its first LINE_CAP and loses the rest, and of more
  than LINES_CAP lines the first LINES_CAP are read, so that no later work by line or on a line
  meets more; all of this is told as problems.
- Bytes that are no UTF-8 are read as Windows-1252, the everyday superset of Latin-1, one by one:
  a single stray byte does not spoil the accents of the rest.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from tui.model import Problem
from tui.readers import unsupported

SIZE_CAP = 16 * 1024 * 1024
"""Bytes that are read of one file at most."""

LINE_CAP = 1024 * 1024
"""Characters that are kept of one line at most."""

LINES_CAP = 200_000
"""Lines that are read of one file at most: a spoken day has fewer."""

_MIB = 1024 * 1024
_HEAD = 64
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that text has no use for; escape and form feed do occur in it.
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in (9, 10, 12, 13, 27))
_STRAY_LETTERS = {
    0xDC00 + code: bytes([code]).decode("cp1252", "ignore") or chr(code)
    for code in range(0x80, 0x100)
}
_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Source:
    r"""A file's text, decoded.

    Attributes:
        path: the file, as the reader named it.
        text: its text; lines end with "\n" only; other control characters are still in it.
        problems: what could not be read as it stands; where text is empty, they say why.
    """

    path: str
    text: str
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of_text(cls, text: str, path: str = "memory.md") -> Source:
        """A source made of text that is no file, with the same care for line ends and lengths."""
        return _finish(path, text, [])


class _RefusedError(Exception):
    """A file that gives no text; the message says why."""


def read_source(path: Path | str) -> Source:
    """Read a text file; never raises for what the file is or holds, and never waits for one.

    UTF-8 with or without a byte order mark, UTF-16 and UTF-32 by theirs, and otherwise UTF-8 with
    each stray byte read as Windows-1252. Linear in the size of the file.
    """
    name = str(path)
    try:
        data, size = _bytes_of(name)
        problems = [_shortened(name, data, size)] if size > len(data) else []
        text, notes = _decoded(name, data)
    except _RefusedError as refusal:
        return Source(name, "", (Problem(name, None, str(refusal)),))
    return _finish(name, text, [*problems, *notes])


def _bytes_of(name: str) -> tuple[bytes, int]:
    """The first bytes of a regular file, up to a line end, and how many bytes there are."""
    try:
        _demand_regular(Path(name).stat().st_mode)
        with os.fdopen(os.open(name, _OPEN_FLAGS), "rb") as file:
            about = os.fstat(file.fileno())
            _demand_regular(about.st_mode)
            data = file.read(SIZE_CAP + 1)
    except (OSError, ValueError) as error:
        raise _RefusedError(_why_not(error)) from error
    if len(data) <= SIZE_CAP:
        return data, len(data)
    nearest = SIZE_CAP - LINE_CAP
    end = max(data.rfind(b"\n", nearest, SIZE_CAP), data.rfind(b"\r", nearest, SIZE_CAP)) + 1
    # A wide encoding needs whole characters; 4 bytes are whole in each of them.
    whole = (end or SIZE_CAP) // 4 * 4 if _wide(data) else end or SIZE_CAP
    return data[:whole], max(about.st_size, len(data))


def _demand_regular(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kind = next((word for test, word in _KINDS if test(mode)), "no regular file")
    raise _RefusedError(f"this is {kind}, not a text file; name a file instead.")


def _why_not(error: OSError | ValueError) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOENT, errno.ENOTDIR):
        return "no such file or folder; check the name."
    if code in (errno.EACCES, errno.EPERM):
        return "there is no permission to read this; allow it with chmod, or copy the file."
    if code == errno.ELOOP:
        return "this link leads round in a circle; name the file itself."
    if code == errno.ENAMETOOLONG or code is None:
        return "no file can have this name; check it."
    if code == errno.ENXIO:
        return "this is a device or a socket, not a text file; name a file instead."
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"this cannot be read ({reason}); try again, or copy the file."


def _wide(data: bytes) -> tuple[bytes, str] | None:
    return next(((bom, codec) for bom, codec in _WIDE if data.startswith(bom)), None)


def _decoded(name: str, data: bytes) -> tuple[str, list[Problem]]:
    form = unsupported.of_magic(data[:_HEAD])
    if form is not None:
        raise _RefusedError(form.message)
    wide = _wide(data)
    if wide is not None:
        return _decoded_wide(name, data[len(wide[0]) :], wide[1])
    data = data.removeprefix(codecs.BOM_UTF8)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _demand_text(data, controls, at_most=max(8, len(data) // 20))
        return _with_strays(name, data, error)
    _demand_text(data, controls, at_most=len(data) // 3)
    return text, []


def _demand_text(data: bytes, controls: int, at_most: int) -> None:
    if controls <= at_most:
        return
    nuls = sorted((data[::2].count(0), data[1::2].count(0)))
    if nuls[0] * 9 < nuls[1] > len(data) // 3:
        raise _RefusedError("this looks like UTF-16 without its mark; save the file as UTF-8.")
    form = unsupported.of_magic(data[:_HEAD], binary=True)
    raise _RefusedError(
        form.message if form else "this is not text but binary data; name a text file."
    )


def _decoded_wide(name: str, data: bytes, codec: str) -> tuple[str, list[Problem]]:
    try:
        return data.decode(codec), []
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        line = line_at(_unix(data[: error.start].decode(codec, "replace")))
        label = codec[:6].upper()
        message = f"this is not {label}, though the file begins so; save the file as UTF-8."
        return text, [Problem(name, line, message)]


def _with_strays(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, list[Problem]]:
    """Text of bytes that are no UTF-8; a character cut in two by the size cap is left out."""
    if len(data) >= SIZE_CAP - len(codecs.BOM_UTF8) and error.start >= len(data) - 3:
        return data[: error.start].decode(), []
    text = data.decode("utf-8", "surrogateescape").translate(_STRAY_LETTERS)
    line = line_at(_unix(data[: error.start].decode()))
    message = (
        f"byte 0x{data[error.start]:02x} is no UTF-8; what is none was read as Latin-1"
        " (Windows-1252): save the file as UTF-8."
    )
    return text, [Problem(name, line, message)]


def line_at(text: str, place: int | None = None) -> int:
    """The line, from 1, of a place in a text; without one, that of its end."""
    return text.count("\n", 0, place) + 1


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _shortened(name: str, data: bytes, size: int) -> Problem:
    message = (
        f"the file has {size / _MIB:.0f} MiB, of which the first {len(data) / _MIB:.0f} are read;"
        " split it into smaller files."
    )
    return Problem(name, None, message)


def _finish(path: str, text: str, problems: list[Problem]) -> Source:
    text = _unix(text)
    if "\0" in text:
        line = line_at(text, text.index("\0"))
        message = f"NUL characters ({text.count(chr(0))}) were replaced; remove them from the file."
        problems.append(Problem(path, line, message))
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if len(text) > LINE_CAP:
        text = _with_short_lines(path, text, problems)
    if text.count("\n") > LINES_CAP:
        text = _with_few_lines(path, text, problems)
    if not text or text.isspace():
        why = "the file is empty" if not text else "the file holds nothing but white space"
        problems.append(Problem(path, None, f"{why}; there is nothing to read."))
    return Source(path, text, tuple(problems))


def _with_few_lines(path: str, text: str, problems: list[Problem]) -> str:
    end = 0
    for _ in range(LINES_CAP):
        end = text.index("\n", end) + 1
    if not text[end:].strip():
        return text[:end]
    message = (
        f"the file has {text.count(chr(10)) + 1:,} lines, of which the first {LINES_CAP:,} are"
        " read; split it into smaller files."
    )
    problems.append(Problem(path, LINES_CAP + 1, message))
    return text[:end]


def _with_short_lines(path: str, text: str, problems: list[Problem]) -> str:
    pieces: list[str] = []
    start = number = 0
    kept = 0
    while len(text) - start > LINE_CAP:
        last = text.rfind("\n", start, start + LINE_CAP + 1)
        if last >= 0:
            start = last + 1
            continue
        end = text.find("\n", start + LINE_CAP)
        end = len(text) if end < 0 else end
        number += text.count("\n", kept, start)
        pieces.append(text[kept : start + LINE_CAP])
        message = (
            f"this line has {end - start:,} characters, of which the first {LINE_CAP:,} are read;"
            " break it into paragraphs."
        )
        problems.append(Problem(path, number + 1, message))
        kept = start = end
    pieces.append(text[kept:])
    return "".join(pieces)
