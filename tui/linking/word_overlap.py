"""The feature `words`: how much of what segment and item say is the same, from 0 to 1.

A word weighs the more the fewer documents have it and the fewer segments say it, in any form. Words
of the headline are trusted more than those of the best passage, and the best of many passages less,
for one of many matches by chance. Words that only one side has count against the pair, so that long
texts do not win by their length; of many that a segment has, as of pairs of characters, by their
root, for a long one has more to say than what an item tells.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tui.analysis.morphology import splits
from tui.analysis.tokenizer import is_bare, is_spaceless
from tui.embeddings.installed import default_embedder
from tui.index.word_forms import WordForms
from tui.linking.parameters import WORD_PARAMETERS
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from tui.analysis.stopwords import StopWords
    from tui.index.passage_index import PassageIndex
    from tui.index.read_texts import FloatArray, IntArray
    from tui.linking.corpus import NewsCorpus
    from tui.linking.parameters import WordParameters
    from tui.linking.segment_terms import EpisodeTerms

_RATE_UNSEEN = 0.02  # how many of the items that are not in the corpus are thought to have a word
_NEARLY_ALL, _FEW = 0.8, 0.2  # of the segments
_RARE = 0.8  # in English, of 1; of a word that ties by itself
_PART = 3  # letters of each part of a word that the news writes as two, at least
_LONG = 3  # letters that a word has more of where its first letter stands in an acronym
_ACRONYMS = 200  # that are looked for


class TermMatch(NamedTuple):
    """Where a term of the episode stands in the news, in any form.

    Attributes:
        weight: what it weighs in this news and this episode.
        slots: the headlines and passages that have it, as in PassageIndex, in order.
        trust: what part of the weight counts in each.
    """

    weight: float
    slots: IntArray
    trust: FloatArray


class _Held(NamedTuple):
    """The terms of a segment, what they weigh, and each slot that one has, and what it weighs."""

    terms: list[str]
    said: float
    owners: npt.NDArray[np.int64]
    slots: IntArray
    values: FloatArray
    passages: FloatArray


_NOTHING = _Held([], 0.0, np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0), np.empty(0))


class WordOverlap:
    """Compares the words of an episode's segments with a corpus.

    Attributes:
        terms: those of the episode.
    """

    def __init__(
        self, terms: EpisodeTerms, corpus: NewsCorpus, params: WordParameters = WORD_PARAMETERS
    ) -> None:
        self.terms = terms
        self._corpus = corpus
        self._index = corpus.index
        self._documents = corpus.document_count
        self._params = params
        self._forms: dict[str, list[str]] = defaultdict(list)
        self._shared: dict[tuple[int, int], dict[str, float]] = {}
        self._last: tuple[int, _Held] = -1, _NOTHING

    def shares(self) -> FloatArray:
        """A row for each segment, a column for each document."""
        shares = np.zeros((len(self.terms.segments), self._documents))
        if not self._documents:
            return shares
        leads = self._leads
        params = self._params
        passage_counts = np.bincount(self._index.passage_document, minlength=self._documents)
        chance = 1 + params.chance * np.log(passage_counts)
        for segment, row in enumerate(checked(shares)):
            weights = self._weights(segment)
            headlines, passages = self._evidence(weights)
            best = np.maximum.reduceat(passages, self._index.passage_starts)
            evidence = headlines + best / chance
            said = sum(weights.values())
            more = np.maximum(0.0, said - evidence)
            rest = np.minimum(more, np.sqrt(params.long * more)) + np.maximum(0.0, leads - evidence)
            row[:] = evidence / (evidence + params.doubt + params.rest * rest)
        return shares

    def shared(self, segment: int, document: int) -> dict[str, float]:
        """The terms that segment and document share, and what they weigh there.

        They are those of the headline and of the passage that has most.
        """
        if (segment, document) in self._shared:
            return self._shared[segment, document]
        held = self._held(segment)
        first, last = self._index.passages_of(document)
        best = self._documents + first + int(np.argmax(held.passages[first:last]))
        here = np.flatnonzero((held.slots == document) | (held.slots == best))
        shared: dict[str, float] = {}
        for place, value in zip(
            held.owners[here].tolist(), held.values[here].tolist(), strict=True
        ):
            shared[held.terms[place]] = shared.get(held.terms[place], 0.0) + value
        self._shared[segment, document] = shared
        return shared

    def _held(self, segment: int) -> _Held:
        """What is looked up of a segment again and again; of the last one it is kept."""
        if self._last[0] != segment:
            weights = self._weights(segment)
            matches = [self._matches[term] for term in weights]
            sizes = [len(match.slots) for match in matches]
            slots = [match.slots for match in matches]
            values = [match.trust * weights[t] for t, match in zip(weights, matches, strict=True)]
            held = _Held(
                list(weights),
                sum(weights.values()),
                np.repeat(np.arange(len(matches)), sizes),
                np.concatenate([np.empty(0, np.int32), *slots]),
                np.concatenate([np.empty(0), *values]),
                self._evidence(weights)[1],
            )
            self._last = segment, held
        return self._last[1]

    def forms_of(self, term: str) -> list[str]:
        """The words of the news that a term is found as."""
        return self._forms.get(term, [])

    def is_general(self, term: str) -> bool:
        """Whether a term belongs to any talk about anything, or is a mere number."""
        return is_bare(term) or self._is_common(term, self.terms.stop_words)

    def is_rare(self, term: str) -> bool:
        """Whether a term is rare in English, as names are, and so ties by itself."""
        return float(default_embedder().rarity([term])[0]) >= _RARE

    def _is_common(self, term: str, stop_words: StopWords) -> bool:
        common = self._corpus.common_characters
        return term in stop_words.general or (is_spaceless(term) and not common.isdisjoint(term))

    def _shapes(self, words: Sequence[str], stop_words: StopWords) -> FloatArray:
        """What words weigh by what kind they are of, and by how common they are in English."""
        shapes: FloatArray = default_embedder().rarity(words).astype(float) ** self._params.english
        for number, word in enumerate(words):
            if word in stop_words.function:
                shapes[number] = 0.0
            elif is_bare(word):
                shapes[number] = self._params.bare
            elif self._is_common(word, stop_words):
                shapes[number] *= self._params.general
        return shapes

    def weighed(self, segment: int) -> int:
        """How many terms of a segment weigh anything."""
        return len(self._weights(segment))

    def said(self, segment: int) -> float:
        """What all terms of a segment weigh together."""
        return self._held(segment).said

    def _weights(self, segment: int) -> dict[str, float]:
        """The terms of a segment that weigh anything, and what they weigh in it."""
        emphasis = self.terms.segments[segment].emphasis
        return {
            term: self._matches[term].weight * counts
            for term, counts in emphasis.items()
            if term in self._matches
        }

    def _evidence(self, weights: Mapping[str, float]) -> tuple[FloatArray, FloatArray]:
        """What weight is matched in each headline, and what each passage adds."""
        evidence = np.zeros(self._documents + len(self._index.passage_document))
        for term, weight in weights.items():
            match = self._matches[term]
            evidence[match.slots] += weight * match.trust
        return evidence[: self._documents], evidence[self._documents :]

    @property
    def _leads(self) -> FloatArray:
        """What all words of each document's headline and first passage weigh together."""
        leads, stop_words = self._corpus.leads, self.terms.stop_words
        if stop_words not in leads:
            index, params = self._index, self._params
            shape = self._shapes(list(self._corpus.vocabulary), stop_words)
            rare = self._rarity(index.document_frequency) * shape
            lead = index.lead_words()
            weights = rare[lead.words] * np.where(lead.in_title, params.title, params.text)
            count = self._documents
            leads[stop_words] = np.bincount(lead.documents, weights, count).astype(float)
        return leads[stop_words]

    @cached_property
    def _matches(self) -> dict[str, TermMatch]:
        """The terms that weigh anything, each with where it stands."""
        occurrences = self._occurrences()
        heard = self._segment_frequency()
        count = len(self.terms.segments)
        matches: dict[str, TermMatch] = {}
        shapes = self._shapes(list(heard), self.terms.stop_words).tolist()
        for (term, said), shape in checked(zip(heard.items(), shapes, strict=True)):
            scope = math.log(count / said) / math.log(count) if count > 1 else 1.0
            spoken = shape * scope**self._params.scope
            if not spoken:
                continue
            standing = occurrences.get(term, [])
            slots, likeness = _likest(standing)
            documents = self._index.documents_in(slots) if len(slots) else slots
            weight = spoken * float(self._rarity(len(np.unique(documents))))
            matches[term] = TermMatch(weight, slots, self._trust(slots, documents, likeness))
        return matches

    def _trust(self, slots: IntArray, documents: IntArray, likeness: FloatArray) -> FloatArray:
        """The trust in each slot: where headline and passage have a word, both must mislead."""
        titles = int(np.searchsorted(slots, self._documents))
        trust = np.empty(len(slots))
        trust[:titles] = self._params.title * likeness[:titles]
        above = np.zeros(len(slots) - titles)
        if titles:
            at = np.minimum(np.searchsorted(slots[:titles], documents[titles:]), titles - 1)
            above = np.where(slots[at] == documents[titles:], trust[at], 0.0)
        trust[titles:] = self._params.text * likeness[titles:] * (1 - above)
        return trust

    def _rarity(self, frequency: IntArray | int) -> FloatArray:
        """How much a word gains from being rare in the news: from 1 for one that nobody has."""
        unseen = self._params.unseen
        documents, least = self._documents + unseen, unseen * _RATE_UNSEEN
        rate = np.minimum(1.0, (np.asarray(frequency) + least) / documents)
        rare = np.log(rate) / math.log(least / documents)
        return np.asarray(np.power(rare, self._params.rarity))

    def _segment_frequency(self) -> dict[str, int]:
        """How many segments have each term, in any of its forms.

        Recitals of the title do not count, or a topic of the title would be too widespread where
        it is meant; but what nearly every segment has and many mean is no topic.
        """
        segments = self.terms.segments
        has: dict[str, set[int]] = defaultdict(set)
        means: dict[str, set[int]] = defaultdict(set)
        for number, segment in enumerate(checked(segments)):
            for term, emphasis in segment.emphasis.items():
                has[term].add(number)
                if emphasis >= 1:
                    means[term].add(number)
        every = list(has)
        forms = WordForms(every, self.terms.stop_words.general).alike(every)
        alike: list[list[str]] = [[] for _ in every]
        for one, other in zip(forms.asked.tolist(), forms.known.tolist(), strict=True):
            alike[one].append(every[other])
        at_all, meant = (
            np.array([len(set().union(*(part[t] for t in terms))) for terms in checked(alike)])
            for part in (has, means)
        )
        is_topic = (at_all <= _NEARLY_ALL * len(segments)) | (meant <= _FEW * len(segments))
        count = np.where(is_topic, np.maximum(1, meant), at_all)
        return dict(zip(every, count.tolist(), strict=True))

    def _occurrences(self) -> dict[str, list[tuple[IntArray, float]]]:
        """Where each term stands, as any word of the news that is like it."""
        every = list(dict.fromkeys(term for one in self.terms.segments for term in one.emphasis))
        standing: dict[str, list[tuple[IntArray, float]]] = defaultdict(list)
        forms, words = self._corpus.forms.alike(every), list(self._corpus.vocabulary)
        index = self._index
        for one, other, likeness in checked(zip(*(part.tolist() for part in forms), strict=True)):
            standing[every[one]].append((self._index.slots_of(other), likeness))
            self._forms[every[one]].append(words[other])
        vocabulary = self._corpus.vocabulary
        for compound, parts in self.terms.compounds.items():
            if (number := vocabulary.get(compound)) is not None:
                for part in parts:
                    self._forms[part].append(compound)
                    standing[part].append((self._index.slots_of(number), 1.0))
        for term in checked(every):
            standing[term] += ((slots, 1.0) for slots in self._divided(term))
        acronyms = sorted(self.terms.acronyms & standing.keys())[:_ACRONYMS]
        function = self.terms.stop_words.function
        for acronym, slots in _spelled_out(acronyms, index, words, function):
            standing[acronym].append((slots, 1.0))
        return standing

    def _divided(self, term: str) -> Iterator[IntArray]:
        """Where the news writes a word as two; "check out" is no checkout."""
        vocabulary, words = self._corpus.vocabulary, self._index.words
        function = self.terms.stop_words.function
        for head, tail in splits(term, _PART, _PART):
            if head in function or tail in function:
                continue
            one, two = vocabulary.get(head), vocabulary.get(tail)
            if one is not None and two is not None:
                positions = np.flatnonzero(words[:-1] == one)
                yield np.unique(self._index.slots_at(positions[words[positions + 1] == two]))


