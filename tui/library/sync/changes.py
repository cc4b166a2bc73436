"""What becomes of files that were read: new documents, old ones elsewhere, or another try."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.library.catalog.writer import Chunk
from tui.library.sync.extract import Batch, FileRead
from tui.library.sync.scan import Known, Survey, Task, may_be
from tui.model import Problem


@dataclass(slots=True)
class Sorter:
    """Sorts files that were read into chunks of changes.

    Attributes:
        known: the index's files by path.
        found: what the survey found; its files gone are taken off when they are found elsewhere.
        chunk: what waits to be written.
        again: tasks that must be done again, as another file was the one that moved.
        changed: files that were read, as they are new or changed.
        moved: files gone that were found elsewhere.
        problems: of files that changed all the time, and stay in the index as they were.
    """

    known: Mapping[str, Known]
    found: Survey
    chunk: Chunk = field(default_factory=Chunk)
    again: list[Task] = field(default_factory=list)
    changed: int = 0
    moved: int = 0
    problems: list[Problem] = field(default_factory=list)
    _by_hash: dict[bytes, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for path, known in self.found.gone.items():
            if known.hash is not None:
                self._by_hash[known.hash].append(path)

    def sort(self, batch: Batch) -> None:
        """Take in some files that were read together."""
        for done in batch.files:
            self._sort_file(done)
        self.chunk.parcels += batch.parcels

    def next_chunk(self) -> Chunk:
        """What waits to be written; the next files begin another chunk."""
        chunk, self.chunk = self.chunk, Chunk()
        return chunk

    def _sort_file(self, done: FileRead) -> None:
        known = self.known.get(done.task.path)
        if done.found == "read":
            self.chunk.reads.append((done, known))
            self.chunk.documents += len(done.documents)
            self.changed += 1
        elif done.found == "same":
            self._sort_same(done, known)
        elif done.found == "changing":
            self.problems += [Problem(p.path, p.line, p.message) for p in done.problems]
        elif known is not None:
            self.found.gone[done.task.path] = known

    def _sort_same(self, done: FileRead, known: Known | None) -> None:
        path = done.task.path
        if known is not None:
            self.chunk.touched.append((known.id, path, done.stat))
            return
        for old in self._by_hash[done.hash or b""]:
            moved = self.found.gone.get(old)
            if moved is not None and may_be(path, old, moved):
                del self.found.gone[old]
                self.chunk.touched.append((moved.id, path, done.stat))
                self.moved += 1
                return
        self.again.append(done.task._replace(same=frozenset()))
