"""Narrowing a search in the library by what is known of documents beside their text."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tui.analysis.tokenizer import runs
from tui.index.postings import Numbers
from tui.index.reader import IndexReader
from tui.library.catalog.reader import Catalog
from tui.search.query import Phrase, Query
from tui.search.restrict import begins_in, titled

_KEPT = 16  # answers that are kept for the next keystroke


class Narrower:
    """Knows which documents are of which shows, days, episodes and titles.

    Answers are kept: it is made anew for another generation of the index.
    """

    def __init__(self, catalog: Catalog, index: IndexReader) -> None:
        self._catalog = catalog
        self._index = index
        self._known: dict[object, Numbers] = {}
        self._titles: list[tuple[list[str], tuple[int, int]]] | None = None

    def among(
        self,
        query: Query,
        episodes: Collection[int] | None,
        noted: Collection[str] | None,
        *,
        news: bool | None,
    ) -> Numbers | None:
        """The documents that a query may find, None for all; of titles and what stands around.

        Args:
            query: what was typed.
            episodes: ids of the episodes to look in; None for all.
            noted: keys of the episodes that have notes.
            news: True for news items alone, False for segments alone.
        """
        among = self._by_day_and_kind(query, news)
        if episodes is not None:
            among = self._both(among, self._of_episodes(episodes))
        for owned, is_out in ((query.has, False), (query.has_not, True)):
            if "note" in owned:
                with_notes = self._index.numbers(self._catalog.ranges(keys=noted or ()))
                among = self._both(among, with_notes, is_out=is_out)
        for shows, is_out in ((query.shows, False), (query.excluded_shows, True)):
            for phrase in shows:
                among = self._both(among, self._of_show(phrase), is_out=is_out)
        return titled(self._index, query, among, self._of_titled_episodes)

    def _by_day_and_kind(self, query: Query, news: bool | None) -> Numbers | None:  # noqa: FBT001  of three
        if "news" in query.has | query.has_not:
            # What showed news changes without a sync, so that this is not kept.
            ranges = self._catalog.ranges(
                after=query.after, before=query.before, news=news, has_news="news" in query.has
            )
            return self._index.numbers(ranges)
        if news is None and not query.after and not query.before:
            return None
        return self._kept(
            (query.after, query.before, news),
            lambda: self._index.numbers(
                self._catalog.ranges(after=query.after, before=query.before, news=news)
            ),
        )

    def _of_show(self, phrase: Phrase) -> Numbers:
        return self._kept(
            ("show", phrase),
            lambda: self._index.numbers(
                self._catalog.ranges(
                    shows={name for name in self._catalog.shows() if begins_in(runs(name), phrase)}
                )
            ),
        )

    def _of_episodes(self, ids: Collection[int]) -> Numbers:
        rows = filter(None, map(self._catalog.episode_at, ids))
        return self._index.numbers((row.first, row.first + row.segments) for row in rows)

    def _of_titled_episodes(self, phrase: Phrase) -> Numbers:
        """The segments of episodes whose title has a phrase."""
        return self._kept(
            ("title", phrase),
            lambda: self._index.numbers(
                numbers for title, numbers in self._told() if begins_in(title, phrase)
            ),
        )

    def _told(self) -> list[tuple[list[str], tuple[int, int]]]:
        """The words of the episodes' titles, and the numbers of their segments."""
        if self._titles is None:
            self._titles = [
                (runs(row.title), (row.first, row.first + row.segments))
                for row in self._catalog.episodes()
            ]
        return self._titles

    def _kept(self, key: object, make: Callable[[], Numbers]) -> Numbers:
        if key not in self._known:
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            self._known[key] = make()
        return self._known[key]

    def _both(self, among: Numbers | None, other: Numbers, *, is_out: bool = False) -> Numbers:
        if is_out:
            return (self._index.numbers() if among is None else among) - other
        return other if among is None else among & other
