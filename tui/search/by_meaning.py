"""Segments that mean what was typed, for words that they do not say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from tui.analysis.stopwords import light_words
from tui.analysis.tokenizer import terms
from tui.embeddings.embedder import normalized
from tui.embeddings.installed import default_embedder
from tui.search.scoring import SearchHit

if TYPE_CHECKING:
    from tui.embeddings.embedder import Vectors
    from tui.index.top_k import DocumentSet

MOST_DOCUMENTS = 1_000
"""Documents whose vectors are made for a search, a tenth of a millisecond each; of more, none."""

_MOST_HITS = 5  # that are shown of those
_LEAST = 0.13  # cosine; below it are queries about nothing that is said (../shared/gold/jump)
_OF_DOCUMENTS = 0.8  # share of the others' mean that is taken from each document ...
_OF_QUERY = 0.5  # ... and of all from the query, for what all say tells none from another


class MeaningSearcher:
    """Finds the nearest of some documents; their vectors are made once."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts of documents in the order of their numbers; heads belong to them."""
        self._embedder = default_embedder()
        vectors = self._embedder.encode(texts)
        total = vectors.sum(axis=0)
        self._mean: Vectors = total / max(1, len(vectors))
        means_of_others = (total - vectors) / max(1, len(vectors) - 1)
        self._vectors = normalized(vectors - _OF_DOCUMENTS * means_of_others)
        self._vectors[~vectors.any(axis=1)] = 0

    def nearest(self, typed: str, among: DocumentSet | None, most: int) -> list[SearchHit]:
        """The documents nearest in meaning, the nearest first; none for words that are unknown."""
        words = [word for word in terms(typed) if len(word) > 2 and word not in light_words()]
        query = self._embedder.encode([typed])[0]
        if not words or not query.any() or not all(map(self._embedder.knows, words)):
            return []
        query -= _OF_QUERY * self._mean
        cosines = self._vectors @ normalized(query)
        if among is not None:
            cosines = np.where(among.mask[: len(cosines)], cosines, 0)
        order = np.argsort(-cosines, kind="stable")[: min(most, _MOST_HITS)].tolist()
        return [SearchHit(n, float(cosines[n])) for n in order if cosines[n] >= _LEAST]
