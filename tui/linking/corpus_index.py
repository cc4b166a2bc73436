"""The documents of a corpus as arrays: where words stand, how many have them, which are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tui.linking.near_duplicates import near_duplicate_clusters

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from tui.linking.near_duplicates import FloatArray, IntArray

    BoolArray = npt.NDArray[np.bool_]

NO_WORD = -1
"""Stands after each field, so that no phrase reaches over its end."""

_FIELDS = 3  # headline, excerpt, body
_HALF = 40  # words in half a passage; passages overlap by half


class CorpusIndex(NamedTuple):
    """The documents of a corpus as arrays, words by their numbers.

    A text that several items share is one document. Its excerpt and its body are cut into passages
    of eighty words that overlap by half; a document without either has one empty passage. All
    documents stand one after the other, and a position is a place in this row.

    Attributes:
        words: the word at each position; NO_WORD after each field.
        document_at: the document at each position.
        first_passage: the first passage at each position; -1 in a headline.
        last_passage: the last passage at each position: the same one or the next.
        passage_starts: for each document its first passage.
        passage_document: for each passage its document.
        postings: the positions, sorted by word and then by position.
        offsets: for each word where its positions begin in postings; one more at the end.
        document_frequency: for each word how many documents have it.
        cluster_frequency: the same, where documents that are nearly the same count as one.
        cluster: for each document the first one that it is nearly the same as.
        lead_words: each word of a headline or a first passage, once for each document.
        lead_documents: the documents that these words belong to, in order.
        lead_in_title: which of these words stand in the headline.
    """

    words: IntArray
    document_at: IntArray
    first_passage: IntArray
    last_passage: IntArray
    passage_starts: IntArray
    passage_document: IntArray
    postings: IntArray
    offsets: IntArray
    document_frequency: IntArray
    cluster_frequency: IntArray
    cluster: IntArray
    lead_words: IntArray
    lead_documents: IntArray
    lead_in_title: BoolArray

    @property
    def clusters(self) -> int:
        """How many documents there are, where those that are nearly the same count as one."""
        return int(np.count_nonzero(self.cluster == np.arange(len(self.cluster))))

    def positions_of(self, word: int) -> IntArray:
        """Where a word stands, in order."""
        return self.postings[self.offsets[word] : self.offsets[word + 1]]


def build_index(words: IntArray, lengths: IntArray, is_number: Sequence[bool]) -> CorpusIndex:
    """The index of words in a row.

    Args:
        words: the words of all fields, NO_WORD after each.
        lengths: how many words each field of each document has: headline, excerpt, body.
        is_number: for each word of the vocabulary whether it begins with a digit.
    """
    vocabulary, fields = len(is_number), len(lengths)
    documents = fields // _FIELDS
    ends = np.cumsum(lengths + 1)
    field = _int32(np.repeat(np.arange(fields), lengths + 1))
    half = _int32((np.arange(len(words)) - (ends - lengths - 1)[field]) // _HALF)
    count = _passage_counts(lengths)
    starts = np.cumsum(count) - count
    first = starts[field] + np.maximum(half - 1, 0)
    last = starts[field] + np.minimum(half, np.maximum(count - 1, 0)[field])
    in_title = field % _FIELDS == 0
    first[in_title] = last[in_title] = NO_WORD
    document = field // _FIELDS
    postings = np.argsort(words, kind="stable")
    lead = _leads(words, document, half, field)
    marks = _number_marks(*lead, np.array(is_number, dtype=bool), documents)
    cluster = near_duplicate_clusters(lead[0], lead[1], marks)
    holders, held = _distinct(words[postings], document[postings])
    return CorpusIndex(
        words=words,
        document_at=_int32(document),
        first_passage=_int32(first),
        last_passage=_int32(last),
        passage_starts=_int32(starts[1::_FIELDS]),
        passage_document=_int32(
            np.repeat(np.arange(documents), count.reshape(-1, _FIELDS).sum(axis=1))
        ),
        postings=_int32(postings),
        offsets=_int32(np.searchsorted(words[postings], np.arange(vocabulary + 1))),
        document_frequency=_int32(np.bincount(held, minlength=vocabulary)),
        cluster_frequency=_cluster_frequency(holders, held, cluster, vocabulary),
        cluster=cluster,
        lead_words=lead[0],
        lead_documents=lead[1],
        lead_in_title=lead[2],
    )


def _int32(array: npt.NDArray[np.integer]) -> IntArray:
    return array.astype(np.int32, copy=False)


def _passage_counts(lengths: IntArray) -> IntArray:
    """How many passages each field has: two halves make one, and so does a single half."""
    halves = -(-lengths // _HALF)
    count = np.where(halves > 1, halves - 1, halves)
    count[0::_FIELDS] = 0
    empty = (count[1::_FIELDS] == 0) & (count[2::_FIELDS] == 0)
    count[1::_FIELDS][empty] = 1
    return _int32(count)


def _distinct(words: IntArray, documents: IntArray) -> tuple[IntArray, IntArray]:
    """Each document of each word once, and the word; by word and then by document."""
    new = np.ones(len(words), dtype=bool)
    new[1:] = (words[1:] != words[:-1]) | (documents[1:] != documents[:-1])
    new &= words != NO_WORD
    return documents[new], words[new]


def _number_marks(
    words: IntArray, documents: IntArray, in_title: BoolArray, is_number: BoolArray, count: int
) -> FloatArray:
    """For each document what tells the numbers of its headline, as versions and years, apart."""
    wanted = in_title & is_number[words]
    weights = np.sqrt(words[wanted] + 1.0)
    return np.bincount(documents[wanted], weights=weights, minlength=count).astype(float)


def _cluster_frequency(
    holders: IntArray, held: IntArray, cluster: IntArray, vocabulary: int
) -> IntArray:
    """For each word how many clusters have it."""
    if np.array_equal(cluster, np.arange(len(cluster))):
        return _int32(np.bincount(held, minlength=vocabulary))
    key = held.astype(np.int64) * len(cluster) + cluster[holders]
    return _int32(np.bincount(np.unique(key) // len(cluster), minlength=vocabulary))


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
    key = document[chosen].astype(np.int64) * (int(words.max(initial=0)) + 1) + words[chosen]
    by_title = np.argsort(~in_title[chosen], kind="stable")
    _, once = np.unique(key[by_title], return_index=True)
    lead = chosen[by_title[once]]
    return _int32(words[lead]), _int32(document[lead]), in_title[lead]
