"""What the library gives the search room to analyse, and what it wants of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tui.model import Episode, NewsItem
from tui.sanitize import clean


@dataclass(frozen=True, slots=True)
class Document:
    """A segment of an episode, or a news item, as it is analysed.

    Attributes:
        head: the gist of a segment, the headline of a news item.
        text: the text of a segment; the excerpt and body of a news item.
        titled: whether the head is the file's own title.
        group: documents of one episode share a number within one call; -1 for news.
    """

    head: str
    text: str
    titled: bool
    group: int


class Analyser(Protocol):
    """Turns documents into what is searched; an object of a module, so that it can be pickled.

    Attributes:
        form: the version of what it writes; another one means that the index is made anew.
    """

    form: int

    def analyse(self, documents: Sequence[Document]) -> bytes:
        """A parcel of some thousand documents at most; runs in a worker process."""

    def write(self, path: Path, first: int, parcels: Sequence[bytes]) -> None:
        """Write a run of documents numbered from first on; on the disk when it returns.

        Raises:
            OSError: the disk would not take it.
        """

    def merge(self, path: Path, runs: Sequence[Path], dead: Sequence[int]) -> None:
        """Write neighbouring runs, given in number order, as one; dead documents lose their terms.

        Raises:
            OSError: the disk would not take it.
            ValueError: a run is damaged.
        """


def documents_of(episode: Episode, group: int) -> Iterator[Document]:
    """The segments of an episode in order."""
    for segment in episode.segments:
        yield Document(segment.gist, segment.text, segment.title is not None, group)


def document_of(item: NewsItem) -> Document:
    """A news item."""
    return Document(head_of(item), text_of(item), item.title is not None, -1)


def head_of(item: NewsItem) -> str:
    """The headline of a news item; where that is its file's name, without what is no text."""
    return clean(item.headline)


def text_of(item: NewsItem) -> str:
    """What a news item says beneath its headline: excerpt and body, an empty line between."""
    return "\n\n".join(part for part in (item.excerpt, item.body) if part)
