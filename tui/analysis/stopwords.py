"""Words that tie nothing, whatever a segment is about: short lists for a few languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tui.analysis.function_words import FUNCTION_WORDS
from tui.analysis.general_words import GENERAL_WORDS
from tui.analysis.normalize import fold

_WRITTEN = 0.03  # words that only one language has make up so much of a text in it, and more
_LEAST = 2  # such words, for a text may be short
_FREQUENT = 0.005  # a short word of an unlisted language is taken for one from here on
_SHORT = 4  # letters
_ENOUGH = 500  # words that tell frequent ones from chance

_LISTS = {language: frozenset(fold(words).split()) for language, words in FUNCTION_WORDS.items()}
_SHARED = Counter(word for words in _LISTS.values() for word in words)
_OWN = {
    language: frozenset(word for word in words if _SHARED[word] == 1)
    for language, words in _LISTS.items()
}


@dataclass(frozen=True, slots=True)
class Common:
    """The words of a text's languages that tie little or nothing, folded.

    Attributes:
        function: words that are passed over.
        general: words that belong to any talk about anything.
    """

    function: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()

    def __or__(self, other: Common) -> Common:
        """The common words of two texts."""
        return Common(self.function | other.function, self.general | other.general)


def common_words(terms: Iterable[str]) -> Common:
    """The common words of the languages that a text is written in, told by the words it has.

    Lists are not simply joined, for a function word of one language is a word of weight in
    another ("die", "war"). Where no list fits, the short words that make up much of the text
    are taken for its function words.
    """
    counts = Counter(terms)
    whole = counts.total()
    least = max(_LEAST, _WRITTEN * whole)
    written = [
        language for language, own in _OWN.items() if sum(counts[word] for word in own) >= least
    ]
    if written or whole < _ENOUGH:
        return Common(
            _joined(_LISTS[language] for language in written),
            _joined(_general(language) for language in written),
        )
    frequent = (
        word
        for word, count in counts.items()
        if count >= _FREQUENT * whole and len(word) <= _SHORT and word.isalpha()
    )
    return Common(function=frozenset(frequent))


def _joined(lists: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*lists)


@cache
def _general(language: str) -> frozenset[str]:
    return frozenset(fold(GENERAL_WORDS.get(language, "")).split())


GENERAL = _general("en")
"""English words that belong to any talk about anything."""


def function_words(terms: Iterable[str]) -> frozenset[str]:
    """The function words of the languages that a text is written in."""
    return common_words(terms).function
