"""The way from an episode and news items to links.

From top to bottom: the news is a corpus of documents, each pair of segment and document has
features and a score, items that tell the same become stories, the best are selected to be shown,
and every link gets its reasons.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from tui.embeddings.embedder import ModelError
from tui.linking.citations import Citations
from tui.linking.corpus import NewsCorpus
from tui.linking.link_score import PairFeatures, probabilities
from tui.linking.meaning import similarities
from tui.linking.parameters import fitted_weights
from tui.linking.reasons import ReasonWriter
from tui.linking.segment_terms import episode_terms
from tui.linking.selection import LinkCandidate, StoryRanker, shown_stories
from tui.linking.stories import cluster_stories, story_candidates
from tui.linking.word_overlap import WordOverlap
from tui.model import Episode, Link, NewsItem
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from tui.embeddings.vector_cache import Progress
    from tui.index.read_texts import BoolArray, FloatArray
    from tui.linking.meaning import Similarities
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
    terms = episode_terms(episode, frozenset(corpus.acronyms), corpus.stop_words)
    overlap = WordOverlap(terms, corpus)
    features = pair_features(episode, corpus, overlap, warn=warn, progress=progress)
    scores = probabilities(features, weights)
    candidates = [
        _candidates(corpus, *row) if overlap.weighed(number) else []
        for number, row in enumerate(checked(zip(features.words, scores, strict=True)))
    ]
    ranker = StoryRanker(
        corpus,
        citations.links,
        _promising(corpus, scores, weights.threshold * _PROMISING),
        lambda items: cluster_stories(items, terms.stop_words),
    )
    rows = [ranker.row(number, row) for number, row in enumerate(checked(candidates))]
    shown = shown_stories(rows, overlap, weights.threshold)
    reasons = ReasonWriter(episode, corpus, citations.mentions, terms, overlap)
    by_words = probabilities(PairFeatures(features.words, None), weights) >= weights.threshold
    writer = _LinkWriter(corpus, ranker, reasons, by_words)
    return tuple(
        tuple(writer.links(number, *row))
        for number, row in enumerate(checked(zip(rows, shown, strict=True)))
    )


def pair_features(
    episode: Episode,
    corpus: NewsCorpus,
    overlap: WordOverlap,
    *,
    warn: Callable[[str], None] | None = None,
    progress: Progress | None = None,
) -> PairFeatures:
    """The features of each segment, a row, with each document, a column."""
    words = np.sqrt(overlap.shares())
    similar: Similarities | None = None
    try:
        similar = similarities(episode, corpus, words.max(axis=0, initial=0.0), progress)
    except (ModelError, MemoryError) as error:
        if warn is not None:
            warn(f"Links are made without the sentence model. {error}".strip())
    return PairFeatures(words, similar)


def _candidates(corpus: NewsCorpus, words: FloatArray, scores: FloatArray) -> list[LinkCandidate]:
    """The items of a segment; of more than enough documents those with the best scores."""
    documents = np.flatnonzero((words >= _LEAST_WORDS) | (scores >= _LEAST_SCORE))
    best = documents[np.argsort(-scores[documents], kind="stable")][:_DEEPEST]
    return [
        LinkCandidate(number, document, float(scores[document]))
        for document in best.tolist()
        for number in corpus.items_of(document)
    ]


def _promising(corpus: NewsCorpus, scores: FloatArray, least: float) -> list[int]:
    """The items that are nearly worth showing beside a segment, or may tell the same as one."""
    documents = np.flatnonzero(scores.max(axis=0, initial=0.0) >= least)
    return [
        number
        for document in story_candidates(corpus, documents.tolist())
        for number in corpus.items_of(document)
    ]


class _LinkWriter:
    """Makes the links of each segment."""

    def __init__(
        self, corpus: NewsCorpus, ranker: StoryRanker, reasons: ReasonWriter, by_words: BoolArray
    ) -> None:
        self._corpus = corpus
        self._ranker = ranker
        self._reasons = reasons
        self._by_words = by_words

    def links(
        self, segment: int, stories: Sequence[Story], shown: Container[int]
    ) -> Iterator[Link]:
        """A segment's links, best first; those of a story stand together and have one score."""
        rank = 0
        for number, story in enumerate(stories):
            is_shown = number in shown
            others = self._ranker.others(story) if is_shown else ()
            score = 1.0 if story.best.explicit else story.best.score
            for candidate in (*story.candidates, *others):
                link = Link(
                    segment=segment,
                    item=self._corpus.items[candidate.item],
                    score=score,
                    shown=is_shown,
                    story=story.number,
                    verdict=candidate.explicit.verdict if candidate.explicit else None,
                )
                if rank < (_EXPLAINED_SHOWN if is_shown else _EXPLAINED):
                    by_meaning = is_shown and not self._by_words[segment, candidate.document]
                    why = self._reasons.explanation(
                        segment, candidate, by_meaning=by_meaning, sentence=is_shown
                    )
                    link = replace(link, **why._asdict())
                yield link
                rank += 1
