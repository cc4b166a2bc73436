"""Segments in the order in which they answer the clues of a query."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.index.postings import Worth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.index.bm25f import Weights
    from tui.index.reader import IndexReader
    from tui.index.top_k import NumberSet
    from tui.search.query_terms import Expansion, QueryTerm

_RANKED = 64  # candidates that are ranked again by where the words stand
_PLACES = 8  # places of one word in a segment that are looked at


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
        clues: Sequence[QueryTerm],
        limit: int,
        among: NumberSet | None = None,
        check: Callable[[], None] | None = None,
    ) -> list[SearchHit]:
        """The segments that answer best, at most so many; ties in the order of the index.

        Args:
            clues: what was typed.
            limit: how many are wanted.
            among: the segments to choose from; None for all.
            check: called now and then; what it raises gives the search up.
        """
        asked = sum(clue.rarity for clue in clues)
        if not asked:
            return []
        worths = [self._worths(clue) for clue in clues if clue.meanings]
        likely = self._index.candidates(worths, max(limit, _RANKED), among, check)
        headed = sum(clue.title_rarity for clue in clues)
        score = partial(self._score, clues=clues, asked=asked, headed=headed)
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

    def _worths(self, clue: QueryTerm) -> list[Worth]:
        """What an impact of each meaning is worth, the best first."""
        rarities = [self._index.rarity(meaning.found.frequency) for meaning in clue.meanings]
        share = self._weights.term_share / max(1e-9, *rarities)
        worths = [
            Worth(
                clue.rarity * meaning.weight**2 * (1 - self._weights.term_share + share * rarity),
                meaning.found,
            )
            for meaning, rarity in zip(clue.meanings, rarities, strict=True)
        ]
        worths.sort(key=lambda worth: -worth.value)
        return worths

    def _score(
        self, number: int, gain: float, clues: Sequence[QueryTerm], asked: float, headed: float
    ) -> tuple[float, float]:
        """What a segment scores by all that it says, and what it scores more by its title."""
        weights = self._weights
        codes, head, titled = self._index.indexed(number)
        said = [_surest(clue, codes) for clue in clues]
        have = near = named = 0.0
        for clue, meaning in zip(clues, said, strict=True):
            if meaning:
                have += clue.rarity * meaning.weight
                named += clue.title_rarity * _weight_in(clue, codes[:head]) if titled else 0.0
        for (first, one), (second, other) in pairwise(zip(clues, said, strict=True)):
            if one and other:
                worth = (first.rarity + second.rarity) / 2 * one.weight * other.weight
                near += worth * self._nearness(codes, one.codes, other.codes)
        covered: float = (have / asked) ** weights.coverage
        covered_by_title: float = (named / headed) ** weights.coverage
        title = weights.title_share * named * covered_by_title
        return (gain + weights.near * near) * covered, title

    def _nearness(self, codes: str, one: str, other: str) -> float:
        """How near two phrases stand in a segment: 1 side by side in this order, less else."""
        if one == other or one + other in codes:
            return 1.0
        best = 0.0
        for here in _places(codes, one):
            for there in _places(codes, other):
                if here < there:
                    best = max(best, 1 / max(1, there - here - len(one) + 1))
                elif there < here:
                    best = max(best, self._weights.backward / max(1, here - there - len(other) + 1))
        return best


def _surest(clue: QueryTerm, codes: str) -> Expansion | None:
    for meaning in clue.meanings:
        if meaning.codes in codes:
            return meaning
    return None


def _weight_in(clue: QueryTerm, title: str) -> float:
    """The weight of the surest meaning that a title has."""
    single = (clue.weights.get(code, 0.0) for code in title)
    longer = (meaning.weight for meaning in clue.phrases if meaning.codes in title)
    return max((0.0, *single, *longer))  # a title may have no words


def _places(codes: str, wanted: str) -> Iterator[int]:
    place = codes.find(wanted)
    for _ in range(_PLACES):
        if place < 0:
            return
        yield place
        place = codes.find(wanted, place + 1)
