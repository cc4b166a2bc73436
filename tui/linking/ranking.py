"""A segment's items as stories, best first: what one of its items earns, a story has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from tui.linking.pair_score import Match
from tui.model import Verdict, day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.linking.citations import Outright
    from tui.model import NewsItem

Rank = tuple[int, float, date, str, str]
"""What comes first is smaller: an author's word, an address, the score, the date."""

NOTHING = Match(0.0, -1)
"""The match of an item that stands in a row for another reason than its words."""


class Article(NamedTuple):
    """An item of the pool: its place there, itself, and the number of its telling."""

    number: int
    item: NewsItem
    told: int


class Entry(NamedTuple):
    """An item in a segment's row.

    Attributes:
        article: the item.
        match: what it shares with the segment.
        outright: what a file says about the two, if any does.
    """

    article: Article
    match: Match
    outright: Outright | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The entries of a row that tell the same, best first.

    Attributes:
        number: the story's number; None where an item tells a story of its own.
        entries: the entries, at least one.
    """

    number: int | None
    entries: Sequence[Entry]

    @property
    def best(self) -> Entry:
        """The entry that stands for the story."""
        return self.entries[0]


class Ranker:
    """Makes rows of stories.

    Args:
        articles: the pool.
        said: what files say outright about the episode and the pool.
        worth: the numbers of the articles that may be worth showing beside some segment, and
            of those that may tell the same; the others need no story.
        tell: for each of some items the number of its story, see tui.linking.stories.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        said: Iterable[Outright],
        worth: Iterable[int],
        tell: Callable[[list[NewsItem]], list[int]],
    ) -> None:
        self._articles = articles
        self._said: dict[int, dict[int, Outright]] = {}
        for one in said:
            if one.place is not None:
                self._said.setdefault(one.place, {})[one.number] = one
        numbers = sorted({*worth, *(one.number for one in said)})
        told = tell([articles[number].item for number in numbers])
        of = dict(zip(numbers, told, strict=True))
        self._members: dict[int, list[int]] = {}
        for number, story in of.items():
            self._members.setdefault(story, []).append(number)
        self._tails: dict[int, tuple[date, str, str]] = {}
        self._of = {number: one for number, one in of.items() if len(self._members[one]) > 1}

    def row(self, place: int, entries: Iterable[Entry]) -> list[Story]:
        """The stories of a segment, best first; with what is told outright, and all members."""
        said = self._said.get(place, {})
        own = {entry.article.number: entry for entry in entries}
        for number in said:
            own.setdefault(number, Entry(self._articles[number], NOTHING))
        for number, one in said.items():
            own[number] = own[number]._replace(outright=one)
        found: list[tuple[Rank, Story]] = []
        told: dict[int, list[Entry]] = {}
        for number, entry in own.items():
            if number in self._of:
                told.setdefault(self._of[number], []).append(entry)
            else:
                found.append((self._rank(entry), Story(None, (entry,))))
        for story, each in told.items():
            each.sort(key=self._rank)
            found.append((self._rank(each[0]), Story(story, each)))
        found.sort(key=itemgetter(0))
        return [story for _, story in found]

    def others(self, story: Story) -> list[Entry]:
        """The items that tell a story too, though nothing in them is about the segment."""
        if story.number is None:
            return []
        own = {entry.article.number for entry in story.entries}
        rest = (number for number in self._members[story.number] if number not in own)
        return sorted((Entry(self._articles[number], NOTHING) for number in rest), key=self._rank)

    def _rank(self, entry: Entry) -> Rank:
        number, item, _ = entry.article
        tail = self._tails.get(number)
        if tail is None:
            day = date.max if item.published is None else day_of(item.published)
            tail = self._tails[number] = day, item.path, item.headline
        one = entry.outright
        said = 2 if one is None else 0 if one.verdict is Verdict.NAMED else 1
        return said, -entry.match.score, *tail
