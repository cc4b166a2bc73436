"""How surely an item is about a segment: a logistic curve over few features, fitted to grades.

| feature | what it means |
| --- | --- |
| `words` | how much of what both say is the same, in any form (word_overlap); its square root |
| `meaning` | how near their sentence vectors are, common parts taken away (meaning) |
| `floor` | the meaning that a crowd of items reaches: what is near to all is near to none |
| `topic` | how near the item is in meaning to the episode as a whole |

What each is worth, by leaving one episode out, stands beside the weights in weights.json, which
`python -m tests.bench link --fit` writes. There is one curve for each kind of vectors, and one
without them for languages that no embedder knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from tui.index.read_texts import FloatArray
    from tui.linking.meaning import Similarities
    from tui.linking.parameters import FittedWeights

WORDS_ALONE = "words"
"""The kind of curve for pairs whose meaning nothing tells."""


class PairFeatures(NamedTuple):
    """The features of all pairs: a row for each segment, a column for each document.

    Attributes:
        words: from 0 to 1.
        similar: meaning, floor and topic; None where no embedder knows the episode's language.
    """

    words: FloatArray
    similar: Similarities | None

    def columns(self) -> FloatArray:
        """All features in the order of the table as the last axis; NaN where unknown."""
        unknown = np.full(self.words.shape, np.nan)
        if self.similar is None:
            return np.stack([self.words, unknown, unknown, unknown], axis=-1)
        floor = np.broadcast_to(self.similar.floor[:, None], self.words.shape)
        topic = np.broadcast_to(self.similar.topic, self.words.shape)
        return np.stack([self.words, self.similar.meaning, floor, topic], axis=-1)


def probabilities(features: PairFeatures, weights: FittedWeights) -> FloatArray:
    """For each pair the chance that the document is right beside the segment."""
    curve = weights.curves[WORDS_ALONE]
    logit = curve.words * features.words + curve.bias
    similar = features.similar
    if similar is not None and similar.kind in weights.curves:
        curve = weights.curves[similar.kind]
        both = curve.words * features.words + curve.meaning * similar.meaning + curve.bias
        both += curve.floor * similar.floor[:, None] + curve.topic * similar.topic
        logit = np.where(np.isnan(both), logit, both)
    return np.asarray(1 / (1 + np.exp(-logit)))
