"""Features to scores, and which scores are worth showing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tui.linking.linking_terms import bare

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from tui.linking.features import Comparer, Features, Segmented
    from tui.linking.matching import Reals
    from tui.linking.parameters import Weights

_NAME = 2  # words of a name: what was given and what was inherited


class Match(NamedTuple):
    """What ties an item to a segment.

    Attributes:
        score: the probability that it is worth showing, from 0 to 1.
        telling: the number of the item's text in its pool.
    """

    score: float
    telling: int


class Scorer:
    """Scores all tellings of a pool against all segments of an episode.

    Attributes:
        scores: a row for each segment, a column for each telling: probabilities from 0 to 1, zero
            where they share nothing. May be replaced by what another judge makes of them, before
            anything is asked for.
    """

    def __init__(
        self, segments: Sequence[Segmented], comparer: Comparer, weights: Weights, tellings: int
    ) -> None:
        self._segments = segments
        self._comparer = comparer
        self._weights = weights
        self._matches: dict[int, list[Match]] = {}
        self._shared: dict[tuple[int, int], dict[str, float]] = {}
        rows = [probability(comparer.features(segment), weights) for segment in segments]
        self.scores: Reals = np.array(rows).reshape(len(segments), tellings)

    def matches(self, place: int) -> list[Match]:
        """The tellings that a segment shares anything with, best first, a row's depth of them."""
        if place not in self._matches:
            self._matches[place] = self._best(self.scores[place])
        return self._matches[place]

    def _best(self, row: Reals) -> list[Match]:
        deepest = self._weights.deepest
        some = np.flatnonzero(row)
        if len(some) > deepest:
            some = some[row[some] >= np.partition(row[some], -deepest)[-deepest]]
        best = some[np.argsort(-row[some], kind="stable")][:deepest]
        scores = zip(best.tolist(), row[best].tolist(), strict=True)
        return [Match(score, number) for number, score in scores]

    def shared(self, place: int, telling: int) -> dict[str, float]:
        """The terms that the segment at a place shares with a telling, and what they weigh."""
        if (place, telling) not in self._shared:
            row = [match.telling for match in self.matches(place)]
            self._share(place, row if telling in row else [telling])
        return self._shared[place, telling]

    def _share(self, place: int, tellings: Sequence[int]) -> None:
        segment = self._segments[place]
        numbers = np.array(tellings, dtype=np.int32)
        passages = self._comparer.best_passages(segment, numbers)
        shared = self._comparer.shared(segment, numbers, passages)
        for telling, terms in zip(tellings, shared, strict=True):
            self._shared[place, telling] = terms


def share(features: Features, weights: Weights) -> Reals:
    """How much of a segment and a telling is the same: of the whole and of the best sentence."""
    return features.whole + weights.sentence * (features.sentence - features.whole)


def probability(features: Features, weights: Weights) -> Reals:
    """How surely a telling is worth showing: one half at the share where showing begins."""
    shares = share(features, weights)
    score = 1 / (1 + np.exp((weights.threshold - shares) * weights.steep))
    return np.where(shares >= weights.least, score, 0.0)


def least_shown(best: float, weights: Weights) -> float:
    """The score from which on items are shown beside a segment, by the best score there.

    Where one item is surely about a segment, others that are nearly as sure are shown too; where
    none is, nothing is.
    """
    return weights.follows if best >= weights.begins else 1.0


def independent(shared: Iterable[str], weighed: Iterable[str], weights: Weights) -> bool:
    """Whether enough words tie an item to a segment that one of them may be chance.

    A segment that has few words, as a chapter that is a mere title, cannot share many; but numbers
    and letters that stand alone never tie anything.
    """
    least = weights.signals
    shared = list(shared)
    if all(bare(term) for term in shared if " " not in term):
        return False
    return _words(shared) >= least or _words(weighed) <= least


def is_name_alone(shared: Iterable[str], names: Container[str]) -> bool:
    """Whether all that ties an item to a segment is one name, of a person or a show."""
    words = [term for term in shared if " " not in term]
    one_phrase = len(words) == 1 or any(term.count(" ") == 1 for term in shared)
    return len(words) <= _NAME and one_phrase and all(word in names for word in words)


def _words(terms: Iterable[str]) -> int:
    return sum(" " not in term for term in terms)
