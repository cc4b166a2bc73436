"""What the reader decided about links: pinned, rejected, and taken back; kept in their store.

Decisions are only ever added, in changes that are numbered; the last one about a link counts, and
to undo is to strike the last change of an episode. A link is known by the episode, the segment's
start and the item's address, or its headline and day where it has none: files may move, and
engines may change.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from tui.analysis.normalize import fold
from tui.library.store.database import Store, episode_key, store_path
from tui.model import Episode, NewsItem, Verdict, day_of
from tui.urls import canonical_url

_PINS = """
CREATE TABLE IF NOT EXISTS pin (
    change   INTEGER NOT NULL,
    episode  TEXT NOT NULL,
    seconds  REAL NOT NULL,
    item     TEXT NOT NULL,
    verdict  TEXT NOT NULL,
    path     TEXT NOT NULL,
    headline TEXT NOT NULL,
    url      TEXT,
    day      TEXT,
    made     REAL NOT NULL,
    PRIMARY KEY (episode, change, seconds, item)
) STRICT
"""
# One statement, so that a change is on the disk as a whole or not at all.
_DECIDE = """
INSERT OR IGNORE INTO pin
SELECT (SELECT coalesce(max(change), 0) + 1 FROM pin), ?, ?, json_extract(value, '$[0]'), ?,
       json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'),
       json_extract(value, '$[4]'), ?
FROM json_each(?)
"""
_DECIDED = """
SELECT seconds, item, verdict, path, headline, url, day FROM pin
WHERE episode = ? ORDER BY change, rowid
"""
_LAST = """
SELECT seconds, item, verdict, path, headline, url, day FROM pin
WHERE episode = ? AND change = (SELECT max(change) FROM pin WHERE episode = ?)
"""
_UNDO = """
DELETE FROM pin WHERE episode = ? AND change = (SELECT max(change) FROM pin WHERE episode = ?)
"""
_NAMES = {"pinned": Verdict.PINNED, "rejected": Verdict.REJECTED}


class Decision(NamedTuple):
    """What the reader decided about a link.

    Attributes:
        seconds: the start of the segment.
        key: the item's key, see item_key.
        verdict: pinned or rejected; None where a decision was taken back.
        item: what is known of the item without its file: path, headline, address and day.
    """

    seconds: float
    key: str
    verdict: Verdict | None
    item: NewsItem


def item_key(item: NewsItem) -> str:
    """What a news item is known by when its file moves: its address, or its headline and day."""
    known = canonical_url(item.url) if item.url else None
    day = "" if item.published is None else day_of(item.published).isoformat()
    name = f"page\n{known.key}" if known else f"headline\n{fold(item.headline)}\n{day}"
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()


class Decisions:
    """The reader's decisions; each is on the disk when the call returns."""

    def __init__(self, store: Store) -> None:
        """Make room for them in a store.

        Raises:
            OSError: the disk would not take it.
        """
        self._store = store
        store.change(_PINS)

    def decide(
        self, episode: Episode, seconds: float, items: Sequence[NewsItem], verdict: Verdict | None
    ) -> None:
        """Pin or reject the links of items to a segment, or take that back with None.

        Args:
            episode: the episode.
            seconds: the start of the segment.
            items: the items; together they are one change.
            verdict: Verdict.PINNED, Verdict.REJECTED or None.

        Raises:
            OSError: the disk would not take it; nothing has changed.
        """
        name = next((name for name, one in _NAMES.items() if one is verdict), "")
        told = json.dumps([_row(item) for item in items])
        self._store.change(_DECIDE, (episode_key(episode), seconds, name, time.time(), told))

    def of(self, episode: Episode) -> tuple[Decision, ...]:
        """What counts for an episode now, in the order in which it was decided.

        Raises:
            OSError: the store cannot be read.
        """
        last: dict[tuple[float, str], Decision] = {}
        for row in self._store.ask(_DECIDED, (episode_key(episode),)):
            ruling = _ruling(row)
            last.pop((ruling.seconds, ruling.key), None)
            last[ruling.seconds, ruling.key] = ruling
        return tuple(ruling for ruling in last.values() if ruling.verdict is not None)

    def undo(self, episode: Episode) -> tuple[Decision, ...]:
        """Strike the last change of an episode and tell what it was; empty if there is none.

        Raises:
            OSError: the disk would not take it; nothing has changed.
        """
        key = episode_key(episode)
        struck = tuple(_ruling(row) for row in self._store.ask(_LAST, (key, key)))
        self._store.change(_UNDO, (key, key))
        return struck


def _row(item: NewsItem) -> list[str | None]:
    day = None if item.published is None else day_of(item.published).isoformat()
    path = os.path.abspath(item.path)  # noqa: PTH100  links stay as the reader named them
    return [item_key(item), path, item.headline, item.url, day]


def _ruling(row: tuple[Any, ...]) -> Decision:
    seconds, key, verdict, path, headline, url, day = row
    published = None if day is None else date.fromisoformat(day)
    item = NewsItem(path, headline, url=url, published=published)
    return Decision(seconds, key, _NAMES.get(verdict), item)


def decided(episode: Episode) -> tuple[Decision, ...]:
    """What the reader decided about an episode's links, for who only wants to know; none is made.

    Raises:
        OSError: the store is there and cannot be read.
    """
    if not store_path().exists():
        return ()
    store = Store()
    try:
        if store.trouble is not None:
            raise OSError(store.trouble)
        return Decisions(store).of(episode)
    finally:
        store.close()
