"""Sentences to vectors: the six layers of MiniLM-L6, in numpy alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from tui.linking.embeddings.package import ModelError, ModelFiles
from tui.linking.embeddings.tensors import Embeddings, read_weights
from tui.linking.embeddings.wordpiece import Tokenizer, read_vocabulary

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


class _Dense(NamedTuple):
    """A linear step: weights, one column for each number that comes out, and what is added."""

    weight: Embeddings
    bias: Embeddings


class _Norm(NamedTuple):
    """What a row is stretched by and moved to once it has mean 0 and deviation 1."""

    weight: Embeddings
    bias: Embeddings


class _Layer(NamedTuple):
    attention_input: _Dense  # queries, keys and values side by side
    attention_output: _Dense
    attention_norm: _Norm
    intermediate: _Dense
    output: _Dense
    output_norm: _Norm


class Encoder:
    """Turns texts into vectors of length 1; near in meaning is near in angle.

    Loading reads 43 MB of the weights; of the 47 MB of word vectors only what is used.

    Raises:
        ModelError: a file of the model cannot be used; the message says which and why.
    """

    def __init__(self, files: ModelFiles) -> None:
        vocabulary = read_vocabulary(files.vocabulary)
        if max(vocabulary.values(), default=0) >= _WORDS:
            raise ModelError(f"The model's vocabulary {files.vocabulary} is of another model.")
        self._tokenizer = Tokenizer(vocabulary)
        tensors = read_weights(files.weights, _shapes())
        self._word_vectors = tensors["embeddings.word_embeddings.weight"]
        kind = tensors["embeddings.token_type_embeddings.weight"][0]
        self._positions = tensors["embeddings.position_embeddings.weight"] + kind
        self._norm = _norm(tensors, "embeddings.LayerNorm")
        self._layers = [_layer(tensors, f"encoder.layer.{number}") for number in range(_LAYERS)]

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """The vectors of texts, one row for each, in their order; zeros for texts without words.

        Only the first 256 pieces of words of a text count.

        Raises:
            ModelError: the weights give no numbers.
        """
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        rows = [self._tokenizer.ids(text) for text in texts]
        with np.errstate(all="ignore"):  # what damaged weights do shows in the end
            for batch in _batches(rows):
                vectors[batch] = self._forward([rows[number] for number in batch])
        if not np.isfinite(vectors).all():
            raise ModelError("The model's weights are damaged: they give no numbers.")
        return vectors

    def _forward(self, rows: Sequence[Sequence[int]]) -> Embeddings:
        lengths = np.array([len(row) for row in rows])
        longest = int(lengths.max())
        present = np.arange(longest) < lengths[:, None]
        ids = np.zeros(present.shape, np.int64)
        ids[present] = list(chain.from_iterable(rows))
        state = _layer_norm(self._word_vectors[ids] + self._positions[:longest], self._norm)
        hidden = np.where(present, np.float32(0), np.float32(-1e9))[:, None, None, :]
        mask = None if present.all() else hidden
        for layer in self._layers:
            attended = _dense(_attention(state, layer, mask), layer.attention_output)
            state = _layer_norm(state + attended, layer.attention_norm)
            inner = _dense(state, layer.intermediate)
            gelu(inner)
            state = _layer_norm(state + _dense(inner, layer.output), layer.output_norm)
        return normalized(np.einsum("ntw,nt->nw", state, present.astype(np.float32)))


def normalized(vectors: Embeddings) -> Embeddings:
    """Vectors, a row each, made to be of length 1; those of no length stay so."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Embeddings = vectors / np.maximum(length, _TINY)
    return unit


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


def _attention(state: Embeddings, layer: _Layer, mask: Embeddings | None) -> Embeddings:
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
    attended: Embeddings = (scores @ values).transpose(0, 2, 1, 3)
    return attended.reshape(texts, pieces, WIDTH)


def _dense(state: Embeddings, step: _Dense) -> Embeddings:
    texts, pieces, width = state.shape
    out = state.reshape(-1, width) @ step.weight
    out += step.bias
    return out.reshape(texts, pieces, -1)


def _layer_norm(state: Embeddings, norm: _Norm) -> Embeddings:
    state = state - state.mean(axis=-1, keepdims=True)
    variance = np.einsum("...w,...w->...", state, state)[..., None] / np.float32(WIDTH)
    state *= norm.weight / np.sqrt(variance + _TINY)
    state += norm.bias
    return state


def gelu(inner: Embeddings) -> None:
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


def _shapes() -> dict[str, tuple[int, ...]]:
    """The tensors of the model and their shapes, as its file names them."""
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (_WORDS, WIDTH),
        "embeddings.position_embeddings.weight": (_POSITIONS, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        **dict.fromkeys(_both("embeddings.LayerNorm"), (WIDTH,)),
    }
    for number in range(_LAYERS):
        layer = f"encoder.layer.{number}"
        for name, out, width in (
            ("attention.self.query", WIDTH, WIDTH),
            ("attention.self.key", WIDTH, WIDTH),
            ("attention.self.value", WIDTH, WIDTH),
            ("attention.output.dense", WIDTH, WIDTH),
            ("intermediate.dense", _INNER, WIDTH),
            ("output.dense", WIDTH, _INNER),
        ):
            weight, bias = _both(f"{layer}.{name}")
            shapes |= {weight: (out, width), bias: (out,)}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= dict.fromkeys(_both(f"{layer}.{name}"), (WIDTH,))
    return shapes


def _both(name: str) -> tuple[str, str]:
    return f"{name}.weight", f"{name}.bias"


def _norm(tensors: Mapping[str, Embeddings], name: str) -> _Norm:
    return _Norm(*(np.array(tensors[part]) for part in _both(name)))


def _linear(tensors: Mapping[str, Embeddings], *names: str) -> _Dense:
    """Linear steps side by side, with their weights as they are multiplied."""
    weights, biases = zip(*(map(tensors.__getitem__, _both(name)) for name in names), strict=True)
    return _Dense(np.ascontiguousarray(np.concatenate(weights).T), np.concatenate(biases))


def _layer(tensors: Mapping[str, Embeddings], name: str) -> _Layer:
    attention_input = _linear(
        tensors, *(f"{name}.attention.self.{part}" for part in ("query", "key", "value"))
    )
    scale = np.float32(1 / math.sqrt(WIDTH // _HEADS))
    attention_input.weight[:, :WIDTH] *= scale
    attention_input.bias[:WIDTH] *= scale
    return _Layer(
        attention_input=attention_input,
        attention_output=_linear(tensors, f"{name}.attention.output.dense"),
        attention_norm=_norm(tensors, f"{name}.attention.output.LayerNorm"),
        intermediate=_linear(tensors, f"{name}.intermediate.dense"),
        output=_linear(tensors, f"{name}.output.dense"),
        output_norm=_norm(tensors, f"{name}.output.LayerNorm"),
    )
