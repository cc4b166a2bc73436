"""What the words of an episode tell: those that stand everywhere tell nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from math import log

from tui.analysis.sentences import Passage
from tui.analysis.stopwords import StopWords, stop_words_of
from tui.analysis.tokenizer import folded_words

_FEW = 8  # segments, below which common words cannot be learned
_SHORT = 6  # letters, from which on no word is common
_POSSESSIVE = "'s"
_OF_TITLE = 0.3  # of its weight that a word keeps which the title has too


@dataclass(frozen=True, slots=True)
class TermStatistics:
    """How much each word tells, 0 to 1, and the common ones, short and everywhere, like "the".

    Stop words are those of the text's language, whether it has many of them or few.
    """

    weights: dict[str, float]
    common: frozenset[str]
    stop_words: StopWords


def stem(word: str) -> str:
    """A folded word without its possessive ending."""
    return word.removesuffix(_POSSESSIVE)


def collect_statistics(passages: list[Passage], title: str) -> TermStatistics:
    """Learn from the texts of the segments that have no title."""
    total = len(passages)
    counts = Counter(chain.from_iterable(passage.words for passage in passages))
    short = Counter({word: count for word, count in counts.items() if len(word) < _SHORT})
    short.subtract(chain.from_iterable(passage.capitals & short.keys() for passage in passages))
    common = frozenset(word for word, count in (+short).items() if _is_common(word, count, total))
    of_title = set(map(stem, folded_words(title)))
    scale = log(total + 1)
    stems = stem_counts(counts, passages)
    tells = {count: log((total + 1) / count) / scale for count in set(stems.values())}
    weights = {word: tells[count] for word, count in stems.items() if word not in common}
    weights.update({word: weights[word] * _OF_TITLE for word in of_title & weights.keys()})
    stop_words = stop_words_of(chain.from_iterable(passage.words for passage in passages))
    return TermStatistics(weights, common, stop_words)


def stem_counts(counts: Counter[str], passages: list[Passage]) -> Counter[str]:
    """In how many passages each word stands, with its possessive counted as the word itself."""
    stems = Counter(counts)
    possessive = {word for word in counts if word.endswith(_POSSESSIVE)}
    for passage in passages:
        mine = passage.words & possessive
        if mine:
            stems.subtract(mine)
            stems.update(set(map(stem, mine)) - (passage.words - mine))
    return +stems


def _is_common(word: str, count: int, total: int) -> bool:
    if len(word) < 3:
        return word.isascii()
    return total >= _FEW and count >= (0.2 if len(word) == 3 else 0.35) * total
