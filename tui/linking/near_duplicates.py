"""Texts that differ in a few words only: in how common a word is, they count as one.

Each text has a MinHash signature, the least of its words under several orders. The share of values
that two signatures have in common estimates how many of their words two texts share. Only texts
with a band of the signature in common are compared, each with the first such text, so that all
takes linear time; first by signature, so that the order of the texts changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int32]
    FloatArray = npt.NDArray[np.float64]
    Hashes = npt.NDArray[np.uint32]
    Signatures = npt.NDArray[np.uint32]

_BANDS = 6  # of a signature
_ROWS = 4  # hash functions in each band
_SIMILAR = 0.75  # the share of the words of both that makes two texts one
_FEWEST = 10  # words that tell a text; of fewer, one may make all the difference
_SPREAD = 2_654_435_761  # numbers in a row become numbers far apart
_SEED = 7


def near_duplicate_clusters(words: Hashes, documents: IntArray, marks: FloatArray) -> IntArray:
    """For each text the number of its cluster: the first text that it is nearly the same as.

    Args:
        words: the hashes of words, each once for each text that has it.
        documents: the text of each, in rising order.
        marks: for each text what must be the same for two of one cluster.

    Returns:
        As many numbers as texts, each that of a text which is its own cluster.
    """
    cluster = np.arange(len(marks), dtype=np.int32)
    several, first = np.unique(documents, return_index=True)
    sizes = np.diff(np.append(first, len(documents)))
    if not (sizes >= _FEWEST).any():
        return cluster
    enough = np.flatnonzero(sizes >= _FEWEST)
    signatures, own = _signatures(words, first)[enough], several[enough]
    order = np.lexsort((marks[own], *signatures.T))
    signatures, own = signatures[order], own[order]
    near = np.arange(len(own), dtype=np.int32)
    for band in range(_BANDS):
        part = np.ascontiguousarray(signatures[:, band * _ROWS : (band + 1) * _ROWS])
        before = _first_equal_row(part)
        same = (signatures == signatures[before]).mean(axis=1) >= _SIMILAR
        same &= marks[own] == marks[own[before]]
        near[same] = np.minimum(near[same], before[same])
    near = _resolved(near)
    earliest = np.full(len(own), len(marks), dtype=np.int32)
    np.minimum.at(earliest, near, own)
    cluster[own] = earliest[near]
    return cluster


def _signatures(words: Hashes, first: npt.NDArray[np.intp]) -> Signatures:
    """For each text the least of its words in each order."""
    drawing = np.random.default_rng(_SEED)
    factors = drawing.integers(0, 2**31, _BANDS * _ROWS, dtype=np.uint32) * np.uint32(2) + 1
    shifts = drawing.integers(0, 2**32, _BANDS * _ROWS, dtype=np.uint32)
    signatures = np.empty((len(first), _BANDS * _ROWS), np.uint32)
    for column, (factor, shift) in enumerate(zip(factors, shifts, strict=True)):
        order = words * factor + shift
        order ^= order >> np.uint32(16)
        signatures[:, column] = np.minimum.reduceat(order * np.uint32(_SPREAD), first)
    return signatures


def _first_equal_row(part: Signatures) -> npt.NDArray[np.intp]:
    """For each row the number of the first row that is the same."""
    keys = part.view(np.dtype((np.void, part.dtype.itemsize * part.shape[1]))).ravel()
    _, first, of = np.unique(keys, return_index=True, return_inverse=True)
    return np.asarray(first[of])


def _resolved(cluster: IntArray) -> IntArray:
    """Each number as the last one that it leads to; each leads to a smaller one or to itself."""
    while True:
        further = cluster[cluster]
        if np.array_equal(further, cluster):
            return cluster
        cluster = further