def _spelled_out(
    acronyms: Sequence[str], index: PassageIndex, words: Sequence[str], function: frozenset[str]
) -> Iterator[tuple[str, IntArray]]:
    """Where long words in a row begin with the letters of each acronym."""
    if not acronyms:
        return
    initials = [0 if word in function or len(word) <= _LONG else ord(word[0]) for word in words]
    letters = np.array([*initials, 0])[index.words]  # NO_WORD is the last
    for acronym in checked(acronyms):
        positions = np.flatnonzero(letters[: 1 - len(acronym)] == ord(acronym[0]))
        for further, letter in enumerate(acronym[1:], 1):
            positions = positions[letters[positions + further] == ord(letter)]
        yield acronym, np.unique(index.slots_at(positions))


def _likest(standing: list[tuple[IntArray, float]]) -> tuple[IntArray, FloatArray]:
    """Each slot once, in order, with the greatest likeness there."""
    if not standing:
        return np.empty(0, np.int32), np.empty(0)
    if len(standing) == 1:
        return standing[0][0], np.full(len(standing[0][0]), standing[0][1])
    standing = sorted(standing, key=lambda one: -one[1])
    slots, first = np.unique(np.concatenate([one[0] for one in standing]), return_index=True)
    likeness = np.repeat([one[1] for one in standing], [len(one[0]) for one in standing])
    return slots, likeness[first]
