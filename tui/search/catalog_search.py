"""Searching a library: an engine over its segments on disk, which follows what a sync changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from tui.index.bm25f import WEIGHTS, Weights
from tui.index.postings import DAMAGE_ERRORS
from tui.index.reader import IndexReader
from tui.index.segment_file import DamagedSegmentError, IndexSegment, held_bytes, open_segment
from tui.library.catalog.reader import Catalog
from tui.search.engine import Engine, Results
from tui.search.restrict import Check, Entry, Range
from tui.search.scoring import SearchHit

_LOOKED = 10  # searches after which it is looked how much of the segments is held
_MOST_HELD = 300_000_000  # bytes of files that are held at most after that
_TRIES = 5  # times that segments are asked for while a sync merges them away


class CatalogMetadata:
    """What a catalog knows of the documents of its index; see Metadata."""

    def __init__(
        self,
        catalog: Catalog,
        noted: Callable[[], Collection[str]],
        in_state: Callable[[Catalog, str], Iterable[Range]],
    ) -> None:
        """Take a catalog, what tells the keys of the episodes that have notes, and what is new."""
        self._catalog = catalog
        self._noted = noted
        self._in_state = in_state

    def entries(self) -> Iterator[Entry]:
        """Each episode and each news item."""
        for row in self._catalog.episodes():
            stop = row.first + row.segments
            yield Entry(row.first, stop, False, row.title, row.show, row.published)  # noqa: FBT003  no news
        for number, published in self._catalog.items():
            yield Entry(number, number + 1, is_news=True, published=published)

    def with_news(self, check: Check) -> Iterable[Range]:  # noqa: ARG002  the catalog knows them
        """The segments of the episodes that showed links when they were last opened."""
        rows = self._catalog.episodes()
        return [(row.first, row.first + row.segments) for row in rows if row.news]

    def with_notes(self) -> Iterable[Range]:
        """The segments of the episodes that have notes."""
        noted, rows = self._noted(), self._catalog.episodes()
        return [(row.first, row.first + row.segments) for row in rows if row.key in noted]

    def in_state(self, state: str) -> Iterable[Range]:
        """The segments of the episodes that are new, opened or done, and such news items."""
        return self._in_state(self._catalog, state)


_DAMAGED = "the index was found damaged"


class CatalogSearcher:
    """Searches the index of a catalog; asked by one thread at a time."""

    def __init__(
        self,
        catalog: Catalog,
        noted: Callable[[], Collection[str]] = tuple,
        weights: Weights = WEIGHTS,
        in_state: Callable[[Catalog, str], Iterable[Range]] = lambda *_: (),
    ) -> None:
        """Map the segments of an index; an empty or damaged one has nothing to find.

        Args:
            catalog: the catalog.
            noted: tells the keys of the episodes that have notes, which has:note asks for.
            weights: how hits are ranked.
            in_state: tells the documents that are "new", "opened" or "done", which is: asks for.
        """
        self._catalog = catalog
        self._metadata = CatalogMetadata(catalog, noted, in_state)
        self._weights = weights
        self._searches = 0
        self._open()

    def refresh(self) -> bool:
        """Follow what a sync has changed since; tells whether it has."""
        self._catalog.refresh()
        # Another may have refreshed the catalog: what counts is what was mapped here.
        changed = self._state != (self._catalog.generation, self._catalog.runs())
        if changed:
            self._open()
        return changed

    def search(
        self,
        typed: str,
        limit: int,
        stop: Callable[[], bool] = lambda: False,
        *,
        news: bool | None = None,
    ) -> Results:
        """The documents that answer best; see Engine.search."""
        self._let_go()
        if self._is_damaged:
            return Results((), _DAMAGED)
        try:
            return self._engine.search(typed, limit, stop, news=news)
        except DAMAGE_ERRORS:
            self._catalog.distrust()
            self._open()
            return Results((), _DAMAGED)

    def more_like_this(self, text: str, limit: int) -> list[SearchHit]:
        """The news items that say most of what a text is about; see Engine.more_like_this."""
        try:
            return self._engine.more_like_this(text, limit, news=True)
        except DAMAGE_ERRORS:
            self._catalog.distrust()
            self._open()
            return []

    def _open(self) -> None:
        dead = self._catalog.dead()
        self._segments = self._mapped()
        self._state = self._catalog.generation, self._catalog.runs()
        index = IndexReader(self._segments, dead, self._weights)
        self._engine = Engine(index, self._metadata, self._weights)

    def _let_go(self) -> None:
        """Let go, now and then, of the pages that searches have read."""
        self._searches += 1
        if self._searches % _LOOKED == 0 and held_bytes() > _MOST_HELD:
            for segment in self._segments:
                segment.let_go()

    def _mapped(self) -> list[IndexSegment]:
        """The runs that count; none where one of them is damaged, which searches then tell."""
        self._is_damaged = False
        for _ in range(_TRIES):
            try:
                return [open_segment(path) for path in self._catalog.runs()]
            except FileNotFoundError:
                self._catalog.refresh()
            except (DamagedSegmentError, OSError):
                break
        if self._catalog.runs():
            self._is_damaged = True
            self._catalog.distrust()
        return []
