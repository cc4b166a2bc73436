"""Which segments of open episodes have news beside them, and which hold a bookmark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.library.errors import StoreError
from tui.model import Episode, NewsItem

if TYPE_CHECKING:
    from tui.library.store.database import Store
    from tui.search.restrict import Check
    from tui.workspace.episode_links import EpisodeLinker


class SegmentMarks:
    """Segments by what has:news and has:note ask for, counted through all episodes.

    Episodes are linked when that is first asked for, and once.
    """

    def __init__(
        self,
        episodes: Sequence[Episode],
        news: Sequence[NewsItem],
        linker: Callable[[], EpisodeLinker],
        store: Callable[[], Store | None],
    ) -> None:
        """Take episodes, the news that was read with them, and where to ask.

        Where there is no news, the linker looks for it; the store has the bookmarks.
        """
        self._episodes = episodes
        self._news = news
        self._linker = linker
        self._store = store
        self._linked: dict[int, list[int]] = {}

    def with_news(self, check: Check) -> Iterator[int]:
        """The segments that have news beside them; what check raises gives the linking up."""

        def stop() -> bool:
            if check:
                check()
            return False

        first = 0
        for number, episode in enumerate(self._episodes):
            if number not in self._linked:
                linked = self._linker().linked(episode, self._news, stop=stop)
                beside = enumerate(linked.segments)
                self._linked[number] = [place for place, one in beside if one.links]
            yield from (first + place for place in self._linked[number])
            first += len(episode.segments)

    def with_notes(self) -> Iterator[int]:
        """The segments that hold a bookmark; none where the store cannot be read."""
        from tui.library.store.bookmarks import Bookmarks, bookmarked  # noqa: PLC0415  wanted here alone

        store, first = self._store(), 0
        if store is None:
            return
        for episode in self._episodes:
            with suppress(StoreError):
                marks = Bookmarks(store).of(episode)
                yield from (first + index for index in bookmarked(episode.segments, marks))
            first += len(episode.segments)
