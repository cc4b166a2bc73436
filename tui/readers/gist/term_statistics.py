"""What the words of an episode tell: those that stand everywhere tell nothing.

And how it uses those of key phrases: as names, as nouns, before others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from math import log
from typing import NamedTuple

from tui.analysis.sentences import Passage, WrittenWord
from tui.analysis.stopwords import StopWords, stop_words_of, talk_words
from tui.analysis.tokenizer import folded_words, is_spaceless

_FEW = 8  # segments, below which common words cannot be learned
_SHORT = 6  # letters, from which on no word is common
_POSSESSIVE = "'s"
_OF_TITLE = 0.3  # of its weight that a word keeps which the title has too
_STEM = 5  # letters that forms of one word share
_PLURAL = 3  # letters from which on a word without its last "s" is the same word
_MODIFIER = 0.9  # share of a word's uses before another that tells, from which on it needs one
_NOUN = (
    0.25  # share of a word's uses that a noun marker must have, where no other that tells follows
)

_SHORTENED = re.compile(r"[a-z]{1,8}'(?:t|re|ve|ll|d|m)")
_ELISION = re.compile(r"(?:[a-z]|qu)['’](?=\w\w)", re.IGNORECASE)


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


class PhraseWord(NamedTuple):
    """A word as it is compared and as it is written, and whether it only holds others together."""

    term: str
    stem: str
    written: str
    is_function: bool
    tie: str

    @property
    def is_name(self) -> bool:
        """Whether it is written as names are."""
        return self.written[:1].isupper()

    @property
    def owns(self) -> bool:
        """Whether it says whose the next one is: a phrase begins with it, or behind it."""
        return self.written.endswith(("'s", "\u2019s"))


def phrase_word(word: WrittenWord, stop_words: StopWords) -> PhraseWord:
    """A word for comparison, among the stop words of its text."""
    folded, written, tie = word
    is_shortened = _SHORTENED.fullmatch(folded) is not None
    if not is_shortened and (elision := _ELISION.match(written)):
        folded, written = _ELISION.sub("", folded, count=1), written[elision.end() :]
    term = folded.removesuffix("'s")
    # Without a list short frequent words count as function words; these say nothing of Chinese.
    is_stop_word = term in stop_words.function and not is_spaceless(term)
    is_function = is_shortened or is_stop_word or term in talk_words("fillers")
    stem = term if is_spaceless(term) else singular(term)[:_STEM]
    return PhraseWord(term, stem, written, is_function, tie)


def singular(term: str) -> str:
    """A term without the "s" that may make it one of many."""
    is_plural = len(term) >= _PLURAL and term.endswith("s") and not term.endswith("ss")
    return term[:-1] if is_plural else term


def precedes_verb(word: PhraseWord) -> bool:
    """Whether an English function word stands before verbs: "they", "will", "to"."""
    return word.term in _verb_markers()


@cache
def _verb_markers() -> frozenset[str]:
    return talk_words("subjects") | talk_words("auxiliaries") | {"to"}


def modifiers(runs: Sequence[Sequence[PhraseWord]], uses: Counter[str]) -> frozenset[str]:
    """The words that hardly stand but before another that tells ("artificial intelligence")."""
    pairs = (pair for run in runs for pair in pairwise(run))
    before = Counter([word.term for word, after in pairs if not after.is_function])
    often = (term for term, count in before.items() if count > 1)
    return frozenset(term for term in often if before[term] >= _MODIFIER * uses[term])


def nouns(runs: Sequence[Sequence[PhraseWord]], markers: frozenset[str]) -> frozenset[str] | None:
    """The words, without a plural "s", that often end what a noun marker begins ("a red kite").

    None where the text's language has no markers.
    """
    if not markers:
        return None
    heads = [head for run in runs for head in _heads(run, markers)]
    uses = Counter(term for term, _ in heads)
    marked = Counter(term for term, is_marked in heads if is_marked)
    return frozenset(term for term, count in marked.items() if count >= _NOUN * uses[term])


def _heads(run: Sequence[PhraseWord], markers: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The last of each row of words that tell, in the singular; whether a marker is before them."""
    last, is_marked = "", False
    for word in run:
        if not word.is_function:
            last = word.term
            continue
        if last:
            yield singular(last), is_marked
        last, is_marked = "", word.term in markers
    if last:
        yield singular(last), is_marked


def capitals(runs: Sequence[Sequence[PhraseWord]]) -> Counter[str]:
    """How often words have a capital where no sentence begins, if they mostly have one there."""
    capital = Counter([word.term for run in runs for word in run[1:] if word.is_name])
    told = (word for run in runs for word in run if word.term in capital)
    small = Counter([word.term for word in told if not word.is_name])
    return Counter({term: count for term, count in capital.items() if count > small[term]})
