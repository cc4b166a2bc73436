"""Searching an index: a typed query to the documents that answer it best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from tui.index.bm25f import WEIGHTS, Weights
from tui.index.postings import DAMAGE_ERRORS, TermImpacts
from tui.search.feedback import feedback_on
from tui.search.highlight import Highlighter, Spans
from tui.search.query import Query, parse_query
from tui.search.query_terms import QueryReader
from tui.search.restrict import Check, Metadata, MetadataFilter, with_words
from tui.search.scoring import Scorer, SearchHit

if TYPE_CHECKING:
    from tui.index.reader import IndexReader
    from tui.index.top_k import DocumentSet
    from tui.search.by_meaning import MeaningSearcher

Highlight: TypeAlias = Callable[[int, str, str], tuple[Spans, Spans]]
"""Gives what to light in a document, of its number, head and text: spans of head and text."""


_WELL = 0.2  # score of a hit that says what was asked


class Stopped(Exception):  # noqa: N818  it is no error: a newer search was asked for
    """A search was given up."""


def _never() -> bool:
    return False


def _no_meaning() -> None:
    return None


def _nothing(_number: int, _head: str, _text: str) -> tuple[Spans, Spans]:
    return (), ()


class Results(Struct, frozen=True):
    """What answers a query.

    Attributes:
        hits: the best first; those of a filter in the order of the index.
        near: those that mean what was typed, where the hits say it badly; they come after.
        feedback: what the reader should know of how the query was understood; may be empty.
        highlight: gives the spans of a hit's head and text; none where they are not what was
            indexed.
    """

    hits: tuple[SearchHit, ...]
    feedback: str = ""
    highlight: Highlight = _nothing
    near: tuple[SearchHit, ...] = ()


class Engine:
    """Searches one index; asked by one thread at a time."""

    def __init__(
        self,
        index: IndexReader,
        metadata: Metadata,
        weights: Weights = WEIGHTS,
        meaning: Callable[[], MeaningSearcher | None] = _no_meaning,
    ) -> None:
        """Search an index.

        Args:
            index: of the documents.
            metadata: what is known of them beside their text.
            weights: how hits are ranked.
            meaning: gives what finds documents by what they mean, asked when words find little.
        """
        self._index = index
        self._meaning = meaning
        self._filter = MetadataFilter(index, metadata)
        self._reader = QueryReader(index, weights)
        self._scorer = Scorer(index, weights)
        self._highlighter = Highlighter(index)

    def search(
        self,
        typed: str,
        limit: int,
        stop: Callable[[], bool] = _never,
        *,
        news: bool | None = None,
    ) -> Results:
        """The documents that answer best, at most so many.

        A query that only restricts gives what it leaves, in the order of the index. Nothing
        typed, nothing found.

        Args:
            typed: words, "phrases", -exclusions, and title:, show:, after:, before:, has:.
            limit: how many are wanted.
            stop: asked now and then whether to give up.
            news: True for news items alone, False for segments alone.

        Raises:
            Stopped: stop said so.
            IndexError, UnicodeDecodeError: a segment of the index is damaged; see DAMAGE_ERRORS.
        """
        query = parse_query(typed)
        if query.is_empty:
            return Results((), _joined(query, ""))
        check = partial(_check, stop)
        check()
        among = self._filter.documents(query, check, news=news)
        check()
        among = with_words(self._index, query, among, check)
        check()
        query_terms = self._reader.read(query.plain)
        if not query_terms:
            numbers = self._index.documents() if among is None else among
            listed = self._index.first(numbers, limit)
            return Results(tuple(SearchHit(n, 1.0) for n in listed), _joined(query, ""))
        check()
        hits = self._scorer.rank(query_terms, limit, among, check)
        near = [] if query.quoted else self._near(query, hits, among, limit)
        feedback = feedback_on(self._index, query, query_terms, [hit.number for hit in hits])

        def highlight(number: int, head: str, text: str) -> tuple[Spans, Spans]:
            with suppress(*DAMAGE_ERRORS):
                return self._highlighter.highlight(number, head, text, query_terms)
            return (), ()

        return Results(tuple(hits), _joined(query, feedback), highlight, tuple(near))

    def _near(
        self, query: Query, hits: Sequence[SearchHit], among: DocumentSet | None, limit: int
    ) -> list[SearchHit]:
        """Documents that mean what was typed, where none says it well."""
        is_said = any(hit.score >= _WELL for hit in hits)
        meaning = None if is_said or len(hits) >= limit else self._meaning()
        if meaning is None:
            return []
        numbers = {hit.number for hit in hits}
        least = min((hit.score for hit in hits), default=1.0)
        near = meaning.nearest(query.plain, among, limit)
        others = [SearchHit(n, score * least) for n, score in near if n not in numbers]
        return others[: limit - len(hits)]

    def filter(self, typed: str, check: Check = None) -> Results:
        """The documents that match all of what was typed, in their order; all for nothing typed.

        Words match the beginnings of words. Only a word that no document has is taken for others
        that may be meant, and the feedback tells so.
        """
        from tui.search.keyword_filter import filter_documents  # noqa: PLC0415  not for a search

        query = parse_query(typed)
        filtered = filter_documents(
            self._index, self._reader, query, self._filter.documents(query, check)
        )

        def highlight(number: int, head: str, text: str) -> tuple[Spans, Spans]:
            return self._highlighter.highlight_phrases(number, head, text, filtered.patterns)

        hits = (SearchHit(number, 1.0) for number in self._index.first(filtered.numbers, None))
        return Results(tuple(hits), _joined(query, filtered.note), highlight)

    def more_like_this(self, text: str, limit: int, *, news: bool | None = None) -> list[SearchHit]:
        """The documents that say most of what a text is about, at most so many, in no order.

        Scores of several texts may be compared: 1 is for a document that says all of it always.
        """
        from tui.search.more_like_this import telling_terms  # noqa: PLC0415  not for a query

        patterns = telling_terms(self._index, text)
        among = self._filter.documents(Query(), news=news)
        ideal = sum(term.value for term in patterns) or 1.0
        likely = self._index.candidates([TermImpacts([one]) for one in patterns], limit, among)
        return [SearchHit(number, gain / ideal) for number, gain in likely]


def _joined(query: Query, feedback: str) -> str:
    return "; ".join(filter(None, (*query.problems, feedback)))


def _check(stop: Callable[[], bool]) -> None:
    if stop():
        raise Stopped
