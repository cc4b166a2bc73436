"""What is new: that came since its folder is in the library, and was not opened yet.

A file's time of change tells when it came. News that tell the same, by their address or their
headline, are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime

from tui.analysis.normalize import fold
from tui.library.catalog.listing import EpisodeRow
from tui.library.catalog.reader import Catalog, NewsArrival
from tui.library.errors import StoreError
from tui.library.store.database import Store
from tui.library.store.decisions import item_key
from tui.library.store.positions import Positions, ReadingPosition
from tui.library.store.reading_states import ReadingStates, State, StateMark
from tui.model import NewsItem, counted
from tui.paths import beneath

READ = 0.95
"""From this share on an episode counts as read."""
_NANOSECONDS = 1e9


class Newness:
    """The state of episodes and news, as the store knew it when this was made; never raises."""

    def __init__(self, store: Store | None) -> None:
        self._marks: dict[str, StateMark] = {}
        self._roots: dict[str, float] = {}
        self._positions: dict[str, ReadingPosition] = {}
        if store is not None:
            with suppress(StoreError):
                states = ReadingStates(store)
                self._marks, self._roots = states.all(), states.roots()
                self._positions = Positions(store).all()

    def of_episode(self, row: EpisodeRow) -> State:
        """The state of an episode; what was done last counts."""
        mark, position = self._marks.get(row.key), self._positions.get(row.key)
        if mark is not None and (position is None or mark.made >= position.seen):
            return mark.state
        if position is not None:
            return "done" if (position.share or 0.0) >= READ else "opened"
        return self._by_arrival(row.path, row.arrived)

    def of_news(self, arrival: NewsArrival) -> State:
        """The state of a news item."""
        mark = self._marks.get(item_key(arrival.item))
        if mark is not None:
            return mark.state
        return self._by_arrival(arrival.item.path, arrival.arrived)

    def new_news(self, catalog: Catalog, since: float = 0.0) -> list[NewsArrival]:
        """The news items that are new and came at a time or later, in seconds since 1970."""
        first = max(since, min(self._roots.values(), default=float("inf")))
        if first == float("inf"):
            return []
        arrivals = catalog.news_since(int(first * _NANOSECONDS))
        return [one for one in arrivals if self.of_news(one) == "new"]

    def new_episodes(self, rows: Iterable[EpisodeRow], since: float = 0.0) -> list[EpisodeRow]:
        """The episodes that are new and came at a time or later, in seconds since 1970."""
        late = int(since * _NANOSECONDS)
        recent = (row for row in rows if row.arrived == -1 or row.arrived >= late)
        return [row for row in recent if self.of_episode(row) == "new"]

    def _by_arrival(self, path: str, arrived: int) -> State:
        """New where it came after its folder; a file that has just come has a time of -1."""
        inside = [root for root in self._roots if beneath(path, root)]
        if not inside:
            return "unread"
        added = self._roots[max(inside, key=len)]
        return "new" if arrived == -1 or arrived > added * _NANOSECONDS else "unread"


def documents_in_state(
    store: Store | None, catalog: Catalog, state: str
) -> Iterator[tuple[int, int]]:
    """The documents of what is new, opened or done: the first of some, and the one after these."""
    newness = Newness(store)
    for row in catalog.episodes():
        if newness.of_episode(row) == state:
            yield row.first, row.first + row.segments
    news = newness.new_news(catalog) if state == "new" else catalog.news_since(0)
    for arrival in news:
        if newness.of_news(arrival) == state:
            yield arrival.number, arrival.number + 1


def stories_among(arrivals: Iterable[NewsArrival]) -> list[list[NewsItem]]:
    """The stories that news items tell: those with one address or one headline are one."""
    stories: list[list[NewsItem]] = []
    known: dict[str, list[NewsItem]] = {}
    for item in (arrival.item for arrival in arrivals):
        names = (item_key(item), fold(item.headline))
        story = next((known[name] for name in names if name in known), [])
        if not story:
            stories.append(story)
        story.append(item)
        known |= dict.fromkeys(names, story)
    return stories


def arrivals_in_words(episodes: int, news: int, since: float, now: float) -> str:
    """What came since a time, such as "3 new episodes, 41 news since yesterday"."""
    parts = [counted(episodes, "new episode")] if episodes else []
    parts += [f"{news:,} news"] if news else []
    then = _local(since)
    days = (_local(now).date() - then.date()).days
    if days <= 0:
        day = f"{then:%H:%M}"
    else:
        day = "yesterday" if days == 1 else f"{then:%A}" if days < 7 else then.date().isoformat()
    return f"{', '.join(parts)} since {day}"


def _local(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds).astimezone()
