"""What to light in a segment that was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from tui.analysis.normalize import fold
from tui.analysis.stopwords import light_words
from tui.analysis.tokenizer import Token, tokenize
from tui.index.postings import GAP, runs_of
from tui.search.query_terms import QueryTerm

if TYPE_CHECKING:
    from tui.index.reader import IndexReader

_SURE = 0.8  # of the surest meaning that a segment has, others are lit too
_KEPT = 512  # segments whose term places are kept for the next keystroke

Span: TypeAlias = tuple[int, int]
"""Half-open, in characters of the text as it stands, not folded."""

Spans: TypeAlias = tuple[Span, ...]
"""Stretches of a text to light, in order."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words side by side that are lit wherever they stand.

    Attributes:
        parts: for each word, the codes that it may have.
        typed: the beginning of the last word that is lit; all of it where that is empty.
    """

    parts: tuple[frozenset[str], ...]
    typed: str


class Highlighter:
    """Finds the spans to light; remembers where the terms of the latest segments stand."""

    def __init__(self, index: IndexReader) -> None:
        self._index = index
        self._known: dict[int, tuple[list[Token], list[Token]]] = {}

    def light(
        self, number: int, gist: str, text: str, clues: Sequence[QueryTerm]
    ) -> tuple[Spans, Spans]:
        """The spans to light in a segment's gist and in its text, for what was searched.

        Words of little weight are lit only beside another lit word, unless nothing else was
        typed. Nothing is lit where gist and text are not what was indexed.
        """
        of_gist, of_text = self._fields(number, gist, text)
        return _of_clues(gist, *of_gist, clues), _of_clues(text, *of_text, clues)

    def light_all(
        self, number: int, gist: str, text: str, wanted: Sequence[Wanted]
    ) -> tuple[Spans, Spans]:
        """The spans to light in a segment's gist and in its text, for what a filter kept."""
        of_gist, of_text = self._fields(number, gist, text)
        return _of_wanted(gist, *of_gist, wanted), _of_wanted(text, *of_text, wanted)

    def _fields(
        self, number: int, gist: str, text: str
    ) -> tuple[tuple[str, list[Token]], tuple[str, list[Token]]]:
        """The codes and the terms of gist and text."""
        known = self._known.get(number)
        if known is None:
            known = tokenize(gist), tokenize(text)
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[number] = known
        of_gist, _, of_text = self._index.indexed(number).codes.partition(GAP)
        if (len(of_gist), len(of_text)) != (len(known[0]), len(known[1])):
            return ("", []), ("", [])
        return (of_gist, known[0]), (of_text, known[1])


def _of_wanted(
    text: str, codes: str, terms: Sequence[Token], wanted: Sequence[Wanted]
) -> tuple[Span, ...]:
    return merged(
        (terms[place][1], _lit(text, terms[place + len(each.parts) - 1], each.typed)[1])
        for each in wanted
        for place in runs_of(codes, each.parts)
    )


def _of_clues(text: str, codes: str, terms: Sequence[Token], clues: Sequence[QueryTerm]) -> Spans:
    lit: dict[int, str] = {}
    light: dict[int, str] = {}
    for clue in clues:
        found = light if clue.typed in light_words() else lit
        for start, size in _found(codes, clue):
            found.update(dict.fromkeys(range(start, start + size), clue.typed))
    for place in _beside(light, lit) if lit else light:
        lit.setdefault(place, light[place])
    return merged(_lit(text, terms[place], typed) for place, typed in lit.items())


def _found(codes: str, clue: QueryTerm) -> list[tuple[int, int]]:
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


def _lit(text: str, term: Token, typed: str) -> Span:
    """The beginning of a term that was typed, or all of it."""
    folded, start, end = term
    if not typed or not folded.startswith(typed):
        return start, end
    if end - start == len(folded):
        return start, start + len(typed)
    size = 0
    for place in range(start, end):
        kept = fold(text[place]).replace("'", "")
        # Marks that belong to the last letter fold to nothing.
        if kept and size >= len(typed):
            return start, place
        size += len(kept)
    return start, end


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap as one; empty ones left out."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return tuple(joined)
