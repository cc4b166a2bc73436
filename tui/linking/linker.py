"""The engine: an episode and news items go in, links come out.

From top to bottom: segments and items become terms, terms are weighed, items are scored against
segments, those that tell the same become stories, the best are chosen to be shown, and every link
gets its reasons.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.analysis.normalize import fold
from tui.analysis.stopwords import common_words
from tui.linking.candidates import neighbours
from tui.linking.citations import outright
from tui.linking.corpus import NewsCorpus
from tui.linking.embeddings.package import available
from tui.linking.features import Comparer, Segmented
from tui.linking.linking_terms import acronyms, terms
from tui.linking.matching import find
from tui.linking.pair_score import Scorer, independent, is_name_alone, least_shown
from tui.linking.parameters import STORY, WEIGHTS, StoryWeights, Weights
from tui.linking.ranking import Article, Entry, Ranker
from tui.linking.reasons import Explainer
from tui.linking.segment_terms import sayings, text_of
from tui.linking.stories import stories
from tui.linking.term_weights import Scale, heads
from tui.model import Episode, Link, NewsItem, day_of
from tui.urls import canonical_url

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from tui.linking.matching import Reals
    from tui.linking.ranking import Story
    from tui.linking.segment_terms import Sayings

Progress = Callable[[int, int], None]
"""Told how many texts of how many the sentence model has read; may raise, to give up."""

_EXPLAINED = 12  # links of a segment that get words and reasons
_EXPLAINED_SHOWN = 100  # the same, of those that are shown
_NEARLY = 0.3  # the score of what may tell the same as an item that is worth showing
_SPEAKERS = 3  # items of a story of which one must share words enough


def link(  # noqa: PLR0913  what may be told and asked beside episode and news, by name
    episode: Episode,
    items: Sequence[NewsItem] | NewsCorpus,
    *,
    weights: Weights = WEIGHTS,
    story: StoryWeights = STORY,
    warn: Callable[[str], None] | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Link, ...], ...]:
    """For each segment the items that share anything with it, best first.

    Args:
        episode: the episode.
        items: the news items, in any order, or a pool that has read them already; what they list
            as related is not looked at.
        weights: the table of weights, for those who tune it.
        story: the same, of what tells the same story.
        warn: told in a sentence why the sentence model has no word though it is installed.
        progress: told how far the sentence model is, before it reads on; what it raises ends
            the linking. Without the model it is never called.

    Returns:
        As many rows as the episode has segments, in their order. Equal scores are in the order
        of the items' dates, then of their paths. Items that tell one story stand together, with
        the score of the best of them; what a file says outright comes first. The first links of
        a row have words and reasons; those after them are too weak to need any.
    """
    pool = items if isinstance(items, NewsCorpus) else NewsCorpus(items)
    own = [text_of(segment) for segment in episode.segments]
    common = common_words(term for text in own for term in terms(text)) | pool.common
    known = acronyms("\n".join((episode.title, *own)))
    said = sayings(episode, known | pool.acronyms, common, weights)
    found = find(said, pool, known, weights)
    scale = Scale(said, found, pool.laid.families, common, weights)
    segments = [Segmented(scale.weighed(saying), saying.sentences) for saying in said.each]
    comparer = Comparer(found, pool.laid, heads(pool, weights), weights)
    scorer = Scorer(segments, comparer, weights, pool.tellings)
    if available():
        scorer.scores = _corrected(episode, pool, scorer.scores, warn, progress)
    explainer = Explainer(episode, said.each, scorer)
    articles = _articles(pool)
    rows = _rows(articles, pool, scorer)
    said_outright = outright(episode, pool.items)
    alike = [
        number for telling in neighbours(pool, _worth(rows)) for number in pool.told_by[telling]
    ]
    ranker = Ranker(articles, said_outright, alike, lambda some: stories(some, common, story))
    linker = _Linker(segments, explainer, _capitals(said), weights)
    told = [ranker.row(place, row) for place, row in enumerate(rows)]
    shown = linker.shown(told)
    return tuple(
        tuple(linker.links(place, ranker, *one))
        for place, one in enumerate(zip(told, shown, strict=True))
    )


def _corrected(
    episode: Episode,
    pool: NewsCorpus,
    scores: Reals,
    warn: Callable[[str], None] | None,
    progress: Progress | None,
) -> Reals:
    """The scores with the sentence model's word in them."""
    from tui.linking.embeddings.blending import second_opinion  # noqa: PLC0415  the model, if wanted

    opinion = second_opinion(episode, pool.examples, scores, progress=progress)
    if opinion.trouble and warn is not None:
        warn(opinion.trouble)
    return opinion.scores


def _capitals(said: Sayings) -> frozenset[str]:
    """The words that all segments write with a capital, at the beginning of a sentence too."""
    capital: dict[str, bool] = {}
    for saying in said.each:
        for term, spans in saying.spans.items():
            if " " not in term:
                large = all(saying.text[start].isupper() for start, _ in spans)
                capital[term] = large and capital.get(term, True)
    return frozenset(term for term, large in capital.items() if large)


def _articles(pool: NewsCorpus) -> list[Article]:
    telling_of = {number: telling for telling, told in enumerate(pool.told_by) for number in told}
    return [Article(number, item, telling_of[number]) for number, item in enumerate(pool.items)]


def _rows(articles: Sequence[Article], pool: NewsCorpus, scorer: Scorer) -> list[list[Entry]]:
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
        explainer: Explainer,
        names: frozenset[str],
        weights: Weights,
    ) -> None:
        self._segments = segments
        self._explainer = explainer
        self._names = names
        self._weights = weights

    def shown(self, told: Sequence[Sequence[Story]]) -> list[set[int]]:
        """For each segment which of its stories are shown."""
        shown = [self._worth_showing(place, stories) for place, stories in enumerate(told)]
        by_name: dict[tuple[bool, int], list[tuple[float, int, int]]] = {}
        for place, numbers in enumerate(shown):
            for number in numbers:
                story = told[place][number]
                if story.best.outright is None and self._is_tied_by_name(place, story):
                    alone = story.number is None
                    key = alone, story.best.article.number if story.number is None else story.number
                    by_name.setdefault(key, []).append((-story.best.match.score, place, number))
        for each in by_name.values():
            for _, place, number in sorted(each)[self._weights.by_name :]:
                shown[place].discard(number)
        return shown

    def _worth_showing(self, place: int, stories: Sequence[Story]) -> set[int]:
        least = self._least(place, stories)
        first = enumerate(stories[: self._weights.most])
        return {number for number, one in first if self._is_worth_showing(place, one, least)}

    def _is_tied_by_name(self, place: int, story: Story) -> bool:
        """Whether one name is all that ties the best of a story."""
        ties = (self._explainer.shared(place, entry) for entry in story.entries[:_SPEAKERS])
        return all(is_name_alone(shared, self._names) for shared in ties if shared)

    def links(
        self, place: int, ranker: Ranker, stories: Sequence[Story], chosen: Container[int]
    ) -> Iterator[Link]:
        """A segment's links, best first; those of a story stand together and have one score."""
        rank = 0
        for number, story in enumerate(stories):
            shown = number in chosen
            score = 1.0 if story.best.outright is not None else story.best.match.score
            for entry in (*story.entries, *(ranker.others(story) if shown else ())):
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
        known = canonical_url(item.url)
        marks.add(known.key if known else item.url)
    new = seen.isdisjoint(marks)
    seen |= marks
    return new
