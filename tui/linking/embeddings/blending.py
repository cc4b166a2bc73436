"""What the words tell and what the model tells, as one score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tui.embeddings.embedder import ModelError
from tui.embeddings.installed import available
from tui.linking.embeddings.similarity import similarity

if TYPE_CHECKING:
    from tui.embeddings.embedder import Vectors
    from tui.embeddings.vector_cache import Progress
    from tui.linking.near_duplicates import FloatArray
    from tui.model import Episode, NewsItem


@dataclass(frozen=True, slots=True)
class BlendParameters:
    """How much counts what; tests/bench/semantic.py tells how these were set.

    Scores are probabilities, and are added as logits.

    Attributes:
        words: what the score of the words counts.
        meaning: what a similarity of 1 counts.
        bias: what is added, so that one half is where an item begins to be worth showing.
        certain: a logit that a score of the words cannot surpass, either way.
        least: a score so small that it is none where no words are shared.
    """

    words: float = 0.55
    meaning: float = 7.25
    bias: float = -2.5
    certain: float = 6.0
    least: float = 0.005


BLEND_PARAMETERS = BlendParameters()


class BlendedScores(NamedTuple):
    """Scores with the model's word in them.

    Attributes:
        scores: a row for each segment, a column for each item, from 0 to 1.
        trouble: why the model has no word; empty where it has.
    """

    scores: FloatArray
    trouble: str


def blend_scores(
    episode: Episode,
    items: Sequence[NewsItem],
    scores: FloatArray,
    *,
    progress: Progress | None = None,
) -> BlendedScores:
    """The scores that words give, corrected by what the sentence model tells of their meaning.

    Without the model, or where its files are damaged, the scores stay as they are.

    Args:
        episode: the episode.
        items: the news items.
        scores: how surely each item is worth showing at each segment, by its words: a row for
            each segment, a column for each item, probabilities from 0 to 1.
        progress: told how far the reading of new text is; may raise, to give up.
    """
    if not available() or not scores.size:
        return BlendedScores(scores, "")
    try:
        similar = similarity(episode, items, list(scores.max(axis=0)), progress=progress)
    except (ModelError, MemoryError) as error:
        return BlendedScores(scores, f"Links are made without the sentence model. {error}".strip())
    return BlendedScores(blended(scores, similar), "")


def blended(
    scores: FloatArray, similar: Vectors, params: BlendParameters = BLEND_PARAMETERS
) -> FloatArray:
    """Scores and similarities as one score; where there is no similarity, the score as it is."""
    least = 1 / (1 + np.exp(params.certain))
    clipped = np.clip(scores, least, 1 - least)
    logit = params.words * np.log(clipped / (1 - clipped)) + params.meaning * similar + params.bias
    both = 1 / (1 + np.exp(-logit))
    both[(both < params.least) & (scores <= 0)] = 0.0
    return np.where(np.isnan(similar), scores, both)
