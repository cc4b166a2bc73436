"""What the reader did on a screen, and where that leads; the app shows what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.message import Message

from tui.model import Episode, Link, NewsItem, Problem
from tui.workspace.hits import Hit, Scope


class EpisodeChosen(Message):
    """An episode of the library was chosen, to go on where the reader left off."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class HitChosen(Message):
    """A segment or a news item that a search found was chosen.

    Beside it stands all that was found with it.
    """

    def __init__(self, hit: Hit, found: Sequence[Hit] = ()) -> None:
        super().__init__()
        self.hit = hit
        self.found = found

    @property
    def hits(self) -> Sequence[Hit]:
        """It, and what was found in the same episode."""
        return [self.hit, *(h for h in self.found if h.group == self.hit.group and h != self.hit)]


class ArticleChosen(Message):
    """A news item was chosen, by a link that ties it to a segment of an episode.

    Beside it stand the other items of the same story, and all its links that the episode shows.
    """

    def __init__(
        self,
        episode: Episode,
        link: Link,
        same_story: Sequence[NewsItem] = (),
        links: Sequence[Link] = (),
    ) -> None:
        super().__init__()
        self.episode = episode
        self.link = link
        self.same_story = same_story
        self.links = links


class SearchRequested(Message):
    """A search was asked for, through one of some scopes at first."""

    def __init__(self, scopes: Sequence[Scope], first: int = 0) -> None:
        super().__init__()
        self.scopes = scopes
        self.first = first


class LinkChosen(Message):
    """The address that words of a text lead to was chosen."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address


class NumberedLink(Struct, frozen=True):
    """Where words lead."""

    words: str
    address: str


class LinksAsked(Message):
    """The links of what is shown were asked for, by `gl`."""


class LinksRequested(Message):
    """A list of links was asked for."""

    def __init__(self, links: Sequence[NumberedLink]) -> None:
        super().__init__()
        self.links = links


class LibraryRequested(Message):
    """The library was asked for, with the cursor on the episode of a file."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class ProblemsRequested(Message):
    """A list of problems was asked for."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = problems


class BackRequested(Message):
    """The screen that this one was opened from was asked for."""
