"""How much of what each segment says each news item tells, weighed by what is worth telling."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.linking.corpus import Laid, Numbers
    from tui.linking.matching import Found, Reals
    from tui.linking.parameters import Weights


class Segmented(NamedTuple):
    """A segment as it is compared.

    Attributes:
        weighed: its terms and what they weigh in it.
        sentences: the terms of each of its sentences.
    """

    weighed: Mapping[str, float]
    sentences: Sequence[Iterable[str]]


class Features(NamedTuple):
    """What ties a segment to each telling of a pool, an array each.

    Attributes:
        whole: the share of segment and telling that is the same, from 0 to 1.
        sentence: the same for the sentence of the segment that matches best.
    """

    whole: Reals
    sentence: Reals


class _Trusted(NamedTuple):
    """Where a term stands in the news, with the trust that each headline and passage adds.

    Attributes:
        spots: the headlines by the numbers of their tellings, then the passages by theirs, which
            are counted on from the last telling; in order.
        trust: what each adds, from 0 to 1.
    """

    spots: Numbers
    trust: Reals


class Comparer:
    """Compares segments with all tellings of a pool at once.

    A segment is compared as a whole and sentence by sentence. Of a telling's passages only the best
    one counts beside its headline, so that a long text gains nothing by its length. A segment costs
    the places where its terms stand, and a pass over the passages for each of its sentences.

    Args:
        found: where the terms of the episode stand.
        laid: the pool.
        heads: what all words of each telling's headline and first passage weigh together.
        weights: the table of weights.
    """

    def __init__(
        self, found: Mapping[str, Found], laid: Laid, heads: Reals, weights: Weights
    ) -> None:
        self._found = found
        self._laid = laid
        self._tellings = len(laid.begins)
        self._heads = heads
        self._weights = weights
        self._trusted: dict[str, _Trusted] = {}

    def features(self, segment: Segmented) -> Features:
        """What ties a segment to each telling."""
        weighed = segment.weighed
        whole = self._share(weighed)
        sentence = np.zeros(len(whole))
        for terms in segment.sentences:
            part = {term: weighed[term] for term in terms if term in weighed}
            if part:
                np.maximum(sentence, self._share(part), out=sentence)
        return Features(whole, sentence)

    def best_passages(self, segment: Segmented, tellings: Numbers) -> Numbers:
        """For each of some tellings its passage that matches a segment best."""
        _, added = self._evidence(segment.weighed)
        begins = self._laid.begins
        ends = np.append(begins[1:], len(added))
        best = [
            first + int(added[first:end].argmax())
            for first, end in zip(begins[tellings].tolist(), ends[tellings].tolist(), strict=True)
        ]
        return np.array(best, dtype=np.int32)

    def shared(
        self, segment: Segmented, tellings: Numbers, passages: Numbers
    ) -> list[dict[str, float]]:
        """The terms that a segment shares with some tellings, and what they weigh in the match.

        Args:
            segment: the segment.
            tellings: the tellings.
            passages: the passage of each telling that counts.
        """
        found: list[dict[str, float]] = [{} for _ in tellings]
        spots = np.concatenate([tellings, passages + self._tellings])
        for term, weight in segment.weighed.items():
            where = self._trust(term)
            if where is None:
                continue
            trust = _looked_up(where.spots, where.trust, spots)
            for place in np.flatnonzero(trust).tolist():
                terms = found[place % len(found)]
                terms[term] = terms.get(term, 0.0) + weight * float(trust[place])
        return found

    def _share(self, part: Mapping[str, float]) -> Reals:
        weights = self._weights
        evidence, added = self._evidence(part)
        if len(added):
            evidence += np.maximum.reduceat(added, self._laid.begins)
        rest = weights.doubt + weights.unmatched_segment * (sum(part.values()) - evidence)
        rest += weights.unmatched_item * np.maximum(0.0, self._heads - evidence)
        return np.asarray(evidence / (evidence + rest))

    def _evidence(self, part: Mapping[str, float]) -> tuple[Reals, Reals]:
        """What weight is matched in each headline, and what each passage adds."""
        evidence = np.zeros(self._tellings + len(self._laid.owner))
        for term, weight in part.items():
            where = self._trust(term)
            if where is not None:
                evidence[where.spots] += weight * where.trust
        return evidence[: self._tellings], evidence[self._tellings :]

    def _trust(self, term: str) -> _Trusted | None:
        """The trust in a term: where headline and passage have it, both would have to mislead."""
        known = self._trusted.get(term)
        where = self._found.get(term)
        if known is None and where is not None:
            trust = self._weights.title * where.title_sure
            gain = self._weights.text * where.passage_sure
            gain *= 1 - _looked_up(where.titles, trust, self._laid.owner[where.passages])
            spots = np.concatenate([where.titles, where.passages + self._tellings])
            known = self._trusted[term] = _Trusted(spots, np.concatenate([trust, gain]))
        return known


def _looked_up(keys: Numbers, values: Reals, wanted: Numbers) -> Reals:
    """The values of some keys, zero where there is none; the keys are in order."""
    if not len(keys):
        return np.zeros(len(wanted))
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, values[places], 0.0)
