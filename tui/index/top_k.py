"""The best documents for a query: its terms' postings are read, and what they give is added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import TypeAlias

import numpy as np
from msgspec import Struct

from tui.index.bm25f import Weights
from tui.index.postings import Impact, TermImpacts
from tui.index.segment import SegmentReader
from tui.index.segment_file import MOST_COUNTED, SCALE, Array

_BUDGET = 400_000  # postings that one query reads, beside those of its rarest word
_CACHED = 1_000_000  # postings that are cached for the next keystroke, at twelve bytes
_ENTRY = 8_000  # postings that a cached query term counts for beside its own: it has objects too
_VERIFIED = 1_000  # candidates that are asked for the words beyond the budget


ForwardTerms: TypeAlias = tuple[Array, Array, Array]
"""The codes of some documents on end; for each the place of its document among those; and whether
it is in the document's head and that is the file's own title."""


class DocumentSet(Struct, frozen=True):
    """Numbers of documents.

    Attributes:
        mask: for each number whether it is meant.
    """

    mask: Array

    def __and__(self, other: DocumentSet) -> DocumentSet:
        return DocumentSet(self.mask & other.mask)

    def __or__(self, other: DocumentSet) -> DocumentSet:
        return DocumentSet(self.mask | other.mask)

    def __sub__(self, other: DocumentSet) -> DocumentSet:
        return DocumentSet(self.mask & ~other.mask)


class TopK:
    """Reads the postings of several segments and keeps the documents with the most."""

    def __init__(self, segments: Sequence[SegmentReader], dead: Array, weights: Weights) -> None:
        self._segments = segments
        self._stop = max((segment.stop for segment in segments), default=0)
        self._alive = np.zeros(self._stop, bool)
        lengths = np.zeros(self._stop, np.float32)
        for segment in segments:
            self._alive[segment.first : segment.stop] = True
            lengths[segment.first : segment.stop] = np.diff(segment.arrays.bounds)
        self._alive[dead[dead < self._stop]] = False
        self.living = int(np.count_nonzero(self._alive))
        self.size = int(lengths.sum())
        mean = max(1.0, float(lengths.sum()) / max(1, self.living))
        share = weights.length
        self._norms = (SCALE * weights.saturation) * (1 - share + share / mean * lengths)
        self._most = weights.saturation + 1
        self._cache: dict[TermImpacts, tuple[Array, Array]] = {}
        self._cached_size = 0

    def documents(self, ranges: Iterable[tuple[int, int]] | None) -> DocumentSet:
        """The living documents in some half-open ranges of numbers; all for None."""
        if ranges is None:
            return DocumentSet(self._alive)
        steps = np.zeros(self._stop + 1, np.int32)
        edges = np.minimum(np.array(list(ranges), np.int64).reshape(-1, 2), self._stop)
        np.add.at(steps, edges[:, 0], 1)
        np.add.at(steps, edges[:, 1], -1)
        return DocumentSet((np.cumsum(steps[:-1]) > 0) & self._alive)

    def set_of(self, numbers: Array) -> DocumentSet:
        """Those of some numbers that are living."""
        mask = np.zeros(self._stop, bool)
        mask[numbers] = True
        return DocumentSet(mask & self._alive)

    def numbers_with(self, term_numbers: Sequence[int], least: int = 0) -> Array:
        """The documents with any of these terms that counts so much; a document may repeat."""
        numbers, counts, _ = self._gathered(np.asarray(term_numbers, np.int64))
        return numbers[counts >= least] if least else numbers

    def has(self, term_number: int, numbers: Array) -> Array:
        """Whether each of some documents, in number order, has a term."""
        found = np.zeros(len(numbers), bool)
        for segment in self._segments:
            low, high = np.searchsorted(numbers, [segment.first, segment.stop])
            lows, highs = segment.slices(np.array([term_number]))
            postings = segment.arrays.postings[lows[0] : highs[0]]
            if low < high and len(postings):
                wanted = (numbers[low:high] - segment.first).astype(np.uint32)
                there = np.minimum(np.searchsorted(postings, wanted), len(postings) - 1)
                found[low:high] = postings[there] == wanted
        return found

    def forward_terms(self, numbers: Array) -> ForwardTerms:
        """The terms of some documents, in number order, on end."""
        codes: list[Array] = []
        owners: list[Array] = []
        heads: list[Array] = []
        for segment in self._segments:
            low, high = np.searchsorted(numbers, [segment.first, segment.stop])
            if low == high:
                continue
            local = numbers[low:high] - segment.first
            starts = segment.arrays.bounds[local]
            lengths = segment.arrays.bounds[local + 1] - starts
            owner = np.repeat(np.arange(low, high), lengths)
            ends = np.cumsum(lengths)
            steps = np.arange(ends[-1]) - np.repeat(ends - lengths, lengths)
            codes.append(segment.codes(segment.arrays.forward[np.repeat(starts, lengths) + steps]))
            owners.append(owner)
            owned = np.where(segment.arrays.owned[local], segment.arrays.heads[local], 0)
            heads.append(steps < np.repeat(owned, lengths))
        return _joined(codes), _joined(owners), _joined(heads).astype(bool)

    def candidates(
        self,
        query_terms: Sequence[TermImpacts],
        most: int,
        among: DocumentSet | None,
        check: Callable[[], None] | None = None,
    ) -> list[tuple[int, float]]:
        """The documents that the query terms give most, and what; at most so many, in no order."""
        total = np.zeros(self._stop, np.float32)
        wanted = self._alive if among is None else among.mask
        is_all = among is None and self.living == self._stop
        rows: list[Array] = []
        spent = 0
        for impacts in sorted(query_terms, key=attrgetter("cost")):
            if check:
                check()
            spent += impacts.cost
            if rows and spent > _BUDGET:
                self._verify(impacts, _joined(rows), total)
                continue
            numbers, gains = self._gains(impacts)
            if not is_all:
                chosen = wanted[numbers]
                numbers, gains = numbers[chosen], gains[chosen]
            before = total[numbers]
            rows.append(numbers[before == 0] if rows else numbers)
            total[numbers] = before + gains
        return _greatest(_joined(rows), total, most)

    def _gains(self, impacts: TermImpacts) -> tuple[Array, Array]:
        """What a query term gives to each document, once each; kept for the next keystroke."""
        gains = self._cache.pop(impacts, None)
        if gains is None:
            gains = self._best(impacts.within(_BUDGET))
            self._cached_size += _ENTRY + len(gains[0])
        self._cache[impacts] = gains
        while self._cached_size > _CACHED:
            oldest, _ = self._cache.pop(next(iter(self._cache)))
            self._cached_size -= _ENTRY + len(oldest)
        return gains

    def _best(self, impacts: Sequence[Impact]) -> tuple[Array, Array]:
        """The documents of expansions, those of least value first, once each with the best gain."""
        numbers, gains = self._gains_of(impacts)
        if len(impacts) == 1:
            return numbers, gains
        # Of several gains of one document the last one written is the greatest.
        order = np.arange(len(numbers), dtype=np.int32)
        latest = np.empty(self._stop, np.int32)
        latest[numbers] = order
        chosen = latest[numbers] == order
        return numbers[chosen], gains[chosen]

    def _gains_of(self, impacts: Sequence[Impact]) -> tuple[Array, Array]:
        """The documents of each expansion on end, and what it gives them."""
        single = [impact for impact in impacts if isinstance(impact.postings.documents, int)]
        term_numbers = np.array([impact.postings.documents for impact in single], np.int64)
        each = np.array([impact.value for impact in single], np.float32)
        numbers, counts, sizes = self._gathered(term_numbers)
        values = np.repeat(_joined([each] * len(self._segments)), sizes)
        for impact in impacts:
            if not isinstance(impact.postings.documents, int):
                # Phrases are few and sure enough to come last.
                more = impact.postings.documents
                numbers = np.concatenate((numbers, more))
                counts = np.concatenate((counts, np.full(len(more), SCALE, np.uint8)))
                values = np.concatenate((values, np.full(len(more), impact.value, np.float32)))
        frequencies = (counts & MOST_COUNTED).astype(np.float32)
        values *= self._most
        values *= frequencies
        frequencies += self._norms[numbers]
        values /= frequencies
        return numbers, values

    def _gathered(self, term_numbers: Array) -> tuple[Array, Array, Array]:
        """The documents of terms and their counts, on end, segment by segment.

        Returns:
            The documents, the counts, and for each segment how many each of the terms has.
        """
        rows = [_of_segment(segment, term_numbers) for segment in self._segments]
        numbers, counts, sizes = zip(*rows, strict=True) if rows else ((), (), ())
        return _joined(numbers), _joined(counts), _joined(sizes)

    def _verify(self, impacts: TermImpacts, found: Array, total: Array) -> None:
        """Add what a frequent query term gives to those that are found already."""
        gains = total[found]
        if len(found) > _VERIFIED:
            found = found[np.argpartition(gains, -_VERIFIED)[-_VERIFIED:]]
        found = np.sort(found)
        size = (
            max(
                (
                    int(segment.term_numbers[-1])
                    for segment in self._segments
                    if len(segment.term_numbers)
                ),
                default=0,
            )
            + 2
        )
        table = np.zeros(size, np.float32)
        for impact in impacts.within(impacts.cost):
            if isinstance(impact.postings.documents, int):
                table[impact.postings.documents + 1] = impact.value
        codes, owners, _ = self.forward_terms(found)
        values = table[codes]
        best = np.zeros(len(found), np.float32)
        np.maximum.at(best, owners, values)
        times = np.bincount(owners, values > 0, len(found)).astype(np.float32) * SCALE
        total[found] += best * self._most * times / (times + self._norms[found])


_EMPTY: Array = np.zeros(0, np.int64)


def _joined(arrays: Sequence[Array]) -> Array:
    """Arrays on end; one alone is not copied, as most indexes are one segment."""
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else _EMPTY


def _of_segment(segment: SegmentReader, term_numbers: Array) -> tuple[Array, Array, Array]:
    """The documents of terms in a segment and their counts, on end, and how many each has."""
    lows, highs = segment.slices(term_numbers)
    edges = [slice(*pair) for pair in zip(lows.tolist(), highs.tolist(), strict=True)]
    postings, counts = segment.arrays.postings, segment.arrays.counts
    numbers = _joined([postings[edge] for edge in edges]).astype(np.int64)
    if segment.first:
        numbers += segment.first
    return numbers, _joined([counts[edge] for edge in edges]), highs - lows


def _greatest(numbers: Array, total: Array, most: int) -> list[tuple[int, float]]:
    """The numbers with the greatest totals; of equal ones the first."""
    gains = total[numbers]
    if len(numbers) > most:
        least = np.partition(gains, -most)[-most]
        above = gains > least
        level = np.sort(numbers[gains == least])[: most - int(np.count_nonzero(above))]
        numbers = np.concatenate((numbers[above], level))
        gains = total[numbers]
    return list(zip(numbers.tolist(), gains.tolist(), strict=True))


def documents_with(
    segment: SegmentReader,
    parts: Sequence[Array],
    at_once: int,
    *,
    titled: bool,
    check: Callable[[], None] | None = None,
) -> Array:
    """The documents of a segment where terms of each part stand side by side in this order.

    Args:
        segment: the segment.
        parts: for each word the numbers of the terms that it may be.
        at_once: terms that are looked through between two calls of check.
        titled: whether only the file's own title counts.
        check: called now and then; what it raises gives it up.
    """
    own = [segment.own(part) for part in parts]
    own = [part[part < len(segment.term_numbers)] for part in own]
    if not all(len(part) for part in own):
        return _EMPTY
    starts = segment.arrays.starts
    anchor = min(range(len(own)), key=lambda n: int((starts[own[n] + 1] - starts[own[n]]).sum()))
    bounds = segment.arrays.bounds
    cuts = np.searchsorted(bounds, np.arange(0, int(bounds[-1]), at_once))
    rows = [_EMPTY]
    for low, high in pairwise(np.unique(np.append(cuts, len(bounds) - 1)).tolist()):
        if check:
            check()
        found = _among(segment, own, anchor, (low, high), titled=titled)
        rows.append(np.unique(found) + segment.first)
    return np.concatenate(rows)


def _among(
    segment: SegmentReader,
    own: Sequence[Array],
    anchor: int,
    part: tuple[int, int],
    *,
    titled: bool,
) -> Array:
    """Those of a part of a segment's documents; own are its own terms, the rarest at anchor."""
    low, high = part
    bounds = np.asarray(segment.arrays.bounds[low : high + 1], np.int64)
    forward = segment.arrays.forward[bounds[0] : bounds[-1]]
    bounds = bounds - bounds[0]
    there = np.flatnonzero(_is_of(forward, own[anchor])) - anchor
    there = there[(there >= 0) & (there + len(own) <= len(forward))]
    for shift, terms in enumerate(own):
        if shift != anchor:
            there = there[_is_of(forward[there + shift], terms)]
    documents = np.searchsorted(bounds, there, side="right") - 1
    ends = bounds[documents + 1]
    if titled:
        heads = np.where(
            segment.arrays.owned[low + documents], segment.arrays.heads[low + documents], 0
        )
        ends = bounds[documents] + heads
    return np.asarray(documents[there + len(own) <= ends] + low)


def _is_of(codes: Array, terms: Array) -> Array:
    """Whether each code, counted from 1, is one of these terms, counted from 0."""
    if len(terms) == 1:
        return np.asarray(codes == np.uint32(terms[0] + 1))
    table = np.zeros(max(int(codes.max(initial=0)), int(terms.max()) + 1) + 1, bool)
    table[terms + 1] = True
    return table[codes]
