"""Where words stand in texts, passage by passage, and how many have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tui.index.read_texts import FIELDS, NO_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tui.index.read_texts import BoolArray, IntArray, Positions, ReadTexts

_HALF = 40  # words in half a passage; passages overlap by half


class WordPostings(NamedTuple):
    """Where words stand.

    Attributes:
        slots: those of each word, each once, by word and then by slot.
        offsets: for each word where its slots begin; one more at the end.
        frequency: for each word how many documents have it.
    """

    slots: IntArray
    offsets: IntArray
    frequency: IntArray


class LeadWords(NamedTuple):
    """The words of headlines and first passages, each once for each document.

    Attributes:
        words: their numbers, rising.
        documents: the documents that they belong to.
        in_title: which of them stand in the headline.
    """

    words: IntArray
    documents: IntArray
    in_title: BoolArray


class PassageIndex:
    """Texts as arrays, words by their numbers; each text is a document.

    Its excerpt and its body are cut into passages of eighty words that overlap by half; a document
    without either has one empty passage. Words stand in slots: a document's headline has the
    document's number, a passage the number of documents and its own number. All documents stand one
    after the other, and a position is a place in this row.

    Attributes:
        words: the word at each position; NO_WORD after each field.
        passage_starts: for each document its first passage.
        passage_document: for each passage its document.
        postings: where words stand.
        document_frequency: for each word how many documents have it.
    """

    def __init__(self, texts: ReadTexts, known: WordPostings | None = None) -> None:
        """Index texts; known is where words stand, as an index of the same texts told."""
        self.words, lengths = texts.words, texts.lengths
        self._documents = len(lengths) // FIELDS
        self._ends = np.cumsum(lengths + 1)
        self._starts = self._ends - lengths - 1
        passages = _passage_counts(lengths)
        self._last = np.maximum(passages - 1, 0)
        self._first = np.cumsum(passages) - passages
        self.passage_starts = _int32(self._first[1::FIELDS])
        whole = passages.reshape(-1, FIELDS).sum(axis=1)
        self.passage_document = _int32(np.repeat(np.arange(self._documents), whole))
        self.postings = known or self._posted(lengths, len(texts.vocabulary))
        self.document_frequency = self.postings.frequency

    def _posted(self, lengths: IntArray, vocabulary: int) -> WordPostings:
        inside = np.flatnonzero(self.words != NO_WORD)
        first, last = self._slots(inside, np.repeat(np.arange(len(lengths)), lengths))
        twice = np.flatnonzero(first != last)
        slots = max(1, self._documents + len(self.passage_document))
        words = self.words[inside].astype(np.int64)
        keys = _distinct(
            np.concatenate([words * slots + first, words[twice] * slots + last[twice]])
        )
        holders, posted = keys // slots, _int32(keys % slots)
        documents = max(1, self._documents)
        pairs = _distinct(holders * documents + self.documents_in(posted))
        frequency = np.bincount(pairs // documents, minlength=vocabulary)
        offsets = np.searchsorted(holders, np.arange(vocabulary + 1))
        return WordPostings(posted, _int32(offsets), _int32(frequency))

    def slots_of(self, word: int) -> IntArray:
        """The headlines and passages that have a word, in order."""
        slots, offsets, _ = self.postings
        return slots[offsets[word] : offsets[word + 1]]

    def passages_of(self, document: int) -> tuple[int, int]:
        """A document's first passage, and the one after its last."""
        ends = [*self.passage_starts[document : document + 2].tolist(), len(self.passage_document)]
        return ends[0], ends[1]

    def slots_at(self, positions: Positions) -> IntArray:
        """The headlines and passages at some positions, each once, in order."""
        fields = np.searchsorted(self._ends, positions, side="right")
        return _int32(np.unique(np.concatenate(self._slots(positions, fields))))

    def documents_with(self, words: Sequence[int]) -> set[int]:
        """The documents that have words in a row in one of their fields."""
        rarest, *others = sorted(words, key=self.document_frequency.__getitem__)
        found = np.unique(self.documents_in(self.slots_of(rarest)))
        for word in others:
            found = found[np.isin(found, self.documents_in(self.slots_of(word)))]
        if len(words) == 1 or not len(found):
            return set(found.tolist())
        fields = np.searchsorted(self._ends, in_a_row(self.words, words), side="right")
        return set((fields // FIELDS).tolist())

    def _slots(self, positions: Positions, fields: Positions) -> tuple[Positions, Positions]:
        """The slot at each position of a field, and in a passage's second half the next one."""
        half = (positions - self._starts[fields]) // _HALF
        base = self._first[fields] + self._documents
        first, last = base + np.maximum(half - 1, 0), base + np.minimum(half, self._last[fields])
        in_title = fields % FIELDS == 0
        first[in_title] = last[in_title] = fields[in_title] // FIELDS
        return first, last

    def documents_in(self, slots: IntArray) -> IntArray:
        """For each slot its document."""
        if not len(slots):
            return slots
        in_title = slots < self._documents
        owners = self.passage_document[np.where(in_title, 0, slots - self._documents)]
        return np.where(in_title, slots, owners)

    def field_words(self, document: int, field: int) -> IntArray:
        """The words of a document's headline, excerpt or body, in order."""
        number = FIELDS * document + field
        return self.words[self._starts[number] : self._ends[number] - 1]

    def lead_words(self) -> LeadWords:
        """The words of all headlines and first passages."""
        slots, offsets, _ = self.postings
        is_opening = np.zeros(self._documents + len(self.passage_document), bool)
        is_opening[: self._documents] = True
        is_opening[self._documents + self.passage_starts] = True
        chosen = np.flatnonzero(is_opening[slots])
        words = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))[chosen]
        in_title = slots[chosen] < self._documents
        documents = self.documents_in(slots[chosen])
        keys = words * self._documents + documents
        again = np.isin(keys[~in_title], keys[in_title], assume_unique=True)
        left = np.ones(len(keys), bool)
        left[~in_title] = ~again
        return LeadWords(_int32(words[left]), documents[left], in_title[left])


def in_a_row(codes: IntArray | Positions, row: Sequence[int]) -> Positions:
    """The positions of codes from which on some stand in a row."""
    positions = np.flatnonzero(codes[: len(codes) + 1 - len(row)] == row[0])
    for further, code in enumerate(row[1:], 1):
        positions = positions[codes[positions + further] == code]
    return positions


def _int32(array: npt.NDArray[np.integer]) -> IntArray:
    return array.astype(np.int32, copy=False)


def _distinct(keys: Positions) -> Positions:
    """Each key once, in order; sorting is quicker here than numpy's hashing."""
    keys = np.sort(keys)
    return keys[np.diff(keys, prepend=-1) > 0]


def _passage_counts(lengths: IntArray) -> IntArray:
    """How many passages each field has: two halves make one, and so does a single half."""
    halves = -(-lengths // _HALF)
    count = np.where(halves > 1, halves - 1, halves)
    count[0::FIELDS] = 0
    empty = (count[1::FIELDS] == 0) & (count[2::FIELDS] == 0)
    count[1::FIELDS][empty] = 1
    return _int32(count)
