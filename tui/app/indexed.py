"""A library that lies in an index on the disk: the reader's own, or one of folders named once."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.hits import MOST, Answer, Hit, grouped, in_words, row_heading
from tui.app.searching import Stop
from tui.app.stars import noted_keys
from tui.library.catalog import Catalog, Counts, EpisodeRow, FoundDocument
from tui.library.gather import gather_news, news_beside
from tui.library.store import Store, episode_key
from tui.model import Episode, NewsItem, Problem, Timecode
from tui.readers import Reading, read
from tui.text import words

if TYPE_CHECKING:
    from tui.search.library import LibraryFinder

_ALL_NEWS = 400
"""Up to so many news items of the library, all are looked at for an episode."""
_MOST_NEWS = 2_000
"""News items of a larger library that are looked at for an episode."""
_A_SEGMENT = 40
"""News items that are looked at for a segment, the likeliest."""


class IndexedLibrary:
    """What the index knows, and the files that it was made from.

    Attributes:
        trouble: why the index cannot be used; empty while all is well.
    """

    hint = "a topic in a few letters, in every episode"

    def __init__(
        self, folder: Path, name: str, sync_arguments: Sequence[str], store: Store | None = None
    ) -> None:
        """Use the index in a folder; it need not be there yet.

        Args:
            folder: where the index lies.
            name: what the reader calls it.
            sync_arguments: what `skimcast` is called with to bring it in step with the files;
                none where there are no files.
            store: the reader's own store, which tells which episodes hold a bookmark.
        """
        self.name = name
        self.sync_arguments = sync_arguments
        self.trouble = ""
        self._folder = folder
        self._store = store
        self._counts = Counts(0, 0, 0)
        self._lock = threading.Lock()
        self._open: tuple[Catalog, LibraryFinder] | None = None
        self._closed = False

    def _catalog(self) -> Catalog:
        """A catalog for one use; to be closed."""
        from tui.search.analysis import ANALYSER  # noqa: PLC0415  after the first frame

        return Catalog(self._folder, ANALYSER.form)

    # What there is

    def episodes(self) -> Sequence[EpisodeRow]:
        """All episodes."""
        with closing(self._catalog()) as catalog:
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
        with closing(self._catalog()) as catalog:
            return catalog.problems()

    # Finding

    def begin(self) -> Answer:
        """Nothing: it would be everything."""
        return Answer(())

    def find(self, typed: str, stop: Stop) -> Answer:
        """Segments and news items, grouped by episode."""
        with self._lock:
            if self._closed:
                return Answer(())
            catalog, finder = self._finder()
            noted = noted_keys(self._store) if self._store and "has:" in typed.lower() else ()
            found = finder.find(typed, MOST, noted=noted, stop=stop)
            documents = catalog.documents([hit.number for hit in found.hits])
            hits = [self._hit(catalog, finder, typed, document) for document in documents]
        return Answer(grouped(hits), found.note)

    def _finder(self) -> tuple[Catalog, LibraryFinder]:
        """The open index, as it is now."""
        if self._open is None:
            from tui.search.library import LibraryFinder  # noqa: PLC0415  numpy is wanted here alone

            catalog = self._catalog()
            self._open = catalog, LibraryFinder(catalog)
            self._counts = catalog.counts()
        elif self._open[1].refresh():
            self._counts = self._open[0].counts()
        return self._open

    def _hit(
        self, catalog: Catalog, finder: LibraryFinder, typed: str, document: FoundDocument
    ) -> Hit:
        gist, text = finder.light(typed, document)
        start = None if document.episode is None else Timecode(document.start or 0.0)
        return Hit(
            document.path,
            document.place,
            start,
            document.gist,
            document.text,
            gist,
            text,
            self._heading(catalog, document.episode),
        )

    def _heading(self, catalog: Catalog, episode: int | None) -> str:
        if episode is None:
            return "News"
        row = catalog.episode_at(episode)
        return row_heading(row) if row else ""

    # Opening

    def read(self, path: str) -> Reading:
        """Read an episode's file; its news is looked for when it is shown."""
        return read([path], kind="episode")

    def item(self, hit: Hit) -> NewsItem | None:
        """Read the file of a news item that was found."""
        items = read([hit.path], kind="news").news
        named = [item for item in items if item.headline == hit.gist]
        return next(iter([*named, *items[hit.place :]]), None)

    # News

    def news_for(self, episode: Episode) -> Reading:
        """The news beside the episode's file, and of the library what may matter to it."""
        with closing(self._catalog()) as catalog:
            paths = self._paths_for(catalog, episode)
            folders = news_beside([episode.path])
            unknown = [one for one in folders if not catalog.counts_beneath(str(one)).news]
        beside, more = gather_news(unknown), read(paths, kind="news")
        return Reading((), (*beside.news, *more.news), (*beside.problems, *more.problems))

    def _paths_for(self, catalog: Catalog, episode: Episode) -> list[str]:
        """The files of the library's news that may matter, the likeliest first."""
        count = catalog.counts().news
        if count > _ALL_NEWS:
            numbers = self._likeliest(episode)
        else:
            ranges = catalog.ranges(news=True) if count else []
            numbers = [number for low, high in ranges for number in range(low, high)]
        found = catalog.documents(numbers[:_MOST_NEWS])
        return list(dict.fromkeys(document.path for document in found))

    def _likeliest(self, episode: Episode) -> list[int]:
        """The documents of news items that each segment's own words lead to, best first."""
        best: dict[int, float] = {}
        for typed in _topics(episode):
            with self._lock:  # one topic at a time, so that what is typed meanwhile is answered
                if self._closed:
                    break
                found = self._finder()[1].find(typed, _A_SEGMENT, news=True)
            for hit in found.hits:
                best[hit.number] = max(best.get(hit.number, 0.0), hit.score)
        return sorted(best, key=lambda number: -best[number])

    def note_links(self, episode: Episode, count: int) -> None:
        """Keep how many links an episode shows."""
        with closing(self._catalog()) as catalog:
            catalog.note_news(episode_key(episode), count)

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            self._closed = True
            if self._open:
                self._open[0].close()
                self._open = None


def _topics(episode: Episode) -> Iterator[str]:
    """What is looked for: the title and the gists as plain words, without a filter's signs."""
    gists = dict.fromkeys((episode.title, *(segment.gist for segment in episode.segments)))
    for gist in gists:
        plain = " ".join(word.folded for word in words(gist))
        if plain:
            yield plain
