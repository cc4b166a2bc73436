"""The words of an index, arranged so that a word typed wrong finds those that may be meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from tui.search.romanize import romanize
from tui.search.sound import sound_of
from tui.search.terms import is_spaceless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LAST = "\U0010ffff"
_FEWEST = 3  # letters of a word that may be misspelt or shortened


class Vocabulary:
    """Spellings in order: the terms themselves, and those of other scripts in Latin letters."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._meant: dict[str, tuple[str, ...]] = {}
        for term in terms:
            self._meant[term] = (term, *self._meant.get(term, ()))
            latin = romanize(term)
            if latin != term and not is_spaceless(term):
                self._meant[latin] = (*self._meant.get(latin, ()), term)
        self._sorted = sorted(self._meant)
        self._sized: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for spelling in self._sorted:
            if len(spelling) >= _FEWEST and spelling.isalpha():
                self._sized[spelling[0], len(spelling)].append(spelling)
                self._sounds[sound_of(spelling)].append(spelling)
        self._sounds.pop("", None)
        self._firsts = sorted({first for first, _ in self._sized})
        self._sizes = sorted({size for _, size in self._sized})
        self._beginnings: dict[tuple[str, int], list[str]] = {}
        self._joined: dict[str, str] = {}

    def __contains__(self, spelling: str) -> bool:
        return spelling in self._meant

    def has(self, term: str) -> bool:
        """Whether it is a term itself, not only the spelling of one."""
        return self._meant.get(term, ("",))[0] == term

    def meant_by(self, spelling: str) -> tuple[str, ...]:
        """The terms that have this spelling; none if it is not known."""
        return self._meant.get(spelling, ())

    def beginning_with(self, start: str) -> list[str]:
        """The spellings that begin so, in alphabetical order; itself among them if it is one."""
        low = bisect_left(self._sorted, start)
        return self._sorted[low : bisect_left(self._sorted, start + _LAST, low)]

    def near(self, typed: str, edits: int, firsts: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Spellings with one of these first letters within so many edits, and how many."""
        for first in firsts:
            for size in range(len(typed) - edits, len(typed) + edits + 1):
                bucket = self._sized.get((first, size))
                if bucket:
                    yield from _within(typed, bucket, edits)

    def near_anywhere(self, typed: str, edits: int) -> Iterator[tuple[str, int]]:
        """Spellings with any first letter within so many edits, and how many."""
        return self.near(typed, edits, self._firsts)

    def near_beginnings(
        self, typed: str, edits: int, first: str, longer: int = 0
    ) -> Iterator[tuple[str, int]]:
        """Beginnings of longer spellings within so many edits, and how many.

        Those with letters added at the end are left out, up to so many as longer allows.
        """
        for size in range(len(typed) - edits + 1, len(typed) + edits + longer):
            yield from _within(typed, self._beginnings_of(first, size), edits)

    def sounding_like(self, typed: str) -> list[str]:
        """Spellings that are read as the typed word is."""
        return self._sounds.get(sound_of(typed), [])

    def containing_in_order(self, typed: str) -> list[str]:
        """Longer spellings with the same first letter that have all its letters in order."""
        parts = [re.escape(typed[0])]
        parts += [rf"[^{re.escape(char)}\n]*{re.escape(char)}" for char in typed[1:]]
        found: list[str] = re.findall(rf"^{''.join(parts)}.*$", self._lines(typed[0]), re.MULTILINE)
        return found

    def containing(self, typed: str) -> list[str]:
        """Spellings that have the typed letters in their middle."""
        return [
            spelling
            for first in self._firsts
            if typed in self._lines(first)
            for spelling in self._lines(first).split("\n")
            if typed in spelling
        ]

    def _beginnings_of(self, first: str, size: int) -> list[str]:
        key = first, size
        if key not in self._beginnings:
            longer = (
                spelling
                for length in self._sizes
                if length > size
                for spelling in self._sized.get((first, length), ())
            )
            self._beginnings[key] = sorted({spelling[:size] for spelling in longer})
        return self._beginnings[key]

    def _lines(self, first: str) -> str:
        """The spellings with a first letter, a line each."""
        if first not in self._joined:
            self._joined[first] = "\n".join(
                spelling for size in self._sizes for spelling in self._sized.get((first, size), ())
            )
        return self._joined[first]


def _within(typed: str, spellings: list[str], edits: int) -> Iterator[tuple[str, int]]:
    for spelling, distance, _ in extract(
        typed, spellings, scorer=OSA.distance, score_cutoff=edits, limit=None
    ):
        yield spelling, distance
