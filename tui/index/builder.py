"""What an index keeps of documents: made in worker processes, written in one."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tui.analysis.acronyms import capitalised_runs, initials_of, is_capital
from tui.analysis.tokenizer import terms
from tui.index.bm25f import WEIGHTS
from tui.index.merge import empty, merge_runs, vocabulary_arrays
from tui.index.segment_file import (
    ARRAYS,
    IN_TITLE,
    INITIALS,
    MOST_COUNTED,
    SCALE,
    Array,
    IndexSegment,
    blob_of,
    lines_of,
    open_run,
    packed,
    unpacked,
)

if TYPE_CHECKING:
    from tui.index.documents import Document

_LEAD_TERMS = 24  # terms at the beginning of a text that may repeat
_LEAD_SIZE = 4  # terms in a row that make a repetition
_LEAD_TEXTS = 3  # texts of a group that must have it
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 1], np.uint64)


def analyse(documents: Sequence[Document]) -> bytes:
    """The terms and postings of some thousand documents at most, numbered from 0, as bytes.

    Made to be asked in a worker process; write_segment takes what it gives.
    """
    return packed(0, _Parcel(documents).arrays() if documents else empty())


def segment_of(documents: Sequence[Document]) -> IndexSegment:
    """The segment of documents, numbered from 0, held in memory."""
    arrays = _Parcel(documents).arrays() if documents else empty()
    arrays |= vocabulary_arrays(lines_of(arrays["terms"]))
    typed: dict[str, Any] = {
        name: np.ascontiguousarray(arrays[name], kind) for name, kind in ARRAYS.items()
    }
    return IndexSegment(0, **typed)


def write_segment(path: Path, first: int, analysed: Sequence[bytes]) -> None:
    """Write analysed documents as one segment, numbered on from first; on disk when it returns.

    Raises:
        OSError: the disk would not take it.
    """
    parts = []
    base = first
    for data in analysed:
        part = unpacked(data)
        parts.append((base, part))
        base += part.count
    merge_runs(path, first, parts, np.zeros(0, np.int64))


def merge_segments(path: Path, segments: Sequence[Path], dead: Sequence[int]) -> None:
    """Write neighbouring segments, given in number order, as one; the dead lose their terms.

    Raises:
        OSError: the disk would not take it.
        DamagedSegmentError: a segment is damaged.
    """
    opened = [open_run(segment) for segment in segments]
    first = opened[0].first if opened else 0
    merge_runs(path, first, [(one.first, one) for one in opened], np.asarray(dead, np.int64))


class _Codes(dict[str, int]):
    """Terms with numbers in the order in which they come."""

    def __missing__(self, term: str) -> int:
        code = self[term] = len(self)
        return code


class _Parcel:
    """The terms of documents, in the order in which they come until arrays are asked for."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._codes = _Codes()
        self._said = array("I")
        self._heads: list[int] = []
        self._texts: list[int] = []
        self._owned = np.array([document.titled for document in documents], bool)
        self._groups = np.array([document.group for document in documents], np.int64)
        self._capitals: set[str] = set()
        self._initials: list[tuple[int, int]] = []
        code = self._codes.__getitem__
        for number, document in enumerate(documents):
            head, text = terms(document.head), terms(document.text)
            self._said.extend(map(code, head))
            self._said.extend(map(code, text))
            self._heads.append(len(head))
            self._texts.append(len(text))
            self._note_capitals(number, document)

    def _note_capitals(self, number: int, document: Document) -> None:
        letters: set[str] = set()
        for field in (document.head, document.text):
            for run in () if field.islower() else capitalised_runs(field):
                self._capitals.update(filter(is_capital, run))
                if len(run) > 1:
                    letters.update(initials_of(run))
        self._initials += [(self._codes[INITIALS + word], number) for word in letters]

    def arrays(self) -> dict[str, Array]:
        """The arrays of a run; those that follow from its terms are made when it is written."""
        spelt = sorted(self._codes)
        order = np.fromiter(map(self._codes.__getitem__, spelt), np.int64, len(spelt))
        rank = np.empty(len(spelt), np.int64)
        rank[order] = np.arange(len(spelt))
        said = rank[np.array(self._said, np.int64)]
        heads, texts = np.array(self._heads), np.array(self._texts)
        numbers = np.repeat(np.arange(len(heads)), heads + texts)
        pairs = np.array(self._initials, np.int64).reshape(-1, 2)
        postings, counts, starts = _posted(
            np.concatenate((said, rank[pairs[:, 0]])),
            np.concatenate((numbers, pairs[:, 1])),
            np.concatenate((self._worths(said, heads, texts), np.full(len(pairs), SCALE))),
            len(spelt),
        )
        titled = np.add.reduceat(np.append(counts >= IN_TITLE, False), starts[:-1], dtype=np.uint32)
        bounds = np.concatenate(([0], np.cumsum(heads + texts + 1)))
        forward = np.zeros(bounds[-1], np.uint32)
        forward[np.arange(len(said)) + numbers + _is_text(heads, texts)] = said + 1
        capitals = np.zeros(len(spelt), np.uint8)
        known = [self._codes.get(word.lower()) for word in self._capitals]
        capitals[rank[[code for code in known if code is not None]]] = 1
        return empty() | {
            "terms": blob_of(spelt),
            "capitals": capitals,
            "titled": titled,
            "starts": starts,
            "postings": postings,
            "counts": counts,
            "bounds": bounds,
            "heads": heads,
            "owned": self._owned,
            "forward": forward,
        }

    def _worths(self, said: Array, heads: Array, texts: Array) -> Array:
        """How much each term that is said counts, in parts of SCALE; IN_TITLE for a title's."""
        of_heads = np.where(
            self._owned, IN_TITLE + round(SCALE * WEIGHTS.title), round(SCALE * WEIGHTS.gist)
        )
        both = np.column_stack((of_heads, np.full(len(heads), SCALE)))
        worths = np.repeat(both.ravel(), np.column_stack((heads, texts)).ravel())
        worths[_in_leads(said, heads, texts, self._groups)] = round(SCALE * WEIGHTS.lead)
        return worths


