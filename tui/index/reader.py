"""An index of a library: segments that are mapped from files, seen as one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from math import log
from typing import TypeAlias

import numpy as np

from tui.index.bm25f import WEIGHTS, Weights
from tui.index.merge import merged
from tui.index.postings import (
    LAST_CODE,
    DocumentTerms,
    PostingList,
    TermImpacts,
)
from tui.index.segment import SegmentReader, SoundKeys
from tui.index.segment_file import IN_TITLE, INITIALS, Array, IndexSegment
from tui.index.term_dictionary import TermDictionary
from tui.index.top_k import DocumentSet, ForwardTerms, TopK, documents_with

_AFTER_INITIALS = chr(ord(INITIALS) + 1)
_MOST_POSTINGS = 60_000  # documents with the rarest word of a phrase
_MOST_CHECKED = 1_000  # documents looked at for one phrase; of more, so many are a sample
_MOST_SCANNED = 100_000  # terms of all documents that are looked through for initials
_CACHED_DOCUMENTS = 1_000  # documents whose terms are kept for the next keystroke
_CACHED_SETS = 8  # sets of documents that are kept for the next keystroke

Test: TypeAlias = Callable[[Array], Array]
"""Tells of codes which of them are meant."""


class IndexReader:
    """Documents by number, and the terms that they have; arrays stay in their files."""

    def __init__(
        self,
        segments: Sequence[IndexSegment],
        dead: Sequence[int] = (),
        weights: Weights = WEIGHTS,
        *,
        most_read: int = 20_000,
        terms_at_once: int = 4_000_000,
    ) -> None:
        """Take over opened segments.

        Args:
            segments: in the order of their numbers.
            dead: numbers of documents that are gone.
            weights: how much lengths count.
            most_read: documents that are looked at one by one; of more, all terms are read.
            terms_at_once: of those, how many between two looks at whether to go on.
        """
        self._most_read = most_read
        self._terms_at_once = terms_at_once
        terms, term_numbers = (
            merged([segment.term_list() for segment in segments]) if segments else ([], [])
        )
        self._segments = [
            SegmentReader(segment, term_number, len(terms))
            for segment, term_number in zip(segments, term_numbers, strict=True)
        ]
        self._firsts = [segment.first for segment in self._segments]
        self._terms = tuple(terms)
        self._count = np.zeros(len(terms), np.int64)
        self._titled = np.zeros(len(terms), np.int64)
        self._capitals = np.zeros(len(terms), bool)
        for segment in self._segments:
            self._count[segment.term_numbers] += np.diff(segment.arrays.starts)
            self._titled[segment.term_numbers] += segment.arrays.titled
            self._capitals[segment.term_numbers] |= segment.arrays.capitals > 0
        self.has_titles = bool(self._titled.any())
        others = bisect_left(terms, _AFTER_INITIALS)
        counts = self._count[others:]
        self.vocabulary = TermDictionary(
            terms[others:],
            lambda low, high: counts[low:high].tolist(),
            sorted(pair for segment in self._segments for pair in segment.latins(terms)),
            SoundKeys(self._segments, terms).like,
        )
        self._set_cache: dict[object, DocumentSet] = {}
        self._document_cache: dict[int, DocumentTerms] = {}
        self._top_k = TopK(self._segments, np.asarray(dead, np.int64), weights)

    def __len__(self) -> int:
        return self._top_k.living

    def idf(self, count: float) -> float:
        """Inverse document frequency of what so many documents have; never negative.

        Counts may be too high, for they are of the documents that are gone too.
        """
        total = self._top_k.living
        return log(1 + (max(0, total - count) + 0.5) / (min(count, total) + 0.5))

    def title_idf(self, codes: str) -> float:
        """Inverse document frequency of a phrase among the titles, by its rarest term."""
        return self.idf(min(int(self._titled[ord(code) - 1]) for code in codes))

    def term(self, term: str) -> PostingList:
        """A known term."""
        term_number = self._term_number(term)
        return PostingList(_code(term_number), int(self._count[term_number]), term_number)

    def spelling(self, codes: str) -> str:
        """The terms with these codes, spaces between."""
        return " ".join(self._terms[ord(code) - 1] for code in codes)

    def phrase(self, terms: Sequence[str]) -> PostingList:
        """Known terms side by side; counts none where they are too frequent to look through.

        Where many documents have all the terms, a sample of them tells how many have the phrase.
        """
        term_numbers = [self._term_number(term) for term in terms]
        codes = "".join(map(_code, term_numbers))
        rarest, *others = sorted(term_numbers, key=self._count.__getitem__)
        if self._count[rarest] > _MOST_POSTINGS:
            return PostingList(codes, 0, _NONE)
        numbers = self._top_k.numbers_with([rarest])
        for term_number in others:
            numbers = numbers[self._top_k.has(term_number, numbers)]
        sample = numbers[:: -(-len(numbers) // _MOST_CHECKED) or 1]
        tests = [_is_code(term_number + 1) for term_number in term_numbers]
        having = _having(sample, self._top_k.forward_terms(sample), tests)
        if len(sample) == len(numbers):
            return PostingList(codes, len(having), having)
        count = len(having) * len(numbers) // len(sample)
        return PostingList(codes, count, numbers if count else _NONE)

    def initials(self, letters: str) -> list[PostingList]:
        """The phrases of words that begin with these letters; of many terms, capitalised words."""
        numbers, forward = self._with_initials(letters)
        edges = [
            (self._lower_bound(letter), self._lower_bound(letter + chr(LAST_CODE)))
            for letter in letters
        ]
        tests = [_is_between(low + 1, high + 1) for low, high in edges]
        codes, owners, _ = forward
        having: dict[str, list[int]] = {}
        for position in _side_by_side(forward, tests).tolist():
            phrase = "".join(map(chr, codes[position : position + len(tests)].tolist()))
            having.setdefault(phrase, []).append(int(owners[position]))
        return [
            PostingList(phrase, len(found), numbers[found])
            for phrase, found in ((phrase, sorted(set(every))) for phrase, every in having.items())
        ]

    def _with_initials(self, letters: str) -> tuple[Array, ForwardTerms]:
        """Documents that may have words that begin so, and their terms."""
        if self._top_k.size <= _MOST_SCANNED:
            return self._all_forward
        term_number = self._term_number(INITIALS + letters)
        is_known = self._terms[term_number : term_number + 1] == (INITIALS + letters,)
        numbers = self._top_k.numbers_with([term_number])[:_MOST_CHECKED] if is_known else _NONE
        return numbers, self._top_k.forward_terms(numbers)

    @cached_property
    def _all_forward(self) -> tuple[Array, ForwardTerms]:
        numbers = np.flatnonzero(self._top_k.documents(None).mask)
        return numbers, self._top_k.forward_terms(numbers)

    def is_capital(self, term: str) -> bool:
        """Whether a known term is written in capitals somewhere."""
        return bool(self._capitals[self._term_number(term)])

    def document_terms(self, number: int) -> DocumentTerms:
        """A document's codes; none for a number that no segment has."""
        terms = self._document_cache.get(number)
        if terms is None:
            if len(self._document_cache) >= _CACHED_DOCUMENTS:
                self._document_cache.clear()
            terms = self._document_cache[number] = self._read_document(number)
        return terms

    def _read_document(self, number: int) -> DocumentTerms:
        segment = bisect_right(self._firsts, number) - 1
        if segment < 0 or number >= self._segments[segment].stop:
            return DocumentTerms("", 0, titled=False)
        return self._segments[segment].document_terms(number)

    def candidates(
        self,
        query_terms: Sequence[TermImpacts],
        most: int,
        among: DocumentSet | None,
        check: Callable[[], None] | None = None,
    ) -> list[tuple[int, float]]:
        """The documents that the query terms give most, and what; at most so many, in no order."""
        return self._top_k.candidates(query_terms, most, among, check)

    def documents(self, ranges: Iterable[tuple[int, int]] | None = None) -> DocumentSet:
        """The documents in some half-open ranges of numbers; all for None."""
        return self._top_k.documents(ranges)

    def documents_with(self, postings: PostingList) -> DocumentSet:
        """The documents of a posting list."""
        documents = postings.documents
        is_term = isinstance(documents, int)
        return self._top_k.set_of(self._top_k.numbers_with([documents]) if is_term else documents)

    def documents_having(
        self,
        parts: Sequence[Collection[str]],
        *,
        titled: bool = False,
        check: Callable[[], None] | None = None,
    ) -> DocumentSet:
        """The documents where known terms of each collection stand side by side in this order."""
        key = (*map(tuple, parts), titled)
        if key not in self._set_cache:
            if len(self._set_cache) >= _CACHED_SETS:
                del self._set_cache[next(iter(self._set_cache))]
            self._set_cache[key] = self._intersection(parts, titled, check)
        return self._set_cache[key]

    def _intersection(
        self,
        parts: Sequence[Collection[str]],
        titled: bool,  # noqa: FBT001  as having has it
        check: Callable[[], None] | None,
    ) -> DocumentSet:
        term_numbers = [[self._term_number(term) for term in terms] for terms in parts]
        least = IN_TITLE if titled else 0
        documents = self._top_k.set_of(self._top_k.numbers_with(term_numbers[0], least))
        for others in {tuple(row): row for row in term_numbers[1:]}.values():
            if check:
                check()
            documents = documents & self._top_k.set_of(self._top_k.numbers_with(others, least))
        if len(parts) == 1:
            return documents
        numbers = np.flatnonzero(documents.mask)
        if len(numbers) > self._most_read:
            wanted = [np.asarray(choices, np.int64) for choices in term_numbers]
            at_once = self._terms_at_once
            rows = [
                documents_with(segment, wanted, at_once, titled=titled, check=check)
                for segment in self._segments
            ]
        else:
            tests = [_is_one_of(choices, len(self._terms)) for choices in term_numbers]
            rows = [_having(numbers, self._top_k.forward_terms(numbers), tests, titled=titled)]
        return self._top_k.set_of(np.concatenate([_NONE, *rows]))

    def first(self, numbers: DocumentSet, most: int | None) -> list[int]:
        """The first numbers, in order, at most so many; all for None."""
        return [int(number) for number in np.flatnonzero(numbers.mask)[:most]]

    def _term_number(self, term: str) -> int:
        return bisect_left(self._terms, term)

    def _lower_bound(self, start: str) -> int:
        return bisect_left(self._terms, start)


