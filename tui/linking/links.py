"""The engine: an episode and news items go in, links come out.

From top to bottom: segments and items become terms, terms are weighed, items are scored against
segments, those that tell the same become stories, the best are chosen to be shown, and every link
gets its reasons.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from tui.linking.common import common_words
from tui.linking.explicit import outright
from tui.linking.features import Comparer, Segmented
from tui.linking.finds import find
from tui.linking.neighbours import neighbours
from tui.linking.pool import Pool
from tui.linking.ranking import Article, Entry, Ranker
from tui.linking.reasons import Explainer
from tui.linking.sayings import sayings, text_of
from tui.linking.scale import Scale, heads
from tui.linking.score import Scorer, independent, least_shown
from tui.linking.semantic import available
from tui.linking.terms import acronyms, terms
from tui.linking.weights import WEIGHTS, Weights
from tui.model import Episode, Link, NewsItem, day_of
from tui.readers.pages import page
from tui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.linking.ranking import Story

_EXPLAINED = 12  # links of a segment that get words and reasons
_EXPLAINED_SHOWN = 100  # the same, of those that are shown
_NEARLY = 0.3  # the score of what may tell the same as an item that is worth showing
_SPEAKERS = 3  # items of a story of which one must share words enough


def link(
    episode: Episode, items: Sequence[NewsItem] | Pool, *, weights: Weights = WEIGHTS
) -> tuple[tuple[Link, ...], ...]:
    """For each segment the items that share anything with it, best first.

    Args:
        episode: the episode.
        items: the news items, in any order, or a pool that has read them already; what they list
            as related is not looked at.
        weights: the table of weights, for those who tune it.

    Returns:
        As many rows as the episode has segments, in their order. Equal scores are in the order
        of the items' dates, then of their paths. Items that tell one story stand together, with
        the score of the best of them; what a file says outright comes first. The first links of
        a row have words and reasons; those after them are too weak to need any.
    """
    pool = items if isinstance(items, Pool) else Pool(items)
    own = [text_of(segment) for segment in episode.segments]
    common = common_words(term for text in own for term in terms(text)) | pool.common
    known = acronyms("\n".join((episode.title, *own)))
    said = sayings(episode, known | pool.acronyms, common, weights)
    found = find(said, pool, known, weights)
    scale = Scale(said, found, pool.tellings, common, weights)
    segments = [Segmented(scale.weighed(saying), saying.sentences) for saying in said.each]
    comparer = Comparer(found, pool.laid, heads(pool, weights), weights)
    scorer = Scorer(segments, comparer, weights, pool.tellings)
    if available():
        from tui.linking.semantic.blend import second_opinion  # noqa: PLC0415  the model, if wanted

        scorer.scores = second_opinion(episode, pool.examples, scorer.scores).scores
    explainer = Explainer(episode, said.each, scorer)
    articles = _articles(pool)
    rows = _rows(articles, pool, scorer)
    said_outright = outright(episode, pool.items)
    alike = [
        number for telling in neighbours(pool, _worth(rows)) for number in pool.told_by[telling]
    ]
    ranker = Ranker(articles, said_outright, alike, common.function)
    linker = _Linker(segments, ranker, explainer, weights)
    return tuple(tuple(linker.links(place, row)) for place, row in enumerate(rows))


def _articles(pool: Pool) -> list[Article]:
    telling_of = {number: telling for telling, told in enumerate(pool.told_by) for number in told}
    return [Article(number, item, telling_of[number]) for number, item in enumerate(pool.items)]


def _rows(articles: Sequence[Article], pool: Pool, scorer: Scorer) -> list[list[Entry]]:
    """The items of each segment."""
    return [
        [
            Entry(articles[number], match)
            for match in scorer.matches(place)
            for number in pool.told_by[match.telling]
        ]
        for place in range(len(scorer.scores))
    ]


def _worth(rows: Iterable[Sequence[Entry]]) -> set[int]:
    """The tellings that are, or nearly are, worth showing beside some segment."""
    return {e.article.told for row in rows for e in row if e.match.score >= _NEARLY}


class _Linker:
    """Makes the links of each segment."""

    def __init__(
        self,
        segments: Sequence[Segmented],
        ranker: Ranker,
        explainer: Explainer,
        weights: Weights,
    ) -> None:
        self._segments = segments
        self._ranker = ranker
        self._explainer = explainer
        self._weights = weights

    def links(self, place: int, row: Iterable[Entry]) -> Iterator[Link]:
        """A segment's links, best first; those of a story stand together and have one score."""
        rank = 0
        stories = self._ranker.row(place, row)
        least = self._least(place, stories)
        for number, story in enumerate(stories):
            shown = number < self._weights.most and self._is_worth_showing(place, story, least)
            score = 1.0 if story.best.outright is not None else story.best.match.score
            for entry in (*story.entries, *(self._ranker.others(story) if shown else ())):
                explained = rank < (_EXPLAINED_SHOWN if shown else _EXPLAINED)
                words = self._words(place, entry) if explained else ()
                yield Link(
                    segment=place,
                    item=entry.article.item,
                    score=score,
                    shown=shown,
                    reasons=self._explainer.reasons(words, entry) if explained else (),
                    words=words,
                    story=story.number,
                    verdict=entry.outright.verdict if entry.outright else None,
                )
                rank += 1

    def _words(self, place: int, entry: Entry) -> tuple[str, ...]:
        return self._explainer.words(place, self._explainer.shared(place, entry))

    def _least(self, place: int, stories: Iterable[Story]) -> float:
        """The score from which on stories are shown, by the best that shares words enough."""
        promising = (story for story in stories if story.best.match.score >= self._weights.begins)
        sure = any(self._shares_enough(place, story, self._weights.begins) for story in promising)
        return least_shown(1.0 if sure else 0.0, self._weights)

    def _is_worth_showing(self, place: int, story: Story, least: float) -> bool:
        """Whether a file says so, or one of the best that tell a story shares words enough."""
        return story.best.outright is not None or self._shares_enough(place, story, least)

    def _shares_enough(self, place: int, story: Story, least: float) -> bool:
        weighed = self._segments[place].weighed
        return any(
            independent(self._explainer.shared(place, entry), weighed, self._weights)
            for entry in story.entries[:_SPEAKERS]
            if entry.match.score >= least
        )


def with_related(items: Iterable[NewsItem]) -> tuple[NewsItem, ...]:
    """Items and all that they list as related, each once, in the order in which they come.

    Two items are the same if they have the same address, or the same headline on the same day.
    An item that stands by itself is preferred to the short form of it that another one lists.
    """
    whole = list(items)
    seen: set[object] = set()
    return tuple(item for item in (*whole, *_related(whole)) if _is_new(item, seen))


def _related(items: Iterable[NewsItem]) -> Iterator[NewsItem]:
    waiting = deque(items)
    while waiting:
        related = waiting.popleft().related
        waiting.extend(related)
        yield from related


def _is_new(item: NewsItem, seen: set[object]) -> bool:
    day = None if item.published is None else day_of(item.published)
    marks: set[object] = {(fold(item.headline), day)}
    if item.url:
        known = page(item.url)
        marks.add(known.key if known else item.url)
    new = seen.isdisjoint(marks)
    seen |= marks
    return new
