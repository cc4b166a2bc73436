"""An index of segments in plain dicts, for the episodes that are open."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from heapq import nlargest
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from tui.index.postings import (
    Candidate,
    Found,
    Indexed,
    Worth,
    effort,
    rarity_among,
    runs_of,
    within,
)
from tui.index.term_dictionary import TermDictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

IMPACT = 100
"""Impacts are whole numbers of this part, which Python keeps once each."""

_MOST_CHECKED = 3000  # segments looked at for one phrase
_BUDGET = 6_000  # postings that one query walks, beside those of its rarest word
_VERIFIED = 300  # candidates that are asked for the words beyond the budget

Postings: TypeAlias = dict[int, int]
"""Segment number to impact: BM25's part that does not depend on the query, times IMPACT."""


class MemoryIndex:
    """Segments by number, and the terms that they have; made by make_index, then only read."""

    def __init__(
        self,
        segments: Sequence[Indexed],
        code_of: Mapping[str, str],
        postings: Mapping[str, Postings],
        capitals: frozenset[str],
        initials: Sequence[str],
    ) -> None:
        """Take over what was collected.

        Args:
            segments: by number.
            code_of: term to code.
            postings: code to postings.
            capitals: terms that are written in capitals somewhere.
            initials: the first letters of each segment's terms, in step with its codes.
        """
        terms = sorted(code_of)
        counts = [len(postings[code_of[term]]) for term in terms]
        self.vocabulary = TermDictionary(terms, lambda low, high: counts[low:high])
        self._segments = segments
        self._capitals = capitals
        self._code_of = code_of
        self._spelt = list(code_of)
        self._postings = postings
        titles = [found.codes[: found.head] for found in segments if found.titled]
        self.has_titles = bool(titles)
        self._titled = Counter(code for title in titles for code in set(title))
        self._initials = "\n".join(initials)
        self._starts = list(accumulate((len(letters) + 1 for letters in initials), initial=0))

    def __len__(self) -> int:
        return len(self._segments)

    def rarity(self, count: float) -> float:
        """Inverse document frequency of what so many segments have; never negative."""
        return rarity_among(len(self._segments), count)

    def title_rarity(self, codes: str) -> float:
        """Inverse document frequency of a phrase among the titles, by its rarest term."""
        return self.rarity(min(self._titled[code] for code in codes))

    def term(self, term: str) -> Found:
        """A known term."""
        code = self._code_of[term]
        postings = self._postings[code]
        return Found(code, len(postings), postings)

    def spelt(self, codes: str) -> str:
        """The terms with these codes, spaces between."""
        return " ".join(self._spelt[ord(code) - 1] for code in codes)

    def phrase(self, terms: Sequence[str]) -> Found:
        """Known terms side by side; counts none where they are too frequent to look through."""
        codes = "".join(self._code_of[term] for term in terms)
        lists = sorted((self._postings[code] for code in codes), key=len)
        if len(lists[0]) > _MOST_CHECKED:
            return Found(codes, 0, {})
        postings = {
            number: impact
            for number, impact in lists[0].items()
            if all(number in others for others in lists[1:])
            and codes in self._segments[number].codes
        }
        return Found(codes, len(postings), postings)

    def initials(self, letters: str) -> list[Found]:
        """The phrases whose terms begin with these letters."""
        found: dict[str, Postings] = {}
        place = self._initials.find(letters)
        for _ in range(_MOST_CHECKED):
            if place < 0:
                break
            number = bisect_right(self._starts, place) - 1
            start = place - self._starts[number]
            codes = self._segments[number].codes[start : start + len(letters)]
            found.setdefault(codes, {})[number] = IMPACT
            place = self._initials.find(letters, place + 1)
        return [Found(codes, len(postings), postings) for codes, postings in found.items()]

    def is_capital(self, term: str) -> bool:
        """Whether a known term is written in capitals somewhere."""
        return term in self._capitals

    def indexed(self, number: int) -> Indexed:
        """A segment's codes."""
        return self._segments[number]

    def candidates(
        self,
        clues: Sequence[Sequence[Worth]],
        most: int,
        among: set[int] | None,
        check: Callable[[], None] | None = None,
    ) -> list[Candidate]:
        """The segments that the clues give most, at most so many, in no order."""
        found: dict[int, float] = {}
        spent = 0
        for worths in sorted(clues, key=effort):
            if check:
                check()
            spent += effort(worths)
            if found and spent > _BUDGET:
                _verify(worths, found)
                continue
            for number, gain in _gains(worths).items():
                if among is None or number in among:
                    found[number] = found.get(number, 0.0) + gain
        likely = nlargest(most, found, key=found.__getitem__)
        return [Candidate(number, found[number]) for number in likely]

    def numbers(self, ranges: Iterable[tuple[int, int]] | None = None) -> set[int]:
        """The segments in some half-open ranges of numbers; all for None."""
        if ranges is None:
            return set(range(len(self._segments)))
        return {number for low, high in ranges for number in range(low, high)}

    def numbers_of(self, found: Found) -> set[int]:
        """The segments that have what was found."""
        return set(found.postings)

    def having(
        self,
        parts: Sequence[Collection[str]],
        *,
        titled: bool = False,
        check: Callable[[], None] | None = None,  # noqa: ARG002  this is quick
    ) -> set[int]:
        """The segments where known terms of each collection stand side by side in this order."""
        codes = [frozenset(map(self._code_of.__getitem__, terms)) for terms in parts]
        rows = [
            set[int]().union(*(self._postings[code] for code in choices))
            for choices in sorted(codes, key=self._effort)
        ]
        found = set[int].intersection(*rows)
        if len(parts) == 1 and not titled:
            return found
        return {number for number in found if self._has(number, codes, titled=titled)}

    def listed(self, numbers: set[int], most: int) -> list[int]:
        """The first numbers, in order, at most so many."""
        return sorted(numbers)[:most]

    def _effort(self, codes: frozenset[str]) -> int:
        return sum(len(self._postings[code]) for code in codes)

    def _has(self, number: int, parts: Sequence[frozenset[str]], *, titled: bool) -> bool:
        codes, head, has_title = self._segments[number]
        if titled and not has_title:
            return False
        said = codes[:head] if titled else codes
        return next(runs_of(said, parts), None) is not None


def _gains(worths: Sequence[Worth]) -> dict[int, float]:
    """What a clue gives to each segment; the meanings of least value fall to the budget."""
    best: dict[int, float] = {}
    for value, found in reversed(within(_BUDGET, worths)):
        part = value / IMPACT
        for number, impact in found.postings.items():
            best[number] = part * impact
    return best


def _verify(worths: Sequence[Worth], found: dict[int, float]) -> None:
    """Add what a frequent clue gives to those that are found already."""
    for number in nlargest(_VERIFIED, found, key=found.__getitem__):
        for value, meant in worths:
            impact = meant.postings.get(number)
            if impact:
                found[number] += value * impact / IMPACT
                break
