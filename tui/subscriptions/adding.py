"""Taking in whatever stands at an address: a feed, a list of feeds, a page, a file with times."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from tui.fetching.guarded_socket import names_local_network
from tui.fetching.http_client import FetchedDocument, FetchError, HttpClient
from tui.library.store.subscription_table import Subscription, SubscriptionTable
from tui.model import counted
from tui.readers.files import suffix_of
from tui.readers.registry import read
from tui.subscriptions.feed_parser import parse_feed, parsed_document
from tui.subscriptions.item_folder import Arrival, ItemFolder, safe_name
from tui.subscriptions.refresher import Refreshed, Refresher
from tui.subscriptions.video_captions import fetch_captions, is_video
from tui.urls import canonical_url, host_of, joined, web_address
from tui.whole_file import sync_folder, write_whole

if TYPE_CHECKING:
    from tui.readers.feeds.opml import ListedFeed
    from tui.readers.format_reader import ParsedFile

SAVED = "saved"
"""The folder of what was added by itself, without a feed."""
_OPML = re.compile(r"<opml[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE)
_LONGEST_HEAD = 200_000  # characters in which a page names its feeds
_FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json"))
SUFFIXES = {
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/srt": ".srt",
    "application/json": ".json",
    "application/json+chapters": ".json",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
"""What the name of a file of a media type ends with."""


class Added(Struct, frozen=True):
    """What an address was taken for: a feed that is subscribed to now, or a file of its own.

    listed are the feeds of a list, which are not fetched yet; is_known tells that all of it was
    there already.
    """

    words: str
    refreshed: Refreshed | None = None
    path: Path | None = None
    listed: Sequence[Subscription] = ()
    is_known: bool = False


class Adder:
    """Takes addresses into the folder that all folders of what is fetched lie in.

    Whoever uses it holds the lock of that folder, so that no two are at work there.
    """

    def __init__(self, table: SubscriptionTable, client: HttpClient, folder: Path) -> None:
        self._table = table
        self._client = client
        self._folder = folder

    def add(self, address: str, tags: Sequence[str] = (), *, allow_local: bool = False) -> Added:
        """Take in what stands at an address that the reader named.

        A host whose own name says that it is local was asked for by that.

        Raises:
            FetchError: it cannot be fetched, or is nothing that can be read.
            OSError: it cannot be written.
            StoreError: it cannot be noted.
        """
        known = next((one for one in self._table.all() if one.address == address), None)
        if known is not None:
            return self._add_known(known, allow_local=allow_local)
        if is_video(address):
            return self._add_video(address)
        local = allow_local or names_local_network(urlsplit(address).hostname or "")
        document = self._client.get(address, allow_local=local)
        if _OPML.search(parsed_document(document, document.address).head):
            from tui.readers.feeds.opml import read_feed_list  # noqa: PLC0415  for lists alone

            feeds, _ = read_feed_list(parsed_document(document, document.address))
            return self.add_list(feeds, tags, allow_local=allow_local)
        return self._add_document(address, document, tags, is_local=local)

    def _add_document(
        self, address: str, document: FetchedDocument, tags: Sequence[str], *, is_local: bool
    ) -> Added:
        """Take in a feed, a page or a file that was fetched from an address."""
        file = parsed_document(document, document.address)
        if added := self._add_feed(address, document, tags, is_local=is_local):
            return added
        if not _PAGE.search(file.head):
            return self._add_file(document)
        is_site = canonical_url(document.address) is None or host_of(address) == "youtube.com"
        named = next(_feeds_of(file, document.address), None) if is_site else None
        if named is not None:
            feed = self._client.get(named, allow_local=is_local)
            if added := self._add_feed(named, feed, tags, is_local=is_local):
                return added
        return self._add_page(file)

    def _add_known(self, known: Subscription, *, allow_local: bool) -> Added:
        """What is subscribed to already; allowed to go to the local network, it is asked again."""
        if allow_local and not known.is_local:
            self._table.allow_local(known)
            return Added(known.name, listed=[replace(known, is_local=True)])
        return Added(f"{known.name}: it is subscribed to already", is_known=True)

    def add_list(
        self, feeds: Sequence[ListedFeed], tags: Sequence[str] = (), *, allow_local: bool = False
    ) -> Added:
        """Subscribe to all feeds of a list, without fetching them yet."""
        before = {one.address: one for one in self._table.all()}
        new: list[Subscription] = []
        for feed in feeds:
            known = before.get(feed.address)
            if known is not None:
                new += self._add_known(known, allow_local=allow_local).listed
            elif (one := self._subscribe(feed, tags, allow_local=allow_local)) is not None:
                new.append(one)
        fresh = sum(one.address not in before for one in new)
        words = f"{counted(len(feeds), 'feed')}, of which {fresh:,} are new"
        return Added(words, listed=new, is_known=not new)

    def _subscribe(
        self, feed: ListedFeed, tags: Sequence[str], *, allow_local: bool
    ) -> Subscription | None:
        address = web_address(feed.address)
        if address is None:
            return None
        name, folder = self._names(feed.title)
        every = tuple(dict.fromkeys((*feed.tags, *tags)))
        return self._table.add(address, name, folder, every, local=allow_local)

    def _add_feed(
        self, address: str, document: FetchedDocument, tags: Sequence[str], *, is_local: bool
    ) -> Added | None:
        """Subscribe to a feed that was fetched from an address; None where it is none."""
        contents = parse_feed(document)
        if contents is None:
            return None
        address = document.moved_to or address
        name, folder = self._names(contents.title or host_of(address) or address)
        one = self._table.add(address, name, folder, tags, local=is_local)
        if one is None:
            return Added(f"{address}: it is subscribed to already", is_known=True)
        arrivals = Refresher(self._table, self._client, self._folder).take_in(one, document)
        refreshed = Refreshed(one, arrivals)
        return Added(str(refreshed), refreshed)

    def _names(self, title: str) -> tuple[str, str]:
        """A name and a folder for a feed that no other has."""
        known = self._table.all()
        names = {one.name.casefold() for one in known}
        folders = {one.folder.casefold() for one in known} | {SAVED}
        title = " ".join(title.split())[:100].strip() or "feed"
        name = next(each for each in _numbered(title) if each.casefold() not in names)
        folder = next(each for each in _numbered(safe_name(name)) if each.casefold() not in folders)
        return name, folder

    def _add_video(self, address: str) -> Added:
        """Save what yt-dlp tells of a video, and its captions."""
        folder = self._folder / SAVED
        paths = fetch_captions(address, folder)
        if not paths:
            return Added(f"{address}: it is there already", is_known=True)
        return Added("\n".join(f"{path.name}: saved, by yt-dlp" for path in paths), path=paths[0])

    def _add_page(self, file: ParsedFile) -> Added:
        from tui.readers.pages.page import read_page  # noqa: PLC0415  for pages alone

        page = read_page(file)
        if page is None:
            raise FetchError("this page is empty")
        page.published.fields.setdefault("url", file.path)
        _, arrivals = ItemFolder(self._folder / SAVED, {}).write([page], time.time())
        arrival: Arrival = arrivals[0]
        return Added(f"{arrival.path.name}: saved", path=arrival.path)

    def _add_file(self, document: FetchedDocument) -> Added:
        """Save a summary, chapters or a transcript as it was fetched, if it can be read."""
        name = file_name(document)
        path = self._folder / SAVED / name
        demand_readable(document.data, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_bytes() == document.data:
            return Added(f"{name}: it is there already", path=path, is_known=True)
        stem, suffix = path.stem, path.suffix
        free = (path.with_name(f"{each}{suffix}") for each in _numbered(stem))
        path = next(each for each in free if not each.exists())
        write_whole(path, document.data)
        sync_folder(path.parent)
        return Added(f"{path.name}: saved", path=path)


def file_name(document: FetchedDocument) -> str:
    """What a fetched file is called: as at its address, with a suffix that fits its type."""
    last = PurePosixPath(unquote(urlsplit(document.address).path)).name
    suffix = suffix_of(last) or SUFFIXES.get(document.media_type, ".txt")
    return f"{safe_name(last.removesuffix(suffix_of(last)))}{suffix}"


def demand_readable(data: bytes, name: str) -> None:
    """Look whether a file of these bytes and this name gives an episode or news.

    Raises:
        FetchError: it gives neither.
        OSError: there is no room to look.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        reading = read([path])
    if not reading.episodes and not reading.news:
        why = next((problem.message for problem in reading.problems), "it holds nothing to read")
        raise FetchError(f"it cannot be read: {why}")


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in range(2, 10_000):
        yield f"{name} {number}"


def _feeds_of(file: ParsedFile, base: str) -> Iterator[str]:
    """The addresses of the feeds that a page names in its head."""
    from tui.readers.pages.html_tree import parse_html  # noqa: PLC0415  for pages alone

    for link in parse_html(file.machine_source.text[:_LONGEST_HEAD]).css("link[href]"):
        kind, relation = (link.attributes.get(name) or "" for name in ("type", "rel"))
        address = web_address(joined(base, link.attributes.get("href") or ""))
        if address and kind.lower() in _FEED_TYPES and "alternate" in relation.lower():
            yield address
