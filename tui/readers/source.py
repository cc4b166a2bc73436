"""Bytes to text: a file's words and line ends, whatever it was written with.

Of a file, of a line and of the number of lines no more than the caps are read, the file up to the
last line end shortly before, so that no later work meets more; problems tell it. Bytes that are no
UTF-8 are read as Windows-1252, the everyday superset of Latin-1, one by one: a single stray byte
does not spoil the accents of the rest.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec import Struct

from tui.model import Problem
from tui.readers.reading import STANDARD_INPUT
from tui.sanitize import CONTROL_MESSAGE, clean, control_line

_MIB = 1024 * 1024
SIZE_CAP = 16 * _MIB
"""Bytes that are read of one file at most."""
LINE_CAP = _MIB
"""Characters that are kept of one line at most."""
LINES_CAP = 200_000
"""Lines that are read of one file at most: a spoken day has fewer."""
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that text has no use for; escape and form feed do occur in it.
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in (9, 10, 12, 13, 27))
_TWICE = re.compile("[ÃÐÑ][\x80-\xaa\xac-\xba\xbc-\xbf]|â€[\x80-\xbf™œ¦˜]")
_STRAY_LETTERS = {
    0xDC00 + code: bytes([code]).decode("cp1252", "ignore") or chr(code)
    for code in range(0x80, 0x100)
}
OPEN_FLAGS = sum(getattr(os, f"O_{name}", 0) for name in ("NONBLOCK", "NOCTTY", "BINARY"))
"""How a file is opened that may be a device or a pipe: to read bytes, and never to wait."""
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_NO_SUCH = "no such file or folder; check the name."
_FORBIDDEN = "there is no permission to read this; allow it with chmod, or copy the file."
_BAD_NAME = "no file can have this name; check it."
_REASONS = {
    errno.ENOENT: _NO_SUCH,
    errno.ENOTDIR: _NO_SUCH,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ELOOP: "this link leads round in a circle; name the file itself.",
    errno.ENAMETOOLONG: _BAD_NAME,
    errno.ENXIO: "this is a device or a socket, not a text file; name a file instead.",
}


def control_problems(path: str, text: str, line: int = 1) -> Iterable[Problem]:
    """One problem that names the first line with a control character, if any.

    The text begins at a line of its file.
    """
    index = control_line(text)
    if index is not None:
        yield Problem(path, line + index, CONTROL_MESSAGE)


class RawFile(NamedTuple):
    """The first bytes of a file, to a line end, the size of all, and why it cannot be read."""

    path: str
    data: bytes
    size: int
    refusal: str = ""


class Source(Struct, frozen=True):
    r"""A file's text, its lines ended by "\n" only; problems say why where it is empty."""

    path: str
    text: str
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of_text(cls, text: str, path: str = "memory.md") -> Source:
        """A source made of text that is no file, with the same care for line ends and lengths."""
        return _finish(path, text, [])


class _RefusedError(ValueError):
    """A file that gives no text; the message says why."""


def read_raw(path: str) -> RawFile:
    """Read the bytes of a file; never raises for what it is or holds, and never waits for one.

    The path of the standard input gives what is piped in, which is waited for and kept.
    """
    read = piped_in if path == STANDARD_INPUT else partial(_read_regular, path)
    try:
        return RawFile(path, *read())
    except _RefusedError as refusal:
        return RawFile(path, b"", 0, str(refusal))
    except (OSError, ValueError) as error:
        return RawFile(path, b"", 0, _why_not(error))


def decode(raw: RawFile, *, whole: bool = False) -> Source:
    """The text of bytes: UTF-16 or UTF-32 by its mark, else UTF-8; never raises, linear in them.

    Whole text keeps lines of any length and number.
    """
    path, data, size, refusal = raw
    if refusal:
        return Source(path, "", (Problem(path, None, refusal),))
    try:
        text, notes = _decoded(path, data, cut=size > len(data))
    except _RefusedError as error:
        return Source(path, "", (Problem(path, None, str(error)),))
    if size > len(data):
        most = f"{size / _MIB:.0f} MiB, of which the first {len(data) / _MIB:.0f} are read"
        message = f"the file has {most}; split it into smaller files."
        notes.insert(0, Problem(path, None, message))
    return _finish(path, text, notes, whole=whole)


