"""What becomes of files that were read: new documents, old ones elsewhere, or another try."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from tui.library.catalog.rows import FileRows, IndexedFile
from tui.library.catalog.writer import Chunk
from tui.library.sync.extract import Batch, FileRead
from tui.library.sync.scan import Task, may_be
from tui.model import Problem


@dataclass(slots=True)
class ChangeSorter:
    """Sorts files that were read into chunks of changes.

    Attributes:
        indexed: the index's files by path.
        gone: the files that are there no more; taken off when they are found elsewhere.
        problems: of the walk, and of files that changed all the time and stay as they were.
        chunk: what waits to be written.
        again: tasks that must be done again, as another file was the one that moved.
    """

    indexed: Mapping[str, IndexedFile] = field(default_factory=dict)
    gone: dict[str, IndexedFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    chunk: Chunk = field(default_factory=Chunk)
    again: list[Task] = field(default_factory=list)
    changed: int = 0
    moved: int = 0
    _by_hash: dict[bytes, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for path, indexed in self.gone.items():
            if indexed.hash is not None:
                self._by_hash[indexed.hash].append(path)

    def sort(self, batch: Batch) -> None:
        """Take in some files that were read together."""
        for done in batch.files:
            self._sort_file(done)
        self.chunk.analysed += batch.analysed

    def next_chunk(self) -> Chunk:
        """What waits to be written; the next files begin another chunk."""
        chunk, self.chunk = self.chunk, Chunk()
        return chunk

    def _sort_file(self, done: FileRead) -> None:
        rows = done.rows
        indexed = self.indexed.get(rows.path)
        if done.outcome == "read":
            self.chunk.reads.append((rows, indexed))
            self.chunk.documents += len(rows.documents)
            self.changed += 1
        elif done.outcome == "changing":
            self.problems += [Problem(p.path, p.line, p.message) for p in rows.problems]
        elif indexed is not None and done.outcome == "same":
            self.chunk.touched.append((indexed.id, rows.path, rows.stat))
        elif indexed is not None:
            self.gone[rows.path] = indexed
        elif done.outcome == "same" and not self._is_moved(rows):
            self.again.append(done.task._replace(same=frozenset()))

    def _is_moved(self, rows: FileRows) -> bool:
        """Note a file as one of those gone, if one has its content and name."""
        for old in self._by_hash[rows.hash or b""]:
            moved = self.gone.get(old)
            if moved is not None and may_be(rows.path, old, moved):
                del self.gone[old]
                self.chunk.touched.append((moved.id, rows.path, rows.stat))
                self.moved += 1
                return True
        return False
