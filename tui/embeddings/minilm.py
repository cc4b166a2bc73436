"""Sentences to vectors by all-MiniLM-L6-v2, as onnxruntime runs it; English."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from tui.embeddings.embedder import ModelError, Vectors, normalized
from tui.embeddings.static_table import WordPieces, vocabulary

LONGEST = 256
"""Pieces of a text that are read, with the marks at both ends; the model was trained on these."""

_PIECE = re.compile(r"[a-z0-9]+|[^\w\s]")  # words, and each sign of punctuation
_FIRST, _LAST = 101, 102  # the marks at both ends, by their places in the vocabulary
_BATCH = 1_024  # pieces in a batch, padding too
_THREADS = 4  # at most


class MiniLM:
    """An embedder of English sentences, 10 to 20 ms a text; the first loads 23 MB of weights.

    Args:
        weights: the model's ONNX file.
    """

    dimensions = 384

    def __init__(self, weights: Path) -> None:
        self._weights = weights
        self.name = f"minilm {weights.stat().st_size}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, one row of length 1 for each; zeros for texts without words.

        Raises:
            ModelError: the file, or the package that reads it, cannot be used.
        """
        return self.encode_pieces([self._pieces.places(text)[: LONGEST - 2] for text in texts])

    def encode_pieces(self, rows: Sequence[Sequence[int]]) -> Vectors:
        """The same for texts that are given as the places of their pieces in the vocabulary."""
        vectors = np.zeros((len(rows), self.dimensions), np.float32)
        for batch in _batches(rows):
            try:
                vectors[batch] = self._read([rows[number] for number in batch])
            except Exception as error:  # whatever a foreign package raises over damaged files
                raise self._unusable(error) from error
        if not np.isfinite(vectors).all():
            raise self._unusable("it gives no numbers")
        return vectors

    @cached_property
    def _pieces(self) -> WordPieces:
        return WordPieces(vocabulary(), _PIECE)

    @cached_property
    def _session(self) -> Any:
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before the import, which tells of its use
        onnx = import_module("onnxruntime")
        options = onnx.SessionOptions()
        options.intra_op_num_threads = min(_THREADS, os.cpu_count() or 1)
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 4  # it would write on the screen
        return onnx.InferenceSession(self._weights, options, providers=["CPUExecutionProvider"])

    def _read(self, rows: Sequence[Sequence[int]]) -> Vectors:
        lengths = np.array([len(row) + 2 for row in rows])
        present = np.arange(lengths.max()) < lengths[:, None]
        ids = np.zeros(present.shape, np.int64)
        ids[present] = [piece for row in rows for piece in (_FIRST, *row, _LAST)]
        mask = present.astype(np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (states,) = self._session.run(["last_hidden_state"], given)
        return normalized((states * present[:, :, None]).sum(axis=1))

    def _unusable(self, why: Exception | str) -> ModelError:
        return ModelError(f"The sentence model {self._weights} cannot be used: {why}")


def _batches(rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The numbers of rows that have pieces, shortest first, in batches of rows of like length."""
    batch: list[int] = []
    for number in sorted(range(len(rows)), key=lambda number: len(rows[number])):
        if not rows[number]:
            continue
        if batch and (len(batch) + 1) * (len(rows[number]) + 2) > _BATCH:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch
