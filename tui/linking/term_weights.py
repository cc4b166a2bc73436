"""What each term weighs, in the news and in an episode."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.morphology import SAME_WORD
from tui.analysis.tokenizer import is_bare, is_spaceless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.analysis.morphology import Lexicon
    from tui.analysis.stopwords import StopWords
    from tui.linking.corpus import NewsCorpus
    from tui.linking.matching import TermMatch
    from tui.linking.near_duplicates import FloatArray, IntArray
    from tui.linking.parameters import LinkParameters
    from tui.linking.segment_terms import EpisodeTerms, SegmentTerms

_FEWEST = 3  # other segments that may have a word before it is too widespread, if there are more
_PAIR = 2  # of two segments that share a word neither is the only one that means it
_NEARLY_ALL = 0.8  # of the segments
_RATE_UNSEEN = 0.02  # how many of the items that are not in the corpus are thought to have a word


class TermWeights:
    """What each term weighs in one episode and one corpus of news.

    Args:
        terms: the terms of the episode.
        matches: where they stand in the news.
        documents: how many documents the news has; those that are nearly the same are one.
        stop_words: words that tie little or nothing.
        params: the table of parameters.
    """

    def __init__(
        self,
        terms: EpisodeTerms,
        matches: Mapping[str, TermMatch],
        documents: int,
        stop_words: StopWords,
        params: LinkParameters,
    ) -> None:
        self._params = params
        self._stop_words = stop_words
        self._names = terms.names
        self._matches = matches
        self._documents = documents
        segments = len(terms.segments)
        self._most = min(max(_FEWEST, params.spread * segments), max(_PAIR, segments - 1))
        self._segment_frequency = _segment_frequency(terms)
        self._cached: dict[str, float] = {}

    def in_news(self, term: str) -> float:
        """What a word weighs in the news: rare ones more, and names; common ones less."""
        weight = self._cached.get(term)
        if weight is None:
            match = self._matches.get(term)
            rare = rarity(0 if match is None else match.frequency, self._documents, self._params)
            weight = self._cached[term] = float(rare) * self._shape(term)
        return weight

    def _shape(self, term: str) -> float:
        if term in self._names:
            return self._params.name * _plainness(term, self._stop_words, self._params)
        return _shape(term, self._stop_words, self._params)

    def in_episode(self, term: str) -> float:
        """What a term weighs in this episode: nothing where most segments have it."""
        one, _, two = term.partition(" ")
        if two:
            product = self.in_episode(one) * self.in_episode(two)
            return self._params.phrase * math.sqrt(product)
        others = max(0, self._segment_frequency.get(term, 0) - 1)
        return self.in_news(term) * max(0.0, 1 - others / self._most)

    def in_segment(self, segment: SegmentTerms) -> dict[str, float]:
        """The terms of a segment that weigh anything, and what they weigh in it."""
        late = _lateness(segment)
        weights = {
            term: self.in_episode(term) * emphasis * (1 - self._params.late * late.get(term, 0.0))
            for term, emphasis in segment.emphasis.items()
        }
        least = self._params.negligible
        return {term: weight for term, weight in weights.items() if weight >= least}


def _lateness(segment: SegmentTerms) -> dict[str, float]:
    """Where each term comes first: from 0 in the first sentence to 1 in the last."""
    late: dict[str, float] = {}
    last = max(1, len(segment.sentences) - 1)
    for number, sentence in enumerate(segment.sentences):
        for term in sentence:
            late.setdefault(term, number / last)
    return late


def lead_weights(corpus: NewsCorpus, params: LinkParameters) -> FloatArray:
    """What all words of each document's headline and first passage weigh together."""
    index, stop_words = corpus.index, corpus.stop_words
    rare = rarity(index.cluster_frequency, index.clusters, params)
    shape = np.array([_shape(word, stop_words, params) for word in corpus.vocabulary])
    trust = np.where(index.lead_in_title, params.title, params.text)
    weights = (rare * shape)[index.lead_words] * trust
    count = corpus.document_count
    return np.bincount(index.lead_documents, weights=weights, minlength=count).astype(float)


def rarity(frequency: IntArray | int, documents: int, params: LinkParameters) -> FloatArray:
    """Inverse document frequency, from 0 to 1: how much a word gains from being rare in the news.

    Args:
        frequency: how many clusters of documents have it.
        documents: how many there are.
        params: the table of parameters.
    """
    unseen = params.unseen
    rate = (np.asarray(frequency) + unseen * _RATE_UNSEEN) / (documents + unseen)
    rare = np.clip(-np.log(rate) / params.rarest, 0.0, 1.0)
    return np.asarray(np.power(rare, params.rare))


def _shape(term: str, stop_words: StopWords, params: LinkParameters) -> float:
    short = not is_bare(term) and (len(term) < 4 or is_spaceless(term))
    return _plainness(term, stop_words, params) * (params.short if short else 1.0)


def _plainness(term: str, stop_words: StopWords, params: LinkParameters) -> float:
    if term in stop_words.function:
        return 0.0
    if is_bare(term):
        return params.bare
    return params.common if term in stop_words.general else 1.0


def _segment_frequency(terms: EpisodeTerms) -> dict[str, int]:
    """How many segments have each term, in any of its forms.

    Recitals of the title do not count, or a topic of the title would be too widespread where it
    is meant; but what nearly every segment has is no topic.
    """
    meant: Counter[str] = Counter()
    at_all: Counter[str] = Counter()
    for segment in terms.segments:
        words = [term for term in segment.emphasis if " " not in term]
        at_all.update(_forms(words, terms.lexicon))
        meant.update(_forms((word for word in words if segment.emphasis[word] >= 1), terms.lexicon))
    most = _NEARLY_ALL * len(terms.segments)
    return {term: count if count > most else meant[term] for term, count in at_all.items()}


def _forms(words: Iterable[str], lexicon: Lexicon) -> set[str]:
    return {form for word in words for form, likeness in lexicon[word] if likeness >= SAME_WORD}
