"""The rows of the catalog that are known by name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from tui.model import TextPosition, Timecode


class FileStat(NamedTuple):
    """What tells that a file was not changed: its size in bytes, and times in nanoseconds.

    Changed is as whoever wrote it tells, noted when the file system saw it: another file that was
    put in its place with the same size and time has another one.
    """

    size: int
    changed: int
    noted: int


class IndexedFile(NamedTuple):
    """A file as the index knows it, by its row's id.

    Attributes:
        stat: its size and times when it was read; a time of -1 wants it to be looked at again.
        hash: of its content; None where it could not be read.
        first: the number of its first document.
        named: whether its name is in what was read, as the title or the day.
    """

    id: int
    stat: FileStat
    hash: bytes | None
    first: int
    documents: int
    named: bool


def marked_start(start: Timecode) -> float:
    """A segment's start as the catalog keeps it: below zero where no timecode marks it."""
    return -1.0 - start if isinstance(start, TextPosition) else float(start)


def start_of(marked: float) -> Timecode:
    """A segment's start from what the catalog keeps."""
    return Timecode(marked) if marked >= 0 else TextPosition(-1.0 - marked)


def encoded_times(times: Sequence[tuple[int, float]]) -> str | None:
    """Where in a text cues begin (offset, second), as JSON; None where none do."""
    return json.dumps(times, separators=(",", ":")) if times else None


def decoded_times(encoded: str | None) -> list[tuple[int, float]]:
    """Where in a text cues begin, from what the catalog keeps.

    Raises:
        ValueError, TypeError: the row is damaged.
    """
    return [(at, second) for at, second in json.loads(encoded)] if encoded else []


class DocumentRow(NamedTuple):
    """A document as the catalog keeps it, but for its number and file.

    See news_rows for news, and encoded_times for times.
    """

    place: int
    start: float | None
    title: str | None
    gist: str
    text: str
    news: str | None = None
    times: str | None = None


class EpisodeFields(NamedTuple):
    """What the catalog keeps of an episode beside its segments, and how many these are."""

    part: str
    key: str
    title: str
    show: str | None
    number: int | None
    published: str | None
    duration: float | None
    segments: int


class ProblemRow(NamedTuple):
    """A problem of a file; hinders is 2 where it gave nothing, 1 where an episode is empty."""

    path: str
    line: int | None
    message: str
    hinders: int


class FileRows(NamedTuple):
    """A file and what it gave: an episode with its segments as documents, or news with its days.

    See IndexedFile for the first fields.
    """

    path: str
    stat: FileStat
    hash: bytes | None = None
    named: bool = False
    episodes: tuple[EpisodeFields, ...] = ()
    days: tuple[str | None, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
