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
from tui.index.merge import empty, merge_into, vocabulary_arrays
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
    open_segment,
    pack,
    unpack,
)

if TYPE_CHECKING:
    from tui.index.documents import Document

_LEAD_TERMS = 24  # terms at the beginning of a text that may repeat
_LEAD_SIZE = 4  # terms in a row that make a repetition
_LEAD_TEXTS = 3  # texts of a group that must have it
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 1], np.uint64)


def analyse(documents: Sequence[Document]) -> bytes:
    """The terms and postings of some thousand documents at most, numbered from 0, as bytes.

    SegmentWriter to be asked in a worker process; write_segment takes what it gives.
    """
    return pack(0, _Inverter(documents).arrays() if documents else empty())


def segment_of(documents: Sequence[Document]) -> IndexSegment:
    """The segment of documents, numbered from 0, held in memory."""
    arrays = _Inverter(documents).arrays() if documents else empty()
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
        part = unpack(data)
        parts.append((base, part))
        base += part.count
    merge_into(path, first, parts, np.zeros(0, np.int64))


def merge_segments(path: Path, segments: Sequence[Path], dead: Sequence[int]) -> None:
    """Write neighbouring segments, given in number order, as one; the dead lose their terms.

    Raises:
        OSError: the disk would not take it.
        DamagedSegmentError: a segment is damaged.
    """
    opened = [open_segment(segment) for segment in segments]
    first = opened[0].first if opened else 0
    merge_into(path, first, [(one.first, one) for one in opened], np.asarray(dead, np.int64))


class _Codes(dict[str, int]):
    """Terms with numbers in the order in which they come."""

    def __missing__(self, term: str) -> int:
        code = self[term] = len(self)
        return code


class _Inverter:
    """The terms of documents, in the order in which they come until arrays are asked for."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._codes = _Codes()
        self._term_sequence = array("I")
        self._heads: list[int] = []
        self._texts: list[int] = []
        self._owned = np.array([document.titled for document in documents], bool)
        self._groups = np.array([document.group for document in documents], np.int64)
        self._capitals: set[str] = set()
        self._initials: list[tuple[int, int]] = []
        code = self._codes.__getitem__
        for number, document in enumerate(documents):
            head, text = terms(document.head), terms(document.text)
            self._term_sequence.extend(map(code, head))
            self._term_sequence.extend(map(code, text))
            self._heads.append(len(head))
            self._texts.append(len(text))
            self._note_capitals(number, document)

    def _note_capitals(self, number: int, document: Document) -> None:
        letters: set[str] = set()
        for field in (document.head, document.text):
            for segment in () if field.islower() else capitalised_runs(field):
                self._capitals.update(filter(is_capital, segment))
                if len(segment) > 1:
                    letters.update(initials_of(segment))
        self._initials += [(self._codes[INITIALS + word], number) for word in letters]

    def arrays(self) -> dict[str, Array]:
        """The arrays of a segment; those that follow from its terms are made when it is written."""
        spelt = sorted(self._codes)
        order = np.fromiter(map(self._codes.__getitem__, spelt), np.int64, len(spelt))
        rank = np.empty(len(spelt), np.int64)
        rank[order] = np.arange(len(spelt))
        term_sequence = rank[np.array(self._term_sequence, np.int64)]
        heads, texts = np.array(self._heads), np.array(self._texts)
        numbers = np.repeat(np.arange(len(heads)), heads + texts)
        pairs = np.array(self._initials, np.int64).reshape(-1, 2)
        postings, counts, starts = _posted(
            np.concatenate((term_sequence, rank[pairs[:, 0]])),
            np.concatenate((numbers, pairs[:, 1])),
            np.concatenate(
                (self._impacts(term_sequence, heads, texts), np.full(len(pairs), SCALE))
            ),
            len(spelt),
        )
        titled = np.add.reduceat(np.append(counts >= IN_TITLE, False), starts[:-1], dtype=np.uint32)
        bounds = np.concatenate(([0], np.cumsum(heads + texts + 1)))
        forward = np.zeros(bounds[-1], np.uint32)
        forward[np.arange(len(term_sequence)) + numbers + _is_text(heads, texts)] = (
            term_sequence + 1
        )
        capitals = np.zeros(len(spelt), np.uint8)
        numbers_of_capitals = [self._codes.get(word.lower()) for word in self._capitals]
        capitals[rank[[code for code in numbers_of_capitals if code is not None]]] = 1
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

    def _impacts(self, term_sequence: Array, heads: Array, texts: Array) -> Array:
        """How much each term counts where it stands, in parts of SCALE; IN_TITLE for a title's."""
        of_heads = np.where(
            self._owned, IN_TITLE + round(SCALE * WEIGHTS.title), round(SCALE * WEIGHTS.gist)
        )
        both = np.column_stack((of_heads, np.full(len(heads), SCALE)))
        impacts = np.repeat(both.ravel(), np.column_stack((heads, texts)).ravel())
        impacts[_in_leads(term_sequence, heads, texts, self._groups)] = round(SCALE * WEIGHTS.lead)
        return impacts


def _is_text(heads: Array, texts: Array) -> Array:
    """For each term where it stands 1 if it is in a text, 0 in a head."""
    pattern = np.tile([0, 1], len(heads))
    return np.repeat(pattern, np.column_stack((heads, texts)).ravel())


def _posted(terms: Array, numbers: Array, impacts: Array, size: int) -> tuple[Array, Array, Array]:
    """Documents of each term, how much it counts in them, and where the terms' postings start."""
    bits = int(numbers.max(initial=0)).bit_length()
    # One sort of whole numbers that hold term, document and worth is quicker than any other way.
    keys = np.sort((((terms << bits) | numbers) << 8) | impacts)
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


def _in_leads(term_sequence: Array, heads: Array, texts: Array, groups: Array) -> Array:
    """The positions of terms in beginnings that several texts of a group share."""
    starts = np.cumsum(heads + texts) - texts
    steps = np.arange(_LEAD_TERMS)
    positions = starts[:, None] + steps
    is_in_text = steps < texts[:, None]
    rows = np.where(
        is_in_text,
        term_sequence[np.minimum(positions, max(0, len(term_sequence) - 1))]
        if len(term_sequence)
        else 0,
        0,
    )
    rows = rows.astype(np.uint64)
    width = _LEAD_TERMS - _LEAD_SIZE + 1
    keys = sum((rows[:, n : n + width] * _FACTORS[n] for n in range(_LEAD_SIZE)), np.uint64(0))
    keys = np.asarray(keys) ^ (groups.astype(np.uint64)[:, None] * np.uint64(0xD6E8FEB86659FD93))
    whole = is_in_text[:, _LEAD_SIZE - 1 :] & (groups >= 0)[:, None]
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
