"""What the reader did on a screen, and where that leads; the app shows what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.message import Message

from tui.model import Episode, Link, NewsItem, Problem
from tui.workspace.hits import Hit, Scope


@dataclass
class EpisodeChosen(Message):
    """An episode of the library was chosen, to go on where the reader left off."""

    path: str


@dataclass
class HitChosen(Message):
    """A segment or a news item that a search found was chosen.

    Beside it stands all that was found with it.
    """

    hit: Hit
    found: Sequence[Hit] = ()

    @property
    def hits(self) -> Sequence[Hit]:
        """It, and what was found in the same episode."""
        return [self.hit, *(h for h in self.found if h.group == self.hit.group and h != self.hit)]


@dataclass
class ArticleChosen(Message):
    """A news item was chosen, by a link that ties it to a segment of an episode.

    Beside it stand the other items of the same story, and all its links that the episode shows.
    """

    episode: Episode
    link: Link
    same_story: Sequence[NewsItem] = ()
    links: Sequence[Link] = ()


@dataclass
class SearchRequested(Message):
    """A search was asked for, through one of some scopes at first."""

    scopes: Sequence[Scope]
    first: int = 0


@dataclass
class LinkChosen(Message):
    """The address that words of a text lead to was chosen."""

    address: str


class NumberedLink(NamedTuple):
    """Where words lead."""

    words: str
    address: str


class LinksAsked(Message):
    """The links of what is shown were asked for, by `gl`."""


@dataclass
class LinksRequested(Message):
    """A list of links was asked for."""

    links: Sequence[NumberedLink]


@dataclass
class LibraryRequested(Message):
    """The library was asked for, with the cursor on the episode of a file."""

    path: str


@dataclass
class ProblemsRequested(Message):
    """A list of problems was asked for."""

    problems: Sequence[Problem]


class BackRequested(Message):
    """The screen that this one was opened from was asked for."""
