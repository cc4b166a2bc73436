"""Sentences to vectors: the six layers of all-MiniLM-L6-v2, in numpy alone; English."""

from __future__ import annotations

import math
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tui.embeddings.embedder import ModelError, ModelFiles, Vectors, normalized

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.embeddings.pretrained import BertTokenizer, WeightsFile

WIDTH = 384
"""Numbers in a vector."""

_LAYERS = 6
_HEADS = 12
_INNER = 1536
_WORDS = 30_522
_POSITIONS = 512
_TINY = np.float32(1e-12)
_BATCH = 512  # pieces in a batch, padding too: what stays near the processor
_GELU_ROWS = 128  # of the inner layer that are activated at once, for the same reason

# erf(x) = 1 - t(a + t(b + t(c + t(d + t e)))) exp(-x²), t = 1/(1 + p x): Abramowitz and Stegun
# 7.1.26, off by 1.5e-7 at most.
_P = np.float32(0.3275911 / math.sqrt(2))
_SERIES = tuple(
    np.float32(each / 2)
    for each in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
)


class _Affine(NamedTuple):
    """A step that multiplies, by a column for each number that comes out, and adds."""

    weight: Vectors
    bias: Vectors


class _Layer(NamedTuple):
    attention_input: _Affine  # queries, keys and values side by side
    attention_output: _Affine
    attention_norm: _Affine
    intermediate: _Affine
    output: _Affine
    output_norm: _Affine


class Network(NamedTuple):
    """All that is read from the model's files."""

    tokenizer: BertTokenizer
    word_vectors: Vectors
    positions: Vectors
    norm: _Affine
    layers: list[_Layer]


