"""Reading and analysing files for the index; what runs in the worker processes."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import Literal, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from tui.index import builder
from tui.index.documents import Document, document_of, documents_of, head_of, text_of
from tui.library.catalog.news_rows import encoded_fields
from tui.library.catalog.rows import (
    DocumentRow,
    EpisodeFields,
    FileRows,
    FileStat,
    ProblemRow,
    encoded_times,
    marked_start,
)
from tui.library.store.database import episode_key
from tui.library.sync.scan import Task, file_stat, joint_stat
from tui.model import Episode, Problem, iso_day
from tui.readers.files import MEDIA_SUFFIXES, suffix_of
from tui.readers.one_recording import one_each
from tui.readers.reading import Kind, Reading
from tui.readers.registry import read, read_found
from tui.readers.source import OPEN_FLAGS, SIZE_CAP
from tui.sanitize import clean_line

_TRIES = 3
_MOST_EPISODES = 1 << 20  # of one file
_RECORDINGS = 2  # whose files are kept read, as each of them is a task
_TAGS = 1024 * 1024  # bytes of a recording
_AT_ONCE = 4096  # documents that are analysed in one call
_FRESH = 50_000_000  # nanoseconds in which a file may change again without a sign of it
_LARGEST_NUMBER = 2**53  # no show has so many episodes, and SQLite has a limit
_CHANGING = "this file changed while it was read; it is read again the next time."


class FileRead(NamedTuple):
    """What became of one file: same is its content as the index has it, changing it all the time.

    The rows have what it gave only if it was read.
    """

    task: Task
    outcome: Literal["read", "same", "gone", "changing"]
    rows: FileRows


class Batch(Struct, frozen=True):
    """Files that were read together, and their documents analysed, in the same order."""

    files: list[FileRead] = field(default_factory=list)
    analysed: list[bytes] = field(default_factory=list)


def read_batch(tasks: Sequence[Task], kind: Kind | None) -> Batch:
    """Read files and analyse what they hold; raises nothing for what they are or hold."""
    batch = Batch()
    waiting: list[Document] = []
    for group, task in enumerate(tasks):
        done, documents = _read_task(task, kind, group)
        batch.files.append(done)
        waiting += documents
        while len(waiting) >= _AT_ONCE:
            batch.analysed.append(builder.analyse(waiting[:_AT_ONCE]))
            del waiting[:_AT_ONCE]
    if waiting:
        batch.analysed.append(builder.analyse(waiting))
    return batch


def _read_task(task: Task, kind: Kind | None, group: int) -> tuple[FileRead, list[Document]]:
    path = task.path
    for _ in range(_TRIES):
        before, digest = _joint_digest(task.members) if task.members else _digest(path)
        if before is None:
            return FileRead(task, "gone", FileRows(path, task.stat)), []
        if digest is not None and digest in task.same:
            return FileRead(task, "same", FileRows(path, _lasting(before), digest)), []
        reading = _reading(task, before, kind)
        if (joint_stat(task.members) if task.members else file_stat(path)) == before:
            rows = _rows_of(path, before, digest, reading)
            return FileRead(task, "read", rows), _documents(reading, group)
    problem = ProblemRow(path, None, _CHANGING, 2)
    return FileRead(task, "changing", FileRows(path, task.stat, problems=(problem,))), []


def _reading(task: Task, before: FileStat, kind: Kind | None) -> Reading:
    """What a file gives; of several of one recording, the one with the outline gives them all."""
    if task.direct:
        return read([task.path], kind)
    if not task.members:
        return read_found(task.path, kind)
    readings = _read_together(task.members, before, kind)
    episodes = one_each(episode for reading in readings for episode in reading.episodes)
    own = readings[task.members.index(task.path)]
    mine = tuple(episode for episode in episodes if episode.path == task.path)
    return replace(own, episodes=mine)


@lru_cache(_RECORDINGS)
def _read_together(members: tuple[str, ...], _: FileStat, kind: Kind | None) -> tuple[Reading, ...]:
    """The readings of files that are tasks one after another, each read once while none changes."""
    return tuple(read_found(path, kind) for path in members)


def _rows_of(path: str, before: FileStat, digest: bytes | None, reading: Reading) -> FileRows:
    # What cannot be read now is looked at again, as a new permission leaves no sign on the file.
    stat_read = before._replace(changed=-1) if digest is None else _lasting(before)
    return FileRows(
        path,
        stat_read,
        digest,
        _is_named(path, reading),
        tuple(map(_fields_of, reading.episodes)),
        tuple(iso_day(item.published) for item in reading.news),
        tuple(_document_rows(reading)),
        tuple(_problems(reading)),
    )


def _digest(path: str) -> tuple[FileStat | None, bytes | None]:
    """A file's size and time, and the hash of what is read of it; None where it cannot be.

    Of a recording the beginning and the size tell it, for there may be many, and large ones.
    """
    about = file_stat(path)
    try:
        with os.fdopen(os.open(path, OPEN_FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return about, None
            most = _TAGS if suffix_of(path) in MEDIA_SUFFIXES else SIZE_CAP + 1
            data = file.read(most)
    except (OSError, ValueError):
        return about, None
    salt = about.size.to_bytes(8) if about and len(data) == _TAGS else b""
    return about, hashlib.blake2b(data, digest_size=16, salt=salt).digest()


def _joint_digest(members: Sequence[str]) -> tuple[FileStat | None, bytes | None]:
    """The same of several files that are read together."""
    before = joint_stat(members)
    digests = [_digest(path)[1] for path in members]
    if before is None or None in digests:
        return before, None
    joined = b"".join(digest or b"" for digest in digests)
    return before, hashlib.blake2b(joined, digest_size=16).digest()


def _lasting(seen: FileStat) -> FileStat:
    """A file's size and time, or a time of -1 where it changed so lately that it may do so again.

    Two changes within one tick of the file system's clock have the same time.
    """
    fresh = abs(time.time_ns() - seen.changed) < _FRESH
    return seen._replace(changed=-1) if fresh else seen


def _is_named(path: str, reading: Reading) -> bool:
    """Whether a file's name may be in what was read: news take their day from it, too."""
    stem = clean_line(PurePath(path).stem)
    return bool(reading.news) or any(episode.title == stem for episode in reading.episodes)


