"""What makes vectors of texts. numpy is not loaded for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"
"""A row for each text."""


class ModelError(Exception):
    """A model cannot be used; the message says which and why, in one sentence or two."""


class Embedder(Protocol):
    """One kind of sentence vectors.

    Attributes:
        name: under which its vectors are kept; another one where the vectors are others.
        dimensions: numbers in a vector.
    """

    name: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, one row of length 1 for each; zeros where nothing is known.

        Raises:
            ModelError: the model cannot be used.
        """
        ...


def normalized(vectors: Vectors) -> Vectors:
    """Vectors, a row each, made to be of length 1; those of no length stay so."""
    length = (vectors * vectors).sum(axis=-1, keepdims=True) ** 0.5
    unit: Vectors = vectors / (length + (length == 0))
    return unit
