"""Walking the postings of mapped runs: what the clues of a query give to each document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tui.index.bm25f import Weights
from tui.index.mapped_segment import MappedSegment
from tui.index.postings import Candidate, Worth, effort, within
from tui.index.segment_file import MOST_COUNTED, SCALE, Array

_BUDGET = 400_000  # postings that one query walks, beside those of its rarest word
_KEPT = 2_000_000  # postings that are kept for the next keystroke, at twelve bytes
_VERIFIED = 1_000  # candidates that are asked for the words beyond the budget


@dataclass(frozen=True, slots=True)
class NumberSet:
    """Numbers of documents.

    Attributes:
        mask: for each number whether it is meant.
    """

    mask: Array

    def __and__(self, other: NumberSet) -> NumberSet:
        return NumberSet(self.mask & other.mask)

    def __or__(self, other: NumberSet) -> NumberSet:
        return NumberSet(self.mask | other.mask)

    def __sub__(self, other: NumberSet) -> NumberSet:
        return NumberSet(self.mask & ~other.mask)


class Walker:
    """Walks the postings of several runs."""

    def __init__(self, runs: Sequence[MappedSegment], dead: Array, weights: Weights) -> None:
        self._runs = runs
        self._stop = max((run.stop for run in runs), default=0)
        self._alive = np.zeros(self._stop, bool)
        lengths = np.zeros(self._stop, np.float32)
        for run in runs:
            self._alive[run.first : run.stop] = True
            lengths[run.first : run.stop] = np.diff(run.run.bounds)
        self._alive[dead[dead < self._stop]] = False
        self.living = int(np.count_nonzero(self._alive))
        self.size = int(lengths.sum())
        mean = max(1.0, float(lengths.sum()) / max(1, self.living))
        share = weights.length
        self._norms = (SCALE * weights.saturation) * (1 - share + share / mean * lengths)
        self._most = weights.saturation + 1
        self._known: dict[object, tuple[Array, Array]] = {}
        self._known_size = 0

    def numbers(self, ranges: Iterable[tuple[int, int]] | None) -> NumberSet:
        """The living documents in some half-open ranges of numbers; all for None."""
        if ranges is None:
            return NumberSet(self._alive)
        steps = np.zeros(self._stop + 1, np.int32)
        edges = np.minimum(np.array(list(ranges), np.int64).reshape(-1, 2), self._stop)
        np.add.at(steps, edges[:, 0], 1)
        np.add.at(steps, edges[:, 1], -1)
        return NumberSet((np.cumsum(steps[:-1]) > 0) & self._alive)

    def set_of(self, numbers: Array) -> NumberSet:
        """Those of some numbers that are living."""
        mask = np.zeros(self._stop, bool)
        mask[numbers] = True
        return NumberSet(mask & self._alive)

    def numbers_of(self, places: Sequence[int], least: int = 0) -> Array:
        """The documents with any of these terms that counts so much; a document may repeat."""
        numbers, counts, _ = self._postings(np.asarray(places, np.int64))
        return numbers[counts >= least] if least else numbers

    def has(self, place: int, numbers: Array) -> Array:
        """Whether each of some documents, in number order, has a term."""
        found = np.zeros(len(numbers), bool)
        for run in self._runs:
            low, high = np.searchsorted(numbers, [run.first, run.stop])
            lows, highs = _slices(run, np.array([place]))
            known = run.run.postings[lows[0] : highs[0]]
            if low < high and len(known):
                wanted = (numbers[low:high] - run.first).astype(np.uint32)
                there = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
                found[low:high] = known[there] == wanted
        return found

    def said(self, numbers: Array) -> tuple[Array, Array, Array]:
        """The codes of some documents, in number order, on end.

        Returns:
            The codes; for each the place of its document among those asked for; and whether it
            is in the document's head and that is the file's own title.
        """
        codes, owners, heads = [_EMPTY], [_EMPTY], [_EMPTY.astype(bool)]
        for run in self._runs:
            low, high = np.searchsorted(numbers, [run.first, run.stop])
            if low == high:
                continue
            local = numbers[low:high] - run.first
            starts = run.run.bounds[local]
            lengths = run.run.bounds[local + 1] - starts
            owner = np.repeat(np.arange(low, high), lengths)
            ends = np.cumsum(lengths)
            steps = np.arange(ends[-1]) - np.repeat(ends - lengths, lengths)
            codes.append(run.codes(run.run.forward[np.repeat(starts, lengths) + steps]))
            owners.append(owner)
            owned = np.where(run.run.owned[local], run.run.heads[local], 0)
            heads.append(steps < np.repeat(owned, lengths))
        return np.concatenate(codes), np.concatenate(owners), np.concatenate(heads)

    def candidates(
        self,
        clues: Sequence[Sequence[Worth]],
        most: int,
        among: NumberSet | None,
        check: Callable[[], None] | None = None,
    ) -> list[Candidate]:
        """The documents that the clues give most, at most so many, in no order."""
        total = np.zeros(self._stop, np.float32)
        wanted = self._alive if among is None else among.mask
        rows = [_EMPTY]
        spent = 0
        for worths in sorted(clues, key=effort):
            if check:
                check()
            spent += effort(worths)
            if len(rows) > 1 and spent > _BUDGET:
                self._verify(worths, rows, total)
                continue
            numbers, gains = self._gains(worths)
            kept = wanted[numbers]
            if not kept.all():
                numbers, gains = numbers[kept], gains[kept]
            rows.append(numbers[total[numbers] == 0])
            total[numbers] += gains
        return _greatest(np.concatenate(rows), total, most)

    def _gains(self, worths: Sequence[Worth]) -> tuple[Array, Array]:
        """What a clue gives to each document, once each."""
        walked = within(_BUDGET, worths)
        key = tuple((worth.found.codes, worth.value) for worth in walked)
        if key not in self._known:
            gains = self._best(walked[::-1])
            self._keep(key, gains)
            return gains
        self._known[key] = self._known.pop(key)
        return self._known[key]

    def _keep(self, key: object, gains: tuple[Array, Array]) -> None:
        """Keep what a clue gives for the next keystroke, in the place of the oldest."""
        self._known[key] = gains
        self._known_size += len(gains[0])
        while self._known_size > _KEPT:
            oldest, _ = self._known.pop(next(iter(self._known)))
            self._known_size -= len(oldest)

    def _best(self, worths: Sequence[Worth]) -> tuple[Array, Array]:
        """The documents of meanings, those of least value first, once each with the best gain."""
        numbers, impacts = self._impacts(worths)
        if len(worths) == 1:
            return numbers, impacts
        # Of several gains of one document the last one written is the greatest.
        order = np.arange(len(numbers), dtype=np.int32)
        latest = np.empty(self._stop, np.int32)
        latest[numbers] = order
        kept = latest[numbers] == order
        return numbers[kept], impacts[kept]

    def _impacts(self, worths: Sequence[Worth]) -> tuple[Array, Array]:
        """The documents of each meaning on end, and what it gives them."""
        single = [worth for worth in worths if isinstance(worth.found.postings, int)]
        places = np.array([worth.found.postings for worth in single], np.int64)
        each = np.array([worth.value for worth in single], np.float32)
        numbers, counts, sizes = self._postings(places)
        values = np.repeat(np.tile(each, len(self._runs)), sizes)
        for worth in worths:
            if not isinstance(worth.found.postings, int):
                # Phrases are few and sure enough to come last.
                more = worth.found.postings
                numbers = np.concatenate((numbers, more))
                counts = np.concatenate((counts, np.full(len(more), SCALE, np.uint8)))
                values = np.concatenate((values, np.full(len(more), worth.value, np.float32)))
        said = (counts & MOST_COUNTED).astype(np.float32)
        values *= self._most
        values *= said
        said += self._norms[numbers]
        values /= said
        return numbers, values

    def _postings(self, places: Array) -> tuple[Array, Array, Array]:
        """The documents of terms and their counts, on end, run for run.

        Returns:
            The documents, the counts, and for each run how many each of the terms has.
        """
        rows = [_of_run(run, places) for run in self._runs]
        numbers, counts, sizes = zip(*rows, strict=True) if rows else ((), (), ())
        return (
            np.concatenate([_EMPTY, *numbers]),
            np.concatenate([_NO_COUNTS, *counts]),
            np.concatenate([_EMPTY, *sizes]),
        )

    def _verify(self, worths: Sequence[Worth], rows: list[Array], total: Array) -> None:
        """Add what a frequent clue gives to those that are found already."""
        found = np.concatenate(rows)
        gains = total[found]
        if len(found) > _VERIFIED:
            found = found[np.argpartition(gains, -_VERIFIED)[-_VERIFIED:]]
        found = np.sort(found)
        size = max((int(run.places[-1]) for run in self._runs if len(run.places)), default=0) + 2
        table = np.zeros(size, np.float32)
        for worth in reversed(worths):
            if isinstance(worth.found.postings, int):
                table[worth.found.postings + 1] = worth.value
        codes, owners, _ = self.said(found)
        values = table[codes]
        best = np.zeros(len(found), np.float32)
        np.maximum.at(best, owners, values)
        times = np.bincount(owners, values > 0, len(found)).astype(np.float32) * SCALE
        total[found] += best * self._most * times / (times + self._norms[found])


_EMPTY: Array = np.zeros(0, np.int64)
_NO_COUNTS: Array = np.zeros(0, np.uint8)


def _slices(run: MappedSegment, places: Array) -> tuple[Array, Array]:
    """Where the postings of terms begin and end in a run."""
    own = run.own(places)
    starts = run.run.starts
    is_there = own >= 0
    return np.where(is_there, starts[own], 0), np.where(is_there, starts[own + 1], 0)


def _of_run(run: MappedSegment, places: Array) -> tuple[Array, Array, Array]:
    """The documents of terms in a run and their counts, on end, and how many each has."""
    lows, highs = _slices(run, places)
    sizes = highs - lows
    some = np.flatnonzero(sizes)
    pairs = list(zip(lows[some].tolist(), highs[some].tolist(), strict=True))
    numbers = np.concatenate(
        [_EMPTY, *(run.run.postings[low:high] for low, high in pairs)], dtype=np.int64
    )
    if run.first:
        numbers += run.first
    return (
        numbers,
        np.concatenate([_NO_COUNTS, *(run.run.counts[low:high] for low, high in pairs)]),
        sizes,
    )


def _greatest(numbers: Array, total: Array, most: int) -> list[Candidate]:
    """The numbers with the greatest totals; of equal ones the first."""
    gains = total[numbers]
    if len(numbers) > most:
        least = np.partition(gains, -most)[-most]
        above = gains > least
        level = np.sort(numbers[gains == least])[: most - int(np.count_nonzero(above))]
        numbers = np.concatenate((numbers[above], level))
        gains = total[numbers]
    pairs = zip(numbers.tolist(), gains.tolist(), strict=True)
    return [Candidate(number, gain) for number, gain in pairs]


def documents_with(
    run: MappedSegment,
    parts: Sequence[Array],
    at_once: int,
    *,
    titled: bool,
    check: Callable[[], None] | None = None,
) -> Array:
    """The documents of a run where terms of each part stand side by side in this order.

    Args:
        run: the run.
        parts: for each word the places, among the terms of all runs, of those that it may be.
        at_once: terms that are looked through between two calls of check.
        titled: whether only the file's own title counts.
        check: called now and then; what it raises gives it up.
    """
    own = [run.own(part) for part in parts]
    own = [part[part >= 0] for part in own]
    if not all(len(part) for part in own):
        return _EMPTY
    starts = run.run.starts
    anchor = min(range(len(own)), key=lambda n: int((starts[own[n] + 1] - starts[own[n]]).sum()))
    bounds = run.run.bounds
    cuts = np.searchsorted(bounds, np.arange(0, int(bounds[-1]), at_once))
    rows = [_EMPTY]
    for low, high in pairwise(np.unique(np.append(cuts, len(bounds) - 1)).tolist()):
        if check:
            check()
        found = _among(run, own, anchor, (low, high), titled=titled)
        rows.append(np.unique(found) + run.first)
    return np.concatenate(rows)


def _among(
    run: MappedSegment, own: Sequence[Array], anchor: int, part: tuple[int, int], *, titled: bool
) -> Array:
    """Those of a part of a run's documents; own are the run's own terms, the rarest at anchor."""
    low, high = part
    bounds = np.asarray(run.run.bounds[low : high + 1], np.int64)
    forward = run.run.forward[bounds[0] : bounds[-1]]
    bounds = bounds - bounds[0]
    there = np.flatnonzero(_is_of(forward, own[anchor])) - anchor
    there = there[(there >= 0) & (there + len(own) <= len(forward))]
    for shift, terms in enumerate(own):
        if shift != anchor:
            there = there[_is_of(forward[there + shift], terms)]
    documents = np.searchsorted(bounds, there, side="right") - 1
    ends = bounds[documents + 1]
    if titled:
        heads = np.where(run.run.owned[low + documents], run.run.heads[low + documents], 0)
        ends = bounds[documents] + heads
    return np.asarray(documents[there + len(own) <= ends] + low)


def _is_of(codes: Array, terms: Array) -> Array:
    """Whether each code, counted from 1, is one of these terms, counted from 0."""
    if len(terms) == 1:
        return np.asarray(codes == np.uint32(terms[0] + 1))
    table = np.zeros(max(int(codes.max(initial=0)), int(terms.max()) + 1) + 1, bool)
    table[terms + 1] = True
    return table[codes]
