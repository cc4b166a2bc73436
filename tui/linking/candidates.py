"""Which news may tell what some of it tells, found by the rare words that both have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.linking.corpus import NewsCorpus, Numbers

_KEYS = 10  # rare words of a telling by which others are found
_WIDESPREAD = 100  # tellings that have a word; one that more have finds nothing
_SHARED = 3  # rare words that two tellings share at least


def neighbours(pool: NewsCorpus, tellings: Iterable[int]) -> set[int]:
    """Some tellings of a pool, and those that share rare words with one of them.

    Args:
        pool: the pool.
        tellings: their numbers.

    Returns:
        The numbers of all these, and of what is nearly the same as one; whether they do tell the
        same is for others to find out.
    """
    family = pool.laid.family
    given = np.array(sorted(tellings), dtype=np.int32)
    known = set(np.flatnonzero(np.isin(family, family[given])).tolist())
    return known.union(*(_near(pool, telling).tolist() for telling in given.tolist()))


def _near(pool: NewsCorpus, telling: int) -> Numbers:
    """The tellings that share rare words with the headline and first passage of one."""
    laid = pool.laid
    ends = np.array([telling, telling + 1], dtype=laid.head_of.dtype)  # or all is cast each time
    first, last = np.searchsorted(laid.head_of, ends)
    words = laid.head[first:last]
    holders = laid.holders[words]
    shared = (holders > 1) & (holders <= _WIDESPREAD)
    rarest = words[shared][np.argsort(holders[shared], kind="stable")][:_KEYS]
    held = [np.unique(laid.telling[laid.places(int(word))]) for word in rarest]
    if not held:
        return np.empty(0, dtype=np.int32)
    several, counts = np.unique(np.concatenate(held), return_counts=True)
    return several[counts >= _SHARED]
