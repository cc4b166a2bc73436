"""The way from an episode and news items to links.

From top to bottom: segments and items become terms, terms are weighed and matched, each pair of
segment and item gets features and a score, items that tell the same become stories, the best are
selected to be shown, and every link gets its reasons.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.acronyms import acronyms_in
from tui.analysis.stopwords import StopWords, stop_words_of
from tui.analysis.tokenizer import terms
from tui.embeddings.installed import available
from tui.linking.citations import Citations
from tui.linking.corpus import NewsCorpus
from tui.linking.features import FeatureExtractor, SegmentMatches, WeightedSegment, probability
from tui.linking.matching import match_terms
from tui.linking.parameters import LINK_PARAMETERS, STORY_PARAMETERS
from tui.linking.ranking import LinkCandidate, StoryRanker
from tui.linking.reasons import ReasonWriter, shared_phrases
from tui.linking.segment_terms import episode_terms, segment_text
from tui.linking.selection import StorySelector
from tui.linking.stories import cluster_stories, story_candidates
from tui.linking.term_weights import TermWeights, lead_weights
from tui.model import Episode, Link, NewsItem

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from tui.linking.features import DocumentMatch
    from tui.linking.near_duplicates import FloatArray
    from tui.linking.parameters import LinkParameters, StoryParameters
    from tui.linking.ranking import Story
    from tui.linking.segment_terms import SegmentTerms

Progress = Callable[[int, int], None]
"""Told how many texts of how many the sentence model has read; may raise, to give up."""

_EXPLAINED = 12  # links of a segment that get words and reasons
_EXPLAINED_SHOWN = 100  # the same, of those that are shown
_PROMISING = 0.3  # the score of what may tell the same as an item that is worth showing


def link(  # noqa: PLR0913  what may be told and asked beside episode and news, by name
    episode: Episode,
    items: Sequence[NewsItem] | NewsCorpus,
    *,
    citations: Citations | None = None,
    params: LinkParameters = LINK_PARAMETERS,
    story_params: StoryParameters = STORY_PARAMETERS,
    warn: Callable[[str], None] | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Link, ...], ...]:
    """For each segment the items that share anything with it, best first.

    Args:
        episode: the episode.
        items: the news items, in any order, or a corpus that has read them already; what they list
            as related is not looked at.
        citations: what the files say outright about the two, where they have been read already.
        params: the table of parameters, for those who tune it.
        story_params: the same, of what tells the same story.
        warn: told in a sentence why the sentence model has no word though it is installed.
        progress: told how far the sentence model is, before it reads on; what it raises ends
            the linking. Without the model it is never called.

    Returns:
        As many rows as the episode has segments, in their order. Equal scores are in the order
        of the items' dates, then of their paths. Items that tell one story stand together, with
        the score of the best of them; what a file says outright comes first. The first links of
        a row have words and reasons; those after them are too weak to need any.
    """
    corpus = items if isinstance(items, NewsCorpus) else NewsCorpus(items)
    citations = citations or Citations(episode, corpus.items)
    texts = [segment_text(segment) for segment in episode.segments]
    stop_words = _stop_words(texts) | corpus.stop_words
    capitals = acronyms_in("\n".join((episode.title, *texts)))
    spoken = episode_terms(episode, capitals | corpus.acronyms, stop_words, params)
    matches = match_terms(spoken, corpus, capitals, params)
    weights = TermWeights(spoken, matches, corpus.index.clusters, stop_words, params)
    segments = [WeightedSegment(weights.in_segment(own), own.sentences) for own in spoken.segments]
    extractor = FeatureExtractor(matches, corpus.index, lead_weights(corpus, params), params)
    scores = np.array([probability(extractor.features(one), params) for one in segments])
    scores = scores.reshape(len(segments), corpus.document_count)
    if available():
        scores = _blended(episode, corpus, scores, warn, progress)
    shared = SegmentMatches(scores, segments, extractor, params.deepest)
    candidates = [_candidates(corpus, best) for best in shared.best]
    ranker = StoryRanker(
        corpus,
        citations.links,
        _promising(corpus, candidates),
        lambda items: cluster_stories(items, stop_words, story_params),
    )
    rows = [ranker.row(number, row) for number, row in enumerate(candidates)]
    shown = StorySelector(segments, shared, spoken.capitalised(), params).shown(rows)
    reasons = ReasonWriter(episode, corpus, citations.matcher)
    writer = _LinkWriter(corpus, ranker, shared, spoken.segments, reasons)
    return tuple(
        tuple(writer.links(number, *row))
        for number, row in enumerate(zip(rows, shown, strict=True))
    )


def _stop_words(texts: Sequence[str]) -> StopWords:
    """The stop words of the segments' languages."""
    return stop_words_of(term for text in texts for term in terms(text, unigrams=False))


def _blended(
    episode: Episode,
    corpus: NewsCorpus,
    scores: FloatArray,
    warn: Callable[[str], None] | None,
    progress: Progress | None,
) -> FloatArray:
    """The scores with the sentence model's word in them."""
    from tui.linking.embeddings.blending import blend_scores  # noqa: PLC0415  the model, if wanted

    blended = blend_scores(episode, corpus.representatives, scores, progress=progress)
    if blended.trouble and warn is not None:
        warn(blended.trouble)
    return blended.scores


def _candidates(corpus: NewsCorpus, matches: Sequence[DocumentMatch]) -> list[LinkCandidate]:
    """The items of a segment."""
    return [
        LinkCandidate(number, match.document, match)
        for match in matches
        for number in corpus.document_items[match.document]
    ]


def _promising(corpus: NewsCorpus, rows: Sequence[Sequence[LinkCandidate]]) -> list[int]:
    """The items that are nearly worth showing beside a segment, or may tell the same as one."""
    documents = {one.match.document for row in rows for one in row if one.match.score >= _PROMISING}
    return [
        number
        for document in story_candidates(corpus, documents)
        for number in corpus.document_items[document]
    ]


class _LinkWriter:
    """Makes the links of each segment."""

    def __init__(
        self,
        corpus: NewsCorpus,
        ranker: StoryRanker,
        matches: SegmentMatches,
        segments: Sequence[SegmentTerms],
        reasons: ReasonWriter,
    ) -> None:
        self._corpus = corpus
        self._ranker = ranker
        self._matches = matches
        self._segments = segments
        self._reasons = reasons

    def links(
        self, segment: int, stories: Sequence[Story], shown: Container[int]
    ) -> Iterator[Link]:
        """A segment's links, best first; those of a story stand together and have one score."""
        rank = 0
        for number, story in enumerate(stories):
            is_shown = number in shown
            others = self._ranker.others(story) if is_shown else ()
            score = 1.0 if story.best.explicit else story.best.match.score
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
                    link = self._explained(link, candidate)
                yield link
                rank += 1

    def _explained(self, link: Link, candidate: LinkCandidate) -> Link:
        shared = self._matches.shared(link.segment, candidate.document)
        words = shared_phrases(self._segments[link.segment], shared)
        return replace(link, words=words, reasons=self._reasons.reasons(words, candidate))
