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
from tui.library.catalog.listing import Counts, EpisodeRow
from tui.library.catalog.news_rows import decoded_row
from tui.library.catalog.rows import FileStat
from tui.model import NewsItem, Problem
from tui.sqlite_file import decoded_path, encoded_path, is_damage, reason

_AT_ONCE = 500  # SQLite takes some thousand values in one question
_D, _F = schema.DOCUMENTS.is_whole("d"), schema.FILES.is_whole("f")
_E = schema.EPISODES.is_whole("e")
# Of each row that is answered the last column tells whether it is as it was written. A segment
# without an episode is none.
_DOCUMENTS = f"""
SELECT d.number, e.id, f.path, d.place, d.start, d.title, d.gist, d.text, d.times, e.part,
    {_D} AND {_F} AND coalesce({_E}, d.news IS NOT NULL)
FROM document d JOIN file f ON f.id = d.file LEFT JOIN episode e
    ON e.file = d.file AND d.number >= e.first AND d.number < e.first + e.segments
WHERE d.number IN ({{}})
"""  # noqa: S608  constants of ours, here and below
_EPISODES = f"""
SELECT e.id, f.path, e.key, e.title, e.show, e.number, e.published, e.duration, e.segments,
    e.first, n.shown, f.changed, e.part,
    {_E} AND {_F} AND coalesce({schema.NEWS.is_whole("n")}, 1)
FROM episode e JOIN file f ON f.id = e.file LEFT JOIN news n ON n.key = e.key
"""  # noqa: S608
_PROBLEMS = f"""
SELECT COALESCE(f.path, p.path), p.line, p.message, p.hinders,
    {schema.PROBLEMS.is_whole("p")} AND coalesce({_F}, p.file IS NULL)
FROM problem p LEFT JOIN file f ON f.id = p.file
"""  # noqa: S608
_NEWS = f"""
SELECT f.path, d.title, d.text, d.news, {_D} AND {_F}
FROM document d JOIN file f ON f.id = d.file
WHERE f.path IN ({{}}) AND d.news IS NOT NULL ORDER BY d.number
"""  # noqa: S608
_FILES = f"""
SELECT f.path, f.size, f.changed, f.noted, {_D} AND {_F}
FROM document d JOIN file f ON f.id = d.file
WHERE d.number IN ({{}}) ORDER BY d.number
"""  # noqa: S608
_ARRIVALS = f"""
SELECT f.changed, d.number, f.path, d.title, d.text, d.news, {_D} AND {_F}
FROM document d JOIN file f ON f.id = d.file
WHERE d.news IS NOT NULL AND (f.changed = -1 OR f.changed >= ?) ORDER BY d.number
"""  # noqa: S608
# Each document is a segment or an item, whichever of them is counted.
_COUNTS = """
SELECT episodes, segments, items, segments + items = documents FROM
    (SELECT COUNT(*) episodes, COALESCE(SUM(segments), 0) segments FROM episode),
    (SELECT COUNT(*) items FROM item),
    (SELECT COALESCE(SUM(documents), 0) documents FROM file)
"""
_DEAD = f"SELECT first, documents, {schema.DEAD.is_whole('dead')} FROM dead ORDER BY first"  # noqa: S608
_META = f"SELECT name, value, {schema.META.is_whole('meta')} FROM meta"  # noqa: S608
_ITEMS = f"SELECT number, published, {schema.ITEMS.is_whole('item')} FROM item ORDER BY number"  # noqa: S608
_BENEATH = "(f.path = ? OR (f.path > ? AND f.path < ?) OR (f.path > ? AND f.path < ?))"
# All rows are looked at, as a damaged path may lie elsewhere.
_EPISODES_BENEATH = f"""
SELECT COALESCE(SUM(is_in), 0), COALESCE(SUM(segments * is_in), 0), COALESCE(MIN(whole), 1) FROM
    (SELECT {_BENEATH} is_in, e.segments segments, {_E} AND coalesce({_F}, 0) whole
     FROM episode e LEFT JOIN file f ON f.id = e.file)
"""  # noqa: S608
_DOCUMENTS_BENEATH = f"""
SELECT COALESCE(SUM(f.documents * {_BENEATH}), 0), COALESCE(MIN({_F}), 1) FROM file f
"""  # noqa: S608
_HOLDS = f"SELECT EXISTS (SELECT 1 FROM file f WHERE f.documents > 0 AND {_BENEATH}), 1"  # noqa: S608


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
        return tuple(self._folder / name for (name,) in self._ask(schema.RUN_NAMES))

    def dead(self) -> array[int]:
        """The numbers in the runs whose documents are gone, in order; four bytes each."""
        numbers = array("I")
        for first, count in self._ask(_DEAD):
            numbers.extend(range(first, first + count))
        return numbers

    def documents(self, numbers: Sequence[int]) -> list[FoundDocument]:
        """The documents with these numbers, in the order asked; those that are gone left out."""
        by_number = {}
        for number, episode, path, *fields, part in self._ask_of(
            _DOCUMENTS, list(map(int, numbers))
        ):
            found = FoundDocument(number, episode, _locator(path, part), *fields)
            by_number[number] = found
        return [by_number[number] for number in numbers if number in by_number]

    def files_of(self, numbers: Sequence[int]) -> dict[str, FileStat]:
        """The files of the documents with these numbers, as they were when they were read."""
        rows = self._ask_of(_FILES, numbers)
        return {decoded_path(path): FileStat(*stat) for path, *stat in rows}

    def news_in(self, paths: Sequence[str]) -> Iterator[NewsItem]:
        """The news items of files, each file's in their order."""
        for path, *fields in self._ask_of(_NEWS, [encoded_path(path) for path in paths]):
            yield decoded_row(decoded_path(path), *fields)

    def news_since(self, arrived: int) -> list[NewsArrival]:
        """The news items whose files came at a time, in nanoseconds since 1970, or later."""
        return [
            NewsArrival(number, changed, decoded_row(decoded_path(path), *fields))
            for changed, number, path, *fields in self._ask(_ARRIVALS, (arrived,))
        ]

    def items(self) -> list[tuple[int, str | None]]:
        """The numbers of the news items, in order, each with its day as YYYY-MM-DD."""
        return self._ask(_ITEMS)

    def episodes(self) -> list[EpisodeRow]:
        """All episodes, in the order in which they were first read."""
        return list(self._episodes(self._ask(f"{_EPISODES} ORDER BY e.file, e.first, e.id")))

    def episodes_at(self, ids: Collection[int]) -> dict[int, EpisodeRow]:
        """The episodes with these ids; those that are gone left out."""
        rows = self._ask_of(f"{_EPISODES} WHERE e.id IN ({{}})", list(ids))
        return {row.id: row for row in self._episodes(rows)}

    def _episodes(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[EpisodeRow]:
        for *shown, part in rows:
            yield EpisodeRow(shown[0], _locator(shown[1], part), *shown[2:])

    def counts(self) -> Counts:
        """How much there is."""
        rows = self._ask(_COUNTS)
        return Counts(*rows[0]) if rows else Counts(0, 0, 0)

    def counts_beneath(self, path: str) -> Counts:
        """How much there is in a file, or in a folder with all that lies in it."""
        values = _marks_of(path)
        rows, files = self._ask(_EPISODES_BENEATH, values), self._ask(_DOCUMENTS_BENEATH, values)
        if not rows or not files:
            return Counts(0, 0, 0)
        episodes, segments = rows[0]
        return Counts(episodes, segments, files[0][0] - segments)

    def holds_beneath(self, path: str) -> bool:
        """Whether there is anything in a file or folder."""
        return self._ask(_HOLDS, _marks_of(path)) == [(1,)]

    def problems(self, least: int = 0) -> list[Problem]:
        """What could not be read as it stands, by path and line.

        Least is 1 for what keeps a whole file from being found, 2 for what left nothing of it.
        """
        problems = [
            Problem(decoded_path(path), line, message)
            for path, line, message, hinders in self._ask(_PROBLEMS)
            if hinders >= least
        ]
        return sorted(problems, key=lambda problem: (problem.path, problem.line or 0))

    def _ask_of(self, question: str, values: Sequence[int | str | bytes]) -> Iterator[Any]:
        for start in range(0, len(values), _AT_ONCE):
            some = tuple(values[start : start + _AT_ONCE])
            yield from self._ask(question.format(",".join("?" * len(some))), some)

    def _ask(self, question: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """The rows that answer a question, but for their last column, which tells of damage.

        None from an index that proves to be damaged.
        """
        try:
            rows = self._db.execute(question, values).fetchall()
            if all(row[-1] for row in rows):
                return [row[:-1] for row in rows]
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                self._give_up(f"the index cannot be read ({error})")
                return []
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
        rows = dict(self._ask(_META))
        if rows:
            self.generation, self.numbers = rows["generation"], rows["numbers"]


def _locator(path: str | bytes, part: str | None) -> str:
    """What a document's episode is opened by; see tui.model.Episode.locator."""
    return f"{decoded_path(path)}#{part}" if part else decoded_path(path)


def _marks_of(path: str) -> tuple[str | bytes, ...]:
    """A path, and what the paths of all that lies in it stand between."""
    inside = path.rstrip("/\\")
    marks = (encoded_path(f"{inside}{mark}") for mark in ("/", "0", "\\", "]"))
    return encoded_path(path), *marks
