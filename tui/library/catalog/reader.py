"""What the index knows of the library: episodes, news items, and each document's own words.

A catalog is read while a sync in another process writes it; each answer is of one committed state.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tui.library.catalog import schema
from tui.library.catalog.news_rows import decoded_item
from tui.library.catalog.rows import FileStat, checksum
from tui.model import NewsItem, Problem
from tui.sqlite_file import decoded_path, encoded_path, reason

_AT_ONCE = 500  # SQLite takes some thousand values in one question
_DOCUMENTS = """
SELECT d.number, e.id, f.path, d.place, d.start, d.title, d.gist, d.text, d.times, e.part, d.file,
    d.news, d.checksum
FROM document d JOIN file f ON f.id = d.file LEFT JOIN episode e
    ON e.file = d.file AND d.number >= e.first AND d.number < e.first + e.segments
WHERE d.number IN ({})
"""
_EPISODES = """
SELECT e.id, f.path, e.key, e.title, e.show, e.number, e.published, e.duration, e.segments,
    e.first, n.shown, f.changed, e.part, e.file, e.checksum
FROM episode e JOIN file f ON f.id = e.file LEFT JOIN news n ON n.key = e.key
"""
_PROBLEMS = """
SELECT COALESCE(f.path, p.path), p.line, p.message FROM problem p LEFT JOIN file f ON f.id = p.file
"""
_NEWS = """
SELECT f.path, d.title, d.text, d.news, d.number, d.file, d.place, d.start, d.gist, d.checksum
FROM document d JOIN file f ON f.id = d.file
WHERE f.path IN ({}) AND d.news IS NOT NULL ORDER BY d.number
"""
_FILES = """
SELECT f.path, f.size, f.changed, f.noted FROM document d JOIN file f ON f.id = d.file
WHERE d.number IN ({}) ORDER BY d.number
"""


_ARRIVALS = """
SELECT f.changed, f.path, d.title, d.text, d.news, d.number, d.file, d.place, d.start, d.gist,
    d.checksum
FROM document d JOIN file f ON f.id = d.file
WHERE d.news IS NOT NULL AND (f.changed = -1 OR f.changed >= ?) ORDER BY d.number
"""


class NewsArrival(NamedTuple):
    """A news item with its document's number, and when its file came; see EpisodeRow.arrived."""

    number: int
    arrived: int
    item: NewsItem


class FoundDocument(NamedTuple):
    """What is shown of a document: a segment, or a news item, which has no episode and no start.

    The place is that in the episode, or in the item's file; the start is in seconds; the gist of an
    item is its headline, the text its excerpt and body. See rows.decoded_times for times.
    """

    number: int
    episode: int | None
    path: str
    place: int
    start: float | None
    title: str | None
    gist: str
    text: str
    times: str | None


class EpisodeRow(NamedTuple):
    """An episode of the library.

    Attributes:
        id: what the index knows it by; it stays when the file changes or moves.
        key: what the reader's own store knows it by (tui.library.store.database.episode_key).
        published: its day, as YYYY-MM-DD.
        duration: length of the recording in seconds.
        segments: how many segments it has.
        first: the document number of the first of them; the others follow.
        news: how many links to news were shown when it was last opened; None before that.
        arrived: when its file came or changed last, in nanoseconds since 1970; -1 where that was
            when it was read.
    """

    id: int
    path: str
    key: str
    title: str
    show: str | None
    number: int | None
    published: str | None
    duration: float | None
    segments: int
    first: int
    news: int | None
    arrived: int = 0


class Counts(NamedTuple):
    """How much the library holds."""

    episodes: int
    segments: int
    news: int


