"""What is analysed of episodes and news items."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tui.model import Episode, NewsItem
from tui.sanitize import clean


class Document(Struct, frozen=True):
    """A segment of an episode, or a news item, as it is analysed.

    Attributes:
        head: the gist of a segment, the headline of a news item.
        text: all that is found at a segment; the excerpt and body of a news item.
        titled: whether the head is the file's own title.
        group: documents of one episode share a number within one call; -1 for news.
    """

    head: str
    text: str
    titled: bool
    group: int


def documents_of(episode: Episode, group: int) -> Iterator[Document]:
    """The segments of an episode in order."""
    for index, segment in enumerate(episode.segments):
        words = episode.words_at(index)
        yield Document(segment.gist, words, segment.title is not None, group)


def document_of(item: NewsItem) -> Document:
    """A news item."""
    return Document(head_of(item), text_of(item), item.title is not None, -1)


def head_of(item: NewsItem) -> str:
    """The headline of a news item; where that is its file's name, without what is no text."""
    return clean(item.headline)


def text_of(item: NewsItem) -> str:
    """What a news item says beneath its headline: excerpt and body, an empty line between."""
    return "\n\n".join(part for part in (item.excerpt, item.body) if part)
