"""What was fetched, taken for a feed: XML or JSON, in whatever encoding the server tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.readers.format_reader import ParsedFile
from tui.readers.source import RawFile, in_utf8

if TYPE_CHECKING:
    from tui.fetching.http_client import FetchedDocument
    from tui.readers.published import FeedContents

_FEED = re.compile(r"<(?:\w{1,30}:)?(?:rss|feed|RDF)[\s>]")
_SAYS_ENCODING = re.compile(rb"<\?xml[^>]{0,400}encoding|<meta[^>]{0,300}charset", re.IGNORECASE)
_HEAD = 4096


def parsed_document(document: FetchedDocument, path: str) -> ParsedFile:
    """A document as a file that lies nowhere; the path's suffix may tell what it is."""
    file = ParsedFile(path)
    data = _decodable(document)
    file.raw = RawFile(path, data, len(data))
    return file


def parse_feed(document: FetchedDocument) -> FeedContents | None:
    """The items of a feed; None for what is none."""
    file = parsed_document(document, document.address)
    if _FEED.search(file.head) is not None:
        from tui.readers.feeds.feed import read_feed_items  # noqa: PLC0415  feedparser

        return read_feed_items(file)
    if file.head.startswith("{"):
        from tui.readers.stores.json_items import lists_items, read_json_items  # noqa: PLC0415  seldom

        return read_json_items(file) if lists_items(file) else None
    return None


def _decodable(document: FetchedDocument) -> bytes:
    """The bytes, as UTF-8 where the server tells another encoding and they say none themselves."""
    data = document.data
    if not document.charset or _SAYS_ENCODING.search(data[:_HEAD]):
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        return in_utf8(data, document.charset) or data
    return data
