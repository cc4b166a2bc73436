"""The feeds that the reader is subscribed to, and what was fetched of each; kept in their store.

What was fetched is noted when its file is on the disk, and the state of the feed behind that: who
is killed in between fetches it again.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from tui.library.store.database import Store
from tui.library.store.store_tables import FETCHED

_COLUMNS = (
    "id, address, name, folder, tags, local, etag, last_modified, checked, wait_until, trouble"
)
_ADD = """
INSERT OR IGNORE INTO subscription
SELECT NULL, ?, ?, ?, ?, ?, ?, '', '', NULL, NULL, ''
"""
_NOTE = """
INSERT OR REPLACE INTO fetched
SELECT ?, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
FROM json_each(?)
"""
_CHECKED = """
UPDATE subscription SET etag = ?2, last_modified = ?3, checked = ?4, wait_until = NULL,
    trouble = '', address = CASE
        WHEN EXISTS (SELECT 1 FROM subscription WHERE address = ?1) THEN address ELSE ?1 END
WHERE id = ?5
"""


class Subscription(Struct, frozen=True):
    """A feed that the reader is subscribed to.

    Attributes:
        id: what the store knows it by.
        address: where it is fetched from.
        name: what the reader calls it; no two have the same.
        folder: the name of the folder of its files.
        tags: as the reader or the list that it came from has them.
        is_local: whether it may lead to the local network.
        etag, last_modified: what the version was known by that was fetched last; empty if none.
        checked: when it was asked last with success, in seconds since 1970; None before that.
        wait_until: when its server wants to be asked again, if it said so.
        trouble: why it could not be fetched the last time; empty where it could.
    """

    id: int
    address: str
    name: str
    folder: str
    tags: tuple[str, ...] = ()
    is_local: bool = False
    etag: str = ""
    last_modified: str = ""
    checked: float | None = None
    wait_until: float | None = None
    trouble: str = ""


class FetchedFile(NamedTuple):
    """The file that an item of a feed became: its name, and the digest of what was written."""

    name: str
    digest: str


class SubscriptionTable:
    """The reader's subscriptions; each method may raise a StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Subscription, ...]:
        """All of them by their names, in any case of letters."""
        rows = self._store.query(f"SELECT {_COLUMNS} FROM subscription")  # noqa: S608  ours
        found = [_subscription(*row) for row in rows]
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.name)))

    def add(
        self, address: str, name: str, folder: str, tags: Sequence[str] = (), *, local: bool = False
    ) -> Subscription | None:
        """Subscribe to an address; None where the address or the name is there already."""
        row = (address, name, folder, json.dumps(list(tags)), int(local), time.time())
        if not self._store.change(_ADD, row):
            return None
        return next(one for one in self.all() if one.address == address)

    def rename(self, one: Subscription, name: str) -> bool:
        """Call it otherwise; False where another has that name. Its folder stays."""
        change = "UPDATE OR IGNORE subscription SET name = ? WHERE id = ?"
        return self._store.change(change, (name, one.id)) > 0

    def tag(self, one: Subscription, tags: Sequence[str]) -> None:
        """Give it these tags in place of those it has."""
        change = "UPDATE subscription SET tags = ? WHERE id = ?"
        self._store.change(change, (json.dumps(list(dict.fromkeys(tags))), one.id))

    def allow_local(self, one: Subscription) -> None:
        """Let it lead to the local network from now on."""
        self._store.change("UPDATE subscription SET local = 1 WHERE id = ?", (one.id,))

    def remove(self, one: Subscription) -> None:
        """Unsubscribe, and forget which items were fetched; the files stay as they are."""
        self._store.change("DELETE FROM subscription WHERE id = ?", (one.id,))
        self._store.change("DELETE FROM fetched WHERE subscription = ?", (one.id,))

    def fetched(self, one: Subscription) -> dict[str, FetchedFile]:
        """The files of the items that were fetched, by item_digest."""
        self._store.demand_whole(FETCHED)
        rows = self._store.query(
            "SELECT item, name, digest FROM fetched WHERE subscription = ?", (one.id,)
        )
        return {item: FetchedFile(name, digest) for item, name, digest in rows}

    def note_fetched(self, one: Subscription, files: Mapping[str, FetchedFile]) -> None:
        """Note what items became, by item_digest; their files are on the disk."""
        rows = [[item, *file] for item, file in files.items()]
        self._store.change(_NOTE, (one.id, json.dumps(rows)))

    def note_checked(self, one: Subscription, address: str, etag: str, last_modified: str) -> None:
        """Note that all of it was fetched, where it is from now on, and what it is known by."""
        self._store.change(_CHECKED, (address, etag, last_modified, time.time(), one.id))

    def note_trouble(self, one: Subscription, trouble: str, wait_until: float | None) -> None:
        """Note why it could not be fetched, and when to ask again, in seconds since 1970."""
        change = "UPDATE subscription SET trouble = ?, wait_until = ? WHERE id = ?"
        self._store.change(change, (trouble, wait_until, one.id))


def _subscription(  # noqa: PLR0913, PLR0917  the columns of a row
    number: int, address: str, name: str, folder: str, tags: str, local: int, *state: Any
) -> Subscription:
    return Subscription(number, address, name, folder, tuple(json.loads(tags)), bool(local), *state)


def item_digest(identity: str) -> str:
    """What an item of a feed is kept by, however long its own name is."""
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:32]
