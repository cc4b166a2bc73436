"""Going to a segment by a few letters, typed well or not, or by a time; and filtering."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tui.analysis.tokenizer import runs
from tui.index.bm25f import WEIGHTS, Weights
from tui.index.memory_builder import make_index
from tui.index.postings import Numbers
from tui.model import Episode, day_of, segment_at
from tui.search.feedback import told, unlike
from tui.search.highlight import Highlighter, Spans, Wanted
from tui.search.keyword_filter import FilterAnswer, FilterHit, keep
from tui.search.query import Phrase, Query, parse_query
from tui.search.query_terms import QueryReader
from tui.search.restrict import begins_in, left_by, titled
from tui.search.scoring import Scorer
from tui.search.spans import Span
from tui.timecode import clock_readings, unit_reading

_OTHER_READING = 0.9  # score of what a clock time could mean, but likely does not
_LOOKED_AT = 10  # segments that the note is about
_OPEN = 3600.0  # seconds that a last segment without an end may well go on
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class JumpHit:
    """A segment that was found.

    Attributes:
        episode: the place of its episode among those given.
        segment: its place in that episode.
        score: how well it answers, from 0 to 1; for a time 1.
        gist_spans: what to light in its gist: the beginning that was typed, or the whole word
            that a misspelt or shortened one was taken for.
        text_spans: the same in its text.
    """

    episode: int
    segment: int
    score: float
    gist_spans: tuple[Span, ...]
    text_spans: tuple[Span, ...]


class Jumper:
    """Finding over the segments of some episodes; made once, asked for each key typed.

    Segments are told of as places among those of all episodes, in the order given.
    """

    def __init__(self, episodes: Sequence[Episode], weights: Weights = WEIGHTS) -> None:
        """Index the segments of some episodes; takes time that is linear in their text."""
        self._episodes = episodes
        self._places = [
            (number, place)
            for number, episode in enumerate(episodes)
            for place in range(len(episode.segments))
        ]
        self._index = make_index(episodes, weights)
        self._reader = QueryReader(self._index, weights)
        self._ranker = Scorer(self._index, weights)
        self._lighter = Highlighter(self._index)

    def find(
        self,
        typed: str,
        limit: int = 10,
        *,
        with_news: Collection[int] = _NONE,
        with_notes: Collection[int] = _NONE,
    ) -> tuple[JumpHit, ...]:
        """The segments that answer best, the best first, at most so many.

        A clock time, or a time with units, gives the segments that hold it; of a bare number and
        of words, what says them. Nothing typed, nothing found; what only restricts gives what it
        leaves.

        Args:
            typed: what tui.search.query reads, or a time.
            limit: how many are wanted.
            with_news: the segments that has:news asks for.
            with_notes: the segments that has:note asks for.
        """
        at_time = list(self._at_time(typed))
        if at_time and clock_readings(typed):
            return tuple(at_time[:limit])
        query = parse_query(typed)
        if query.is_empty:
            return tuple(at_time[:limit])
        among = self._left(query, with_news, with_notes)
        clues = self._reader.read(query.plain)
        taken = {(hit.episode, hit.segment) for hit in at_time}
        ranked: Sequence[tuple[int, float]] = self._ranker.rank(clues, limit, among)
        if not clues and among is not None:
            ranked = [(number, 1.0) for number in self._index.listed(among, limit)]
        for number, score in ranked:
            episode, place = self._places[number]
            if (episode, place) not in taken:
                segment = self._episodes[episode].segments[place]
                gist, text = self._lighter.light(number, segment.gist, segment.text, clues)
                at_time.append(JumpHit(episode, place, score, gist, text))
        return tuple(at_time[:limit])

    def note(
        self,
        typed: str,
        *,
        with_news: Collection[int] = _NONE,
        with_notes: Collection[int] = _NONE,
    ) -> str:
        """What the reader should know of how find understands what was typed; may be empty."""
        query = parse_query(typed)
        clues = self._reader.read(query.plain)
        words = ""
        # Only what would be told of needs the segments that answer best.
        if (query.quoted or unlike(self._index, clues)) and not any(self._at_time(typed)):
            among = self._left(query, with_news, with_notes)
            shown = [hit.number for hit in self._ranker.rank(clues, _LOOKED_AT, among)]
            words = told(self._index, query, clues, shown)
        return "; ".join(filter(None, (*query.problems, words)))

    def filter(
        self,
        typed: str,
        *,
        with_news: Collection[int] = _NONE,
        with_notes: Collection[int] = _NONE,
    ) -> FilterAnswer:
        """The segments that match all of what was typed, in their order; all for nothing typed.

        Words match the beginnings of words. Only a word that no segment has is taken for others
        that may be meant, and the note tells so.

        Args:
            typed: what tui.search.query reads.
            with_news: the segments that has:news asks for.
            with_notes: the segments that has:note asks for.
        """
        return self.keep(parse_query(typed), with_news=with_news, with_notes=with_notes)

    def keep(
        self,
        query: Query,
        *,
        with_news: Collection[int] = _NONE,
        with_notes: Collection[int] = _NONE,
    ) -> FilterAnswer:
        """The same for a query that is read already."""
        among = self._among(query, with_news, with_notes)
        kept = keep(self._index, self._reader, query, among)
        light = partial(self._light_all, wanted=kept.wanted)
        numbers = self._index.listed(kept.numbers, len(self._places))
        hits = [FilterHit(number, light) for number in numbers]
        return FilterAnswer(tuple(hits), "; ".join(filter(None, (*query.problems, kept.note))))

    def _light_all(self, number: int, wanted: Sequence[Wanted]) -> tuple[Spans, Spans, Spans]:
        """What a filter lights in a segment's title, gist and text."""
        episode, place = self._places[number]
        segment = self._episodes[episode].segments[place]
        gist, text = self._lighter.light_all(number, segment.gist, segment.text, wanted)
        return (gist if segment.title is not None else ()), gist, text

    def _left(
        self, query: Query, with_news: Collection[int], with_notes: Collection[int]
    ) -> Numbers | None:
        """The segments that a search may find; None for all."""
        return left_by(self._index, query, self._among(query, with_news, with_notes))

    def _among(
        self, query: Query, with_news: Collection[int], with_notes: Collection[int]
    ) -> Numbers | None:
        """The segments that are not left out by what is known of them beside their text."""
        among: Numbers | None = None
        if query.of_episodes:
            among = {
                number
                for number, (episode, _) in enumerate(self._places)
                if _passes(self._episodes[episode], query)
            }
        for owned, numbers in (("news", with_news), ("note", with_notes)):
            every = self._index.numbers() if among is None else among
            if owned in query.has:
                among = every & self._index.numbers((number, number + 1) for number in numbers)
            elif owned in query.has_not:
                among = every - self._index.numbers((number, number + 1) for number in numbers)
        several = self._of_titled_episodes if len(self._episodes) > 1 else None
        return titled(self._index, query, among, several)

    def _of_titled_episodes(self, phrase: Phrase) -> Numbers:
        """The segments of episodes whose title has a phrase."""
        wanted = [begins_in(runs(episode.title), phrase) for episode in self._episodes]
        return self._index.numbers(
            (number, number + 1) for number, (place, _) in enumerate(self._places) if wanted[place]
        )

    def _at_time(self, typed: str) -> Iterator[JumpHit]:
        """The segments that hold a typed time, all likely readings before the others."""
        readings = clock_readings(typed)
        if not readings:
            seconds = unit_reading(typed)
            readings = () if seconds is None else (seconds,)
        if not readings:
            return
        fitting = [_fitting(readings, episode) for episode in self._episodes]
        for rank, score in enumerate((1.0, _OTHER_READING)[: len(readings)]):
            for number, times in enumerate(fitting):
                if rank < len(times):
                    place = segment_at(self._episodes[number].segments, times[rank])
                    yield JumpHit(number, place, score, (), ())


def _fitting(readings: tuple[float, ...], episode: Episode) -> list[float]:
    """The readings of a time that lie in an episode, one where a segment begins before others."""
    if not episode.segments:
        return []
    starts = {int(segment.start) for segment in episode.segments}
    ends = [segment.end for segment in episode.segments if segment.end is not None]
    length = episode.duration or max(max(starts) + 1, *ends, 0)
    fitting = [seconds for seconds in readings if seconds <= length]
    is_open = episode.duration is None and len(ends) < len(episode.segments)
    if is_open and not fitting and min(readings) <= length + _OPEN:
        return [min(readings)]
    return sorted(fitting, key=lambda seconds: int(seconds) not in starts)


def _passes(episode: Episode, query: Query) -> bool:
    """Whether an episode is of the shows and days that are asked for."""
    day = day_of(episode.published).isoformat() if episode.published else None
    if (query.after or query.before) and day is None:
        return False
    if day and not (query.after or "") <= day < (query.before or "a"):
        return False
    show = runs(episode.show or "")
    return all(begins_in(show, phrase) for phrase in query.shows) and not any(
        begins_in(show, phrase) for phrase in query.excluded_shows
    )
