"""A segment among others: its terms in the numbers that all segments share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import overload

import numpy as np

from tui.index.postings import LAST_CODE, DocumentTerms
from tui.index.segment_file import Array, IndexSegment, lines_of


class SegmentReader:
    """A segment, and where its terms are among those of all segments.

    Attributes:
        arrays: what the segment holds.
        first: the number of its first document.
        stop: the number after its last one.
        term_numbers: for each of its terms, its number among all.
    """

    def __init__(self, segment: IndexSegment, term_numbers: Array, size: int) -> None:
        """Take over a segment whose terms have these numbers among so many."""
        self.arrays = segment
        self.first = segment.first
        self.stop = segment.first + segment.count
        self.term_numbers = term_numbers
        self._own: Array | None = None
        self._codes: Array | None = None
        if len(term_numbers) != size or size >= LAST_CODE:
            self._own = np.full(size, len(term_numbers), np.int64)
            self._own[term_numbers] = np.arange(len(term_numbers))
            self._codes = np.zeros(len(term_numbers) + 1, np.uint32)
            self._codes[1:] = np.minimum(term_numbers.astype(np.int64) + 1, LAST_CODE)

    def own(self, term_numbers: Array) -> Array:
        """Where terms of all segments are in this one; after its last for those it has not."""
        return term_numbers if self._own is None else self._own[term_numbers]

    def slices(self, term_numbers: Array) -> tuple[Array, Array]:
        """Where the postings of terms begin and end; empty for those that it has not."""
        own = self.own(term_numbers)
        starts = self.arrays.starts
        return starts[own], starts.take(own + 1, mode="clip")

    def codes(self, forward: Array) -> Array:
        """The codes, in all segments, of terms of documents of this one."""
        return forward if self._codes is None else self._codes[forward]

    def document_terms(self, number: int) -> DocumentTerms:
        """The codes of a document."""
        local = number - self.first
        segment = self.arrays
        codes = self.codes(segment.forward[segment.bounds[local] : segment.bounds[local + 1]])
        decoded = codes.tobytes().decode("utf-32-le", "surrogatepass")
        return DocumentTerms(decoded, int(segment.heads[local]), bool(segment.owned[local]))

    def latins(self, terms: Sequence[str]) -> list[tuple[str, str]]:
        """Latin spellings of its terms of other scripts, and those terms."""
        term_numbers = self.term_numbers[self.arrays.latin_terms].tolist()
        return [
            (latin, terms[number])
            for latin, number in zip(lines_of(self.arrays.latins), term_numbers, strict=True)
        ]


class SoundKeys:
    """The spellings of several segments by their sound; nothing is read before it is asked."""

    def __init__(self, segments: Sequence[SegmentReader], terms: Sequence[str]) -> None:
        self._segments = segments
        self._terms = terms

    def like(self, key: str) -> Sequence[str]:
        """The spellings with a sound key; none for the empty one."""
        found: set[str] = set()
        for mapped in self._segments if key else ():
            segment = mapped.arrays
            wanted = key.encode()
            keys = _Keys(segment)
            position = bisect_left(keys, wanted)
            if position == len(keys) or keys[position] != wanted:
                continue
            low, high = segment.sound_starts[[position, position + 1]]
            spellings = segment.sounding[low:high]
            own = spellings[spellings < len(mapped.term_numbers)]
            found.update(self._terms[there] for there in mapped.term_numbers[own].tolist())
            if len(own) < len(spellings):
                latins = lines_of(segment.latins)
                others = spellings[len(own) :].astype(np.int64) - len(mapped.term_numbers)
                found.update(latins[there] for there in others.tolist())
        return sorted(found)


class _Keys(Sequence[bytes]):
    """The sound keys of a segment, read where they are looked at."""

    def __init__(self, segment: IndexSegment) -> None:
        self._run = segment

    def __len__(self) -> int:
        return len(self._run.sound_ends)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | Sequence[bytes]:
        if isinstance(index, slice):
            return [self[there] for there in range(len(self))[index]]
        ends = self._run.sound_ends
        start = int(ends[index - 1]) + 1 if index else 0
        return self._run.sounds[start : ends[index]].tobytes()
