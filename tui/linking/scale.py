"""What each term weighs, in the news and in an episode."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from tui.linking.common import GENERAL
from tui.linking.terms import SAME_WORD, bare, unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.linking.passages import Told
    from tui.linking.sayings import Saying, Sayings
    from tui.linking.terms import Lexicon
    from tui.linking.weights import Weights

_FEWEST = 3  # other segments that may have a word before it is too widespread, if there are more
_PAIR = 2  # of two segments that share a word neither is the only one that means it
_NEARLY_ALL = 0.8  # of the segments
_RATE_UNSEEN = 0.02  # how many of the items that are not in the pool are thought to have a word


class Scale:
    """What each term weighs in one episode and one pool of news."""

    def __init__(
        self, said: Sayings, pool: Sequence[Told], function: frozenset[str], weights: Weights
    ) -> None:
        self._weights = weights
        self._function = function
        self._names = said.names
        segments = len(said.each)
        self._most = min(max(_FEWEST, weights.spread * segments), max(_PAIR, segments - 1))
        self._items = len(pool)
        self._said_in = _said_in(said)
        self._told_in: Counter[str] = Counter()
        for item in pool:
            own = item.everything()
            self._told_in.update(own)
            self._told_in.update(item.head.keys() - own)
        self._known: dict[str, float] = {}

    def alone(self, term: str) -> float:
        """What a word weighs in the news: rare ones more, and names; common ones less."""
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._rarity(term) * self._shape(term)
        return known

    def here(self, term: str) -> float:
        """What a term weighs in this episode: nothing where most segments say it."""
        one, _, two = term.partition(" ")
        if two:
            return self._weights.phrase * math.sqrt(self.here(one) * self.here(two))
        others = max(0, self._said_in.get(term, 0) - 1)
        return self.alone(term) * max(0.0, 1 - others / self._most)

    def weighed(self, saying: Saying) -> dict[str, float]:
        """The terms of a segment that weigh anything, and what they weigh in it."""
        weights = {term: self.here(term) * force for term, force in saying.force.items()}
        return {
            term: weight for term, weight in weights.items() if weight >= self._weights.negligible
        }

    def head(self, item: Told) -> float:
        """What all words of an item's title and first passage weigh together."""
        return sum(trust * self.alone(word) for word, trust in item.head.items())

    def _rarity(self, term: str) -> float:
        unseen = self._weights.unseen
        rate = (self._told_in[term] + unseen * _RATE_UNSEEN) / (self._items + unseen)
        rarity = min(1.0, max(0.0, -math.log(rate)) / self._weights.rarest)
        return math.pow(rarity, self._weights.rare)

    def _shape(self, term: str) -> float:
        weights = self._weights
        if term in self._function:
            return 0.0
        if bare(term):
            return weights.bare
        shape = weights.common if term in GENERAL else 1.0
        if term in self._names:
            return shape * weights.name
        return shape * weights.short if len(term) < 4 or unspaced(term) else shape


def _said_in(said: Sayings) -> dict[str, int]:
    """In how many segments each term is said, in any of its forms.

    Recitals of the title do not count, or a topic of the title would be too widespread where it
    is meant; but what nearly every segment says is no topic.
    """
    meant: Counter[str] = Counter()
    at_all: Counter[str] = Counter()
    for saying in said.each:
        words = [term for term in saying.force if " " not in term]
        at_all.update(_forms(words, said.lexicon))
        meant.update(_forms((word for word in words if saying.force[word] >= 1), said.lexicon))
    most = _NEARLY_ALL * len(said.each)
    return {term: count if count > most else meant[term] for term, count in at_all.items()}


def _forms(words: Iterable[str], lexicon: Lexicon) -> set[str]:
    return {form for word in words for form, sure in lexicon[word] if sure >= SAME_WORD}
