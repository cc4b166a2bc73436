"""Terms, their postings, and what those are impact to a query.

Each term has a code, one character, so that a document is a string of codes in which a term or a
phrase is looked up as fast as Python finds a substring.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

GAP = "\0"
"""Stands between gist and text in a document's codes; the code of no term."""

DAMAGE_ERRORS = IndexError, UnicodeDecodeError
"""What numbers in a damaged document that are not its own lead to."""

LAST_CODE = 0x10FFFF
"""The greatest code; a library of more words than there are characters shares it among the rest."""


class DocumentTerms(NamedTuple):
    """A document in an index.

    Attributes:
        codes: the codes of its gist, a GAP, and the codes of its text.
        head: how many codes the gist has.
        titled: whether the gist is the file's own title.
    """

    codes: str
    head: int
    titled: bool


class PostingList(NamedTuple):
    """The documents that have a term, or terms side by side.

    Attributes:
        codes: their codes.
        frequency: how many documents have them, about.
        documents: the number of a term, or the numbers of the documents that have a phrase.
    """

    codes: str
    frequency: int
    documents: Any


class Impact(NamedTuple):
    """What an expansion of a typed word gives to a document that says it, for each count."""

    value: float
    postings: PostingList


class TermImpacts:
    """What the expansions of one typed word give; cached as long as the object itself is.

    Attributes:
        cost: how many postings they have.
    """

    def __init__(self, impacts: Iterable[Impact]) -> None:
        self._ranked = sorted(impacts, key=lambda impact: -impact.value)
        self.cost = sum(impact.postings.frequency for impact in self._ranked)

    def within(self, budget: int) -> list[Impact]:
        """The best ones whose postings a budget allows, one at least; the best last."""
        costs = accumulate(impact.postings.frequency for impact in self._ranked)
        allowed = max(1, sum(cost <= budget for cost in costs))
        return self._ranked[:allowed][::-1]


def phrase_positions(codes: str, parts: Sequence[frozenset[str]]) -> Iterator[int]:
    """Where codes of each collection stand side by side in this order."""
    first, *others = parts
    for position, code in enumerate(codes):
        if code in first and all(
            codes[following : following + 1] in other
            for following, other in enumerate(others, position + 1)
        ):
            yield position
