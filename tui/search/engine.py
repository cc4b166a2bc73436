"""Finding in the library: what the index on disk has for what was typed, the best first."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import NamedTuple

from tui.index.bm25f import WEIGHTS, Weights
from tui.index.postings import Numbers
from tui.index.reader import IndexReader
from tui.index.segment_file import DamagedSegmentError, IndexSegment, held_bytes, open_run
from tui.library.catalog.reader import Catalog, FoundDocument
from tui.search.feedback import told
from tui.search.highlight import Highlighter
from tui.search.metadata_filter import Narrower
from tui.search.query import Query, parse_query
from tui.search.query_terms import QueryReader, QueryTerm
from tui.search.restrict import left_by
from tui.search.scoring import Scorer
from tui.search.spans import Span

_LOOKED = 10  # searches after which it is looked how much of the runs is held
_MOST_HELD = 300_000_000  # bytes of files that are held at most after that
_GARBLED = (IndexError, UnicodeDecodeError)  # what numbers in a run that are not its own lead to
_TRIES = 5  # times that runs are asked for while a sync merges them away


class Stopped(Exception):  # noqa: N818  it is no error: a newer search was asked for
    """A search was given up."""


class LibraryHit(NamedTuple):
    """A document that was found: its number in the index, and how well it answers, from 0 to 1."""

    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        hits: the best first.
        note: what the reader should know of how it was understood; may be empty.
    """

    hits: tuple[LibraryHit, ...]
    note: str = ""


class Engine:
    """Finds in the documents of one index; threads that ask at once wait for each other."""

    def __init__(self, catalog: Catalog, weights: Weights = WEIGHTS) -> None:
        """Map the runs of an index; an empty or damaged one has nothing to find."""
        self._catalog = catalog
        self._weights = weights
        self._typed = ""
        self._read: list[QueryTerm] = []
        self._asked = 0
        self._lock = Lock()
        self._take_runs()

    def refresh(self) -> bool:
        """Follow what a sync has changed since; tells whether it has."""
        with self._lock:
            self._catalog.refresh()
            # Another may have refreshed the catalog: what counts is what was mapped here.
            changed = self._seen != (self._catalog.generation, self._catalog.runs())
            if changed:
                self._take_runs()
            return changed

    def find(  # noqa: PLR0913  the ways to narrow a search, one each
        self,
        typed: str,
        limit: int = 50,
        *,
        news: bool | None = None,
        episodes: Collection[int] | None = None,
        noted: Collection[str] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Found:
        """The documents that answer best, the best first, at most so many.

        A query that only restricts gives what it leaves, in the order of the index. Nothing
        typed, nothing found.

        Args:
            typed: words, "phrases", -exclusions, and title:, show:, after:, before:, has:.
            limit: how many are wanted.
            news: True for news items alone, False for segments alone.
            episodes: ids of the episodes to look in; None for all.
            noted: the keys of the episodes that have notes, which has:note asks for.
            stop: asked now and then whether to give up.

        Raises:
            Stopped: stop said so.
        """
        query = parse_query(typed)
        if query.is_empty:
            return Found((), _note(query, ""))
        check = partial(_check, stop)
        with self._lock:
            check()
            self._let_go()
            try:
                among = self._narrower.among(query, episodes, noted, news=news)
                check()
                among = left_by(self._index, query, among, check)
                check()
                return self._ranked(query, limit, among, check)
            except _GARBLED:
                self._catalog.distrust()
                self._take_runs()
                return Found((), "the index was found damaged")

    def _ranked(
        self, query: Query, limit: int, among: Numbers | None, check: Callable[[], None]
    ) -> Found:
        """What is found among some documents."""
        clues = self._reader.read(query.plain)
        if not clues:
            numbers = self._index.numbers() if among is None else among
            listed = self._index.listed(numbers, limit)
            hits = tuple(LibraryHit(number, 1.0) for number in listed)
            return Found(hits, _note(query, ""))
        check()
        ranked = self._ranker.rank(clues, limit, among, check)
        words = told(self._index, query, clues, [hit.number for hit in ranked])
        return Found(tuple(LibraryHit(*hit) for hit in ranked), _note(query, words))

    def light(
        self, typed: str, document: FoundDocument
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The spans to light in a document's gist and text, those of corrected words too."""
        with self._lock, suppress(*_GARBLED):
            clues = self._clues(typed)
            return self._lighter.light(document.number, document.gist, document.text, clues)
        return (), ()

    def _clues(self, typed: str) -> list[QueryTerm]:
        if self._typed != typed:
            self._typed, self._read = typed, self._reader.read(parse_query(typed).plain)
        return self._read

    def _take_runs(self) -> None:
        dead = self._catalog.dead()
        self._runs = self._opened()
        self._seen = self._catalog.generation, self._catalog.runs()
        self._index = IndexReader(self._runs, dead, self._weights)
        self._narrower = Narrower(self._catalog, self._index)
        self._reader = QueryReader(self._index, self._weights)
        self._ranker = Scorer(self._index, self._weights)
        self._lighter = Highlighter(self._index)
        self._typed, self._read = "", []

    def _let_go(self) -> None:
        """Let go, now and then, of the pages that searches have read."""
        self._asked += 1
        if self._asked % _LOOKED == 0 and held_bytes() > _MOST_HELD:
            for run in self._runs:
                run.let_go()

    def _opened(self) -> list[IndexSegment]:
        for _ in range(_TRIES):
            try:
                return [open_run(path) for path in self._catalog.runs()]
            except FileNotFoundError:
                self._catalog.refresh()
            except (DamagedSegmentError, OSError):
                break
        if self._catalog.runs():
            self._catalog.distrust()
        return []


def _note(query: Query, words: str) -> str:
    return "; ".join(filter(None, (*query.problems, words)))


def _check(stop: Callable[[], bool] | None) -> None:
    if stop is not None and stop():
        raise Stopped