def _is_text(heads: Array, texts: Array) -> Array:
    """For each term that is said 1 if it is in a text, 0 in a head."""
    pattern = np.tile([0, 1], len(heads))
    return np.repeat(pattern, np.column_stack((heads, texts)).ravel())


def _posted(terms: Array, numbers: Array, worths: Array, size: int) -> tuple[Array, Array, Array]:
    """Documents of each term, how much it counts in them, and where the terms' postings start."""
    bits = int(numbers.max(initial=0)).bit_length()
    # One sort of whole numbers that hold term, document and worth is quicker than any other way.
    keys = np.sort((((terms << bits) | numbers) << 8) | worths)
    pairs = keys >> 8
    firsts = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])) if len(pairs) else pairs
    if not len(pairs):
        return pairs, pairs, np.zeros(size + 1, np.int64)
    low = keys & 255
    sums = np.add.reduceat(low & (IN_TITLE - 1), firsts)
    titled = np.bitwise_or.reduceat(low & IN_TITLE, firsts)
    found = pairs[firsts]
    starts = np.searchsorted(found >> bits, np.arange(size + 1))
    return found & ((1 << bits) - 1), np.minimum(sums, MOST_COUNTED) | titled, starts


def _in_leads(said: Array, heads: Array, texts: Array, groups: Array) -> Array:
    """The places of terms in beginnings that several texts of a group share; see leads."""
    starts = np.cumsum(heads + texts) - texts
    steps = np.arange(_LEAD_TERMS)
    there = starts[:, None] + steps
    is_there = steps < texts[:, None]
    rows = np.where(is_there, said[np.minimum(there, max(0, len(said) - 1))] if len(said) else 0, 0)
    rows = rows.astype(np.uint64)
    width = _LEAD_TERMS - _LEAD_SIZE + 1
    keys = sum((rows[:, n : n + width] * _FACTORS[n] for n in range(_LEAD_SIZE)), np.uint64(0))
    keys = np.asarray(keys) ^ (groups.astype(np.uint64)[:, None] * np.uint64(0xD6E8FEB86659FD93))
    whole = is_there[:, _LEAD_SIZE - 1 :] & (groups >= 0)[:, None]
    texts_of = np.broadcast_to(np.arange(len(heads))[:, None], keys.shape)
    shared = _shared(keys[whole], texts_of[whole])
    hit = whole & np.isin(keys, shared)
    begins = (starts[:, None] + np.arange(width))[hit]
    return np.unique(begins[:, None] + np.arange(_LEAD_SIZE))


def _shared(keys: Array, texts: Array) -> Array:
    """The keys that at least so many texts have as make them shared."""
    order = np.lexsort((texts, keys))
    keys, texts = keys[order], texts[order]
    fresh = np.ones(len(keys), bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (texts[1:] != texts[:-1])
    found, times = np.unique(keys[fresh], return_counts=True)
    return found[times >= _LEAD_TEXTS]
