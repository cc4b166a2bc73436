"""Looking through all terms of mapped runs, where a phrase is of words that very many have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from tui.index.mapped_segment import MappedSegment
from tui.index.segment_file import Array

_AT_ONCE = 4_000_000  # terms that are looked through between two looks at whether to go on


def documents_with(
    run: MappedSegment,
    parts: Sequence[Array],
    *,
    titled: bool,
    check: Callable[[], None] | None = None,
) -> Array:
    """The documents of a run where terms of each part stand side by side in this order.

    Args:
        run: the run.
        parts: for each word the places, among the terms of all runs, of those that it may be.
        titled: whether only the file's own title counts.
        check: called now and then; what it raises gives it up.
    """
    own = [run.own(part) for part in parts]
    own = [part[part >= 0] for part in own]
    if not all(len(part) for part in own):
        return _NONE
    starts = run.run.starts
    anchor = min(range(len(own)), key=lambda n: int((starts[own[n] + 1] - starts[own[n]]).sum()))
    bounds = run.run.bounds
    cuts = np.searchsorted(bounds, np.arange(0, int(bounds[-1]), _AT_ONCE))
    rows = [_NONE]
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


_NONE: Array = np.zeros(0, np.int64)


def _is_of(codes: Array, terms: Array) -> Array:
    """Whether each code, counted from 1, is one of these terms, counted from 0."""
    if len(terms) == 1:
        return np.asarray(codes == np.uint32(terms[0] + 1))
    table = np.zeros(max(int(codes.max(initial=0)), int(terms.max()) + 1) + 1, bool)
    table[terms + 1] = True
    return table[codes]
