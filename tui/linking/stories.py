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

from tui.analysis.tokenizer import compared_terms
from tui.linking.corpus import text_fields
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.analysis.stopwords import StopWords
    from tui.model import NewsItem

_KEYS = 10  # rare words by which a story is found again
_SHARED = 3  # of these words, that two items of one story share at least
_COMPARED = 6  # items that an item is compared with at most
_LATEST = 24  # items under one word that are remembered
_LEADS = 3  # items of a story that others are compared with
_DAYS = 5  # between two items of one story at most
_LEAD = 1_200  # characters of an item's text that are compared
_STEM = 6  # letters that tell a word; its ending is of no account
_UNSEEN = 20.0  # items that a corpus is thought to have beyond its own
# Likeness is from 0 to 3: of all words, of the headlines', and of each headline in the other text.
_WHOLE, _HEADS, _WITHIN = 1.5, 1.0, 0.5
_SAME = 1.15  # likeness from which two items of close dates tell the same
_RELATED = 1.0  # the same, where one lists the other as related
_UNDATED = 1.5  # the same, where a date is missing


def cluster_stories(items: Sequence[NewsItem], stop_words: StopWords) -> list[int]:
    """For each item the number of its story: equal numbers tell the same.

    Args:
        items: the news items; what they list as related is a hint.
        stop_words: words of the items' languages that are passed over.

    Returns:
        As many numbers as items: the number of the story's first item by date. The order of the
        items changes nothing but these numbers. Linear in the number of items.
    """
    first: dict[object, int] = {}
    for number in sorted(range(len(items)), key=lambda number: _by_date(items[number])):
        first.setdefault(_identity(items[number]), number)
    passed = stop_words.function | stop_words.general
    numbers = list(first.values())
    leads = [_Lead(items[number], passed) for number in checked(numbers)]
    story_of = dict(zip(first, StoryClusterer(leads).stories(), strict=True))
    return [numbers[story_of[_identity(item)]] for item in items]


class _Lead:
    """The beginning of an item, as it is compared.

    Attributes:
        item: the item.
        title: the stems of the headline.
        whole: these, and those of the text's first words.
    """

    def __init__(self, item: NewsItem, passed: frozenset[str]) -> None:
        headline, excerpt, body = text_fields(item)
        self.item = item
        self.title = _stems(headline, passed)
        text = f"{excerpt[:_LEAD]}\n{body[:_LEAD]}"[:_LEAD]
        self.whole = self.title | _stems(text, passed)

    def threshold(self, other: _Lead) -> float | None:
        """The likeness from which two items tell the same; None if they cannot."""
        one, two = self.item.day, other.item.day
        if one is None or two is None:
            threshold = _UNDATED
        elif abs((one - two).days) > _DAYS:
            return None
        else:
            related = self.item in other.item.related or other.item in self.item.related
            threshold = _RELATED if related else _SAME
        return None if self._counts_differently(other) else threshold

    def _counts_differently(self, other: _Lead) -> bool:
        """Whether each headline has a number that the other has not: versions, years, parts."""
        one = {stem for stem in self.title - other.title if stem[0].isdigit()}
        two = {stem for stem in other.title - self.title if stem[0].isdigit()}
        return bool(one and two)


class StoryClusterer:
    """Finds which of some items, in the order of their dates, tell a story of an earlier one."""

    def __init__(self, leads: Sequence[_Lead]) -> None:
        self._leads = leads
        frequency = Counter(chain.from_iterable(lead.whole for lead in leads))
        total = len(leads) + _UNSEEN
        self._idf = {stem: math.log(total / (count + 0.5)) for stem, count in frequency.items()}
        shared = sorted((count, stem) for stem, count in frequency.items() if count > 1)
        self._rarity = {stem: rank for rank, (_, stem) in enumerate(shared)}
        self._weights = [(self._weigh(lead.title), self._weigh(lead.whole)) for lead in leads]
        self._latest: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=_LATEST))

    def stories(self) -> list[int]:
        """For each item the number of the first one that tells its story."""
        stories: list[int] = []
        sizes: Counter[int] = Counter()
        for number, lead in enumerate(checked(self._leads)):
            keys = sorted(self._rarity[stem] for stem in lead.whole if stem in self._rarity)[:_KEYS]
            like = self._most_alike(number, self._candidates(keys))
            story = number if like is None else stories[like]
            stories.append(story)
            sizes[story] += 1
            if sizes[story] <= _LEADS:
                for key in keys:
                    self._latest[key].append(number)
        return stories

    def _candidates(self, keys: Iterable[int]) -> Iterator[int]:
        """The items that share rare words, those with most of them first."""
        shared = Counter(
            number for key in keys if key in self._latest for number in self._latest[key]
        )
        return (number for number, count in shared.most_common() if count >= _SHARED)

    def _most_alike(self, number: int, candidates: Iterable[int]) -> int | None:
        """The item whose story an item tells again, the most alike one; None if none is."""
        lead = self._leads[number]
        thresholds = ((other, lead.threshold(self._leads[other])) for other in candidates)
        comparable = ((other, least) for other, least in thresholds if least is not None)
        best, most = None, 0.0
        for other, least in islice(comparable, _COMPARED):
            alike = self._likeness(number, other)
            if alike >= least and alike > most:
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
        return _WHOLE * both + _HEADS * heads + _WITHIN * min(within, other_within)

    def _weigh(self, stems: Iterable[str]) -> float:
        return sum(self._idf[stem] for stem in stems)


def _stems(text: str, passed: frozenset[str]) -> frozenset[str]:
    """The beginnings of the words of a text that tell anything."""
    words = set(compared_terms(text)) - passed
    return frozenset(word if word[0].isdigit() else word[:_STEM] for word in words)


def _identity(item: NewsItem) -> object:
    """What copies of one item share."""
    return (*text_fields(item), item.day)


def _by_date(item: NewsItem) -> tuple[date, str, str, str, str]:
    return item.day or date.max, item.path, item.headline, item.excerpt, item.body
