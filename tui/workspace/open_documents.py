"""Searching what was read: segments of episodes and news items, in an index held in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import accumulate, chain
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Episode, NewsItem, Segment, Timecode, iso_day
from tui.workspace.hits import NEWS_HEADING, Answer, Hit, heading_of, segment_hit

if TYPE_CHECKING:
    from tui.library.store.database import Store
    from tui.search.by_meaning import MeaningSearcher
    from tui.search.engine import Engine
    from tui.search.highlight import Spans
    from tui.search.keyword_filter import FilterHit
    from tui.search.restrict import Check, Entry, Range
    from tui.workspace.episode_links import EpisodeLinker, NewsSource
    from tui.workspace.workers import Stop


class FilterAnswer(NamedTuple):
    """What a filter keeps.

    Attributes:
        hits: by the numbers of what was filtered, in their order.
        note: what the reader should know of how it was understood; may be empty.
    """

    hits: Mapping[int, FilterHit]
    note: str = ""


class OpenDocuments:
    """Segments of episodes, in the order given, and news items after them.

    They are indexed when they are first asked for. Asked by one thread at a time.
    """

    def __init__(  # noqa: PLR0913  what restricts, by name
        self,
        episodes: Sequence[Episode],
        news: Sequence[NewsItem] = (),
        *,
        with_news: Callable[[Check], Iterable[int]] = lambda _: (),
        with_notes: Callable[[], Iterable[int]] = tuple,
        in_state: Callable[[str], Iterable[int]] = lambda _: (),
        headed: bool = True,
    ) -> None:
        """Search through episodes and news items.

        Args:
            episodes: whose segments are searched.
            news: items that are searched too.
            with_news: the segments that has:news asks for, as that is now, counted through all
                episodes; what its check raises gives it up.
            with_notes: those that has:note asks for.
            in_state: those that are "new", "opened" or "done", which is: asks for.
            headed: whether hits tell the headings of their episodes.
        """
        self._episodes = episodes
        self._news = news
        self._with_news, self._with_notes, self._in_state = with_news, with_notes, in_state
        self._headings: dict[int, str] | None = {} if headed else None
        self._firsts = list(accumulate((len(one.segments) for one in episodes), initial=0))
        self._where = [(n, s) for n, one in enumerate(episodes) for s in range(len(one.segments))]

    @cached_property
    def _engine(self) -> Engine:
        from tui.index.builder import segment_of  # noqa: PLC0415  numpy is wanted here alone
        from tui.index.documents import document_of, documents_of  # noqa: PLC0415  when first asked
        from tui.index.reader import IndexReader  # noqa: PLC0415  the same
        from tui.search.engine import Engine  # noqa: PLC0415  RapidFuzz

        segments = (documents_of(one, group) for group, one in enumerate(self._episodes))
        documents = [*chain.from_iterable(segments), *map(document_of, self._news)]
        return Engine(IndexReader([segment_of(documents)]), self, meaning=lambda: self._meaning)

    @cached_property
    def _meaning(self) -> MeaningSearcher | None:
        from tui.search.by_meaning import MOST_DOCUMENTS, MeaningSearcher  # noqa: PLC0415  numpy

        count = len(self._where)
        if not 0 < count <= MOST_DOCUMENTS:
            return None
        return MeaningSearcher(["\n".join(self._text_of(number)) for number in range(count)])

    def search(self, typed: str, limit: int, stop: Stop) -> Answer:
        """The segments and news items that answer best, the best first, at most so many.

        A clock time, or a time with units, gives the segments that hold it first; where it can
        be nothing but a time, those alone.

        Raises:
            Stopped: stop said so.
        """
        from tui.search.time_query import is_clock_time, segments_at  # noqa: PLC0415  when first asked

        engine, begun = self._engine, perf_counter()
        at_time = segments_at(typed, self._episodes)
        hits = [
            self._segment_hit(n, place, score=score)._replace(start=start)
            for n, place, score, start in at_time
        ]
        if hits and is_clock_time(typed):
            return Answer(hits[:limit], took=perf_counter() - begun)
        results = engine.search(typed, limit, stop)
        took = perf_counter() - begun
        taken = {self._firsts[hit.episode] + hit.segment for hit in at_time}
        hits += [
            self._hit(number, results.highlight(number, *self._text_of(number)), score)
            for number, score in results.hits
            if number not in taken
        ]
        hits += [
            self._hit(number, ((), ()), score)._replace(by_meaning=True)
            for number, score in results.near
            if number not in taken
        ]
        return Answer(hits[:limit], "" if at_time else results.feedback, took)

    def filter(self, typed: str) -> FilterAnswer:
        """The segments that match all of what was typed, in their order; all for nothing typed."""
        from tui.search.keyword_filter import FilterHit as Kept  # noqa: PLC0415  when it is asked

        results = self._engine.filter(typed)

        def light(number: int) -> tuple[Spans, Spans]:
            return results.highlight(number, *self._text_of(number))

        hits = {number: Kept(number, light) for number, _ in results.hits}
        return FilterAnswer(hits, results.feedback)

    def _text_of(self, number: int) -> tuple[str, str]:
        """What a document says, as it was indexed: its head and its text."""
        if number < len(self._where):
            episode, place = self._where[number]
            one = self._episodes[episode]
            return one.segments[place].gist, one.words_at(place)
        from tui.index.documents import head_of, text_of  # noqa: PLC0415  when first asked

        item = self._news[number - len(self._where)]
        return head_of(item), text_of(item)

    def _hit(self, number: int, spans: tuple[Spans, Spans], score: float) -> Hit:
        if number < len(self._where):
            return self._segment_hit(*self._where[number], spans, score)
        path = self._news[number - len(self._where)].path
        head, text = self._text_of(number)
        return Hit(path, 0, None, head, text, *spans, heading=NEWS_HEADING, score=score)

    def _segment_hit(
        self, episode: int, place: int, spans: tuple[Spans, Spans] = ((), ()), score: float = 1.0
    ) -> Hit:
        heading = ""
        if self._headings is not None:
            if episode not in self._headings:
                self._headings[episode] = heading_of(self._episodes[episode])
            heading = self._headings[episode]
        return segment_hit(self._episodes[episode], place, spans, score, heading)

    # What is known of them beside their text

    def entries(self) -> Iterator[Entry]:
        """Each episode and each news item, and what segments without a title are labelled."""
        from tui.search.restrict import Entry  # noqa: PLC0415  RapidFuzz

        several = len(self._episodes) > 1  # the title of one leaves all of it or nothing
        for first, episode in zip(self._firsts, self._episodes, strict=False):
            title = episode.title if several else None
            day = iso_day(episode.published)
            stop = first + len(episode.segments)
            yield Entry(first, stop, title=title, show=episode.show, published=day)
            for number, segment in enumerate(episode.segments, first):
                if segment.title is None:  # the reader cannot tell a label from a title
                    yield Entry(number, number + 1, title=segment.gist, published=day)
        for number, item in enumerate(self._news, len(self._where)):
            yield Entry(number, number + 1, is_news=True, published=iso_day(item.published))

    def with_news(self, check: Check) -> Iterator[Range]:
        """The segments that has:news asks for."""
        return ((number, number + 1) for number in self._with_news(check))

    def with_notes(self) -> Iterator[Range]:
        """The segments that has:note asks for."""
        return ((number, number + 1) for number in self._with_notes())

    def in_state(self, state: str) -> Iterator[Range]:
        """The segments that is:new, is:opened or is:done asks for."""
        return ((number, number + 1) for number in self._in_state(state))


class HitFilter:
    """Hits that were found already, of which typing leaves some."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """Filter hits, in their order."""
        self.hits = hits

    @cached_property
    def _documents(self) -> OpenDocuments:
        return OpenDocuments([_as_episode(hit) for hit in self.hits])

    def matching(self, typed: str) -> tuple[Mapping[int, Hit], str]:
        """Those that match by their numbers, with what was typed lit, and a note on that."""
        answer = self._documents.filter(typed)
        lit = {
            number: self.hits[number]._replace(gist_spans=one.gist_spans, text_spans=one.text_spans)
            for number, one in answer.hits.items()
        }
        return lit, answer.note


def _as_episode(hit: Hit) -> Episode:
    """A hit as what the engine looks through."""
    segment = Segment(hit.start or Timecode(0), None, None, hit.gist, hit.text)
    return Episode(hit.path, hit.heading or hit.path, segments=(segment,))


class SegmentMarks:
    """Segments by what has:news and has:note ask for, counted through all episodes.

    Episodes are linked when that is first asked for, and once.
    """

    def __init__(
        self,
        episodes: Sequence[Episode],
        news: Sequence[NewsItem],
        source: NewsSource,
        store: Store | None,
    ) -> None:
        """Take episodes and the news that was read with them.

        Where there is no news, the source has some; without a store, the reader's own is opened.
        """
        self._episodes = episodes
        self._news = news
        self._source = source
        self._store = store
        self._linked: dict[int, list[int]] = {}

    @cached_property
    def _linker(self) -> EpisodeLinker:
        from tui.workspace.episode_links import EpisodeLinker  # noqa: PLC0415  wanted for has:news alone

        return EpisodeLinker(self._source, self._store)

    def with_news(self, check: Check) -> Iterator[int]:
        """The segments that have news beside them; what check raises gives the linking up."""

        def stop() -> bool:
            if check:
                check()
            return False

        first = 0
        for number, episode in enumerate(self._episodes):
            if number not in self._linked:
                linked = self._linker.linked(episode, self._news, stop=stop)
                beside = enumerate(linked.segments)
                self._linked[number] = [place for place, one in beside if one.links]
            yield from (first + place for place in self._linked[number])
            first += len(episode.segments)

    def with_notes(self) -> Iterator[int]:
        """The segments that hold a moment; none where the store cannot be read."""
        from tui.library.errors import StoreError  # noqa: PLC0415  for has:note alone
        from tui.library.store.database import Store  # noqa: PLC0415  the same
        from tui.library.store.moments import (  # noqa: PLC0415  the same
            Moments,
            segments_with_moments,
        )

        store, first = self._store or Store(), 0
        for episode in self._episodes:
            with suppress(StoreError):
                kept = Moments(store).of(episode)
                indexes = segments_with_moments(episode.segments, kept)
                yield from (first + index for index in indexes)
            first += len(episode.segments)
