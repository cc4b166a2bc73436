"""Keeping the segments that match a query, and what to light in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.analysis.tokenizer import terms
from tui.search.feedback import corrections, missing_words
from tui.search.highlight import PhrasePattern, Spans
from tui.search.query import Phrase, Query
from tui.search.query_terms import Expansion, QueryReader
from tui.search.restrict import having, parts_of

if TYPE_CHECKING:
    from tui.index.reader import IndexReader
    from tui.index.top_k import DocumentSet

_SURE = 0.8  # of the surest expansion of a word that no segment has, others count too


class FilterHit(Struct, gc=False, eq=False):
    """A segment that matches; of these there may be very many, and none leads to another.

    Attributes:
        segment: its place among the segments that were filtered.
    """

    segment: int
    _light: Callable[[int], tuple[Spans, Spans]] | None
    _gist: Spans = ()
    _text: Spans = ()

    def __repr__(self) -> str:
        return f"FilterHit({self.segment})"

    @property
    def gist_spans(self) -> Spans:
        """What to light in its gist."""
        self._find()
        return self._gist

    @property
    def text_spans(self) -> Spans:
        """What to light in its text."""
        self._find()
        return self._text

    def _find(self) -> None:
        """Find the spans, when they are first asked for."""
        if self._light is not None:
            self._gist, self._text = self._light(self.segment)
            self._light = None


class FilteredDocuments(Struct, frozen=True):
    """The segments that a filter keeps.

    Attributes:
        numbers: of the segments.
        patterns: what to light in them.
        note: which words were taken for others.
    """

    numbers: DocumentSet
    patterns: tuple[PhrasePattern, ...]
    note: str


def filter_documents(
    index: IndexReader, reader: QueryReader, query: Query, among: DocumentSet | None
) -> FilteredDocuments:
    """The segments that have all words and phrases of a query, and none that it excludes.

    A word matches where a word of gist or text begins with it, a phrase where its words stand
    side by side and the last begins so; in scripts without spaces they match anywhere. A word
    that no segment has is taken for the surest ones that may be meant.

    Args:
        index: of the segments.
        reader: of the same index.
        query: what was typed; what restricts by episodes or titles is not looked at.
        among: the segments to choose from; None for all.
    """
    numbers = index.documents() if among is None else among
    patterns: list[PhrasePattern] = []
    taken: list[tuple[str, str]] = []
    missing: list[str] = []
    for phrase in (*((word,) for word in query.words), *query.phrases):
        parts = parts_of(index, phrase)
        if parts is not None:
            found = index.documents_having(parts)
            if not index.first(found, 1):
                missing.append(" ".join(phrase))
            numbers = numbers & found
            codes = tuple(frozenset(index.term(t).codes for t in part) for part in parts)
            patterns.append(PhrasePattern(codes, _last_of(phrase)))
            continue
        expansions = [] if phrase in query.quoted else _meant(reader, phrase)
        found = index.documents([])
        for expansion in expansions:
            found = found | index.documents_with(expansion.postings)
            patterns.append(PhrasePattern(tuple(map(frozenset, expansion.codes)), ""))
        numbers = numbers & found
        if expansions:
            taken.append((phrase[0], index.spelling(expansions[0].codes)))
        else:
            missing.append(" ".join(phrase))
    for phrase in query.excluded:
        numbers = numbers - having(index, phrase)
    if taken and not index.first(numbers, 1):
        missing = [*(typed for typed, _ in taken), *missing]
        taken = []
    note = "; ".join(filter(None, (corrections(taken), missing_words(missing))))
    return FilteredDocuments(numbers, tuple(patterns), note)


def _meant(reader: QueryReader, phrase: Phrase) -> Sequence[Expansion]:
    """What a word that the index has not may mean; nothing for a phrase."""
    if len(phrase) > 1:
        return []
    expansions = [
        expansion
        for query_term in reader.read(phrase[0])[:1]
        for expansion in query_term.expansions
    ]
    return [
        expansion for expansion in expansions if expansion.weight >= _SURE * expansions[0].weight
    ]


def _last_of(phrase: Phrase) -> str:
    """The beginning of the last term of a phrase, as it was typed."""
    pieces = terms(phrase[-1]) or [phrase[-1]]
    return pieces[-2] if len(pieces) > 1 else pieces[-1]
