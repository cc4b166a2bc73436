"""What an index of segments answers, wherever its postings are kept.

Two kinds are made: of episodes in memory (see memory), and of a library in mapped files (see
disk). Reading clues, expanding words, ranking and lighting are the same for both. Each term has a
code, one character, so that a segment is a string of codes in which a term or a phrase is looked
up as fast as Python finds a substring.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from tui.index.term_dictionary import TermDictionary

GAP = "\0"
"""Stands between gist and text in a segment's codes; the code of no term."""

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


Numbers: TypeAlias = Any
"""Numbers of segments, in the form of the index: `&`, `|` and `-` make others of the same index."""


class Index(Protocol):
    """Segments by number, and the terms that they have."""

    @property
    def vocabulary(self) -> TermDictionary:
        """The terms."""

    @property
    def has_titles(self) -> bool:
        """Whether any segment has a title of its own."""

    def __len__(self) -> int:
        """How many segments there are."""

    def rarity(self, count: float) -> float:
        """Inverse document frequency of what so many segments have; never negative."""

    def title_rarity(self, codes: str) -> float:
        """Inverse document frequency of a phrase among the titles, by its rarest term."""

    def term(self, term: str) -> Found:
        """A known term."""

    def spelt(self, codes: str) -> str:
        """The terms with these codes, spaces between."""

    def phrase(self, terms: Sequence[str]) -> Found:
        """Known terms side by side; counts none where they are too frequent to look through."""

    def initials(self, letters: str) -> list[Found]:
        """The phrases whose terms begin with these letters."""

    def is_capital(self, term: str) -> bool:
        """Whether a known term is written in capitals somewhere."""

    def indexed(self, number: int) -> Indexed:
        """A segment's codes."""

    def candidates(
        self,
        clues: Sequence[Sequence[Worth]],
        most: int,
        among: Numbers | None,
        check: Callable[[], None] | None = None,
    ) -> list[Candidate]:
        """The segments that the clues give most, at most so many, in no order.

        Args:
            clues: the meanings of each typed word, those of greater value first.
            most: how many are wanted.
            among: the segments to choose from; None for all.
            check: called now and then; what it raises gives the search up.
        """

    def numbers_of(self, found: Found) -> Numbers:
        """The segments that have what was found."""

    def numbers(self, ranges: Iterable[tuple[int, int]] | None = None) -> Numbers:
        """The segments in some half-open ranges of numbers; all for None."""

    def having(
        self,
        parts: Sequence[Collection[str]],
        *,
        titled: bool = False,
        check: Callable[[], None] | None = None,
    ) -> Numbers:
        """The segments where known terms of each collection stand side by side in this order.

        With titled, only those that have them in the file's own title. What check raises, which
        is called now and then, gives it up.
        """

    def listed(self, numbers: Numbers, most: int) -> list[int]:
        """The first numbers, in order, at most so many."""


def rarity_among(total: int, count: float) -> float:
    """Inverse document frequency of what so many of all have; never negative."""
    return log(1 + max(0.0, total - count + 0.5) / (count + 0.5))


def runs_of(codes: str, parts: Sequence[frozenset[str]]) -> Iterator[int]:
    """Where codes of each collection stand side by side in this order."""
    first, *others = parts
    for place, code in enumerate(codes):
        if code in first and all(
            codes[there : there + 1] in other for there, other in enumerate(others, place + 1)
        ):
            yield place
