"""The engine: an episode and news items go in, links come out.

From top to bottom: segments and items become terms, terms are weighed, items are scored against
segments, the best are chosen to be shown, and every link gets its reasons.
"""

from __future__ import annotations

from collections import deque
from datetime import date
from typing import TYPE_CHECKING

from tui.linking.common import function_words
from tui.linking.passages import texts_of, told
from tui.linking.reasons import Article, Entry, Explainer
from tui.linking.sayings import sayings, text_of
from tui.linking.scale import Scale
from tui.linking.score import Scorer, Segmented, independent, probability
from tui.linking.terms import acronyms, terms
from tui.linking.weights import WEIGHTS, Weights
from tui.model import Episode, Link, NewsItem, day_of
from tui.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SAMPLE = 200  # items that tell which languages are written
_EXPLAINED = 100  # links of a segment that get words and reasons


def link(
    episode: Episode, items: Sequence[NewsItem], *, weights: Weights = WEIGHTS
) -> tuple[tuple[Link, ...], ...]:
    """For each segment the items that share anything with it, best first.

    Args:
        episode: the episode.
        items: the news items, in any order; what they list as related is not looked at.
        weights: the table of weights, for those who tune it.

    Returns:
        As many rows as the episode has segments, in their order. Equal scores are in the order
        of the items' dates, then of their paths. The first hundred links of a row have words and
        reasons; those after them are too weak to need any.
    """
    own = [text_of(segment) for segment in episode.segments]
    texts = [texts_of(item) for item in items]
    heads = [f"{headline} {excerpt}" for headline, excerpt, _ in texts]
    function = _function_words(own) | _function_words(heads[:_SAMPLE])
    known = acronyms("\n".join((episode.title, *own)))
    said = sayings(episode, known.union(*map(acronyms, heads)), function, weights)
    distinct = {each: told(each, said, known, weights) for each in dict.fromkeys(texts)}
    articles = [
        Article(number, item, distinct[each])
        for number, (item, each) in enumerate(zip(items, texts, strict=True))
    ]
    scale = Scale(said, list(distinct.values()), function, weights)
    segments = [Segmented(scale.weighed(saying), saying.sentences) for saying in said.each]
    scorer = Scorer(segments, weights)
    explainer = Explainer(episode, said.each, segments, scorer)
    rows = _rows(articles, scorer, scale)
    return tuple(
        tuple(_links(place, segment, row, explainer, weights))
        for place, (segment, row) in enumerate(zip(segments, rows, strict=True))
    )


def _function_words(texts: Iterable[str]) -> frozenset[str]:
    return function_words(term for text in texts for term in terms(text))


def _rows(articles: Sequence[Article], scorer: Scorer, scale: Scale) -> Iterator[list[Entry]]:
    """The items of each segment, best first."""
    rows: list[list[Entry]] = [[] for _ in range(scorer.segments)]
    for article in articles:
        for place, match in scorer.matches(article.told, scale.head(article.told)).items():
            rows[place].append(Entry(article, match))
    return (sorted(row, key=_best_first) for row in rows)


def _best_first(entry: Entry) -> tuple[float, date, str, str]:
    item = entry.article.item
    day = date.max if item.published is None else day_of(item.published)
    return -entry.match.share, day, item.path, item.headline


def _links(
    place: int,
    segment: Segmented,
    row: Sequence[Entry],
    explainer: Explainer,
    weights: Weights,
) -> Iterator[Link]:
    for rank, entry in enumerate(row):
        explained = rank < _EXPLAINED
        shared = explainer.shared(place, entry) if explained else {}
        words = explainer.words(place, shared)
        worth = rank < weights.most and entry.match.share >= weights.threshold
        yield Link(
            segment=place,
            item=entry.article.item,
            score=probability(entry.match.share, weights),
            shown=worth and independent(shared, segment.weighed, weights),
            reasons=explainer.reasons(words, entry) if explained else (),
            words=words,
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
        marks.add(item.url.rstrip("/"))
    new = seen.isdisjoint(marks)
    seen |= marks
    return new
