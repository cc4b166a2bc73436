"""Segments in the order in which they answer the query terms of a query."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.index.bm25f import Weights
    from tui.index.reader import IndexReader
    from tui.index.top_k import DocumentSet
    from tui.search.query_terms import Expansion, QueryTerm

_RANKED = 64  # candidates that are ranked again by where the words stand
_MOST_POSITIONS = 8  # positions of one word in a segment that are looked at


class SearchHit(NamedTuple):
    """A document that was found: its number in the index, and how well it answers, 0 to 1."""

    number: int
    score: float


class Scorer:
    """Ranks the segments of one index."""

    def __init__(self, index: IndexReader, weights: Weights) -> None:
        self._index = index
        self._weights = weights

    def rank(
        self,
        query_terms: Sequence[QueryTerm],
        limit: int,
        among: DocumentSet | None = None,
        check: Callable[[], None] | None = None,
    ) -> list[SearchHit]:
        """The segments that answer best, at most so many; ties in the order of the index.

        Args:
            query_terms: what was typed.
            limit: how many are wanted.
            among: the segments to choose from; None for all.
            check: called now and then; what it raises gives the search up.
        """
        asked = sum(query_term.idf for query_term in query_terms)
        if not asked:
            return []
        impacts = [query_term.impacts for query_term in query_terms if query_term.expansions]
        likely = self._index.candidates(impacts, max(limit, _RANKED), among, check)
        headed = sum(query_term.title_idf for query_term in query_terms)
        score = partial(self._score, query_terms=query_terms, asked=asked, headed=headed)
        scored = [(*score(number, gain), number) for number, gain in likely]
        scored.sort(key=lambda row: (-row[0] - row[1], row[2]))
        ideal = asked * (1 + self._weights.near)
        if self._index.has_titles:
            ideal += self._weights.title_share * headed
        # A frequent word may be a rare one in titles, and weak is what says little for a text.
        least = self._weights.weak * max((said for said, _, _ in scored), default=0.0)
        return [
            SearchHit(number, min(1.0, (said + title) / ideal))
            for said, title, number in scored[:limit]
            if said + title >= least
        ]

    def _score(
        self,
        number: int,
        gain: float,
        query_terms: Sequence[QueryTerm],
        asked: float,
        headed: float,
    ) -> tuple[float, float]:
        """What a segment scores by all that it says, and what it scores more by its title."""
        weights = self._weights
        codes, head, titled = self._index.document_terms(number)
        said = [_surest(query_term, codes) for query_term in query_terms]
        have = near = named = 0.0
        for query_term, expansion in zip(query_terms, said, strict=True):
            if expansion:
                have += query_term.idf * expansion.weight
                named += (
                    query_term.title_idf * _weight_in(query_term, codes[:head]) if titled else 0.0
                )
        for (first, one), (second, other) in pairwise(zip(query_terms, said, strict=True)):
            if one and other:
                weight = (first.idf + second.idf) / 2 * one.weight * other.weight
                near += weight * self._nearness(codes, one.codes, other.codes)
        covered: float = (have / asked) ** weights.coverage
        covered_by_title: float = (named / headed) ** weights.coverage
        title = weights.title_share * named * covered_by_title
        return (gain + weights.near * near) * covered, title

    def _nearness(self, codes: str, one: str, other: str) -> float:
        """How near two phrases stand in a segment: 1 side by side in this order, less else."""
        if one == other or one + other in codes:
            return 1.0
        best = 0.0
        for here in _positions(codes, one):
            for there in _positions(codes, other):
                if here < there:
                    best = max(best, 1 / max(1, there - here - len(one) + 1))
                elif there < here:
                    best = max(best, self._weights.backward / max(1, here - there - len(other) + 1))
        return best


def _surest(query_term: QueryTerm, codes: str) -> Expansion | None:
    for expansion in query_term.expansions:
        if expansion.codes in codes:
            return expansion
    return None


def _weight_in(query_term: QueryTerm, title: str) -> float:
    """The weight of the surest expansion that a title has."""
    single = (query_term.weights.get(code, 0.0) for code in title)
    longer = (expansion.weight for expansion in query_term.phrases if expansion.codes in title)
    return max((0.0, *single, *longer))  # a title may have no words


def _positions(codes: str, wanted: str) -> Iterator[int]:
    position = codes.find(wanted)
    for _ in range(_MOST_POSITIONS):
        if position < 0:
            return
        yield position
        position = codes.find(wanted, position + 1)
