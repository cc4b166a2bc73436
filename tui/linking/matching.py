"""Where the terms of an episode stand in the news, in whatever form they are written there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tui.analysis.morphology import splits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.linking.corpus import NewsCorpus
    from tui.linking.corpus_index import BoolArray
    from tui.linking.near_duplicates import FloatArray, IntArray
    from tui.linking.parameters import LinkParameters
    from tui.linking.segment_terms import EpisodeTerms

_AS_ONE = 0.95  # likeness to a phrase that is written as one word
_LONG = 3  # letters that a word has more of where its first letter stands in an acronym
_ACRONYMS = 200  # that are looked for
_DENSE = 16  # times as many values as there are numbers: looking through all is quicker
_PART = 3  # letters of each part of a word that the news writes as two, at least


class TermMatch(NamedTuple):
    """Where a term of the episode stands in the news.

    Attributes:
        titles: the documents that have it in their headlines, in order.
        title_confidence: how surely, from 0 to 1.
        passages: the passages that have it, in order.
        passage_confidence: how surely, from 0 to 1.
        frequency: how many documents have it anywhere; those that are nearly the same are one.
    """

    titles: IntArray
    title_confidence: FloatArray
    passages: IntArray
    passage_confidence: FloatArray
    frequency: int


class Occurrences(NamedTuple):
    """Positions in the words of a corpus, and how sure each is."""

    positions: IntArray
    confidence: FloatArray


def match_terms(
    terms: EpisodeTerms, corpus: NewsCorpus, acronyms: Iterable[str], params: LinkParameters
) -> dict[str, TermMatch]:
    """Match the terms of an episode, words and phrases, with a corpus.

    Args:
        terms: the terms of the episode.
        corpus: the news.
        acronyms: the episode's acronyms, folded.
        params: the table of parameters.

    Returns:
        For each term that stands anywhere where it stands.
    """
    return _TermMatcher(terms, corpus, params).matches(frozenset(acronyms))


class _TermMatcher:
    def __init__(self, terms: EpisodeTerms, corpus: NewsCorpus, params: LinkParameters) -> None:
        self._terms = terms
        self._index = corpus.index
        self._vocabulary = corpus.vocabulary
        self._params = params
        self._at_position = np.zeros(len(self._index.words))
        self._of_document = np.zeros(corpus.document_count)
        self._of_passage = np.zeros(len(self._index.passage_document))
        self._initials: dict[str, BoolArray] = {}

    def matches(self, acronyms: frozenset[str]) -> dict[str, TermMatch]:
        words = self._words(acronyms)
        matches = {term: self._match(each) for term, each in words.items()}
        for (one, two), each in self._phrases(words):
            phrase = self._terms.phrases[one, two]
            matches[phrase] = self._phrase(each, matches[one], matches[two])
        return {term: match for term, match in matches.items() if match.frequency}

    def _words(self, acronyms: frozenset[str]) -> dict[str, Occurrences]:
        """Where each word of the episode stands, as any word of the news that is read as it."""
        lexicon, compounds = self._terms.lexicon, self._terms.compounds
        standing: dict[str, list[tuple[IntArray, float]]] = defaultdict(list)
        for word, number in self._vocabulary.items():
            for term, likeness in lexicon[word]:
                positions = self._index.positions_of(number)
                standing[term].append((positions, likeness))
                if likeness >= _AS_ONE:
                    for part in compounds.get(term, ()):
                        standing[part].append((positions, likeness))
        for term in lexicon.terms:
            standing[term] += [(positions, 1.0) for positions in self._divided(term)]
        for acronym in sorted(acronyms & lexicon.terms.keys())[:_ACRONYMS]:
            standing[acronym].append((self._spelled_out(acronym), 1.0))
        return {term: _together(several) for term, several in standing.items() if several}

    def _divided(self, term: str) -> Iterator[IntArray]:
        """Where the news writes a word as two."""
        vocabulary, words = self._vocabulary, self._index.words
        for head, tail in splits(term, _PART, _PART):
            one, two = vocabulary.get(head), vocabulary.get(tail)
            if one is not None and two is not None:
                positions = self._index.positions_of(one)
                yield positions[words[positions + 1] == two]

    def _spelled_out(self, acronym: str) -> IntArray:
        """Where long words in a row begin with the letters of an acronym."""
        words = self._index.words
        begins = self._has_initial(acronym[0])[words]
        positions = np.flatnonzero(begins).astype(np.int32)
        for further, letter in enumerate(acronym[1:], 1):
            positions = positions[positions + further < len(words)]
            positions = positions[self._has_initial(letter)[words[positions + further]]]
        return positions

    def _has_initial(self, letter: str) -> BoolArray:
        """For each word number whether it is long and begins with a letter; the last is False."""
        if letter not in self._initials:
            begins = [word[0] == letter and len(word) > _LONG for word in self._vocabulary]
            self._initials[letter] = np.array([*begins, False])
        return self._initials[letter]

    def _phrases(
        self, words: Mapping[str, Occurrences]
    ) -> Iterator[tuple[tuple[str, str], Occurrences]]:
        """Where the two words of a phrase follow each other."""
        by_second: dict[str, list[str]] = defaultdict(list)
        for one, two in self._terms.phrases:
            if one in words and two in words:
                by_second[two].append(one)
        for two, ones in by_second.items():
            positions, confidence = words[two]
            self._at_position[positions] = confidence
            for one in ones:
                before = words[one]
                together = before.confidence * self._at_position[before.positions + 1]
                here = together > 0
                yield (one, two), Occurrences(before.positions[here], together[here])
            self._at_position[positions] = 0.0

    def _phrase(self, phrase: Occurrences, one: TermMatch, two: TermMatch) -> TermMatch:
        """A phrase, of which the words may stand apart in a headline: it is one thought."""
        scratch = self._of_document
        scratch[two.titles] = two.title_confidence
        apart = self._params.apart * np.minimum(one.title_confidence, scratch[one.titles])
        scratch[two.titles] = 0.0
        return self._match(phrase, one.titles[apart > 0], apart[apart > 0])

    def _match(
        self,
        occurrences: Occurrences,
        titles: IntArray | None = None,
        title_confidence: FloatArray | None = None,
    ) -> TermMatch:
        """Positions as headlines and passages, each with the surest of its positions."""
        index = self._index
        positions, confidence = occurrences
        first = index.first_passage[positions]
        inside = first >= 0
        above, above_sure = index.document_at[positions[~inside]], confidence[~inside]
        if titles is not None and title_confidence is not None:
            above = np.concatenate([titles, above])
            above_sure = np.concatenate([title_confidence, above_sure])
        below = np.concatenate([first[inside], index.last_passage[positions[inside]]])
        below_sure = np.tile(confidence[inside], 2)
        titles, title_confidence = _surest(above, above_sure, self._of_document)
        passages, passage_confidence = _surest(below, below_sure, self._of_passage)
        frequency = self._frequency(titles, passages)
        return TermMatch(titles, title_confidence, passages, passage_confidence, frequency)

    def _frequency(self, titles: IntArray, passages: IntArray) -> int:
        """How many clusters of documents have a headline or a passage of these."""
        index, scratch = self._index, self._of_document
        cluster = index.cluster[np.concatenate([titles, index.passage_document[passages]])]
        order = np.arange(len(cluster))
        scratch[cluster] = order
        last = np.count_nonzero(scratch[cluster] == order)  # one for each cluster
        scratch[cluster] = 0.0
        return int(last)


def _together(several: Sequence[tuple[IntArray, float]]) -> Occurrences:
    if len(several) == 1:
        positions, confidence = several[0]
        return Occurrences(positions, np.full(len(positions), confidence))
    return Occurrences(
        np.concatenate([positions for positions, _ in several]),
        np.repeat([confidence for _, confidence in several], [len(each) for each, _ in several]),
    )


def _surest(ids: IntArray, values: FloatArray, scratch: FloatArray) -> tuple[IntArray, FloatArray]:
    """Each number once, in order, with the greatest of its values; scratch is zero and stays so."""
    if not len(ids):
        return ids, values
    if values.min() < values.max():
        rising = np.argsort(values, kind="stable")
        ids, values = ids[rising], values[rising]
    scratch[ids] = values
    once = np.flatnonzero(scratch) if len(ids) * _DENSE > len(scratch) else np.unique(ids)
    best = scratch[once]
    scratch[once] = 0.0
    return once.astype(np.int32, copy=False), best
