"""Terms, their postings, and what those are impact to a query.

Each term has a code, one character, so that a document is a string of codes in which a term or a
phrase is looked up as fast as Python finds a substring.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
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
    """What an expansion of a typed word gives to a document that says it, for each impact."""

    value: float
    postings: PostingList


def cost(impacts: Sequence[Impact]) -> int:
    """How many postings a query term reads."""
    return sum(impact.postings.frequency for impact in impacts)


def within_budget(budget: int, impacts: Sequence[Impact]) -> list[Impact]:
    """The expansions, from the first on, whose postings a budget allows; one at least."""
    read: list[Impact] = []
    spent = 0
    for impact in impacts:
        spent += impact.postings.frequency
        if read and spent > budget:
            break
        read.append(impact)
    return read


class Candidate(NamedTuple):
    """A document's number in the index, and the sum of what the query's terms give it."""

    number: int
    gain: float


def inverse_document_frequency(total: int, count: float) -> float:
    """Inverse document frequency of what so many of all have; never below that of what all have.

    Counts of an index may be too high, for they are of the documents that are gone too.
    """
    count = min(count, total)
    return log(1 + (total - count + 0.5) / (count + 0.5))


def phrase_positions(codes: str, parts: Sequence[frozenset[str]]) -> Iterator[int]:
    """Where codes of each collection stand side by side in this order."""
    first, *others = parts
    for position, code in enumerate(codes):
        if code in first and all(
            codes[following : following + 1] in other
            for following, other in enumerate(others, position + 1)
        ):
            yield position