def decode_as(raw: RawFile, encoding: str, errors: str = "replace") -> Source | None:
    """The text of bytes in the encoding that they name; None if it is none, or a mark tells it."""
    if raw.data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE)):
        return None
    data = in_utf8(raw.data, encoding, errors)
    return None if data is None else decode(raw._replace(data=data), whole=True)


def in_utf8(data: bytes, encoding: str, errors: str = "replace") -> bytes | None:
    """Bytes in a named encoding as UTF-8; None if there is no such one, or they are not in it."""
    try:
        text, _ = codecs.lookup(encoding).decode(data, errors)
    except (LookupError, ValueError):
        return None
    return str(text).encode(errors="replace")


@cache
def piped_in() -> tuple[bytes, int]:
    """What the standard input holds, up to a line end, and how many bytes there are or more.

    Raises:
        OSError: there is none.
    """
    stream = sys.stdin
    if stream is None:
        raise OSError(errno.EBADF, "there is no standard input")
    data = stream.buffer.read(SIZE_CAP + 1)
    size = len(data)
    return (data, size) if size <= SIZE_CAP else (_to_line_end(data), size)


def _read_regular(path: str) -> tuple[bytes, int]:
    """The first bytes of a regular file, up to a line end, and how many bytes there are."""
    with open_regular(path) as file:
        status = os.fstat(file.fileno())
        data = file.read(SIZE_CAP + 1)
    if len(data) <= SIZE_CAP:
        return data, len(data)
    return _to_line_end(data), max(status.st_size, len(data))


def _to_line_end(data: bytes) -> bytes:
    ends = (data.rfind(mark, SIZE_CAP - LINE_CAP, SIZE_CAP) for mark in (b"\n", b"\r"))
    end = (max(ends) + 1) or SIZE_CAP
    # A wide encoding needs whole characters; 4 bytes are whole in each of them.
    whole = end // 4 * 4 if _wide(data) else end
    return data[:whole]


def open_regular(path: str) -> BinaryIO:
    """A regular file, open to be read, without ever waiting for one.

    Raises:
        OSError, ValueError: it is none, or cannot be opened.
    """
    _demand_regular(Path(path).stat().st_mode)
    file = os.fdopen(os.open(path, OPEN_FLAGS), "rb")
    try:
        _demand_regular(os.fstat(file.fileno()).st_mode)
    except ValueError:
        file.close()
        raise
    return file


