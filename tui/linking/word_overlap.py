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
from tui.index.passage_index import in_a_row
from tui.index.read_texts import NO_WORD
from tui.index.word_forms import WordForms
from tui.linking.parameters import WORD_PARAMETERS
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.index.read_texts import FloatArray, IntArray
    from tui.linking.corpus import NewsCorpus
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


class _Spoken(NamedTuple):
    """The terms of a segment that weigh anything, and what the news has of them.

    Attributes:
        terms: these terms.
        weights: what each weighs here.
        matches: where each stands.
        slots: these places, one term after the other.
        evidence: what all terms that a slot has weigh in it, for each headline and passage.
    """

    terms: list[str]
    weights: list[float]
    matches: list[TermMatch]
    slots: IntArray
    evidence: FloatArray


class WordOverlap:
    """Compares the words of an episode's segments with a corpus.

    Attributes:
        terms: those of the episode.
    """

    def __init__(self, terms: EpisodeTerms, corpus: NewsCorpus) -> None:
        self.terms = terms
        self._corpus = corpus
        self._index = corpus.index
        self._documents = corpus.document_count
        self._forms: dict[str, list[str]] = defaultdict(list)
        self._shared: dict[tuple[int, int], dict[str, float]] = {}
        self._last: tuple[int, _Spoken] | None = None

    def shares(self) -> FloatArray:
        """A row for each segment, a column for each document."""
        shares = np.zeros((len(self.terms.segments), self._documents))
        if not self._documents:
            return shares
        leads, params = self._leads, WORD_PARAMETERS
        passage_counts = np.bincount(self._index.passage_document, minlength=self._documents)
        chance = 1 + params.chance * np.log(passage_counts)
        for segment, row in enumerate(checked(shares)):
            headlines, passages = np.split(self._spoken(segment).evidence, [self._documents])
            best = np.maximum.reduceat(passages, self._index.passage_starts)
            evidence = headlines + best / chance
            more = np.maximum(0.0, self.said(segment) - evidence)
            rest = np.minimum(more, np.sqrt(params.long * more)) + np.maximum(0.0, leads - evidence)
            row[:] = evidence / (evidence + params.doubt + params.rest * rest)
        return shares

    def shared(self, segment: int, document: int) -> dict[str, float]:
        """The terms that segment and document share, and what they weigh there.

        They are those of the headline and of the passage that has most.
        """
        if (segment, document) not in self._shared:
            terms, weights, matches, slots, evidence = self._spoken(segment)
            first, last = (self._documents + one for one in self._index.passages_of(document))
            best = first + int(np.argmax(evidence[first:last]))
            here = np.flatnonzero((slots == document) | (slots == best))
            ends = np.cumsum([len(match.slots) for match in matches])
            shared: dict[str, float] = defaultdict(float)
            for place, at in zip(np.searchsorted(ends, here, side="right"), here, strict=True):
                shared[terms[place]] += matches[place].trust[at - ends[place]] * weights[place]
            self._shared[segment, document] = dict(shared)
        return self._shared[segment, document]

    def weighed(self, segment: int) -> int:
        """How many terms of a segment weigh anything."""
        return len(self.terms.segments[segment].emphasis.keys() & self._matches.keys())

    def said(self, segment: int) -> float:
        """What all terms of a segment weigh together."""
        return sum(self._spoken(segment).weights)

    def _spoken(self, segment: int) -> _Spoken:
        """What is looked up of a segment again and again; of the last one it is kept."""
        if self._last is None or self._last[0] != segment:
            self._last = None  # its arrays are large
            emphasis = self.terms.segments[segment].emphasis
            terms = [term for term in emphasis if term in self._matches]
            matches = [self._matches[term] for term in terms]
            weights = [
                match.weight * emphasis[term] for term, match in zip(terms, matches, strict=True)
            ]
            slots = np.concatenate([np.empty(0, np.int32), *(match.slots for match in matches)])
            evidence = np.zeros(self._documents + len(self._index.passage_document))
            for match, weight in zip(matches, weights, strict=True):
                evidence[match.slots] += match.trust * weight
            self._last = segment, _Spoken(terms, weights, matches, slots, evidence)
        return self._last[1]

    def forms_of(self, term: str) -> list[str]:
        """The words of the news that a term is found as."""
        return self._forms.get(term, [])

    def is_general(self, term: str) -> bool:
        """Whether a term belongs to any talk about anything, or is a mere number."""
        return is_bare(term) or self._is_common(term)

    def is_rare(self, term: str) -> bool:
        """Whether a term is rare in English, as names are, and so ties by itself."""
        return float(default_embedder().rarity([term])[0]) >= _RARE

    def _is_common(self, term: str) -> bool:
        common = self._corpus.common_characters
        return term in self.terms.stop_words.general or (
            is_spaceless(term) and not common.isdisjoint(term)
        )

    def _shapes(self, words: Sequence[str]) -> FloatArray:
        """What words weigh by what kind they are of, and by how common they are in English."""
        shapes: FloatArray = default_embedder().rarity(words).astype(float)
        for number, word in enumerate(words):
            if word in self.terms.stop_words.function:
                shapes[number] = 0.0
            elif is_bare(word):
                shapes[number] = WORD_PARAMETERS.bare
            elif self._is_common(word):
                shapes[number] *= WORD_PARAMETERS.general
        return shapes

    @property
    def _leads(self) -> FloatArray:
        """What all words of each document's headline and first passage weigh together."""
        leads, stop_words = self._corpus.leads, self.terms.stop_words
        if stop_words not in leads:
            index, params = self._index, WORD_PARAMETERS
            shape = self._shapes(list(self._corpus.vocabulary))
            rare = self._rarity(index.document_frequency) * shape
            lead = index.lead_words()
            weights = rare[lead.words] * np.where(lead.in_title, params.title, params.text)
            count = self._documents
            leads[stop_words] = np.bincount(lead.documents, weights, count).astype(float)
        return leads[stop_words]

    @cached_property
    def _matches(self) -> dict[str, TermMatch]:
        """The terms that weigh anything, each with where it stands."""
        heard = self._segment_frequency()
        occurrences = self._occurrences(list(heard))
        count = len(self.terms.segments)
        matches: dict[str, TermMatch] = {}
        shapes = self._shapes(list(heard)).tolist()
        for (term, said), shape in checked(zip(heard.items(), shapes, strict=True)):
            scope = math.log(count / said) / math.log(count) if count > 1 else 1.0
            if spoken := shape * scope**WORD_PARAMETERS.scope:
                slots, likeness = _likest(occurrences.get(term, []))
                documents = self._index.documents_in(slots)
                weight = spoken * float(self._rarity(len(np.unique(documents))))
                matches[term] = TermMatch(weight, slots, self._trust(slots, documents, likeness))
        return matches

    def _trust(self, slots: IntArray, documents: IntArray, likeness: FloatArray) -> FloatArray:
        """The trust in each slot: where headline and passage have a word, both must mislead."""
        titles = int(np.searchsorted(slots, self._documents))
        trust = likeness * np.where(
            slots < self._documents, WORD_PARAMETERS.title, WORD_PARAMETERS.text
        )
        above = np.zeros(self._documents)
        above[slots[:titles]] = trust[:titles]
        trust[titles:] *= 1 - above[documents[titles:]]
        return trust

    def _rarity(self, frequency: IntArray | int) -> FloatArray:
        """How much a word gains from being rare in the news: from 1 for one that nobody has."""
        unseen = WORD_PARAMETERS.unseen
        documents, least = self._documents + unseen, unseen * _RATE_UNSEEN
        rate = np.minimum(1.0, (np.asarray(frequency) + least) / documents)
        rare = np.log(rate) / math.log(least / documents)
        return np.asarray(np.power(rare, WORD_PARAMETERS.rarity))

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

    def _occurrences(self, every: Sequence[str]) -> dict[str, list[tuple[IntArray, float]]]:
        """Where each term stands, as any word of the news that is like it."""
        vocabulary, words = self._corpus.vocabulary, list(self._corpus.vocabulary)
        standing: dict[str, list[tuple[IntArray, float]]] = defaultdict(list)

        def found(term: str, word: int, likeness: float = 1.0) -> None:
            standing[term].append((self._index.slots_of(word), likeness))
            self._forms[term].append(words[word])

        forms = self._corpus.forms.alike(every)
        for one, other, likeness in checked(zip(*(part.tolist() for part in forms), strict=True)):
            found(every[one], other, likeness)
        for compound, parts in self.terms.compounds.items():
            if compound in vocabulary:
                for part in parts:
                    found(part, vocabulary[compound])
        for term in checked(every):
            standing[term] += ((slots, 1.0) for slots in self._divided(term))
        acronyms = sorted(self.terms.acronyms & standing.keys())[:_ACRONYMS]
        for acronym, slots in self._spelled_out(acronyms, words):
            standing[acronym].append((slots, 1.0))
        return standing

    def _divided(self, term: str) -> Iterator[IntArray]:
        """Where the news writes a word as two; "check out" is no checkout."""
        for parts in splits(term, _PART, _PART):
            numbers = [self._corpus.vocabulary.get(part, NO_WORD) for part in parts]
            if NO_WORD not in numbers and self.terms.stop_words.function.isdisjoint(parts):
                yield self._index.slots_at(in_a_row(self._index.words, numbers))

    def _spelled_out(
        self, acronyms: Sequence[str], words: Sequence[str]
    ) -> Iterator[tuple[str, IntArray]]:
        """Where long words in a row begin with the letters of each acronym."""
        function = self.terms.stop_words.function
        initials = [0 if word in function or len(word) <= _LONG else ord(word[0]) for word in words]
        letters = np.array([*initials, 0])[self._index.words]  # NO_WORD is the last
        for acronym in checked(acronyms):
            yield acronym, self._index.slots_at(in_a_row(letters, list(map(ord, acronym))))


def _likest(standing: Sequence[tuple[IntArray, float]]) -> tuple[IntArray, FloatArray]:
    """Each slot once, in order, with the greatest likeness there."""
    if len(standing) == 1:
        return standing[0][0], np.full(len(standing[0][0]), standing[0][1])
    standing = [(np.empty(0, np.int32), 0.0), *sorted(standing, key=lambda one: -one[1])]
    slots, first = np.unique(np.concatenate([one[0] for one in standing]), return_index=True)
    likeness = np.repeat([one[1] for one in standing], [len(one[0]) for one in standing])
    return slots, likeness[first]
