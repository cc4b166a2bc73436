"""Sentences to vectors: the six layers of MiniLM-L6, in numpy alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from tui.linking.embeddings.package import ModelError, ModelFiles
from tui.linking.embeddings.tensors import Floats, read_weights
from tui.linking.embeddings.wordpiece import Tokenizer, read_vocabulary

WIDTH = 384
"""Numbers in a vector."""

_LAYERS = 6
_HEADS = 12
_INNER = 1536
_WORDS = 30_522
_PLACES = 512
_TINY = np.float32(1e-12)
_AT_ONCE = 512  # pieces in a batch, padding too: what stays near the processor
_ROWS = 128  # of the inner layer that are bent at once, for the same reason

# erf(x) = 1 - t(a + t(b + t(c + t(d + t e)))) exp(-x²), t = 1/(1 + p x): Abramowitz and Stegun
# 7.1.26, off by 1.5e-7 at most.
_P = np.float32(0.3275911 / math.sqrt(2))
_SERIES = tuple(
    np.float32(each / 2)
    for each in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
)


class _Dense(NamedTuple):
    """A linear step: weights, one column for each number that comes out, and what is added."""

    weight: Floats
    bias: Floats


class _Norm(NamedTuple):
    """What a row is stretched by and moved to once it has mean 0 and deviation 1."""

    weight: Floats
    bias: Floats


class _Layer(NamedTuple):
    asked: _Dense  # queries, keys and values side by side
    told: _Dense
    heard: _Norm
    wide: _Dense
    narrow: _Dense
    kept: _Norm


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
        self._words = tensors["embeddings.word_embeddings.weight"]
        kind = tensors["embeddings.token_type_embeddings.weight"][0]
        self._places = tensors["embeddings.position_embeddings.weight"] + kind
        self._begun = _norm(tensors, "embeddings.LayerNorm")
        self._layers = [_layer(tensors, f"encoder.layer.{number}") for number in range(_LAYERS)]

    def encode(self, texts: Sequence[str]) -> Floats:
        """The vectors of texts, one row for each, in their order; zeros for texts without words.

        Only the first 256 pieces of words of a text count.

        Raises:
            ModelError: the weights give no numbers.
        """
        found = np.zeros((len(texts), WIDTH), np.float32)
        rows = [self._tokenizer.ids(text) for text in texts]
        with np.errstate(all="ignore"):  # what damaged weights do shows in the end
            for batch in _batches(rows):
                found[batch] = self._forward([rows[place] for place in batch])
        if not np.isfinite(found).all():
            raise ModelError("The model's weights are damaged: they give no numbers.")
        return found

    def _forward(self, rows: Sequence[Sequence[int]]) -> Floats:
        lengths = np.array([len(row) for row in rows])
        longest = int(lengths.max())
        there = np.arange(longest) < lengths[:, None]
        ids = np.zeros(there.shape, np.int64)
        ids[there] = list(chain.from_iterable(rows))
        state = _normed(self._words[ids] + self._places[:longest], self._begun)
        hidden = np.where(there, np.float32(0), np.float32(-1e9))[:, None, None, :]
        mask = None if there.all() else hidden
        for layer in self._layers:
            state = _normed(state + _dense(_attended(state, layer, mask), layer.told), layer.heard)
            inner = _dense(state, layer.wide)
            _bend(inner)
            state = _normed(state + _dense(inner, layer.narrow), layer.kept)
        return united(np.einsum("ntw,nt->nw", state, there.astype(np.float32)))


def united(vectors: Floats) -> Floats:
    """Vectors, a row each, made to be of length 1; those of no length stay so."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    found: Floats = vectors / np.maximum(length, _TINY)
    return found


def _batches(rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The places of rows that have words, shortest first, in batches of rows of like length."""
    batch: list[int] = []
    for place in sorted(range(len(rows)), key=lambda place: len(rows[place])):
        length = len(rows[place])
        if length <= 2:  # the two marks alone
            continue
        if batch and (len(batch) + 1) * length > _AT_ONCE:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _attended(state: Floats, layer: _Layer, mask: Floats | None) -> Floats:
    """What each piece takes from all others of its text, by how well they suit it."""
    texts, pieces, _ = state.shape
    each = _dense(state, layer.asked).reshape(texts, pieces, 3, _HEADS, WIDTH // _HEADS)
    asks, keys, values = each.transpose(2, 0, 3, 1, 4)
    suits = asks @ keys.transpose(0, 1, 3, 2)  # the scale is in the weights
    if mask is not None:
        suits += mask
    suits -= suits.max(axis=-1, keepdims=True)
    np.exp(suits, out=suits)
    suits /= suits.sum(axis=-1, keepdims=True)
    found: Floats = (suits @ values).transpose(0, 2, 1, 3)
    return found.reshape(texts, pieces, WIDTH)


def _dense(state: Floats, step: _Dense) -> Floats:
    texts, pieces, width = state.shape
    out = state.reshape(-1, width) @ step.weight
    out += step.bias
    return out.reshape(texts, pieces, -1)


def _normed(state: Floats, norm: _Norm) -> Floats:
    state = state - state.mean(axis=-1, keepdims=True)
    variance = np.einsum("...w,...w->...", state, state)[..., None] / np.float32(WIDTH)
    state *= norm.weight / np.sqrt(variance + _TINY)
    state += norm.bias
    return state


def _bend(inner: Floats) -> None:
    """The activation GELU, x times the normal distribution up to x, in place."""
    flat = inner.reshape(-1, _INNER)
    for first in range(0, len(flat), _ROWS):
        some = flat[first : first + _ROWS]
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
        "embeddings.position_embeddings.weight": (_PLACES, WIDTH),
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


def _norm(tensors: Mapping[str, Floats], name: str) -> _Norm:
    return _Norm(*(np.array(tensors[part]) for part in _both(name)))


def _linear(tensors: Mapping[str, Floats], *names: str) -> _Dense:
    """Linear steps side by side, with their weights as they are multiplied."""
    weights, biases = zip(*(map(tensors.__getitem__, _both(name)) for name in names), strict=True)
    return _Dense(np.ascontiguousarray(np.concatenate(weights).T), np.concatenate(biases))


def _layer(tensors: Mapping[str, Floats], name: str) -> _Layer:
    asked = _linear(
        tensors, *(f"{name}.attention.self.{part}" for part in ("query", "key", "value"))
    )
    scale = np.float32(1 / math.sqrt(WIDTH // _HEADS))
    asked.weight[:, :WIDTH] *= scale
    asked.bias[:WIDTH] *= scale
    return _Layer(
        asked=asked,
        told=_linear(tensors, f"{name}.attention.output.dense"),
        heard=_norm(tensors, f"{name}.attention.output.LayerNorm"),
        wide=_linear(tensors, f"{name}.intermediate.dense"),
        narrow=_linear(tensors, f"{name}.output.dense"),
        kept=_norm(tensors, f"{name}.output.LayerNorm"),
    )
