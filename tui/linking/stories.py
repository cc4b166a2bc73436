"""Which news items tell the same story: the same words in headline and lead, within some days.

Every item is compared with some that share rare words with it and are not too old, never
with every other item; and a story is what is like one of its first items, so that no long chain of
likenesses leads from one event to another.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING

from tui.linking.item_texts import texts_of
from tui.linking.linking_terms import plain, terms
from tui.linking.parameters import STORY
from tui.model import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.analysis.stopwords import Common
    from tui.linking.parameters import StoryWeights
    from tui.model import NewsItem

_KEYS = 10  # rare words by which a story is found again
_SHARED = 3  # of these words, that two items of one story share at least
_COMPARED = 6  # items that an item is compared with at most
_LATEST = 24  # items under one word that are remembered
_LEADS = 3  # items of a story that others are compared with


class _Lead:
    """What an item tells first, as it is compared.

    Attributes:
        item: the item.
        day: when it came out.
        title: the beginnings of the headline's words.
        whole: these, and those of the text's first words.
    """

    def __init__(self, item: NewsItem, passed: frozenset[str], weights: StoryWeights) -> None:
        headline, excerpt, body = texts_of(item)
        lead = weights.lead
        self._weights = weights
        self.item = item
        self.day = None if item.published is None else day_of(item.published)
        self.title = _stems(headline, passed, weights.stem)
        text = f"{excerpt[:lead]}\n{body[:lead]}"[:lead]
        self.whole = self.title | _stems(text, passed, weights.stem)

    def least(self, other: _Lead) -> float | None:
        """The likeness from which two items tell the same; None if they cannot."""
        if self.day is None or other.day is None:
            least = self._weights.undated
        elif abs((self.day - other.day).days) > self._weights.days:
            return None
        else:
            related = self.item in other.item.related or other.item in self.item.related
            least = self._weights.related if related else self._weights.same
        return None if self._counts_differently(other) else least

    def _counts_differently(self, other: _Lead) -> bool:
        """Whether each headline has a number that the other has not: versions, years, parts."""
        one = {stem for stem in self.title - other.title if stem[0].isdigit()}
        two = {stem for stem in other.title - self.title if stem[0].isdigit()}
        return bool(one and two)


def stories(items: Sequence[NewsItem], common: Common, weights: StoryWeights = STORY) -> list[int]:
    """For each item the number of its story: equal numbers tell the same.

    Args:
        items: the news items; what they list as related is a hint.
        common: words of the items' languages that are passed over.
        weights: the table of weights.

    Returns:
        As many numbers as items: the place of the story's first item by date. The order of the
        items changes nothing but these numbers. Linear in the number of items.
    """
    first: dict[object, int] = {}
    for place in sorted(range(len(items)), key=lambda place: _first_told(items[place])):
        first.setdefault(_mark(items[place]), place)
    passed = common.function | common.general
    leads = [_Lead(items[place], passed, weights) for place in first.values()]
    teller = _Teller(leads, weights)
    told = dict(zip(first, teller.stories(), strict=True))
    places = list(first.values())
    return [places[told[_mark(item)]] for item in items]


class _Teller:
    """Finds which of some items, in the order of their dates, tell what was told before."""

    def __init__(self, leads: Sequence[_Lead], weights: StoryWeights) -> None:
        self._leads = leads
        self._told = weights
        seen = Counter(chain.from_iterable(lead.whole for lead in leads))
        pool = len(leads) + weights.unseen
        self._weight = {stem: math.log(pool / (count + 0.5)) for stem, count in seen.items()}
        shared = sorted((count, stem) for stem, count in seen.items() if count > 1)
        self._rarest = {stem: number for number, (_, stem) in enumerate(shared)}
        self._weights = [(self._weigh(lead.title), self._weigh(lead.whole)) for lead in leads]
        self._known: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=_LATEST))

    def stories(self) -> list[int]:
        """For each item the number of the first one that tells its story."""
        found: list[int] = []
        told: Counter[int] = Counter()
        for number, lead in enumerate(self._leads):
            keys = sorted(self._rarest[stem] for stem in lead.whole if stem in self._rarest)[:_KEYS]
            like = self._told_before(number, self._candidates(keys))
            story = number if like is None else found[like]
            found.append(story)
            told[story] += 1
            if told[story] <= _LEADS:
                for key in keys:
                    self._known[key].append(number)
        return found

    def _candidates(self, keys: Iterable[int]) -> Iterator[int]:
        """The items that share rare words, those with most of them first."""
        shared = Counter(
            number for key in keys if key in self._known for number in self._known[key]
        )
        return (number for number, count in shared.most_common() if count >= _SHARED)

    def _told_before(self, number: int, candidates: Iterable[int]) -> int | None:
        """The item whose story an item tells again, the most alike one; None if none is."""
        lead = self._leads[number]
        least = ((other, lead.least(self._leads[other])) for other in candidates)
        comparable = ((other, enough) for other, enough in least if enough is not None)
        best, most = None, 0.0
        for other, enough in islice(comparable, _COMPARED):
            alike = self._likeness(number, other)
            if alike >= enough and alike > most:
                best, most = other, alike
        return best

    def _likeness(self, one: int, two: int) -> float:
        """How alike two items are, from 0 to 3: the whole, the headlines, each in the other."""
        (title, whole), (other_title, other_whole) = self._weights[one], self._weights[two]
        if not (title and other_title):
            return 0.0
        a, b = self._leads[one], self._leads[two]
        both = self._weigh(a.whole & b.whole) / math.sqrt(whole * other_whole)
        heads = self._weigh(a.title & b.title) / math.sqrt(title * other_title)
        within = self._weigh(a.title & b.whole) / title
        other_within = self._weigh(b.title & a.whole) / other_title
        told = self._told
        return told.whole * both + told.heads * heads + told.within * min(within, other_within)

    def _weigh(self, stems: Iterable[str]) -> float:
        return sum(self._weight[stem] for stem in stems)


def _stems(text: str, passed: frozenset[str], letters: int) -> frozenset[str]:
    """The beginnings of the words of a text that tell anything."""
    told = {plain(term) for term in terms(text)}
    return frozenset(word if word[0].isdigit() else word[:letters] for word in told - passed)


def _mark(item: NewsItem) -> object:
    """What copies of one item share."""
    return (*texts_of(item), None if item.published is None else day_of(item.published))


def _first_told(item: NewsItem) -> tuple[date, str, str, str, str]:
    day = date.max if item.published is None else day_of(item.published)
    return day, item.path, item.headline, item.excerpt, item.body
