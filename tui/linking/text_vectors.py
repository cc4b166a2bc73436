"""The vectors of texts, kept as long as the corpus whose texts they are."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from tui.embeddings.vector_cache import kept_vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.embeddings.embedder import Embedder, Vectors
    from tui.embeddings.vector_cache import Progress


class TextVectors:
    """The vectors of texts that an embedder was asked for before; used by several threads."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self._lock = Lock()
        self._rows: dict[str, int] = {}
        self._vectors = np.empty((0, embedder.dimensions), np.float16)

    def of(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """The vectors of texts, a row each.

        Raises:
            ModelError: the embedder's model cannot be used.
        """
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._rows]
            if new:
                made = kept_vectors(self.embedder, new, progress).astype(np.float16)
                first = len(self._rows)
                self._rows |= {text: row for row, text in enumerate(new, first)}
                self._vectors = np.concatenate([self._vectors, made])
            rows = [self._rows[text] for text in texts]
            return self._vectors[rows].astype(np.float32)
