"""What to light in a segment that was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from tui.analysis.normalize import fold
from tui.analysis.stopwords import light_words
from tui.analysis.tokenizer import PlacedTerm, placed_terms
from tui.index.postings import GAP, phrase_positions
from tui.search.query_terms import QueryTerm

if TYPE_CHECKING:
    from tui.index.reader import IndexReader

_SURE = 0.8  # of the surest expansion that a segment has, others are lit too
_CACHED = 50_000  # terms with their places that are cached for the next keystroke, at 170 bytes

Span: TypeAlias = tuple[int, int]
"""Half-open, in characters of the text as it stands, not folded."""

Spans: TypeAlias = tuple[Span, ...]
"""Stretches of a text to light, in order."""


class PhrasePattern(Struct, frozen=True):
    """Words side by side that are lit wherever they stand.

    Attributes:
        parts: for each word, the codes that it may have.
        typed: the beginning of the last word that is lit; all of it where that is empty.
    """

    parts: tuple[frozenset[str], ...]
    typed: str


class _Field(NamedTuple):
    """A head or a text: its codes, which of them there are, and where each stands."""

    codes: str
    said: set[str]
    tokens: Sequence[PlacedTerm]


class Highlighter:
    """Finds the spans to light; remembers where the terms of the latest segments stand."""

    def __init__(self, index: IndexReader) -> None:
        self._index = index
        self._cache: dict[int, tuple[_Field, _Field]] = {}
        self._cached = 0

    def highlight(
        self, number: int, gist: str, text: str, query_terms: Sequence[QueryTerm]
    ) -> tuple[Spans, Spans]:
        """The spans to light in a segment's gist and in its text, for what was searched.

        Words of little weight are lit only beside another lit word, unless nothing else was
        typed. Nothing is lit where gist and text are not what was indexed.
        """
        of_gist, of_text = self._fields(number, gist, text)
        return _of_query_terms(gist, of_gist, query_terms), _of_query_terms(
            text, of_text, query_terms
        )

    def highlight_phrases(
        self, number: int, gist: str, text: str, patterns: Sequence[PhrasePattern]
    ) -> tuple[Spans, Spans]:
        """The spans to light in a segment's gist and in its text, for what a filter matched."""
        of_gist, of_text = self._fields(number, gist, text)
        return _of_wanted(gist, of_gist, patterns), _of_wanted(text, of_text, patterns)

    def _fields(self, number: int, gist: str, text: str) -> tuple[_Field, _Field]:
        fields = self._cache.get(number)
        if fields is None:
            both = self._index.document_terms(number).codes.split(GAP)
            tokens = placed_terms(gist), placed_terms(text)
            if [*map(len, both)] != [*map(len, tokens)]:
                both, tokens = ["", ""], ([], [])
            of_gist, of_text = map(_Field, both, map(set, both), tokens)
            size = len(of_gist.tokens) + len(of_text.tokens)
            if self._cached + size > _CACHED:
                self._cached = 0
                self._cache.clear()
            self._cached += size
            fields = self._cache[number] = of_gist, of_text
        return fields


def _of_wanted(text: str, field: _Field, patterns: Sequence[PhrasePattern]) -> tuple[Span, ...]:
    tokens = field.tokens
    return merged(
        (
            tokens[position][1],
            _highlighted(text, tokens[position + len(each.parts) - 1], each.typed)[1],
        )
        for each in patterns
        for position in phrase_positions(field.codes, each.parts)
    )


def _of_query_terms(text: str, field: _Field, query_terms: Sequence[QueryTerm]) -> Spans:
    codes, _, tokens = field
    lit: dict[int, str] = {}
    function_words: dict[int, str] = {}
    for query_term in query_terms:
        found = function_words if query_term.typed in light_words() else lit
        for phrase in _surest(field, query_term):
            position = codes.find(phrase)
            while position >= 0:
                for place in range(position, position + len(phrase)):
                    found[place] = query_term.typed
                position = codes.find(phrase, position + 1)
    if not lit and not function_words:
        return ()
    for position in _beside(function_words, lit) if lit else function_words:
        lit.setdefault(position, function_words[position])
    return merged(_highlighted(text, tokens[position], typed) for position, typed in lit.items())


def _surest(field: _Field, query_term: QueryTerm) -> list[str]:
    """The codes of a query term's surest expansions of those that stand in a field."""
    weights = query_term.weights
    found = [*(weights.keys() & field.said)]
    found += [phrase.codes for phrase in query_term.phrases if phrase.codes in field.codes]
    least = _SURE * max(map(weights.__getitem__, found), default=0.0)
    return [phrase for phrase in found if weights[phrase] >= least]


def _beside(function_words: dict[int, str], lit: dict[int, str]) -> list[int]:
    """The positions of function words that a row of such words joins to a lit one."""
    joined: set[int] = set()
    for order, step in ((sorted(function_words), -1), (sorted(function_words, reverse=True), 1)):
        for position in order:
            if position + step in lit or position + step in joined:
                joined.add(position)
    return sorted(joined)


def _highlighted(text: str, term: PlacedTerm, typed: str) -> Span:
    """The beginning of a term that was typed, or all of it."""
    folded, start, end = term
    if not typed or not folded.startswith(typed):
        return start, end
    if end - start == len(folded):
        return start, start + len(typed)
    size = 0
    for position in range(start, end):
        letters = fold(text[position]).replace("'", "")
        # Marks that belong to the last letter fold to nothing.
        if letters and size >= len(typed):
            return start, position
        size += len(letters)
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
