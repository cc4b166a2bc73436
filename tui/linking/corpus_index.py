"""The documents of a corpus as arrays: where words stand, and how many have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    BoolArray: TypeAlias = npt.NDArray[np.bool_]
    FloatArray: TypeAlias = npt.NDArray[np.float64]
    IntArray: TypeAlias = npt.NDArray[np.int32]

NO_WORD = -1
"""Stands after each field, so that no phrase reaches over its end."""

_FIELDS = 3  # headline, excerpt, body
_HALF = 40  # words in half a passage; passages overlap by half


class CorpusIndex(NamedTuple):
    """The documents of a corpus as arrays, words by their numbers.

    A text that several items share is one document. Its excerpt and its body are cut into passages
    of eighty words that overlap by half; a document without either has one empty passage. Words
    stand in slots: a document's headline has the document's number, a passage the number of
    documents and its own number. All documents stand one after the other, and a position is a
    place in this row.

    Attributes:
        words: the word at each position; NO_WORD after each field.
        first_slot: the slot at each position.
        last_slot: in a passage's second half the next passage's slot, else the same.
        postings: the slots of each word, each once, by word and then by slot.
        offsets: for each word where its slots begin in postings; one more at the end.
        passage_starts: for each document its first passage.
        passage_document: for each passage its document.
        document_frequency: for each word how many documents have it.
        lead_words: each word of a headline or a first passage, once for each document.
        lead_documents: the documents that these words belong to, in order.
        lead_in_title: which of these words stand in the headline.
    """

    words: IntArray
    first_slot: IntArray
    last_slot: IntArray
    postings: IntArray
    offsets: IntArray
    passage_starts: IntArray
    passage_document: IntArray
    document_frequency: IntArray
    lead_words: IntArray
    lead_documents: IntArray
    lead_in_title: BoolArray

    def slots_of(self, word: int) -> IntArray:
        """The headlines and passages that have a word, in order."""
        return self.postings[self.offsets[word] : self.offsets[word + 1]]

    def passages_of(self, document: int) -> tuple[int, int]:
        """A document's first passage, and the one after its last."""
        ends = [*self.passage_starts[document : document + 2].tolist(), len(self.passage_document)]
        return ends[0], ends[1]

    def slots_at(self, positions: npt.NDArray[np.integer]) -> IntArray:
        """The headlines and passages at some positions."""
        return np.concatenate([self.first_slot[positions], self.last_slot[positions]])

    def documents_in(self, slots: IntArray) -> IntArray:
        """For each slot its document."""
        count = len(self.passage_starts)
        in_title = slots < count
        owners = self.passage_document[np.where(in_title, 0, slots - count)]
        return np.where(in_title, slots, owners)


def build_index(words: IntArray, lengths: IntArray, vocabulary: int) -> CorpusIndex:
    """Index documents.

    Args:
        words: the words of all fields, one after the other, each field with NO_WORD after it.
        lengths: how many words each field has; of each document three: headline, excerpt, body.
        vocabulary: how many different words there may be.
    """
    fields = len(lengths)
    documents = fields // _FIELDS
    ends = np.cumsum(lengths + 1)
    field = _int32(np.repeat(np.arange(fields), lengths + 1))
    half = _int32((np.arange(len(words)) - (ends - lengths - 1)[field]) // _HALF)
    document = field // _FIELDS
    count = _passage_counts(lengths)
    starts = np.cumsum(count) - count
    owner = _int32(np.repeat(np.arange(documents), count.reshape(-1, _FIELDS).sum(axis=1)))
    first = starts[field] + np.maximum(half - 1, 0) + documents
    last = starts[field] + np.minimum(half, np.maximum(count - 1, 0)[field]) + documents
    in_title = field % _FIELDS == 0
    first[in_title] = last[in_title] = document[in_title]
    slots = documents + len(owner)
    inside = np.flatnonzero(words != NO_WORD)
    twice = inside[first[inside] != last[inside]]
    at = words[np.concatenate([inside, twice])].astype(np.int64)
    keys = _distinct(at * slots + np.concatenate([first[inside], last[twice]]))
    holders, postings = keys // max(1, slots), keys % max(1, slots)
    lead = _leads(words, document, half, field)
    index = CorpusIndex(
        words=words,
        first_slot=_int32(first),
        last_slot=_int32(last),
        postings=_int32(postings),
        offsets=_int32(np.searchsorted(holders, np.arange(vocabulary + 1))),
        passage_starts=_int32(starts[1::_FIELDS]),
        passage_document=owner,
        document_frequency=np.empty(0, np.int32),
        lead_words=lead[0],
        lead_documents=lead[1],
        lead_in_title=lead[2],
    )
    owners = index.documents_in(index.postings) if len(postings) else index.postings
    pairs = _distinct(holders * max(1, documents) + owners)
    frequency = np.bincount(pairs // max(1, documents), minlength=vocabulary)
    return index._replace(document_frequency=_int32(frequency))


def _int32(array: npt.NDArray[np.integer]) -> IntArray:
    return array.astype(np.int32, copy=False)


def _distinct(keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Each key once, in order; sorting is quicker here than numpy's hashing."""
    keys = np.sort(keys)
    return keys[np.diff(keys, prepend=-1) > 0]


def _passage_counts(lengths: IntArray) -> IntArray:
    """How many passages each field has: two halves make one, and so does a single half."""
    halves = -(-lengths // _HALF)
    count = np.where(halves > 1, halves - 1, halves)
    count[0::_FIELDS] = 0
    empty = (count[1::_FIELDS] == 0) & (count[2::_FIELDS] == 0)
    count[1::_FIELDS][empty] = 1
    return _int32(count)


def _leads(
    words: IntArray, document: IntArray, half: IntArray, field: IntArray
) -> tuple[IntArray, IntArray, BoolArray]:
    """Each word of each headline and first passage once, headlines first."""
    kind = field % _FIELDS
    has_excerpt = np.zeros(document[-1] + 1 if len(document) else 0, dtype=bool)
    has_excerpt[document[(kind == 1) & (words != NO_WORD)]] = True
    opening = (kind == 1) | ((kind == 2) & ~has_excerpt[document])
    in_title = kind == 0
    chosen = np.flatnonzero((in_title | (opening & (half < 2))) & (words != NO_WORD))
    size = int(words.max(initial=0)) + 1
    key = document[chosen].astype(np.int64) * size + words[chosen]
    keys = np.sort(2 * key + ~in_title[chosen])
    keys = keys[np.diff(keys >> 1, prepend=-1) > 0]
    documents, found = np.divmod(keys >> 1, size)
    return _int32(found), _int32(documents), keys & 1 == 0
