"""Which words are written alike: forms of one word, compounds, two spellings of a name.

Two words are alike by the letters, three in a row, that both have; rare threes tell more. This is
one rule for inflection, compounds and hyphens in any language. An ending alone makes no form: one
has to begin somewhere in the other, or both are nearly the same. Words with digits, and pairs of
characters of a script without spaces, are like themselves alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tui.analysis.tokenizer import is_spaceless
from tui.index.read_texts import ranges
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

ALIKE = 0.55
"""Likeness from which words count as forms of one another."""

_ALIKE_IN_MIDST = 0.7  # likeness of words neither of which has the other's beginning
_LETTERS = 40  # of a word that are compared
_FREQUENT = 0.01  # threes that more words have tell nothing, in a large vocabulary
_FEW = 50
_SIZE = 3
_AT_ONCE = 2_000  # words that are compared with the vocabulary
_BEGIN, _END = "\x02", "\x03"
_TINY = 1e-9
_SHIFT = 21  # bits of a code point


class Forms(NamedTuple):
    """Pairs of words that are alike, by asked word.

    Attributes:
        asked: the number of a word that was asked for, rising.
        known: the number of a word of the vocabulary that is like it.
        likeness: from ALIKE to 1, which is the word itself.
    """

    asked: Numbers
    known: Numbers
    likeness: Floats


class LetterThrees(NamedTuple):
    """The threes of letters of a vocabulary, and who has them.

    Attributes:
        codes: the threes, rising.
        weight: what each tells.
        holders: the numbers of the words that have each of them.
        bounds: for each where its words begin; one more at the end.
        size: of each word, by the weights of its threes.
    """

    codes: Numbers
    weight: Floats
    holders: npt.NDArray[np.int32]
    bounds: Numbers
    size: Floats


def letter_threes(words: Sequence[str]) -> LetterThrees:
    """The threes of a vocabulary."""
    owners, every = _threes(words)
    codes, threes = np.unique(every, return_inverse=True)
    frequency = np.bincount(threes, minlength=len(codes))
    weight = np.log1p(len(words) / np.maximum(1, frequency)) ** 2
    weight[frequency > max(_FEW, _FREQUENT * len(words))] = 0.0
    by_three = np.argsort(threes, kind="stable")
    bounds = np.searchsorted(threes[by_three], np.arange(len(codes) + 1))
    squares = np.bincount(owners, weights=weight[threes], minlength=len(words))
    return LetterThrees(codes, weight, owners[by_three].astype(np.int32), bounds, np.sqrt(squares))


class WordForms:
    """A vocabulary by the threes of letters in its words.

    Args:
        words: the vocabulary, each word once.
        general: words that are like other general words alone: "bring" is no form of "Brin".
        threes: its threes, where they are known.
    """

    def __init__(
        self,
        words: Sequence[str],
        general: frozenset[str] = frozenset(),
        threes: LetterThrees | None = None,
    ) -> None:
        self.threes = threes or letter_threes(words)
        self._words = words
        self._numbers = {word: number for number, word in enumerate(words)}
        self._general = general
        self._is_general = np.array([word in general for word in words], dtype=bool)
        self._rarest = float(np.log1p(len(words)) ** 2)

    def alike(self, words: Sequence[str]) -> Forms:
        """The words of the vocabulary that are like some words, these themselves included."""
        firsts = checked(range(0, max(1, len(words)), _AT_ONCE))
        parts = [(first, self._alike(words[first : first + _AT_ONCE])) for first in firsts]
        return Forms(
            np.concatenate([part.asked + first for first, part in parts]),
            np.concatenate([part.known for _, part in parts]),
            np.concatenate([part.likeness for _, part in parts]),
        )

    def _alike(self, words: Sequence[str]) -> Forms:
        known, told, all_holders, bounds, sizes = self.threes
        owners, codes = _threes(words)
        place = np.minimum(np.searchsorted(known, codes), max(0, len(known) - 1))
        is_known = known[place] == codes if len(known) else np.zeros(len(codes), bool)
        weight = np.where(is_known, told[place] if len(known) else 0, self._rarest)
        length = np.sqrt(np.bincount(owners, weights=weight, minlength=len(words)))
        asked, three, own = (part[is_known & (weight > 0)] for part in (owners, place, weight))
        first, last = bounds[three], bounds[three + 1]
        holders = all_holders[ranges(first, last - first)]
        pairs, inverse = np.unique(
            np.repeat(asked, last - first) * len(self._numbers) + holders, return_inverse=True
        )
        shared = np.bincount(inverse, weights=np.repeat(own, last - first), minlength=len(pairs))
        one, other = np.divmod(pairs, max(1, len(self._numbers)))
        likeness = shared / np.maximum(length[one] * sizes[other], _TINY)
        general = np.array([word in self._general for word in words], dtype=bool)
        alike = (likeness >= ALIKE) & (general[one] == self._is_general[other])
        for pair in np.flatnonzero(alike & (likeness < _ALIKE_IN_MIDST)).tolist():
            alike[pair] = _begins_within(words[one[pair]], self._words[other[pair]])
        itself = [(n, self._numbers[word]) for n, word in enumerate(words) if word in self._numbers]
        same = np.array(itself, dtype=np.int64).reshape(-1, 2)
        alike &= ~np.isin(pairs, same[:, 0] * len(self._numbers) + same[:, 1])
        one = np.concatenate([one[alike], same[:, 0]])
        other = np.concatenate([other[alike], same[:, 1]])
        likeness = np.concatenate([likeness[alike], np.ones(len(same))])
        order = np.argsort(one, kind="stable")
        return Forms(one[order], other[order], likeness[order])


def _begins_within(one: str, other: str) -> bool:
    """Whether the beginning of one of two words stands in the other: rsync is no form of async."""
    return one[:_SIZE] in other or other[:_SIZE] in one


def _threes(words: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Each three of letters of each word once, as the word's number and a code of the letters."""
    marked = [
        f"{_BEGIN}{word[:_LETTERS]}{_END}" if word.isalpha() and not is_spaceless(word) else ""
        for word in words
    ]
    lengths = np.array([len(word) for word in marked], dtype=np.int64)
    raw = "".join(marked).encode("utf-32-le", "surrogatepass")
    letters = np.frombuffer(raw, np.uint32).astype(np.int64)
    if len(letters) < _SIZE:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    owners = np.repeat(np.arange(len(words)), lengths)
    codes = (letters[:-2] << 2 * _SHIFT) | (letters[1:-1] << _SHIFT) | letters[2:]
    whole = owners[:-2] == owners[2:]
    owners, codes = owners[:-2][whole], codes[whole]
    order = np.lexsort((codes, owners))
    owners, codes = owners[order], codes[order]
    new = np.ones(len(codes), dtype=bool)
    new[1:] = (owners[1:] != owners[:-1]) | (codes[1:] != codes[:-1])
    return owners[new], codes[new]
