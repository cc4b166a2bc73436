"""How similar in meaning each segment and each news item are.

A segment is compared with an item's head, which is its headline and excerpt, and with each passage
of its body; the passage that is nearest counts. What all segments of an episode have in common, as
the guest and the field, tells nothing about one of them, so most of it is taken away, and most of
what all items have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from tui.linking.embeddings.encoder import WIDTH, Encoder, united
from tui.linking.embeddings.package import ModelError, ModelFiles, model_files
from tui.linking.embeddings.passages import head_of, parts_of, passages_of, words_of
from tui.linking.embeddings.tensors import Floats
from tui.linking.embeddings.vector_cache import Vectors, key_of

if TYPE_CHECKING:
    from tui.model import Episode, NewsItem

HEADS = 500
"""Items that are looked at; in a larger pool, the most promising."""

BODIES = 1_500
"""Passages that are looked at; of the most promising items' bodies."""

_COMMON = 0.8  # the part of what texts have in common that is taken away
_SUPPOSED = (
    10  # items that speak of the episode's field beside the pool, so that few do not mislead
)
_AT_ONCE = 256  # texts that are read before their vectors are kept

Progress = Callable[[int, int], None]
"""Told how many texts of how many have been read; may raise, to give up."""


def similarity(
    episode: Episode,
    items: Sequence[NewsItem],
    promise: Sequence[float] | None = None,
    *,
    progress: Progress | None = None,
) -> Floats:
    """The similarity of each segment, a row, to each news item, a column: cosines from -1 to 1.

    What was read once is kept in the user's cache folder; new text costs a sixtieth of a second
    a passage.

    Args:
        episode: the episode.
        items: the news items.
        promise: how promising each item is, as the best score that the words of it give in the
            episode; of a large pool the most promising items are looked at. None is the order
            in which they come.
        progress: told how far the reading is.

    Returns:
        An array of len(episode.segments) rows and len(items) columns; NaN where nothing can be
        told: the item was not looked at, or there is no text, or none in English.

    Raises:
        ModelError: the model is not installed, or its files cannot be used.
    """
    files = model_files()
    if files is None:
        raise ModelError("The sentence model is not installed.")
    texts = _Texts()
    parts = texts.of_segments(episode)
    if parts.owners:
        texts.of_items(items, promise or [0.0] * len(items), words_of(episode))
    vectors = _vectors(list(texts.numbers), files, progress)
    return _compared(texts, parts, vectors, (len(episode.segments), len(items)))


@dataclass(frozen=True, slots=True)
class _Owned:
    """Texts by number, and whose each of them is; those of one owner stand together."""

    texts: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)

    def add(self, text: int, owner: int) -> None:
        self.texts.append(text)
        self.owners.append(owner)


@dataclass(frozen=True, slots=True)
class _Texts:
    """All distinct texts that are compared, numbered, and whose they are."""

    numbers: dict[str, int] = field(default_factory=dict)
    heads: _Owned = field(default_factory=_Owned)
    passages: _Owned = field(default_factory=_Owned)
    bare: list[int] = field(default_factory=list)  # for each part, it without recitals

    def of_segments(self, episode: Episode) -> _Owned:
        parts = _Owned()
        for place, several in enumerate(parts_of(episode)):
            for whole, bare in several:
                parts.add(self._number(whole), place)
                self.bare.append(self._number(bare))
        return parts

    def of_items(
        self, items: Sequence[NewsItem], promise: Sequence[float], words: frozenset[str]
    ) -> None:
        for place in sorted(range(len(items)), key=lambda place: -promise[place])[:HEADS]:
            head = head_of(items[place])
            if head:
                self.heads.add(self._number(head), place)
            if len(self.passages.texts) < BODIES:
                for passage in passages_of(items[place], words):
                    self.passages.add(self._number(passage), place)

    def _number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


def _vectors(texts: Sequence[str], files: ModelFiles, progress: Progress | None) -> Floats:
    """The vectors of texts, one row for each, kept ones and new ones."""
    found = np.zeros((len(texts), WIDTH), np.float32)
    model = _known_as(files)
    keys = [key_of(model, text) for text in texts]
    with Vectors() as kept:
        known = kept.get(keys)
        for place, key in enumerate(keys):
            if key in known:
                found[place] = known[key]
        new = [place for place, key in enumerate(keys) if key not in known]
        new.sort(key=lambda place: len(texts[place]))
        encoder = Encoder(files) if new else None
        for first in range(0, len(new), _AT_ONCE):
            if progress is not None:
                progress(first, len(new))
            some = new[first : first + _AT_ONCE]
            assert encoder is not None  # noqa: S101  there is something new
            made = encoder.encode([texts[place] for place in some])
            found[some] = made.astype(np.float16)  # as they will be read again
            kept.put({keys[place]: found[place] for place in some})
    return found


def _known_as(files: ModelFiles) -> str:
    """What tells this model's vectors from another one's."""
    try:
        return f"{files.weights.name} {files.weights.stat().st_size}"
    except OSError as error:
        raise ModelError(f"The model's weights {files.weights} cannot be read: {error}") from error


def _compared(texts: _Texts, parts: _Owned, vectors: Floats, shape: tuple[int, int]) -> Floats:
    similar = np.full(shape, np.nan, np.float32)
    if not parts.owners:
        return similar
    said = united(vectors[parts.texts] + vectors[texts.bare])
    alone = 1 / len(said)  # of few parts, what they have in common may be their topic
    field = _COMMON * (1 - alone) * said.mean(axis=0)
    said = united(said - field)
    for told in (texts.heads, texts.passages):
        if told.owners:
            news = vectors[told.texts]
            common = (_COMMON * news.sum(axis=0) + _SUPPOSED * field) / (len(news) + _SUPPOSED)
            _keep_best(similar, parts, told, said @ united(news - common).T)
    return similar


def _keep_best(similar: Floats, parts: _Owned, told: _Owned, cosines: Floats) -> None:
    """Keep for each segment and item the greatest cosine of their texts."""
    segments, first = np.unique(parts.owners, return_index=True)
    cosines = np.maximum.reduceat(cosines, first, axis=0)
    changes = np.flatnonzero(np.diff(told.owners, prepend=-1))
    cosines = np.maximum.reduceat(cosines, changes, axis=1)
    where = np.ix_(segments, np.array(told.owners)[changes])
    similar[where] = np.fmax(similar[where], cosines)
