"""Asking feeds for what is new: eight at a time, one at a time of each host.

What one feed does wrong is told of it and stops no other. Killed at any moment, nothing that was
told is lost, and the next refresh fetches what was under way again.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from msgspec import Struct

from tui.fetching.http_client import (
    LONGEST_WAIT,
    FetchedDocument,
    FetchError,
    HttpClient,
    StoppedError,
    Validators,
)
from tui.library.errors import StoreError
from tui.library.store.subscription_table import Subscription, SubscriptionTable
from tui.model import counted
from tui.subscriptions.feed_parser import parse_feed
from tui.subscriptions.item_folder import Arrival, ItemFolder

AT_ONCE = 8
"""Feeds that are asked at once."""
_LOOK = 0.1  # seconds between two looks whether to stop


class Refreshed(Struct, frozen=True):
    """What came of asking a feed: the items that are there for the first time, or the trouble."""

    subscription: Subscription
    arrivals: Sequence[Arrival] = ()
    trouble: str = ""

    @property
    def episodes(self) -> int:
        """How many episodes are new."""
        return sum(arrival.item.is_recording for arrival in self.arrivals)

    @property
    def news(self) -> int:
        """How many news items are new."""
        return len(self.arrivals) - self.episodes

    def __str__(self) -> str:
        """In words, behind the feed's name."""
        found = ((self.episodes, "new episode"), (self.news, "news item"))
        words = ", ".join(counted(count, what) for count, what in found if count)
        return f"{self.subscription.name}: {self.trouble or words or 'nothing new'}"


class Refresher:
    """Asks the feeds of a table, and keeps what comes in the folder that all their folders lie in.

    Whoever uses it holds the lock of that folder, so that no two are at work there.
    """

    def __init__(self, table: SubscriptionTable, client: HttpClient, folder: Path) -> None:
        self._table = table
        self._client = client
        self._folder = folder
        self._waits: dict[str, float] = {}  # until when a host wants to be left, by its name

    def refresh(
        self, subscriptions: Sequence[Subscription], stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Refreshed]:
        """Ask feeds, and tell of each as soon as it is done; those left when stop says so are not.

        Raises:
            StoreError: what came cannot be noted.
        """
        by_host: defaultdict[str, list[Subscription]] = defaultdict(list)
        for one in subscriptions:
            by_host[urlsplit(one.address).netloc].append(one)
        done: SimpleQueue[Refreshed | None] = SimpleQueue()

        def ask(group: Sequence[Subscription]) -> None:
            try:
                for one in group:
                    if not stop():
                        done.put(self.refresh_one(one))
            finally:
                done.put(None)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            running = [pool.submit(ask, group) for group in by_host.values()]
            yield from self._told(done, len(running), stop)
            for each in running:
                each.result()

    def _told(
        self, done: SimpleQueue[Refreshed | None], groups: int, stop: Callable[[], bool]
    ) -> Iterator[Refreshed]:
        """What is done, until all groups have ended; what is under way is ended on a stop."""
        is_stopped = False
        while groups:
            if not is_stopped and stop():
                is_stopped = True
                self._client.close()
            try:
                one = done.get(timeout=_LOOK)
            except Empty:
                continue
            if one is None:
                groups -= 1
            elif not is_stopped or not one.trouble:
                yield one

    def refresh_one(self, one: Subscription) -> Refreshed:
        """Ask one feed; what it does wrong is told and noted.

        Raises:
            StoreError: what came cannot be noted.
        """
        now = time.time()
        wait = max(one.wait_until or 0.0, self._waits.get(urlsplit(one.address).netloc, 0.0))
        if now < wait <= now + LONGEST_WAIT:  # else the clock went back
            return Refreshed(one, trouble=f"its server asks to wait {wait - now:,.0f} seconds more")
        try:
            validators = Validators(one.etag, one.last_modified)
            document = self._client.get(one.address, validators, allow_local=one.is_local)
            return Refreshed(one, self.take_in(one, document))
        except StoreError:
            raise
        except StoppedError as error:
            return Refreshed(one, trouble=str(error))
        except FetchError as error:
            return self._failed(one, str(error), error.retry_after)
        except OSError as error:
            return self._failed(one, f"its files cannot be written ({error.strerror or error})")
        except Exception as error:  # noqa: BLE001 - one feed never stops the others
            return self._failed(one, f"skimcast stumbled over it ({error!r}); please report it")

    def take_in(self, one: Subscription, document: FetchedDocument) -> Sequence[Arrival]:
        """Keep what a fetched feed holds, and tell what is there for the first time.

        Raises:
            FetchError: it is no feed.
            OSError: its files cannot be written.
            StoreError: what came cannot be noted.
        """
        arrivals: Sequence[Arrival] = ()
        if not document.is_unchanged:
            contents = parse_feed(document)
            if contents is None:
                raise FetchError("what stands there is no feed")
            folder = ItemFolder(self._folder / one.folder, self._table.fetched(one))
            files, arrivals = folder.write(contents.items, time.time(), is_first=not one.checked)
            if files:
                self._table.note_fetched(one, files)
        known = document.validators
        etag, modified = known.etag, known.last_modified
        if document.is_unchanged:
            etag, modified = etag or one.etag, modified or one.last_modified
        self._table.note_checked(one, document.moved_to or one.address, etag, modified)
        return arrivals

    def _failed(
        self, one: Subscription, trouble: str, retry_after: float | None = None
    ) -> Refreshed:
        until = None if retry_after is None else time.time() + retry_after
        if until is not None:
            self._waits[urlsplit(one.address).netloc] = until
        self._table.note_trouble(one, trouble, until)
        return Refreshed(one, trouble=trouble)
