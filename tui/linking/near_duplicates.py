"""Texts that differ in a few words only: in how common a word is, they count as one.

Each text has a sketch, the least of its words under several orders. The share of places at which
two sketches agree tells how many of their words two texts share. Only texts of which a part of the
sketch is the same are compared, each with the first such text, so that all takes linear time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from tui.linking.corpus import Numbers

    Sketches = npt.NDArray[np.uint32]

_BANDS = 6  # parts of a sketch
_ROWS = 4  # orders of words in each part
_ALIKE = 0.75  # the share of the words of both that makes two texts one
_FEWEST = 10  # words that tell a text; of fewer, one may make all the difference
_SPREAD = 2_654_435_761  # numbers in a row become numbers far apart
_SEED = 7


def families(words: Numbers, owners: Numbers, marks: npt.NDArray[np.float64]) -> Numbers:
    """For each text the number of its family: the first text that it is nearly the same as.

    Args:
        words: the numbers of words, each once for each text that has it.
        owners: the text of each, in rising order.
        marks: for each text what must be the same for two of one family.

    Returns:
        As many numbers as texts, each that of a text which is its own family.
    """
    family = np.arange(len(marks), dtype=np.int32)
    several, first = np.unique(owners, return_index=True)
    sizes = np.diff(np.append(first, len(owners)))
    if not (sizes >= _FEWEST).any():
        return family
    enough = np.flatnonzero(sizes >= _FEWEST)
    sketches = _sketches(words, first)[enough]
    own = several[enough]
    for band in range(_BANDS):
        part = np.ascontiguousarray(sketches[:, band * _ROWS : (band + 1) * _ROWS])
        before = _first_with_the_same(part)
        same = (sketches == sketches[before]).mean(axis=1) >= _ALIKE
        same &= marks[own] == marks[own[before]]
        family[own[same]] = np.minimum(family[own[same]], own[before[same]])
    return _followed(family)


def _sketches(words: Numbers, first: npt.NDArray[np.intp]) -> Sketches:
    """For each text the least of its words in each order."""
    drawing = np.random.default_rng(_SEED)
    factors = drawing.integers(0, 2**31, _BANDS * _ROWS, dtype=np.uint32) * np.uint32(2) + 1
    shifts = drawing.integers(0, 2**32, _BANDS * _ROWS, dtype=np.uint32)
    mixed = words.astype(np.uint32) * np.uint32(_SPREAD)
    mixed ^= mixed >> np.uint32(15)
    found = np.empty((len(first), _BANDS * _ROWS), np.uint32)
    for place, (factor, shift) in enumerate(zip(factors, shifts, strict=True)):
        order = mixed * factor + shift
        order ^= order >> np.uint32(16)
        found[:, place] = np.minimum.reduceat(order * np.uint32(_SPREAD), first)
    return found


def _first_with_the_same(part: Sketches) -> npt.NDArray[np.intp]:
    """For each row the place of the first row that is the same."""
    keys = part.view(np.dtype((np.void, part.dtype.itemsize * part.shape[1]))).ravel()
    _, first, of = np.unique(keys, return_index=True, return_inverse=True)
    return np.asarray(first[of])


def _followed(family: Numbers) -> Numbers:
    """Each number as the last one that it leads to; each leads to a smaller one or to itself."""
    while True:
        further = family[family]
        if np.array_equal(further, family):
            return family
        family = further