class Catalog:
    """A reader of the index; quick to open, and one may be open in each thread.

    An index that is not there yet, or cannot be used (trouble says why), is as an empty one, and
    the next sync makes it anew. The generation rises with each change that refresh has seen; all
    documents have smaller numbers than numbers.
    """

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder, or where it will lie; never raises for what lies there."""
        self.trouble: str | None = None
        self.generation = 0
        self.numbers = 0
        self._folder = folder
        self._file: tuple[int, int] | None = None
        self._db = schema.in_memory()
        self._reopen()

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._db.close()

    def __del__(self) -> None:
        """Let go of the file with the last who holds this; left to sqlite3, Python 3.13 warns."""
        self.close()

    def refresh(self) -> bool:
        """Follow what a sync has changed since; tells whether it has."""
        before = (self.generation, self._file)
        if schema.identity(self._folder) != self._file or self.trouble:
            self._reopen()
        else:
            self._note_state()
        return before != (self.generation, self._file)

    def distrust(self) -> None:
        """Tell that a run of the index is damaged: it is empty from now on, until the next sync."""
        schema.distrust(self._folder)
        self._give_up("the index was found damaged")

    def runs(self) -> tuple[Path, ...]:
        """The runs that count, in number order; one may be merged away before it is opened."""
        return tuple(self._folder / name for (name,) in self._ask(schema.RUNS))

    def dead(self) -> array[int]:
        """The numbers in the runs whose documents are gone, in order; four bytes each."""
        numbers = array("I")
        for first, count in self._ask("SELECT first, documents FROM dead ORDER BY first"):
            numbers.extend(range(first, first + count))
        return numbers

    def documents(self, numbers: Sequence[int]) -> list[FoundDocument]:
        """The documents with these numbers, in the order asked; those that are gone left out."""
        by_number = {}
        for row in self._ask_of(_DOCUMENTS, [int(number) for number in numbers]):
            times, part, file, news, check = row[8:]
            if not self._is_whole((row[0], file, *row[3:8], news, times), check):
                return []
            found = (*row[:2], _locator(row[2], part), *row[3:8], times)
            by_number[row[0]] = FoundDocument._make(found)
        return [by_number[number] for number in numbers if number in by_number]

    def files_of(self, numbers: Sequence[int]) -> dict[str, FileStat]:
        """The files of the documents with these numbers, as they were when they were read."""
        rows = self._ask_of(_FILES, numbers)
        return {decoded_path(path): FileStat(*stat) for path, *stat in rows}

    def news_in(self, paths: Sequence[str]) -> Iterator[NewsItem]:
        """The news items of files, each file's in their order."""
        for row in self._ask_of(_NEWS, [encoded_path(path) for path in paths]):
            path, *fields = row
            if not self._is_whole_item(*fields):
                return
            yield decoded_item(decoded_path(path), *fields[:3])

    def news_since(self, arrived: int) -> list[NewsArrival]:
        """The news items whose files came at a time, in nanoseconds since 1970, or later."""
        found = []
        for changed, path, *fields in self._ask(_ARRIVALS, (arrived,)):
            if not self._is_whole_item(*fields):
                return []
            item = decoded_item(decoded_path(path), *fields[:3])
            found.append(NewsArrival(fields[3], changed, item))
        return found

    def items(self) -> list[tuple[int, str | None]]:
        """The numbers of the news items, in order, each with its day as YYYY-MM-DD."""
        return self._ask("SELECT number, published FROM item ORDER BY number")

    def episodes(self) -> list[EpisodeRow]:
        """All episodes, in the order in which they were first read."""
        return list(self._episodes(self._ask(f"{_EPISODES} ORDER BY e.file, e.first, e.id")))

    def episodes_at(self, ids: Collection[int]) -> dict[int, EpisodeRow]:
        """The episodes with these ids; those that are gone left out."""
        rows = self._ask_of(f"{_EPISODES} WHERE e.id IN ({{}})", list(ids))
        return {row.id: row for row in self._episodes(rows)}

    def _episodes(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[EpisodeRow]:
        for row in rows:
            *shown, part, file, check = row
            if not self._is_whole((shown[0], file, part, *shown[2:10]), check):
                return
            yield EpisodeRow(shown[0], _locator(shown[1], part), *shown[2:])

    def _is_whole_item(  # noqa: PLR0913, PLR0917  the columns of a row
        self,
        title: str,
        text: str,
        news: str,
        number: int,
        file: int,
        place: int,
        start: float | None,
        gist: str,
        check: int,
    ) -> bool:
        return self._is_whole((number, file, place, start, title, gist, text, news, None), check)

    def _is_whole(self, row: Sequence[object], check: int) -> bool:
        """Whether a row is as it was written; the index is distrusted if it is not."""
        if checksum(row) == check:
            return True
        self.distrust()
        return False

    def counts(self) -> Counts:
        """How much there is."""
        rows = self._ask("SELECT COUNT(*), COALESCE(SUM(segments), 0) FROM episode")
        items = self._ask("SELECT COUNT(*) FROM item")
        return Counts._make((*rows[0], *items[0])) if rows and items else Counts(0, 0, 0)

    def counts_beneath(self, path: str) -> Counts:
        """How much there is in a file, or in a folder with all that lies in it."""
        inside = path.rstrip("/\\")
        marks = [encoded_path(f"{inside}{mark}") for mark in ("/", "0", "\\", "]")]
        where = "f.path = ? OR (f.path > ? AND f.path < ?) OR (f.path > ? AND f.path < ?)"
        values = (encoded_path(path), *marks)
        rows = self._ask(
            "SELECT COUNT(*), COALESCE(SUM(e.segments), 0)"  # noqa: S608  constants of ours
            f" FROM episode e JOIN file f ON f.id = e.file WHERE {where}",
            values,
        )
        files = self._ask(
            f"SELECT COALESCE(SUM(f.documents), 0) FROM file f WHERE {where}",  # noqa: S608  ours
            values,
        )
        if not rows or not files:
            return Counts(0, 0, 0)
        episodes, segments = rows[0]
        return Counts(episodes, segments, files[0][0] - segments)

    def problems(self, least: int = 0) -> list[Problem]:
        """What could not be read as it stands, by path and line.

        Least is 1 for what keeps a whole file from being found, 2 for what left nothing of it.
        """
        rows = self._ask(f"{_PROBLEMS} WHERE p.hinders >= ?", (least,))
        problems = [Problem(decoded_path(path), line, message) for path, line, message in rows]
        return sorted(problems, key=lambda problem: (problem.path, problem.line or 0))

    def _ask_of(self, question: str, values: Sequence[int | str | bytes]) -> Iterator[Any]:
        for start in range(0, len(values), _AT_ONCE):
            some = tuple(values[start : start + _AT_ONCE])
            yield from self._ask(question.format(",".join("?" * len(some))), some)

    def _ask(self, question: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """The rows that answer a question; none from an index that proves to be damaged."""
        try:
            return self._db.execute(question, values).fetchall()
        except sqlite3.OperationalError as error:
            if "decode" in str(error):  # a text that is no UTF-8
                self.distrust()
                return []
            self._give_up(f"the index cannot be read ({error})")
        except sqlite3.DatabaseError:
            self.distrust()
        return []

    def _reopen(self) -> None:
        self.trouble = None
        file = schema.identity(self._folder)
        try:
            db = schema.open_for_reading(self._folder)
        except FileNotFoundError:
            self._settle(schema.in_memory(), None)
        except (OSError, sqlite3.Error) as error:
            self._give_up(f"{reason(error)}; it is made anew when the files are read again")
        else:
            self._settle(db, file)
            self._note_state()

    def _settle(self, db: sqlite3.Connection, file: tuple[int, int] | None) -> None:
        self.close()
        self._db, self._file = db, file
        self.generation = self.numbers = 0

    def _give_up(self, why: str) -> None:
        self._settle(schema.in_memory(), None)
        self.trouble = f"{self._folder}: {why}"

    def _note_state(self) -> None:
        rows = dict(self._ask("SELECT name, value FROM meta"))
        if rows:
            self.generation, self.numbers = rows["generation"], rows["numbers"]


def _locator(path: str | bytes, part: str | None) -> str:
    """What a document's episode is opened by; see tui.model.Episode.locator."""
    return f"{decoded_path(path)}#{part}" if part else decoded_path(path)
