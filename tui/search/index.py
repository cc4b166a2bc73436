"""An index of segments in plain dicts: which segments have a term, how often, and where.

Each term has a code, one character, so that a segment is a string of codes in which a term or a
phrase is looked up as fast as Python finds a substring.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from math import log
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GAP = "\0"
"""Stands between gist and text in a segment's codes; the code of no term."""

IMPACT = 100
"""Impacts are whole numbers of this part, which Python keeps once each."""

_MOST_CHECKED = 3000  # segments looked at for one phrase

Postings: TypeAlias = dict[int, int]
"""Segment number to impact: BM25's part that does not depend on the query, times IMPACT."""


class Indexed(NamedTuple):
    """A segment in the index.

    Attributes:
        codes: the codes of its gist, a GAP, and the codes of its text.
        head: how many codes the gist has.
        titled: whether the gist is the file's own title.
    """

    codes: str
    head: int
    titled: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Terms side by side, as codes, and the segments that have them."""

    codes: str
    postings: Postings


class Index:
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
            capitals: terms that are written in capitals somewhere, as they are written there.
            initials: the first letters of each segment's terms, in step with its codes.
        """
        self.segments = segments
        self.vocabulary = Vocabulary(code_of)
        self.capitals = capitals
        self._code_of = code_of
        self._postings = postings
        titles = [found.codes[: found.head] for found in segments if found.titled]
        self.has_titles = bool(titles)
        self._titled = Counter(code for title in titles for code in set(title))
        self._initials = "\n".join(initials)
        self._starts = list(accumulate((len(letters) + 1 for letters in initials), initial=0))

    def __len__(self) -> int:
        return len(self.segments)

    def rarity(self, count: float) -> float:
        """Inverse document frequency of what so many segments have; never negative."""
        total = len(self.segments)
        return log(1 + max(0.0, total - count + 0.5) / (count + 0.5))

    def title_rarity(self, codes: str) -> float:
        """Inverse document frequency of a phrase among the titles, by its rarest term."""
        return self.rarity(min(self._titled[code] for code in codes))

    def term(self, term: str) -> Found:
        """A known term."""
        code = self._code_of[term]
        return Found(code, self._postings[code])

    def phrase(self, terms: Sequence[str]) -> Found:
        """Known terms side by side; nothing for terms that are too frequent to look through."""
        codes = "".join(self._code_of[term] for term in terms)
        lists = sorted((self._postings[code] for code in codes), key=len)
        if len(lists[0]) > _MOST_CHECKED:
            return Found(codes, {})
        postings = {
            number: impact
            for number, impact in lists[0].items()
            if all(number in others for others in lists[1:])
            and codes in self.segments[number].codes
        }
        return Found(codes, postings)

    def initials(self, letters: str) -> list[Found]:
        """The phrases whose terms begin with these letters."""
        found: dict[str, Postings] = {}
        place = self._initials.find(letters)
        for _ in range(_MOST_CHECKED):
            if place < 0:
                break
            number = bisect_right(self._starts, place) - 1
            start = place - self._starts[number]
            codes = self.segments[number].codes[start : start + len(letters)]
            found.setdefault(codes, {})[number] = IMPACT
            place = self._initials.find(letters, place + 1)
        return [Found(codes, postings) for codes, postings in found.items()]
