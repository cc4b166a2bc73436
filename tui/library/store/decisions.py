"""What the reader decided about links: pinned, rejected, and taken back; kept in their store.

Decisions are only ever added, in changes that are numbered; the last one about a link counts, and
to undo is to strike the last change of an episode. A link is known by the episode, the segment's
start and the item's address, or its headline and day where it has none: files may move, and
engines may change.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from msgspec import Struct

from tui.library.store.database import Store, episode_key, opened_store
from tui.model import Episode, NewsItem, Verdict, iso_day
from tui.paths import store_path
from tui.urls import canonical_url

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


class Decision(Struct, frozen=True):
    """What the reader decided about the link of an item, of which only what a row has is known."""

    seconds: float  # the start of the segment
    key: str  # see item_key
    verdict: Verdict | None  # pinned or rejected; None where a decision was taken back
    item: NewsItem


def item_key(item: NewsItem) -> str:
    """What a news item is known by when its file moves: its address, or its headline and day."""
    url = canonical_url(item.url) if item.url else None
    day = iso_day(item.published) or ""
    if url:
        name = f"page\n{url.key}"
    else:
        from tui.analysis.normalize import fold  # noqa: PLC0415  few items have no address

        name = f"headline\n{fold(item.headline)}\n{day}"
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()


class Decisions:
    """The reader's decisions; each method may raise a StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def decide(
        self, episode: Episode, seconds: float, items: Sequence[NewsItem], verdict: Verdict | None
    ) -> None:
        """Pin or reject the links of items to a segment, by its start, or take that back with None.

        Together they are one change.
        """
        name = next((name for name, one in _NAMES.items() if one is verdict), "")
        import json  # noqa: PLC0415  when something is decided

        rows = json.dumps([_row(item) for item in items])
        self._store.change(_DECIDE, (episode_key(episode), seconds, name, time.time(), rows))

    def last_change(self, episode: Episode) -> float:
        """When something was decided last, in seconds since 1970; 0.0 for never."""
        question = "SELECT coalesce(max(made), 0.0) FROM pin WHERE episode = ?"
        return float(self._store.query(question, (episode_key(episode),))[0][0])

    def of(self, episode: Episode) -> tuple[Decision, ...]:
        """What counts for an episode now, in the order in which it was decided."""
        last: dict[tuple[float, str], Decision] = {}
        for row in self._store.query(_DECIDED, (episode_key(episode),)):
            decision = _decision(row)
            last.pop((decision.seconds, decision.key), None)
            last[decision.seconds, decision.key] = decision
        return tuple(decision for decision in last.values() if decision.verdict is not None)

    def undo(self, episode: Episode) -> tuple[Decision, ...]:
        """Strike the last change of an episode and tell what it was; empty if there is none."""
        key = episode_key(episode)
        struck = tuple(_decision(row) for row in self._store.query(_LAST, (key, key)))
        self._store.change(_UNDO, (key, key))
        return struck


def _row(item: NewsItem) -> list[str | None]:
    path = os.path.abspath(item.path)  # noqa: PTH100  links stay as the reader named them
    return [item_key(item), path, item.headline, item.url, iso_day(item.published)]


def _decision(row: tuple[Any, ...]) -> Decision:
    seconds, key, verdict, path, headline, url, day = row
    published = None
    with suppress(TypeError, ValueError):  # none was told, or its byte is damaged: the key tells it
        published = date.fromisoformat(day)
    item = NewsItem(path, headline, url=url, published=published)
    return Decision(seconds, key, _NAMES.get(verdict), item)


def decided(episode: Episode) -> tuple[Decision, ...]:
    """What the reader decided about an episode's links, for who only wants to know; none is made.

    Raises:
        StoreError: the store is there and cannot be read.
    """
    if not store_path().exists():
        return ()
    with opened_store() as store:
        return Decisions(store).of(episode)
