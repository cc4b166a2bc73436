"""How similar in meaning each segment and each news item are.

A segment is compared with an item's head, which is its headline and excerpt, and with each passage
of its body; the passage that is nearest counts. What all segments of an episode have in common, as
the guest and the field, tells nothing about one of them, so most of it is taken away, and most of
what all items have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from tui.embeddings.embedder import ModelError, Vectors, normalized
from tui.embeddings.installed import available, embedder_for
from tui.embeddings.vector_cache import Progress, kept_vectors
from tui.linking.embeddings.passages import (
    content_words,
    item_lead,
    item_passages,
    segment_passages,
)

if TYPE_CHECKING:
    from tui.model import Episode, NewsItem

HEADS = 500
"""Items that are looked at; in a larger pool, the most promising."""

BODIES = 1_500
"""Passages that are looked at; of the most promising items' bodies."""

_COMMON = 0.8  # the part of what texts have in common that is taken away
_SUPPOSED = 10  # items of the episode's topic beside the corpus, so that few do not mislead


def similarity(
    episode: Episode,
    items: Sequence[NewsItem],
    promise: Sequence[float] | None = None,
    *,
    progress: Progress | None = None,
) -> Vectors:
    """The similarity of each segment, a row, to each news item, a column: cosines from -1 to 1.

    What was read once is kept in the user's cache folder; new text costs a sixtieth of a second
    a passage.

    Args:
        episode: the episode.
        items: the news items.
        promise: how promising each item is, as the best score that the words of it give in the
            episode; of a large pool the most promising items are looked at. None is the order
            in which they come.
        progress: told how far the reading is.

    Returns:
        An array of len(episode.segments) rows and len(items) columns; NaN where nothing can be
        told: the item was not looked at, or there is no text, or none in English.

    Raises:
        ModelError: the model is not installed, or its files cannot be used.
    """
    embedder = embedder_for("en") if available() else None
    if embedder is None:
        raise ModelError("The sentence model is not installed.")
    texts = _TextTable()
    texts.add_segments(episode)
    if texts.segments.owners:
        texts.add_items(items, promise or [0.0] * len(items), content_words(episode))
    vectors = kept_vectors(embedder, list(texts.numbers), progress)
    return _compared(texts, vectors, (len(episode.segments), len(items)))


@dataclass(frozen=True, slots=True)
class _OwnedTexts:
    """Texts by number, and whose each of them is; those of one owner stand together."""

    texts: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)

    def add(self, text: int, owner: int) -> None:
        self.texts.append(text)
        self.owners.append(owner)


@dataclass(frozen=True, slots=True)
class _TextTable:
    """All distinct texts that are compared, numbered, and whose they are."""

    numbers: dict[str, int] = field(default_factory=dict)
    segments: _OwnedTexts = field(default_factory=_OwnedTexts)
    without_recitals: list[int] = field(default_factory=list)  # for each text of a segment
    leads: _OwnedTexts = field(default_factory=_OwnedTexts)
    passages: _OwnedTexts = field(default_factory=_OwnedTexts)

    def add_segments(self, episode: Episode) -> None:
        for segment, passages in enumerate(segment_passages(episode)):
            for whole, without_recitals in passages:
                self.segments.add(self._number(whole), segment)
                self.without_recitals.append(self._number(without_recitals))

    def add_items(
        self, items: Sequence[NewsItem], promise: Sequence[float], words: frozenset[str]
    ) -> None:
        for number in sorted(range(len(items)), key=lambda number: -promise[number])[:HEADS]:
            lead = item_lead(items[number])
            if lead:
                self.leads.add(self._number(lead), number)
            if len(self.passages.texts) < BODIES:
                for passage in item_passages(items[number], words):
                    self.passages.add(self._number(passage), number)

    def _number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


def _compared(texts: _TextTable, vectors: Vectors, shape: tuple[int, int]) -> Vectors:
    similar = np.full(shape, np.nan, np.float32)
    if not texts.segments.owners:
        return similar
    spoken = normalized(vectors[texts.segments.texts] + vectors[texts.without_recitals])
    alone = 1 / len(spoken)  # of few passages, what they have in common may be their topic
    topic = _COMMON * (1 - alone) * spoken.mean(axis=0)
    spoken = normalized(spoken - topic)
    for owned in (texts.leads, texts.passages):
        if owned.owners:
            news = vectors[owned.texts]
            common = (_COMMON * news.sum(axis=0) + _SUPPOSED * topic) / (len(news) + _SUPPOSED)
            _max_pool(similar, texts.segments, owned, spoken @ normalized(news - common).T)
    return similar


def _max_pool(
    similar: Vectors, segments: _OwnedTexts, items: _OwnedTexts, cosines: Vectors
) -> None:
    """Raise the similarity of each segment and item to the greatest cosine of their texts."""
    rows, first = np.unique(segments.owners, return_index=True)
    cosines = np.maximum.reduceat(cosines, first, axis=0)
    changes = np.flatnonzero(np.diff(items.owners, prepend=-1))
    cosines = np.maximum.reduceat(cosines, changes, axis=1)
    where = np.ix_(rows, np.array(items.owners)[changes])
    similar[where] = np.fmax(similar[where], cosines)