_NONE: Array = np.zeros(0, np.int64)


def _having(
    numbers: Array, forward: ForwardTerms, tests: Sequence[Test], *, titled: bool = False
) -> Array:
    """Of some documents with these terms, those where codes pass the tests side by side."""
    owners = forward[1][_side_by_side(forward, tests, titled=titled)]
    return np.asarray(numbers[np.unique(owners)])


def _side_by_side(forward: ForwardTerms, tests: Sequence[Test], *, titled: bool = False) -> Array:
    """Where codes pass the tests side by side in one document; with titled, in its own title."""
    codes, owners, is_head = forward
    size = max(0, len(codes) - len(tests) + 1)
    passed = owners[:size] == owners[len(tests) - 1 :]
    if titled:
        passed &= is_head[len(tests) - 1 :]
    for shift, test in enumerate(tests):
        passed &= test(codes[shift : shift + size])
    return np.flatnonzero(passed)


def _code(term_number: int) -> str:
    return chr(min(term_number + 1, LAST_CODE))


def _is_code(code: int) -> Test:
    return lambda codes: codes == code


def _is_between(low: int, high: int) -> Test:
    return lambda codes: (codes >= low) & (codes < high)


def _is_one_of(term_numbers: Sequence[int], size: int) -> Test:
    table = np.zeros(size + 1, bool)
    table[np.asarray(term_numbers, np.int64) + 1] = True
    return lambda codes: table[codes]
