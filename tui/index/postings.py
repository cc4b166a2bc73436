"""Terms, their postings, and what those are worth to a query.

Each term has a code, one character, so that a document is a string of codes in which a term or a
phrase is looked up as fast as Python finds a substring.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import Any, NamedTuple

GAP = "\0"
"""Stands between gist and text in a segment's codes; the code of no term."""

GARBLED = IndexError, UnicodeDecodeError
"""What numbers in a damaged segment that are not its own lead to."""

LAST_CODE = 0x10FFFF
"""The greatest code; a library of more words than there are characters shares it among the rest."""


class Indexed(NamedTuple):
    """A segment in an index.

    Attributes:
        codes: the codes of its gist, a GAP, and the codes of its text.
        head: how many codes the gist has.
        titled: whether the gist is the file's own title.
    """

    codes: str
    head: int
    titled: bool


class Found(NamedTuple):
    """A term, or terms side by side.

    Attributes:
        codes: their codes.
        frequency: how many segments have them, about.
        postings: the segments, in the form of the index that was asked.
    """

    codes: str
    frequency: int
    postings: Any


class Worth(NamedTuple):
    """What a meaning of a typed word gives to a segment that says it, for each impact."""

    value: float
    found: Found


def effort(worths: Sequence[Worth]) -> int:
    """How many postings a clue walks."""
    return sum(worth.found.frequency for worth in worths)


def within(budget: int, worths: Sequence[Worth]) -> list[Worth]:
    """The meanings, from the first on, whose postings a budget allows; one at least."""
    walked: list[Worth] = []
    spent = 0
    for worth in worths:
        spent += worth.found.frequency
        if walked and spent > budget:
            break
        walked.append(worth)
    return walked


class Candidate(NamedTuple):
    """A segment's number in the index, and the sum of what the clues give it."""

    number: int
    gain: float


def rarity_among(total: int, count: float) -> float:
    """Inverse document frequency of what so many of all have; never below that of what all have.

    Counts of an index may be too high, for they are of the documents that are gone too.
    """
    count = min(count, total)
    return log(1 + (total - count + 0.5) / (count + 0.5))


def runs_of(codes: str, parts: Sequence[frozenset[str]]) -> Iterator[int]:
    """Where codes of each collection stand side by side in this order."""
    first, *others = parts
    for place, code in enumerate(codes):
        if code in first and all(
            codes[there : there + 1] in other for there, other in enumerate(others, place + 1)
        ):
            yield place
