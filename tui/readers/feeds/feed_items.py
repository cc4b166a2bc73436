"""What a feed says of its items before they are read: for who keeps each as a file of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from tui.model import Attachment, Problem
from tui.readers.published import Published


class FeedItem(Struct, frozen=True):
    """An item of a feed.

    Attributes:
        identity: what the feed knows it by: its id, else its address, else its title and date.
        published: what it says, as fields and Markdown.
        is_recording: whether it is an episode; else it is news.
        attachments: its transcripts and chapters, by their addresses.
    """

    identity: str
    published: Published
    is_recording: bool
    attachments: Sequence[Attachment] = ()


class FeedContents(Struct, frozen=True):
    """A feed: its title, which may be empty, its items, and what is wrong with it."""

    title: str
    items: Sequence[FeedItem] = ()
    problems: Sequence[Problem] = field(default_factory=tuple)
