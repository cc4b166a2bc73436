"""Feeds for a server of tests: podcasts and news, of as many items as wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from tests.loopback import Asked, Reply

_HEAD = (
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
)


def news_feed(title: str, headlines: Iterable[str], site: str = "https://example.org") -> bytes:
    """An RSS feed of articles; the first is a minute old, each further one a minute older."""
    items = (
        f"<item><title>{escape(headline)}</title><guid>{escape(headline)}</guid>"
        f"<link>{site}/{number}</link><pubDate>{_ago(minutes=number)}</pubDate>"
        f"<description>&lt;p&gt;What is told of {escape(headline)}.&lt;/p&gt;</description></item>"
        for number, headline in enumerate(headlines, 1)
    )
    return _feed(title, items)


def podcast(title: str, episodes: Sequence[str], files: str = "", days: int = 0) -> bytes:
    """A podcast; each episode lasts an hour, has chapters, and files of its own beneath an address.

    The first is so many days old, each further one a year older.
    """
    items = (
        f"<item><title>{escape(name)}</title><guid>{escape(name)}</guid>"
        f"<pubDate>{_ago(days=days + 365 * number)}</pubDate>"
        f"<description>&lt;p&gt;All about {escape(name)}.&lt;/p&gt;</description>"
        f'<enclosure url="https://example.org/{number}.mp3" type="audio/mpeg"/>'
        f"<itunes:duration>1:00:00</itunes:duration><itunes:episode>{number + 1}</itunes:episode>"
        + (
            f'<podcast:transcript url="{files}/{number}.vtt" type="text/vtt" language="en"/>'
            f'<podcast:chapters url="{files}/{number}.json" type="application/json+chapters"/>'
            if files
            else ""
        )
        + "</item>"
        for number, name in enumerate(episodes)
    )
    return _feed(title, items)


def conditional(body: bytes, etag: str) -> Reply:
    """A reply for who asks without the tag; see conditionally."""
    return Reply(body, headers={"ETag": etag, "Content-Type": "application/rss+xml"})


def conditionally(reply: Reply, asked: Asked) -> Reply:
    """A reply, or that nothing has changed for who knows its tag."""
    return (
        Reply(status=304) if asked.headers.get("if-none-match") == reply.headers["ETag"] else reply
    )


def _feed(title: str, items: Iterable[str]) -> bytes:
    return f"{_HEAD}<title>{escape(title)}</title>{''.join(items)}</channel></rss>".encode()


def _ago(**span: int) -> str:
    return format_datetime(datetime.now(UTC).replace(microsecond=0) - timedelta(**span))
