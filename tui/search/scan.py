"""Looking through all terms of mapped runs, where a phrase is of words that very many have."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tui.search.mapped import MappedRun
from tui.search.runs import Array


def documents_with(run: MappedRun, parts: Sequence[Array], *, titled: bool) -> Array:
    """The documents of a run where terms of each part stand side by side in this order.

    Args:
        run: the run.
        parts: for each word the places, among the terms of all runs, of those that it may be.
        titled: whether only the file's own title counts.
    """
    own = [run.own(part) for part in parts]
    own = [part[part >= 0] for part in own]
    if not all(len(part) for part in own):
        return _NONE
    starts = run.run.starts
    anchor = min(range(len(own)), key=lambda n: int((starts[own[n] + 1] - starts[own[n]]).sum()))
    forward = run.run.forward
    there = np.flatnonzero(_is_of(forward, own[anchor])) - anchor
    there = there[(there >= 0) & (there + len(own) <= len(forward))]
    for shift, part in enumerate(own):
        if shift != anchor:
            there = there[_is_of(forward[there + shift], part)]
    bounds = run.run.bounds
    documents = np.searchsorted(bounds, there, side="right") - 1
    ends = bounds[documents + 1]
    if titled:
        heads = np.where(run.run.owned[documents], run.run.heads[documents], 0)
        ends = bounds[documents] + heads
    return np.unique(documents[there + len(own) <= ends]) + run.first


_NONE: Array = np.zeros(0, np.int64)


def _is_of(codes: Array, terms: Array) -> Array:
    """Whether each code, counted from 1, is one of these terms, counted from 0."""
    if len(terms) == 1:
        return np.asarray(codes == np.uint32(terms[0] + 1))
    table = np.zeros(max(int(codes.max(initial=0)), int(terms.max()) + 1) + 1, bool)
    table[terms + 1] = True
    return table[codes]
