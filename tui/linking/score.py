"""How much of what a segment says a news item tells, weighed by what is worth telling."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tui.linking.terms import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.linking.passages import Told
    from tui.linking.weights import Weights


class Match(NamedTuple):
    """What ties an item to a segment.

    Attributes:
        share: how much of both is the same, from 0 to 1.
        passage: the item's best passage for this segment; None where its title does it all.
    """

    share: float
    passage: int | None


class Segmented(NamedTuple):
    """A segment as it is scored.

    Attributes:
        weighed: its terms and what they weigh in it.
        sentences: the terms of each of its sentences.
    """

    weighed: Mapping[str, float]
    sentences: Sequence[Iterable[str]]


class Scorer:
    """Scores items against all segments of an episode at once.

    An item is compared with each segment as a whole and with each of its sentences, the parts.
    For each term the parts that have it are known, so that an item costs its own terms and the
    parts that share them, however many segments and items there are.

    Attributes:
        segments: how many segments there are.
    """

    def __init__(self, segments: Sequence[Segmented], weights: Weights) -> None:
        self._weights = weights
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._whole: list[float] = []
        self._owner: list[int] = []
        for place, (weighed, _) in enumerate(segments):
            self._add(place, weighed)
        self.segments = len(segments)
        for place, (weighed, sentences) in enumerate(segments):
            for sentence in sentences:
                self._add(place, {term: weighed[term] for term in sentence if term in weighed})

    def _add(self, place: int, weighed: Mapping[str, float]) -> None:
        part = len(self._whole)
        self._whole.append(sum(weighed.values()))
        self._owner.append(place)
        for term, weight in weighed.items():
            self._holders[term].append((part, weight))

    def matches(self, item: Told, head: float) -> dict[int, Match]:
        """The segments that share anything with an item, and how well they match.

        Of the item's passages only the best one counts beside its title, so that a long text
        gains nothing by its length.

        Args:
            item: the item.
            head: what all words of the item's title and first passage weigh together.
        """
        trust = self._weights.title
        trusts = {term: trust * sure for term, sure in item.title.items()}
        title = self._evidence(trusts)
        best: dict[int, tuple[float, int | None]] = {
            part: (weight, None) for part, weight in title.items()
        }
        for number, passage in enumerate(item.passages):
            gains = self._evidence(
                {term: self._gain(trusts, term, sure) for term, sure in passage.items()}
            )
            for part, gain in gains.items():
                weight = title.get(part, 0.0) + gain
                if part not in best or weight > best[part][0]:
                    best[part] = (weight, number)
        return self._by_segment(best, head)

    def shared(
        self, weighed: Mapping[str, float], item: Told, passage: int | None
    ) -> dict[str, float]:
        """The terms that a segment shares with an item, and what they weigh in their match.

        Args:
            weighed: the segment's terms and what they weigh in it.
            item: the item.
            passage: the item's passage that matters, None for its title alone.
        """
        trust = self._weights.title
        trusts = {term: trust * sure for term, sure in item.title.items() if term in weighed}
        more = {} if passage is None else item.passages[passage]
        gains = {
            term: self._gain(trusts, term, sure) for term, sure in more.items() if term in weighed
        }
        return {
            term: weighed[term] * (trusts.get(term, 0.0) + gains.get(term, 0.0))
            for term in {**trusts, **gains}
        }

    def _gain(self, trusts: Mapping[str, float], term: str, sure: float) -> float:
        """What a passage adds to the trust in a term: both would have to mislead."""
        return self._weights.text * sure * (1 - trusts.get(term, 0.0))

    def _evidence(self, trusts: Mapping[str, float]) -> dict[int, float]:
        evidence: dict[int, float] = defaultdict(float)
        for term, trust in trusts.items():
            for part, weight in self._holders.get(term, ()):
                evidence[part] += trust * weight
        return evidence

    def _by_segment(
        self, best: Mapping[int, tuple[float, int | None]], head: float
    ) -> dict[int, Match]:
        """A segment's share: of its whole, and of the sentence that matches best."""
        weights = self._weights
        shares: dict[int, float] = {}
        sentence: dict[int, float] = {}
        for part, (weight, _) in best.items():
            share = self._share(weight, self._whole[part], head)
            if part < self.segments:
                shares[part] = share
            elif share > sentence.get(self._owner[part], 0.0):
                sentence[self._owner[part]] = share
        found = {}
        for place, whole in shares.items():
            share = whole + weights.sentence * (sentence.get(place, 0.0) - whole)
            if share >= weights.least:
                found[place] = Match(share, best[place][1])
        return found

    def _share(self, evidence: float, part: float, head: float) -> float:
        weights = self._weights
        rest = weights.doubt + weights.unmatched_segment * (part - evidence)
        if head > evidence:
            rest += weights.unmatched_item * (head - evidence)
        return evidence / (evidence + rest)


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


def _words(terms: Iterable[str]) -> int:
    return sum(" " not in term for term in terms)


def probability(share: float, weights: Weights) -> float:
    """A share as a score: one half where an item begins to be worth showing."""
    return 1 / (1 + math.exp((weights.threshold - share) * weights.steep))
