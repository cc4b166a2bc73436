"""Texts to vectors by a table: a row for each piece of a word, and their weighted mean.

english.npz comes with the package; english.md beside it tells where it is from, and
`python -m tests.bench distill` makes it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from tui.analysis.normalize import fold
from tui.embeddings.embedder import Vectors, normalized

ENGLISH = Path(__file__).with_name("english.npz")

WORD = re.compile(r"[a-z0-9]+")
"""A word of folded text."""

MOST = 3
"""Times that a piece counts in one text."""

_CHARACTERS = 4_000  # of a text that are read
_LETTERS = 40  # of a word
_NO_SYLLABLE = 3  # letters of a piece that is one of few words
_WORDS_KEPT = 50_000
_HALVED = 1e-3  # of all words, that a word makes up where its weight is a half
_RAREST = 1e-7  # of all words
_BATCH = 64  # texts whose rows are unpacked at once


class WordPieces:
    """Takes words apart into the longest pieces of a vocabulary.

    Args:
        pieces: the pieces, those that go on a word after "##"; each is known by its place.
        words: what is taken apart of a folded text.
    """

    def __init__(self, pieces: Sequence[str], words: re.Pattern[str] = WORD) -> None:
        self._words = words
        self._places = {piece: place for place, piece in enumerate(pieces)}
        self._kept: dict[str, tuple[int, ...]] = {}

    def places(self, text: str) -> list[int]:
        """The places of the pieces of a text's words, in order; what is no piece is passed over."""
        places: list[int] = []
        for word in self._words.findall(fold(text[:_CHARACTERS])):
            found = self._kept.get(word)
            if found is None:
                if len(self._kept) >= _WORDS_KEPT:
                    self._kept.clear()
                found = self._kept[word] = tuple(self._taken_apart(word[:_LETTERS]))
            places += found
        return places

    def begins(self, word: str, letters: int) -> bool:
        """Whether a folded word begins with a piece of so many letters, or more."""
        ends = range(letters, min(len(word), _LETTERS) + 1)
        return any(word[:end] in self._places for end in ends)

    def place(self, word: str) -> int:
        """The place of a piece that is a whole word; -1 of any other."""
        return self._places.get(word, -1)

    def _taken_apart(self, word: str) -> Iterator[int]:
        start, mark = 0, ""
        while start < len(word):
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self._places), start)
            if end > start:
                yield self._places[mark + word[start:end]]
            start, mark = max(end, start + 1), "##"


def vocabulary(path: Path = ENGLISH) -> list[str]:
    """The pieces that a table has a row for; all those of MiniLM, by their numbers there."""
    with np.load(path, allow_pickle=False) as table:
        return str(table["vocabulary"].tobytes(), "utf-8").split("\n")


class StaticTable:
    """An embedder that adds up what is known of each word, a tenth of a millisecond a text.

    Args:
        path: an .npz file: `name`, `vocabulary` (pieces by line, in UTF-8), `rows` (two numbers of
            4 bits in each byte, 8 for 0), `scales` and `weights` (one for each row), and `mean`.
    """

    def __init__(self, path: Path = ENGLISH) -> None:
        with np.load(path, allow_pickle=False) as table:
            self.name = str(table["name"])
            self._pieces = WordPieces(vocabulary(path))
            self._rows = table["rows"]
            self._scales = table["scales"].astype(np.float32)
            self._weights = table["weights"].astype(np.float32)
            self._mean: Vectors = table["mean"]
        self.dimensions = len(self._mean)

    def knows(self, word: str) -> bool:
        """Whether a folded word is more than letters of chance, which fall into syllables."""
        return self._pieces.begins(word, _NO_SYLLABLE)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts, one row of length 1 for each; zeros where no word is known."""
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for first in range(0, len(texts), _BATCH):
            batch = [self._pieces.places(text) for text in texts[first : first + _BATCH]]
            vectors[first : first + len(batch)] = self._means(batch)
        return normalized(vectors)

    def rarity(self, words: Sequence[str]) -> Vectors:
        """How rare folded words are in English, from 0 for each word to 1 for what is no piece."""
        frequency = np.maximum(_RAREST, _HALVED * (1 / self._weights - 1))
        rare = np.append(np.log(np.minimum(1, frequency)) / np.log(_RAREST), 1)
        rarity: Vectors = rare[[self._pieces.place(word) for word in words]].astype(np.float32)
        return rarity

    def _means(self, batch: Sequence[Sequence[int]]) -> Vectors:
        """The weighted means of rows, a list of them for each text."""
        owners = np.repeat(np.arange(len(batch)), [len(rows) for rows in batch])
        every = np.array([row for rows in batch for row in rows], np.int64)
        pairs, counts = np.unique(owners * len(self._rows) + every, return_counts=True)
        texts, rows = np.divmod(pairs, len(self._rows))
        counts = np.minimum(counts, MOST).astype(np.float32)
        packed = self._rows[rows]
        values = np.empty((len(rows), self.dimensions), np.float32)
        values[:, 0::2] = packed >> 4
        values[:, 1::2] = packed & 15
        values -= 8
        values *= (self._scales[rows] * counts)[:, None]
        means = np.zeros((len(batch), self.dimensions), np.float32)
        known, first = np.unique(texts, return_index=True)
        if len(known):
            weights = np.add.reduceat(self._weights[rows] * counts, first)
            means[known] = np.add.reduceat(values, first) / weights[:, None] + self._mean
        return means
