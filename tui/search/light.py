"""What to light in a segment that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.search.english import LIGHT
from tui.search.index import GAP
from tui.search.spans import Span, merged
from tui.search.terms import Term, placed_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Segment
    from tui.search.clues import Clue
    from tui.search.index import Index

_SURE = 0.8  # of the surest meaning that a segment has, others are lit too
_KEPT = 512  # segments whose term places are kept for the next keystroke


class Lighter:
    """Finds the spans to light; remembers where the terms of the latest segments stand."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[int, tuple[list[Term], list[Term]]] = {}

    def light(
        self, number: int, segment: Segment, clues: Sequence[Clue]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The spans to light in a segment's gist and in its text.

        Words of little weight are lit only beside another lit word, unless nothing else was typed.
        """
        known = self._known.get(number)
        if known is None:
            known = placed_terms(segment.gist), placed_terms(segment.text)
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[number] = known
        gist, _, text = self._index.segments[number].codes.partition(GAP)
        return self._spans(gist, known[0], clues), self._spans(text, known[1], clues)

    @staticmethod
    def _spans(codes: str, terms: list[Term], clues: Sequence[Clue]) -> tuple[Span, ...]:
        lit: dict[int, str] = {}
        light: dict[int, str] = {}
        for clue in clues:
            found = light if clue.typed in LIGHT else lit
            for start, size in _found(codes, clue):
                found.update(dict.fromkeys(range(start, start + size), clue.typed))
        for place in _beside(light, lit) if lit else light:
            lit.setdefault(place, light[place])
        return merged(_span(terms[place], typed) for place, typed in lit.items())


def _found(codes: str, clue: Clue) -> list[tuple[int, int]]:
    """Where a clue's surest meanings stand, as first term and number of terms."""
    found: list[tuple[int, int]] = []
    least = 0.0
    for meaning in clue.meanings:
        if meaning.weight < least:
            break
        place = codes.find(meaning.codes)
        if place >= 0:
            least = max(least, meaning.weight * _SURE)
        while place >= 0:
            found.append((place, len(meaning.codes)))
            place = codes.find(meaning.codes, place + 1)
    return found


def _beside(light: dict[int, str], lit: dict[int, str]) -> list[int]:
    """The places of light words that a row of such words joins to a lit one."""
    joined: set[int] = set()
    for order, step in ((sorted(light), -1), (sorted(light, reverse=True), 1)):
        for place in order:
            if place + step in lit or place + step in joined:
                joined.add(place)
    return sorted(joined)


def _span(term: Term, typed: str) -> Span:
    """The beginning of a term that was typed, or all of it."""
    folded, start, end = term
    if folded.startswith(typed) and end - start == len(folded):
        return start, start + len(typed)
    return start, end
