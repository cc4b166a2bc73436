"""What the commands share that fetch: the reader's subscriptions, and how it is told what came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import click
from msgspec import Struct

from tui.cli.library import library_roots, sync_library
from tui.cli.output import complain, print_row, say
from tui.cli.progress import drawing, share_of, stopping
from tui.fetching.http_client import HttpClient
from tui.library.errors import AtWorkError
from tui.library.store.database import usable_store
from tui.library.store.subscription_table import Subscription, SubscriptionTable
from tui.library.sync.lock import locked
from tui.model import counted
from tui.paths import fetched_folder
from tui.sanitize import clean_line
from tui.subscriptions.attached_files import (
    AttachmentFetcher,
    FetchedAttachments,
    episodes_with_attachments,
    missing_files,
)
from tui.subscriptions.refresher import Refreshed, Refresher
from tui.whole_file import clear_unfinished


class Fetching(Struct, frozen=True):
    """What fetching needs, while it is locked for others."""

    table: SubscriptionTable
    client: HttpClient
    folder: Path


def open_table() -> SubscriptionTable:
    """The reader's subscriptions; a StoreError where they cannot be kept."""
    return SubscriptionTable(usable_store())


@contextmanager
def fetching() -> Iterator[Fetching]:
    """All that is needed to fetch; exits 1 where another skimcast does.

    Raises:
        SyncError, StoreError: nothing can be kept.
    """
    folder = fetched_folder()
    try:
        with locked(folder / ".lock"), closing(HttpClient()) as client:
            clear_unfinished(folder)
            library_roots().add(folder)  # before anything comes, so that all of it is new
            yield Fetching(open_table(), client, folder)
    except AtWorkError as error:
        complain("skimcast: another skimcast is fetching; try again later")
        raise SystemExit(1) from error


def sync_fetched() -> None:
    """Have the library read what was fetched."""
    sync_library(library_roots())


def chosen(table: SubscriptionTable, names: Sequence[str]) -> list[Subscription]:
    """The subscriptions with these names, addresses or tags, in any case of letters.

    Exits 2 for a name that is none.
    """
    every = table.all()
    found: dict[int, Subscription] = {}
    for name in names:
        wanted = name.casefold()
        some = [one for one in every if wanted in _names_of(one)]
        if not some:
            from difflib import get_close_matches  # noqa: PLC0415  for what is misspelt alone

            known = {each: one.name for one in every for each in sorted(_names_of(one))}
            near = get_close_matches(wanted, known, 1) or [n for n in known if wanted in n][:1]
            meant = f"; did you mean {known[near[0]]!r}?" if near else ";"
            message = f"{name}: no feed has this name{meant} `skimcast feeds` lists them."
            raise click.UsageError(clean_line(message))
        found |= {one.id: one for one in some}
    return list(found.values()) if names else list(every)


def _names_of(one: Subscription) -> set[str]:
    return {name.casefold() for name in (one.name, one.address, *one.tags)}


def refresh_and_tell(
    tools: Fetching, subscriptions: Sequence[Subscription], *, as_json: bool = False
) -> list[Refreshed]:
    """Ask feeds, with a bar on a terminal, and tell what is new in each and what went wrong."""
    refresher = Refresher(tools.table, tools.client, tools.folder)
    done: list[Refreshed] = []
    with stopping() as stop, drawing() as draw:
        for one in refresher.refresh(subscriptions, stop):
            done.append(one)
            if as_json:
                print_row(row_of(one))
            if draw is not None:
                draw(f"fetching {share_of(len(done), len(subscriptions))}  {one.subscription.name}")
        is_stopped = stop()
    if not as_json:
        for one in sorted(done, key=lambda one: one.subscription.name.casefold()):
            tell_refreshed(one)
        say(_sum_of(done))
    if is_stopped:
        complain("skimcast: stopped; the next refresh goes on from here")
    return done


def attach_and_tell(
    tools: Fetching, subscriptions: Sequence[Subscription], *, as_json: bool = False
) -> list[FetchedAttachments]:
    """Fetch transcripts and chapters of all episodes of feeds, and tell of each what came."""
    folders = [tools.folder / one.folder for one in subscriptions]
    episodes = [
        episode
        for folder in folders
        for episode in episodes_with_attachments(folder)
        if missing_files(episode, tools.folder)
    ]
    fetcher = AttachmentFetcher(tools.client, tools.folder, subscriptions)
    done: list[FetchedAttachments] = []
    with stopping() as stop, drawing() as draw:
        for one in fetcher.fetch_all(episodes, stop):
            done.append(one)
            if draw is not None:
                draw(f"fetching {share_of(len(done), len(episodes))}  {one.episode.title}")
    for one in sorted(done, key=lambda one: one.episode.path):
        if as_json:
            print_row(_attached_row(one))
        elif one.troubles:
            complain(str(one))
        else:
            say(str(one))
    return done


def _attached_row(one: FetchedAttachments) -> dict[str, object]:
    files, trouble = [str(path) for path in one.paths], "\n".join(one.troubles)
    return {"episode": one.episode.path, "files": files, "trouble": trouble or None}


def tell_refreshed(one: Refreshed) -> None:
    """Tell what is new in a feed, or what went wrong; nothing where nothing is new."""
    if one.trouble:
        complain(str(one))
    elif one.arrivals:
        say(str(one))


def row_of(one: Refreshed) -> dict[str, object]:
    """What came of a feed as a JSON object."""
    return {
        "name": one.subscription.name,
        "address": one.subscription.address,
        "episodes": one.episodes,
        "news": one.news,
        "trouble": one.trouble or None,
    }


def _sum_of(done: Sequence[Refreshed]) -> str:
    failed = sum(bool(one.trouble) for one in done)
    episodes, news = sum(one.episodes for one in done), sum(one.news for one in done)
    words = f"{counted(len(done), 'feed')}: {counted(episodes, 'new episode')}, {news:,} news"
    return f"{words}; {failed:,} could not be fetched" if failed else words
