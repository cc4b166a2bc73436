"""What the reader keeps: stars, notes and highlights, in episodes and in articles.

Rows are only ever added: each is a moment as it was from then on, or its end. The last one counts,
and to undo is to strike the last one of an episode or article.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from tui.library.errors import StoreError
from tui.library.store.database import Store, episode_key
from tui.library.store.decisions import item_key
from tui.model import Episode, Moment, NewsItem, Segment, TextPosition, Timecode, segment_at
from tui.sqlite_file import decoded_path, encoded_path

_COLUMNS = "key, home, path, title, seconds, is_timed, gist, note, quote, made"
_KEEP = f"""
INSERT INTO moment ({_COLUMNS}, changed, is_removed) VALUES ({", ".join("?" * 12)})
"""  # noqa: S608  ours
_CURRENT = f"""
SELECT {_COLUMNS} FROM moment AS one
WHERE change = (SELECT max(change) FROM moment WHERE key = one.key) AND NOT is_removed
"""  # noqa: S608  ours
_LAST = f"""
SELECT {_COLUMNS}, is_removed, change FROM moment WHERE home = ? ORDER BY change DESC LIMIT 1
"""  # noqa: S608  ours
_EARLIER = "SELECT is_removed FROM moment WHERE key = ? AND change < ? ORDER BY change DESC LIMIT 1"


class UndoneMoment(Struct, frozen=True):
    """A moment whose last change was taken back, and what that change had been, in words."""

    moment: Moment
    what: str


class Moments:
    """The reader's moments; all but episode_keys may raise a StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, kept_in: Episode | NewsItem) -> tuple[Moment, ...]:
        """The moments of an episode or an article in the order of their times."""
        question = f"{_CURRENT} AND home = ? ORDER BY seconds, change"
        return self._moments(question, home_key(kept_in))

    def all(self) -> tuple[Moment, ...]:
        """All moments, the newest first."""
        return self._moments(f"{_CURRENT} ORDER BY made DESC, change DESC")

    def keep(self, moment: Moment) -> None:
        """Keep a moment, or what it is now where it was kept before."""
        self._add(moment, is_removed=False)

    def remove(self, moment: Moment) -> None:
        """Let go of a moment; what it was stays, to be had back by undo."""
        self._add(moment, is_removed=True)

    def toggle_star(self, episode: Episode, seconds: Timecode, gist: str) -> bool:
        """Set a star, or take it away where one is; tells whether it is set now.

        A moment with words is no mere star and stays.
        """
        stars = [one for one in self.of(episode) if one.is_star and one.seconds == seconds]
        for star in stars:
            self.remove(star)
        if not stars:
            self.keep(new_moment(episode, seconds, gist))
        return not stars

    def last_change(self, kept_in: Episode | NewsItem) -> float:
        """When the moments of an episode or article were changed last; 0.0 for never."""
        question = "SELECT coalesce(max(changed), 0.0) FROM moment WHERE home = ?"
        return float(self._store.query(question, (home_key(kept_in),))[0][0])

    def undo(self, home: str) -> UndoneMoment | None:
        """Take back the last change of an episode or article, by its key; None where none is."""
        for *row, is_removed, change in self._store.query(_LAST, (home,)):
            earlier = self._store.query(_EARLIER, (row[0], change))
            self._store.change("DELETE FROM moment WHERE change = ?", (change,))
            again = bool(earlier) and not earlier[0][0]
            what = "removed" if is_removed else "changed" if again else "kept"
            return UndoneMoment(_moment(row), what)
        return None

    def episode_keys(self) -> frozenset[str]:
        """The keys of what holds a moment; none where the store cannot be read."""
        try:
            return frozenset(moment.home for moment in self.all())
        except StoreError:
            return frozenset()

    def _moments(self, question: str, *values: str) -> tuple[Moment, ...]:
        return tuple(_moment(row) for row in self._store.query(question, values))

    def _add(self, moment: Moment, *, is_removed: bool) -> None:
        is_timed = not isinstance(moment.seconds, TextPosition)
        row = (
            *(moment.key, moment.home, encoded_path(moment.path), moment.title),
            *(None if moment.seconds is None else float(moment.seconds), is_timed),
            *(moment.gist, moment.note, moment.quote, moment.made, time.time(), is_removed),
        )
        self._store.change(_KEEP, row)


def _moment(row: Sequence[Any]) -> Moment:
    key, home, path, title, seconds, is_timed, gist, note, quote, made = row
    at = None if seconds is None else (Timecode if is_timed else TextPosition)(seconds)
    return Moment(key, home, decoded_path(path), title, at, gist, note, quote, made)


def home_key(kept_in: Episode | NewsItem) -> str:
    """What an episode or an article is known by in the store."""
    return episode_key(kept_in) if isinstance(kept_in, Episode) else item_key(kept_in)


def new_moment(
    kept_in: Episode | NewsItem,
    seconds: Timecode | None = None,
    gist: str = "",
    note: str = "",
    quote: str = "",
) -> Moment:
    """A moment that is not kept yet, made now; seconds are None in an article."""
    if isinstance(kept_in, Episode):
        path, title = kept_in.locator, kept_in.title
    else:
        path, title = kept_in.path, kept_in.headline
    return Moment(
        key=os.urandom(8).hex(),
        home=home_key(kept_in),
        path=os.path.abspath(path),  # noqa: PTH100  links stay as the reader named them
        title=title,
        seconds=seconds,
        gist=gist,
        note=note,
        quote=quote,
        made=time.time(),
    )


def moments_by_segment(
    segments: Sequence[Segment], moments: Iterable[Moment]
) -> dict[int, list[Moment]]:
    """Moments by the index of the segment that each was kept at; linear in the length of both.

    Where the file has changed since, it is the one that the second falls on.
    """
    found: dict[int, list[Moment]] = {}
    if not segments:
        return found
    own = [(one.seconds, one) for one in moments if one.seconds is not None]
    starts = {seconds for seconds, _ in own}
    near = ((index, one) for index, one in enumerate(segments) if one.start in starts)
    exact = {(segment.start, segment.gist): index for index, segment in near}
    for seconds, moment in own:
        index = exact.get((seconds, moment.gist))
        if index is None:
            index = segment_at(segments, seconds)
        found.setdefault(index, []).append(moment)
    return found


def segments_with_moments(segments: Sequence[Segment], moments: Iterable[Moment]) -> set[int]:
    """The indexes of the segments that hold a moment."""
    return set(moments_by_segment(segments, moments))
