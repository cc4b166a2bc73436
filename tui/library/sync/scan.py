"""Which files there are, and which of them the index does not know as they are now."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import NamedTuple
from zlib import crc32

from tui.library.catalog.rows import FileStat, IndexedFile
from tui.library.sync.recording_groups import RecordingGroups
from tui.model import Problem
from tui.paths import beneath
from tui.readers.files import FolderWalk
from tui.readers.registry import may_hold

_NO_SUCH = "no such file or folder now; its episodes stay until it is there or is removed."
_A_LITTLE = 1_000_000  # nanoseconds
_LARGEST = 2**63 - 1  # what SQLite takes


class Task(NamedTuple):
    """A file to read, with its size and times as the scan saw them.

    Direct is one that was named itself, rather than found in a folder; same are hashes of content
    that the index has already: the file's own, or of files gone. Members are all files of its
    recording where there are several: they are read together; size, times and hashes are of all.
    """

    path: str
    stat: FileStat
    direct: bool
    same: frozenset[bytes] = frozenset()
    members: tuple[str, ...] = ()


@dataclass(slots=True)
class ScanResult:
    """What was found in the roots: so many files, those to read, and those of the index gone."""

    tasks: list[Task] = field(default_factory=list)
    gone: dict[str, IndexedFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: int = 0


def scan(
    roots: Sequence[Path],
    indexed: Mapping[str, IndexedFile],
    renew: int,
    report: Callable[[int], None],
) -> ScanResult:
    """Compare what is in the roots with what the index knows; reads no file.

    Files with documents below the number renew are read again in any case. Report is called now
    and then with the number of files looked at; it may raise to end it.
    """
    result = ScanResult(gone=dict(indexed))
    seen: set[str | int] = set()
    groups = RecordingGroups()
    for path, direct in _files(roots, result):
        result.files += 1
        if result.files % 256 == 0:
            report(result.files)
        try:
            about = os.stat(path)  # noqa: PTH116  a million of them
        except OSError:
            continue
        # A file that links give other names is read under the first one.
        itself = about.st_ino << 64 | about.st_dev if about.st_ino else path
        if path in seen or itself in seen:
            continue
        seen |= {path, itself}
        result.gone.pop(path, None)
        members = groups.files_of(path)
        now, known = (joint_stat(members) if members else None) or stat_of(about), indexed.get(path)
        task = Task(path, now, direct, members=members)
        if known is None or (known.documents and known.first < renew):
            result.tasks.append(task)
        elif known.stat != now:
            same = frozenset((known.hash,)) if known.hash else frozenset()
            result.tasks.append(task._replace(same=same))
    result.tasks = _with_moves(result.tasks, result.gone, indexed)
    return result


def stat_of(about: os.stat_result) -> FileStat:
    """A file's size and times; a time before 1970 or after 2262 as some other that fits."""
    return FileStat(about.st_size, about.st_mtime_ns & _LARGEST, about.st_ctime_ns & _LARGEST)


def file_stat(path: str) -> FileStat | None:
    """A file's size and times now; None where it cannot be looked at."""
    try:
        return stat_of(os.stat(path))  # noqa: PTH116  thousands of them
    except (OSError, ValueError):
        return None


def joint_stat(paths: Sequence[str]) -> FileStat | None:
    """What tells that none of some files was changed; None where one cannot be looked at.

    The size is that of all; the time is of the latest, moved on a little by those of the others, so
    that it changes with each.
    """
    stats = [file_stat(path) for path in paths]
    if not stats or None in stats:
        return None
    known = [one for one in stats if one is not None]
    changed, noted = ([one[at] for one in known] for at in (1, 2))
    return FileStat(sum(one.size for one in known), _joint(changed), _joint(noted))


def _joint(times: Sequence[int]) -> int:
    return (max(times) + crc32(repr(times).encode()) % _A_LITTLE) & _LARGEST


def _files(roots: Sequence[Path], result: ScanResult) -> Iterator[tuple[str, bool]]:
    walk = FolderWalk()
    for root in roots:
        name = str(root)
        try:
            mode = root.stat().st_mode
        except (OSError, ValueError):
            result.problems.append(Problem(name, None, _NO_SUCH))
            for path in [path for path in result.gone if beneath(path, name)]:
                del result.gone[path]
            continue
        if stat.S_ISDIR(mode):
            for path in walk.files(name):
                if may_hold(path):
                    yield path, False
        else:
            yield name, True
    result.problems.extend(walk.problems)


def _with_moves(
    tasks: Sequence[Task], gone: Mapping[str, IndexedFile], indexed: Mapping[str, IndexedFile]
) -> list[Task]:
    """The tasks, new files told the content of files gone of the same size: they may be those."""
    by_size: dict[int, list[tuple[str, IndexedFile]]] = defaultdict(list)
    for path, old in gone.items():
        by_size[old.stat.size].append((path, old))
    moved: list[Task] = []
    for task in tasks:
        alike = () if task.path in indexed else by_size.get(task.stat.size, ())
        hashes = {old.hash for path, old in alike if old.hash and may_be(task.path, path, old)}
        moved.append(task._replace(same=task.same | hashes) if hashes else task)
    return moved


def may_be(path: str, old: str, indexed: IndexedFile) -> bool:
    """Whether a file of the same content as one that is gone would be read as the same."""
    new_name, old_name = PurePath(path), PurePath(old)
    if new_name.name == old_name.name:
        return True
    return not indexed.named and new_name.suffix == old_name.suffix
