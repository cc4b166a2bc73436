"""A segment's items as stories, best first: what one of its items earns, a story has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from tui.linking.features import NO_MATCH
from tui.model import Verdict, day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.linking.citations import ExplicitLink
    from tui.linking.corpus import NewsCorpus
    from tui.linking.features import DocumentMatch
    from tui.model import NewsItem

Rank = tuple[int, float, date, str, str]
"""What comes first is smaller: an author's word, an address, the score, the date."""


class LinkCandidate(NamedTuple):
    """An item in a segment's row.

    Attributes:
        item: the item's number in the corpus.
        document: the number of its document.
        match: what it shares with the segment.
        explicit: what a file says about the two, if any does.
    """

    item: int
    document: int
    match: DocumentMatch
    explicit: ExplicitLink | None = None

    @property
    def matched(self) -> bool:
        """Whether it shares words with the segment, not merely a story with one that does."""
        return self.match is not NO_MATCH


@dataclass(frozen=True, slots=True)
class Story:
    """The candidates of a row that tell the same, best first.

    Attributes:
        number: the story's number; None where an item tells a story of its own.
        candidates: at least one.
    """

    number: int | None
    candidates: Sequence[LinkCandidate]

    @property
    def best(self) -> LinkCandidate:
        """The candidate that stands for the story."""
        return self.candidates[0]


class StoryRanker:
    """Makes rows of stories.

    Args:
        corpus: the corpus.
        explicit: what files say outright about the episode and the corpus.
        promising: the numbers of the items that may be worth showing beside some segment, and
            of those that may tell the same; the others need no story.
        cluster: for each of some items the number of its story, see tui.linking.stories.
    """

    def __init__(
        self,
        corpus: NewsCorpus,
        explicit: Sequence[ExplicitLink],
        promising: Iterable[int],
        cluster: Callable[[list[NewsItem]], list[int]],
    ) -> None:
        self._corpus = corpus
        self._explicit: dict[int, dict[int, ExplicitLink]] = {}
        for link in explicit:
            if link.segment is not None:
                self._explicit.setdefault(link.segment, {})[link.item] = link
        numbers = sorted({*promising, *(link.item for link in explicit)})
        stories = zip(numbers, cluster([corpus.items[number] for number in numbers]), strict=True)
        self._members: dict[int, list[int]] = {}
        for number, story in stories:
            self._members.setdefault(story, []).append(number)
        self._tails: dict[int, tuple[date, str, str]] = {}
        self._story_of = {
            number: story
            for story, members in self._members.items()
            if len(members) > 1
            for number in members
        }

    def row(self, segment: int, candidates: Iterable[LinkCandidate]) -> list[Story]:
        """The stories of a segment, best first; with explicit links, and all members."""
        explicit = self._explicit.get(segment, {})
        own = {candidate.item: candidate for candidate in candidates}
        for number in explicit:
            own.setdefault(number, self._unmatched(number))
        for number, link in explicit.items():
            own[number] = own[number]._replace(explicit=link)
        ranked: list[tuple[Rank, Story]] = []
        by_story: dict[int, list[LinkCandidate]] = {}
        for number, candidate in own.items():
            if number in self._story_of:
                by_story.setdefault(self._story_of[number], []).append(candidate)
            else:
                ranked.append((self._rank(candidate), Story(None, (candidate,))))
        for story, members in by_story.items():
            members.sort(key=self._rank)
            ranked.append((self._rank(members[0]), Story(story, members)))
        ranked.sort(key=itemgetter(0))
        return [story for _, story in ranked]

    def others(self, story: Story) -> list[LinkCandidate]:
        """The items that tell a story too, though nothing in them is about the segment."""
        if story.number is None:
            return []
        own = {candidate.item for candidate in story.candidates}
        rest = (number for number in self._members[story.number] if number not in own)
        return sorted(map(self._unmatched, rest), key=self._rank)

    def _unmatched(self, number: int) -> LinkCandidate:
        return LinkCandidate(number, self._corpus.item_documents[number], NO_MATCH)

    def _rank(self, candidate: LinkCandidate) -> Rank:
        tail = self._tails.get(candidate.item)
        if tail is None:
            item = self._corpus.items[candidate.item]
            day = date.max if item.published is None else day_of(item.published)
            tail = self._tails[candidate.item] = day, item.path, item.headline
        explicit = candidate.explicit
        first = 2 if explicit is None else 0 if explicit.verdict is Verdict.NAMED else 1
        return first, -candidate.match.score, *tail
