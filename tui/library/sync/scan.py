"""Which files there are, and which of them the index does not know as they are now."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import NamedTuple

from tui.model import Problem
from tui.readers.files import FolderWalk
from tui.readers.registry import may_hold

_NO_SUCH = "no such file or folder now; its episodes stay until it is there or is removed."
_LARGEST = 2**63 - 1  # what SQLite takes


class Stat(NamedTuple):
    """What tells that a file was not changed.

    Attributes:
        size: in bytes.
        changed: when its content was, in nanoseconds, as whoever wrote it tells.
        noted: when the file system noted a change of it, in nanoseconds; another file that was
            put in its place with the same size and time has another one.
    """

    size: int
    changed: int
    noted: int


class Known(NamedTuple):
    """A file as the index knows it.

    Attributes:
        id: its row.
        stat: its size and times when it was read; a time of -1 wants it to be looked at again.
        hash: of its content; None where it could not be read.
        first: the number of its first document.
        documents: how many documents it gave.
        named: whether its name is in what was read, as the title or the day.
    """

    id: int
    stat: Stat
    hash: bytes | None
    first: int
    documents: int
    named: bool


class Task(NamedTuple):
    """A file to read.

    Attributes:
        path: the file.
        stat: its size and time as the survey saw them.
        direct: whether it was named itself, rather than found in a folder.
        same: hashes of content that the index has already: the file's own, or of files gone.
    """

    path: str
    stat: Stat
    direct: bool
    same: frozenset[bytes] = frozenset()


@dataclass(slots=True)
class Survey:
    """What was found in the roots.

    Attributes:
        tasks: the files to read, in the order of the walk.
        gone: the files that the index knows and that are there no more.
        problems: of the walk.
        files: how many files were looked at.
    """

    tasks: list[Task] = field(default_factory=list)
    gone: dict[str, Known] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: int = 0


def survey(
    roots: Sequence[Path],
    known: Mapping[str, Known],
    renew: int,
    seen: Callable[[int], None],
) -> Survey:
    """Compare what is in the roots with what the index knows; reads no file.

    Args:
        roots: files and folders.
        known: the index's files by path.
        renew: files with documents below this number are read again in any case.
        seen: called now and then with the number of files looked at; may raise to end it.
    """
    made = Survey(gone=dict(known))
    found: set[str | int] = set()
    for path, direct in _files(roots, made):
        made.files += 1
        if made.files % 256 == 0:
            seen(made.files)
        try:
            about = os.stat(path)  # noqa: PTH116  a million of them
        except OSError:
            continue
        # A file that links give other names is read under the first one.
        itself = about.st_ino << 64 | about.st_dev if about.st_ino else path
        if path in found or itself in found:
            continue
        found |= {path, itself}
        _compare(path, stat_of(about), made, known.get(path), renew, direct=direct)
    made.tasks = _with_moves(made.tasks, made.gone, known)
    return made


def stat_of(about: os.stat_result) -> Stat:
    """A file's size and times; a time before 1970 or after 2262 as some other that fits."""
    return Stat(about.st_size, about.st_mtime_ns & _LARGEST, about.st_ctime_ns & _LARGEST)


def is_more(roots: Sequence[Path], files: int, size: int) -> bool:
    """Whether roots hold more files than so many, or more bytes; looks at no more than it must."""
    for path, _ in _files(roots, Survey()):
        files -= 1
        with suppress(OSError):
            size -= os.stat(path).st_size  # noqa: PTH116  as below
        if files < 0 or size < 0:
            return True
    return False


def beneath(path: str, root: str) -> bool:
    """Whether a path is a root, or lies in it."""
    return path == root or path.startswith(os.path.join(root, ""))  # noqa: PTH118  for speed


def _files(roots: Sequence[Path], made: Survey) -> Iterator[tuple[str, bool]]:
    walk = FolderWalk()
    for root in roots:
        name = str(root)
        try:
            mode = root.stat().st_mode
        except (OSError, ValueError):
            made.problems.append(Problem(name, None, _NO_SUCH))
            for path in [path for path in made.gone if beneath(path, name)]:
                del made.gone[path]
            continue
        if stat.S_ISDIR(mode):
            for path in walk.files(name):
                if may_hold(path):
                    yield path, False
        else:
            yield name, True
    made.problems.extend(walk.problems)


def _compare(  # noqa: PLR0913  what is compared
    path: str, now: Stat, made: Survey, known: Known | None, renew: int, *, direct: bool
) -> None:
    """Note a file as a task, unless the index has it as it is."""
    made.gone.pop(path, None)
    if known is None or (known.documents and known.first < renew):
        made.tasks.append(Task(path, now, direct))
    elif known.stat != now:
        same = frozenset((known.hash,)) if known.hash else frozenset()
        made.tasks.append(Task(path, now, direct, same))


def _with_moves(
    tasks: Sequence[Task], gone: Mapping[str, Known], known: Mapping[str, Known]
) -> list[Task]:
    """The tasks, new files told the content of files gone of the same size: they may be those."""
    by_size: dict[int, list[tuple[str, Known]]] = defaultdict(list)
    for path, old in gone.items():
        if old.hash is not None:
            by_size[old.stat.size].append((path, old))
    return [
        task
        if task.path in known or task.stat.size not in by_size
        else task._replace(same=_fitting(task.path, by_size[task.stat.size]))
        for task in tasks
    ]


def _fitting(path: str, gone: Sequence[tuple[str, Known]]) -> frozenset[bytes]:
    return frozenset(
        known.hash for old, known in gone if known.hash is not None and may_be(path, old, known)
    )


def may_be(path: str, old: str, known: Known) -> bool:
    """Whether a file of the same content as one that is gone would be read as the same."""
    new_name, old_name = PurePath(path), PurePath(old)
    if new_name.name == old_name.name:
        return True
    return not known.named and new_name.suffix == old_name.suffix
