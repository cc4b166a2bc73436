"""A library that lies in an index on the disk: the reader's own, or one of folders named once."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.catalog.listing import Counts, EpisodeRow
from tui.library.catalog.reader import Catalog, FoundDocument
from tui.library.catalog.rows import decoded_times, start_of
from tui.library.discovery import gather_news, news_beside, read_files
from tui.library.store.database import Store, episode_key
from tui.library.store.moments import Moments
from tui.library.store.roots import LibraryRoots
from tui.model import Episode, NewsItem, Problem
from tui.readers.reading import Reading
from tui.workspace.hits import (
    MOST,
    NEWS_HEADING,
    Answer,
    Hit,
    grouped,
    heading_of,
    in_words,
    item_in_file,
    moment_in,
)
from tui.workspace.newness import Newness, documents_in_state, stories_among
from tui.workspace.workers import Stop

if TYPE_CHECKING:
    from tui.library.indexed_news import IndexedNews
    from tui.search.catalog_search import CatalogSearcher
    from tui.search.engine import Results

_LIKELY_NEWS = 4_000
"""News items of a larger library that are looked at because they may matter to an episode."""
_LIKE_A_SEGMENT = 400
"""Of those, as many as say what a segment says, the likeliest."""


class IndexedLibrary:
    """What the index knows, and the files that it was made from; see Library."""

    hint = "a topic in a few letters, in every episode"

    def __init__(  # noqa: PLR0913  what is tuned, by name
        self,
        folder: Path,
        name: str,
        sync_arguments: Sequence[str],
        store: Store | None = None,
        *,
        roots: Sequence[Path | str] = (),
        most_news: int = 6_000,
        sampled_news: int = 2_000,
    ) -> None:
        """Use the index in a folder, which need not be there yet; see Library.

        The store tells which episodes hold a moment, and which folders are the library where no
        roots are named. Up to most_news news items, all are looked
        at for an episode; of more, sampled_news from all over, to tell which words are rare,
        beside those that may matter.
        """
        self._roots = roots
        self._most_news = most_news
        self._sampled_news = sampled_news
        self.name = name
        self.sync_arguments = sync_arguments
        self.trouble = ""
        self._folder = folder
        self._store = store
        self._counts = Counts(0, 0, 0)
        self._lock = threading.Lock()
        self._open: tuple[Catalog, CatalogSearcher] | None = None
        self._closed = False

    def roots(self) -> Sequence[Path]:
        """The folders that were named, else those of the reader's library."""
        if self._roots or not self._store:
            return [Path(root) for root in self._roots]
        return LibraryRoots(self._store).all()

    def episodes(self) -> Sequence[EpisodeRow]:
        """All episodes."""
        with closing(Catalog(self._folder)) as catalog:
            rows = catalog.episodes()
            self._counts = catalog.counts()
            self.trouble = catalog.trouble or ""
            return rows

    def about(self) -> str:
        """How much there is, as it was known last."""
        return in_words(self._counts)

    def whole(self) -> int:
        """How many segments and news items there are, as it was known last."""
        return self._counts.segments + self._counts.news

    def problems(self) -> Sequence[Problem]:
        """What could not be read as it stands."""
        with closing(Catalog(self._folder)) as catalog:
            return catalog.problems()

    def begin(self) -> Answer:
        """Nothing: it would be everything."""
        return Answer(())

    def find(self, typed: str, stop: Stop) -> Answer:
        """Segments and news items, grouped by episode."""
        with self._lock:
            if self._closed:
                return Answer(())
            catalog, searcher = self._searcher()
            results = searcher.search(typed, MOST, stop)
            hits = hits_of(catalog, results)
        trouble = "" if hits else catalog.trouble or ""
        return Answer(grouped(hits), results.feedback or trouble)

    def _searcher(self) -> tuple[Catalog, CatalogSearcher]:
        """The open index, as it is now."""
        if self._open is None:
            from tui.search.catalog_search import CatalogSearcher  # noqa: PLC0415  numpy is wanted here alone

            catalog = Catalog(self._folder)
            in_state = partial(documents_in_state, self._store)
            self._open = catalog, CatalogSearcher(catalog, self._noted, in_state=in_state)
            self._counts = catalog.counts()
        elif self._open[1].refresh():
            self._counts = self._open[0].counts()
        return self._open

    def _noted(self) -> Collection[str]:
        return Moments(self._store).episode_keys() if self._store else ()

    def arrived(self, since: float) -> tuple[int, int]:
        """How many new episodes and stories came at a time or later, in seconds since 1970."""
        newness = Newness(self._store)
        with closing(Catalog(self._folder)) as catalog:
            news = newness.new_news(catalog, since)
            return len(newness.new_episodes(catalog.episodes(), since)), len(stories_among(news))

    def read(self, path: str) -> Reading:
        """Read an episode's file; its news is looked for when it is shown."""
        return read_files([path], kind="episode")

    def item(self, hit: Hit) -> NewsItem | None:
        """Read the file of a news item that was found."""
        return item_in_file(hit)

    @cached_property
    def _news(self) -> IndexedNews:
        from tui.library.indexed_news import IndexedNews  # noqa: PLC0415  it needs the readers

        return IndexedNews()

    def news_for(self, episode: Episode) -> Reading:
        """The news beside the episode's file, and of the library what may matter to it."""
        with closing(Catalog(self._folder)) as catalog:
            more = self._news.of(catalog, self._numbers_for(catalog, episode))
            folders = news_beside([episode.path])
            unknown = [one for one in folders if not catalog.counts_beneath(str(one)).news]
        beside = gather_news(unknown)
        return Reading((), (*more.news, *beside.news), (*beside.problems, *more.problems))

    def _numbers_for(self, catalog: Catalog, episode: Episode) -> list[int]:
        """The documents of the library's news: all, or of many some, and those that may matter."""
        numbers = [number for number, _ in catalog.items()]
        if len(numbers) > self._most_news:
            sample = numbers[:: -(-len(numbers) // self._sampled_news)]
            numbers = [*sample, *sorted(self._likeliest(episode)[:_LIKELY_NEWS])]
        return numbers

    def _likeliest(self, episode: Episode) -> list[int]:
        """The documents of news items that say most of what its segments say, best first."""
        texts = [f"{segment.gist}\n{segment.text}" for segment in episode.segments]
        best: dict[int, float] = {}
        for text in (episode.title, *texts):
            with self._lock:  # one text at a time, so that what is typed meanwhile is answered
                if self._closed:
                    break
                hits = self._searcher()[1].more_like_this(text, _LIKE_A_SEGMENT)
            for number, score in hits:
                best[number] = max(best.get(number, 0.0), score)
        return sorted(best, key=lambda number: -best[number])

    def note_links(self, episode: Episode, count: int) -> None:
        """Keep how many links an episode shows."""
        from tui.library.catalog.writer import note_links  # noqa: PLC0415  numpy

        note_links(self._folder, episode_key(episode), count)

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            self._closed = True
            if self._open:
                self._open[0].close()
                self._open = None


def hits_of(catalog: Catalog, results: Results) -> list[Hit]:
    """The hits of a search in a catalog, with what is to be shown of them."""
    scores = {hit.number: hit.score for hit in results.hits}
    documents = catalog.documents(list(scores))
    rows = catalog.episodes_at({one.episode for one in documents if one.episode is not None})
    return [_hit(one, rows, results, scores[one.number]) for one in documents]


def _hit(
    document: FoundDocument, rows: Mapping[int, EpisodeRow], results: Results, score: float
) -> Hit:
    row = None if document.episode is None else rows.get(document.episode)
    is_news = document.episode is None
    spans = results.highlight(document.number, document.gist, document.text)
    start, times = start_of(document.start or 0.0), decoded_times(document.times)
    return Hit(
        document.path,
        document.place,
        None if is_news else moment_in(start, times, spans[1]),
        document.gist,
        document.text,
        *spans,
        heading=NEWS_HEADING if is_news else heading_of(row) if row else "",
        title=document.title,
        episode=row.title if row else "",
        score=score,
    )
