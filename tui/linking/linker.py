"""The way from an episode and news items to links.

From top to bottom: the news is a corpus of documents, each pair of segment and document has
features and a score, items that tell the same become stories, the best are selected to be shown,
and every link gets its reasons.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from tui.embeddings.embedder import ModelError
from tui.linking.citations import Citations
from tui.linking.corpus import NewsCorpus
from tui.linking.link_score import PairFeatures, probabilities
from tui.linking.meaning import similarities
from tui.linking.parameters import fitted_weights
from tui.linking.reasons import Explanation, ReasonWriter
from tui.linking.segment_terms import episode_terms
from tui.linking.selection import LinkCandidate, ranked_stories, shown_stories
from tui.linking.stories import cluster_stories
from tui.linking.word_overlap import WordOverlap
from tui.model import Episode, Link, NewsItem
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from tui.analysis.stopwords import StopWords
    from tui.embeddings.vector_cache import Progress
    from tui.index.read_texts import FloatArray
    from tui.linking.citations import ExplicitLink
    from tui.linking.parameters import FittedWeights
    from tui.linking.selection import Story

_DEEPEST = 100  # documents of a row at most
_EXPLAINED = 12  # links of a segment that get words and reasons
_EXPLAINED_SHOWN = 100  # the same, of those that are shown
_PROMISING = 0.5  # of the threshold: what may tell the same as an item that is worth showing
_LEAST_WORDS = 0.1  # below this, and below the least score, a pair has nothing in common
_LEAST_SCORE = 0.03


def link(  # noqa: PLR0913  what may be told and asked beside episode and news, by name
    episode: Episode,
    items: Sequence[NewsItem] | NewsCorpus,
    *,
    citations: Citations | None = None,
    weights: FittedWeights | None = None,
    warn: Callable[[str], None] | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Link, ...], ...]:
    """For each segment the items that share anything with it, best first.

    Args:
        episode: the episode.
        items: the news items, in any order, or a corpus that has read them already; what they list
            as related is not looked at.
        citations: what the files say outright about the two, where they have been read already.
        weights: other weights than those that were fitted.
        warn: told in a sentence why the sentence model has no word though it is installed.
        progress: told how far the sentence model is, before it reads on.

    Returns:
        As many rows as the episode has segments, in their order. Equal scores are in the order
        of the items' dates, then of their paths. Items that tell one story stand together, with
        the score of the best of them; what a file says outright comes first. The first links of
        a row have words and reasons; those after them are too weak to need any.
    """
    corpus = items if isinstance(items, NewsCorpus) else NewsCorpus(items)
    if not corpus.items:
        return ((),) * len(episode.segments)
    citations = citations or Citations(episode, corpus)
    weights = weights or fitted_weights()
    terms = episode_terms(episode, corpus.acronyms, corpus.stop_words)
    overlap = WordOverlap(terms, corpus)
    words = np.sqrt(overlap.shares())
    similar = None
    try:
        similar = similarities(episode, corpus, words.max(axis=0, initial=0.0), progress)
    except (ModelError, MemoryError) as error:
        if warn is not None:
            warn(f"Links are made without the sentence model. {error}".strip())
    scores = probabilities(PairFeatures(words, similar), weights)
    # A segment of stop words alone is about nothing, whatever it may mean.
    scores[[not overlap.weighed(segment) for segment in range(len(scores))]] = 0.0
    cited: dict[int | None, list[ExplicitLink]] = defaultdict(list)
    for one in citations.links:
        cited[one.segment].append(one)
    promising = scores.max(axis=0, initial=0.0) >= weights.threshold * _PROMISING
    likely = np.flatnonzero(promising[corpus.item_documents]).tolist()
    story_of = _stories(corpus, {*likely, *(one.item for one in citations.links)}, terms.stop_words)
    rows = [
        ranked_stories(corpus, _candidates(corpus, *row, cited[segment]), story_of)
        for segment, row in enumerate(checked(zip(words, scores, strict=True)))
    ]
    shown = shown_stories(rows, overlap, weights.threshold)
    by_words = probabilities(PairFeatures(words, None), weights) >= weights.threshold
    reasons = ReasonWriter(episode, corpus, citations.mentions, overlap, by_words)
    return tuple(
        tuple(_links(corpus, reasons, segment, *row))
        for segment, row in enumerate(checked(zip(rows, shown, strict=True)))
    )


def _stories(corpus: NewsCorpus, numbers: Iterable[int], stop_words: StopWords) -> dict[int, int]:
    """Of some items, by their numbers, the stories of those that tell the same as another."""
    several = sorted(numbers)
    stories = cluster_stories([corpus.items[number] for number in several], stop_words)
    sizes = Counter(stories)
    return {item: story for item, story in zip(several, stories, strict=True) if sizes[story] > 1}


def _candidates(
    corpus: NewsCorpus, words: FloatArray, scores: FloatArray, cited: Iterable[ExplicitLink]
) -> Iterable[LinkCandidate]:
    """The items of a segment: of more than enough documents those with the best scores."""
    documents = np.flatnonzero((words >= _LEAST_WORDS) | (scores >= _LEAST_SCORE))
    best = documents[np.argsort(-scores[documents], kind="stable")][:_DEEPEST]
    candidates = {
        number: LinkCandidate(number, document, float(scores[document]))
        for document in best.tolist()
        for number in corpus.items_of(document)
    }
    for one in cited:
        alone = LinkCandidate(one.item, corpus.item_documents[one.item])
        candidates[one.item] = candidates.get(one.item, alone)._replace(explicit=one)
    return candidates.values()


def _links(
    corpus: NewsCorpus,
    reasons: ReasonWriter,
    segment: int,
    stories: Sequence[Story],
    shown: Container[int],
) -> Iterator[Link]:
    """A segment's links, best first; those of a story stand together and have one score."""
    every = (
        (n in shown, story, one) for n, story in enumerate(stories) for one in story.candidates
    )
    for rank, (is_shown, story, candidate) in enumerate(every):
        why = Explanation()
        if rank < (_EXPLAINED_SHOWN if is_shown else _EXPLAINED):
            why = reasons.explanation(segment, candidate, shown=is_shown)
        yield Link(
            segment=segment,
            item=corpus.items[candidate.item],
            score=1.0 if story.best.explicit else story.best.score,
            shown=is_shown,
            story=story.number,
            verdict=candidate.explicit.verdict if candidate.explicit else None,
            **why._asdict(),
        )
