"""What each term weighs, in the news and in an episode."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from tui.linking.linking_terms import SAME_WORD, bare, unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.analysis.stopwords import Common
    from tui.linking.corpus import NewsCorpus, Numbers
    from tui.linking.linking_terms import Lexicon
    from tui.linking.matching import Found, Reals
    from tui.linking.parameters import Weights
    from tui.linking.segment_terms import Saying, Sayings

_FEWEST = 3  # other segments that may have a word before it is too widespread, if there are more
_PAIR = 2  # of two segments that share a word neither is the only one that means it
_NEARLY_ALL = 0.8  # of the segments
_RATE_UNSEEN = 0.02  # how many of the items that are not in the pool are thought to have a word


class Scale:
    """What each term weighs in one episode and one pool of news."""

    def __init__(
        self,
        said: Sayings,
        found: Mapping[str, Found],
        tellings: int,
        common: Common,
        weights: Weights,
    ) -> None:
        self._weights = weights
        self._common = common
        self._names = said.names
        self._found = found
        self._tellings = tellings
        segments = len(said.each)
        self._most = min(max(_FEWEST, weights.spread * segments), max(_PAIR, segments - 1))
        self._said_in = _said_in(said)
        self._known: dict[str, float] = {}

    def alone(self, term: str) -> float:
        """What a word weighs in the news: rare ones more, and names; common ones less."""
        known = self._known.get(term)
        if known is None:
            where = self._found.get(term)
            rare = rarity(0 if where is None else where.holders, self._tellings, self._weights)
            known = self._known[term] = float(rare) * self._shape(term)
        return known

    def _shape(self, term: str) -> float:
        if term in self._names:
            return self._weights.name * _plainness(term, self._common, self._weights)
        return _shape(term, self._common, self._weights)

    def here(self, term: str) -> float:
        """What a term weighs in this episode: nothing where most segments say it."""
        one, _, two = term.partition(" ")
        if two:
            return self._weights.phrase * math.sqrt(self.here(one) * self.here(two))
        others = max(0, self._said_in.get(term, 0) - 1)
        return self.alone(term) * max(0.0, 1 - others / self._most)

    def weighed(self, saying: Saying) -> dict[str, float]:
        """The terms of a segment that weigh anything, and what they weigh in it."""
        late = self._lateness(saying)
        weights = {
            term: self.here(term) * force * (1 - self._weights.late * late.get(term, 0.0))
            for term, force in saying.force.items()
        }
        return {
            term: weight for term, weight in weights.items() if weight >= self._weights.negligible
        }

    @staticmethod
    def _lateness(saying: Saying) -> dict[str, float]:
        """Where each term is said first: from 0 in the first sentence to 1 in the last."""
        late: dict[str, float] = {}
        last = max(1, len(saying.sentences) - 1)
        for place, sentence in enumerate(saying.sentences):
            for term in sentence:
                late.setdefault(term, place / last)
        return late


def heads(pool: NewsCorpus, weights: Weights) -> Reals:
    """What all words of each telling's headline and first passage weigh together."""
    laid = pool.laid
    rare = rarity(laid.kinds, laid.families, weights)
    shape = np.array([_shape(word, pool.common, weights) for word in pool.vocabulary])
    trust = np.where(laid.head_title, weights.title, weights.text)
    each = (rare * shape)[laid.head] * trust
    return np.bincount(laid.head_of, weights=each, minlength=pool.tellings).astype(float)


def rarity(holders: Numbers | int, tellings: int, weights: Weights) -> Reals:
    """How much a word gains from being rare in the news, from 0 to 1.

    Args:
        holders: how many families of tellings have it.
        tellings: how many there are.
        weights: the table of weights.
    """
    unseen = weights.unseen
    rate = (np.asarray(holders) + unseen * _RATE_UNSEEN) / (tellings + unseen)
    rare = np.clip(-np.log(rate) / weights.rarest, 0.0, 1.0)
    return np.asarray(np.power(rare, weights.rare))


def _shape(term: str, common: Common, weights: Weights) -> float:
    short = not bare(term) and (len(term) < 4 or unspaced(term))
    return _plainness(term, common, weights) * (weights.short if short else 1.0)


def _plainness(term: str, common: Common, weights: Weights) -> float:
    if term in common.function:
        return 0.0
    if bare(term):
        return weights.bare
    return weights.common if term in common.general else 1.0


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