class MiniLM:
    """An embedder that reads English sentences; 10 to 20 ms a text.

    The first text loads 90 MB of weights.

    Args:
        files: the files of the model.

    Raises:
        ModelError: there are no weights.
    """

    dimensions = WIDTH

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        try:
            size = files.weights.stat().st_size
        except OSError as error:
            raise ModelError(
                f"The model's weights {files.weights} cannot be read: {error}"
            ) from error
        self.name = f"{files.weights.name} {size}"

    @cached_property
    def network(self) -> Network:
        """The model, read when it is first wanted."""
        try:
            from tui.embeddings.pretrained import (  # noqa: PLC0415  of the extra alone
                BertTokenizer,
                WeightsFile,
                read_vocabulary,
            )
        except ImportError as missing:
            raise ModelError(f"The sentence model needs the package {missing.name}.") from missing
        vocabulary = read_vocabulary(self._files.vocabulary)
        if max(vocabulary.values(), default=0) >= _WORDS:
            raise ModelError(
                f"The model's vocabulary {self._files.vocabulary} is of another model."
            )
        weights = WeightsFile(self._files.weights)
        kind = weights.tensor("embeddings.token_type_embeddings.weight", 2, WIDTH)[0]
        position = weights.tensor("embeddings.position_embeddings.weight", _POSITIONS, WIDTH)
        return Network(
            BertTokenizer(vocabulary),
            weights.tensor("embeddings.word_embeddings.weight", _WORDS, WIDTH),
            position + kind,
            _norm(weights, "embeddings.LayerNorm"),
            [_layer(weights, f"encoder.layer.{number}") for number in range(_LAYERS)],
        )

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, one row for each, in their order; zeros for texts without words.

        Only the first 256 pieces of words of a text count.

        Raises:
            ModelError: a file of the model cannot be used, or a package that reads them is
                missing; the message says which and why.
        """
        network = self.network
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        rows = [network.tokenizer.ids(text) for text in texts]
        with np.errstate(all="ignore"):  # what damaged weights do shows in the end
            for batch in _batches(rows):
                vectors[batch] = forward(network, [rows[number] for number in batch])
        if not np.isfinite(vectors).all():
            raise ModelError("The model's weights are damaged: they give no numbers.")
        return vectors


def forward(network: Network, rows: Sequence[Sequence[int]]) -> Vectors:
    """The vectors of texts, given as the numbers of their pieces with the marks at both ends."""
    lengths = np.array([len(row) for row in rows])
    longest = int(lengths.max())
    present = np.arange(longest) < lengths[:, None]
    ids = np.zeros(present.shape, np.int64)
    ids[present] = list(chain.from_iterable(rows))
    state = _layer_norm(network.word_vectors[ids] + network.positions[:longest], network.norm)
    hidden = np.where(present, np.float32(0), np.float32(-1e9))[:, None, None, :]
    mask = None if present.all() else hidden
    for layer in network.layers:
        attended = _dense(_attention(state, layer, mask), layer.attention_output)
        state = _layer_norm(state + attended, layer.attention_norm)
        inner = _dense(state, layer.intermediate)
        gelu(inner)
        state = _layer_norm(state + _dense(inner, layer.output), layer.output_norm)
    return normalized(np.einsum("ntw,nt->nw", state, present.astype(np.float32)))


def _batches(rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The numbers of rows that have words, shortest first, in batches of rows of like length."""
    batch: list[int] = []
    for number in sorted(range(len(rows)), key=lambda number: len(rows[number])):
        length = len(rows[number])
        if length <= 2:  # the two marks alone
            continue
        if batch and (len(batch) + 1) * length > _BATCH:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _attention(state: Vectors, layer: _Layer, mask: Vectors | None) -> Vectors:
    """What each piece takes from all others of its text, by how well their keys suit its query."""
    texts, pieces, _ = state.shape
    heads = _dense(state, layer.attention_input)
    heads = heads.reshape(texts, pieces, 3, _HEADS, WIDTH // _HEADS)
    queries, keys, values = heads.transpose(2, 0, 3, 1, 4)
    scores = queries @ keys.transpose(0, 1, 3, 2)  # the scale is in the weights
    if mask is not None:
        scores += mask
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    attended: Vectors = (scores @ values).transpose(0, 2, 1, 3)
    return attended.reshape(texts, pieces, WIDTH)


def _dense(state: Vectors, step: _Affine) -> Vectors:
    texts, pieces, width = state.shape
    out = state.reshape(-1, width) @ step.weight
    out += step.bias
    return out.reshape(texts, pieces, -1)


def _layer_norm(state: Vectors, norm: _Affine) -> Vectors:
    state = state - state.mean(axis=-1, keepdims=True)
    variance = np.einsum("...w,...w->...", state, state)[..., None] / np.float32(WIDTH)
    state *= norm.weight / np.sqrt(variance + _TINY)
    state += norm.bias
    return state


def gelu(inner: Vectors) -> None:
    """The activation GELU, x times the normal distribution up to x, in place."""
    flat = inner.reshape(-1, inner.shape[-1])
    for first in range(0, len(flat), _GELU_ROWS):
        some = flat[first : first + _GELU_ROWS]
        size = np.abs(some)
        near = 1 / (1 + _P * size)
        tail = near * _SERIES[0]
        for factor in _SERIES[1:]:
            tail += factor
            tail *= near
        tail *= np.exp(size * size * np.float32(-0.5))
        tail *= size
        np.maximum(some, 0, out=some)
        some -= tail


def _norm(weights: WeightsFile, name: str) -> _Affine:
    return _Affine(weights.tensor(f"{name}.weight", WIDTH), weights.tensor(f"{name}.bias", WIDTH))


def _linear(weights: WeightsFile, name: str, out: int, width: int) -> _Affine:
    """A linear step, with its weights as they are multiplied."""
    weight = weights.tensor(f"{name}.weight", out, width)
    return _Affine(np.ascontiguousarray(weight.T), weights.tensor(f"{name}.bias", out))


def _layer(weights: WeightsFile, name: str) -> _Layer:
    attention = f"{name}.attention"
    queries, keys, values = (
        _linear(weights, f"{attention}.self.{part}", WIDTH, WIDTH)
        for part in ("query", "key", "value")
    )
    scale = np.float32(1 / math.sqrt(WIDTH // _HEADS))
    return _Layer(
        attention_input=_Affine(
            np.concatenate([queries.weight * scale, keys.weight, values.weight], axis=1),
            np.concatenate([queries.bias * scale, keys.bias, values.bias]),
        ),
        attention_output=_linear(weights, f"{attention}.output.dense", WIDTH, WIDTH),
        attention_norm=_norm(weights, f"{attention}.output.LayerNorm"),
        intermediate=_linear(weights, f"{name}.intermediate.dense", _INNER, WIDTH),
        output=_linear(weights, f"{name}.output.dense", WIDTH, _INNER),
        output_norm=_norm(weights, f"{name}.output.LayerNorm"),
    )
