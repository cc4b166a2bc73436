"""The words of an index, arranged so that a word typed wrong finds those that may be meant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from rapidfuzz.distance import OSA, LCSseq
from rapidfuzz.process import extract

from tui.analysis.phonetics import romanize, sound_of
from tui.analysis.tokenizer import is_spaceless

_LAST = "\U0010ffff"
FEWEST = 3
"""Letters of a word that may be misspelt or shortened."""


Frequencies: TypeAlias = Callable[[int, int], Sequence[int]]


class TermDictionary:
    """Spellings in order: the terms themselves, and those of other scripts in Latin letters.

    What a typed word needs of them is arranged when a word that begins so is first asked for.
    """

    def __init__(
        self,
        terms: Sequence[str],
        frequencies: Frequencies,
        latins: Sequence[tuple[str, str]],
        sounding_like: Callable[[str], Sequence[str]],
    ) -> None:
        """Take over terms.

        Args:
            terms: in the order of their characters, each once.
            frequencies: tells how many documents have the terms from one index up to another.
            latins: terms of other scripts as latin_spellings gives them.
            sounding_like: gives the spellings with a sound key; none for the empty one.
        """
        # Tuples of strings cost Python's collector nothing, lists a walk each time.
        self._terms = tuple(terms)
        self._frequencies = frequencies
        self._latins = tuple(latin for latin, _ in latins)
        self._meant = tuple(term for _, term in latins)
        self._sounding_like = sounding_like
        self._buckets: dict[str, dict[int, tuple[str, ...]]] = {}
        self._beginnings: dict[tuple[str, int], tuple[str, ...]] = {}
        self._near: dict[tuple[str, int, int], tuple[str, ...]] = {}
        self._joined: dict[str, str] = {}

    def __contains__(self, spelling: str) -> bool:
        return self.has(spelling) or _is_in(self._latins, spelling)

    def has(self, term: str) -> bool:
        """Whether it is a term itself, not only the spelling of one."""
        return _is_in(self._terms, term)

    def meant_by(self, spelling: str) -> tuple[str, ...]:
        """The terms that have this spelling, itself first; none if it is not known."""
        itself = (spelling,) if self.has(spelling) else ()
        low = bisect_left(self._latins, spelling)
        return (*itself, *self._meant[low : bisect_right(self._latins, spelling, low)])

    def begins(self, start: str) -> bool:
        """Whether any spelling begins so."""
        edges = (_edges(spellings, start) for spellings in (self._terms, self._latins))
        return any(low < high for low, high in edges)

    def beginning_with(self, start: str) -> list[str]:
        """The spellings that begin so, in alphabetical order; itself among them if it is one."""
        found = _beginning(self._terms, start)
        others = _beginning(self._latins, start) if self._latins else []
        return sorted({*found, *others}) if others else found

    def likely_beginning_with(self, start: str, most: int) -> list[str]:
        """The same; where they are more than so many, only the terms that most documents have."""
        low, high = _edges(self._terms, start)
        if high - low <= most:
            return self.beginning_with(start)
        frequencies = self._frequencies(low, high)
        order = sorted(range(low, high), key=lambda index: -frequencies[index - low])
        return [self._terms[index] for index in sorted(order[:most])]

    def terms_beginning_with(self, start: str) -> list[str]:
        """The terms themselves that begin so, in alphabetical order."""
        return _beginning(self._terms, start)

    def near(self, typed: str, edits: int, firsts: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Spellings with one of these first letters within so many edits, and how many."""
        for first in firsts:
            yield from _within(typed, self._about_as_long(first, len(typed), edits), edits)

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

    def sounding_like(self, typed: str) -> Sequence[str]:
        """Spellings that are read as the typed word is."""
        return self._sounding_like(sound_of(typed))

    def containing_in_order(self, typed: str) -> list[str]:
        """Longer spellings with the same first letter that have all its letters in order."""
        size = len(typed)
        return [
            spelling
            for length, bucket in self._sized(typed[0]).items()
            if length > size
            for spelling, _, _ in extract(
                typed, bucket, scorer=LCSseq.similarity, score_cutoff=size, limit=None
            )
        ]

    def containing(self, typed: str) -> list[str]:
        """Spellings that have the typed letters in their middle."""
        return [
            spelling
            for first in self._firsts
            if typed in self._lines(first)
            for spelling in self._lines(first).split("\n")
            if typed in spelling
        ]

    @cached_property
    def _firsts(self) -> list[str]:
        """The letters that spellings begin with."""
        firsts: set[str] = set()
        for spellings in (self._terms, self._latins):
            index = 0
            while index < len(spellings):
                first = spellings[index][0]
                firsts.add(first)
                index = bisect_left(spellings, first + _LAST, index + 1)
        return sorted(first for first in firsts if first.isalpha())

    def _sized(self, first: str) -> dict[int, tuple[str, ...]]:
        """The spellings of letters with a first letter, by their length."""
        if first not in self._buckets:
            sized: dict[int, list[str]] = defaultdict(list)
            for spelling in self.beginning_with(first):
                if has_sound(spelling):
                    sized[len(spelling)].append(spelling)
            self._buckets[first] = {size: tuple(sized[size]) for size in sorted(sized)}
        return self._buckets[first]

    def _about_as_long(self, first: str, size: int, edits: int) -> tuple[str, ...]:
        """The spellings with a first letter that so many edits may make of so many letters."""
        key = first, size, edits
        if key not in self._near:
            sized = self._sized(first)
            sizes = range(size - edits, size + edits + 1)
            self._near[key] = tuple(chain.from_iterable(sized.get(size, ()) for size in sizes))
        return self._near[key]

    def _beginnings_of(self, first: str, size: int) -> tuple[str, ...]:
        key = first, size
        if key not in self._beginnings:
            longer = (bucket for length, bucket in self._sized(first).items() if length > size)
            self._beginnings[key] = tuple(sorted({s[:size] for bucket in longer for s in bucket}))
        return self._beginnings[key]

    def _lines(self, first: str) -> str:
        """The spellings with a first letter, a line each."""
        if first not in self._joined:
            self._joined[first] = "\n".join(s for b in self._sized(first).values() for s in b)
        return self._joined[first]


def has_sound(spelling: str) -> bool:
    """Whether a spelling is one that a typed word may sound like."""
    return len(spelling) >= FEWEST and spelling.isalpha()


def latin_spellings(terms: Iterable[str]) -> list[tuple[str, str]]:
    """Latin spellings of terms of other scripts, and the terms, in alphabetical order."""
    return sorted(
        (latin, term)
        for term in terms
        if not term.isascii()
        and not is_spaceless(term)
        and (latin := romanize(term)) not in ("", term)
    )


def _is_in(spellings: Sequence[str], wanted: str) -> bool:
    index = bisect_left(spellings, wanted)
    return index < len(spellings) and spellings[index] == wanted


def _beginning(spellings: Sequence[str], start: str) -> list[str]:
    low, high = _edges(spellings, start)
    return list(spellings[low:high])


def _edges(spellings: Sequence[str], start: str) -> tuple[int, int]:
    low = bisect_left(spellings, start)
    return low, bisect_left(spellings, start + _LAST, low)


def _within(typed: str, spellings: Sequence[str], edits: int) -> Iterator[tuple[str, int]]:
    for spelling, distance, _ in extract(
        typed, spellings, scorer=OSA.distance, score_cutoff=edits, limit=None
    ):
        yield spelling, distance
