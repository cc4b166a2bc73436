"""What many segments of an episode begin with, and so says little about any of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

READ = 24
"""Terms at the beginning of a segment that may repeat."""

SIZE = 4
"""Terms in a row that make a repetition."""

SHARING = 3
"""Segments that must have it."""

Run = tuple[str, ...]


def shared_runs(texts: Sequence[Sequence[str]]) -> set[Run]:
    """Runs of terms near the beginning of several of an episode's segments."""
    if len(texts) < SHARING:
        return set()
    counts = Counter(run for text in texts for run in set(_runs(text)))
    return {run for run, count in counts.items() if count >= SHARING}


def repeated(text: Sequence[str], shared: set[Run]) -> list[str]:
    """The terms at the beginning of a segment that stand in a shared run."""
    if not shared:
        return []
    places = {
        place + step
        for place, run in enumerate(_runs(text))
        if run in shared
        for step in range(SIZE)
    }
    return [text[place] for place in sorted(places)]


def _runs(text: Sequence[str]) -> list[Run]:
    head = tuple(text[:READ])
    return [head[place : place + SIZE] for place in range(len(head) - SIZE + 1)]
