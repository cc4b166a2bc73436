"""A run among others: its terms in the numbers that all runs share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import overload

import numpy as np

from tui.index.postings import LAST_CODE, Indexed
from tui.index.segment_file import Array, IndexSegment, lines_of


class MappedSegment:
    """A run, and where its terms are among those of all runs.

    Attributes:
        run: the run.
        first: the number of its first document.
        stop: the number after its last one.
        places: for each of its terms, the place among all.
    """

    def __init__(self, run: IndexSegment, places: Array, size: int) -> None:
        """Take over a run whose terms have these places among so many."""
        self.run = run
        self.first = run.first
        self.stop = run.first + run.count
        self.places = places
        self._own: Array | None = None
        self._codes: Array | None = None
        if len(places) != size or size >= LAST_CODE:
            self._own = np.full(size, -1, np.int64)
            self._own[places] = np.arange(len(places))
            self._codes = np.zeros(len(places) + 1, np.uint32)
            self._codes[1:] = np.minimum(places.astype(np.int64) + 1, LAST_CODE)

    def own(self, places: Array) -> Array:
        """Where terms of all runs are in this one; -1 for those that it has not."""
        return places if self._own is None else self._own[places]

    def codes(self, forward: Array) -> Array:
        """The codes, in all runs, of terms of documents of this one."""
        return forward if self._codes is None else self._codes[forward]

    def indexed(self, number: int) -> Indexed:
        """The codes of a document."""
        local = number - self.first
        run = self.run
        codes = self.codes(run.forward[run.bounds[local] : run.bounds[local + 1]])
        said = codes.tobytes().decode("utf-32-le", "surrogatepass")
        return Indexed(said, int(run.heads[local]), bool(run.owned[local]))

    def latins(self, terms: Sequence[str]) -> list[tuple[str, str]]:
        """Latin spellings of its terms of other scripts, and those terms."""
        places = self.places[self.run.latin_terms].tolist()
        return [
            (latin, terms[place])
            for latin, place in zip(lines_of(self.run.latins), places, strict=True)
        ]


class SoundsOfRuns:
    """The spellings of several runs by what they sound like; nothing is read before it is asked."""

    def __init__(self, runs: Sequence[MappedSegment], terms: Sequence[str]) -> None:
        self._runs = runs
        self._terms = terms

    def like(self, key: str) -> Sequence[str]:
        """The spellings with a sound key; none for the empty one."""
        found: set[str] = set()
        for mapped in self._runs if key else ():
            run = mapped.run
            wanted = key.encode()
            keys = _Keys(run)
            place = bisect_left(keys, wanted)
            if place == len(keys) or keys[place] != wanted:
                continue
            low, high = run.sound_starts[[place, place + 1]]
            spellings = run.sounding[low:high]
            own = spellings[spellings < len(mapped.places)]
            found.update(self._terms[there] for there in mapped.places[own].tolist())
            if len(own) < len(spellings):
                latins = lines_of(run.latins)
                others = spellings[len(own) :].astype(np.int64) - len(mapped.places)
                found.update(latins[there] for there in others.tolist())
        return sorted(found)


class _Keys(Sequence[bytes]):
    """The sound keys of a run, read where they are looked at."""

    def __init__(self, run: IndexSegment) -> None:
        self._run = run

    def __len__(self) -> int:
        return len(self._run.sound_ends)

    @overload
    def __getitem__(self, place: int) -> bytes: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[bytes]: ...
    def __getitem__(self, place: int | slice) -> bytes | Sequence[bytes]:
        if isinstance(place, slice):
            return [self[there] for there in range(len(self))[place]]
        ends = self._run.sound_ends
        start = int(ends[place - 1]) + 1 if place else 0
        return self._run.sounds[start : ends[place]].tobytes()
