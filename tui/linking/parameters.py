"""What linking was fitted to, read from weights.json beside it; written by `bench link --fit`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

READ_LIMIT = 60_000
"""Characters of a text that are read: a long article has a fifth of them."""

WEIGHTS = Path(__file__).with_name("weights.json")


class WordParameters(Struct, frozen=True):
    """What words in common are worth; each is a share of a word's weight unless said otherwise.

    Attributes:
        title: the trust in a word of a headline.
        text: the trust in a word of a passage.
        chance: what the best of several passages is divided by beyond one, for each logarithm of
            their number.
        general: the weight of a word that belongs to any talk.
        bare: the weight of a mere number or letter.
        again: what a repetition in the segment adds.
        recited: what is left of a word in a sentence that recites the episode's title.
        rarity: the power of inverse document frequency.
        scope: the power of how few segments say a word.
        unseen: documents that a corpus is thought to have beyond its own.
        rest: what a word that only one side has counts against the pair.
        long: what only the segment has, beyond this weight, counts by its root.
        doubt: weight that counts against every pair.
    """

    title: float = 0.78
    text: float = 0.5
    chance: float = 0.05
    general: float = 0.35
    bare: float = 0.6
    again: float = 0.25
    recited: float = 0.1
    rarity: float = 0.7
    scope: float = 0.75
    unseen: float = 20.0
    rest: float = 0.2
    long: float = 16.0
    doubt: float = 0.6


WORD_PARAMETERS = WordParameters()


class Curve(Struct, frozen=True):
    """A logistic curve over the features of a pair: what each counts, and the bias."""

    words: float
    bias: float
    meaning: float = 0.0
    floor: float = 0.0
    topic: float = 0.0


class FittedWeights(Struct, frozen=True):
    """The curves by kind of vectors ("words" without any), and the chance that is worth showing."""

    curves: dict[str, Curve]
    threshold: float


@cache
def fitted_weights() -> FittedWeights:
    """The weights as they were fitted."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=FittedWeights)
