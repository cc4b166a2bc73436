"""What the words of an episode tell: those that stand everywhere tell nothing.

And how it uses those of key phrases: as names, as nouns, before others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from math import log
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from tui.analysis.sentences import Passage, WrittenWord
from tui.analysis.stopwords import StopWords, stop_words_of, talk_words
from tui.analysis.tokenizer import folded_words, is_bare, is_spaceless

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

LONG_PHRASE = 3
"""Words of a long phrase, one of a name or of words that are fixed."""
MOSTLY = 0.6
"""Share of the uses of words from which on they are mostly used so."""
Stems: TypeAlias = tuple[str, ...]
"""The stems of a phrase, by which it is known."""

_SHORTENED = re.compile(r"[a-z]{1,8}'(?:t|re|ve|ll|d|m)")
_ELISION = re.compile(r"(?:[a-z]|qu)['’](?=\w\w)", re.IGNORECASE)


class TermStatistics(Struct, frozen=True):
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
    """A word as it is compared and as it is written, and what it is in any text of its episode.

    Whether it only holds others together; the sign that ties it to the last one; whether it is
    written as names are, says whose the next one is (a phrase begins with it, or behind it), is a
    mere number or letter, and is an English function word that stands before verbs ("they", "to").
    """

    term: str
    stem: str
    written: str
    is_function: bool
    tie: str
    is_name: bool
    owns: bool
    is_bare: bool
    precedes_verb: bool


def phrase_word(word: WrittenWord, stop_words: StopWords) -> PhraseWord:
    """A word for comparison, among the stop words of its text."""
    folded, written, tie = word
    is_shortened = _SHORTENED.fullmatch(folded) is not None
    if not is_shortened and (elision := _ELISION.match(written)):
        folded, written = _ELISION.sub("", folded, count=1), written[elision.end() :]
    term = folded.removesuffix("'s")
    # Without a list short frequent words count as function words; these say nothing of Chinese.
    is_stop_word = term in stop_words.function and not is_spaceless(term)
    return PhraseWord(
        term,
        term if is_spaceless(term) else singular(term)[:_STEM],
        written,
        is_shortened or is_stop_word or term in talk_words("fillers"),
        tie,
        is_name=written[:1].isupper(),
        owns=written.endswith(("'s", "\u2019s")),
        is_bare=is_bare(term),
        precedes_verb=term in _verb_markers(),
    )


def singular(term: str) -> str:
    """A term without the "s" that may make it one of many."""
    is_plural = len(term) >= _PLURAL and term.endswith("s") and not term.endswith("ss")
    return term[:-1] if is_plural else term


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


def fixed_phrases(runs: Sequence[Sequence[PhraseWord]]) -> frozenset[Stems]:
    """Three words that hardly stand but together ("artificial general intelligence")."""
    every = (each for run in runs for each in triples(run))
    inner = (each for each in every if not (each[1].is_function or each[1].owns))
    counts = Counter([(first.stem, second.stem, third.stem) for first, second, third in inner])
    several = {stems: count for stems, count in counts.items() if count > 1}
    del counts  # most are said once
    inside = {pair for stems in several for pair in pairwise(stems)}
    stems_of = ([word.stem for word in run] for run in runs)
    pairs = Counter(pair for stems in stems_of for pair in pairwise(stems) if pair in inside)
    return frozenset(
        stems
        for stems, count in several.items()
        if count >= MOSTLY * max(pairs[stems[:2]], pairs[stems[1:]])
    )


def triples(run: Sequence[PhraseWord]) -> Iterator[tuple[PhraseWord, PhraseWord, PhraseWord]]:
    """Three different words in a row, of which the outer ones tell and are whole."""
    last = len(run) - LONG_PHRASE
    for start in range(last + 1):
        first, third = run[start], run[start + 2]
        if first.is_function or third.is_function or first.tie:
            continue
        if start < last and run[start + LONG_PHRASE].tie:
            continue
        second = run[start + 1]
        if first.stem != third.stem and second.stem not in (first.stem, third.stem):
            yield first, second, third