def _fields_of(episode: Episode) -> EpisodeFields:
    key, day = episode_key(episode), iso_day(episode.published)
    number = episode.number if abs(episode.number or 0) <= _LARGEST_NUMBER else None
    facts = (key, episode.title, episode.show, number, day, episode.duration)
    return EpisodeFields(episode.part, *facts, len(episode.segments))


def _document_rows(reading: Reading) -> Iterator[DocumentRow]:
    for episode in reading.episodes:
        for index, segment in enumerate(episode.segments):
            start = marked_start(segment.start)
            words, times = episode.words_at(index), encoded_times(episode.times_at(index))
            yield DocumentRow(index, start, segment.title, segment.gist, words, times=times)
    for index, item in enumerate(reading.news):
        head, text = head_of(item), text_of(item)
        yield DocumentRow(index, None, item.title, head, text, encoded_fields(item))


def _documents(reading: Reading, group: int) -> list[Document]:
    groups = enumerate(reading.episodes, group * _MOST_EPISODES)
    segments = [document for number, e in groups for document in documents_of(e, number)]
    return segments + [document_of(item) for item in reading.news]


def _problems(reading: Reading) -> Iterator[ProblemRow]:
    yield from _each(reading.problems, 2)
    for episode in reading.episodes:
        yield from _each(episode.problems, 0 if episode.is_timed else 1)
    for item in reading.news:
        yield from _each(item.problems, 0)


def _each(problems: Sequence[Problem], hinders: int) -> Iterator[ProblemRow]:
    for problem in problems:
        yield ProblemRow(problem.path, problem.line, clean_line(problem.message), hinders)
