"""An index of a library: runs that are mapped from files, seen as one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeAlias

import numpy as np

from tui.index.bm25f import WEIGHTS, Weights
from tui.index.mapped_segment import MappedSegment, SoundsOfRuns
from tui.index.merge import merged
from tui.index.postings import LAST_CODE, Candidate, Found, Indexed, Worth, rarity_among
from tui.index.segment_file import IN_TITLE, INITIALS, Array, IndexSegment
from tui.index.term_dictionary import TermDictionary
from tui.index.top_k import NumberSet, Walker, documents_with

_AFTER_INITIALS = chr(ord(INITIALS) + 1)
_MOST_WALKED = 60_000  # segments with the rarest word of a phrase
_MOST_CHECKED = 1_000  # segments looked at for one phrase; of more, so many are a sample
_MOST_SCANNED = 100_000  # terms of all documents that are looked through for initials
_KEPT_DOCUMENTS = 1_000  # documents whose terms are kept for the next keystroke
_KEPT = 8  # sets of documents that are kept for the next keystroke

Test: TypeAlias = Callable[[Array], Array]
"""Tells of codes which of them are meant."""


class IndexReader:
    """Documents by number, and the terms that they have; arrays stay in their files."""

    def __init__(
        self,
        runs: Sequence[IndexSegment],
        dead: Sequence[int] = (),
        weights: Weights = WEIGHTS,
        *,
        most_read: int = 20_000,
        terms_at_once: int = 4_000_000,
    ) -> None:
        """Take over opened runs.

        Args:
            runs: in the order of their numbers.
            dead: numbers of documents that are gone.
            weights: how much lengths count.
            most_read: documents that are looked at one by one; of more, all terms are read.
            terms_at_once: of those, how many between two looks at whether to go on.
        """
        self._most_read = most_read
        self._terms_at_once = terms_at_once
        terms, places = merged([run.spelt() for run in runs]) if runs else ([], [])
        self._runs = [
            MappedSegment(run, place, len(terms)) for run, place in zip(runs, places, strict=True)
        ]
        self._firsts = [run.first for run in self._runs]
        self._terms = tuple(terms)
        self._count = np.zeros(len(terms), np.int64)
        self._titled = np.zeros(len(terms), np.int64)
        self._capitals = np.zeros(len(terms), bool)
        for run in self._runs:
            self._count[run.places] += np.diff(run.run.starts)
            self._titled[run.places] += run.run.titled
            self._capitals[run.places] |= run.run.capitals > 0
        self.has_titles = bool(self._titled.any())
        others = bisect_left(terms, _AFTER_INITIALS)
        counts = self._count[others:]
        self.vocabulary = TermDictionary(
            terms[others:],
            lambda low, high: counts[low:high].tolist(),
            sorted(pair for run in self._runs for pair in run.latins(terms)),
            SoundsOfRuns(self._runs, terms).like,
        )
        self._known: dict[object, NumberSet] = {}
        self._documents: dict[int, Indexed] = {}
        self._walker = Walker(self._runs, np.asarray(dead, np.int64), weights)

    def __len__(self) -> int:
        return self._walker.living

    def rarity(self, count: float) -> float:
        """Inverse document frequency of what so many segments have; never negative."""
        return rarity_among(self._walker.living, count)

    def title_rarity(self, codes: str) -> float:
        """Inverse document frequency of a phrase among the titles, by its rarest term."""
        return self.rarity(min(int(self._titled[ord(code) - 1]) for code in codes))

    def term(self, term: str) -> Found:
        """A known term."""
        place = self._place(term)
        return Found(_code(place), int(self._count[place]), place)

    def spelt(self, codes: str) -> str:
        """The terms with these codes, spaces between."""
        return " ".join(self._terms[ord(code) - 1] for code in codes)

    def phrase(self, terms: Sequence[str]) -> Found:
        """Known terms side by side; counts none where they are too frequent to look through.

        Where many segments have all the terms, a sample of them tells how many have the phrase.
        """
        places = [self._place(term) for term in terms]
        codes = "".join(map(_code, places))
        rarest, *others = sorted(places, key=self._count.__getitem__)
        if self._count[rarest] > _MOST_WALKED:
            return Found(codes, 0, _NONE)
        numbers = self._walker.numbers_of([rarest])
        for place in others:
            numbers = numbers[self._walker.has(place, numbers)]
        sample = numbers[:: -(-len(numbers) // _MOST_CHECKED) or 1]
        tests = [_is_code(place + 1) for place in places]
        having = self._having_runs(sample, tests)[0]
        if len(sample) == len(numbers):
            return Found(codes, len(having), having)
        count = len(having) * len(numbers) // len(sample)
        return Found(codes, count, numbers if count else _NONE)

    def initials(self, letters: str) -> list[Found]:
        """The phrases of words that begin with these letters; of many terms, capitalised words."""
        numbers = self._documents_with_initials(letters)
        edges = [(self._low(letter), self._low(letter + chr(LAST_CODE))) for letter in letters]
        tests = [_is_between(low + 1, high + 1) for low, high in edges]
        having, runs = self._having_runs(numbers, tests)
        found: dict[str, list[int]] = {}
        for number, run in zip(having.tolist(), runs.tolist(), strict=True):
            found.setdefault("".join(map(chr, run)), []).append(number)
        return [Found(codes, len(having), np.unique(having)) for codes, having in found.items()]

    def _documents_with_initials(self, letters: str) -> Array:
        if self._walker.size <= _MOST_SCANNED:
            return np.flatnonzero(self._walker.numbers(None).mask)
        place = self._place(INITIALS + letters)
        if place == len(self._terms) or self._terms[place] != INITIALS + letters:
            return _NONE
        return self._walker.numbers_of([place])[:_MOST_CHECKED]

    def is_capital(self, term: str) -> bool:
        """Whether a known term is written in capitals somewhere."""
        return bool(self._capitals[self._place(term)])

    def indexed(self, number: int) -> Indexed:
        """A segment's codes; none for a number that no run has."""
        found = self._documents.get(number)
        if found is None:
            if len(self._documents) >= _KEPT_DOCUMENTS:
                self._documents.clear()
            found = self._documents[number] = self._read_document(number)
        return found

    def _read_document(self, number: int) -> Indexed:
        place = bisect_right(self._firsts, number) - 1
        if place < 0 or number >= self._runs[place].stop:
            return Indexed("", 0, titled=False)
        return self._runs[place].indexed(number)

    def candidates(
        self,
        clues: Sequence[Sequence[Worth]],
        most: int,
        among: NumberSet | None,
        check: Callable[[], None] | None = None,
    ) -> list[Candidate]:
        """The segments that the clues give most, at most so many, in no order."""
        return self._walker.candidates(clues, most, among, check)

    def numbers(self, ranges: Iterable[tuple[int, int]] | None = None) -> NumberSet:
        """The segments in some half-open ranges of numbers; all for None."""
        return self._walker.numbers(ranges)

    def numbers_of(self, found: Found) -> NumberSet:
        """The segments that have what was found."""
        postings = found.postings
        is_term = isinstance(postings, int)
        return self._walker.set_of(self._walker.numbers_of([postings]) if is_term else postings)

    def having(
        self,
        parts: Sequence[Collection[str]],
        *,
        titled: bool = False,
        check: Callable[[], None] | None = None,
    ) -> NumberSet:
        """The segments where known terms of each collection stand side by side in this order."""
        key = (*map(tuple, parts), titled)
        if key not in self._known:
            if len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            self._known[key] = self._having(parts, titled, check)
        return self._known[key]

    def _having(
        self,
        parts: Sequence[Collection[str]],
        titled: bool,  # noqa: FBT001  as having has it
        check: Callable[[], None] | None,
    ) -> NumberSet:
        places = [[self._place(term) for term in terms] for terms in parts]
        least = IN_TITLE if titled else 0
        found = self._walker.set_of(self._walker.numbers_of(places[0], least))
        for others in {tuple(row): row for row in places[1:]}.values():
            if check:
                check()
            found = found & self._walker.set_of(self._walker.numbers_of(others, least))
        if len(parts) == 1:
            return found
        numbers = np.flatnonzero(found.mask)
        if len(numbers) > self._most_read:
            wanted = [np.asarray(of_part, np.int64) for of_part in places]
            at_once = self._terms_at_once
            rows = [
                documents_with(run, wanted, at_once, titled=titled, check=check)
                for run in self._runs
            ]
        else:
            tests = [_is_one_of(of_part, len(self._terms)) for of_part in places]
            rows = [self._having_runs(numbers, tests, titled=titled)[0]]
        return self._walker.set_of(np.concatenate([_NONE, *rows]))

    def listed(self, numbers: NumberSet, most: int | None) -> list[int]:
        """The first numbers, in order, at most so many; all for None."""
        return [int(number) for number in np.flatnonzero(numbers.mask)[:most]]

    def _having_runs(
        self, numbers: Array, tests: Sequence[Test], *, titled: bool = False
    ) -> tuple[Array, Array]:
        """Of these documents, each where codes pass the tests side by side, and those codes.

        A document comes once for one run of codes, and as often as it has different ones.
        """
        codes, owners, is_head = self._walker.said(numbers)
        size = len(codes) - len(tests) + 1
        if size <= 0:
            return _NONE, np.zeros((0, len(tests)), np.int64)
        passed = owners[:size] == owners[len(tests) - 1 :]
        if titled:
            passed &= is_head[len(tests) - 1 :]
        for shift, test in enumerate(tests):
            passed &= test(codes[shift : shift + size])
        places = np.flatnonzero(passed)
        rows = np.column_stack([owners[places], *(codes[places + n] for n in range(len(tests)))])
        rows = np.unique(rows, axis=0) if len(rows) else rows
        return numbers[rows[:, 0]], rows[:, 1:]

    def _place(self, term: str) -> int:
        return bisect_left(self._terms, term)

    def _low(self, start: str) -> int:
        return bisect_left(self._terms, start)


_NONE: Array = np.zeros(0, np.int64)


def _code(place: int) -> str:
    return chr(min(place + 1, LAST_CODE))


def _is_code(code: int) -> Test:
    return lambda codes: codes == code


def _is_between(low: int, high: int) -> Test:
    return lambda codes: (codes >= low) & (codes < high)


def _is_one_of(places: Sequence[int], size: int) -> Test:
    table = np.zeros(size + 1, bool)
    table[np.asarray(places, np.int64) + 1] = True
    return lambda codes: table[codes]
