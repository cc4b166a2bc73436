"""A segment's items as stories, best first, and which of them are shown.

What one of its items earns, a story has. A story is shown where the chance that it is right
reaches the fitted threshold, and more than a single common word ties it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from tui.model import Verdict, day_of
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.linking.citations import ExplicitLink
    from tui.linking.corpus import NewsCorpus
    from tui.linking.word_overlap import WordOverlap
    from tui.model import NewsItem

MOST_STORIES = 8
"""Stories shown beside one segment."""

_TOGETHER = 2  # words that tie an item, where the segment has more
_TELLING = 0.12, 0.4  # weight of one word at least that ties; many that are next to nothing do not
_BY_NAME = 3  # segments that the same few words tie to one item
_OF_SAID = 0.05  # it grows with the root of what a segment says: two long texts share many words

Rank = tuple[int, float, date, str, str]
"""What comes first is smaller: an author's word, an address, the score, the date."""


class LinkCandidate(NamedTuple):
    """An item in a segment's row.

    Attributes:
        item: the item's number in the corpus.
        document: the number of its document.
        score: the chance that it is right; 0 where only its story is in the row.
        explicit: what a file says about the two, if any does.
    """

    item: int
    document: int
    score: float = 0.0
    explicit: ExplicitLink | None = None


class Story(Struct, frozen=True):
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
        self._explicit: dict[int, dict[int, ExplicitLink]] = defaultdict(dict)
        for link in explicit:
            if link.segment is not None:
                self._explicit[link.segment][link.item] = link
        numbers = sorted({*promising, *(link.item for link in explicit)})
        self._members: dict[int, list[int]] = defaultdict(list)
        stories = cluster([corpus.items[number] for number in numbers])
        for number, story in zip(numbers, stories, strict=True):
            self._members[story].append(number)
        self._story_of = {
            number: story
            for story, members in self._members.items()
            if len(members) > 1
            for number in members
        }

    def row(self, segment: int, candidates: Iterable[LinkCandidate]) -> list[Story]:
        """The stories of a segment, best first; with explicit links."""
        own = {candidate.item: candidate for candidate in candidates}
        for number, link in self._explicit.get(segment, {}).items():
            own[number] = (own.get(number) or self._unmatched(number))._replace(explicit=link)
        by_story: dict[tuple[bool, int], list[tuple[Rank, LinkCandidate]]] = defaultdict(list)
        for number, candidate in own.items():
            story = self._story_of.get(number)
            key = (True, number) if story is None else (False, story)
            by_story[key].append((self._rank(candidate), candidate))
        ranked: list[tuple[Rank, Story]] = []
        for (is_single, number), members in by_story.items():
            members.sort(key=itemgetter(0))
            row = [one for _, one in members]
            ranked.append((members[0][0], Story(None if is_single else number, row)))
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
        return LinkCandidate(number, self._corpus.item_documents[number])

    def _rank(self, candidate: LinkCandidate) -> Rank:
        item, explicit = self._corpus.items[candidate.item], candidate.explicit
        day = date.max if item.published is None else day_of(item.published)
        first = 2 if explicit is None else 0 if explicit.verdict is Verdict.NAMED else 1
        return first, -candidate.score, day, item.path, item.headline


def shown_stories(
    rows: Sequence[Sequence[Story]], overlap: WordOverlap, threshold: float
) -> list[set[int]]:
    """For each segment the numbers of the stories in its row that are shown.

    Args:
        rows: the stories of each segment, best first.
        overlap: tells which words tie a document to a segment.
        threshold: the score from which on stories are shown.
    """
    shown = [
        {
            number
            for number, best in enumerate(story.best for story in row[:MOST_STORIES])
            if best.explicit
            or (best.score >= threshold and _is_tied(overlap, segment, best.document))
        }
        for segment, row in enumerate(checked(rows))
    ]
    by_words: dict[object, list[tuple[float, int, int]]] = defaultdict(list)
    for segment, numbers in enumerate(shown):
        for number in numbers:
            best = rows[segment][number].best
            words = frozenset(overlap.shared(segment, best.document))
            if best.explicit is None and len(words) <= _TOGETHER:
                by_words[best.document, words].append((-best.score, segment, number))
    for same in by_words.values():
        for _, segment, number in sorted(same)[_BY_NAME:]:
            shown[segment].discard(number)
    return shown


def _is_tied(overlap: WordOverlap, segment: int, document: int) -> bool:
    """Whether more than everyday words tie a document to a segment, near as it may mean.

    One word in two forms is one, and numbers tie nothing where no word does. A segment that has few
    words, as a chapter that is a mere title, cannot share many; of one that says much, some word
    has to stand out.
    """
    shared = overlap.shared(segment, document)
    words = [term for term in shared if not overlap.is_general(term)]
    if not any(map(str.isalpha, "".join(words))):
        return False
    least, most = _TELLING
    least = min(most, max(least, _OF_SAID * math.sqrt(overlap.said(segment))))
    telling = [term for term in words if shared[term] >= least]
    different, forms = 0, set[str]()
    for term in shared:
        own = {term, *overlap.forms_of(term)}
        different += forms.isdisjoint(own)
        forms |= own
    if different < _TOGETHER < overlap.weighed(segment):
        return any(map(overlap.is_rare, telling))
    return bool(telling)
