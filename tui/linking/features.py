"""The features of each pair of segment and document, and the score that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.linking.corpus_index import CorpusIndex
    from tui.linking.matching import TermMatch
    from tui.linking.near_duplicates import FloatArray, IntArray
    from tui.linking.parameters import LinkParameters


class WeightedSegment(NamedTuple):
    """A segment as it is compared.

    Attributes:
        weights: its terms and what they weigh in it.
        sentences: the terms of each of its sentences.
    """

    weights: Mapping[str, float]
    sentences: Sequence[Iterable[str]]


class PairFeatures(NamedTuple):
    """What ties a segment to each document of a corpus, an array each.

    Attributes:
        whole: the share of segment and document that is the same, from 0 to 1.
        sentence: the same for the sentence of the segment that matches best.
    """

    whole: FloatArray
    sentence: FloatArray


class DocumentMatch(NamedTuple):
    """What ties an item to a segment.

    Attributes:
        score: the probability that it is worth showing, from 0 to 1.
        document: the number of the item's text in its corpus; NO_MATCH has -1.
    """

    score: float
    document: int


NO_MATCH = DocumentMatch(0.0, -1)
"""The match of an item that stands in a row for another reason than its words."""


class _TermTrust(NamedTuple):
    """Where a term stands in the news, with the trust that each headline and passage adds.

    Attributes:
        slots: the headlines by the numbers of their documents, then the passages by theirs, which
            are counted on from the last document; in order.
        trust: what each adds, from 0 to 1.
    """

    slots: IntArray
    trust: FloatArray


class FeatureExtractor:
    """Compares segments with all documents of a corpus at once.

    A segment is compared as a whole and sentence by sentence. Of a document's passages only the
    best one counts beside its headline, so that a long text gains nothing by its length. A segment
    costs the positions of its terms, and a pass over the passages for each of its sentences.

    Args:
        matches: where the terms of the episode stand.
        index: the corpus.
        leads: what all words of each document's headline and first passage weigh together.
        params: the table of parameters.
    """

    def __init__(
        self,
        matches: Mapping[str, TermMatch],
        index: CorpusIndex,
        leads: FloatArray,
        params: LinkParameters,
    ) -> None:
        self._matches = matches
        self._index = index
        self._documents = len(index.passage_starts)
        self._leads = leads
        self._params = params
        self._cached: dict[str, _TermTrust] = {}

    def features(self, segment: WeightedSegment) -> PairFeatures:
        """What ties a segment to each document."""
        whole = self._share(segment.weights)
        sentence = np.zeros(len(whole))
        for terms in segment.sentences:
            part = {term: segment.weights[term] for term in terms if term in segment.weights}
            if part:
                np.maximum(sentence, self._share(part), out=sentence)
        return PairFeatures(whole, sentence)

    def shared(self, segment: WeightedSegment, documents: IntArray) -> list[dict[str, float]]:
        """The terms that a segment shares with some documents, and what they weigh in the match.

        Of a document's passages the one counts that matches the segment best.
        """
        shared: list[dict[str, float]] = [{} for _ in documents]
        passages = self._best_passages(segment, documents)
        slots = np.concatenate([documents, passages + self._documents])
        for term, weight in segment.weights.items():
            where = self._trust(term)
            if where is None:
                continue
            trust = _looked_up(where.slots, where.trust, slots)
            for number in np.flatnonzero(trust).tolist():
                terms = shared[number % len(shared)]
                terms[term] = terms.get(term, 0.0) + weight * float(trust[number])
        return shared

    def _best_passages(self, segment: WeightedSegment, documents: IntArray) -> IntArray:
        """For each of some documents its passage that matches a segment best."""
        _, added = self._evidence(segment.weights)
        starts = self._index.passage_starts
        ends = np.append(starts[1:], len(added))
        best = [
            first + int(added[first:end].argmax())
            for first, end in zip(starts[documents].tolist(), ends[documents].tolist(), strict=True)
        ]
        return np.array(best, dtype=np.int32)

    def _share(self, part: Mapping[str, float]) -> FloatArray:
        params = self._params
        evidence, added = self._evidence(part)
        if len(added):
            evidence += np.maximum.reduceat(added, self._index.passage_starts)
        rest = params.doubt + params.unmatched_segment * (sum(part.values()) - evidence)
        rest += params.unmatched_item * np.maximum(0.0, self._leads - evidence)
        return np.asarray(evidence / (evidence + rest))

    def _evidence(self, part: Mapping[str, float]) -> tuple[FloatArray, FloatArray]:
        """What weight is matched in each headline, and what each passage adds."""
        evidence = np.zeros(self._documents + len(self._index.passage_document))
        for term, weight in part.items():
            where = self._trust(term)
            if where is not None:
                evidence[where.slots] += weight * where.trust
        return evidence[: self._documents], evidence[self._documents :]

    def _trust(self, term: str) -> _TermTrust | None:
        """The trust in a term: where headline and passage have it, both would have to mislead."""
        cached = self._cached.get(term)
        match = self._matches.get(term)
        if cached is None and match is not None:
            trust = self._params.title * match.title_confidence
            gain = self._params.text * match.passage_confidence
            owners = self._index.passage_document[match.passages]
            gain *= 1 - _looked_up(match.titles, trust, owners)
            slots = np.concatenate([match.titles, match.passages + self._documents])
            cached = self._cached[term] = _TermTrust(slots, np.concatenate([trust, gain]))
        return cached


def _looked_up(keys: IntArray, values: FloatArray, wanted: IntArray) -> FloatArray:
    """The values of some keys, zero where there is none; the keys are in order."""
    if not len(keys):
        return np.zeros(len(wanted))
    slots = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[slots] == wanted, values[slots], 0.0)


def probability(features: PairFeatures, params: LinkParameters) -> FloatArray:
    """How surely a document is worth showing: one half at the share where showing begins."""
    share = features.whole + params.sentence * (features.sentence - features.whole)
    score = 1 / (1 + np.exp((params.threshold - share) * params.steep))
    return np.where(share >= params.least, score, 0.0)


class SegmentMatches:
    """The best documents of each segment, and what they share with it.

    Args:
        scores: a row for each segment, a column for each document: probabilities from 0 to 1, zero
            where they share nothing.
        segments: the segments.
        extractor: knows what they share with documents.
        limit: documents of a segment at most.

    Attributes:
        best: for each segment its documents, best first.
    """

    def __init__(
        self,
        scores: FloatArray,
        segments: Sequence[WeightedSegment],
        extractor: FeatureExtractor,
        limit: int,
    ) -> None:
        self._segments = segments
        self._extractor = extractor
        self._shared: dict[tuple[int, int], dict[str, float]] = {}
        self.best = [_best(row, limit) for row in scores]

    def shared(self, segment: int, document: int) -> dict[str, float]:
        """The terms that a segment shares with a document, and what they weigh in the match."""
        if (segment, document) not in self._shared:
            best = [match.document for match in self.best[segment]]
            documents = best if document in best else [document]
            numbers = np.array(documents, dtype=np.int32)
            shared = self._extractor.shared(self._segments[segment], numbers)
            for number, terms in zip(documents, shared, strict=True):
                self._shared[segment, number] = terms
        return self._shared[segment, document]


def _best(row: FloatArray, limit: int) -> list[DocumentMatch]:
    """The documents with a score, best first; of equal ones those that came first."""
    scored = np.flatnonzero(row)
    if len(scored) > limit:
        scored = scored[row[scored] >= np.partition(row[scored], -limit)[-limit]]
    best = scored[np.argsort(-row[scored], kind="stable")][:limit]
    pairs = zip(row[best].tolist(), best.tolist(), strict=True)
    return [DocumentMatch(score, document) for score, document in pairs]
