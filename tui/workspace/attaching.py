"""Fetching what belongs to the episode that was opened, while it is read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from tui.library.store.database import Store
from tui.library.store.subscription_table import SubscriptionTable
from tui.model import Episode
from tui.paths import fetched_folder
from tui.readers.registry import Reading, read
from tui.subscriptions.attached_files import AttachmentFetcher, FetchedAttachments, missing_files
from tui.workspace.workers import Stop, in_thread

_WAIT = 60.0  # seconds for another that fetches to be done


async def fetch_attachments(
    episode: Episode, store: Store, tell: Callable[[str], None]
) -> tuple[FetchedAttachments | None, Reading | None]:
    """Fetch what an episode lists and what is not there yet, after telling so.

    What came of it, None where all was there, and the episode with that, None where nothing came.
    What is under way is ended where this is cancelled.

    Raises:
        AtWorkError: another skimcast fetches, and goes on doing so.
        StoreError: the subscriptions cannot be read.
        OSError: the folder of what was fetched cannot be written.
    """
    folder = fetched_folder()
    if not missing_files(episode, folder):
        return None, None
    from tui.fetching.http_client import HttpClient  # noqa: PLC0415  urllib3, where it fetches

    tell("Fetching the transcript and chapters …")
    subscriptions = SubscriptionTable(store).all()
    with closing(HttpClient()) as client:
        fetcher = AttachmentFetcher(client, folder, subscriptions)

        def fetch(stop: Stop) -> tuple[FetchedAttachments, Reading | None]:
            from tui.library.sync.lock import locked  # noqa: PLC0415  as above

            with locked(folder / ".lock", _WAIT, stop):
                done = fetcher.fetch(episode)
            return done, read([episode.locator], kind="episode") if done.paths else None

        return await in_thread(fetch)
