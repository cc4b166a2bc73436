"""Where the words of an episode stand in the news, in whatever form they are written there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from tui.linking.corpus import Laid, NewsCorpus, Numbers
    from tui.linking.parameters import Weights
    from tui.linking.segment_terms import Sayings

    Reals = npt.NDArray[np.float64]

_AS_ONE = 0.95  # likeness to a phrase that is written as one word
_LONG = 3  # letters that a word has more of where its first letter stands in an acronym
_LONGEST = 64  # letters of a word that may be written as two
_ACRONYMS = 200  # that are looked for
_DENSE = 16  # times as many places as there are numbers: looking through all is quicker
_PART = 3  # letters of each part of a word that the news writes as two, at least


class Found(NamedTuple):
    """Where a term of the episode stands in the news.

    Attributes:
        titles: the tellings that have it in their headlines, in order.
        title_sure: how surely, from 0 to 1.
        passages: the passages that have it, in order.
        passage_sure: how surely, from 0 to 1.
        holders: how many tellings have it anywhere; those that are nearly the same are one.
    """

    titles: Numbers
    title_sure: Reals
    passages: Numbers
    passage_sure: Reals
    holders: int


class Places(NamedTuple):
    """Where something stands: places in the words of a pool, and how sure each is."""

    places: Numbers
    sure: Reals


def find(
    said: Sayings, pool: NewsCorpus, known: Iterable[str], weights: Weights
) -> dict[str, Found]:
    """Find the terms of an episode, words and phrases, in a pool.

    Args:
        said: what the episode's segments say.
        pool: the news.
        known: the episode's acronyms, folded.
        weights: the table of weights.

    Returns:
        For each term that stands anywhere where it stands.
    """
    return _Finder(said, pool, weights).found(frozenset(known))


class _Finder:
    def __init__(self, said: Sayings, pool: NewsCorpus, weights: Weights) -> None:
        self._said = said
        self._pool = pool
        self._laid: Laid = pool.laid
        self._weights = weights
        self._at = np.zeros(len(self._laid.words))
        self._telling = np.zeros(pool.tellings)
        self._passage = np.zeros(len(self._laid.owner))
        self._letters: dict[str, npt.NDArray[np.bool_]] = {}

    def found(self, known: frozenset[str]) -> dict[str, Found]:
        standing = self._words(known)
        found = {term: self._kept(places) for term, places in standing.items()}
        for (one, two), places in self._phrases(standing):
            found[self._said.phrases[one, two]] = self._phrase(places, found[one], found[two])
        return {term: where for term, where in found.items() if where.holders}

    def _words(self, known: frozenset[str]) -> dict[str, Places]:
        """Where each word of the episode stands, as any word of the news that is read as it."""
        laid = self._laid
        standing: dict[str, list[tuple[Numbers, float]]] = defaultdict(list)
        for word, number in self._pool.vocabulary.items():
            for term, sure in self._said.lexicon[word]:
                places = laid.places(number)
                standing[term].append((places, sure))
                if sure >= _AS_ONE:
                    for part in self._said.joined.get(term, ()):
                        standing[part].append((places, sure))
        for term in self._said.lexicon.terms:
            standing[term] += [(places, 1.0) for places in self._divided(term)]
        for acronym in sorted(known & self._said.lexicon.terms.keys())[:_ACRONYMS]:
            standing[acronym].append((self._spelled_out(acronym), 1.0))
        return {term: _together(several) for term, several in standing.items() if several}

    def _divided(self, term: str) -> Iterator[Numbers]:
        """Where the news writes a word as two."""
        vocabulary, words = self._pool.vocabulary, self._laid.words
        if len(term) > _LONGEST:
            return
        for cut in range(_PART, len(term) - _PART + 1):
            one, two = vocabulary.get(term[:cut]), vocabulary.get(term[cut:])
            if one is not None and two is not None:
                places = self._laid.places(one)
                yield places[words[places + 1] == two]

    def _spelled_out(self, acronym: str) -> Numbers:
        """Where long words in a row begin with the letters of an acronym."""
        words = self._laid.words
        places = self._beginning(acronym[0])
        for back, letter in enumerate(acronym[1:], 1):
            places = places[places + back < len(words)]
            places = places[self._begins(letter)[words[places + back]]]
        return places

    def _begins(self, letter: str) -> npt.NDArray[np.bool_]:
        """For each word number whether it is long and begins with a letter; the last is False."""
        if letter not in self._letters:
            vocabulary = self._pool.vocabulary
            begins = [word[0] == letter and len(word) > _LONG for word in vocabulary]
            self._letters[letter] = np.array([*begins, False])
        return self._letters[letter]

    def _beginning(self, letter: str) -> Numbers:
        return np.flatnonzero(self._begins(letter)[self._laid.words]).astype(np.int32)

    def _phrases(self, standing: Mapping[str, Places]) -> Iterator[tuple[tuple[str, str], Places]]:
        """Where the two words of a phrase follow each other."""
        by_second: dict[str, list[str]] = defaultdict(list)
        for one, two in self._said.phrases:
            if one in standing and two in standing:
                by_second[two].append(one)
        for two, ones in by_second.items():
            places, sure = standing[two]
            self._at[places] = sure
            for one in ones:
                before = standing[one]
                together = before.sure * self._at[before.places + 1]
                here = together > 0
                yield (one, two), Places(before.places[here], together[here])
            self._at[places] = 0.0

    def _phrase(self, places: Places, one: Found, two: Found) -> Found:
        """A phrase, of which the words may stand apart in a headline: it is one thought."""
        self._telling[two.titles] = two.title_sure
        apart = self._weights.apart * np.minimum(one.title_sure, self._telling[one.titles])
        self._telling[two.titles] = 0.0
        return self._kept(places, one.titles[apart > 0], apart[apart > 0])

    def _kept(
        self, found: Places, titles: Numbers | None = None, title_sure: Reals | None = None
    ) -> Found:
        """Places as headlines and passages, each with the surest of its places."""
        laid = self._laid
        places, sure = found
        first = laid.first[places]
        inside = first >= 0
        above, above_sure = laid.telling[places[~inside]], sure[~inside]
        if titles is not None and title_sure is not None:
            above = np.concatenate([titles, above])
            above_sure = np.concatenate([title_sure, above_sure])
        below, below_sure = np.concatenate([first[inside], laid.last[places[inside]]]), sure[inside]
        titles, title_sure = _surest(above, above_sure, self._telling)
        passages, passage_sure = _surest(below, np.tile(below_sure, 2), self._passage)
        return Found(titles, title_sure, passages, passage_sure, self._holders(titles, passages))

    def _holders(self, titles: Numbers, passages: Numbers) -> int:
        """How many families of tellings have a headline or a passage of these."""
        kin = self._laid.family[np.concatenate([titles, self._laid.owner[passages]])]
        places = np.arange(len(kin))
        self._telling[kin] = places
        last = np.count_nonzero(self._telling[kin] == places)  # one place for each family
        self._telling[kin] = 0.0
        return int(last)


def _together(several: Sequence[tuple[Numbers, float]]) -> Places:
    if len(several) == 1:
        places, sure = several[0]
        return Places(places, np.full(len(places), sure))
    return Places(
        np.concatenate([places for places, _ in several]),
        np.repeat([sure for _, sure in several], [len(places) for places, _ in several]),
    )


def _surest(ids: Numbers, sure: Reals, scratch: Reals) -> tuple[Numbers, Reals]:
    """Each number once, in order, with the greatest of its values; scratch is zero and stays so."""
    if not len(ids):
        return ids, sure
    if sure.min() < sure.max():
        rising = np.argsort(sure, kind="stable")
        ids, sure = ids[rising], sure[rising]
    scratch[ids] = sure
    once = np.flatnonzero(scratch) if len(ids) * _DENSE > len(scratch) else np.unique(ids)
    values = scratch[once]
    scratch[once] = 0.0
    return once.astype(np.int32, copy=False), values
