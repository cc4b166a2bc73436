"""Texts with each word a number: read once, and taken over by what has some of them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from tui.analysis.acronyms import acronyms_in
from tui.analysis.tokenizer import compared_terms
from tui.index.segment_file import blob_of, lines_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    BoolArray: TypeAlias = NDArray[np.bool_]
    FloatArray: TypeAlias = NDArray[np.float64]
    IntArray: TypeAlias = NDArray[np.int32]
    Positions: TypeAlias = NDArray[np.int64]

TextFields: TypeAlias = tuple[str, str, str]
"""Headline, excerpt and body."""

Traits: TypeAlias = Callable[[TextFields], tuple[bool, bool, bool]]
"""What is to be known of a text beside its words."""

FIELDS = 3
"""Of a text."""

NO_WORD = -1
"""Stands after each field, so that no phrase reaches over its end."""

_KEY = 16  # bytes


class ReadTexts:
    """Distinct texts; rows are of texts in their order.

    Attributes:
        numbers: the number of each text, by a digest of it.
        vocabulary: every word, folded, with its number, in the order in which they come.
        words: the words of all fields, one after the other, each field with NO_WORD after it.
        lengths: how many words the fields have, three of each text.
        acronyms: the words of three to five capitals of headline and excerpt, folded, in one line.
        traits: three of each text.
    """

    def __init__(self) -> None:
        self.numbers: dict[bytes, int] = {}
        self.vocabulary: dict[str, int] = {}
        self.words: IntArray = np.empty(0, np.int32)
        self.lengths: IntArray = np.empty(0, np.int32)
        self.acronyms: list[str] = []
        self.traits: BoolArray = np.empty((0, 3), bool)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All this by names, for of."""
        return {
            "keys": np.frombuffer(b"".join(self.numbers), np.uint8),
            "vocabulary": blob_of(list(self.vocabulary)),
            "words": self.words,
            "lengths": self.lengths,
            "acronyms": blob_of([*self.acronyms, ""]),
            "traits": self.traits,
        }

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> ReadTexts:
        """The texts whose arrays these are."""
        read, keys = cls(), arrays["keys"].tobytes()
        read.numbers = {keys[at : at + _KEY]: at // _KEY for at in range(0, len(keys), _KEY)}
        read.vocabulary = _numbered(lines_of(arrays["vocabulary"]))
        read.words, read.lengths, read.traits = (
            arrays[name] for name in ("words", "lengths", "traits")
        )
        read.acronyms = lines_of(arrays["acronyms"])[:-1]
        return read


class TextReader:
    """Gives texts numbers, and reads those that nothing is known of.

    Args:
        known: texts that were read before.
        traits: tells the traits of a new text.

    Attributes:
        rows: for each text its number among those that are known, and after those the new ones.
    """

    def __init__(self, known: ReadTexts, traits: Traits) -> None:
        self.rows: list[int] = []
        self._known = known
        self._traits_of = traits
        self._numbers: dict[bytes, int] = {}
        self._vocabulary = _Vocabulary(known.vocabulary)
        self._words = [known.words]
        self._lengths: list[int] = []
        self._acronyms = list(known.acronyms)
        self._traits: list[tuple[bool, bool, bool]] = []

    def number_of(self, text: TextFields) -> int:
        """The number of a text; equal ones have one."""
        key = _key_of(text)
        number = self._numbers.setdefault(key, len(self._numbers))
        if number == len(self.rows):
            row = self._known.numbers.get(key)
            self.rows.append(len(self._acronyms) if row is None else row)
            if row is None:
                self._read(text)
        return number

    def _read(self, text: TextFields) -> None:
        numbered = self._vocabulary.__getitem__
        words: list[int] = []
        for field in text:
            before = len(words)
            words += map(numbered, compared_terms(field))
            self._lengths.append(len(words) - before)
            words.append(NO_WORD)
        self._words.append(np.array(words, np.int32))
        self._acronyms.append(" ".join(sorted(acronyms_in(f"{text[0]} {text[1]}"))))
        self._traits.append(self._traits_of(text))

    def texts(self) -> ReadTexts:
        """All that were asked for, as if nothing else had been known."""
        read, known, rows = ReadTexts(), self._known, np.array(self.rows, int)
        read.numbers, read.vocabulary = self._numbers, dict(self._vocabulary)
        lengths = np.concatenate([known.lengths, np.array(self._lengths, np.int32)])
        lengths = lengths.reshape(-1, FIELDS)
        traits = np.concatenate([known.traits, np.array(self._traits, bool).reshape(-1, 3)])
        read.lengths, read.traits = lengths[rows].ravel(), traits[rows]
        read.acronyms = [self._acronyms[row] for row in self.rows]
        read.words = np.concatenate(self._words)
        if not np.array_equal(rows, np.arange(len(lengths))):
            sizes = (lengths + 1).sum(axis=1)
            starts = np.cumsum(sizes) - sizes
            words, every = read.words[ranges(starts[rows], sizes[rows])], list(read.vocabulary)
            left, read.words = _in_order(words, len(every))
            read.vocabulary = _numbered(every[number] for number in left)
        return read


class _Vocabulary(dict[str, int]):
    """Words and their numbers; a new word gets the next one."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def ranges(first: Positions, sizes: Positions) -> Positions:
    """So many numbers from each first one on, one range after the other."""
    ends = np.cumsum(sizes)
    numbers: Positions = np.arange(sizes.sum()) + np.repeat(first - (ends - sizes), sizes)
    return numbers


def _key_of(text: TextFields) -> bytes:
    """A digest of a text."""
    headline, excerpt, body = text
    whole = f"{len(headline)} {len(excerpt)} {headline}{excerpt}{body}"
    return blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(words)}


def _in_order(words: IntArray, vocabulary: int) -> tuple[list[int], IntArray]:
    """The words that stand somewhere, as they come, and words by their places among these."""
    first = np.full(vocabulary + 1, len(words))  # NO_WORD is the last
    first[words[::-1]] = np.arange(len(words))[::-1]
    left = np.argsort(first[:-1], kind="stable")[: np.count_nonzero(first[:-1] < len(words))]
    places = np.full(vocabulary + 1, NO_WORD, np.int32)
    places[left] = np.arange(len(left))
    return left.tolist(), places[words]
