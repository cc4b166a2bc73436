"""Several segments made one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.phonetics import sound_of
from tui.index.segment_file import ARRAYS, IN_TITLE, Array, IndexSegment, SegmentWriter, blob_of
from tui.index.term_dictionary import has_sound, latin_spellings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def merge_into(
    path: Path, first: int, segments: Sequence[tuple[int, IndexSegment]], dead: Array
) -> None:
    """Write segments as one, on the disk when this returns; OSError where that fails.

    Args:
        path: the file to write.
        first: the number of its first document.
        segments: in order, each with the number that its first document has now.
        dead: numbers of documents whose terms are left out; the numbers stay.
    """
    parts = [_Part(base - first, segment, dead) for base, segment in segments]
    count = max((part.base + part.segment.count for part in parts), default=0)
    terms, term_numbers = merged([part.terms for part in parts])
    totals = np.zeros(len(terms), np.int64)
    for part, numbers in zip(parts, term_numbers, strict=True):
        totals[numbers] += part.totals
    starts = np.concatenate(([0], np.cumsum(totals)))
    bounds = _bounds(parts, count)
    small = vocabulary_arrays(terms) | {"starts": starts, "bounds": bounds}
    sizes = {name: len(small[name]) for name in small} | {
        "capitals": len(terms),
        "titled": len(terms),
        "postings": int(starts[-1]),
        "counts": int(starts[-1]),
        "heads": count,
        "owned": count,
        "forward": int(bounds[-1]),
    }
    made = SegmentWriter(path, first, sizes)
    for name, array in small.items():
        made.arrays[name][:] = array
    _fill(made.arrays, parts, term_numbers)
    made.finish()


def merged(lists: Sequence[list[str]]) -> tuple[list[str], list[Array]]:
    """Sorted lists of different words as one, and for each of them where its words are in that."""
    if len(lists) == 1:
        return lists[0], [np.arange(len(lists[0]), dtype=np.uint32)]
    whole = sorted(set(chain.from_iterable(lists)))
    number_of = dict(zip(whole, range(len(whole)), strict=True))
    return whole, [
        np.fromiter(map(number_of.__getitem__, words), np.uint32, len(words)) for words in lists
    ]


class _Part:
    """A segment that becomes part of another, without its dead documents.

    Attributes:
        base: where its documents begin in the whole.
        segment: the segment.
        terms: its terms that are left.
        living_terms: where those were among its terms.
        totals: for each of them, how many postings are left.
        living: for each posting whether it is left; None where all are.
        spared: for each document whether it is left; None where all are.
    """

    def __init__(self, base: int, segment: IndexSegment, dead: Array) -> None:
        self.base = base
        self.segment = segment
        self.living: Array | None = None
        self.spared: Array | None = None
        self.terms = segment.term_list()
        self.totals = np.diff(segment.starts)
        self.living_terms = np.arange(len(self.terms))
        gone = (
            dead[(dead >= segment.first) & (dead < segment.first + segment.count)] - segment.first
        )
        if len(gone):
            self._leave_out(gone)

    def _leave_out(self, gone: Array) -> None:
        segment = self.segment
        self.spared = np.ones(segment.count, bool)
        self.spared[gone] = False
        self.living = self.spared[segment.postings]
        totals = np.bincount(self._term_of_posting()[self.living], minlength=len(self.terms))
        self.living_terms = np.flatnonzero(totals)
        self.totals = totals[self.living_terms]
        self.terms = [self.terms[number] for number in self.living_terms.tolist()]

    def _term_of_posting(self) -> Array:
        return _repeated(len(self.segment.starts) - 1, np.diff(self.segment.starts))

    def lengths(self) -> Array:
        """How many terms each document has, gaps counted."""
        lengths = np.diff(self.segment.bounds)
        return lengths if self.spared is None else np.where(self.spared, lengths, 0)

    def postings(self) -> tuple[Array, Array]:
        """The postings that are left, and their counts."""
        if self.living is None:
            return self.segment.postings, self.segment.counts
        return self.segment.postings[self.living], self.segment.counts[self.living]

    def forward(self) -> Array:
        """The terms of the documents that are left."""
        if self.spared is None:
            return self.segment.forward
        return np.asarray(
            self.segment.forward[np.repeat(self.spared, np.diff(self.segment.bounds))]
        )


def _repeated(size: int, times: Array) -> Array:
    """The numbers below a size, each so many times."""
    return np.repeat(np.arange(size), times)


def _bounds(parts: Sequence[_Part], count: int) -> Array:
    lengths = np.zeros(count, np.int64)
    for part in parts:
        lengths[part.base : part.base + part.segment.count] = part.lengths()
    return np.concatenate(([0], np.cumsum(lengths)))


def vocabulary_arrays(terms: list[str]) -> dict[str, Array]:
    """The arrays of a segment that follow from its terms."""
    number_of = {term: number for number, term in enumerate(terms) if not term.isascii()}
    latins = latin_spellings(number_of)
    spellings = [*terms, *(latin for latin, _ in latins)]
    keyed = sorted(
        (key, number)
        for number, spelling in enumerate(spellings)
        if has_sound(spelling) and (key := sound_of(spelling))
    )
    keys: dict[str, int] = {}
    for key, _ in keyed:
        keys[key] = keys.get(key, 0) + 1
    return {
        "terms": blob_of(terms),
        "latins": blob_of([latin for latin, _ in latins]),
        "latin_terms": np.array([number_of[term] for _, term in latins], np.uint32),
        "sounds": blob_of(list(keys)),
        "sound_ends": np.cumsum([len(key) + 1 for key in keys], dtype=np.int64) - 1,
        "sound_starts": np.cumsum([0, *keys.values()], dtype=np.int64),
        "sounding": np.array([number for _, number in keyed], np.uint32),
    }


def _fill(arrays: dict[str, Array], parts: Sequence[_Part], term_numbers: Sequence[Array]) -> None:
    """Write the arrays that segments have parts of."""
    free = arrays["starts"][:-1].copy()
    for part, part_terms in zip(parts, term_numbers, strict=True):
        docs = slice(part.base, part.base + part.segment.count)
        arrays["heads"][docs] = part.segment.heads
        arrays["owned"][docs] = part.segment.owned
        arrays["capitals"][part_terms] |= part.segment.capitals[part.living_terms]
        # The postings of a term go where those of the segments before end.
        begin = np.concatenate(([0], np.cumsum(part.totals)[:-1]))
        there = np.repeat(free[part_terms] - begin, part.totals)
        there += np.arange(len(there))
        free[part_terms] += part.totals
        documents, counts = part.postings()
        arrays["postings"][there] = documents + np.uint32(part.base)
        arrays["counts"][there] = counts
        titled = np.repeat(part_terms, part.totals)[counts >= IN_TITLE]
        arrays["titled"][:] += np.bincount(titled, minlength=len(free)).astype(np.uint32)
        codes = np.zeros(len(part.segment.starts), np.uint32)
        codes[part.living_terms + 1] = part_terms + 1
        low, high = arrays["bounds"][[docs.start, docs.stop]]
        arrays["forward"][low:high] = codes[part.forward()]


def empty() -> dict[str, Array]:
    """The arrays of a segment without documents."""
    arrays = {name: np.zeros(0, kind) for name, kind in ARRAYS.items()}
    return arrays | {name: np.zeros(1, np.int64) for name in ("starts", "bounds", "sound_starts")}