def _demand_regular(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kind = _KINDS.get(stat.S_IFMT(mode), "no regular file")
    raise _RefusedError(f"this is {kind}, not a text file; name a file instead.")


def _why_not(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError) or error.errno is None:
        return _BAD_NAME
    unknown = f"this cannot be read ({error.strerror}); try again, or copy the file."
    return _REASONS.get(error.errno, unknown)


def _wide(data: bytes) -> tuple[bytes, str] | None:
    return next(((bom, codec) for bom, codec in _WIDE if data.startswith(bom)), None)


def _decoded(name: str, data: bytes, *, cut: bool) -> tuple[str, list[Problem]]:
    if wide := _wide(data):
        return _decoded_wide(name, data[len(wide[0]) :], wide[1])
    data = data.removeprefix(codecs.BOM_UTF8)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _demand_text(data, controls, at_most=max(8, len(data) // 20))
        return _with_strays(name, data, error, cut=cut)
    _demand_text(data, controls, at_most=len(data) // 3)
    return text, list(_encoded_twice(name, text))


def _encoded_twice(name: str, text: str) -> Iterator[Problem]:
    """Where UTF-8 was read as Windows-1252 and saved again, which no language looks like."""
    found = _TWICE.search(text)
    if found is not None and _TWICE.search(text, found.end()) is not None:
        message = (
            f"'{clean(found[0])}' is a letter that was encoded twice, and so are others; they are"
            " shown as they stand: save the text anew as UTF-8."
        )
        yield Problem(name, line_at(text, found.start()), message)


def _demand_text(data: bytes, controls: int, at_most: int) -> None:
    if controls <= at_most:
        return
    nuls = sorted((data[::2].count(0), data[1::2].count(0)))
    if nuls[0] * 9 < nuls[1] > len(data) // 3:
        raise _RefusedError("this looks like UTF-16 without its mark; save the file as UTF-8.")
    raise _RefusedError("this is not text but binary data; name a text file.")


def _decoded_wide(name: str, data: bytes, codec: str) -> tuple[str, list[Problem]]:
    try:
        return data.decode(codec), []
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        line = line_at(_unix(data[: error.start].decode(codec, "replace")))
        label = codec[:6].upper()
        message = f"this is not {label}, though the file begins so; save the file as UTF-8."
        return text, [Problem(name, line, message)]


def _with_strays(
    name: str, data: bytes, error: UnicodeDecodeError, *, cut: bool
) -> tuple[str, list[Problem]]:
    """Text of bytes that are no UTF-8; a character cut in two by the size cap is left out."""
    if cut and error.start >= len(data) - 3:
        return data[: error.start].decode(), []
    text = data.decode("utf-8", "surrogateescape").translate(_STRAY_LETTERS)
    line = line_at(_unix(data[: error.start].decode()))
    message = (
        f"byte 0x{data[error.start]:02x} is no UTF-8; what is none was read as Latin-1"
        " (Windows-1252): save the file as UTF-8."
    )
    return text, [Problem(name, line, message)]


def line_at(text: str, offset: int | None = None) -> int:
    """The line, from 1, of an offset in a text; without one, that of its end."""
    return text.count("\n", 0, offset) + 1


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _finish(path: str, text: str, problems: list[Problem], *, whole: bool = False) -> Source:
    text = _unix(text)
    if "\0" in text:
        line = line_at(text, text.index("\0"))
        message = f"NUL characters ({text.count(chr(0))}) were replaced; remove them from the file."
        problems.append(Problem(path, line, message))
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if len(text) > LINE_CAP and not whole:
        text = _with_short_lines(path, text, problems)
    if not whole and text.count("\n") > LINES_CAP:
        text = _with_few_lines(path, text, problems)
    if not text or text.isspace():
        why = "the file is empty" if not text else "the file holds nothing but white space"
        problems.append(Problem(path, None, f"{why}; there is nothing to read."))
    return Source(path, text, tuple(problems))


def _with_few_lines(path: str, text: str, problems: list[Problem]) -> str:
    end = 0
    for _ in range(LINES_CAP):
        end = text.index("\n", end) + 1
    if text[end:].strip():
        message = (
            f"the file has {text.count(chr(10)) + 1:,} lines, of which the first {LINES_CAP:,} are"
            " read; split it into smaller files."
        )
        problems.append(Problem(path, LINES_CAP + 1, message))
    return text[:end]


def _with_short_lines(path: str, text: str, problems: list[Problem]) -> str:
    pieces: list[str] = []
    start = number = copied = 0
    while len(text) - start > LINE_CAP:
        last = text.rfind("\n", start, start + LINE_CAP + 1)
        if last >= 0:
            start = last + 1
            continue
        end = text.find("\n", start + LINE_CAP)
        end = len(text) if end < 0 else end
        number += text.count("\n", copied, start)
        pieces.append(text[copied : start + LINE_CAP])
        message = (
            f"this line has {end - start:,} characters, of which the first {LINE_CAP:,} are read;"
            " break it into paragraphs."
        )
        problems.append(Problem(path, number + 1, message))
        copied = start = end
    pieces.append(text[copied:])
    return "".join(pieces)
